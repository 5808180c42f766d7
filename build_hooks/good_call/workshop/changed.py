"""What differs between what is published and what somebody is writing, in the words of `guide diff`."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from good_call.changes.compare.guide_comparison import compare_guides
from good_call.changes.tell.account import Passage, account
from good_call.model.guide import Guide
from good_call.rules.check import check_change


def changed(old: Guide, new: Guide, files: Set[str]) -> list[dict[str, Any]]:
    """The chapters of what is told, and below them the published ids that vanished uncovered; empty for no change.

    `files` are those that somebody edits.
    """
    gone = check_change(old, new)
    told = account(compare_guides(old, new, files), gone)
    chapters = [
        {"title": each.title, "id": each.id, "sections": [_section(one) for one in each.sections]}
        for each in told.chapters
    ]
    if gone:
        lost = [
            {"sentence": f"{each.diagnostic.message}. {each.diagnostic.help}", "trail": [], "details": []}
            for each in gone
        ]
        chapters.append({"title": "", "id": "", "sections": [{"title": "", "intro": "", "told": lost, "rest": ""}]})
    return chapters


def _section(section: Passage) -> dict[str, Any]:
    told = [
        {"sentence": each.sentence, "trail": list(each.trail), "details": [list(one) for one in each.details]}
        for each in section.told
    ]
    return {"title": section.title, "intro": section.intro, "told": told, "rest": section.rest}
