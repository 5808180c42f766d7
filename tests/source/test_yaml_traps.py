"""YAML's traps: each gives exactly one diagnostic, where the mistake was made, in words that a trainer understands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest
from good_call.rules.check import Report
from good_call.source import yaml_nodes
from good_call.source.memory import Memory
from good_call.source.own_parser import OwnParser

from tests.rules.fixture import shown
from tests.source.plain_tree import FILE, PLAIN, check
from tests.source.traps.characters import CHARACTERS
from tests.source.traps.colons import COLONS
from tests.source.traps.dashes import DASHES
from tests.source.traps.documents import DOCUMENTS
from tests.source.traps.forms import FORMS
from tests.source.traps.indents import INDENTS
from tests.source.traps.quotes import QUOTES
from tests.source.traps.signs import SIGNS
from tests.source.traps.trap import Trap, ask, item

TRAPS = [*CHARACTERS, *COLONS, *DASHES, *DOCUMENTS, *FORMS, *INDENTS, *QUOTES, *SIGNS]
STARTS = {"yaml-extras": "*&!", "yaml-syntax": "[{]}@>|%\"'`,"}
"""What a text can't start with, by the rule that says so."""


class Own(yaml_nodes.Untyped, OwnParser):
    """What reads a file where there is no libyaml, as in the workshop."""


@pytest.fixture(autouse=True, params=["libyaml", "no libyaml"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these is told in the same words, whichever parser finds it."""
    if request.param == "no libyaml":
        monkeypatch.setattr(yaml_nodes, "_Loader", Own)


Told = Callable[[str | bytes], Report]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    root = tmp_path_factory.mktemp("traps") / "guide"
    # What one parser made says nothing of the other.
    memories: defaultdict[object, Memory] = defaultdict(Memory)
    return lambda content: check(root, content, memories[yaml_nodes._Loader])


@pytest.mark.parametrize("trap", TRAPS, ids=[trap.name for trap in TRAPS])
def test_trap_gives_one_diagnostic_at_its_place(trap: Trap, told: Told) -> None:
    report = told(trap.content)
    text = shown(report)
    assert [each.diagnostic.rule for each in report.diagnostics] == [trap.rule], text
    (found,) = report.diagnostics
    assert f"{found.span.line}:{found.span.column}" == trap.place, text
    assert found.diagnostic.place.file == FILE
    assert found.diagnostic.help, "every mistake has a repair"
    assert trap.words in f"{found.diagnostic.message}\n{found.diagnostic.label}\n{found.diagnostic.help}", text
    assert "not valid YAML" not in text, "YAML's own words mean nothing to a trainer"


@pytest.mark.parametrize(("write", "place"), [(ask, "9:10"), (item, "21:9")], ids=["question", "list"])
@pytest.mark.parametrize("space", ["", " "], ids=["", "space"])
@pytest.mark.parametrize(("rule", "sign"), [(rule, sign) for rule, signs in STARTS.items() for sign in signs])
def test_text_that_starts_with_a_sign_is_told_to_stand_in_quotes(
    sign: str, rule: str, space: str, write: Callable[[str], str], place: str, told: Told
) -> None:
    (found,) = told(write(f"{sign}{space}Late")).diagnostics
    assert f"{found.span.line}:{found.span.column}" == place
    assert found.diagnostic.rule == rule
    assert "quote" in found.diagnostic.help


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        "---\n" + PLAIN,
        PLAIN + "...\n",
        PLAIN.rstrip("\n"),
        "# a remark\n" + PLAIN.replace("outcomes:", "outcomes:   # a remark"),
        ask("How late was it?\t"),
        ask("'It''s late, \"isn''t\" it?'"),
        ask('"Late: \\"how\\" much? #12"'),
        ask("-How late?"),
        ask(":late or not?"),
        ask("Is it 12:30, or 2 < 3, or 50 % & more!"),
        ask(">-\n      How late\n      was it?"),
        ask("|\n      How late: that's\n      the question #1"),
        ask("How late\n      was it?"),
        ask("yes"),
        ask("010"),
        ask("~ 5 days?"),
        ask("2026-11-21"),
        *map(ask, ("“Late?”", "„Spät?“", "«Tard ?»", "‘Tis late", "’Twas late", "‘They don’t’", "“No” or “yes”?")),
        ask("Do they say “late”?"),
        item("“We’re sorry.”"),
        ask("Wie spät? 遅い? 🚚"),
    ],
)
def test_what_yaml_reads_well_gives_nothing(content: str, told: Told) -> None:
    assert shown(told(content)).strip() == ""


def test_each_break_that_nobody_sees_is_told_in_its_line(told: Told) -> None:
    report = told(ask("How\u2028late").replace("Say sorry", "Say\u2029 sorry\x85"))
    assert [(each.span.line, each.span.column) for each in report.diagnostics] == [(9, 13), (19, 15), (19, 22)]
