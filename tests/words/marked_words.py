"""A language whose every word is a row of marks: what still has a letter came from no catalogue."""

from __future__ import annotations

import re
from gettext import NullTranslations

from babel import Locale
from good_call.words.words import Words

_HELD = re.compile(r"(%\(\w+\)s)")
_LETTER = re.compile(r"[^\W\d_]")


class MarkedTranslations(NullTranslations):
    """Says a mark for each letter and keeps what is filled in."""

    def gettext(self, message: str) -> str:
        return _marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _marked(msgid1 if n == 1 else msgid2)


def _marked(message: str) -> str:
    parts = _HELD.split(message)
    return "".join(part if _HELD.fullmatch(part) else _LETTER.sub("•", part) for part in parts)


MARKED = Words(Locale.parse("en_GB"), MarkedTranslations())
