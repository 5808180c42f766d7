"""The page of an article: the source retold, and what it teaches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from good_call.model.article import Article
from good_call.pages.addresses import article_uri
from good_call.pages.article_body import retold
from good_call.pages.broken_page import broken_page
from good_call.pages.edition import Edition
from good_call.pages.page import Heading, Page
from good_call.pages.resting_pages import resting_uri
from good_call.pages.templating import render
from good_call.words.words import Words, marked

_TEACHES = Heading(id="_teaches", words=marked("What it teaches"), ours=True)


def article_pages(edition: Edition) -> Iterator[Page]:
    """One page for each article, also for those whose front matter is broken."""
    for article in edition.guide.articles.values():
        if article.file not in edition.faults:
            yield _page(edition, article)
    for file, fault in edition.faults.items():
        if edition.guide.folders.is_article(file):
            uri = f"articles/{file.removeprefix(edition.guide.folders.articles)[1:]}"
            yield broken_page(uri, _title(edition, uri), file, fault, edition.words)


def _title(edition: Edition, uri: str) -> str:
    article_id = uri.removeprefix("articles/").removesuffix(".md")
    article = edition.guide.articles.get(article_id)
    return article.title if article else article_id


def _page(edition: Edition, article: Article) -> Page:
    uri = article_uri(article.id)
    plain = edition.reasons(uri).texts.plain
    return Page(
        uri=uri,
        title=plain(article.title),
        summary=plain(article.summary),
        file=article.file,
        markdown=article.body,
        render=lambda body: _rendered(edition, article, body),
        anchors=frozenset(article.principles),
        headings=(_TEACHES.in_words(edition.words),),
        hides=(),
    )


def _rendered(edition: Edition, article: Article, body: str) -> Markup:
    reasons = edition.reasons(article_uri(article.id))
    return render(
        "article.html",
        edition.words,
        article=article,
        body=retold(body),
        day=day_in_words(article.date, edition.words),
        teaches=_TEACHES,
        edition=edition,
        citations=edition.citations,
        reasons=reasons,
        resting_uri=resting_uri,
        line=reasons.texts.line,
    )


def day_in_words(written: str, words: Words) -> str:
    """A date as people write it, `29 January 2013`; anything else as it stands."""
    try:
        return words.day(date.fromisoformat(written))
    except ValueError:
        return written
