"""Bytes from anywhere: every file gives diagnostics in all formats, within a second and 200 MB, and never a traceback.

All cases run in one process of their own, so that what they take together is measured from outside.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.rules.fixture import GUIDE
from tests.source.hostile_check import MOST_MEGABYTES
from tests.source.plain_tree import FILE, PLAIN, spoilt

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 1.0
ASK = "How late was it?"
SORRY = "    title: Say sorry\n"
SPACES = " " * 300_000


def _questions(number: int, onward: int) -> str:
    """So many questions, each of which leads to the one so many further on."""
    answers = "      - answer: a\n        then: q{}\n      - answer: b\n        then: say-sorry\n"
    return "".join(f"  q{n}:\n    ask: x\n    answers:\n{answers.format(n + onward)}" for n in range(number))


CONTENTS: dict[str, bytes] = {
    "nothing": b"",
    "not UTF-8": spoilt(ASK, "na\xefve?").encode("latin-1"),
    "UTF-16": PLAIN.encode("utf-16"),
    "UTF-32": PLAIN.encode("utf-32"),
    "UTF-7": PLAIN.encode("utf-7"),
    "half a letter at the end": PLAIN.encode() + b"\xe2\x82",
    "overlong letter": spoilt(ASK, "x").encode() + b"\xc0\xaf",
    "lone surrogate": spoilt(ASK, "x\ud800").encode("utf-8", "surrogatepass"),
    "lone surrogate, escaped": spoilt(ASK, '"x\\ud800 \\udfff"').encode(),
    "NUL": spoilt(ASK, "x\0y").encode(),
    "NUL, escaped": spoilt(ASK, '"x\\0y"').encode(),
    "only NUL": b"\0" * 100_000,
    "control letters": spoilt(ASK, "x\x01\x1b[31m\x07\x7f").encode(),
    "control letters, escaped": spoilt(ASK, '"x\\e[31m\\a\\x7f\\u202e\\uFEFF"').encode(),
    "byte order mark twice": b"\xef\xbb\xbf\xef\xbb\xbf" + PLAIN.encode(),
    "byte order mark inside": spoilt(ASK, "x\ufeffy").encode(),
    "line ends of all kinds": PLAIN.replace("\n", "\r\n", 9).replace("\nout", "\rout").encode(),
    "line separators inside": spoilt(ASK, "x\u2028y\x85z\u2029").encode() + b"\nbad: x\n",
    "line separators between": PLAIN.replace("\n", "\u2028").encode(),
    "alias": spoilt(ASK, "&a x").encode() + b"\nowner2: *a\n",
    "alias of nothing": spoilt(ASK, "*a").encode(),
    "alias bomb": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(20)),
    "alias of itself": b"a: &a [*a]\n",
    "merge key": spoilt("    ask", "    <<: {ask: x}\n    ask").encode(),
    "merge of everything": b"<<: [{a: 1}, {b: 2}]\n",
    "tag that runs": spoilt(ASK, "!!python/object/apply:os.system ['true']").encode(),
    "tag of bytes": spoilt(ASK, "!!binary aGVsbG8=").encode(),
    "tag of its own": spoilt("title: W", "title: !x W").encode(),
    "tag directive": b"%TAG ! tag:evil.example,2000:\n---\n" + PLAIN.encode(),
    "version of YAML": b"%YAML 9.9\n---\n" + PLAIN.encode(),
    "unknown directive": b"%RUN rm\n---\n" + PLAIN.encode(),
    "several documents": (PLAIN + "---\n" + PLAIN).encode(),
    "many documents": b"--- x\n" * 100_000,
    "end of document": (PLAIN + "...\nmore: x\n").encode(),
    "20,000 brackets": b"[" * 20_000,
    "20,000 brackets, closed": b"a: " + b"[" * 20_000 + b"]" * 20_000,
    "20,000 braces": b"{a: " * 20_000,
    "20,000 braces and brackets": b"[{a: " * 10_000,
    "20,000 dashes": b"- " * 20_000 + b"x",
    "20,000 question marks": b"? " * 20_000 + b"x",
    "20,000 dashes and question marks": b"- ? " * 10_000 + b"x",
    "5,000 levels": "".join(f"{' ' * level}a:\n" for level in range(1_800)).encode(),
    "500 levels, one space each": "".join(f"{' ' * level}a:\n" for level in range(399)).encode(),
    "brackets in texts": spoilt(ASK, "[" * 5_000).encode(),
    "2 MB of one text": spoilt(ASK, "word " * 400_000).encode(),
    "2 MB of one word": spoilt(ASK, "x" * 2_000_000).encode(),
    "2 MB of one id": spoilt("then: say-sorry", f"then: {'x-' * 900_000}x").encode(),
    "2 MB of one key": b"x" * 2_000_000 + b": y\n",
    "2 MB of keys": b"".join(b"key-%d: x\n" % number for number in range(120_000)),
    "2 MB of one key again": b"title: x\n" * 200_000,
    "2 MB of answers": spoilt(
        "      - answer: A day\n", "      - answer: A day\n        then: say-sorry\n" * 50_000
    ).encode(),
    "2 MB of questions": spoilt(
        "outcomes:", "".join(f"  q{n}:\n    ask: x\n" for n in range(90_000)) + "outcomes:"
    ).encode(),
    "2 MB of hashes": spoilt(ASK, "x " + "#" * 2_000_000).encode(),
    "2 MB of quotes": spoilt(ASK, '"' * 2_000_000).encode(),
    "2 MB of single quotes": spoilt(ASK, "'" * 2_000_000).encode(),
    "2 MB of backslashes": spoilt(ASK, '"' + "\\" * 2_000_000 + '"').encode(),
    "2 MB of colons": b":" * 2_000_000,
    "2 MB of colons and spaces": b"a: " * 600_000,
    "2 MB of tabs": b"\t" * 2_000_000,
    "2 MB of spaces": b" " * 2_000_000,
    "2 MB of line ends": b"\n" * 2_000_000,
    "2 MB of open tags": spoilt(ASK, "<a" * 900_000).encode(),
    "2 MB of open templates": spoilt(ASK, "{{" * 900_000).encode(),
    "2 MB of links": spoilt(ASK, "'" + "[a](" * 400_000 + "'").encode(),
    "2 MB of stars": spoilt(ASK, "'" + "*_" * 900_000 + "'").encode(),
    "2 MB of ampersands": b"&a " * 600_000,
    "2 MB of dashes": b"-" * 2_000_000,
    "spaces in a list item with a colon": spoilt(SORRY, f"{SORRY}    next:\n      - Tell: x{SPACES}y\n").encode(),
    "spaces in a list item with two colons": spoilt(SORRY, f"{SORRY}    next:\n      - Tell: x{SPACES}y: z\n").encode(),
    "spaces in braces that nothing closes": spoilt(SORRY, f"{SORRY}    next: {{a: b{SPACES}c\n").encode(),
    "2 MB of bars": spoilt(ASK, "|\n" + "      x\n" * 250_000).encode(),
    "a number of a million digits": spoilt(
        ASK, "x\n    number: {unit: x, from: 0, to: " + "9" * 1_000_000 + "}"
    ).encode(),
    "a number with an exponent": spoilt(ASK, "x\n    number: {unit: x, from: 0, to: 1e999999999}").encode(),
    "key that is a list": b"? [a, b]\n: x\n" + PLAIN.encode(),
    "key that is a mapping": b"? {a: b}\n: x\n" + PLAIN.encode(),
    "key that is nothing": b": x\n" + PLAIN.encode(),
    "question that is a list": b"questions:\n- x\noutcomes: [y]\ntitle: {a: b}\nsummary: [x]\nstart: []\n",
    "all fields wrong": b"title:\nsummary: []\nstart: {}\nquestions: x\nsteps: 1\noutcomes: null\nscenarios: {}\n",
    "10,000 answers that lead nowhere": spoilt(
        "outcomes:", "".join(f"      - answer: a{n}\n        then: n{n}\n" for n in range(10_000)) + "outcomes:"
    ).encode(),
    "4,000 questions that nothing leads to": spoilt("outcomes:", f"{_questions(4_000, 0)}outcomes:").encode(),
    "a chain of 3,000 questions": spoilt("outcomes:", f"{_questions(3_000, 1)}outcomes:").encode(),
    "a picture": bytes(range(256)) * 100,
    "50 MB": b"x" * 50_000_000,
}

NAMES = (
    *("with space.yml", "quote'\".yml", "new\nline.yml", "::error::x.yml", "\n::error::x.yml", "%0A.yml", "-rf.yml"),
    *("ünïcode.yml", "\x1b[31mred.yml", "\u202egnp.yml", "a,b:c;d.yml", "$(id).yml", "`id`.yml", "twice.yml.yml"),
    *(f"{'x' * 240}.yml", ".yml", "..yml", "_x.yml", "<img src=x onerror=canary(1)>.yml", "*.yml", "con.yml", "x.YML"),
    *("{{x}}.yml", "x\\y.yml", "\t.yml", "surrogate\udcff.yml"),
)


def _plain(root: Path, name: str) -> None:
    (root / "decision_trees" / name).write_text(PLAIN, encoding="utf-8")


def _folder(root: Path) -> None:
    (root / FILE).mkdir()


def _broken_link(root: Path) -> None:
    (root / FILE).symlink_to("nowhere.yml")


def _link_to_itself(root: Path) -> None:
    (root / FILE).symlink_to(root / FILE)


def _link_outside(root: Path) -> None:
    secret = root.parent / "secret"
    secret.write_text("password: SECRET\n", encoding="utf-8")
    (root / FILE).symlink_to(secret)


def _endless_device(root: Path) -> None:
    (root / FILE).symlink_to("/dev/zero")


def _pipe(root: Path) -> None:
    os.mkfifo(root / FILE)


def _socket(root: Path) -> None:
    here = Path.cwd()
    os.chdir(root)  # the path of a socket may be a hundred letters long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(FILE)
    finally:
        os.chdir(here)


def _unreadable(root: Path) -> None:
    _plain(root, "my-tree.yml")
    (root / FILE).chmod(0)


def _trees_are_a_file(root: Path) -> None:
    shutil.rmtree(root / "decision_trees")
    (root / "decision_trees").write_text("x", encoding="utf-8")


def _house_is_a_folder(root: Path) -> None:
    (root / "decision_trees/_house.yml").unlink()
    (root / "decision_trees/_house.yml").mkdir()


def _house_is_hostile(root: Path) -> None:
    (root / "decision_trees/_house.yml").write_bytes(b"[" * 20_000)


def _mutations(root: Path) -> None:
    chance = random.Random(20_261_121)
    for number in range(150):
        content = bytearray(PLAIN.encode())
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(content))
            content[at : at + chance.randint(0, 3)] = chance.choice(
                [b"", b"\t", b": ", b"\n- ", b"'", b'"', b"\xff", b"[", b"&a ", b"#"]
            )
        (root / f"decision_trees/tree-{number}.yml").write_bytes(content)


PLACES: dict[str, Callable[[Path], None]] = {
    "a folder": _folder,
    "a broken link": _broken_link,
    "a link to itself": _link_to_itself,
    "a link to a file outside": _link_outside,
    "a link to an endless device": _endless_device,
    "a pipe": _pipe,
    "a socket": _socket,
    "a file that may not be read": _unreadable,
    "no folder of trees": _trees_are_a_file,
    "house rules that are a folder": _house_is_a_folder,
    "house rules of brackets": _house_is_hostile,
    "150 trees with bytes changed by chance": _mutations,
}

CASES = (
    *(f"content: {name}" for name in CONTENTS),
    *(f"article: {name}" for name in CONTENTS if not name.startswith("2 MB of")),
    *(f"name: {name!r}" for name in NAMES),
    *(f"place: {name}" for name in PLACES),
)


def _make(root: Path, case: str) -> None:
    shutil.copytree(GUIDE, root)
    kind, _, name = case.partition(": ")
    if kind == "content":
        (root / FILE).write_bytes(CONTENTS[name])
    elif kind == "article":
        (root / "docs/articles/hostile.md").write_bytes(b"---\n" + CONTENTS[name] + b"\n---\nBody.\n")
    elif kind == "name":
        _plain(root, next(each for each in NAMES if repr(each) == name))
    else:
        PLACES[name](root)


OUTSIDE = "place: a link to a file outside"
OF_ARTICLES = [case for case in CASES if case.startswith("article: ")]
BY_NIGHT = set(OF_ARTICLES) - set(OF_ARTICLES[::3])
"""What reads an article's fields reads a tree's: a third of the same bytes is enough by day."""


@pytest.fixture(scope="module")
def results(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of each case that is asked for: seconds, rules, and whatever was raised."""
    base = tmp_path_factory.mktemp("hostile")
    asked = {item.callspec.params.get("case") for item in request.session.items if hasattr(item, "callspec")}
    roots = []
    for number, case in enumerate(case for case in CASES if case in asked | {OUTSIDE}):
        root = base / str(number) / "guide"
        root.parent.mkdir()
        try:
            _make(root, case)
        except (OSError, UnicodeEncodeError):
            continue  # a name or a kind of file that this system doesn't have
        roots.append((case, str(root)))
    command = [sys.executable, "-m", "tests.source.hostile_check"]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(roots), capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    found = {line["case"]: line for line in lines}
    unheard = [case for case, _ in roots if case not in found]
    assert not unheard, f"the process ended ({done.returncode}) at {unheard[0]}:\n{done.stderr[-2000:]}"
    return found


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=pytest.mark.nightly) if case in BY_NIGHT else case for case in CASES]
)
def test_hostile_input_gives_diagnostics_in_every_format(case: str, results: dict[str, Any]) -> None:
    if case not in results:
        pytest.skip("this system has no such file")
    result = results[case]
    assert not result["raised"], result["raised"]
    assert not result["faults"]
    assert result["seconds"] <= MOST_SECONDS
    assert result["megabytes"] <= MOST_MEGABYTES


def test_a_link_out_of_the_guide_is_not_followed(results: dict[str, Any]) -> None:
    assert results[OUTSIDE]["rules"] == ["unreadable-file"]


@pytest.mark.parametrize(
    "format_", ["full", *(pytest.param(each, marks=pytest.mark.nightly) for each in ("json", "concise", "github"))]
)
def test_guide_check_survives_a_guide_of_hostile_files(tmp_path: Path, format_: str) -> None:
    root = tmp_path / "guide"
    shutil.copytree(GUIDE, root)
    for number, content in enumerate(each for each in CONTENTS.values() if len(each) < 1_000_000):
        (root / f"decision_trees/tree-{number}.yml").write_bytes(content)
    for name in NAMES:
        try:
            _plain(root, name)
        except (OSError, UnicodeEncodeError):
            continue
    command = [sys.executable, "-m", "good_call", "check", "--format", format_]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout
