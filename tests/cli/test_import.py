import json
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good_call.cli.check_command import command as check
from good_call.cli.import_command import command
from good_call.cli.main import main
from good_call.model.guide import read_guide
from good_call.model.tree import Tree

CORPUS = sorted(Path(os.environ.get("GUIDE_CORPUS", "no-such-folder")).glob("*.json"))
"""Real graphs of other projects, where somebody has them: GUIDE_CORPUS names their folder."""

DEEP = '{"nodes": {"a": {"kind": "question", "x_form": {"number": ' + '{"a":' * 900 + "1" + "}" * 900 + "}}}}"
MERMAID = "flowchart TD\n  A{Is it ours?} -->|Yes| B[Fix it] --> C([Done])\n  A -->|No| D([Explain])\n"


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def write(root: Path, name: str, text: str) -> str:
    path = root / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def imported(root: Path, tree: str) -> Tree:
    return read_guide(root).trees[tree]


def shape(tree: Tree) -> str:
    return "; ".join(map(str, tree.nodes.values()))


@pytest.mark.parametrize(
    "text", ["", "graph TD\n a -->", "title,then\n", "{" * 100], ids=["empty", "mermaid", "csv", "braces"]
)
def test_a_dot_file_without_a_graph_is_told_in_a_sentence(guide: Path, text: str) -> None:
    output = run(write(guide, "flow.dot", text), code=2).output
    assert "Graphviz can't read this file" in output or "no nodes" in output


def test_a_mermaid_flowchart_becomes_a_tree_with_what_it_lacks(guide: Path) -> None:
    output = run(write(guide, "Fix it.mmd", MERMAID)).output
    assert shape(imported(guide, "fix-it")) == (
        "is-it-ours? yes -> fix-it | no -> explain; fix-it: done; done! undecided; explain! undecided"
    )
    assert output.startswith(
        "Wrote decision_trees/fix-it.yml: 4 nodes.\n"
        "What was guessed:\n"
        "  - ids were made of the boxes' words, since names such as `A` or `12` say nothing\n"
        "  - questions, since several ways or one with words leave them: `is-it-ours`\n"
        "  - steps, since one way without words leaves them: `fix-it`\n"
        "  - outcomes, since no way leaves them: `done`, `explain`\n"
        "  - the start: `is-it-ours`, since nothing leads to it\n"
        "The site can't be built or published with this tree until its errors are fixed.\n"
        "What it still lacks:\n"
        "  - the title: ask what has to be decided.\n"
    )
    assert "the verdict of 2 outcomes" in output
    assert "warning[missing-owner]" in output


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("1{Is it ours?} -->|No| 2([Explain])", "is-it-ours? no -> explain"),
        ("n1{Is it ours?} -->|No| n2([Explain]) \n n1 -->|Yes| End([Done])", "is-it-ours? no -> explain | yes -> end"),
        ("A{Really?} -->|No| B([Really!]) \n A -->|Yes| C([日本])", "really? no -> really-2 | yes -> c"),
        (
            f"A{{Could the anger be about {'a mistake ' * 4}}} -->|No| B",
            "could-the-anger-be-about-a-mistake-a? no -> b",
        ),
        ("ours{Is it ours?} -->|No| go([Explain]) \n ours -->|Yes| done", "ours? no -> go | yes -> done"),
    ],
)
def test_boxes_with_names_that_say_nothing_get_ids_from_their_words(drawn: str, expected: str, guide: Path) -> None:
    run(write(guide, "x.mmd", f"flowchart TD\n  {drawn}\n"))
    assert shape(imported(guide, "x")).partition(";")[0] == expected


def test_ids_of_a_tree_that_comes_back_stay_as_short_as_they_are(guide: Path) -> None:
    text = 'flowchart TD\n  Q1{Is it ours?}\n  %% form: {"id": "yes"}\n  Q1 -->|Yes| O1([Done])\n'
    run(write(guide, "x.mmd", text))
    assert shape(imported(guide, "x")).startswith("q1? yes -> o1")


def test_a_tree_without_errors_does_not_stop_the_site(guide: Path) -> None:
    tree = run(write(guide, "x.mmd", MERMAID), "--to", "-").stdout.replace("undecided", "keep serving")
    (guide / "decision_trees/keep.yml").write_text(tree, encoding="utf-8")
    exported = CliRunner().invoke(main, ["export", "keep", "--to", "mermaid"], catch_exceptions=False).stdout
    assert "can't be built" not in run(write(guide, "y.mmd", exported)).output


def test_a_csv_of_a_spreadsheet_needs_words_only(guide: Path) -> None:
    rows = (
        "Question;Answer;Then\nIs it ours?;Yes;Fix it\nIs it ours?;No;Are they angry?\nAre they angry?;Yes;Calm them\n"
    )
    run(write(guide, "plain.csv", rows + ";No;Fix it\n"))
    assert shape(imported(guide, "plain")) == (
        "is-it-ours? yes -> fix-it | no -> are-they-angry; are-they-angry? yes -> calm-them | no -> fix-it; "
        "fix-it! undecided; calm-them! undecided"
    )


def test_a_dot_file_keeps_the_order_of_its_arrows(guide: Path) -> None:
    text = 'digraph { b; c; /* first */ a [label="Is it\\nours?"]; a -> c [label="No"]; a -> b [label="Yes"]; }'
    run(write(guide, "graph.gv", text))
    tree = imported(guide, "graph")
    assert shape(tree) == "is-it-ours? no -> c | yes -> b; b! undecided; c! undecided"
    assert tree.questions["is-it-ours"].ask == "Is it ours?"


def test_a_way_back_arrives_as_it_was_drawn_and_is_told_as_a_loop(guide: Path) -> None:
    text = "graph TD\nA{A?} -->|x| B{B?}\nB -->|back| A\nB -->|self| B\nB -->|on| C\n"
    output = run(write(guide, "loop.mmd", text)).output
    assert shape(imported(guide, "loop")) == "a? x -> b; b? back -> a | self -> b | on -> c; c! undecided"
    assert "error[undeclared-loop]" in output


def test_a_loop_around_a_question_is_listed_as_a_lack(guide: Path) -> None:
    text = "graph TD\nS{S?} -->|a| A{A?}\nS -->|b| B{B?}\nA -->|b| B\nB -->|a| A\nA -->|e| E\nB -->|e| E\n"
    output = run(write(guide, "knot.mmd", text)).output
    assert "error[undeclared-loop]" in output
    assert "again" not in shape(imported(guide, "knot"))


def test_a_known_tree_is_handed_over_to(guide: Path) -> None:
    run(write(guide, "hand.mmd", "graph TD\nA{A?} -->|x| keep\nA -->|y| B\n"))
    assert shape(imported(guide, "hand")) == "a? x -> keep | y -> b; b! undecided"


def test_an_existing_tree_is_never_written_over(guide: Path) -> None:
    before = (guide / "decision_trees/keep.yml").read_bytes()
    file = write(guide, "keep.mmd", MERMAID)
    assert "exists already" in run(file, code=2).output
    assert "exists already" in run(file, "--to", "decision_trees/keep.yml", code=2).output
    assert "`keep.yml` exists already" in run(file, "--to", "decision_trees/keep.yaml", code=2).output
    assert (guide / "decision_trees/keep.yml").read_bytes() == before


def test_standard_output_gets_the_tree_and_nothing_is_written(guide: Path) -> None:
    before = sorted(guide.rglob("*"))
    result = run(write(guide.parent, "x.mmd", MERMAID), "--to", "-")
    assert result.stdout.startswith("# yaml-language-server: $schema=_schema/tree.json\ntitle: x.mmd\n")
    assert "What it still lacks" in result.stderr
    assert sorted(guide.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.txt", MERMAID, "this ending is unknown. Say `--from mermaid`"),
        ("x.mmd", "pie\n", "this is no Mermaid flowchart"),
        ("x.dot", "digraph { a -> ", "Graphviz can't read this file as DOT"),
        ("x.dot", "graph { a -- b }", "write `digraph` and `->`"),
        ("x.json", "{", "this is no JSON"),
        ("x.json", "[" * 100_000, "this is no JSON"),
        ("x.json", '{"nodes": {"a": 1}}', "the node `a` is no object"),
        ("x.json", '{"nodes": {"a": {"answers": [{}]}}}', "says not where it leads"),
        ("x.json", '{"nodes": []}', "needs `nodes`"),
        ("x.json", DEEP, "nests too deeply"),
        ("x.csv", "a,b\n1,2\n", "the first row must name the columns"),
        ("x.csv", "", "the first row must name the columns"),
        ("x.csv", 'text,answer,then\n"a,b,c\n', "is no CSV"),
        ("x.csv", "text,answer,then\n,yes,b\n", "row 2 names no node"),
        ("x.csv", "text,answer,then\n", "no row follows"),
    ],
)
def test_what_can_not_be_read_is_told_plainly(guide: Path, name: str, text: str, message: str) -> None:
    assert message in run(write(guide.parent, name, text), code=2).output


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("elsewhere/x.yml", "belongs into the folder `decision_trees`"),
        ("../x.yml", "belongs into the folder `decision_trees`"),
        ("decision_trees/My Tree.yml", "Name it `decision_trees/my-tree.yml`"),
        ("decision_trees/x.txt", "is no name for a tree"),
        ("decision_trees/_house.yml", "is no name for a tree"),
    ],
)
def test_a_tree_goes_into_its_folder_under_an_id(guide: Path, target: str, message: str) -> None:
    assert message in run(write(guide, "x.mmd", MERMAID), "--to", target, code=2).output


def test_a_missing_file_and_a_hostile_one_give_no_traceback(guide: Path) -> None:
    assert "can't be read" in run("nowhere.mmd", code=2).output
    (guide / "x.mmd").write_bytes(b"\xff\xfe")
    assert "UTF-8" in run("x.mmd", code=2).output


def test_odd_values_of_a_json_become_diagnostics(guide: Path) -> None:
    nodes = {
        "Q 1": {"kind": "question", "text": "<b>Why?</b>", "answers": [{"label": "", "to": "nowhere"}], "x_form": 3},
        "Q-1": {"kind": "question", "text": 5, "answers": None, "x_form": {"number": [["a"]], "tick": {}}},
        "\ud800": {"kind": "outcome", "text": "half \ud800"},
        "😀": {"kind": "outcome", "text": None, "help": "{{ x }}", "x_form": {"verdict": {"a": "b"}}},
    }
    output = run(write(guide, "odd.json", json.dumps({"nodes": nodes, "start": "Q 1"}))).output
    assert "error[markup-in-text]" in output
    assert "error[wrong-kind]" in output


def test_a_graph_of_1270_nodes_takes_seconds(guide: Path) -> None:
    answers = {number: [min(2 * number, 1269), min(2 * number + 1, 1269)] for number in range(1, 1000)}
    nodes = {
        f"n{number}": {
            "kind": "question" if number in answers else "outcome",
            "text": f"Is it number {number}?",
            "answers": [{"label": f"To {to}", "to": f"n{to}"} for to in dict.fromkeys(answers.get(number, []))],
        }
        for number in range(1, 1271)
    }
    begun = time.process_time()
    run(write(guide, "large.json", json.dumps({"nodes": nodes, "start": "n1"})))
    assert time.process_time() - begun < 10
    assert len(imported(guide, "large").nodes) == 1270


TWO = f"# First one\n```mermaid\n{MERMAID}```\n# Second one\n```mermaid\n{MERMAID}```\n"


def test_of_several_diagrams_the_first_is_taken_and_all_are_named(guide: Path) -> None:
    output = run(write(guide, "two.md", TWO)).output
    assert "1. “First one” (line 3)\n  2. “Second one” (line 9)\n" in output
    assert "The first was taken" in output
    assert imported(guide, "two").questions.keys() == {"is-it-ours"}


@pytest.mark.parametrize("name", ["2", "Second one"])
def test_a_diagram_is_chosen_by_its_name_or_number(name: str, guide: Path) -> None:
    output = run(write(guide, "two.md", TWO), "--diagram", name).output
    assert "several diagrams" not in output
    assert "no one diagram is called `3`" in run(write(guide, "two.md", TWO), "--diagram", "3", code=2).output


def test_all_diagrams_become_trees_or_none_does(guide: Path) -> None:
    (guide / "decision_trees/second-one.yml").touch()
    assert "exists already" in run(write(guide, "two.md", TWO), "--all", code=2).output
    assert not (guide / "decision_trees/first-one.yml").exists()
    (guide / "decision_trees/second-one.yml").unlink()
    run(write(guide, "two.md", TWO), "--all")
    assert imported(guide, "first-one").start == imported(guide, "second-one").start == "is-it-ours"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("index.mmd", "`index` is the address of the list of all trees"),
        ("con.mmd", "`con` is what Windows calls a device"),
        ("🙂.mmd", "no id can be made of `🙂`"),
    ],
)
def test_a_name_that_no_tree_can_have_is_refused_before_anything_is_written(
    name: str, message: str, guide: Path
) -> None:
    file = write(guide, name, MERMAID)
    before = sorted(guide.rglob("*"))
    assert message in run(file, code=2).output
    assert sorted(guide.rglob("*")) == before


@pytest.mark.skipif(not CORPUS, reason="GUIDE_CORPUS names no folder of graphs")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_real_graphs_import_and_check(path: Path, guide: Path) -> None:
    run(str(path))
    nodes = json.loads(path.read_text(encoding="utf-8"))["nodes"]
    assert len(imported(guide, path.stem).nodes) == len(nodes)
    result = CliRunner().invoke(check, [f"decision_trees/{path.stem}.yml"], catch_exceptions=False)
    assert result.exit_code in (0, 1)
