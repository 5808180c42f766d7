"""Repair a guide's files in rounds, keeping only what makes them better."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from good_call.diagnostics.diagnostic import Located
from good_call.fixes import near_miss, owner, quotes, reworded, spelled_out, stray_breaks, tabs
from good_call.fixes.fix import Fix
from good_call.fixes.harm import is_harmless
from good_call.model.guide import Guide, read_guide
from good_call.records import dataclass
from good_call.rules.check import Report, check_guide
from good_call.source.document import Document
from good_call.source.edit import apply
from good_call.source.memory import Memory

_MOST_ROUNDS = 12


Judge = Callable[[Mapping[str, str]], Report]
"""Checks the guide with these texts, by file, in place of those that it has."""


@dataclass
class Repair:
    """Repairs in memory: `texts` are the files that changed, `reasons` what was done to each.

    `base` is the guide as it was published, where that is known.
    """

    judge: Judge
    base: Guide | None = None
    texts: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def below(cls, root: Path, today: datetime.date, base: Guide | None = None) -> Repair:
        """Repairs of the guide in a folder."""
        # Each try changes one file: the others are read once for all of them.
        memory = Memory()
        return cls(lambda texts: check_guide(read_guide(root, texts, memory), today), base)

    def run(self, files: Collection[str] | None = None) -> None:
        """Repair these files (all where None is given) until nothing changes, at most some rounds."""
        report = self._check({})
        for _ in range(_MOST_ROUNDS):
            by_file: dict[str, list[Fix]] = {}
            for fix in self._fixes(report):
                if files is None or fix.file in files:
                    by_file.setdefault(fix.file, []).append(fix)
            before = dict(self.texts)
            for file, found in by_file.items():
                # Whoever keeps an answer's id has mended the cases that name it.
                mended = self._mend(report, file, [fix for fix in found if fix.harmless])
                rest = [fix for fix in found if not fix.harmless]
                report = self._mend(report, file, rest) if mended is report else mended
            if self.texts == before:
                return

    def _check(self, more: Mapping[str, str]) -> Report:
        return self.judge({**self.texts, **more})

    def offer(self, report: Report, located: Located) -> Fix | None:
        """The one repair of a diagnostic that does no harm; None where there is none."""
        file = located.diagnostic.place.file
        for fix in _mending(report.guide, located):
            after = self._check({file: apply(report.guide.documents[file].text, fix.edits)})
            if is_harmless(report, after, file, (fix,)):
                return fix
        return None

    def _fixes(self, report: Report) -> Iterator[Fix]:
        for located in report.diagnostics:
            yield from _mending(report.guide, located)
        yield from self._reworded(report.guide)

    def _reworded(self, guide: Guide) -> Iterator[Fix]:
        for tree in guide.trees.values():
            before = self.base.trees.get(tree.id) if self.base else None
            if before and before != tree:
                yield from reworded.fixes(tree, guide.documents[tree.file], before)

    def _mend(self, report: Report, file: str, fixes: list[Fix]) -> Report:
        """All fixes of a file at once where that is better than before, else one after the other those that are."""
        text = report.guide.documents[file].text
        kept: list[Fix] = []
        for more in (fixes, *([fix] for fix in fixes)):
            new = apply(text, [edit for fix in (*kept, *more) for edit in fix.edits])
            if new == report.guide.documents[file].text:
                continue
            after = self._check({file: new})
            if is_harmless(report, after, file, more):
                report, kept = after, [*kept, *more]
                self._keep(file, new, more)
            if more is fixes and kept:
                break
        return report

    def _keep(self, file: str, text: str, fixes: list[Fix]) -> None:
        self.texts[file] = text
        told = self.reasons.setdefault(file, [])
        told += dict.fromkeys(fix.reason for fix in fixes if fix.reason not in told)


def _mending(guide: Guide, located: Located) -> Iterator[Fix]:
    """What could mend a diagnostic, the surest first."""
    document = guide.documents.get(located.diagnostic.place.file)
    if document is None or document.elsewhere:
        return
    found = (
        spelled_out.fixes(located, document) if located.diagnostic.replacements else _guessed(guide, located, document)
    )
    yield from (dataclasses.replace(fix, mends=located) for fix in found)


def _guessed(guide: Guide, located: Located, document: Document) -> Iterator[Fix]:
    yield from stray_breaks.fixes(located, document)
    yield from tabs.fixes(located, document)
    yield from quotes.fixes(located, document)
    yield from near_miss.fixes(located, document)
    yield from owner.fixes(located, document, guide)
