"""What people do to a tree by mistake: a list of data, with what the check says and what `--fix` makes of it.

Each begins with `== name`. Below `-- instead of` stands what the file said, below `-- stands` what was written by
mistake; then, after `-- told`, every error with its place, and after `-- fixed` what the repair leaves: `as it was
meant`, `left alone`, or the lines that differ from the mistaken file. The tree is `keep` of the small guide.
`python -m tests.mistakes.mistake` writes what is said today; read the difference before you keep it.
"""

from __future__ import annotations

import difflib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from good_call.fixes.repair import Repair

from tests.cli.small_guide import TREE, write_small_guide
from tests.rules.fixture import TODAY

FOLDER = Path(__file__).parent
FILE = "decision_trees/keep.yml"


@dataclass(frozen=True)
class Mistake:
    """One of them; `told` and `fixed` are what the list says."""

    name: str
    meant: str
    stands: str
    told: str = ""
    fixed: str = ""

    @property
    def text(self) -> str:
        """The mistaken file."""
        assert self.meant in TREE, f"{self.name}: {self.meant!r} stands nowhere"
        return TREE.replace(self.meant, self.stands, 1)

    def now(self, root: Path) -> Mistake:
        """The same with what is told and fixed today; `root` holds the small guide."""
        (root / FILE).write_text(self.text, encoding="utf-8")
        repair = Repair.below(root, TODAY)
        found = [each for each in repair.judge({}).diagnostics if not (each.diagnostic.waived or each.diagnostic.dated)]
        files = [each for each in found if each.diagnostic.rule not in ("placeholder", "unused-entry")]
        told = [
            f"{each.diagnostic.severity}[{each.diagnostic.rule}] {each.span.line}:{each.span.column} "
            f"{each.diagnostic.message} ({each.diagnostic.help})"
            for each in files
            if each.diagnostic.place.file == FILE
        ]
        return Mistake(self.name, self.meant, self.stands, "\n".join(told), self._fixed(repair))

    def _fixed(self, repair: Repair) -> str:
        repair.run()
        after = repair.texts.get(FILE)
        if after is None:
            return "left alone"
        if after == TREE:
            return "as it was meant"
        lines = difflib.unified_diff(self.text.split("\n"), after.split("\n"), lineterm="", n=0)
        return "\n".join(line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---"))

    def __str__(self) -> str:
        parts = (("instead of", self.meant), ("stands", self.stands), ("told", self.told), ("fixed", self.fixed))
        return "\n".join([f"== {self.name}", *(f"-- {head}\n{_shown(text)}" for head, text in parts), ""])


def _shown(text: str) -> str:
    """Each line behind a bar, so that blanks at its ends are seen."""
    return "\n".join(f"|{line}" for line in text.split("\n"))


def mistakes() -> list[Mistake]:
    """All of the list, in its order."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt")))
    return [_read(part) for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]]


def _read(part: str) -> Mistake:
    name, _, rest = part.partition("\n")
    values = [
        "\n".join(line[1:] for line in each.split("\n") if line.startswith("|"))
        for each in re.split(r"^-- [a-z ]+$", rest, flags=re.MULTILINE)[1:]
    ]
    return Mistake(name, *values)


def write() -> None:
    """Write what is told and fixed today."""
    root = write_small_guide(Path(tempfile.mkdtemp()) / "guide")
    for path in sorted(FOLDER.glob("*.txt")):
        parts = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        path.write_text("".join(str(_read(part).now(root)) for part in parts), encoding="utf-8")


if __name__ == "__main__":
    write()
