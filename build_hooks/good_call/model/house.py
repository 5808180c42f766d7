"""The house rules: the business's own policies, commitments, programmes, partners, verdicts, budgets and tensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from yaml import Node

from good_call.model.field import optional, required
from good_call.model.kinds import Choice, Citation, Entries, Flag, Group, Id, Items, Text, Whole, Words
from good_call.model.safeguard import Safeguard

if TYPE_CHECKING:
    from good_call.model.form_reader import FormReader

HOUSE_FILE = "decision_trees/_house.yml"

DEMANDS = ("do", "say", "approve", "limit", "refer", "log", "programme")
TONES = ("go", "care", "stop", "end")

_REPLACE = "True while it is a placeholder that your business must replace."
_PRINCIPLES = Items(Citation(), single=True)
_ABOUT_PRINCIPLES = "The principles behind it; left out where the rule is your own."


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The kind of an outcome, and what an outcome of this kind must have."""

    form_name: ClassVar[str] = "verdict"

    id: str = ""
    name: str = ""
    means: str = required(Text(), "What it means, in one sentence.")
    tone: str = required(Choice(TONES), "Its colour and sign: go, care, stop or end.")
    demands: tuple[str, ...] = optional(Items(Choice(DEMANDS)), "Fields that such an outcome must fill.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody who approves or takes over."""

    form_name: ClassVar[str] = "role"

    id: str = ""
    name: str = required(Text(), "What reps call this person.")
    mail: str = optional(Text("a mail address"), "A mail address, for the link beside an approval.", default="")
    replace: bool = optional(Flag(), _REPLACE, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyException:
    """An exception that a policy allows."""

    form_name: ClassVar[str] = "exception"

    id: str = ""
    exception: str = required(Text(), "What is allowed.")
    limit: str = required(Text(), "How far it goes.")
    approve: str = required(Id(("role",)), "The role that grants it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A rule of the house, with its reason, its alternatives and its exceptions."""

    form_name: ClassVar[str] = "policy"

    id: str = ""
    title: str = required(Text(), "The policy in a few words.")
    rule: str = required(Text(), "The rule itself.")
    why: str = required(Text(), "The reason, as you would tell a customer.")
    alternatives: tuple[str, ...] = optional(Items(Text()), "What you can offer instead.", default=())
    exceptions: dict[str, PolicyException] = optional(
        Entries(Group(PolicyException, keyed=True)),
        "Exceptions, each with a limit and an approver.",
        default=None,
    )
    principles: tuple[str, ...] = optional(_PRINCIPLES, _ABOUT_PRINCIPLES, default=())
    replace: bool = optional(Flag(), _REPLACE, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What every customer gets."""

    form_name: ClassVar[str] = "commitment"

    id: str = ""
    commitment: str = required(Text(), "What every customer can count on.")
    principles: tuple[str, ...] = optional(_PRINCIPLES, _ABOUT_PRINCIPLES, default=())
    replace: bool = optional(Flag(), _REPLACE, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A written programme that adds something for those who qualify."""

    form_name: ClassVar[str] = "programme"

    id: str = ""
    title: str = required(Text(), "The programme's name.")
    qualifies: str = required(Text(), "Who qualifies.")
    adds: tuple[str, ...] = required(Items(Text()), "What it adds.")
    written: str = required(Text(), "Where it is written down.")
    principles: tuple[str, ...] = optional(_PRINCIPLES, _ABOUT_PRINCIPLES, default=())
    replace: bool = optional(Flag(), _REPLACE, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A business that you refer customers to."""

    form_name: ClassVar[str] = "partner"

    id: str = ""
    name: str = required(Text(), "Their name.")
    fits: str = required(Text(), "Whom they are right for.")
    contact: str = optional(Text(), "How to reach them.", default="")
    replace: bool = optional(Flag(), _REPLACE, default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """The way out: who takes over when a rep is not sure."""

    form_name: ClassVar[str] = "escalation"

    who: str = required(Id(("role",)), "The role that takes over.")
    how: str = required(Text(), "How to reach them.")
    meanwhile: str = required(Text(), "What to tell the customer meanwhile.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """How long things may be."""

    form_name: ClassVar[str] = "budgets"

    questions: int = optional(Whole(1, 1000), "Questions on the longest path.", default=10)
    seconds: int = optional(Whole(1, 100_000), "Seconds to read the longest path, outcome included.", default=120)
    words_a_minute: int = optional(Whole(1, 1000), "How fast a rep reads.", default=220)
    question_words: int = optional(Whole(1, 1000), "Words in a question.", default=20)
    answer_words: int = optional(Whole(1, 1000), "Words in an answer.", default=12)
    sentence_words: int = optional(Whole(1, 1000), "Words in a sentence.", default=25)


@dataclass(frozen=True, slots=True)
class PairKind:
    """Reads exactly two principles."""

    words: str = "two principles"

    def read(self, reader: FormReader, node: Node, in_flow: bool) -> tuple[str, str] | None:
        """Both."""
        before = len(reader.diagnostics)
        found = _PRINCIPLES.read(reader, node, in_flow)
        if len(reader.diagnostics) > before or found is None:
            return None
        if len(set(found)) == 2 == len(found):
            return (found[0], found[1])
        repair = "Name both, with a comma between: `[article/principle, article/principle]`."
        return reader.report("wrong-kind", node, "a tension is between two principles", f"{len(found)} here", repair)

    def schema(self) -> dict[str, Any]:
        """An array of two."""
        return {"type": "array", "items": Citation().schema(), "minItems": 2, "maxItems": 2, "uniqueItems": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """Two principles that pull apart, and how this guide settles it."""

    form_name: ClassVar[str] = "tension"

    between: tuple[str, ...] = required(PairKind(), "The two principles.")
    why: str = required(Text(), "Why they pull apart.")
    settled: str = required(Text(), "How this guide settles it.")
    at: tuple[str, ...] = required(
        Items(Citation("a `tree/node`"), single=True), "The nodes that settle it, as tree/node."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """All house rules."""

    form_name: ClassVar[str] = "the house rules"

    verdicts: dict[str, Verdict] = required(
        Entries(Group(Verdict, keyed=True, named=True), Words()), "The kinds of outcome, by their words."
    )
    themes: dict[str, str] = required(Entries(Text()), "The themes that group principles, by id.")
    roles: dict[str, Role] = required(Entries(Group(Role, keyed=True)), "Who approves and who takes over.")
    policies: dict[str, Policy] = optional(Entries(Group(Policy, keyed=True)), "The house's policies.", default=None)
    commitments: dict[str, Commitment] = optional(
        Entries(Group(Commitment, keyed=True)), "What every customer gets.", default=None
    )
    programmes: dict[str, Programme] = optional(
        Entries(Group(Programme, keyed=True)), "Written programmes.", default=None
    )
    partners: dict[str, Partner] = optional(Entries(Group(Partner, keyed=True)), "Referral partners.", default=None)
    escalation: Escalation = required(Group(Escalation), "Who takes over when a rep is not sure.")
    budgets: Budgets = optional(Group(Budgets), "How long things may be.", default=Budgets())
    review_months: int = optional(Whole(1, 120), "Months until a tree is read again from end to end.", default=12)
    tensions: tuple[Tension, ...] = optional(Items(Group(Tension)), "Principles that pull apart.", default=())
    safeguards: tuple[Safeguard, ...] = optional(Items(Group(Safeguard)), "Promises about all trees.", default=())

    def __post_init__(self) -> None:
        for name in ("policies", "commitments", "programmes", "partners"):
            if getattr(self, name) is None:
                object.__setattr__(self, name, {})
