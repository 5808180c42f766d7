import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from good_call.cli.diff_command import command
from good_call.cli.main import main

from tests.cli.changes import MORE_HELP, RETARGETED, TOLD, VANISHED, Edit, Vanished
from tests.cli.small_guide import rewrite


def git(root: Path, *arguments: str) -> None:
    named = ["-c", "user.name=A Trainer", "-c", "user.email=trainer@example.com"]
    subprocess.run(["git", *named, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path, message: str) -> None:
    git(root, "add", ".")
    git(root, "commit", "--allow-empty", "--message", message)


@pytest.fixture
def kept(guide: Path) -> Path:
    """The small guide, committed on the branch `main`."""
    git(guide, "init", "--initial-branch=main")
    commit(guide, "The guide")
    return guide


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def sections(chapter: str, *titles: str) -> list[list[str]]:
    """The lines of these sections of a chapter, as they stand in the text, without their indentation and dashes."""
    found: dict[str, list[str]] = {}
    title, is_here = "", False
    for line in run("--all").splitlines():
        indentation = len(line) - len(line.lstrip())
        if indentation == 0 and line:
            is_here = line == chapter or line.endswith(f" [{chapter}]")
            title = ""
        elif indentation == 2:
            title = line.strip()
        elif is_here and line:
            found.setdefault(title, []).append(re.sub(": +", ": ", line.strip().removeprefix("- ")))
    return [found[each] for each in titles]


def changes(*arguments: str) -> Any:
    return json.loads(run("--format", "json", *arguments))


def test_an_unchanged_guide_changes_nothing_for_anybody(kept: Path) -> None:
    assert "Nothing changes in 2 of 2 trees, in the house rules and in the articles." in run()
    assert changes()["trees"] == []


def test_a_retargeted_answer_is_told_in_the_words_of_the_tree(kept: Path) -> None:
    rewrite(kept, *RETARGETED)
    edited, consequence = sections("keep", "Where answers lead", "What that does to paths")
    assert edited[0] == (
        "Answer “Little” of “What do they bring?” now leads to “Serve them on”, before to “Let them go”."
    )
    assert edited[1] == "“Let them go” is no longer reached on any path."
    assert consequence == [
        "Of 10 paths before, 2 end elsewhere.",
        "For example, after:",
        "Were they rude? Yes",
        "How often were they late? Sometimes",
        "Which are true? Some (They lied)",
        "What do they bring? Little",
        "before: Let them go",
        "now: Serve them on",
        "in all: 2 paths that end elsewhere",
    ]


def test_a_new_answer_is_a_new_path_and_a_removed_one_is_gone(kept: Path) -> None:
    rewrite(kept, "afterwards", '      - answer: "No"\n', "      - answer: A little\n")
    assert changes()["trees"][0]["paths"] == {"before": 2, "now": 2, "stayed": 1, "moved": 0, "gone": 1, "new": 1}
    edited, consequence = sections("afterwards", "Where answers lead", "What that does to paths")
    assert edited == [
        "New answer “A little” of “Are you still angry?”",
        "leads to: the tree “Should you keep them?”",
        "Answer “No” of “Are you still angry?” is gone.",
    ]
    assert consequence[0] == "Of 2 paths before, 1 is gone; 1 of today's 2 is new."
    assert {each for each in consequence if each.startswith("before:")} == {
        "before: on to the tree “Should you keep them?”",
        "before: there is no such answer",
    }


def test_an_answer_that_leads_to_nothing_is_there_all_the_same(kept: Path) -> None:
    rewrite(kept, "afterwards", "then: keep", "then: nowhere")
    (consequence,) = sections("afterwards", "What that does to paths")
    assert {each for each in consequence if each.startswith("now:")} == {"now: leads to nothing that is there"}


@pytest.mark.parametrize(("edit", "title", "told"), TOLD.values(), ids=TOLD)
def test_a_change_is_told_as_it_was_and_as_it_is(kept: Path, edit: Edit, title: str, told: list[str]) -> None:
    rewrite(kept, *edit)
    assert sections("keep", title) == [told]


def test_safeguards_scenarios_and_words_are_told_apart(kept: Path) -> None:
    for change in ("help", "story", "promise"):
        rewrite(kept, *TOLD[change][0])
    assert sections("keep", "What that does to paths", "Safeguards", "Scenarios", "Words") == [
        ["10 paths, as before, and each ends where it did."],
        *(TOLD[change][2] for change in ("promise", "story", "help")),
    ]


def test_a_changed_house_rule_is_told_and_nobody_says_that_nothing_changes(kept: Path) -> None:
    rewrite(kept, "_house", "rule: No order without payment.", "rule: Anything goes.")
    rewrite(kept, "_house", "        approve: manager", "        approve: owner")
    rewrite(kept, "_house", "roles:\n", "roles:\n  owner:\n    name: The owner\n")
    roles, policies = sections("The house rules", "Roles", "Policies")
    assert roles[0] == "New role “The owner”"
    assert policies[:4] == [
        "Policy “Customers pay when they order”: the rule",
        "before: No order without payment.",
        "now: Anything goes.",
        "read at: “Let them go” of the tree “Should you keep them?”",
    ]
    output = run()
    assert "who grants it\n      before:  Your manager\n      now:     The owner" in output
    assert "Nothing changes" not in output
    assert "2 of 2 trees stay as they were. What changes in the house rules holds for them too." in output


def test_a_changed_principle_is_told(kept: Path) -> None:
    path = kept / "docs/articles/saying-no.md"
    path.write_text(path.read_text("utf-8").replace("and keep to it.", "and then perhaps."), "utf-8")
    (told,) = sections("The articles", "Articles")
    *states, readers = told
    assert states == [
        "Principle “Say no once, politely, and then perhaps.” of article “Saying no”: the words",
        "before: Say no once, politely, and keep to it.",
        "now: Say no once, politely, and then perhaps.",
    ]
    assert readers.startswith("read at: “Breathe” of the tree “What comes afterwards?”; “Were they rude?” of the tree")
    assert readers.endswith("; and 1 more")


def test_a_long_text_is_cut_around_what_differs(kept: Path) -> None:
    long = "word " * 100
    rewrite(kept, "keep", "help: Shouting counts.", f"help: {long}counts {long}end.")
    commit(kept, "Say more")
    rewrite(kept, "keep", "counts", "never counts")
    (told,) = sections("keep", "Words")
    before, now = (re.sub("(word )+", "word ", line) for line in told[1:])
    assert before == "before: … word counts word …"
    assert now == "now: … word never counts word …"
    assert all(len(line) < 130 for line in told[1:])


def test_nodes_of_the_same_words_are_told_apart_by_their_ids(kept: Path) -> None:
    other = "  breathe:\n    verdict: let go\n    title: Breathe\n    principles: [saying-no/be-firm]\n"
    rewrite(kept, "afterwards", "outcomes:\n", f"outcomes:\n{other.replace('breathe:', 'again:')}")
    rewrite(kept, "afterwards", "        then: breathe\n", "        then: again\n")
    (told,) = sections("afterwards", "Where answers lead")
    assert told[0] == (
        "Answer “Yes” of “Are you still angry?” now leads to “Breathe” [again], before to “Breathe” [breathe]."
    )


def test_a_question_that_is_left_out_is_said_to_be_asked_no_longer(kept: Path) -> None:
    rewrite(kept, "keep", "            go: cost\n", "            go: part\n")
    edited, consequence = sections("keep", "Where answers lead", "What that does to paths")
    assert "“What do they bring?” is no longer asked on any path." in edited
    assert consequence[0] == "Of 10 paths before, 4 are gone; 2 of today's 8 are new."
    rewrite(kept, "keep", "            go: part\n", "            go: cost\n")
    commit(kept, "As it was")
    assert "is no longer" not in run()


def test_a_long_way_to_a_change_is_cut_in_its_middle(kept: Path) -> None:
    def chain(end: str) -> str:
        return "".join(
            f"  q{number}:\n    ask: Is it {number}?\n    answers:\n      - answer: So it is\n"
            f"        then: {f'q{number + 1}' if number < 29 else end}\n"
            for number in range(30)
        )

    rewrite(kept, "afterwards", "questions:\n", f"questions:\n{chain('breathe')}")
    rewrite(kept, "afterwards", "start: angry", "start: q0")
    commit(kept, "A long way")
    rewrite(kept, "afterwards", chain("breathe"), chain("keep"))
    (consequence,) = sections("afterwards", "What that does to paths")
    assert consequence[2:11] == [
        "Is it 0? So it is",
        "Is it 1? So it is",
        "… 22 answers more …",
        *(f"Is it {number}? So it is" for number in range(24, 30)),
    ]


def test_a_new_tree_is_told_with_what_it_holds(kept: Path) -> None:
    text = (kept / "decision_trees/keep.yml").read_text("utf-8")
    (kept / "decision_trees/brand-new.yml").write_text(text.replace("title: Should you keep them?", "title: New?"))
    whole, ends, promises, stories = sections("brand-new", "", "Where it ends", "Safeguards", "Scenarios")
    assert whole == [
        "For hard days.",
        "It has 4 questions, 1 step, 10 paths, 2 outcomes, 1 safeguard and 5 scenarios.",
    ]
    assert ends == [
        "“Serve them on”: keep serving; approval: nobody.",
        "“Let them go”: let go; approval: Your manager.",
    ]
    assert promises == ["“Nobody goes before we asked whether they were rude.”"]
    assert stories[3] == "“The liar” ends at “Let them go”."


def test_of_ids_that_vanished_none_is_left_out(kept: Path) -> None:
    answers = "".join(f"      - answer: Grade {number}\n        then: breathe\n" for number in range(20))
    rewrite(kept, "afterwards", '      - answer: "No"\n', f'{answers}      - answer: "No"\n')
    commit(kept, "Grades")
    rewrite(kept, "afterwards", answers, "")
    assert run("--format", "markdown").count("**Links will break: the published answer") == 20
    assert "    … and 8 more; `--all` shows them." in run(), "of the answers that are gone"


def test_a_long_change_stays_readable_until_all_of_it_is_asked_for(kept: Path) -> None:
    actions = "".join(f"      - Do {number}.\n" for number in range(15))
    answers = "".join(f"      - answer: Grade {number}\n        then: breathe\n" for number in range(15))
    rewrite(kept, "afterwards", '      - answer: "No"\n', f'{answers}      - answer: "No"\n')
    rewrite(kept, "afterwards", "      - Breathe.\n", actions)
    output = run()
    assert "“Grade 11”" in output
    assert "“Grade 12”" not in output
    assert "    … and 3 more; `--all` shows them." in output
    assert "“Grade 14”" in run("--all")
    assert "`--all`" not in run("--all")
    assert "Grade 14" in run("--format", "json")


def test_a_vanished_id_fails_where_it_is_asked_to(kept: Path) -> None:
    rewrite(kept, "afterwards", "breathe", "calm-down")
    assert "error[vanished-id]: the published id `breathe` is gone from this tree" in run()
    assert "formerly: [breathe]" in run("--fail-on-vanished", code=1)
    rewrite(kept, "afterwards", "  calm-down:\n", "  calm-down:\n    formerly: [breathe]\n")
    output = run("--fail-on-vanished")
    assert "- Renamed: [breathe] is now [calm-down]." in output
    assert "2 paths, as before, and each ends where it did." in output


@pytest.mark.parametrize(("edits", "said"), VANISHED.values(), ids=VANISHED)
def test_a_reworded_answer_or_tick_keeps_its_links_or_is_told(
    kept: Path, edits: tuple[Edit, ...], said: list[Vanished]
) -> None:
    for edit in edits:
        rewrite(kept, *edit)
    run("--fail-on-vanished", code=1 if said else 0)
    assert [(each["file"], each["line"], each["message"]) for each in changes()["vanished"]] == said


def test_a_tick_that_was_called_otherwise_is_the_same(kept: Path) -> None:
    for edit in VANISHED["tick, formerly"][0]:
        rewrite(kept, *edit)
    (tree,) = changes()["trees"]
    assert tree["renamed"] == {"signs/lied": "signs/they-told-lies"}
    assert tree["paths"]["stayed"] == 10, "under either name the same paths"
    assert [*tree["sections"]] == ["What that does to paths", "Ids that links use", "Words"]


def test_what_is_told_stands_beside_its_facts_as_json(kept: Path) -> None:
    rewrite(kept, "keep", "next: [afterwards]", "next: []")
    (tree,) = changes()["trees"]
    facts = [told["change"] for section in tree["sections"].values() for told in section]
    assert facts == [
        {
            "kind": "changed",
            "subject": {"kind": "field", "id": "next"},
            "where": ["outcomes", facts[0]["where"][1], "next"],
            "before": ["afterwards"],
            "now": [],
        }
    ]


def test_explain_knows_what_diff_finds_and_says_that_check_does_not(guide: Path) -> None:
    result = CliRunner().invoke(main, ["explain", "vanished-id"])
    assert result.exit_code == 0
    assert result.output.startswith("vanished-id (Upkeep, error)")
    assert "`guide check` sees one state alone and never says it" in result.output
    assert "vanished-id" in CliRunner().invoke(main, ["explain"]).output


def test_a_removed_tree_is_told_until_another_takes_its_name(kept: Path) -> None:
    path = kept / "decision_trees/afterwards.yml"
    path.rename(path.with_name("later.yml"))
    rewrite(kept, "keep", "next: [afterwards]", "next: [later]")
    output = run("--fail-on-vanished", code=1)
    assert "the published tree `afterwards` is gone" in output
    assert "New tree: What comes afterwards? [later]" in output
    assert sections("afterwards", "")[0][:2] == [
        "It had 1 question, 0 steps, 1 outcome, 0 safeguards and 0 scenarios.",
        "Nothing takes its place.",
    ]
    rewrite(kept, "later", "start: angry", "start: angry\nformerly: [afterwards]")
    output = run("--fail-on-vanished")
    assert "The tree was called afterwards." in output
    assert "2 of 2 trees stay" not in output
    assert "[keep]" not in output, "a tree that names the renamed one is the same as it was"


def test_what_takes_the_place_of_a_removed_tree_is_told(kept: Path) -> None:
    (kept / "decision_trees/afterwards.yml").unlink()
    rewrite(kept, "keep", "next: [afterwards]", "next: [keep]")
    rewrite(kept, "keep", "start: rude", "start: rude\nformerly: [afterwards]")
    assert sections("afterwards", "")[0][1:] == ["“Should you keep them?” [keep] takes its place."]
    output = run()
    assert "10 paths, as before" in output, "the tree that took it over is compared with what it was itself"
    assert "No tree stays as it was." in output
    commit(kept, "Joined")
    git(kept, "checkout", "HEAD~1", "--", "decision_trees/afterwards.yml")
    commit(kept, "Both, and one says already that it was the other")
    (kept / "decision_trees/afterwards.yml").unlink()
    run("--fail-on-vanished", "HEAD", code=1)
    assert "**Links will break: the published id `angry`".replace("`", "\\`") in run("--format", "markdown", "HEAD")
    rewrite(kept, "keep", "formerly: [afterwards]", "retired:\n  afterwards: Breathe, then go on.")
    assert sections("afterwards", "")[0][1:] == ["What its readers are told: Breathe, then go on."]


def test_what_links_to_a_removed_node_show_is_told(kept: Path) -> None:
    rewrite(kept, "keep", "            go: cost\n", "            go: part\n")
    text = (kept / "decision_trees/keep.yml").read_text("utf-8")
    before, _, rest = text.partition("  cost:\n")
    (kept / "decision_trees/keep.yml").write_text(f"{before}\nsteps:{rest.partition('steps:')[2]}", "utf-8")
    rewrite(kept, "keep", "start: rude", "start: rude\nretired:\n  cost: Ask your manager.")
    edited, ids = sections("keep", "Where answers lead", "Ids that links use")
    assert edited[3:] == ["“What do they bring?” is no longer asked.", "links to it show: Ask your manager."]
    assert ids == ["What is shown for the removed id [cost]", "before: nothing", "now: Ask your manager."]


def test_house_rules_that_can_not_be_read_are_named(kept: Path) -> None:
    rewrite(kept, "_house", "means: They stay.", "means: [They stay")
    output = run()
    assert "The house rules can't be read here or there, and are not compared." in output
    assert "Nothing changes" not in output


def test_compares_with_where_the_branch_left_main(kept: Path) -> None:
    git(kept, "checkout", "-b", "work")
    rewrite(kept, *MORE_HELP)
    commit(kept, "Say more")
    assert "where this branch left main" in run()
    assert [each["id"] for each in changes()["trees"]] == ["keep"]
    assert changes("HEAD")["trees"] == []


def test_the_work_tree_and_the_index_stay_untouched(kept: Path) -> None:
    rewrite(kept, *MORE_HELP)
    before = (kept / "decision_trees/keep.yml").read_bytes(), (kept / ".git/index").read_bytes()
    run("HEAD")
    assert before == ((kept / "decision_trees/keep.yml").read_bytes(), (kept / ".git/index").read_bytes())


def test_a_guide_below_the_top_of_its_repository_is_found(tmp_path: Path, guide: Path) -> None:
    git(tmp_path, "init", "--initial-branch=main")
    commit(tmp_path, "All")
    assert "Nothing changes in 2 of 2 trees" in run()


def test_a_tree_that_can_not_be_read_is_named_and_no_traceback_comes(kept: Path) -> None:
    rewrite(kept, "keep", "start: rude", "start: [rude")
    assert "Trees that can't be read here or there, and are not compared: keep." in run("--fail-on-vanished")


def test_a_loop_leaves_nothing_to_count_and_says_so(kept: Path) -> None:
    rewrite(kept, "keep", "    then: late\n", "    then: rude\n")
    output = run()
    assert "What that does to paths\n    They can't be compared: one of the two states has a loop" in output
    assert "now leads to “Were they rude?”, before to “How often were they late?”." in output


def test_markdown_names_the_tree_by_its_title(kept: Path) -> None:
    rewrite(kept, *RETARGETED)
    output = run("--format", "markdown")
    assert "\n### Should you keep them?\n\n#### Where answers lead\n\n- Answer “Little” of" in output
    assert (
        "\n#### What that does to paths\n\nOf 10 paths before, 2 end elsewhere.\n\n- For example, after: Were" in output
    )
    assert "  \n  *before:* Let them go  \n  *now:* Serve them on  \n" in output


def test_markdown_of_a_text_from_outside_stays_a_text(kept: Path) -> None:
    rewrite(kept, "keep", "help: Shouting counts.", "help: A *loud* `voice` | [counts](https://example.com) &lt; 1.")
    told = "*now:* A \\*loud\\* \\`voice\\` \\| \\[counts\\](https<span>:</span>//example.com) &amp;lt; 1."
    assert told in run("--format", "markdown")


@pytest.mark.parametrize("revision", ["nowhere", "--output=/tmp/x", "HEAD:decision_trees", "HEAD\n"])
def test_an_unknown_revision_is_a_plain_usage_error(kept: Path, revision: str) -> None:
    assert "git knows no revision" in run("--", revision, code=2)


def test_a_revision_named_by_its_hash_is_named_once(kept: Path) -> None:
    revision = subprocess.run(["git", "rev-parse", "HEAD"], cwd=kept, check=True, capture_output=True, text=True)
    commit = revision.stdout.strip()
    for name, told in ((commit, commit[:10]), (commit[:7], commit[:10]), ("HEAD", f"{commit[:10]} (HEAD)")):
        assert run(name).startswith(f"Compared with {told}:")


def test_a_folder_without_git_or_commits_says_so(guide: Path) -> None:
    assert "not kept in git" in run(code=2)
    git(guide, "init")
    assert "nothing is committed here yet" in run(code=2)


@pytest.fixture
def shallow(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with the last commit alone, on a branch of its own; the command stands in it."""
    commit(kept, "Another commit")
    git(kept, "switch", "--create", "change")
    commit(kept, "A change")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--depth", "1", "--branch", "change", kept.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    return clone


@pytest.mark.parametrize("revision", [(), ("HEAD~1",), ("main",), ("origin/main",)])
def test_a_clone_without_its_past_says_that_it_is_shallow_and_what_to_do(
    shallow: Path, revision: tuple[str, ...]
) -> None:
    told = run(*revision, code=2)
    assert "shallow" in told
    assert "git fetch --unshallow" in told
    assert "guide diff HEAD" in told


def test_a_clone_without_its_past_can_be_compared_with_its_last_commit(shallow: Path) -> None:
    rewrite(shallow, *RETARGETED)
    assert "before to “Let them go”" in run("HEAD")


def objects(root: Path, *names: str) -> list[Path]:
    """The files in which git keeps what these revisions stand for."""
    told = subprocess.run(["git", "rev-parse", *names], cwd=root, check=True, capture_output=True, text=True)
    return [root / ".git" / "objects" / each[:2] / each[2:] for each in told.stdout.split()]


TREE_OF_TREES, TREE_FILE = "HEAD:decision_trees", "HEAD:decision_trees/keep.yml"


@pytest.mark.parametrize("damage", ["gone", "empty", "garbage", "cut off"])
@pytest.mark.parametrize("what", ["HEAD", "HEAD^{tree}", TREE_OF_TREES, TREE_FILE])
@pytest.mark.parametrize("revision", [(), ("main",)])
def test_a_damaged_repository_gives_a_message(kept: Path, what: str, damage: str, revision: tuple[str, ...]) -> None:
    (path,) = objects(kept, what)
    content = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes({"cut off": content[: len(content) // 2], "garbage": b"garbage"}.get(damage, b""))
    if damage == "gone":
        path.unlink()
    told = run(*revision, code=2)
    assert "damaged" in told
    assert "git fsck" in told
    assert "nothing is committed" not in told


@pytest.mark.parametrize("content", ["", "garbage\n", "0123456789012345678901234567890123456789\n"])
@pytest.mark.parametrize("revision", [(), ("main",)])
def test_a_branch_that_points_nowhere_gives_a_message(kept: Path, content: str, revision: tuple[str, ...]) -> None:
    (kept / ".git/refs/heads/main").write_text(content)
    told = run(*revision, code=2)
    assert "damaged" in told or "git knows no revision" in told
    assert "nothing is committed" not in told
