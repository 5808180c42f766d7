"""The engine works where a browser runs it: without the parts that only a machine of one's own has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from good_call.workshop.desk import Desk
from workshop_parts.engine_files import engine_files

from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS, OWN, ROOT
from tests.workshop.opened import given_of, texts_of

MISSING = ("nh3", "pygraphviz", "click", "mkdocs", "material", "minify", "yaml._yaml", "_yaml", "mcp", "pytest")
_SCRIPT = """
import json, sys
from importlib.abc import MetaPathFinder

class Blocker(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in {missing!r}):
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Blocker())
from good_call.workshop.desk import Desk

desk, asked = Desk(), json.load(sys.stdin)
json.dump([desk.answer(*each) for each in asked], sys.stdout)
import yaml
assert not yaml.__with_libyaml__
assert not [name for name in sys.modules if name.partition(".")[0] in {missing!r}]
"""


_BROUGHT = (
    {"name": "flow.mmd", "text": "flowchart TD\n  a{Is it ours?} -->|Yes| b[Fix it]\n  a -->|No| c[Explain]\n"},
    {"name": "rows.csv", "text": "text,answer,then\nIs it ours?,Yes,Fix it\nIs it ours?,No,Explain\n"},
    {
        "name": "drawn.drawio",
        "text": "<mxfile><diagram name='x'><mxGraphModel><root/></mxGraphModel></diagram></mxfile>",
    },
)


def asked_of(guide: Path) -> list[tuple[str, dict[str, Any]]]:
    """What a page may ask of every tree of a guide."""
    texts = texts_of(guide)
    trees = [file for file in texts if file.startswith("decision_trees/") and "/_" not in file]
    asks: list[tuple[str, dict[str, Any]]] = [("open", given_of(guide))]
    for file in trees:
        given = {"path": file, "text": texts[file]}
        broken = {"path": file, "text": texts[file].replace("then: ", "then: nowhere-", 1)}
        asks += [("check", given), ("look", given), ("check", broken), ("look", broken)]
        asks += [("complete", {**given, "at": texts[file].index("then: ") + 6}), ("hover", {**given, "at": 3})]
        asks += [("rename", {**given, "at": texts[file].index(":\n    ask:") - 1, "to": "another-name"})]
    asks += [("questions", {}), ("begin", {"answers": {"title": "May they pay later?"}})]
    asks += [("bring", each) for each in _BROUGHT]
    return asks


@pytest.mark.parametrize("guide", [*GUIDES_OF_THE_TESTS, FERRY], ids=lambda each: each.name)
def test_every_answer_is_the_same_without_them(guide: Path) -> None:
    asks = asked_of(guide)
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT.format(missing=MISSING)],
        input=json.dumps(asks),
        env={**os.environ, "RAPIDFUZZ_IMPLEMENTATION": "python", "PYTHONPATH": str(ROOT / "build_hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    desk = Desk()
    assert json.loads(run.stdout) == json.loads(json.dumps([desk.answer(*each) for each in asks]))


def test_the_worker_gets_every_file_of_ours_that_the_desk_imports() -> None:
    told = "import sys; import good_call.workshop.desk; print(*(n for n in sys.modules if n.startswith('good_call')))"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    there = {path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in engine_files()}
    assert {*run.stdout.split()} - there == set()


_PREPARED = """
import json, os, sys
from good_call.workshop.desk import Desk

def ours():
    return {name for name in sys.modules if name.startswith(("good_call.workshop", "good_call.pages"))}

def answer(desk, ask, given):
    desk.answer("prepare", {"ask": ask})
    before = ours()
    desk.answer(ask, given)
    assert ours() == before, (ask, ours() - before)

desk, (opening, *asks) = Desk(), json.load(sys.stdin)
answer(desk, *opening)
failed = False
for each in asks:
    # In a child of its own: what one ask imports is there for none of the others.
    if child := os.fork():
        failed |= os.waitpid(child, 0)[1] != 0
    else:
        answer(desk, *each)
        sys.exit()
sys.exit(failed)
"""


def test_what_was_prepared_for_an_ask_is_all_that_it_imports() -> None:
    first = dict(reversed([(each[0], each) for each in asked_of(OWN)]))
    assert first.keys() == {"open", "check", "look", "complete", "hover", "rename", "questions", "begin", "bring"}
    told = [first.pop("open"), *first.values()]
    run = subprocess.run(
        [sys.executable, "-c", _PREPARED], input=json.dumps(told), capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
