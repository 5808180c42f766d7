"""Each writer turns diagnostics into text: for people, for editors, for GitHub, for programs."""

from __future__ import annotations

import json

from good_call.diagnostics.concise import write_concise
from good_call.diagnostics.diagnostic import Diagnostic, Located, Note, Severity
from good_call.diagnostics.full import write_full
from good_call.diagnostics.github import write_github
from good_call.diagnostics.json_format import write_json
from good_call.diagnostics.place import START_OF_FILE, Place, Span

FILE = "decision_trees/one.yml"


def located(line: str = "ask: Late?", columns: tuple[int, int] = (6, 11), number: int = 9, **more: object) -> Located:
    parts = {"message": "this is wrong", "label": "here", "help": "Mend it."} | more
    place = Place(str(parts.pop("file", FILE)))
    diagnostic = Diagnostic(rule="some-rule", place=place, **parts)  # type: ignore[arg-type]
    return Located(diagnostic, Span(number, columns[0], number, columns[1]), line)


def test_full_marks_the_place_below_its_line() -> None:
    assert write_full([located()]).splitlines() == [
        "error[some-rule]: this is wrong",
        " --> decision_trees/one.yml:9:6",
        "  |",
        "9 | ask: Late?",
        "  |      ^^^^^ here",
        "  |",
        "  = help: Mend it.",
    ]


def test_full_separates_diagnostics_by_an_empty_line_and_gives_nothing_for_none() -> None:
    assert "\n\nerror[some-rule]" in write_full([located(), located()])
    assert write_full([]) == ""


def test_full_counts_wide_and_combining_characters_as_a_terminal_shows_them() -> None:
    _, _, _, line, marks, *_ = write_full([located("ask: 遅いe\u0301 ok", (11, 13))]).splitlines()
    assert line == "9 | ask: 遅いe\u0301 ok"
    assert marks == "  | " + " " * (5 + 4 + 1 + 1) + "^^ here"


def test_full_shows_tabs_as_one_space_so_that_marks_stand_right() -> None:
    _, _, _, line, marks, *_ = write_full([located("\task: x", (2, 5))]).splitlines()
    assert line == "9 |  ask: x"
    assert marks == "  |  ^^^ here"


def test_full_lets_no_text_steer_the_terminal() -> None:
    text = write_full([located("ask: \x1b[31mred\u202e", message="a \x1b[2J b", help="\x07", file="a\x1b.yml")])
    assert not any(letter in text for letter in "\x1b\x07\u202e")


def test_full_cuts_a_long_line_around_the_place() -> None:
    line = "ask: " + "word " * 100 + "wrong " + "word " * 100
    begin = line.index("wrong") + 1
    _, _, _, shown, marks, *_ = write_full([located(line, (begin, begin + 5))]).splitlines()
    assert len(shown) < 170
    assert shown.startswith("9 | …")
    assert shown.endswith("…")
    assert shown[marks.index("^") :].startswith("wrong")


def test_full_marks_a_place_longer_than_a_line_no_further_than_the_line() -> None:
    _, _, _, shown, marks, *_ = write_full([located("ask: " + "x" * 400, (6, 406))]).splitlines()
    assert len(marks.removesuffix(" here")) <= len(shown)


def test_full_lines_up_numbers_of_several_places() -> None:
    first = Note(Place("decision_trees/two.yml"), "the first")
    found = located(number=120)
    found = Located(found.diagnostic, found.span, found.line, ((first, Span(7, 1, 7, 4), "ask: Late?"),))
    assert write_full([found]).splitlines()[1:10] == [
        "   --> decision_trees/one.yml:120:6",
        "    |",
        "120 | ask: Late?",
        "    |      ^^^^^ here",
        "    |",
        "   ::: decision_trees/two.yml:7:1",
        "    |",
        "  7 | ask: Late?",
        "    | ^^^ the first",
    ]


def test_full_tells_a_path_line_by_line_and_a_waiver() -> None:
    text = write_full([located(path=("Late? Yes", "Say sorry"), waived="They should\nstop.")])
    assert "  = path:\n    1. Late? Yes\n    2. Say sorry\n  = help: Mend it.\n  = waived: They should stop." in text


def test_full_shows_no_empty_line_where_a_file_has_none() -> None:
    found = Located(
        Diagnostic(rule="too-large", message="too large", place=Place(FILE), help="Split it."), START_OF_FILE
    )
    assert write_full([found]).splitlines() == [
        "error[too-large]: too large",
        " --> decision_trees/one.yml:1:1",
        "  = help: Split it.",
    ]


def test_concise_gives_one_line_each() -> None:
    lines = write_concise([located(message="wrong\nhere"), located(severity=Severity.WARNING, help="")]).splitlines()
    assert lines == [
        "decision_trees/one.yml:9:6: error[some-rule] wrong here (Mend it.)",
        "decision_trees/one.yml:9:6: warning[some-rule] this is wrong",
    ]


def test_github_names_place_and_rule() -> None:
    assert write_github([located()]) == (
        "::error file=decision_trees/one.yml,line=9,endLine=9,col=6,endColumn=11,title=some-rule"
        "::this is wrong%0Ahere%0AMend it."
    )


def test_github_lets_no_text_become_a_command() -> None:
    text = write_github([located(message="100 %\r\n::error::x", label="", help="", file="a,b:c\n::error::.yml")])
    assert "\n" not in text
    assert "file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3A.yml,line=9" in text
    assert text.endswith("::100 %25%0D%0A::error::x")


def test_github_leaves_out_what_is_waived_and_says_warning() -> None:
    assert write_github([located(waived="on purpose")]) == ""
    assert write_github([located(severity=Severity.WARNING)]).startswith("::warning file=")


def test_json_has_the_documented_keys_in_their_order() -> None:
    (found,) = json.loads(write_json([located(path=("one", "two"))]))["diagnostics"]
    assert found == {
        "rule": "some-rule",
        "severity": "error",
        "message": "this is wrong",
        "label": "here",
        "help": "Mend it.",
        "file": "decision_trees/one.yml",
        "line": 9,
        "column": 6,
        "end_line": 9,
        "end_column": 11,
        "path": ["one", "two"],
        "waived": "",
        "dated": False,
        "subject": {"kind": "file", "id": "decision_trees/one.yml"},
        "meant": "",
        "alternatives": [],
    }
    documented = "rule severity message label help file line column end_line end_column"
    assert list(found)[:10] == documented.split()


def test_json_gives_one_object_for_nothing() -> None:
    assert json.loads(write_json([])) == {"diagnostics": []}


def test_every_writer_survives_a_file_name_that_is_no_text() -> None:
    found = located(file="decision_trees/\udcff.yml", message="\udcff")
    for write in (write_full, write_concise, write_github, write_json):
        assert write([found]).encode("utf-8")
