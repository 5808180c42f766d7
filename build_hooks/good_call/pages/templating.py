"""The Jinja environment: escapes everything, knows no missing name, compiles a template once a process."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from good_call.pages.texts import unlinked

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The one environment of all pages."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["unlinked"] = unlinked
    return environment


def template(name: str) -> Template:
    """A compiled template."""
    return environment().get_template(name)


def render(name: str, **values: Any) -> Markup:
    """The HTML of a template."""
    return Markup(template(name).render(**values))


def cache_compiled(environment: Environment, folder: Path) -> None:
    """Keep compiled templates in a folder between builds; where nothing can be written there, do without."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return
    if os.access(folder, os.W_OK):
        environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
