"""Arrows that lead back: to a question that every path has passed they become a step back on purpose."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from good_call.exchange.flowchart import Arrow, Box, Flowchart


def declare_steps_back(chart: Flowchart) -> Flowchart:
    """The flowchart with `again` on each answer that leads back to a question which every path here has passed.

    Other loops stay as they are, for the checker to show.
    """
    before = _dominators(chart)
    boxes = {name: _declared(name, box, chart.boxes, before) for name, box in chart.boxes.items()}
    return dataclasses.replace(chart, boxes=boxes)


def _declared(name: str, box: Box, boxes: Mapping[str, Box], before: Mapping[str, str]) -> Box:
    if box.kind != "question" or name not in before:
        return box

    def declare(arrow: Arrow) -> Arrow:
        is_plain = "if" not in arrow.form and "otherwise" not in arrow.form
        back = arrow.to in boxes and boxes[arrow.to].kind == "question" and _passed(name, arrow.to, before)
        return dataclasses.replace(arrow, form={**arrow.form, "again": True}) if is_plain and back else arrow

    return dataclasses.replace(box, arrows=tuple(map(declare, box.arrows)))


def _passed(here: str, earlier: str, before: Mapping[str, str]) -> bool:
    while here != earlier and before[here] != here:
        here = before[here]
    return here == earlier


def _dominators(chart: Flowchart) -> dict[str, str]:
    """For each box that can be reached, the nearest box that every path to it passes; the start has itself."""
    order = _reverse_postorder(chart)
    position = {name: number for number, name in enumerate(order)}
    sources: dict[str, list[str]] = {name: [] for name in order}
    for name in order:
        for arrow in chart.boxes[name].arrows:
            if arrow.to in sources:
                sources[arrow.to].append(name)
    nearest = {order[0]: order[0]} if order else {}
    changed = True
    while changed:
        changed = False
        for name in order[1:]:
            known = [source for source in sources[name] if source in nearest]
            found = known[0]
            for source in known[1:]:
                found = _meeting(found, source, nearest, position)
            changed = changed or nearest.get(name) != found
            nearest[name] = found
    return nearest


def _meeting(one: str, other: str, nearest: Mapping[str, str], position: Mapping[str, int]) -> str:
    while one != other:
        while position[one] > position[other]:
            one = nearest[one]
        while position[other] > position[one]:
            other = nearest[other]
    return one


def _reverse_postorder(chart: Flowchart) -> list[str]:
    if chart.start not in chart.boxes:
        return []
    finished: list[str] = []
    seen = {chart.start}
    stack = [(chart.start, iter(chart.boxes[chart.start].arrows))]
    while stack:
        name, arrows = stack[-1]
        following = next((arrow.to for arrow in arrows if arrow.to in chart.boxes and arrow.to not in seen), None)
        if following is None:
            finished.append(name)
            stack.pop()
        else:
            seen.add(following)
            stack.append((following, iter(chart.boxes[following].arrows)))
    return finished[::-1]
