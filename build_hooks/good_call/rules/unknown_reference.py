"""A principle, policy, verdict, role, partner, commitment, programme, tree or article is named that doesn't exist.

What a node names is shown beside it with its source. A name that nothing has would leave a gap there.

Bad:

```yaml
principles: [fire-a-customer/last-ressort]
```

Good:

```yaml
principles: [fire-a-customer/last-resort]
```
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping, Set

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place
from good_call.diagnostics.replacement import Replacement
from good_call.diagnostics.subject import Subject
from good_call.model.field import Field, form_of, things_named
from good_call.model.form_walk import walk
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE, House, Verdict
from good_call.model.house_in_doubt import InDoubtError
from good_call.model.identifier import slug
from good_call.model.moves import Move, moves
from good_call.model.nearest import nearest
from good_call.model.people import Partner, Role
from good_call.model.promises import Commitment, Policy, Programme
from good_call.model.same import pair_of, question_at
from good_call.model.thing import Thing
from good_call.model.tree import Tree
from good_call.rules.gathering import gather
from good_call.rules.rule import Family, GuideSubject, TreeSubject
from good_call.rules.unknown_target import lost_targets

FAMILY = Family.SENSE

_MOST_NAMED = 5
_JUDGED: frozenset[Thing] = frozenset(
    (
        *("article", "commitment", "hard stop", "nobody", "partner", "policy", "principle"),
        *("programme", "role", "theme", "tree", "tree/node", "verdict"),
    )
)
"""What is named by id and known to the whole guide; nodes and answers are known to their tree."""

_IN_HOUSE: dict[str, tuple[str, type]] = {
    "verdict": ("verdicts", Verdict),
    "role": ("roles", Role),
    "partner": ("partners", Partner),
    "policy": ("policies", Policy),
    "commitment": ("commitments", Commitment),
    "programme": ("programmes", Programme),
}
"""Where the house rules hold what can be named, and its form."""


def check_tree(subject: TreeSubject) -> Iterator[Diagnostic]:
    """Every name in the tree is known; one that is wrong in several places is told once."""
    tree = subject.tree
    yield from gather(_Namable(subject.guide, subject.house, tree).unknown_in(tree.file, tree))


def check_among(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every question of another tree that is named exists: what one tree has, a change of that tree alone can take."""
    guide = subject.guide
    for tree, question in subject.naming:
        if not _has_question(guide, question.same_as):
            yield _no_question(guide, Place(tree.file, ("questions", question.id, "same-as")), question.same_as)


def _has_question(guide: Guide, citation: str) -> bool:
    pair = pair_of(citation)
    return pair[0] in guide.broken or question_at(guide.trees, pair) is not None


def _no_question(guide: Guide, place: Place, citation: str) -> Diagnostic:
    names = tuple(f"{tree.id}/{each}" for tree in guide.trees.values() for each in tree.questions)
    tree_id, node_id = pair_of(citation)
    now = _now(guide.trees.get(tree_id), node_id)
    if now:
        return _unknown(place, Subject("question", citation), f"`{citation}` has another id now", now, names, "")
    repair = f"Name a question of `{tree_id}`; or take `same-as` out." if tree_id in guide.trees else ""
    repair = repair or "Write it as `tree/question`, with a tree that is there; or take `same-as` out."
    return _unknown(
        place,
        Subject("question", citation),
        f"there is no question `{citation}`",
        nearest(citation, names),
        names,
        repair,
    )


def _now(tree: Tree | None, node_id: str) -> str:
    """What a question of this tree is called that had this id before; empty where none had."""
    questions = tree.questions.values() if tree else ()
    return next((f"{tree.id}/{each.id}" for each in questions if tree and node_id in each.formerly), "")


def check_guide(subject: GuideSubject) -> Iterator[Diagnostic]:
    """Every name in the house rules and in the articles is known."""
    named = _Namable(subject.guide, subject.house)
    yield from named.unknown_in(HOUSE_FILE, subject.house)
    for article in subject.guide.articles.values():
        yield from named.unknown_in(article.file, article)
    for group in subject.guide.groups.values():
        yield from named.unknown_in(group.file, group)


def _judged(field: Field) -> tuple[Thing, ...]:
    of = things_named(field)
    return of if _JUDGED.issuperset(of) else ()


_OF_HOUSE: dict[Thing, str] = {
    "commitment": "commitments",
    "hard stop": "hard_stops",
    "partner": "partners",
    "policy": "policies",
    "programme": "programmes",
    "role": "roles",
    "theme": "themes",
    "verdict": "verdicts",
}


def _named_in(house: House) -> dict[Thing, Collection[str]]:
    """What the house rules have of each, without what is in doubt."""
    known: dict[Thing, Collection[str]] = {}
    for what, attribute in _OF_HOUSE.items():
        with contextlib.suppress(InDoubtError):
            known[what] = getattr(house, attribute)
    return known


class _Namable:
    """What can be named in a guide, and by one tree of it."""

    def __init__(self, guide: Guide, house: House, tree: Tree | None = None) -> None:
        self._guide = guide
        self._tree = tree
        self._known: Mapping[Thing, Collection[str]] = {"article": guide.article_ids, **_named_in(house)}

    def unknown_in(self, file: str, group: object) -> Iterator[Diagnostic]:
        """Each name in a group of the form that nothing has."""
        for route, name, of in walk((), group, _judged):
            what = of[-1]
            if what in self._known:
                nobody = [each for each in of if each == "nobody"]
                if name not in self._known[what] and name not in nobody:
                    yield self._unknown(Place(file, route), what, name, nobody)
            elif what == "principle":
                if self._guide.principle(name) is None and not _in_broken_article(self._guide, name):
                    yield _no_principle(self._guide, Place(file, route), name)
            elif of == ("tree",):
                yield from _other_tree(self._guide, self._tree, Place(file, route), name)
            elif what == "tree/node":
                yield from _settled_at(self._guide, Place(file, route), name)

    def _unknown(self, place: Place, what: Thing, name: str, nobody: Collection[str]) -> Diagnostic:
        known = self._known[what]
        if place.route[-1] == "verdict" and isinstance(known, Mapping):
            # Called by its name there, and held by the id that this makes.
            return _unknown_name(
                self._guide, place, what, name.replace("-", " "), [each.name for each in known.values()]
            )
        return _unknown_name(self._guide, place, what, name, [*known, *nobody])


def _settled_at(guide: Guide, place: Place, at: str) -> Iterator[Diagnostic]:
    trees = guide.trees
    tree_id, _, node_id = at.partition("/")
    if tree_id in guide.broken or (tree_id in trees and node_id in trees[tree_id].nodes):
        return
    if tree_id in trees and any(target == node_id for _, target in lost_targets(trees[tree_id], frozenset(trees))):
        return  # told in the tree, where answers lead to it
    moved = next((each for each in moves(guide) if "/".join(each.was) == at), None)
    if moved:
        yield _moved(place, at, moved)
        return
    names = [f"{tree.id}/{node}" for tree in trees.values() for node in tree.nodes]
    yield _unknown_name(guide, place, "node", at, names)


def _moved(place: Place, at: str, move: Move) -> Diagnostic:
    pair = f"{move.to}/{move.now[0]}"
    return Diagnostic(
        rule="unknown-reference",
        message=f"`{at}` has moved to the tree `{move.to}`",
        place=place,
        label="its place before",
        help=f"Write `{pair}`.",
        subject=Subject("node", at),
        meant=pair,
        replacements=(Replacement(place, pair),),
    )


def _other_tree(guide: Guide, own: Tree | None, place: Place, tree: str) -> Iterator[Diagnostic]:
    is_itself = own is not None and tree == own.id
    if not is_itself and (tree in guide.trees or tree in guide.broken):
        return
    if is_itself:
        repair = "Name another tree, or take it out: a rep can start again on every page."
        yield Diagnostic(
            rule="unknown-reference",
            message="this tree names itself",
            place=place,
            subject=Subject("tree", tree),
            label="this is the tree itself",
            help=repair,
        )
    elif tree in guide.article_ids:
        repair = f"Cite what it teaches, as in `principles: [{tree}/…]`; or link to it in a text: `articles/{tree}.md`."
        message = f"`{tree}` is an article, and a tree should stand here"
        yield Diagnostic(
            rule="unknown-reference",
            message=message,
            place=place,
            label="no tree has this name",
            help=repair,
            subject=Subject("article", tree),
        )
    else:
        yield _unknown_name(guide, place, "tree", tree, sorted(guide.tree_ids - ({own.id} if own else set())))


def _no_principle(guide: Guide, place: Place, citation: str) -> Diagnostic:
    article_id, _, principle_id = citation.partition("/")
    known = [f"{article.id}/{each}" for article in guide.articles.values() for each in article.principles]
    guess = nearest(citation, known)
    if article_id in guide.articles or guess:
        own = tuple(each for each in known if each.startswith(f"{article_id}/"))
        more = f" and {len(own) - _MOST_NAMED} more" if len(own) > _MOST_NAMED else ""
        few = ", ".join(f"`{each}`" for each in own[:_MOST_NAMED])
        write = f"Write one of {few}{more}; or add" if few else "Add"
        repair = f"{write} it to the article `{article_id}`."
        unknown = Subject("principle", citation)
        return _unknown(place, unknown, f"there is no principle `{citation}`", guess, own, repair)
    # The same for each of its principles, so that all places are told together.
    heirs = [article.id for article in guide.articles.values() if principle_id in article.principles]
    renamed = (
        f"Write `{heirs[0]}/` before the principle, if it is there now; or" if len(heirs) == 1 else "Cite another; or"
    )
    repair = f"{renamed} bring `{guide.folders.articles}/{article_id}.md` back."
    message = f"there is no article `{article_id}` whose principles could be cited"
    return _unknown(place, Subject("article", article_id), message, None, (), repair)


def _in_broken_article(guide: Guide, citation: str) -> bool:
    # One mistake, one diagnostic: an article that can't be read has said so itself.
    return citation.partition("/")[0] in guide.broken_articles


def _unknown_name(guide: Guide, place: Place, what: str, name: str, known: Collection[str]) -> Diagnostic:
    # Sets have no order of their own, and each run should say the same.
    names = tuple(sorted(known) if isinstance(known, Set) else known)
    few = ", ".join(f"`{each}`" for each in names)
    # Ids with a slash are made of two, and both are there already or nowhere.
    added = name if "/" in name or what == "verdict" else slug(name) or name
    to_add = _to_add(guide, what, added) or f"add it first, as `{added}`"
    one_of = f"Write one of {few}" if 0 < len(known) <= 20 else ""
    repair = (
        f"{one_of}; or {to_add}." if one_of and what in _IN_HOUSE else f"{one_of or to_add[:1].upper() + to_add[1:]}."
    )
    return _unknown(place, Subject(what, name), f"there is no {what} `{name}`", nearest(name, known), names, repair)


def _to_add(guide: Guide, what: str, name: str) -> str:
    """The lines that add it to the house rules; empty for what is added elsewhere."""
    if what not in _IN_HOUSE:
        return ""
    section, group = _IN_HOUSE[what]
    *most, last = (f"`{field.key}: …`" for field in form_of(group).required)
    fields = f"{', '.join(most)} and {last}" if most else last
    return f"add it to `{guide.folders.house}`: below `{section}:` a line `{name}:`, and below that {fields}"


def _unknown(
    place: Place, unknown: Subject, message: str, guess: str | None, known: tuple[str, ...], repair: str
) -> Diagnostic:
    return Diagnostic(
        rule="unknown-reference",
        message=message,
        place=place,
        label="nothing has this name",
        help="" if guess else repair,
        subject=unknown,
        meant=guess or "",
        alternatives=known,
    )
