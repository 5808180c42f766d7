"""YAML's traps: each gives exactly one diagnostic, where the mistake was made, in words that a trainer understands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.fixture import shown
from tests.source.plain_tree import FILE, PLAIN, check, spoilt

ASK = "    ask: How late was it?\n"
TITLE = "    title: Say sorry\n"
ITEM = TITLE + "    do:\n      - {}\n"


def ask(text: str) -> str:
    return spoilt("How late was it?", text)


def item(text: str) -> str:
    return spoilt(TITLE, ITEM.format(text))


Trap = tuple[str, str | bytes, str, str, str]
"""A name, the whole file, the rule, the line and column, and words of the message, label or repair."""

TRAPS: list[Trap] = [
    ("colon in a text", ask("Late: how much?"), "yaml-syntax", "9:14", 'ask: "Late: how much?"'),
    ("colon at the end", ask("How late was it:"), "yaml-syntax", "9:25", "a colon followed by a space"),
    ("colon in an answer", spoilt("A day", "Late: a day"), "yaml-syntax", "11:21", 'answer: "Late: a day"'),
    ("colon in a list item", item("Say this: sorry"), "wrong-kind", "21:9", '"Say this: sorry"'),
    ("colon without space", ask("x").replace("ask: x", "ask:x y"), "yaml-syntax", "9:9", "`ask: x y`"),
    ("colon without space, then", spoilt("then: say", "then:say"), "yaml-syntax", "12:14", "`then: say-sorry`"),
    ("colon without space, top", spoilt("owner: S", "owner:S"), "yaml-syntax", "3:7", "`owner: Sales training`"),
    ("colon without space, first line", spoilt("title: W", "title:W"), "yaml-syntax", "1:7", "needs a space"),
    ("no colon", spoilt("ask: How", "ask How"), "yaml-syntax", "9:5", "`ask: How late was it?`"),
    ("no colon at the top", spoilt("owner: Sales", "owner Sales"), "yaml-syntax", "3:1", "`owner: Sales training`"),
    ("tab", spoilt("    ask", "\task"), "yaml-syntax", "9:1", "Put 4 spaces"),
    ("tab behind spaces", spoilt("    ask", "  \task"), "yaml-syntax", "9:3", "this is a tab"),
    (
        "tab before a dash",
        spoilt("      - answer: A week", "\t- answer: A week"),
        "yaml-syntax",
        "13:1",
        "a tab stands",
    ),
    ("tab on an empty line", spoilt("outcomes:", "\t\noutcomes:"), "yaml-syntax", "16:1", "a tab stands"),
    ("dash without space", spoilt("- answer: A day", "-answer: A day"), "yaml-syntax", "11:8", "`- answer: A day`"),
    ("second dash without space", spoilt("- answer: A w", "-answer: A w"), "yaml-syntax", "13:8", "dash needs a space"),
    ("dash without space in a list", item("One.\n      -Two."), "yaml-syntax", "22:8", "`- Two.`"),
    ("dash without space, alone", item("x").replace("- x", "-Call."), "wrong-kind", "21:7", "`- Call.`"),
    ("two dashes", spoilt("- answer: A day", "- - answer: A day"), "yaml-syntax", "11:9", "one dash is enough"),
    ("two dashes before a text", item("- Call."), "wrong-kind", "21:11", "makes it a list"),
    ("dash behind a field", ask("- How late"), "yaml-syntax", "9:10", "a list starts on its own line"),
    ("quote open, no other", ask('"How late?'), "yaml-syntax", "9:10", "never closed"),
    (
        "quote open in the last text",
        spoilt("Tuesday.", 'Tuesday.\n    # "').replace("story: The parcel came a", 'story: "The'),
        "yaml-syntax",
        "36:12",
        "never closed",
    ),
    (
        "quote open, quotes below",
        ask('"How late?').replace("Say sorry", '"Say sorry"'),
        "yaml-syntax",
        "9:10",
        "only in line 19",
    ),
    (
        "single quote open, quotes below",
        ask("'How late?").replace("Say sorry", "'Say sorry'"),
        "yaml-syntax",
        "9:10",
        "line 19",
    ),
    (
        "single quote open, apostrophe below",
        ask("'How late?").replace("The parcel", "It's"),
        "yaml-syntax",
        "9:10",
        "line 29",
    ),
    (
        "quote open, closed at the end of a text, fields lost",
        ask("'How late?").replace("- answer: A day", "- answer: The customers'"),
        "yaml-syntax",
        "9:10",
        "only in line 11, at the end of another text",
    ),
    (
        "quote open, closed at the end of a text, an answer lost",
        spoilt("A day", "'A day").replace("answer: A week", "answer: A week'"),
        "yaml-syntax",
        "11:17",
        "only in line 13, at the end of another text",
    ),
    (
        "quote open, closed in a remark",
        ask("'How late?").replace("    answers:", "    answers: # the customers'"),
        "yaml-syntax",
        "9:10",
        "only in line 10, at the end of another text",
    ),
    ("text behind a quote", ask('"How late" was it?'), "yaml-syntax", "9:21", "around the whole text"),
    ("quotes inside quotes", ask('"They said "late"?"'), "yaml-syntax", "9:22", "with a backslash"),
    ("apostrophe in single quotes", ask("'What's the matter?'"), "yaml-syntax", "9:16", "twice: ''"),
    ("typographic quote, closed by a straight one", ask('“Late?"'), "yaml-syntax", "9:10", 'straight ones: "Late?"'),
    ("typographic quote, never closed", ask("“Late?"), "yaml-syntax", "9:10", "around the whole text"),
    ("typographic quotes around a colon", ask("“Late: it?”"), "yaml-syntax", "9:10", 'ask: "Late: it?"'),
    ("typographic quotes around a colon, item", item("‘Don’t: go’"), "wrong-kind", "21:9", '"Don’t: go"'),
    ("typographic quotes around a cut", ask("„Is #1 late“"), "yaml-syntax", "9:10", "word processor's"),
    ("typographic quotes around an id", spoilt("start: how-late", "start: “how-late”"), "bad-id", "5:8", "`how-late`"),
    (
        "typographic quotes around a day",
        spoilt("2026-11-01", "«2026-11-01»"),
        "wrong-kind",
        "4:11",
        "away: `2026-11-01`",
    ),
    ("straight quote, closed by a typographic one", ask('"Late?”'), "yaml-syntax", "9:16", 'both sides: "Late?"'),
    (
        "straight quote, closed by a typographic one, quotes below",
        ask("'Late?’").replace("Say sorry", "'Say sorry'"),
        "yaml-syntax",
        "9:16",
        "this one closes nothing",
    ),
    ("backslash", ask('"C:\\Users"'), "yaml-syntax", "9:15", "a backslash means something"),
    ("unknown escape", ask('"late \\q"'), "yaml-syntax", "9:16", "a backslash means something"),
    ("lone surrogate escape", ask('"How \\ud800 late"'), "yaml-syntax", "9:17", "a backslash means something"),
    ("indented further", spoilt("    answers:", "      answers:"), "yaml-syntax", "10:7", "2 spaces to the left"),
    ("indented less", spoilt("    answers:", "   answers:"), "yaml-syntax", "10:4", "does not line up"),
    ("indented to the ids", spoilt("    answers:", "  answers:"), "wrong-kind", "10:3", "too far to the left"),
    ("field under its dash", spoilt("        then", "      then"), "yaml-syntax", "12:7", "does not line up"),
    (
        "dash further in",
        spoilt("      - answer: A week", "       - answer: A week"),
        "yaml-syntax",
        "13:8",
        "under the dash above",
    ),
    (
        "dash less far in",
        spoilt("      - answer: A week", "     - answer: A week"),
        "yaml-syntax",
        "13:6",
        "under the dash above",
    ),
    ("outcome further in", spoilt("  call-back:\n", "   call-back:\n"), "yaml-syntax", "22:4", "does not line up"),
    ("first field one space short", spoilt("    ask", "   ask"), "yaml-syntax", "9:4", "1 space further in"),
    ("first field one space too far", spoilt("    ask", "     ask"), "yaml-syntax", "9:6", "1 space to the left"),
    ("field of a list one short", spoilt("        then", "       then"), "yaml-syntax", "12:8", "1 space further in"),
    ("outcome at the edge", spoilt("  say-sorry:\n", "say-sorry:\n"), "yaml-syntax", "17:1", "2 spaces further in"),
    ("last outcome at the edge", spoilt("  call-back:\n", "call-back:\n"), "yaml-syntax", "22:1", "below `outcomes:`"),
    ("question at the edge", spoilt("  how-late:\n", "how-late:\n"), "yaml-syntax", "8:1", "two spaces further in"),
    ("long dash", spoilt("- answer: A day", "– answer: A day"), "yaml-syntax", "11:7", "`- answer: A day`"),
    ("long dash, second", spoilt("- answer: A w", "—answer: A w"), "yaml-syntax", "13:7", "begins with the short dash"),
    ("long dash, alone", item("x").replace("- x", "– Call."), "wrong-kind", "21:7", "`- Call.`"),
    ("long dash in a list", item("One.\n      • Two."), "yaml-syntax", "22:7", "`- Two.`"),
    ("pasted space", spoilt("    ask", "\u00a0   ask"), "yaml-syntax", "9:1", "no ordinary space"),
    ("pasted space behind a colon", spoilt("ask: How", "ask:\u00a0How"), "yaml-syntax", "9:9", "no ordinary space"),
    ("a line in braces", spoilt(ASK, "    {label: Is it late?}\n"), "yaml-syntax", "9:5", "can't start with `{`"),
    ("a text in braces", ask("{label: Is it late?}"), "wrong-kind", "9:10", "must stand in quotes"),
    ("a question in braces", ask("{Is it late?}"), "wrong-kind", "9:10", "must stand in quotes"),
    (
        "an answer in braces",
        spoilt("- answer: A day\n        then: say-sorry", "- {answer: Is it late?, then: say-sorry}"),
        "text-in-brackets",
        "11:18",
        "every comma",
    ),
    ("a repeated field", spoilt(ASK, ASK + ASK), "duplicate-key", "10:5", "this is the second"),
    ("a number for an id", spoilt("then: say-sorry", "then: 12"), "unknown-target", "12:15", "`12` leads nowhere"),
    ("a decimal number for an id", spoilt("then: say-sorry", "then: 1.5"), "bad-id", "12:15", "`1.5` is no id"),
    ("an empty id", spoilt("then: say-sorry", "then:"), "empty-text", "12:14", "the id of a node or a tree"),
    ("a space by name", ask('"&nbsp;"'), "empty-text", "9:10", "nobody would see"),
    ("signs alone", ask('"** `"'), "empty-text", "9:10", "no words"),
    ("a link without words", ask('"[](https://example.com)"'), "empty-text", "9:10", "can be read"),
    ("a space without width", item('"\u200b"'), "empty-text", "21:9", "can be read"),
    ("an answer of spaces", spoilt("A day", '"  "'), "empty-text", "11:17", "nothing stands here"),
    ("a remark for a text", ask("#How late?"), "text-cut-off", "9:9", '"#How late?"'),
    ("a text cut by a remark", ask("Order #12?"), "text-cut-off", "9:16", '"Order #12?"'),
    ("NUL", ask("How\0 late"), "not-utf-8", "9:13", "NUL"),
    ("bell", ask("How \a late"), "yaml-syntax", "9:14", "nobody can see"),
    ("line separator", ask("How\u2028   late"), "yaml-syntax", "9:13", "you can't see"),
    ("paragraph separator in a remark", "# one\u2029\n" + PLAIN, "yaml-syntax", "1:6", "type a space"),
    ("next line", ask('"How \x85 late"'), "yaml-syntax", "9:15", "press Enter"),
    ("line separator at the end", PLAIN + "# - x\u2028", "yaml-syntax", "39:6", "you can't see"),
    ("lone surrogate", ask("How \ud800late"), "not-utf-8", "9:14", "behind “ask: How”"),
    ("Latin-1", ask("How “late”").encode("cp1252"), "not-utf-8", "9:14", "UTF-8"),
    ("UTF-16", PLAIN.encode("utf-16"), "not-utf-8", "1:1", "UTF-8"),
    ("many brackets", "[" * 20_000, "too-deep", "1:41", "Close the brackets"),
    ("many braces", "{a: " * 20_000, "too-deep", "1:161", "Close the brackets"),
    ("many dashes", "- " * 20_000, "too-deep", "1:81", "deeper than 40 levels"),
    ("many question marks", "? " * 20_000, "too-deep", "1:81", "deeper than 40 levels"),
    ("many indents", "\n".join(" " * depth + "a:" for depth in range(1000)), "too-deep", "41:41", "deeper than 40"),
    ("brackets in a tree", ask("[" * 20_000), "too-deep", "9:47", "Close the brackets"),
    ("alias bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "yaml-extras", "1:4", "in quotes"),
    ("alias", spoilt("then: call-back", "then: *x"), "yaml-extras", "14:15", "in quotes"),
    ("anchor", spoilt("ask: How", "ask: &x How"), "yaml-extras", "9:10", "in quotes"),
    ("tag", spoilt("ask: How", "ask: !!str How"), "yaml-extras", "9:10", "in quotes"),
    ("merge", spoilt(ASK, ASK + "    <<: {help: x}\n"), "yaml-extras", "10:5", "Write the fields out"),
    ("two documents", PLAIN + "---\n" + PLAIN, "one-document", "39:1", "a second document"),
    ("three hyphens at the end", PLAIN + "---\n", "one-document", "39:1", "Remove this line"),
    ("text behind three dots", PLAIN + "...\nmore: x\n", "one-document", "39:1", "`...` ends the document"),
    ("empty", "", "missing-field", "1:1", "this file is empty"),
    ("only line ends", "\n\n", "missing-field", "1:1", "this file is empty"),
    ("only remarks", "# one\n# two\n", "missing-field", "1:1", "this file is empty"),
    ("only hyphens", "---\n", "missing-field", "1:1", "this file is empty"),
    ("a list at the top", "- a\n- b\n", "wrong-kind", "1:3", "this is a list"),
    ("a text at the top", "hello\n", "wrong-kind", "1:1", "this is a text"),
    ("null at the top", "~\n", "wrong-kind", "1:1", "fields of a tree"),
    ("complex key at the edge", spoilt("outcomes:", "? [a]\n: ask: b\noutcomes:"), "unknown-field", "16:3", "no field"),
    ("complex key", spoilt("    ask", "    ? [a]\n    : b\n    ask"), "unknown-field", "9:7", "no field"),
]

SIGNS = {
    "*": "yaml-extras",
    "&": "yaml-extras",
    "!": "yaml-extras",
    "[": "yaml-syntax",
    "{": "yaml-syntax",
    "]": "yaml-syntax",
    "}": "yaml-syntax",
    "@": "yaml-syntax",
    ">": "yaml-syntax",
    "|": "yaml-syntax",
    "%": "yaml-syntax",
    '"': "yaml-syntax",
    "'": "yaml-syntax",
    "`": "yaml-syntax",
    ",": "yaml-syntax",
}


@pytest.mark.parametrize(("content", "rule", "place", "words"), [trap[1:] for trap in TRAPS], ids=[t[0] for t in TRAPS])
def test_trap_gives_one_diagnostic_at_its_place(
    content: str | bytes, rule: str, place: str, words: str, tmp_path: Path
) -> None:
    report = check(tmp_path / "guide", content)
    text = shown(report)
    assert [each.diagnostic.rule for each in report.diagnostics] == [rule], text
    (found,) = report.diagnostics
    assert f"{found.span.line}:{found.span.column}" == place, text
    assert found.diagnostic.place.file == FILE
    assert found.diagnostic.help, "every mistake has a repair"
    assert words in f"{found.diagnostic.message}\n{found.diagnostic.label}\n{found.diagnostic.help}", text
    assert "not valid YAML" not in text, "YAML's own words mean nothing to a trainer"


@pytest.mark.parametrize("space", ["", " "], ids=["", "space"])
@pytest.mark.parametrize(("sign", "rule"), SIGNS.items())
def test_text_that_starts_with_a_sign_is_told_to_stand_in_quotes(
    sign: str, rule: str, space: str, tmp_path: Path
) -> None:
    for number, (content, place) in enumerate(
        ((ask(f"{sign}{space}How"), "9:10"), (item(f"{sign}{space}Call"), "21:9"))
    ):
        report = check(tmp_path / str(number), content)
        (found,) = report.diagnostics
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
        ask("~"),
        ask("2026-11-21"),
        *map(ask, ("“Late?”", "„Spät?“", "«Tard ?»", "‘Tis late", "’Twas late", "‘They don’t’", "“No” or “yes”?")),
        ask("Do they say “late”?"),
        item("“We’re sorry.”"),
        ask("Wie spät? 遅い? 🚚"),
    ],
)
def test_what_yaml_reads_well_gives_nothing(content: str, tmp_path: Path) -> None:
    assert shown(check(tmp_path / "guide", content)).strip() == ""


def test_each_break_that_nobody_sees_is_told_in_its_line(tmp_path: Path) -> None:
    report = check(tmp_path / "guide", ask("How\u2028late").replace("Say sorry", "Say\u2029 sorry\x85"))
    assert [(each.span.line, each.span.column) for each in report.diagnostics] == [(9, 13), (19, 15), (19, 22)]
