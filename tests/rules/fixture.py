"""The fixtures of one rule: a small guide with one mistake in it, and the same guide without.

Each folder below `tests/rules` is named after a rule and holds `bad.yml`, `bad.txt` (all that `guide check` says of
it) and `good.yml`. The file becomes `decision_trees/<rule>.yml` in a copy of `_guide`. If one of its first three
lines says `# as: PATH`, it becomes that file instead; `bad.<name>.yml` beside it becomes `decision_trees/<name>.yml`.
A `published.yml` is the same file as it was before, and what `guide diff` says of the change is told too.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.full import write_full
from good_call.model.guide import Guide, read_guide
from good_call.rules.check import Report, check_change, check_guide
from good_call.source.text_file import MOST_BYTES

FOLDER = Path(__file__).parent
GUIDE = FOLDER / "_guide"
TODAY = datetime.date(2026, 11, 21)

_AS = re.compile(rb"^# as: (\S+)$", re.MULTILINE)


def _fill_up(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"#" * (MOST_BYTES + 1 - path.stat().st_size))


def _make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


_MADE: dict[str, Callable[[Path], None]] = {"too-large": _fill_up, "unreadable-file": _make_a_folder}
"""What git can't keep, or should not, is made of `bad.yml` by these."""


@dataclass(frozen=True)
class Fixture:
    """`rule` is the rule's id, `kind` is `bad` or `good`."""

    rule: str
    kind: str

    @property
    def path(self) -> Path:
        """The main file."""
        return FOLDER / self.rule / f"{self.kind}.yml"

    def files(self) -> Iterator[tuple[str, Path]]:
        """Each file with the place it takes in the guide."""
        named = _AS.search(b"\n".join(self.path.read_bytes().split(b"\n")[:3]))
        yield named[1].decode() if named else f"decision_trees/{self.rule}.yml", self.path
        for other in sorted(self.path.parent.glob(f"{self.kind}.*.yml")):
            yield f"decision_trees/{other.suffixes[0][1:]}.yml", other

    def write(self, root: Path) -> None:
        """Make the guide at `root`, which may not exist yet."""
        shutil.copytree(GUIDE, root)
        for place, path in self.files():
            (root / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, root / place)
            if self.kind == "bad" and self.rule in _MADE:
                _MADE[self.rule](root / place)

    def check(self, root: Path) -> Report:
        """What all rules say of it."""
        self.write(root)
        guide = read_guide(root)
        report = check_guide(guide, TODAY)
        return dataclasses.replace(report, diagnostics=(*report.diagnostics, *self._changed(root, guide)))

    def _changed(self, root: Path, guide: Guide) -> tuple[Located, ...]:
        published = self.path.with_name("published.yml")
        if not published.exists():
            return ()
        file = next(self.files())[0]
        return check_change(read_guide(root, {file: published.read_text(encoding="utf-8")}), guide)


def expected(rule: str) -> Path:
    """The file that holds the whole output for a rule's bad fixture."""
    return FOLDER / rule / "bad.txt"


def shown(report: Report) -> str:
    """All diagnostics as a trainer reads them."""
    return write_full(report.diagnostics) + "\n"
