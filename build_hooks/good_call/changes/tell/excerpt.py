"""Two states of a text, short ones whole, long ones cut around what differs."""

from __future__ import annotations

from good_call.diagnostics.terminal import printable

SHORT = 160
LONG = 1_000
_AROUND = 50


def excerpts(before: str, now: str, short: int = SHORT) -> tuple[str, str]:
    """Both texts as they are shown; what differs is never cut unless it alone is longer than any text should be."""
    if max(len(before), len(now)) <= short:
        return before, now
    least = min(len(before), len(now))
    head = next((at for at in range(least) if before[at] != now[at]), least)
    tail = next((at for at in range(least - head) if before[-1 - at] != now[-1 - at]), least - head)
    return _cut(before, head, tail), _cut(now, head, tail)


def _cut(text: str, head: int, tail: int) -> str:
    start = _word_start(text, head - _AROUND)
    end = len(text) - _word_start(text[::-1], tail - _AROUND)
    return shortened(f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}", LONG)


def _word_start(text: str, position: int) -> int:
    if position <= 0:
        return 0
    space = text.rfind(" ", 0, position)
    return space + 1 if position - space < _AROUND else position


def shortened(text: str, most: int = LONG) -> str:
    """The text, or as much of it as `most` letters hold."""
    return text if len(text) <= most else f"{text[:most].rstrip()} …"


def looks_the_same(before: str, now: str) -> bool:
    """Whether two texts differ only in what nobody can see on one line: spaces and line breaks."""
    return printable(before).split() == printable(now).split()
