"""A link in a text leads nowhere, or where links may not lead.

Texts of trees, of house rules and of principles may link to `guides/<tree>.md`, `articles/<article>.md`, and addresses
that begin with `https:`, `http:`, `mailto:` or `tel:`; those of a tree also to its own nodes (`#node`). Behind `#`
stands a node of that tree, or a principle or a heading of that article.

Articles and pages of `docs/` link from file to file: `../guides/<tree>.md`, `saying-no.md#a-heading`.

Bad:

```yaml
help: See [the article](fire.md).
```

Good:

```yaml
help: See [the article](articles/fire-a-customer.md).
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place
from good_call.diagnostics.subject import Subject
from good_call.model.article import Article
from good_call.model.call import CALLS_FILE
from good_call.model.fragment import Answered, Fragment
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE
from good_call.model.nearest import nearest
from good_call.model.same import question_at
from good_call.model.tree import Tree
from good_call.model.wording import Worded, texts_below, texts_of
from good_call.records import dataclass
from good_call.rules.links_of_pages import broken_links
from good_call.rules.rule import Family, GuideSubject, TreeSubject
from good_call.rules.unknown_target import lost_targets

FAMILY = Family.UPKEEP

_LINK = re.compile(r"\]\(\s*<?([^)>\s]*)")
_PAGE = r"(?P<folder>guides|articles)/(?P<name>[^/#]+)\.md#(?P<fragment>.*)"
_HEADING = r"(?m)^#{1,6}[ \t]+(?P<words>[^\n]*?)(?:[ \t]*\{[ \t]*#(?P<id>[\w-]+)[ \t]*\})?[ \t]*$"
_SCHEME = r"(?i)(?:https?|mailto|tel):."


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every link leads to a page, or to a node of this tree."""
    yield from _of_tree(subject.guide, subject.tree, _why_broken)


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every link of house rules and articles leads to a page, and every link into a page to something there.

    Other trees change too, so no tree can answer the second alone.
    """
    guide = subject.guide
    for tree in guide.trees.values():
        document = guide.documents.get(tree.file)
        if document is None or ".md#" in document.text:
            yield from _of_tree(guide, tree, _why_lost)
    yield from _elsewhere(guide, HOUSE_FILE, texts_below((), subject.house))
    if guide.calls:
        yield from _elsewhere(guide, CALLS_FILE, texts_below((), guide.calls))
    for group in guide.groups.values():
        yield from _elsewhere(guide, group.file, texts_below((), group))
    for article in guide.articles.values():
        yield from _elsewhere(guide, article.file, texts_below((), article))
    yield from broken_links(guide, subject.own_pages, partial(_lost_node, guide))


@dataclass(frozen=True)
class Why:
    """What is wrong with a link: the rest of the message, what the name in it was meant to be, and the repair."""

    words: str
    repair: str
    meant: str = ""

    @classmethod
    def unknown(cls, words: str, name: str, known: Iterable[str], repair: str) -> Why:
        """A name in the link that nothing has."""
        guess = nearest(name, known)
        return cls(words, "" if guess else repair, guess or "")


WhyOf = Callable[[Guide, Tree | None, str], Why | None]


def _of_tree(guide: Guide, tree: Tree, why: WhyOf) -> Iterator[Diagnostic]:
    if _may_link(guide, tree.file):
        yield from _broken(tree.file, texts_of(tree), partial(why, guide, tree))


def _elsewhere(guide: Guide, file: str, texts: Iterable[Worded]) -> Iterator[Diagnostic]:
    if _may_link(guide, file):
        yield from _broken(
            file, texts, lambda target: _why_broken(guide, None, target) or _why_lost(guide, None, target)
        )


def _may_link(guide: Guide, file: str) -> bool:
    documents = map(guide.documents.get, guide.house_files if file == HOUSE_FILE else (file,))
    # A round bracket first: it is looked for faster than two signs, and most texts hold none.
    return any(document is None or ("(" in document.text and "](" in document.text) for document in documents)


def _broken(file: str, texts: Iterable[Worded], why: Callable[[str], Why | None]) -> Iterator[Diagnostic]:
    for route, text, _ in texts:
        for target in _LINK.findall(text) if "](" in text else ():
            found = why(target)
            if found:
                yield Diagnostic(
                    rule="broken-link",
                    message=f"the link `{target[:60]}` {found.words}",
                    place=Place(file, route, words=target),
                    label="this link",
                    help=found.repair,
                    subject=Subject("link", target),
                    meant=found.meant,
                )


def _why_broken(guide: Guide, tree: Tree | None, target: str) -> Why | None:
    if re.match(_SCHEME, target):
        return None
    page, _, fragment = target.partition("#")
    if not page and tree is None:
        return Why("names no tree, and stands in none", f"Write `guides/….md#{fragment}`.")
    if not page and tree:
        return _why_no_trail(guide, tree, fragment, "this tree")
    folder, _, file = page.partition("/")
    name = file.removesuffix(".md")
    known = {"guides": guide.tree_ids, "articles": guide.article_ids}.get(folder)
    if known is None or not file.endswith(".md"):
        return Why("is none that a text may hold", "Link to `guides/….md`, `articles/….md`, or an https address.")
    if name not in known:
        return Why.unknown("leads nowhere", name, known, f"There is no page `{name}`.")
    return None


def _why_lost(guide: Guide, _: Tree | None, target: str) -> Why | None:
    """What is wrong behind the `#` of a link to a page; nothing is said of pages that can't be read."""
    found = re.fullmatch(_PAGE, target)
    if found is None:
        return None
    if found["folder"] == "guides":
        other = guide.trees.get(found["name"])
        return _why_no_trail(guide, other, found["fragment"], f"`{other.id}`") if other else None
    article = guide.articles.get(found["name"])
    if article is None or found["fragment"] in article.principles or found["fragment"] in _headings(article):
        return None
    known = [*article.principles, *_headings(article)]
    repair = f"Write one of {_shown(article.principles)}."
    return Why.unknown("names no principle or heading of that article", found["fragment"], known, repair)


def _lost_node(guide: Guide, target: str) -> tuple[str, str] | None:
    """The same of a link to a tree's page in the Markdown of another page, with the repair in words."""
    found = _why_lost(guide, None, target) if target.startswith("guides/") else None
    return (found.words, found.repair or f"Did you mean `{found.meant}`?") if found else None


def _why_no_trail(guide: Guide, tree: Tree, fragment: str, where: str) -> Why | None:
    """A fragment names a node, and perhaps the answers on the way to it."""
    read = Fragment.read(fragment)
    node = read.node
    if node not in tree.nodes:
        if any(target == node for _, target in lost_targets(tree, guide.tree_ids)):
            return None  # told where answers lead to it
        newer = next((each.id for each in tree.nodes.values() if node in each.formerly), "")
        words = f"names no node of {where}"
        if newer:
            return Why(words, "", newer)
        return Why.unknown(words, node, tree.nodes, f"Write one of {_shown(tree.nodes)}.")
    found = (_why_not_answered(guide, tree, answered, where) for answered in read.trail)
    return next(filter(None, found), None)


def _why_not_answered(guide: Guide, tree: Tree, answered: Answered, where: str) -> Why | None:
    question_id, ids = answered
    # What was answered in a tree before stands as tree/question; one of which nothing may be told, as tree/.
    before, slash, asked = question_id.partition("/")
    if before in guide.broken or (slash and not asked and before in guide.trees):
        return None
    question = question_at(guide.trees, (before, asked)) if slash else tree.questions.get(question_id)
    if question is None:
        return Why.unknown(f"names no question of {where}", question_id, tree.questions, "Take the answers out.")
    for each in ids or ("",):
        if each not in question.ids:
            repair = f"Write one of {_shown(question.ids)}."
            return Why.unknown(f"names no answer of `{question.id}`", each, question.ids, repair)
    return None


def _headings(article: Article) -> list[str]:
    return [found["id"] or _anchor(found["words"]) for found in re.finditer(_HEADING, article.body)]


def _anchor(words: str) -> str:
    # What Markdown makes of a heading, which knows neither a longest id nor our apostrophes.
    plain = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode())
    return re.sub(r"[-\s]+", "-", plain.strip().lower())


def _shown(known: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in islice(known, 8))
