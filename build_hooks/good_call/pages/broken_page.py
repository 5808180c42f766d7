"""A page in place of something that can't be shown: what is wrong, with file and line."""

from __future__ import annotations

from markupsafe import Markup

from good_call.model.house import HOUSE_FILE
from good_call.pages.edition import Edition
from good_call.pages.fault import fault_parts
from good_call.pages.page import Page
from good_call.pages.templating import render


def fault_of(edition: Edition, file: str) -> str:
    """Why the page of a file can't be shown: its own errors, or house rules that nobody can read; else empty."""
    own = edition.faults.get(file, "")
    return own if own or edition.guide.house else edition.faults.get(HOUSE_FILE, "The house rules can't be read.")


def broken_page(uri: str, title: str, file: str, fault: str) -> Page:
    """The diagnostics in full. The next good save brings the page back."""
    return Page(
        uri=uri,
        title=title,
        file=file,
        render=lambda _: _rendered(fault),
    )


def unmade() -> Markup:
    """In place of a page on which the templates themselves failed."""
    return _rendered("The page could not be made. The terminal says why.")


def _rendered(fault: str) -> Markup:
    return render("broken.html", parts=fault_parts(fault))
