"""Places in diagnostics as links to the editor."""

from pathlib import Path, PurePosixPath

from good_call.diagnostics.diagnostic import Diagnostic, Located, Note
from good_call.diagnostics.full import write_full
from good_call.diagnostics.place import Place, Span
from good_call.pages.editor_links import editor_link
from good_call.pages.fault import Fault

from tests.html_tree import read_html

NOTE = Note(Place("decision_trees/_house.yml"), "the first")
FOUND = Located(
    Diagnostic(
        rule="unknown-target",
        message="this answer leads nowhere",
        place=Place("decision_trees/my tree.yml"),
        label="no node --> has:1:2 this id",
        meant="x",
    ),
    Span(31, 1, 31, 4),
    "--> decision_trees/x.yml:1:1 <b>",
    ((NOTE, Span(4, 1, 4, 2), "x: y"),),
)


def html_of(fault: Fault) -> str:
    return "".join(text for _, text in fault.parts())


def test_each_place_opens_the_editor_and_nothing_else_does() -> None:
    shown = read_html(f"<pre>{html_of(Fault.of([FOUND], Path('/work of/guide')))}</pre>")
    assert [each["href"] for each in shown.find_all("a")] == [
        "vscode://file/work%20of/guide/decision_trees/my%20tree.yml:31:1",
        "vscode://file/work%20of/guide/decision_trees/_house.yml:4:1",
    ]


def test_the_words_on_the_page_are_those_of_the_terminal() -> None:
    shown = read_html(f"<pre>{html_of(Fault.of([FOUND]))}</pre>")
    told = " ".join(line for line in write_full([FOUND]).splitlines() if line.strip() != "|").split()
    assert [word for word in shown.text.split() if word != "|"] == [word for word in told if word != "|"]


def test_the_words_beside_a_mark_may_be_wrapped_and_the_quoted_line_may_not() -> None:
    parts = [(quotes, str(text)) for quotes, text in Fault.of([FOUND]).parts()]
    assert (True, "   |\n31 | --&gt; decision_trees/x.yml:1:1 &lt;b&gt;\n   | ^^^\n") in parts
    assert any(not quotes and "   no node --&gt; has:1:2 this id\n" in text for quotes, text in parts)


def test_a_drive_letter_stays_in_front() -> None:
    link = editor_link(Path(PurePosixPath("C:/guide")), "a.yml", 1, 2)
    assert 'href="vscode://file/C:/guide/a.yml:1:2"' in link
