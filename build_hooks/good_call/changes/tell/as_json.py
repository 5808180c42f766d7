"""A change as JSON, for other programs."""

from __future__ import annotations

import dataclasses
import json
from fractions import Fraction
from typing import Any

from good_call.changes.compare.change import Change
from good_call.changes.compare.edits import form_at
from good_call.changes.compare.guide_comparison import TreeComparison
from good_call.changes.compare.question_graph import Met
from good_call.changes.tell.account import ARTICLES, CALLS, GROUPS, HOUSE, Chapter
from good_call.changes.tell.edit_telling import Told
from good_call.changes.tell.report import ChangeReport
from good_call.diagnostics.json_format import as_json as diagnostic_as_json
from good_call.model.case import Then
from good_call.model.measure import numeral


def as_json(report: ChangeReport) -> str:
    """One object: facts beside the sentences that tell them."""
    guides, chapters = report.guides, {each.id: each for each in report.account.chapters}
    result = {
        "since": report.since,
        "trees": [_tree_as_json(each, chapters[each.new.id]) for each in guides.different],
        "added": [_chapter_as_json(chapters[each]) for each in guides.added],
        "removed": [_chapter_as_json(chapters[each]) for each in guides.removed],
        "unreadable": list(guides.unreadable),
        "house": _chapter_as_json(chapters.get(HOUSE)),
        "articles": _chapter_as_json(chapters.get(ARTICLES)),
        "calls": _chapter_as_json(chapters.get(CALLS)),
        "groups": _chapter_as_json(chapters.get(GROUPS)),
        "regrouped": [{"id": each.new.id, "from": each.old.group, "to": each.new.group} for each in guides.regrouped],
        "vanished": [diagnostic_as_json(each) for each in report.vanished],
    }
    return json.dumps(result, ensure_ascii=False, indent=1)


def _tree_as_json(compared: TreeComparison, chapter: Chapter) -> dict[str, Any]:
    paths = compared.walked.paths if compared.walked else None
    return {
        "formerly": compared.old.id,
        "paths": paths and {name: getattr(paths, name) for name in ("before", "now", "stayed", "moved", "gone", "new")},
        "renamed": dict(compared.renaming.pairs()),
        **_chapter_as_json(chapter),
    }


def _chapter_as_json(chapter: Chapter | None) -> dict[str, Any]:
    if chapter is None:
        return {}
    sections = {each.title: [_told_as_json(told) for told in each.told] for each in chapter.sections}
    return {"id": chapter.id, "title": chapter.title, "sections": sections}


def _told_as_json(told: Told) -> dict[str, Any]:
    trail = {"trail": list(told.trail)} if told.trail else {}
    change = {"change": _change_as_json(told.change)} if told.change else {}
    return {"told": told.sentence, **trail, "details": [list(each) for each in told.details], **change}


def _change_as_json(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "subject": {"kind": change.subject.kind, "id": change.subject.id},
        "where": list(change.where),
        "before": _plain(change.before),
        "now": _plain(change.now),
    }


def _plain(value: Any) -> Any:
    """A value of the form as JSON can hold it: groups by their fields, what has no other form as text."""
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, Met):
        return value._asdict()
    if isinstance(value, tuple | list | frozenset):
        return [_plain(each) for each in value]
    if isinstance(value, Then):
        return _plain(value.cases[0].target if value.single else value.cases)
    if dataclasses.is_dataclass(value):
        fields = form_at(value).fields.values()
        return {field.key: _plain(given) for field in fields if (given := getattr(value, field.attribute))}
    return numeral(value) if isinstance(value, Fraction) else str(value)
