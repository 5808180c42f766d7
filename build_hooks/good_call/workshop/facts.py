"""What a check must know of a file that nobody edits: all that others may ask of it, without its long texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from good_call.model.answer import Answer
from good_call.model.article import Article
from good_call.model.call import CALLS_FILE
from good_call.model.folders import Folders
from good_call.model.group import TreeGroup
from good_call.model.guide import Guide
from good_call.model.house import HOUSE_FILE
from good_call.model.node import Outcome, Question, Step
from good_call.model.reading import Reading
from good_call.model.tree import Tree
from good_call.source.content_key import key_of
from good_call.source.document import Document
from good_call.source.memory import Memory
from good_call.workshop.plain import plain, whole

_LONG = frozenset(("help", "hint", "tell", "do", "say", "log", "note", "limit"))
"""Texts of a tree that no rule reads in another tree: that there is one is enough."""
_SOMETHING = "…"
_NODES = frozenset((Question, Answer, Step, Outcome))


def facts_of(guide: Guide, memory: Memory | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """The facts of each file that could be read, by its path: `key` stands for its text, `holds` is what it holds.

    Whoever has none of a file must read it. Those of a file that has not changed are in the memory.
    """
    memory = memory or Memory()
    wrong = {each.place.file for each in guide.form_diagnostics}
    for file, value in _values(guide):
        document = guide.documents.get(file)
        if document and document.file not in wrong:
            made_from = (document.text, value)
            yield document.file, memory.made(("facts", document.file), made_from, partial(_facts, *made_from))


def _facts(text: str, value: Any) -> dict[str, Any]:
    own = {"key": _key(text), "holds": plain(value, _kept)}
    # Other pages lead into an article's own text.
    return {**own, "text": text} if isinstance(value, Article) else own


def _values(guide: Guide) -> Iterator[tuple[str, Any]]:
    yield from ((each.file, each) for each in guide.trees.values())
    yield from ((each.file, each) for each in guide.articles.values())
    yield from ((each.file, each) for each in guide.groups.values())
    if guide.calls:
        yield CALLS_FILE, guide.calls
    # What builds on others is one thing of several files.
    if guide.house and not guide.bases:
        yield HOUSE_FILE, guide.house


def _kept(group: type, name: str, value: Any) -> Any:
    if group is Article and name == "body":
        return ""
    if group not in _NODES or name not in _LONG or not value:
        return value
    return (_SOMETHING,) * len(value) if isinstance(value, tuple) else _SOMETHING


def _key(text: str) -> str:
    return key_of(text)[:16]


def readings(facts: Mapping[str, Mapping[str, Any]], texts: Mapping[str, str], folders: Folders) -> dict[str, Reading]:
    """What each of these files holds, as if it had been read; none whose text is another by now."""
    return {
        file: _reading(file, fact, texts.get(file, ""), folders)
        for file, fact in facts.items()
        if file not in texts or fact["key"] == _key(texts[file])
    }


def _reading(file: str, fact: Mapping[str, Any], text: str, folders: Folders) -> Reading:
    reading, value = Reading(Path("/"), {}, folders=folders), whole(fact["holds"])
    document = Document(file, text)
    if isinstance(value, Tree):
        reading.trees[value.id] = value
    elif file == folders.house:
        reading.house_rules = value
        reading.documents[HOUSE_FILE] = document
    elif file == folders.calls:
        reading.call_list = value
        reading.documents[CALLS_FILE] = document
    elif isinstance(value, TreeGroup):
        reading.groups[value.id] = value
    elif isinstance(value, Article):
        body = reading.parted(Document(file, fact["text"])) or ""
        reading.articles[value.id] = replace(value, body=body)
        return reading
    reading.documents[file] = document
    return reading
