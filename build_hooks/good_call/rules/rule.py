"""What a rule is: a module with a manual, a severity, and a check of one tree or of the whole guide."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import field
from enum import IntEnum, StrEnum
from functools import cached_property
from types import ModuleType

from good_call.diagnostics.diagnostic import Diagnostic, Severity
from good_call.diagnostics.place import Part, Place
from good_call.graph.analysis import Analysis
from good_call.graph.longest_journey import hand_overs
from good_call.graph.network import Network
from good_call.model.gist import Gist
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE, House
from good_call.model.node import Question
from good_call.model.own_pages import address_of, own_pages
from good_call.model.same import Same, same_among
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.source.memory import Memory


class Family(StrEnum):
    """The families of rules, as the reference lists them."""

    FORM = "Form"
    COMPLETENESS = "Completeness"
    SENSE = "Sense"
    BUDGETS = "Budgets"
    UPKEEP = "Upkeep"


class Stage(IntEnum):
    """What must be in order before a rule can say anything of sense; an error stops the later stages of its tree.

    One mistake then gives one diagnostic. ALONE neither waits for others nor holds them up.
    """

    ALONE = 0
    NAMES = 1
    SHAPE = 2
    PATHS = 3
    PROMISES = 4


@dataclass(frozen=True)
class GuideSubject:
    """The guide as rules see it. `today` is handed in, so that nothing here reads the clock.

    `memory` keeps what takes long to compare of all trees, and what a save seldom changes.
    """

    guide: Guide
    house: House
    today: datetime.date
    analyses: dict[str, Analysis]
    memory: Memory = field(default_factory=Memory, repr=False)
    in_doubt: frozenset[str] = frozenset()
    """Trees that may lead elsewhere than is meant."""
    misnamed: frozenset[str] = frozenset()
    """The kinds of things of which somebody names one that isn't there, and may mean another."""

    @cached_property
    def hand_overs(self) -> dict[str, tuple[str, ...]]:
        """The trees that each tree hands over to."""
        return hand_overs(self.analyses)

    @cached_property
    def gists(self) -> dict[str, Gist]:
        """What is compared of each tree."""
        return {tree_id: analysis.gist for tree_id, analysis in self.analyses.items()}

    @cached_property
    def naming(self) -> list[tuple[Tree, Question]]:
        """The questions that name another tree's, in the order of the files."""
        trees = self.guide.trees
        return [(trees[tree_id], each) for tree_id, gist in self.gists.items() for each in gist.naming]

    @cached_property
    def same(self) -> Same:
        """The questions that are asked in several trees."""
        return same_among(self.guide.trees, ((tree.id, question) for tree, question in self.naming))

    @cached_property
    def own_pages(self) -> frozenset[str]:
        """The pages that the engine makes."""
        guide = self.guide
        formers = [tree.formerly for tree in guide.trees.values() if tree.formerly]
        made_from = (guide.tree_ids, formers, guide.article_ids, guide.house and bool(guide.house.hard_stops))
        return self.memory.made(("own pages", ""), made_from, lambda: own_pages(guide))

    @cached_property
    def own_addresses(self) -> frozenset[str]:
        """Their addresses."""
        made_from = self.own_pages
        return self.memory.made(("own addresses", ""), made_from, lambda: frozenset(map(address_of, made_from)))

    @cached_property
    def circles(self) -> list[tuple[str, ...]]:
        """Trees that hand over to each other in a circle."""
        onward = self.hand_overs
        return self.memory.made(("circles", ""), onward, lambda: Network("", dict(onward), {}).loops())


@dataclass(frozen=True)
class TreeSubject:
    """One tree as rules see it."""

    guide: Guide
    house: House
    today: datetime.date
    tree: Tree
    analysis: Analysis
    tree_ids: frozenset[str]

    def place(self, *route: str | int, part: Part = "value") -> Place:
        """A place in the tree's file."""
        return Place(self.tree.file, route, part)

    def node_place(self, node_id: str) -> Place:
        """The key of a node."""
        return Place(self.tree.file, self.tree.route(node_id), "key")


@dataclass(frozen=True)
class Rule:
    """One check. All functions are missing where the reader itself finds the mistake.

    `check_among` finds what is wrong with trees beside each other, in the tree that can be mended or waives it;
    `check_change` compares what was published with what would be; only `guide diff` has both.
    """

    id: str
    family: Family
    severity: Severity
    stage: Stage
    manual: str
    check_tree: Callable[[TreeSubject], Iterator[Diagnostic]] | None
    check_guide: Callable[[GuideSubject], Iterator[Diagnostic]] | None
    check_among: Callable[[GuideSubject], Iterator[Diagnostic]] | None
    check_change: Callable[[Guide, Guide], Iterator[Diagnostic]] | None

    @property
    def summary(self) -> str:
        """The manual's first line."""
        return self.manual.partition("\n")[0]


def rule(module: ModuleType) -> Rule:
    """The rule of a module: its file's name is the id, its docstring the manual."""
    return Rule(
        id=module.__name__.rpartition(".")[2].replace("_", "-"),
        family=module.FAMILY,
        severity=getattr(module, "SEVERITY", Severity.ERROR),
        stage=getattr(module, "STAGE", Stage.ALONE),
        manual=(module.__doc__ or "").strip(),
        check_tree=getattr(module, "check_tree", None),
        check_guide=getattr(module, "check_guide", None),
        check_among=getattr(module, "check_among", None),
        check_change=getattr(module, "check_change", None),
    )


def house_place(*route: str | int, part: Part = "value") -> Place:
    """A place in the house rules."""
    return Place(HOUSE_FILE, route, part)
