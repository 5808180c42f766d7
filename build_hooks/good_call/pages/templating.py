"""The Jinja environment: escapes everything, knows no missing name, compiles a template once a process."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from good_call.pages.texts import unlinked
from good_call.words.words import Words

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(words: Words) -> Environment:
    """The one environment of all pages in a language."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["unlinked"] = unlinked
    speak(environment, words)
    return environment


def speak(environment: Environment, words: Words) -> None:
    """Give templates `_` and `ngettext`, which say the product's own words."""
    environment.add_extension("jinja2.ext.i18n")
    said = words.translations
    # The extension adds the method, so nothing can know its type.
    install: Any = vars(environment)["install_gettext_callables"]
    install(said.gettext, said.ngettext, newstyle=True)


def template(name: str, words: Words) -> Template:
    """A compiled template that speaks a language."""
    return environment(words).get_template(name)


def render(name: str, words: Words, **values: Any) -> Markup:
    """The HTML of a template."""
    return Markup(template(name, words).render(**values))


def cache_compiled(environment: Environment, folder: Path) -> None:
    """Keep compiled templates in a folder between builds; where nothing can be written there, do without."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return
    if os.access(folder, os.W_OK):
        environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
