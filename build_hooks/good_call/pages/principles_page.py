"""The index of principles, by theme, and the tensions between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from markupsafe import Markup

from good_call.model.article import Principle
from good_call.model.promises import Policy
from good_call.pages.broken_page import broken_page, fault_of
from good_call.pages.edition import Edition
from good_call.pages.page import Heading, Page
from good_call.pages.resting_pages import resting_uri
from good_call.pages.templating import render
from good_call.records import dataclass
from good_call.words.words import marked

URI = "principles.md"
_TITLE = marked("Principles")
_TENSIONS = Heading(id="_tensions", words=marked("Where principles pull apart"), ours=True)
_OWN = Heading(id="_own", words=marked("What is our own"), ours=True)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with the principles that belong to it, each with its citation."""

    id: str
    words: str
    principles: tuple[tuple[str, Principle], ...]


def principles_page(edition: Edition) -> Iterator[Page]:
    """Each principle below its theme; what is wrong with the house rules, where they can't be read."""
    if not edition.guide.house:
        yield broken_page(URI, edition.words(_TITLE), "", fault_of(edition, ""), edition.words)
        return
    themes = _themes(edition)
    tensions = (_TENSIONS.in_words(edition.words),) if edition.house.tensions else ()
    own = (_OWN.in_words(edition.words),) if _own_policies(edition) else ()
    headings = tuple(Heading(id=theme.id, words=theme.words) for theme in themes) + own + tensions
    yield Page(
        uri=URI,
        title=edition.words(_TITLE),
        summary=edition.words(
            "What the articles teach, what is our own, and how the guide settles it where two principles pull apart."
        ),
        render=lambda _: _rendered(edition, themes),
        anchors=frozenset(heading.id for heading in headings),
        headings=headings,
        hides=("navigation",),
    )


def _themes(edition: Edition) -> list[Theme]:
    by_theme: dict[str, list[tuple[str, Principle]]] = defaultdict(list)
    for article in edition.guide.articles.values():
        for principle in article.principles.values():
            by_theme[principle.theme].append((f"{article.id}/{principle.id}", principle))
    names = {**edition.house.themes, **{theme: theme for theme in by_theme if theme not in edition.house.themes}}
    return [Theme(theme, words, tuple(by_theme[theme])) for theme, words in names.items() if by_theme[theme]]


def _own_policies(edition: Edition) -> dict[str, Policy]:
    """The policies of the house behind which no article stands, by their ids."""
    return {id_: policy for id_, policy in edition.house.policies.items() if not policy.principles}


def _rendered(edition: Edition, themes: list[Theme]) -> Markup:
    reasons = edition.reasons(URI)
    return render(
        "principles.html",
        edition.words,
        edition=edition,
        themes=themes,
        tensions=_TENSIONS,
        own=_OWN,
        own_policies=_own_policies(edition),
        reasons=reasons,
        resting_uri=resting_uri,
        line=reasons.texts.line,
    )
