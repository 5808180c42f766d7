"""Diagnostics as JSON, for other programs. The keys are stable; new ones may be added."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.judged import Judged
from good_call.diagnostics.terminal import encodable


def write_json(diagnostics: Iterable[Located], judged: Judged | None = None) -> str:
    """One object: `{"diagnostics": [{rule, severity, message, …, file, line, column, …, subject, meant, …}], …}`.

    With what was judged also `read`, `unread` with reasons, and `held_back`: `[{file, rules, lines}]`, the last of
    which may have no file and speaks of the whole guide.
    """
    found: dict[str, Any] = {"diagnostics": [as_json(each) for each in diagnostics]}
    if judged:
        found |= {
            "read": list(judged.read),
            "unread": [{"file": file, "reason": reason} for file, reason in judged.unread],
            "held_back": [{"file": each.file, "rules": each.rules, "lines": each.lines} for each in judged.held],
        }
    return encodable(json.dumps(found, ensure_ascii=False, indent=1))


def as_json(located: Located) -> dict[str, Any]:
    """One diagnostic. Lines and columns count from 1; `end_column` is one past the last character."""
    diagnostic, span = located.diagnostic, located.span
    return {
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "label": diagnostic.label,
        "help": diagnostic.help,
        "file": diagnostic.place.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "path": list(diagnostic.path),
        "waived": diagnostic.waived,
        "dated": diagnostic.dated,
        "subject": {"kind": diagnostic.about.kind, "id": diagnostic.about.id},
        "meant": diagnostic.meant,
        "alternatives": list(diagnostic.alternatives),
    }
