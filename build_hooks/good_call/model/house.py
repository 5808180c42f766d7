"""The house rules: the business's own policies, commitments, programmes, partners, verdicts, budgets and tensions."""

from __future__ import annotations

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
from good_call.model.people import Escalation, Partner, Role
from good_call.model.promises import PRINCIPLES, Commitment, Policy, Programme
from good_call.model.safeguard import Safeguard
from good_call.model.thing import Thing
from good_call.records import dataclass

HOUSE_FILE = "decision_trees/_house.yml"

DEMANDS = ("do", "say", "approve", "limit", "refer", "log", "programme")
TONES = ("go", "care", "stop", "end")


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
        found = PRINCIPLES.read(reader, node, in_flow)
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

    synonyms: dict[str, tuple[str, ...]] = optional(
        Entries(Items(Text(), single=True, filled=True), Text()),
        "Words or phrases that mean the same, below one that the guide uses. The search takes one for another.",
        default={},
        name="the words that mean the same",
        each="the words that mean the same as",
        label="Synonyms",
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
        for name in ("policies", "commitments", "programmes", "partners", "hard_stops", "synonyms"):
            if getattr(self, name) is None:
                object.__setattr__(self, name, {})
