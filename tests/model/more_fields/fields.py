"""Fields as somebody would add them: a line in a dataclass for each kind of value, and values to try it with."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

IMPORTS = "from good_call.model import field as f, kinds as k\n"


@dataclass(frozen=True)
class Added:
    """A field of one kind. Of each of the `bad` values the rule beside it speaks."""

    key: str
    kind: str
    good: Any
    other: Any
    bad: tuple[tuple[Any, str], ...] = ()

    @property
    def name(self) -> str:
        """What people call it."""
        return f"the {self.key}"

    @property
    def line(self) -> str:
        """The line in the dataclass."""
        about = f"About {self.key}."
        return (
            f'    {self.key.replace("-", "_")}: object = f.optional({self.kind}, "{about}", None, name="{self.name}")\n'
        )


ADDED = (
    Added(
        "more-text",
        "k.Text()",
        "More words.",
        "Other words.",
        (
            ("See [this](articles/nowhere.md).", "broken-link"),
            ("word " * 30 + "end.", "long-sentence"),
            ("Write here how far it goes.", "placeholder"),
            ("<b>bold</b>", "markup-in-text"),
            ("", "empty-text"),
            ({"one": "two"}, "wrong-kind"),
        ),
    ),
    Added("more-texts", "k.Items(k.Text())", ["One."], ["Another."], ((["See [x](guides/no.md)."], "broken-link"),)),
    Added("more-entries", "k.Entries(k.Text())", {"one": "One."}, {"one": "Two."}, (({"one": ""}, "empty-text"),)),
    Added("more-choice", 'k.Choice(("this", "that"))', "this", "that", (("thsi", "wrong-kind"),)),
    Added("more-day", "k.Date()", "2026-01-31", "2026-02-01", (("soon", "wrong-kind"),)),
    Added("more-flag", "k.Flag()", "true", "false", (("perhaps", "wrong-kind"),)),
    Added(
        "more-id", 'k.Id(("article",))', "elsewhere", "article-0", (("no-such", "unknown-reference"), ("?", "bad-id"))
    ),
    Added(
        "more-citation",
        "k.Citation()",
        "elsewhere/principle",
        "article-0/principle",
        (("elsewhere/no-such", "unknown-reference"), ("elsewhere", "bad-id")),
    ),
    Added("more-words", "k.HouseName()", "plain-end", "verdict-0", (("no such verdict", "unknown-reference"),)),
    Added("more-number", "k.Number()", "1.5", "2", (("many", "wrong-kind"),)),
    Added("more-whole", "k.Whole(0, 9)", "1", "2", (("12", "wrong-kind"),)),
)


def add_to_every_form(package: Path) -> None:
    """Write the lines into every form of a copy of the engine."""
    for path in sorted((package / "model").glob("*.py")):
        source = path.read_text(encoding="utf-8")
        ends = sorted(_ends_of_forms(source), reverse=True)
        lines = source.splitlines(keepends=True)
        for end in ends:
            lines[end:end] = [each.line for each in ADDED]
        if ends:
            future = "from __future__ import annotations\n"
            path.write_text("".join(lines).replace(future, f"{future}{IMPORTS}", 1), encoding="utf-8")


def _ends_of_forms(source: str) -> Iterator[int]:
    """The last line of the last field of each form."""
    for each in ast.parse(source).body:
        if isinstance(each, ast.ClassDef):
            fields = [one for one in each.body if isinstance(one, ast.AnnAssign) and one.value]
            made = [
                one for one in fields if ast.unparse(one).partition(" = ")[2].startswith(("required(", "optional("))
            ]
            if made:
                yield made[-1].end_lineno or 0
