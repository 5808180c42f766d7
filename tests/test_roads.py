"""The roads from a text to a page, listed from the templates: one that nobody has cleaned can't be forgotten.

The theme's templates print what they are handed as it stands. Each value that comes from a page, a heading, an entry
of the navigation, a tag or a post is named below with what cleans it; another in a newer theme fails here.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import material
import pytest
from good_call.site.theme import OVERRIDES

_OUTPUT = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
_SET = re.compile(r"\{%-?\s*set\s+[\w.]+\s*=\s*(.*?)\s*-?%\}", re.DOTALL)
_NAMES = "page|nav_item|ref|item|toc_item|first|index|post|tag|author|category|mapping|listing"
_VALUE = re.compile(rf"(?<![\w.\"'])((?:{_NAMES})(?:\.\w+)+)")
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'")

FRONT_MATTER = "site.roads.clean_front_matter, when the page is read"
TITLES = "site.roads.clean, before any page is made"
CONTENTS = "site.roads.clean, down to the last heading"
BODY = "pages.article_body, pages.templates or pages.written_page"
ADDRESS = "MkDocs quotes it, or it is a number or a date"
MACRO = "no value: what a template prints of one named here"
SETTINGS = "mkdocs.yml or a file beside it, which only those change who answer for the site"

KNOWN = {
    "page.content": BODY,
    "post.content": "site.roads.clean_excerpts",
    "listing.content": BODY,
    "page.toc": CONTENTS,
    "page.ancestors": TITLES,
    "nav_item.children": TITLES,
    "first.children": TITLES,
    "page.meta.revision_date": FRONT_MATTER,
    "page.meta.git_revision_date_localized": FRONT_MATTER,
    "page.meta.git_creation_date_localized": FRONT_MATTER,
    "page.config.readtime": ADDRESS,
    "post.config.readtime": ADDRESS,
    "page.title": TITLES,
    "page.meta.title": FRONT_MATTER,
    "page.meta.description": FRONT_MATTER,
    "page.meta.author": FRONT_MATTER,
    "page.meta.moved_to": FRONT_MATTER,
    "page.meta.location": FRONT_MATTER,
    "page.meta.hide": FRONT_MATTER,
    "nav_item.meta.subtitle": FRONT_MATTER,
    "nav_item.meta.status": FRONT_MATTER,
    "tag.name": FRONT_MATTER,
    "page.next_page.title": TITLES,
    "page.previous_page.title": TITLES,
    "nav_item.title": TITLES,
    "nav_item.typeset.title": TITLES,
    "ref.title": TITLES,
    "item.title": TITLES,
    "category.title": TITLES,
    "mapping.item.title": TITLES,
    "toc_item.title": CONTENTS,
    "toc_item.typeset.title": CONTENTS,
    "toc_item.url": CONTENTS,
    "page.edit_url": TITLES,
    "page.canonical_url": ADDRESS,
    "page.next_page.url": ADDRESS,
    "page.previous_page.url": ADDRESS,
    "page.parent.url": ADDRESS,
    "page.url": ADDRESS,
    "page.config.date.created": ADDRESS,
    "page.config.date.updated": ADDRESS,
    "post.config.date.created": ADDRESS,
    "nav_item.url": ADDRESS,
    "first.url": ADDRESS,
    "index.url": ADDRESS,
    "category.url": ADDRESS,
    "mapping.item.url": ADDRESS,
    "post.url": ADDRESS,
    "tag.url": ADDRESS,
    "nav_item.active": ADDRESS,
    "item.render": MACRO,
    "author.name": SETTINGS,
    "author.description": SETTINGS,
    "author.avatar": SETTINGS,
    "author.url": SETTINGS,
    "author.email": SETTINGS,
    "author.login": SETTINGS,
}


def templates() -> Iterator[Path]:
    for folder in (Path(material.__file__).parent / "templates", OVERRIDES):
        yield from (path for path in folder.rglob("*.html") if ".icons" not in path.parts)


def printed(template: str) -> set[str]:
    """The values that a template prints, or keeps under another name to print them later."""
    expressions = [*_OUTPUT.findall(template), *_SET.findall(template)]
    return {value for each in expressions for value in _VALUE.findall(_STRINGS.sub('""', each))}


def test_each_road_from_a_text_to_a_page_is_known() -> None:
    assert list(templates())
    found = {value: path.name for path in templates() for value in printed(path.read_text(encoding="utf-8"))}
    assert {value: name for value, name in found.items() if value not in KNOWN} == {}


def test_no_road_is_listed_that_no_template_has() -> None:
    found = {value for path in templates() for value in printed(path.read_text(encoding="utf-8"))}
    assert set(KNOWN) - found == set()


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("{{ page.title | striptags }} {{ lang.t('page.title') }}", {"page.title"}),
        ("{% set title = toc_item.title %}{{- title -}}", {"toc_item.title"}),
        ("{{ render(ref.title ~ 'item.url') }}{% if page.meta.x %}{% endif %}", {"ref.title"}),
    ],
)
def test_values_are_found_in_a_template(template: str, values: set[str]) -> None:
    assert printed(template) == values
