"""The pages of practice: one that lists the trees with cases, and one with the cases of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from good_call.model.tree import Tree
from good_call.pages import first_sight
from good_call.pages.addresses import practice_uri
from good_call.pages.broken_page import broken_page, fault_of
from good_call.pages.card import part_cards
from good_call.pages.edition import Edition
from good_call.pages.page import Page
from good_call.pages.part_page import part_page
from good_call.pages.practice_case import PracticeCases, practice_cases
from good_call.pages.sections import is_large, parts_of
from good_call.pages.shipped_assets import FOLDER, script_tags
from good_call.pages.templating import render
from good_call.source.content_key import key_of
from good_call.words.words import marked

URI = "practice.md"
_TITLE = marked("Practice")
_SUMMARY = marked("Stories to decide before a customer brings you one like them, with the right way to each end.")


def practice_pages(edition: Edition) -> Iterator[Page]:
    """A page that lists the trees with cases, and one with the cases of each; none where no tree tells a story."""
    told = practice_cases(edition)
    if told and is_large(edition):
        yield _parts_page(edition)
        yield from _part_pages(edition, told)
    elif told:
        yield _list(edition, told)
    for each in told:
        yield _page(edition, each)
    for tree in edition.guide.trees.values():
        fault = fault_of(edition, tree.file)
        if fault and tree.scenarios:
            page = broken_page(practice_uri(tree.id), _title(edition, tree), tree.file, fault, edition.words)
            yield replace(page, in_navigation=False, searchable=False)


def _list(edition: Edition, told: list[PracticeCases]) -> Page:
    return Page(
        uri=URI,
        title=edition.words(_TITLE),
        summary=edition.words(_SUMMARY),
        render=lambda _: _rendered(edition, URI, "practice.html", told=told, practice_uri=practice_uri),
        hides=("toc", "navigation"),
        made_from=key_of([(each.tree.id, each.tree.title, len(each.cases)) for each in told]),
    )


def _parts_page(edition: Edition) -> Page:
    return Page(
        uri=URI,
        title=edition.words(_TITLE),
        summary=edition.words(_SUMMARY),
        render=lambda _: _rendered(edition, URI, "practice_parts.html", parts=part_cards(edition, URI, "practice")),
        hides=("toc", "navigation"),
    )


def _part_pages(edition: Edition, told: list[PracticeCases]) -> Iterator[Page]:
    """Each as the list of a guide that isn't large; one of trees that tell no story is there too, and says so."""
    by_tree = {each.tree.id: each for each in told}
    for part in parts_of(edition):
        of_part = [by_tree[each] for each in part.trees if each in by_tree]
        render = partial(_part, edition, of_part)
        yield part_page(edition, "practice", part, render, edition.words(_TITLE))


def _part(edition: Edition, told: list[PracticeCases], here: str) -> Markup:
    return _rendered(edition, here, "practice.html", told=told, practice_uri=practice_uri)


def _page(edition: Edition, told: PracticeCases) -> Page:
    uri = practice_uri(told.tree.id)
    return Page(
        uri=uri,
        title=_title(edition, told.tree),
        summary=edition.words(_SUMMARY),
        file=told.tree.file,
        render=lambda _: first_sight.before() + _rendered(edition, uri, "practice_cases.html", told=told, uri=URI),
        hides=("toc", "navigation"),
        in_navigation=False,
        searchable=False,
        made_from=_made_from(edition, told),
    )


def _made_from(edition: Edition, told: PracticeCases) -> str:
    own = edition.made_from(told.tree)
    beyond = [repr(case.beyond) for case in told.cases if case.beyond]
    return key_of(own, beyond) if beyond else own


def _title(edition: Edition, tree: Tree) -> str:
    return f"{edition.words(_TITLE)}: {edition.reasons(URI).texts.plain(tree.title)}"


def _rendered(edition: Edition, here: str, template: str, **shown: object) -> Markup:
    root = edition.addresses.root(here)
    style, line = f"{root}{FOLDER}/practice.css", edition.reasons(here).texts.line
    page = render(template, edition.words, link=partial(edition.addresses.link, here), style=style, line=line, **shown)
    return page + script_tags(("practice-page.js",), root)
