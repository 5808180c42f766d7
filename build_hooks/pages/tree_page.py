"""The page of a tree: every node as a section, every answer as a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from build_hooks.model.answer import Answer
from build_hooks.model.case import Case, Then
from build_hooks.model.house import Partner, Programme
from build_hooks.model.measure import Typed, numeral
from build_hooks.model.node import Node, Outcome, Question
from build_hooks.model.tree import Tree
from build_hooks.pages import quantity
from build_hooks.pages.broken_page import broken_page, fault_of
from build_hooks.pages.edition import Edition
from build_hooks.pages.map import tree_map
from build_hooks.pages.page import Page
from build_hooks.pages.shipped_assets import script_tags
from build_hooks.pages.templating import render

FRONT_DOOR = "start-here"
"""The tree whose first question stands on the home page."""
MOST_ASKED_BEFORE = 20
"""More than these are not listed one by one: a chain of a thousand questions would list half a million."""


@dataclass(frozen=True, slots=True)
class Exit:
    """One way on. `goes` is the section's number for print; `condition` is None where the case takes everything."""

    href: str
    words: Markup
    tree: str = ""
    goes: str = ""
    condition: str | None = None
    said: str = ""


def uri_of(tree_id: str) -> str:
    """The Markdown file of a tree's page."""
    return f"guides/{tree_id}.md"


def tree_pages(edition: Edition) -> Iterator[Page]:
    """One page for each tree, also for those that are broken."""
    files = {**edition.guide.broken, **{tree.id: tree.file for tree in edition.guide.trees.values()}}
    for tree_id in sorted(files):
        title = edition.reasons(uri_of(tree_id)).texts.plain(edition.title(tree_id))
        fault = fault_of(edition, files[tree_id])
        if fault or tree_id not in edition.trees:
            yield broken_page(uri_of(tree_id), title, files[tree_id], fault)
        else:
            yield _page(edition, tree_id, title)


def _page(edition: Edition, tree_id: str, title: str) -> Page:
    tree = edition.trees[tree_id]
    uri = uri_of(tree_id)
    return Page(
        uri=uri,
        title=title,
        summary=edition.reasons(uri).texts.plain(tree.summary),
        file=tree.file,
        render=lambda _: _rendered(edition, tree),
        anchors=frozenset(tree.nodes),
        made_from=edition.made_from(tree),
    )


def _rendered(edition: Edition, tree: Tree) -> Markup:
    view = TreeView(edition, tree)
    reasons = view.reasons
    is_measured = any(each.is_measured for each in tree.questions.values())
    root = edition.addresses.root(uri_of(tree.id))
    scripts = script_tags(("measured-tree-page.js" if is_measured else "tree-page.js",), root)
    page = render(
        "tree.html",
        view=view,
        tree=tree,
        reasons=reasons,
        issues=edition.issues,
        line=reasons.texts.line,
        block=reasons.texts.block,
        plain=reasons.texts.plain,
    )
    return page + tree_map(view, tree, root) + scripts


class TreeView:
    """A tree as its page shows it."""

    def __init__(self, edition: Edition, tree: Tree) -> None:
        self._edition = edition
        self._tree = tree
        self._analysis = edition.analysis(tree)
        self._uri = uri_of(tree.id)
        self.reasons = edition.reasons(self._uri)

    @cached_property
    def nodes(self) -> list[Node]:
        """All nodes, each before those that it leads to."""
        return [self._tree.nodes[each] for each in self._analysis.network.order()]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {node.id: number for number, node in enumerate(self.nodes, 1)}

    def search_words(self) -> str:
        """What a rep may type to find the tree; read by the search's index alone."""
        return ", ".join(map(self.reasons.texts.plain, self._tree.search))

    def kind(self, node: Node) -> str:
        """`question`, `step` or `outcome`."""
        return node.form_name

    def asked_before(self, node_id: str) -> list[Node]:
        """The questions that every path to this node asks, in order; of too many the first alone."""
        asked = self._analysis.questions_before(node_id)
        kept = asked if len(asked) <= MOST_ASKED_BEFORE else asked[:1]
        return [self._tree.nodes[each] for each in kept]

    def exits(self, then: Then) -> list[Exit]:
        """All ways on."""
        return [self._exit(case) for case in then.cases]

    def _exit(self, case: Case) -> Exit:
        condition = None
        if case.if_ is not None:
            condition = ";".join(f"{question}={'|'.join(ids)}" for question, ids in case.if_.items())
        said = self._said(case)
        node = self._tree.nodes.get(case.target)
        if node:
            words = self.reasons.texts.line(node.words)
            return Exit(f"#{node.id}", words, "", str(self._numbers[node.id]), condition, said)
        words = self.reasons.texts.line(self.tree_title(case.target))
        return Exit(self.tree_link(case.target), words, case.target, words.striptags(), condition, said)

    def _said(self, case: Case) -> str:
        if case.if_ is None:
            return "Otherwise"
        return "If you answered " + " and ".join(self._answered(*each) for each in case.if_.items())

    def _answered(self, question_id: str, ids: tuple[str, ...]) -> str:
        question = self._tree.questions[question_id]
        words = {answer.id: answer.answer for answer in question.answers}
        words |= {tick.id: tick.tick for tick in question.tick or ()}
        plain = self.reasons.texts.plain
        either = " or ".join(f"“{plain(words[each])}”" for each in ids)
        return f"{either} to “{plain(question.ask)}”"

    def tree_link(self, tree_id: str) -> str:
        """The link to another tree's page."""
        return self._edition.addresses.link(self._uri, uri_of(tree_id))

    def tree_title(self, tree_id: str) -> str:
        """Another tree's title."""
        return self._edition.title(tree_id)

    def landings(self, node_id: str) -> list[str]:
        """Ids under which the home page links to a node together with the answer that led there."""
        if self._tree.id != FRONT_DOOR:
            return []
        question = self._tree.questions.get(self._tree.start)
        targets = (
            [(answer, target) for answer in question.answers for target in answer.then.targets] if question else []
        )
        return [landing(target, self._tree.start, answer.id) for answer, target in targets if target == node_id]

    def has_reasons(self, node: Node) -> bool:
        """Whether anything stands beside a node."""
        return bool(self.principles(node) or node.policies or self.reasons.tensions(self._tree.id, node.id))

    def principles(self, node: Node) -> list[Markup]:
        """The principles that a node rests on; those of an article that can't be read are left out."""
        shown = (self.reasons.principle(citation) for citation in node.principles)
        return [each for each in shown if each]

    def answer_attributes(self, question: Question, answer: Answer) -> Markup:
        """The answer's range, its former ids, and whether it is a step back."""
        attributes = Markup("")
        if answer.again:
            attributes += Markup(" data-again")
        for name, value in (("from", answer.from_), ("below", answer.below)):
            if value is not None and question.is_measured:
                attributes += Markup(' data-{}="{}"').format(name, numeral(value))
        return attributes + self.formerly(answer.formerly)

    def formerly(self, ids: tuple[str, ...]) -> Markup:
        """Former ids, for old links."""
        return Markup(' data-formerly="{}"').format(" ".join(ids)) if ids else Markup("")

    def range(self, question: Question, answer: Answer) -> str:
        """What the answer takes, in words."""
        return quantity.range_in_words(question, answer)

    def scale(self, field: Typed) -> Markup:
        """What may be typed, as attributes."""
        return Markup(' data-unit="{}" data-decimals="{}" data-from="{}" data-to="{}"').format(
            field.unit, field.decimals, numeral(field.from_), numeral(field.to)
        )

    def bounds(self, field: Typed) -> str:
        """What may be typed, in words."""
        return quantity.bounds_in_words(field)

    def sum(self, question: Question) -> str:
        """What a worksheet comes to, in words."""
        if question.total is None or question.worksheet is None:
            return ""
        return quantity.sum_in_words(question.total, question.worksheet)

    def verdict_attributes(self, outcome: Outcome) -> Markup:
        """The verdict's id and tone."""
        return Markup(' data-verdict="{}" data-tone="{}"').format(outcome.verdict, self.tone(outcome))

    def tone(self, outcome: Outcome) -> str:
        """The verdict's colour and sign."""
        verdict = self._edition.house.verdicts.get(outcome.verdict)
        return verdict.tone if verdict else "care"

    def verdict_words(self, outcome: Outcome) -> str:
        """The verdict as it is called, as the beginning of a sentence."""
        verdict = self._edition.house.verdicts.get(outcome.verdict)
        words = verdict.name if verdict else outcome.verdict
        return words[:1].upper() + words[1:]

    def partners(self, outcome: Outcome) -> list[Partner]:
        """Whom to send them to, as far as the house rules know them."""
        partners = self._edition.house.partners
        return [partners[each] for each in outcome.refer if each in partners]

    def programme(self, programme_id: str) -> Programme:
        """The written programme that grants it."""
        found = self._edition.house.programmes.get(programme_id)
        return found or Programme(id=programme_id, title=programme_id, qualifies="", adds=(), written="")

    def subject(self, outcome: Outcome) -> str:
        """What a mail to the approver is about."""
        plain = self.reasons.texts.plain
        return f"{plain(outcome.title)} ({plain(self._tree.title)})"


def landing(node_id: str, question_id: str, answer_id: str) -> str:
    """A node with one answer before it, as a fragment."""
    return f"{node_id};{question_id}={answer_id}"
