"""Every word of a file reaches a value, a key or a remark; what YAML would drop is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.cli.small_guide import TREE, write_small_guide
from tests.rules.fixture import TODAY

FILE = "decision_trees/keep.yml"
LINES = TREE.split("\n")
_VALUE = re.compile(r"(?P<before> *(?:- )?(?:[a-z-]+: )?)(?P<text>\S.*)")
_REMARK = re.compile(r"^ *#.*$|(?: {2,}|\t)#(?:\s.*)?$", re.MULTILINE)
_BEHIND_ONE_WORD = re.compile(
    r"^((?: *- )?[ a-z-]*:?(?: [a-z0-9./-]+| [\[{].*[\]}])?)(?: #.*| ## .*|#.*)$", re.MULTILINE
)
"""A remark may stand close behind a name, an id, a number, or what brackets hold: no text can go on there."""
_BEHIND = (" # okapi", " #okapi", " ## okapi", " okapi", ' "okapi"')
_WITHIN = ("!okapi {}", "&okapi {}", "? {}", "| {}", ">- okapi")
_BLOCKS = ("|", ">", ">-", "|+")


def _spoilt() -> Iterator[tuple[str, str]]:
    """The tree with one place written as YAML wouldn't keep it, and what was done."""
    for number, line in enumerate(LINES):
        found = _VALUE.fullmatch(line)
        if number % 3 == 0:
            for sign in ("---", "...", "%YAML 1.2\n---", "--- okapi"):
                yield f"{sign} before {number}", _with(number, f"{sign}\n{line}")
        if found is None:
            continue
        for behind in _BEHIND:
            yield f"`{behind}` behind {number}", _with(number, line + behind)
        if not line.rstrip().endswith(":"):
            for new in _written_otherwise(found["before"], found["text"].strip('"')):
                yield f"{new!r} for {number}", _with(number, new)


def _written_otherwise(before: str, text: str) -> Iterator[str]:
    first, _, rest = text.partition(" ")
    below = " " * (len(before) - len(before.lstrip()) + 4)
    for quote in "\"'":
        yield from (f"{before}{quote}{text}{quote}{behind}" for behind in (" # okapi", "#okapi", " okapi", ", okapi"))
        yield f"{before}{quote}{text} # okapi\n{below}gnu{quote}"
        yield f"{before}{quote}{first}{quote} {rest} okapi"
    yield from (before + each.format(text) for each in _WITHIN)
    yield f"{before}{text} # okapi\n{below}gnu"
    yield f"{before}{text}\n{below}gnu # okapi"
    yield f"{before}{text}\n{below}# okapi\n{below}gnu"
    for sign in _BLOCKS:
        yield f"{before}{sign} # okapi\n{below}{text}"
        yield f"{before}{sign} okapi\n{below}{text}"
        yield f"{before}{sign}\n{below}{text} # okapi\n# okapi\n{below}gnu"


def _with(number: int, line: str) -> str:
    return "\n".join([*LINES[:number], line, *LINES[number + 1 :]])


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _values(text: str) -> Iterator[str]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return (event.value for event in yaml.parse(text, Loader=loader) if isinstance(event, yaml.ScalarEvent))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_guide(tmp_path_factory.mktemp("lost") / "guide")


CASES = list(_spoilt())


@pytest.mark.parametrize("part", range(8))
def test_what_yaml_drops_is_told(part: int, root: Path) -> None:
    silent = [name for name, text in CASES[part::80] if not _is_told(root, text) and _lost(text)]
    assert silent == []


def _is_told(root: Path, text: str) -> bool:
    report = check_guide(read_guide(root, {FILE: text}), TODAY)
    return any(each.is_error for each in report.of_file(FILE))


def _lost(text: str) -> Counter[str]:
    left = _REMARK.sub("", _BEHIND_ONE_WORD.sub(r"\1", text))
    return _words(left) - _words(" ".join(_values(text)))


def test_the_remarks_that_people_write_stay_remarks(root: Path) -> None:
    text = TREE.replace("start: rude", "start: rude # the first\n# a line of its own").replace(
        "    ask: Were they rude?", "    # above\n    ask: Were they rude?  # two blanks\n    #below"
    )
    text = text.replace("questions:", "questions: # all").replace("[saying-no/be-firm]", "[saying-no/be-firm] # why")
    assert not _is_told(root, text)


def test_there_are_thousands_of_cases() -> None:
    assert len(CASES) > 2_000
