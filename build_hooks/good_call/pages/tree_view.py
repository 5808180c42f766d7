"""A tree as its page shows it."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from good_call.model.case import Case, Then
from good_call.model.node import Node, Outcome, Question
from good_call.model.people import Partner, Role
from good_call.model.promises import Commitment, Policy, Programme
from good_call.model.tree import Tree
from good_call.pages.addresses import tree_uri
from good_call.pages.edition import Edition
from good_call.records import dataclass

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


@dataclass(frozen=True, slots=True)
class Alike:
    """A question of a tree that leads here and asks the same: `same` is its tree and its id, `title` the tree's."""

    href: str
    same: str
    title: str


class TreeView:
    """A tree as its page shows it."""

    def __init__(self, edition: Edition, tree: Tree) -> None:
        self._edition = edition
        self._tree = tree
        self._analysis = edition.analysis(tree)
        self._uri = tree_uri(tree.id)
        self.reasons = edition.reasons(self._uri)
        self.words = edition.words

    @cached_property
    def nodes(self) -> list[Node]:
        """All nodes, each before those that it leads to."""
        return [self._tree.nodes[each] for each in self._analysis.network.order()]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {node.id: number for number, node in enumerate(self.nodes, 1)}

    def search_words(self) -> str:
        """What a rep may type to find the tree, and what those say whose calls end here; the search alone reads it."""
        calls = self._edition.guide.calls
        called = calls.ending_in(self._tree.id) if calls else []
        words = [*self._tree.search, *(text for call in called for text in (call.say, *call.words))]
        return ", ".join(map(self.reasons.texts.plain, words))

    def kind(self, node: Node) -> str:
        """`question`, `step` or `outcome`."""
        return node.form_name

    def is_private(self, node: Node) -> bool:
        """Whether its answer is nobody's but the rep's, or gives such an answer away."""
        return isinstance(node, Question) and (node.private or node.id in self._analysis.told_by_being_asked)

    def veil(self, node: Node) -> str:
        """The private questions of which an address names one in place of a node to which only their answers lead."""
        return " ".join(self._analysis.veils.get(node.id, ()))

    def asked_in(self, question: Question) -> list[Alike]:
        """The questions of trees that lead here that ask the same."""
        return [
            Alike(f"{self.tree_link(tree_id)}#{asked}", f"{tree_id}/{asked}", self.tree_title(tree_id))
            for tree_id, asked in self._edition.asked_in(self._tree, question.id)
        ]

    def asked_before(self, node_id: str) -> list[Node]:
        """The questions that every path to this node asks, in order; of too many the first alone."""
        asked = self._analysis.questions_before(node_id)
        kept = asked if len(asked) <= MOST_ASKED_BEFORE else asked[:1]
        return [self._tree.nodes[each] for each in kept]

    def exits(self, then: Then) -> list[Exit]:
        """All ways on."""
        return [self._exit(case) for case in then.cases]

    def _exit(self, case: Case) -> Exit:
        condition, said = _condition(case), self._said(case)
        node = self._tree.nodes.get(case.target)
        if node:
            words = self.reasons.texts.line(node.words)
            return Exit(f"#{node.id}", words, "", str(self._numbers[node.id]), condition, said)
        words = self.reasons.texts.line(self.tree_title(case.target))
        return Exit(self.tree_link(case.target), words, case.target, words.striptags(), condition, said)

    def _said(self, case: Case) -> str:
        if case.if_ is None:
            return self.words("Otherwise")
        held = self.words(" and ").join(self._answered(*each) for each in case.if_.items())
        return self.words("If you answered %(held)s", held=held)

    def _answered(self, question_id: str, ids: tuple[str, ...]) -> str:
        question = self._tree.questions[question_id]
        words = {answer.id: answer.answer for answer in question.answers}
        words |= {tick.id: tick.tick for tick in question.tick or ()}
        plain = self.reasons.texts.plain
        either = self.words(" or ").join(self.words("“%(answer)s”", answer=plain(words[each])) for each in ids)
        return self.words("%(either)s to “%(question)s”", either=either, question=plain(question.ask))

    def tree_link(self, tree_id: str) -> str:
        """The link to another tree's page."""
        return self._edition.addresses.link(self._uri, tree_uri(tree_id))

    @property
    def all_trees(self) -> str:
        """The link to the list of all trees."""
        return self._edition.addresses.link(self._uri, "guides/index.md")

    def tree_title(self, tree_id: str) -> str:
        """Another tree's title."""
        return self._edition.title(tree_id)

    def has_reasons(self, node: Node) -> bool:
        """Whether anything stands beside a node."""
        ours = node.own or node.policies or self.commitments(node)
        return bool(ours or self.principles(node) or self.reasons.tensions(self._tree.id, node.id))

    def commitments(self, node: Node) -> tuple[str, ...]:
        """The ids of what the house promises everybody, and an outcome keeps."""
        return node.commitments if isinstance(node, Outcome) else ()

    def principles(self, node: Node) -> list[Markup]:
        """The principles that a node rests on; those of an article that can't be read are left out."""
        shown = (self.reasons.principle(citation) for citation in node.principles)
        return [each for each in shown if each]

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

    def has_examples(self, node: Node) -> bool:
        """Whether anything that a rep would rely on here stands in for the business's own."""
        house = self._edition.house
        named: list[Policy | Commitment | Role | Programme | Partner | None] = [
            house.policies.get(each) for each in node.policies
        ]
        if isinstance(node, Outcome):
            named += [house.commitments.get(each) for each in node.commitments]
            named += [house.roles.get(node.approve), house.programmes.get(node.programme), *self.partners(node)]
        return any(each.replace for each in named if each)

    def subject(self, outcome: Outcome) -> str:
        """What a mail to the approver is about."""
        plain = self.reasons.texts.plain
        return f"{plain(outcome.title)} ({plain(self._tree.title)})"


def _condition(case: Case) -> str | None:
    if case.if_ is None:
        return None
    return ";".join(f"{question}={'|'.join(ids)}" for question, ids in case.if_.items())
