"""What is written of one construct in a list: its source, and below it what becomes of it.

Each begins with `== name`. Below the source stand, after `-- becomes`, the nodes with their ways on, and after
`-- told` what the import says that it guessed, left out or could not read. `-- refused` stands in place of both.
`python -m tests.exchange.constructs.construct` writes what becomes of each; read the difference before you keep it.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from good_call.exchange.flowchart import Flowchart, FormatError
from good_call.exchange.remark import told
from good_call.exchange.settling import settle

FOLDER = Path(__file__).parent
FORMATS = ("mermaid", "dot", "tables", "graph_json", "drawio")
TREES = {"keep"}
PACKED = (
    "lZDBDsIgDIafpvcJT2Bw8+TBR0D5s5lA0AKGvb1ESDZdPHho0v5tvv4tSeXykfV9OnkDS7Inqdj7WDOXFawl0d0MyQMJ8ShRyqe2"
    "CVU5kxyqGOJsm8iTd5cU2jA4ItfG7i0NP+h6Q9//i8AGMaP5gBmxRnTBJ77i47CoeURcu2mLSrK8pRRfX3sB"
)
"""A page as draw.io compresses it."""


@dataclass(frozen=True)
class Construct:
    """`becomes` is all that stands below the source."""

    format: str
    name: str
    source: str
    becomes: str

    def __str__(self) -> str:
        return f"== {self.name}\n{self.source}\n{self.becomes}\n"

    def now(self) -> str:
        """What becomes of it today."""
        module = importlib.import_module(f"good_call.exchange.{self.format}")
        source = self.source.replace("PACKED", PACKED)
        try:
            diagrams = module.diagrams(source)
            chart = settle(module.read(diagrams[0].text), TREES)
        except FormatError as error:
            return f"-- refused\n{error}"
        several = [f"-- diagrams\n{', '.join(map(str, diagrams))}"] if len(diagrams) > 1 else []
        return "\n".join([*several, "-- becomes", *_shown(chart), *_told(chart)])


def _shown(chart: Flowchart) -> Iterator[str]:
    if chart.title or chart.summary:
        yield f"title {chart.title!r}, summary {chart.summary!r}"
    yield f"start {chart.start!r}"
    for name, box in (*chart.boxes.items(), *chart.again):
        ways = " | ".join(f"{arrow.label!r} -> {arrow.to}" for arrow in box.arrows)
        yield f"{box.kind} {name} {box.text!r}{f': {ways}' if ways else ''}"


def _told(chart: Flowchart) -> Iterator[str]:
    lines = [f"{sort}: {line}" for sort, found in told(chart.remarks) for line in found]
    if lines:
        yield "-- told"
        yield from lines


def constructs(format_: str) -> list[Construct]:
    """Those of a format, in the order of its list."""
    text = (FOLDER / f"{format_}.txt").read_text(encoding="utf-8")
    found = []
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        name, _, rest = part.partition("\n")
        source, mark, becomes = _parted(rest)
        found.append(Construct(format_, name, source.rstrip("\n"), f"{mark}{becomes}".rstrip("\n")))
    return found


def _parted(text: str) -> tuple[str, str, str]:
    begins = re.search(r"^-- (?:diagrams|becomes|refused)$", text, re.MULTILINE)
    return (text[: begins.start()], begins[0], text[begins.end() :]) if begins else (text, "", "")


def write() -> None:
    """Write what becomes of each today."""
    for format_ in FORMATS:
        found = [Construct(each.format, each.name, each.source, each.now()) for each in constructs(format_)]
        (FOLDER / f"{format_}.txt").write_text("".join(map(str, found)), encoding="utf-8")


if __name__ == "__main__":
    write()
