"""A flowchart as Mermaid. What only our form knows stands in a comment, `%% form: {…}`, before its box or arrow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from good_call.exchange.flowchart import Box, BoxKind, Flowchart

_BOXES: dict[BoxKind, tuple[str, str]] = {
    "question": ('{"', '"}'),
    "step": ('["', '"]'),
    "outcome": ('(["', '"])'),
    "tree": ('[["', '"]]'),
}


def write(chart: Flowchart) -> str:
    """The flowchart as Mermaid, the start first; ids in capitals, since small ones may be Mermaid's own words."""
    lines = ["---", f"title: {json.dumps(_escaped(chart.title), ensure_ascii=False)}", "---", "flowchart TD"]
    lines.append(f"  %% guide: {json.dumps(chart.mark)}")
    for name in (chart.start, *(each for each in chart.boxes if each != chart.start)):
        if name in chart.boxes:
            lines += _box_lines(name, chart.boxes[name])
    for name, box in chart.boxes.items():
        for arrow in box.arrows:
            about = {"hint": arrow.hint} if arrow.hint else {}
            about |= _exactly("label", arrow.label)
            lines += _comment({**arrow.form, **about})
            label = f'|"{_escaped(arrow.label)}"|' if arrow.label else ""
            lines.append(f"  {_id(name)} -->{label} {_id(arrow.to)}")
    return "\n".join([*lines, ""])


def _box_lines(name: str, box: Box) -> Iterator[str]:
    kind = {"kind": box.kind} if box.kind and (box.kind in ("tree", "step") or not _shows_its_kind(box)) else {}
    about = {"help": box.help} if box.help else {}
    yield from _comment({**box.form, **kind, **about, **_exactly("text", box.text)})
    opening, closing = _BOXES.get(box.kind, ('["', '"]'))
    yield f"  {_id(name)}{opening}{_escaped(box.text)}{closing}"


def _shows_its_kind(box: Box) -> bool:
    return bool(box.arrows) == (box.kind == "question")


def _exactly(key: str, text: str) -> dict[str, str]:
    """The text, where a label can't keep it: its blanks, its lines, or nothing at all."""
    return {} if text == " ".join(text.split()) and (text or key == "label") else {key: text}


def _comment(form: dict[str, Any]) -> list[str]:
    return [f"  %% form: {json.dumps(form)}"] if form else []


def _id(name: str) -> str:
    return name.upper().replace("-", "_")


def _escaped(text: str) -> str:
    plain = text.replace("#", "#35;")
    for letter, name in (
        ("&", "amp"),
        ('"', "quot"),
        ("<", "lt"),
        (">", "gt"),
        ("|", "124"),
        ("`", "96"),
        ("\\", "92"),
    ):
        plain = plain.replace(letter, f"#{name};")
    # A colon between words could be an icon's, and Mermaid knows Markdown's numbers and dashes at a text's beginning.
    return plain.replace(":", "#58;").replace("\n", "<br>")
