"""Diagnostics on one line each, for editors and for a quick look."""

from __future__ import annotations

from collections.abc import Iterable

from good_call.diagnostics.diagnostic import Located
from good_call.diagnostics.terminal import printable


def write_concise(diagnostics: Iterable[Located]) -> str:
    """`file:line:column: severity[rule] message`, one line a diagnostic."""
    return "\n".join(_line(each) for each in diagnostics)


def _line(located: Located) -> str:
    diagnostic, span = located.diagnostic, located.span
    place = f"{printable(diagnostic.place.file)}:{span.line}:{span.column}"
    message = f"{diagnostic.message} ({diagnostic.help})" if diagnostic.help else diagnostic.message
    return f"{place}: {diagnostic.severity}[{diagnostic.rule}] {printable(message)}"
