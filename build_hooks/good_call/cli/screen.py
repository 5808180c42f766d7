"""What a page shows of one node, as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from good_call.diagnostics.terminal import printable
from good_call.model.field import Field, form_in, form_of
from good_call.model.guide import Guide
from good_call.model.kinds import Citation, Entries, HouseName, Id, Items
from good_call.model.node import Node, Outcome
from good_call.model.promises import Policy
from good_call.model.thing import Thing

_WIDTH = 88
_IN_THE_TITLE = {"verdict"}


def node_lines(guide: Guide, node: Node) -> Iterator[str]:
    """Everything that a rep reads on this node, except the answers and what stands below them."""
    yield from _titled(node.words, f"{_verdict(guide, node.verdict).upper()}: " if isinstance(node, Outcome) else "")
    for field in _fields(node):
        if not field.aside:
            yield from _field_lines(guide, node, field)


def reason_lines(guide: Guide, node: Node) -> Iterator[str]:
    """The reasons that the node rests on, and the trees to look into."""
    for heading, fields in groupby(filter(_is_aside, _fields(node)), lambda field: field.heading):
        yield from _list(heading, (line for field in fields for line in _said(guide, node, field)))


def _fields(node: Node) -> Iterator[Field]:
    """What a rep reads line by line: not its title, nor the answers and what they measure, nor its own ids."""
    kind: type = type(node)
    for field in form_of(kind).fields.values():
        is_read = field.audience == "rep" and form_in(field.kind) is None and field.key not in _IN_THE_TITLE
        if (
            is_read
            and not _is_own_id(field)
            and getattr(node, field.attribute) not in ("", (), None, False, node.words)
        ):
            yield field


def _is_own_id(field: Field) -> bool:
    kind = getattr(field.kind, "kind", field.kind)
    return isinstance(kind, Id) and not kind.of


def _is_aside(field: Field) -> bool:
    return field.aside


def _field_lines(guide: Guide, node: Node, field: Field) -> Iterator[str]:
    said = _said(guide, node, field)
    if field.heading:
        yield from _list(field.heading, said)
        return
    for text in said:
        yield from _text(text)


def _said(guide: Guide, node: Node, field: Field) -> Iterator[str]:
    """What a field says, with what its ids name."""
    value = getattr(node, field.attribute)
    kind = field.kind.kind if isinstance(field.kind, Items | Entries) else field.kind
    of = kind.of[-1] if isinstance(kind, Id | Citation | HouseName) else None
    for each in value if isinstance(value, tuple) else (value,):
        yield from _NAMED[of](guide, each) if of in _NAMED else (str(each),)


def _verdict(guide: Guide, verdict_id: str) -> str:
    verdict = guide.house.verdicts.get(verdict_id) if guide.house else None
    return verdict.name if verdict else verdict_id


def _partner(guide: Guide, partner_id: str) -> Iterator[str]:
    partner = guide.house.partners.get(partner_id) if guide.house else None
    contact = f" ({partner.contact})" if partner and partner.contact else ""
    yield f"{partner.name}: {partner.fits}{contact}" if partner else partner_id


def _programme(guide: Guide, programme_id: str) -> Iterator[str]:
    programme = guide.house.programmes.get(programme_id) if guide.house else None
    if programme:
        yield f"{programme.title}. Who qualifies: {programme.qualifies}"
        yield from programme.adds
        yield f"Written: {programme.written}"


def _commitment(guide: Guide, commitment_id: str) -> Iterator[str]:
    commitment = guide.house.commitments.get(commitment_id) if guide.house else None
    yield f"What we promise everybody: {commitment.commitment}" if commitment else commitment_id


def _approval(guide: Guide, approve: str) -> str:
    role = guide.house.roles.get(approve) if guide.house else None
    if role is None:
        return "you need nobody's" if approve == "nobody" else approve
    return f"{role.name}{f', {role.mail}' if role.mail else ''}"


def _principle(guide: Guide, citation: str) -> Iterator[str]:
    principle = guide.principle(citation)
    article = guide.articles.get(citation.partition("/")[0])
    yield f"{principle.principle} ({article.title})" if principle and article else citation


def _policy_of(guide: Guide, policy_id: str) -> Iterator[str]:
    policy = guide.house.policies.get(policy_id) if guide.house else None
    yield from _policy(guide, policy) if policy else (policy_id,)


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


_NAMED: dict[Thing | None, Callable[[Guide, str], Iterable[str]]] = {
    "commitment": _commitment,
    "partner": _partner,
    "policy": _policy_of,
    "principle": _principle,
    "programme": _programme,
    "role": lambda guide, approve: (_approval(guide, approve),),
    "tree": lambda guide, tree_id: (_title(guide, tree_id),),
    "verdict": lambda guide, verdict_id: (_verdict(guide, verdict_id),),
}
"""What an id is shown as, by what it names."""
