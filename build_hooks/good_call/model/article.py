"""An article: a source document, retold, with the principles that it teaches."""

from __future__ import annotations

from typing import ClassVar

from good_call.model.field import optional, required
from good_call.model.kinds import Entries, Group, Id, Text
from good_call.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """One thing an article teaches."""

    form_name: ClassVar[str] = "principle"

    id: str = ""
    principle: str = required(Text(), "One sentence that a rep can act on.", name="the words")
    why: str = required(Text(), "Why it holds.", name="why")
    quote: str = optional(
        Text(), "A short quotation, where the wording itself matters.", default="", name="the quotation"
    )
    theme: str = required(Id(("theme",)), "The theme that it belongs to.", name="the theme")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Front matter and body of a source document, retold. `id` is the file's name."""

    form_name: ClassVar[str] = "article"

    id: str = ""
    file: str = ""
    body: str = ""
    title: str = required(Text(), "The article's title.", name="the title")
    summary: str = required(Text(), "What it teaches, in one line.", name="the summary")
    author: str = optional(Text(), "Who wrote it.", default="", name="the author")
    date: str = optional(
        Text("a date or a year"), "When it was written, as far as the source says.", default="", name="the date"
    )
    source: str = optional(Text(), "The address where it stood.", default="", name="the source")
    place: str = optional(Text(), "Where it stood, in words.", default="", name="where it stood")
    principles: dict[str, Principle] = required(
        Entries(Group(Principle, keyed=True)),
        "What it teaches, by id.",
        name="the principles behind it",
        concern="duties",
    )
