"""The house's policies, commitments, programmes and partners, and who takes over when a rep is not sure."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from good_call.model.house import HOUSE_FILE
from good_call.pages.broken_page import broken_page, fault_of
from good_call.pages.edition import Edition
from good_call.pages.page import Heading, Page
from good_call.pages.templating import render

URI = "policies.md"
_TITLE = "Our policies"
# Underscores: no id of a policy holds one.
_HEADINGS = {
    "policies": Heading(id="_policies", words="Policies"),
    "commitments": Heading(id="_commitments", words="What every customer gets"),
    "programmes": Heading(id="_programmes", words="Written programmes"),
    "partners": Heading(id="_partners", words="Whom we refer to"),
    "escalation": Heading(id="_escalation", words="When you are not sure"),
    "verdicts": Heading(id="_verdicts", words="How a decision can end"),
}


def policies_page(edition: Edition) -> Iterator[Page]:
    """One page."""
    fault = fault_of(edition, HOUSE_FILE)
    if fault:
        yield broken_page(URI, _TITLE, HOUSE_FILE, fault)
        return
    headings = tuple(heading for name, heading in _HEADINGS.items() if getattr(edition.house, name))
    yield Page(
        uri=URI,
        title=_TITLE,
        summary="What holds for every customer here: policies with their reasons, alternatives and exceptions.",
        file=HOUSE_FILE,
        render=lambda _: _rendered(edition),
        anchors=_anchors(edition),
        headings=headings,
        hides=("navigation",),
    )


def _anchors(edition: Edition) -> frozenset[str]:
    house = edition.house
    return frozenset(
        (
            *house.policies,
            *(f"commitment-{each}" for each in house.commitments),
            *(f"programme-{each}" for each in house.programmes),
            *(f"partner-{each}" for each in house.partners),
        )
    )


def _rendered(edition: Edition) -> Markup:
    reasons = edition.reasons(URI)
    return render(
        "policies.html",
        house=edition.house,
        edition=edition,
        citations=edition.citations,
        headings=_HEADINGS,
        reasons=reasons,
        line=reasons.texts.line,
    )
