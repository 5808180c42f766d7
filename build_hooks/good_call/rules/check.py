"""Run all rules on a guide. One mistake gives one diagnostic: later stages wait for the earlier ones."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import partial

from good_call.diagnostics.diagnostic import Diagnostic, Located, Severity
from good_call.diagnostics.place import Place, Route
from good_call.graph.analysis import Analysis
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE, House
from good_call.model.house_in_doubt import InDoubtError, certain
from good_call.model.mistakes.collected import MOST_DIAGNOSTICS
from good_call.model.safeguard import Safeguard
from good_call.model.tree import Tree
from good_call.records import dataclass
from good_call.rules import RULES, unknown_question
from good_call.rules.rule import Family, GuideSubject, Rule, Stage, TreeSubject
from good_call.rules.stages import by_stage, check_tree, severe
from good_call.rules.waiving import waive
from good_call.source.document import locate
from good_call.source.memory import Made, Memory


@dataclass(frozen=True)
class Report:
    """All diagnostics of a guide, with the analyses of its trees, computed once and kept for the pages."""

    guide: Guide
    diagnostics: tuple[Located, ...]
    analyses: dict[str, Analysis]

    @property
    def errors(self) -> tuple[Located, ...]:
        """What stops a build."""
        return tuple(each for each in self.diagnostics if each.is_error)

    @property
    def warnings(self) -> tuple[Located, ...]:
        """What `--strict` fails on: neither waived, nor depending on today's date."""
        return tuple(each for each in self.diagnostics if each.is_warning)

    @property
    def is_cut(self) -> bool:
        """Whether there may be more: of one file, only so many are looked for."""
        forms = Counter(each.place.file for each in self.guide.form_diagnostics)
        rules = Counter((each.diagnostic.place.file, each.diagnostic.rule) for each in self.diagnostics)
        return max([*forms.values(), *rules.values()], default=0) >= MOST_DIAGNOSTICS

    @property
    def is_held_up(self) -> bool:
        """Whether later checks did not run, since they could say nothing of sense yet."""
        return self.guide.house is None or any(each.diagnostic.rule in _HOLDING_UP for each in self.errors)

    def of_file(self, file: str) -> tuple[Located, ...]:
        """What was found in one file."""
        return tuple(each for each in self.diagnostics if each.diagnostic.place.file == file)


def check_guide(
    guide: Guide, today: datetime.date, memory: Memory | None = None, settled: Set[str] = frozenset()
) -> Report:
    """Every diagnostic of every rule, in the order of files and lines.

    With a memory, a tree is judged anew only where it, the house rules, an article, the day or the ids have changed.
    Of trees that are `settled` somebody knows that nothing is wrong with them by themselves: they are judged only
    beside others.
    """
    memory = memory or Memory()
    found = list(guide.form_diagnostics)
    # The same objects as before where they are equal: each tree is then compared with one look.
    tree_ids = _settled("tree ids", guide.tree_ids, memory)
    house = guide.house or guide.house_left
    promises = _promises(house)
    analyses = {tree.id: _analysis(tree, tree_ids, promises, guide, memory) for tree in guide.trees.values()}
    if house is not None:
        judged = _check(guide, today, analyses, memory, settled)
        # Whether a waiver is needed can't be said: what it accepts may be in doubt.
        found += (each for each in judged if guide.house or each.rule != "expired-waiver")
    located = sorted((locate(each, guide.documents) for each in found), key=lambda each: each.sort_key)
    return Report(guide, tuple(located), analyses)


def _promises(house: House | None) -> tuple[Safeguard, ...]:
    """Those of the house; none where they are in doubt."""
    with contextlib.suppress(InDoubtError):
        return house.safeguards if house else ()
    return ()


def _settled(name: str, value: Made, memory: Memory) -> Made:
    return memory.made(("settled", name), value, lambda: value)


def _analysis(
    tree: Tree, tree_ids: set[str], promises: tuple[Safeguard, ...], guide: Guide, memory: Memory
) -> Analysis:
    # Its text too: a tree may be equal to the one before and stand on other lines.
    text = guide.documents[tree.file].text if tree.file in guide.documents else ""
    made_from = (text, tree, tree_ids, promises)
    return memory.made(("analysis", tree.id), made_from, lambda: Analysis(tree, tree_ids, promises))


def _judged(subject: TreeSubject, checked_by_stage: list[list[Rule]]) -> list[Diagnostic]:
    found = check_tree(subject, checked_by_stage)
    subject.analysis.let_go()
    return found


def _check(
    guide: Guide, today: datetime.date, analyses: dict[str, Analysis], memory: Memory, settled: Set[str]
) -> Iterator[Diagnostic]:
    house = guide.house or guide.house_left
    assert house is not None
    checked_by_stage = by_stage(RULES)
    grounds = _settled("grounds", (house, today, guide.tree_ids, guide.article_ids, guide.articles), memory)
    tree_ids = frozenset(guide.tree_ids)
    doubtful, misnamed = set(guide.broken), set[str]()
    everything = GuideSubject(guide, house, today, analyses, memory)
    adrift = _adrift(everything)
    among = _among(everything)
    for tree in guide.trees.values():
        if tree.id in settled:
            doubtful |= _in_doubt(tree, among[tree.file])
            yield from among[tree.file]
            continue
        subject = TreeSubject(guide, house, today, tree, analyses[tree.id], tree_ids)
        found = memory.made(
            ("findings", tree.id),
            (subject.analysis, grounds),
            partial(_judged, subject, checked_by_stage),
        )
        found = [each for each in found if not _rests_on(each, adrift)]
        doubtful |= _in_doubt(tree, [*found, *among[tree.file]])
        misnamed |= _misnamed(found)
        yield from waive(tree, [*found, *among[tree.file]], today)
    yield from _check_partial(everything, adrift, memory)
    yield from _check_whole(everything, doubtful, misnamed)


def _check_whole(everything: GuideSubject, doubtful: set[str], misnamed: set[str]) -> Iterator[Diagnostic]:
    """What is said of the guide as a whole; nothing that rests on a tree in doubt or on a name that isn't there."""
    if doubtful:  # otherwise what it has reckoned already serves on
        everything = dataclasses.replace(everything, in_doubt=frozenset(doubtful))
    for rule in sorted((each for each in RULES if each.check_guide), key=lambda each: each.stage):
        found = list(severe(rule, certain(rule.check_guide(everything)))) if rule.check_guide else []
        misnamed |= _misnamed(found)
        if misnamed != everything.misnamed:
            everything = dataclasses.replace(everything, misnamed=frozenset(misnamed))
        yield from found


def _check_partial(everything: GuideSubject, adrift: set[Route], memory: Memory) -> Iterator[Diagnostic]:
    """What can be said of trees that could not be read wholly."""
    guide, house, today = everything.guide, everything.house, everything.today
    checked_by_stage = by_stage(RULES)
    if guide.partial:
        from good_call.rules.doubt import doubt_about  # most guides can be read
    for left in guide.partial.values():
        doubt = doubt_about(left)
        tree = doubt.judged(left.tree)
        analysis = _analysis(tree, guide.tree_ids, _promises(house), guide, memory)
        subject = TreeSubject(guide, house, today, tree, analysis, frozenset(guide.tree_ids))
        found = [] if doubt.is_all else check_tree(subject, checked_by_stage, doubt)
        known = [each for each in found if not _rests_on(each, adrift)]
        # Whether a waiver is needed can't be said: what it accepts may be in doubt.
        yield from (each for each in waive(tree, known, today) if each.rule != "expired-waiver")


def _among(subject: GuideSubject) -> dict[str, list[Diagnostic]]:
    """What is wrong with trees beside each other, by the file of the tree where it is told."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for rule in RULES:
        for each in severe(rule, certain(rule.check_among(subject))) if rule.check_among else ():
            by_file[each.place.file].append(each)
    return by_file


def _adrift(subject: GuideSubject) -> set[Route]:
    """The promises of the house that name what no tree has: told there, once, and not in every tree as broken."""
    places = (
        place for each in certain(unknown_question.check_guide(subject)) for place in (each.place, *_others(each))
    )
    return {place.route[:2] for place in places}


def _others(diagnostic: Diagnostic) -> Iterator[Place]:
    return (note.place for note in diagnostic.notes)


def _rests_on(diagnostic: Diagnostic, promises: set[Route]) -> bool:
    noted = (place.route[:2] for place in _others(diagnostic) if place.file == HOUSE_FILE)
    return bool(promises) and not promises.isdisjoint(noted)


def check_change(old: Guide, new: Guide) -> tuple[Located, ...]:
    """What a change of the guide breaks for those who know the older one, which the newer alone doesn't show."""
    found = (each for rule in RULES if rule.check_change for each in rule.check_change(old, new))
    return tuple(locate(each, new.documents) for each in found)


_HOLDING_UP = {rule.id for rule in RULES if rule.family is Family.FORM or Stage.ALONE < rule.stage < Stage.PROMISES}
_OF_WAYS = {rule.id for rule in RULES if rule.stage > Stage.ALONE} | {"duplicate-answer"}
"""What says that a tree may lead elsewhere than is meant."""


def _misnamed(found: Iterable[Diagnostic]) -> set[str]:
    return {each.about.kind for each in found if each.rule == "unknown-reference"}


def _in_doubt(tree: Tree, found: Iterable[Diagnostic]) -> set[str]:
    """The tree, where nothing can be said of what passes it."""
    return {tree.id} if any(map(_is_of_ways, found)) else set()


def _is_of_ways(found: Diagnostic) -> bool:
    # A question that repeats one of another tree takes its answer over.
    is_shared = found.rule == "unknown-reference" and found.about.kind == "question"
    return found.severity is Severity.ERROR and (found.rule in _OF_WAYS or is_shared)
