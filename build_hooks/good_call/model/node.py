"""The nodes of a tree: questions, steps and outcomes."""

from __future__ import annotations

from typing import ClassVar

from good_call.model import node_fields
from good_call.model.answer import Answer
from good_call.model.case import Then, ThenKind
from good_call.model.field import optional, required
from good_call.model.kinds import Citation, Entries, Flag, Group, HouseName, Id, Items, Text
from good_call.model.measure import Tick, TickKind, Total, Typed, WorksheetField
from good_call.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its answers."""

    form_name: ClassVar[str] = "question"

    id: str = ""
    ask: str = required(Text(), "The question, in plain words.", name="the words", budget="question_words")
    help: str = optional(Text(), "What helps to answer it.", default="", name="the help", label="")
    private: bool = optional(
        Flag(),
        "Its answer is left out of copied notes: it judges somebody, or is a figure to keep.",
        default=False,
        name="left out of copied notes",
        audience="trainer",
    )
    same_as: str = optional(
        Citation(("tree/question",)),
        "The question of another tree that asks the same in the same words, as tree/question: it isn't asked twice.",
        default="",
        name="the question that it repeats",
        audience="trainer",
        concern="ways",
    )
    principles: tuple[str, ...] = node_fields.principles()
    policies: tuple[str, ...] = node_fields.policies()
    own: str = node_fields.own()
    see: tuple[str, ...] = node_fields.see()
    formerly: tuple[str, ...] = node_fields.formerly()
    number: Typed | None = optional(
        Group(Typed),
        "A number that is typed; each answer is a range of it.",
        default=None,
        name="the number to type",
        concern="ways",
    )
    tick: tuple[Tick, ...] | None = optional(
        Items(TickKind(), filled=True),
        "Statements to tick; each answer is a range of their count.",
        default=None,
        name="the statements to tick",
        each="statement",
        concern="ways",
    )
    worksheet: dict[str, WorksheetField] | None = optional(
        Entries(Group(WorksheetField), filled=True),
        "Numbers that are typed; each answer is a range of their total.",
        default=None,
        name="the worksheet",
        concern="ways",
    )
    total: Total | None = optional(
        Group(Total), "What the worksheet comes to.", default=None, name="the total", concern="ways"
    )
    answers: tuple[Answer, ...] = required(
        Items(Group(Answer)), "What can be answered.", name="the answers", concern="ways"
    )

    @property
    def words(self) -> str:
        """What a rep reads as its heading."""
        return self.ask

    @property
    def is_measured(self) -> bool:
        """Whether its answers are ranges."""
        return self.number is not None or self.tick is not None or self.worksheet is not None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its answers, then those of its ticks: the two share one space."""
        return (*(answer.id for answer in self.answers), *(tick.id for tick in self.tick or ()))

    def ticked(self, given: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of ticks that are given by their ids or in their words; what is neither stays as it is."""
        by_words = {tick.tick: tick.id for tick in self.tick or ()}
        ids = {tick.id for tick in self.tick or ()}
        return tuple(each if each in ids else by_words.get(each, each) for each in given)

    def answer(self, answer_id: str) -> Answer | None:
        """None where the question has no such answer."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)

    def __str__(self) -> str:
        return f"{self.id}? " + " | ".join(map(str, self.answers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to do or say before going on."""

    form_name: ClassVar[str] = "step"

    id: str = ""
    title: str = required(Text(), "What to do, in a few words.", name="the title")
    tell: str = required(Text(), "How to do it.", name="how to do it", label="")
    do: tuple[str, ...] = optional(
        Items(Text()), "What to do, one to a line.", default=(), name="what to do", label="Do"
    )
    say: tuple[str, ...] = optional(
        Items(Text()), "Talking points, one to a line.", default=(), name="what to say", label="Say"
    )
    help: str = optional(Text(), "What helps to do it.", default="", name="the help", label="")
    principles: tuple[str, ...] = node_fields.principles()
    policies: tuple[str, ...] = node_fields.policies()
    own: str = node_fields.own()
    see: tuple[str, ...] = node_fields.see()
    formerly: tuple[str, ...] = node_fields.formerly()
    then: Then = required(ThenKind(), "Where it goes on: a node, a tree, or cases.", name="leads to", concern="ways")
    again: bool = optional(
        Flag(),
        "Do this, then ask again: `then` names a question that every path here has passed.",
        default=False,
        name="a step back",
        concern="ways",
    )

    @property
    def words(self) -> str:
        """What a rep reads as its heading."""
        return self.title

    def __str__(self) -> str:
        return f"{self.id}:{' again' if self.again else ''} {self.then}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Where a path ends: what to do, what to say, who approves, what to log."""

    form_name: ClassVar[str] = "outcome"

    id: str = ""
    verdict: str = required(
        HouseName(), "The kind of outcome, from the house rules.", name="the verdict", concern="duties"
    )
    title: str = required(Text(), "The outcome in a few words.", name="the title")
    note: str = optional(Text(), "Anything else a rep should know.", default="", name="the note", label="")
    do: tuple[str, ...] = optional(
        Items(Text()), "What to do, one to a line.", default=(), name="what to do", label="Do"
    )
    say: tuple[str, ...] = optional(
        Items(Text()), "Talking points, one to a line.", default=(), name="what to say", label="Say"
    )
    approve: str = optional(
        Id(("nobody", "role")),
        "Who must approve: nobody, or a role of the house rules.",
        default="",
        name="who must approve",
        label="Approval",
        concern="duties",
    )
    limit: str = optional(
        Text(),
        "How far it goes: once a year, say.",
        default="",
        name="how far it goes",
        label="Limit",
        concern="duties",
    )
    refer: tuple[str, ...] = optional(
        Items(Id(("partner",)), single=True),
        "Partners to send them to.",
        default=(),
        name="the partners to send them to",
        label="Refer to",
        concern="duties",
    )
    programme: str = optional(
        Id(("programme",)),
        "The written programme that grants it.",
        default="",
        name="the programme that grants it",
        label="Programme",
        concern="duties",
    )
    log: str = optional(
        Text(), "What to write down.", default="", name="what to log", label="Write down", concern="duties"
    )
    policies: tuple[str, ...] = node_fields.policies()
    commitments: tuple[str, ...] = optional(
        Items(Id(("commitment",)), single=True),
        "The house's commitments that this keeps.",
        default=(),
        name="the commitments that it keeps",
        label="Why",
        concern="duties",
        aside=True,
    )
    own: str = node_fields.own()
    next: tuple[str, ...] = optional(
        Items(Id(("tree",)), single=True),
        "Trees to go on with.",
        default=(),
        name="the trees to go on with",
        label="Go on with",
        concern="duties",
    )
    see: tuple[str, ...] = node_fields.see()
    principles: tuple[str, ...] = node_fields.principles()
    formerly: tuple[str, ...] = node_fields.formerly()

    @property
    def words(self) -> str:
        """What a rep reads as its heading."""
        return self.title

    @property
    def has_reason(self) -> bool:
        """Whether it says what it rests on: an article's principle, or a rule of the house."""
        return bool(self.principles or self.policies or self.commitments or self.programme or self.own)

    def __str__(self) -> str:
        return f"{self.id}! {self.verdict}"


Node = Question | Step | Outcome
