"""A page in place of something that can't be shown: what is wrong, with file and line."""

from __future__ import annotations

from markupsafe import Markup

from good_call.diagnostics.full import Line
from good_call.model.house import HOUSE_FILE
from good_call.pages.edition import Edition
from good_call.pages.fault import Fault
from good_call.pages.page import Page
from good_call.pages.templating import render
from good_call.words.catalogue import ENGLISH
from good_call.words.words import Words

NO_HOUSE_RULES = Fault((Line("The house rules can't be read."),))
_TEMPLATES_FAILED = Fault((Line("The page could not be made. The terminal says why."),))


def fault_of(edition: Edition, file: str) -> Fault | None:
    """Why the page of a file can't be shown: its own errors, or house rules that nobody can read."""
    own = edition.faults.get(file)
    return own if own or edition.guide.house else edition.faults.get(HOUSE_FILE, NO_HOUSE_RULES)


def broken_page(uri: str, title: str, file: str, fault: Fault | None, words: Words = ENGLISH) -> Page:
    """The diagnostics in full. The next good save brings the page back."""
    return Page(
        uri=uri,
        title=title,
        file=file,
        render=lambda _: _rendered(fault or Fault(()), words),
    )


def unmade(words: Words = ENGLISH) -> Markup:
    """In place of a page on which the templates themselves failed."""
    return _rendered(_TEMPLATES_FAILED, words)


def _rendered(fault: Fault, words: Words) -> Markup:
    return render("broken.html", words, parts=fault.parts())
