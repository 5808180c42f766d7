"""The house's policies, commitments, programmes and partners, and who takes over when a rep is not sure."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from good_call.model.house import HOUSE_FILE
from good_call.pages.broken_page import broken_page, fault_of
from good_call.pages.edition import Edition
from good_call.pages.page import Heading, Page
from good_call.pages.resting_pages import resting_uri
from good_call.pages.templating import render
from good_call.words.words import marked

URI = "policies.md"
_TITLE = marked("Our policies")
# Underscores: no id of a policy holds one.
_HEADINGS = {
    "policies": Heading(id="_policies", words=marked("Policies"), ours=True),
    "commitments": Heading(id="_commitments", words=marked("What every customer gets"), ours=True),
    "programmes": Heading(id="_programmes", words=marked("Written programmes"), ours=True),
    "partners": Heading(id="_partners", words=marked("Who we refer people to"), ours=True),
    "escalation": Heading(id="_escalation", words=marked("When you are not sure"), ours=True),
    "verdicts": Heading(id="_verdicts", words=marked("How a decision can end"), ours=True),
}


def policies_page(edition: Edition) -> Iterator[Page]:
    """What the house rules promise and forbid; what is wrong with them, where they can't be read."""
    fault = fault_of(edition, HOUSE_FILE)
    if fault:
        yield broken_page(URI, edition.words(_TITLE), edition.guide.folders.house, fault, edition.words)
        return
    headings = tuple(
        heading.in_words(edition.words) for name, heading in _HEADINGS.items() if getattr(edition.house, name)
    )
    yield Page(
        uri=URI,
        title=edition.words(_TITLE),
        summary=edition.words(
            "What holds for every customer here: policies with their reasons, alternatives and exceptions."
        ),
        file=edition.guide.folders.house,
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
        edition.words,
        house=edition.house,
        edition=edition,
        citations=edition.citations,
        headings=_HEADINGS,
        reasons=reasons,
        resting_uri=resting_uri,
        line=reasons.texts.line,
    )
