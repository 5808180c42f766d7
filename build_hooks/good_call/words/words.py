"""The product's own words in one language, with its plurals, dates and numbers."""

from __future__ import annotations

import datetime
from gettext import NullTranslations
from itertools import pairwise

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol


class Words:
    """The words of one language. Without a catalogue it speaks as the code is written: British English."""

    def __init__(self, locale: Locale, translations: NullTranslations) -> None:
        self.locale = locale
        self.translations = translations
        self._point, self._group = get_decimal_symbol(locale), get_group_symbol(locale)
        self._groups: tuple[int, int] = locale.decimal_formats[None].grouping

    def __call__(self, message: str, **values: object) -> str:
        """The message in this language, its `%(name)s` filled in."""
        said = self.translations.gettext(message)
        return said % values if values else said

    def count(self, one: str, many: str, num: int, **values: object) -> str:
        """The form of the message that goes with a number, which it may name as `%(num)s`."""
        return self.translations.ngettext(one, many, num) % {"num": self.number(str(num)), **values}

    def day(self, day: datetime.date) -> str:
        """A day as people write it, with the month's name: `22 November 2026`."""
        return format_date(day, "long", locale=self.locale)

    def number(self, digits: str) -> str:
        """Digits, perhaps with a point and decimals, as people write them: `1,000.50`."""
        whole, _, part = digits.partition(".")
        return self._grouped(f"{int(whole)}") + (self._point + part if part else "")

    def _grouped(self, digits: str) -> str:
        """Thousands parted as the language does it; Babel itself stops at 28 digits."""
        last, others = self._groups
        head, tail = digits[:-last], digits[-last:]
        cuts = range(len(head) % others or others, len(head), others)
        heads = [head[start:end] for start, end in pairwise((0, *cuts, len(head)))]
        return self._group.join([*filter(None, heads), tail])


def marked(message: str) -> str:
    """Mark a message for the catalogue where it is written down before its language is known."""
    return message
