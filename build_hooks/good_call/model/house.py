"""The house rules: the business's own policies, commitments, programmes, partners, verdicts, budgets and tensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from yaml import Node

from good_call.model.field import optional, required
from good_call.model.kind import Reader
from good_call.model.kinds import (
    Base,
    Choice,
    Citation,
    Entries,
    Flag,
    Group,
    HouseName,
    Id,
    Items,
    OneOrTwoIds,
    Text,
    Whole,
)
from good_call.model.safeguard import Safeguard
from good_call.model.thing import Thing

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
    means: str = required(Text(), "What it means, in one sentence.", name="what it means")
    tone: str = required(Choice(TONES), "Its colour and sign: go, care, stop or end.", name="the colour and sign")
    demands: tuple[str, ...] = optional(
        Items(Choice(DEMANDS)),
        "Fields that such an outcome must fill.",
        default=(),
        name="what such an outcome must have",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody who approves or takes over."""

    form_name: ClassVar[str] = "role"

    id: str = ""
    name: str = required(Text(), "What reps call this person.", name="the name")
    mail: str = optional(
        Text("a mail address"),
        "A mail address, for the link beside an approval.",
        default="",
        name="the mail address",
        audience="nobody",
    )
    phone: str = optional(
        Text("a telephone number"), "A number that somebody answers.", default="", name="the telephone number"
    )
    replace: bool = optional(Flag(), _REPLACE, default=False, name="a placeholder to be replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyException:
    """An exception that a policy allows."""

    form_name: ClassVar[str] = "exception"

    id: str = ""
    exception: str = required(Text(), "What is allowed.", name="what is allowed")
    limit: str = required(Text(), "How far it goes.", name="how far it goes", concern="duties")
    approve: str = required(Id(("role",)), "The role that grants it.", name="who grants it", concern="duties")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A rule of the house, with its reason, its alternatives and its exceptions."""

    form_name: ClassVar[str] = "policy"

    id: str = ""
    title: str = required(Text(), "The policy in a few words.", name="the title")
    rule: str = required(Text(), "The rule itself.", name="the rule")
    why: str = required(Text(), "The reason, as you would tell a customer.", name="why")
    alternatives: tuple[str, ...] = optional(
        Items(Text()), "What you can offer instead.", default=(), name="what to offer instead"
    )
    exceptions: dict[str, PolicyException] = optional(
        Entries(Group(PolicyException, keyed=True)),
        "Exceptions, each with a limit and an approver.",
        default={},
        name="the exceptions",
    )
    principles: tuple[str, ...] = optional(
        _PRINCIPLES, _ABOUT_PRINCIPLES, default=(), name="the principles behind it", concern="duties"
    )
    replace: bool = optional(Flag(), _REPLACE, default=False, name="a placeholder to be replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What every customer gets."""

    form_name: ClassVar[str] = "commitment"

    id: str = ""
    commitment: str = required(Text(), "What every customer can count on.", name="the words")
    principles: tuple[str, ...] = optional(
        _PRINCIPLES, _ABOUT_PRINCIPLES, default=(), name="the principles behind it", concern="duties"
    )
    replace: bool = optional(Flag(), _REPLACE, default=False, name="a placeholder to be replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A written programme that adds something for those who qualify."""

    form_name: ClassVar[str] = "programme"

    id: str = ""
    title: str = required(Text(), "The programme's name.", name="the title")
    qualifies: str = required(Text(), "Who qualifies.", name="who qualifies")
    adds: tuple[str, ...] = required(Items(Text()), "What it adds.", name="what it adds")
    written: str = required(Text(), "Where it is written down.", name="where it is written")
    principles: tuple[str, ...] = optional(
        _PRINCIPLES, _ABOUT_PRINCIPLES, default=(), name="the principles behind it", concern="duties"
    )
    replace: bool = optional(Flag(), _REPLACE, default=False, name="a placeholder to be replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A business that you refer customers to."""

    form_name: ClassVar[str] = "partner"

    id: str = ""
    name: str = required(Text(), "Their name.", name="the name")
    fits: str = required(Text(), "Whom they are right for.", name="whom they are right for")
    contact: str = optional(Text(), "How to reach them.", default="", name="how to reach them")
    replace: bool = optional(Flag(), _REPLACE, default=False, name="a placeholder to be replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """The way out: who takes over when a rep is not sure."""

    form_name: ClassVar[str] = "escalation"

    who: str = required(Id(("role",)), "The role that takes over.", name="who takes over")
    how: str = required(Text(), "How to reach them.", name="how to reach them")
    meanwhile: str = required(
        Text(), "What to tell the customer meanwhile.", name="what to tell the customer meanwhile"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HardStop:
    """What comes before serving, whichever tree a rep is in: an answer that says so carries its id as `stop`."""

    form_name: ClassVar[str] = "hard stop"

    id: str = ""
    title: str = required(Text(), "What has come up, in a few words.", name="what has come up")
    promise: str = required(Text(), "What holds on every path, in one sentence.", name="the promise")
    who: str = required(Id(("role",)), "The role that must know.", name="who must know")
    by: str = required(Text(), "By when they must know.", name="by when")
    meanwhile: str = required(Text(), "What to say and do until then.", name="what to say and do until then")
    at_once: bool = optional(
        Flag(),
        "True where they must be reached at once: a mail is not enough.",
        default=False,
        name="reached at once",
    )
    tree: str = optional(Id(("tree",)), "The tree that takes it.", default="", name="the tree that takes it")
    asked_before: tuple[str, ...] = optional(
        Items(Id(("verdict",)), single=True),
        "Verdicts before which every path asks about it.",
        default=(),
        name="the verdicts before which it is asked",
    )
    never: tuple[str, ...] = optional(
        Items(Id(("verdict",)), single=True),
        "Verdicts to which nobody comes once it was said.",
        default=(),
        name="the verdicts to which it never leads",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """How long things may be."""

    form_name: ClassVar[str] = "budgets"

    questions: int = optional(
        Whole(1, 1000),
        "Questions on the longest path.",
        default=10,
        name="questions on the longest path",
        concern="ways",
    )
    journey_questions: int = optional(
        Whole(1, 1000),
        "Questions on the longest way over all trees that take over, from the first tree on.",
        default=15,
        name="questions on the longest way over several trees",
        concern="ways",
    )
    seconds: int = optional(
        Whole(1, 100_000),
        "Seconds to read the longest path, outcome included.",
        default=120,
        name="seconds to read the longest path",
    )
    words_a_minute: int = optional(
        Whole(1, 1000), "How fast a rep reads.", default=220, name="words that a rep reads in a minute"
    )
    question_words: int = optional(Whole(1, 1000), "Words in a question.", default=20, name="words in a question")
    answer_words: int = optional(Whole(1, 1000), "Words in an answer.", default=12, name="words in an answer")
    sentence_words: int = optional(Whole(1, 1000), "Words in a sentence.", default=25, name="words in a sentence")


@dataclass(frozen=True, slots=True)
class PairKind:
    """Reads exactly two principles."""

    words: str = "two principles"
    of: tuple[Thing, ...] = ("principle",)

    def read(self, reader: Reader, node: Node, in_flow: bool) -> tuple[str, str] | None:
        """Both."""
        before = len(reader.diagnostics)
        found = _PRINCIPLES.read(reader, node, in_flow)
        if len(reader.diagnostics) > before or found is None:
            return None
        if len(set(found)) == 2 == len(found):
            return (found[0], found[1])
        repair = "Name both, with a comma between: `[article/principle, article/principle]`."
        reader.report("wrong-kind", node, "a tension is between two principles", f"{len(found)} here", repair)
        return None

    def schema(self) -> dict[str, Any]:
        """An array of two."""
        return {"type": "array", "items": Citation().schema(), "minItems": 2, "maxItems": 2, "uniqueItems": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """Two principles that pull apart, and how this guide settles it."""

    form_name: ClassVar[str] = "tension"

    between: tuple[str, ...] = required(PairKind(), "The two principles.", name="the two principles")
    why: str = required(Text(), "Why they pull apart.", name="why")
    settled: str = required(Text(), "How this guide settles it.", name="how it is settled")
    at: tuple[str, ...] = required(
        Items(Citation(("tree/node",)), single=True), "The nodes that settle it, as tree/node.", name="where"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """All house rules."""

    form_name: ClassVar[str] = "the house rules"

    extends: str = optional(
        Base(),
        "House rules to build on: the way to their file from here, or an installed package and a file in it, as in "
        "`acme_house:house.yml`. What stands below the same key here takes its place; a list takes the place of the "
        "whole list.",
        default="",
        name="the house rules that these build on",
        label="Builds on",
        audience="nobody",
    )
    verdicts: dict[str, Verdict] = required(
        Entries(Group(Verdict, keyed=True, named=True), HouseName()),
        "The kinds of outcome, by their words.",
        name="the verdicts",
        label="Verdicts",
    )
    themes: dict[str, str] = required(
        Entries(Text()), "The themes that group principles, by id.", name="the themes", label="Themes"
    )
    roles: dict[str, Role] = required(
        Entries(Group(Role, keyed=True)), "Who approves and who takes over.", name="the roles", label="Roles"
    )
    policies: dict[str, Policy] = optional(
        Entries(Group(Policy, keyed=True)),
        "The house's policies.",
        default={},
        name="the policies",
        label="Policies",
        concern="duties",
    )
    commitments: dict[str, Commitment] = optional(
        Entries(Group(Commitment, keyed=True)),
        "What every customer gets.",
        default={},
        name="the commitments",
        label="Commitments",
    )
    programmes: dict[str, Programme] = optional(
        Entries(Group(Programme, keyed=True)),
        "Written programmes.",
        default={},
        name="the programmes",
        label="Programmes",
    )
    partners: dict[str, Partner] = optional(
        Entries(Group(Partner, keyed=True)), "Referral partners.", default={}, name="the partners", label="Partners"
    )
    hard_stops: dict[str, HardStop] = optional(
        Entries(Group(HardStop, keyed=True)),
        "What comes before serving.",
        default={},
        name="the hard stops",
        label="Hard stops",
        concern="duties",
    )
    escalation: Escalation = required(
        Group(Escalation), "Who takes over when a rep is not sure.", name="the escalation", label="Escalation"
    )
    budgets: Budgets = optional(
        Group(Budgets), "How long things may be.", default=Budgets(), name="the budgets", label="Budgets"
    )
    review_months: int = optional(
        Whole(1, 120),
        "Months until a tree is read again from end to end.",
        default=12,
        name="the months until a tree is read again",
        label="Months until a tree is read again",
    )
    tensions: tuple[Tension, ...] = optional(
        Items(Group(Tension)), "Principles that pull apart.", default=(), name="the tensions", label="Tensions"
    )
    safeguards: tuple[Safeguard, ...] = optional(
        Items(Group(Safeguard)), "Promises about all trees.", default=(), name="the safeguards", label="Safeguards"
    )

    removed: dict[str, str] = optional(
        Entries(Text(), OneOrTwoIds("the id of a tree, or `articles/` with that of an article")),
        "Trees and articles that were taken out, with what somebody who follows an old link is told.",
        default={},
        name="what was taken out",
        each="what is told of what was taken out",
        label="Taken out",
        concern="ids",
    )

    def __post_init__(self) -> None:
        for name in ("policies", "commitments", "programmes", "partners", "hard_stops"):
            if getattr(self, name) is None:
                object.__setattr__(self, name, {})
