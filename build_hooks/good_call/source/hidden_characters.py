"""Characters that nobody sees and that no word needs: they part what looks the same, or turn its letters round."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from good_call.diagnostics.diagnostic import Diagnostic
from good_call.diagnostics.place import Place, Span
from good_call.diagnostics.replacement import Replacement

_HIDDEN = re.compile(
    "[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]+"
)
# Compiled when they are first asked: most files hold none of them.
_JOINERS = "\u200c\u200d"
_MARKS_OF_DIRECTION = "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
# Scripts whose letters join, or whose words stand without spaces.
_JOINING = "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua87f\uaa00-\uaa7f\ufb50-\ufdff\ufe70-\ufefe]"
_WITHOUT_SPACES = "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]"
_PICTURE = "[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\ufe0f\u20e3]"
_MOST = 100


def find_hidden(text: str, file: str, line_offset: int = 0) -> list[Diagnostic]:
    """One diagnostic for each run of them, of the first hundred, with the repair."""
    # Nearly every text is passed over at once.
    if text.isascii() or not _HIDDEN.search(text):
        return []
    return list(islice(_found(text, file, line_offset), _MOST))


def without_hidden(text: str) -> str:
    """The text without them."""
    if text.isascii() or not _HIDDEN.search(text):
        return text
    return "".join(letter for at, letter in enumerate(text) if not _HIDDEN.match(letter) or _is_needed(text, at))


def _found(text: str, file: str, line_offset: int) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.split("\n"), line_offset + 1):
        needed = {at for flag in re.finditer(_FLAG, line) for at in range(*flag.span())}
        for run in _HIDDEN.finditer(line):
            stray = [at for at in range(*run.span()) if at not in needed and not _is_needed(line, at)]
            if stray:
                yield _told(line, stray, number, file)


def _told(line: str, stray: list[int], number: int, file: str) -> Diagnostic:
    places = [Place(file, span=Span.letter(number, at + 1)) for at in stray]
    return Diagnostic(
        rule="hidden-character",
        message=f"a character that nobody sees stands here: {named(line[stray[0]])}",
        place=places[0],
        label="it was pasted along" if len(stray) == 1 else f"it was pasted along, with {len(stray) - 1} more",
        help="Delete it; `guide check --fix` takes it out.",
        replacements=tuple(Replacement(place, "") for place in places),
    )


def named(letter: str) -> str:
    """A character by its name and its code point: `zero width space (U+200B)`."""
    return f"{unicodedata.name(letter, 'a character without a name').lower()} (U+{ord(letter):04X})"


def _is_needed(line: str, at: int) -> bool:
    letter, before, behind = line[at], line[at - 1 : at], line[at + 1 : at + 2]
    if letter in _JOINERS:
        is_emoji = letter == "\u200d" and re.match(_PICTURE, before) and re.match(_PICTURE, behind)
        return bool(is_emoji or re.match(_JOINING, before))
    if letter == "\u200b":
        return bool(re.match(_WITHOUT_SPACES, before) and re.match(_WITHOUT_SPACES, behind))
    if letter in _MARKS_OF_DIRECTION:
        return any(unicodedata.bidirectional(each) in ("R", "AL") for each in line)
    return letter == "\u180e" and "\u1800" <= before <= "\u18af"
