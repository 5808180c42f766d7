"""Places in diagnostics as links to the editor."""

from pathlib import Path, PurePosixPath

from good_call.pages.editor_links import with_editor_links

from tests.html_tree import read_html

DIAGNOSTIC = """\
error[unknown-target]: this answer leads nowhere
  --> decision_trees/my tree.yml:31:15
   |
31 | --> decision_trees/x.yml:1:1 <b>
   |     ^^^^ no node has this id
   |
  ::: decision_trees/_house.yml:4:1
   = help: did you mean `x`?"""


def test_each_place_opens_the_editor_and_the_words_stay() -> None:
    shown = read_html(f"<pre>{with_editor_links(DIAGNOSTIC, Path('/work of/guide'))}</pre>")
    assert [each["href"] for each in shown.find_all("a")] == [
        "vscode://file/work%20of/guide/decision_trees/my%20tree.yml:31:15",
        "vscode://file/work%20of/guide/decision_trees/_house.yml:4:1",
    ]
    assert shown.text == " ".join(DIAGNOSTIC.split())


def test_a_drive_letter_stays_in_front() -> None:
    link = with_editor_links("  --> a.yml:1:2", Path(PurePosixPath("C:/guide")))
    assert 'href="vscode://file/C:/guide/a.yml:1:2"' in link
