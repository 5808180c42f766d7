"""Diagnostics as GitHub workflow commands, which become annotations at file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.judged import Judged
from good_call.diagnostics.terminal import encodable


def write_github(diagnostics: Iterable[Located], judged: Judged | None = None) -> str:
    """One command a diagnostic, escaped so that no text of a trainer can become a command.

    With what was judged, a notice too for each file that waits for a mistake, and for each that was passed by.
    """
    commands = [_command(each) for each in diagnostics if not each.diagnostic.waived]
    return "\n".join([*commands, *(_notices(judged) if judged else ())])


def _notices(judged: Judged) -> Iterator[str]:
    for each in judged.held:
        if each.file:
            line = each.lines[0] if each.lines else 1
            words = "not judged wholly: what rests on the mistakes here is told once they are fixed"
            yield f"::notice file={_property(each.file)},line={line},title=held back::{_message(words)}"
    for file, reason in judged.unread:
        yield f"::notice file={_property(file)},title=not read::{_message(reason)}"


def _command(located: Located) -> str:
    diagnostic, span = located.diagnostic, located.span
    properties = {
        "file": diagnostic.place.file,
        "line": str(span.line),
        "endLine": str(span.end_line),
        "col": str(span.column),
        "endColumn": str(span.end_column),
        "title": diagnostic.rule,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = [diagnostic.message, diagnostic.label, *diagnostic.path, diagnostic.help]
    return f"::{diagnostic.severity} {listed}::{_message(chr(10).join(line for line in lines if line))}"


def _message(text: str) -> str:
    return encodable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
