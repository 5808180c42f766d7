"""What an engine whose every form has more fields makes of them: run in a process of its own, with that engine.

Prints, as JSON, what it does not do: the names of fields, by what should have been done with them.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from good_call.changes.compare.guide_comparison import compare_guides
from good_call.changes.tell.account import account
from good_call.cli.screen import node_lines
from good_call.model.article import Article
from good_call.model.call import Calls
from good_call.model.field import form_in, form_of
from good_call.model.group import TreeGroup
from good_call.model.guide import Guide, read_guide
from good_call.model.house import House
from good_call.model.json_schema import ROOTS, groups_of, schema_text
from good_call.model.tree import Tree
from good_call.pages.reference import form_reference
from good_call.rules.check import check_guide
from good_call.source.memory import Memory

from tests.every_text import EVERYTHING, Fields, article, house, large_tree, tree, write_guide, write_yaml
from tests.model.more_fields.fields import ADDED, Added

DAY = datetime.date(2026, 11, 21)
JUDGES_TREES_ALONE = {"long-sentence", "placeholder"}
"""What speaks of texts that a rep reads in a tree, and of no others."""

Where = tuple[str | int, ...]


@dataclass(frozen=True)
class File:
    """A file of the guide, with its form and what stands in it."""

    name: str
    group: type
    fields: Fields

    def with_more(self, values: dict[Where, Fields]) -> str:
        """The text of the file, with these fields at these places."""
        fields = deepcopy(self.fields)
        for where, more in values.items():
            at: Any = fields
            for step in where:
                at = at[step]
            at.update(more)
        text = write_yaml(fields)
        return f"---\n{text}---\nWords.\n" if self.group is Article else text


def words(name: str) -> str:
    return f"Words for {name}"


CALLS = {"kinds": {"one": "One kind"}, "calls": [{"say": "I want it.", "kind": "one", "no-tree-yet": "Not written."}]}
FILES = (
    File(f"decision_trees/{EVERYTHING}.yml", Tree, large_tree([words])),
    File("decision_trees/_house.yml", House, {**house([words]), "budgets": {"questions": "50"}}),
    File("docs/articles/article-0.md", Article, article(words)),
    File("decision_trees/_calls.yml", Calls, CALLS),
    File("decision_trees/more/_group.yml", TreeGroup, {"title": "More"}),
)


def places(group: type, fields: Any, where: Where = ()) -> Iterator[tuple[str, Where]]:
    """Every form in a file by its name, with the way to each group that follows it."""
    form = form_of(group)
    yield form.name, where
    for key, value in fields.items():
        inner = form_in(form.fields[key].kind) if key in form.fields else None
        for step, each in _members(value):
            if inner and isinstance(each, dict):
                yield from places(inner, each, (*where, key, *step))


def _members(value: Any) -> Iterator[tuple[Where, Any]]:
    if isinstance(value, list):
        yield from (((number,), each) for number, each in enumerate(value))
    elif isinstance(value, dict) and all(isinstance(each, dict) for each in value.values()):
        yield from (((key,), each) for key, each in value.items())
    if isinstance(value, dict):
        yield (), value


def first_places() -> Iterator[tuple[str, File, Where]]:
    """One place for each form."""
    for file in FILES:
        found = dict(reversed([*places(file.group, file.fields)]))
        yield from ((form, file, where) for form, where in found.items())


def read(root: Path, file: File, where: Where, more: Fields, memory: Memory | None = None) -> Guide:
    """The guide with more fields at one place of a file; with a memory, the other files are read once."""
    return read_guide(root, {file.name: file.with_more({where: more})}, memory)


def unjudged(root: Path) -> Iterator[str]:
    memory = Memory()
    for form, file, where in first_places():
        for added in ADDED:
            for value, rule in added.bad:
                if rule in JUDGES_TREES_ALONE and file.group is not Tree:
                    continue
                if rule == "unknown-reference" and file.group is Calls:
                    continue
                report = check_guide(read(root, file, where, {added.key: value}, memory), DAY)
                if rule not in {each.diagnostic.rule for each in report.of_file(file.name)}:
                    yield f"{file.group.__name__}/{form}.{added.key}: {rule}"


def untold(root: Path) -> Iterator[str]:
    memory = Memory()
    for form, file, where in first_places():
        for added in ADDED:
            before, now = (read(root, file, where, {added.key: each}, memory) for each in (added.good, added.other))
            if before.form_diagnostics or now.form_diagnostics:
                yield f"{form}.{added.key} can't be read: {(before.form_diagnostics + now.form_diagnostics)[0].message}"
            elif not _is_told(before, now, added):
                yield f"{file.group.__name__}/{form}.{added.key}"


def _is_told(before: Guide, now: Guide, added: Added) -> bool:
    chapters = account(compare_guides(before, now), ()).chapters
    told = [each for chapter in chapters for section in chapter.sections for each in section.told]
    said = json.dumps([[each.sentence, each.details] for each in told])
    return added.key in said or any(added.key in (each.change.where if each.change else ()) for each in told)


def unlisted() -> Iterator[str]:
    reference = form_reference()
    for name, root in ROOTS.items():
        schema = schema_text(name)
        for added in ADDED:
            for where, text, sign in (("schema", schema, f'"{added.key}": {{'),):
                if text.count(sign) != len(groups_of(root)):
                    yield f"{where} of {name}: {added.key}"
    rows = sum(len(groups_of(root)) for root in ROOTS.values())
    yield from (f"reference: {each.key}" for each in ADDED if reference.count(f"| `{each.key}` |") != rows)


def unshown(root: Path) -> Iterator[str]:
    """Of nodes, what a walk does not print: everything that is one line."""
    more = {each.key: each.good for each in ADDED}
    ids = {"questions": "plain-0", "steps": "step-0", "outcomes": "end-0"}
    guide = read_guide(root, {FILES[0].name: FILES[0].with_more(dict.fromkeys(ids.items(), more))})
    for node_id in ids.values():
        node = guide.trees[EVERYTHING].nodes[node_id]
        printed = "\n".join(node_lines(guide, node))
        yield from (f"{node_id}.{each.key}" for each in ADDED if f"The {each.key}:" not in printed)


def main(root: Path) -> None:
    """Write the guide below a folder and try all fields on it."""
    write_guide(root, [words], lambda _: "Words.")
    (root / "decision_trees/more").mkdir()
    for file in FILES[3:]:
        (root / file.name).write_text(write_yaml(file.fields), encoding="utf-8")
    (root / "decision_trees/more/apart.yml").write_text(write_yaml(tree(words)), encoding="utf-8")
    print(
        json.dumps(
            {
                "forms": sorted({form for form, _, _ in first_places()}),
                "unjudged": list(unjudged(root)),
                "untold": list(untold(root)),
                "unlisted": list(unlisted()),
                "unshown": list(unshown(root)),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
