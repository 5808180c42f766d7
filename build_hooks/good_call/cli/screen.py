"""What a page shows of one node, as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from good_call.diagnostics.terminal import printable
from good_call.model.guide import Guide
from good_call.model.house import Policy
from good_call.model.node import Node, Outcome, Question, Step

_WIDTH = 88


def node_lines(guide: Guide, node: Node) -> Iterator[str]:
    """Everything that a rep reads on this node, except the answers."""
    if isinstance(node, Question):
        yield from _titled(node.ask)
        yield from _text(node.help)
    elif isinstance(node, Step):
        yield from _titled(node.title)
        yield from _text(node.tell)
        yield from _list("Do", node.do)
        yield from _list("Say", node.say)
        yield from _text(node.help)
    else:
        yield from _outcome(guide, node)


def reason_lines(guide: Guide, node: Node) -> Iterator[str]:
    """The principles and policies that the node rests on, and the trees to look into."""
    yield from _list("Why", _reasons(guide, node))
    yield from _list("See also", (_title(guide, tree) for tree in node.see))


def _outcome(guide: Guide, outcome: Outcome) -> Iterator[str]:
    house = guide.house
    verdict = house.verdicts.get(outcome.verdict) if house else None
    yield from _titled(outcome.title, f"{(verdict.name if verdict else outcome.verdict).upper()}: ")
    yield from _list("Do", outcome.do)
    yield from _list("Say", outcome.say)
    yield from _text(outcome.note)
    yield from _list("Limit", (outcome.limit,))
    yield from _list("Refer to", _partners(guide, outcome))
    yield from _list("Programme", _programme(guide, outcome))
    yield from _list("Approval", (_approval(guide, outcome.approve),))
    yield from _list("Write down", (outcome.log,))
    yield from _list("Go on with", (_title(guide, tree) for tree in outcome.next))


def _partners(guide: Guide, outcome: Outcome) -> Iterator[str]:
    partners = guide.house.partners if guide.house else {}
    for each in outcome.refer:
        partner = partners.get(each)
        contact = f" ({partner.contact})" if partner and partner.contact else ""
        yield f"{partner.name}: {partner.fits}{contact}" if partner else each


def _programme(guide: Guide, outcome: Outcome) -> Iterator[str]:
    programme = guide.house.programmes.get(outcome.programme) if guide.house else None
    if programme:
        yield f"{programme.title}. Who qualifies: {programme.qualifies}"
        yield from programme.adds
        yield f"Written: {programme.written}"


def _approval(guide: Guide, approve: str) -> str:
    role = guide.house.roles.get(approve) if guide.house else None
    if role is None:
        return "you need nobody's" if approve == "nobody" else approve
    return f"{role.name}{f', {role.mail}' if role.mail else ''}"


def _reasons(guide: Guide, node: Node) -> Iterator[str]:
    for citation in node.principles:
        principle = guide.principle(citation)
        article = guide.articles.get(citation.partition("/")[0])
        yield f"{principle.principle} ({article.title})" if principle and article else citation
    for each in node.policies:
        policy = guide.house.policies.get(each) if guide.house else None
        yield from _policy(guide, policy) if policy else (each,)


def _policy(guide: Guide, policy: Policy) -> Iterator[str]:
    yield f"Our policy: {policy.rule} {policy.why}"
    yield from (f"You can offer instead: {alternative}" for alternative in policy.alternatives)
    for each in (policy.exceptions or {}).values():
        yield f"An exception: {each.exception} How far: {each.limit}. Approval: {_approval(guide, each.approve)}"


def escalation_lines(guide: Guide) -> Iterator[str]:
    """The way out: who takes over, how to reach them, what to say meanwhile."""
    house = guide.house
    if house is None:
        return
    role = house.roles.get(house.escalation.who)
    yield from _list("Not sure? Ask", (f"{role.name if role else house.escalation.who}. {house.escalation.how}",))
    yield from _list("Meanwhile, tell the customer", (house.escalation.meanwhile,))


def _title(guide: Guide, tree_id: str) -> str:
    tree = guide.trees.get(tree_id)
    return f"{tree.title} [{tree_id}]" if tree else tree_id


def _titled(title: str, before: str = "") -> Iterator[str]:
    yield from _wrapped(before + title, "", "")


def _text(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from _wrapped(line, "  ", "  ")


def _list(head: str, texts: Iterable[str]) -> Iterator[str]:
    given = [text for text in texts if text]
    if given:
        yield f"{head}:"
    for text in given:
        yield from _wrapped(text, "  - ", "    ")


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return textwrap.wrap(printable(text), _WIDTH, initial_indent=first, subsequent_indent=others)
