import dataclasses
from pathlib import Path

import pytest
from good_call.pages import first_sight
from good_call.pages.edition import Edition
from good_call.pages.site_pages import pages_of

from tests.html_tree import Element, read_html
from tests.pages.small_guide import edition_of, shown, write_guide


@pytest.fixture(scope="module")
def parting(tmp_path_factory: pytest.TempPathFactory) -> Element:
    return shown(edition_of(write_guide(tmp_path_factory.mktemp("guide"))), "guides/parting.md")


def section(page: Element, node: str) -> Element:
    return next(each for each in page.find_all(".gc-node") if each["data-node"] == node)


def ways(section: Element) -> dict[str, str]:
    return {each["data-answer"]: each["href"] for each in section.find_all("a") if each.get("data-answer")}


def test_the_root_carries_what_the_element_needs(parting: Element) -> None:
    assert parting.find("decision-guide").attributes == {
        "data-tree": "parting",
        "data-start": "ours",
        "data-title": "Part with them?",
        "data-formerly": "leave-them",
        "data-issue-url": "https://example.com/issues/new",
    }


def test_what_a_rep_may_search_for_is_read_by_the_index_alone(parting: Element) -> None:
    assert parting.find(".gc-search").attributes == {"class": "gc-search", "hidden": ""}
    assert parting.find(".gc-search").text == "break off, fire & forget"


def test_every_node_is_a_section_after_those_that_lead_to_it(parting: Element) -> None:
    order = [(each["data-node"], each["data-kind"]) for each in parting.find_all(".gc-node")]
    assert order[0] == ("ours", "question")
    assert sorted(order) == [
        ("again", "question"),
        ("cost", "question"),
        ("explain", "step"),
        ("facts", "question"),
        ("ours", "question"),
        ("own-it", "outcome"),
        ("part", "outcome"),
    ]
    names = [name for name, _ in order]
    for before, after in (("ours", "facts"), ("facts", "explain"), ("explain", "again"), ("cost", "part")):
        assert names.index(before) < names.index(after)


def test_a_heading_carries_the_id_of_its_node(parting: Element) -> None:
    heading = section(parting, "ours").find("h2")
    assert (heading["id"], heading.classes, heading.text) == ("ours", ["gc-ask"], "Is it our mistake & theirs?")


def test_an_outcome_says_what_its_programme_adds_and_where_that_is_written(parting: Element) -> None:
    programme = parting.find(".gc-programme")
    assert [each.text for each in programme.find_all("li")] == ["Delivery."]
    assert "Where it is written: On the website." in programme.text


def test_each_answer_is_a_link_with_its_hint_and_its_former_id(parting: Element) -> None:
    ours = section(parting, "ours")
    assert ways(ours) == {"yes": "#own-it", "no": "#facts"}
    assert ours.find(".gc-hint").text == "You checked."
    assert ours.find_all(".gc-answer")[0]["data-formerly"] == "yup"


def test_an_answer_to_another_tree_names_it(parting: Element) -> None:
    much = section(parting, "cost").find_all(".gc-answer")[1]
    assert (much["href"], much["data-tree"], much["data-from"]) == ("../other/", "other", "100.5")


def test_a_step_back_on_purpose_is_marked(parting: Element) -> None:
    back = section(parting, "again").find_all(".gc-answer")[0]
    assert "data-again" in back.attributes
    assert back["href"] == "#ours"


def test_cases_are_links_that_say_what_was_answered(parting: Element) -> None:
    facts = section(parting, "facts")
    often = facts.find_all(".gc-answer")[1]
    assert (often.tag, often["data-answer"]) == ("span", "often")
    first, otherwise = facts.find(".gc-cases").find_all("a")
    assert (first["data-if"], first["href"]) == ("ours=no|yes", "#part")
    assert first.text == "If you answered “No” or “Yes” to “Is it our mistake & theirs?”: Part as friends"
    assert "data-otherwise" in otherwise.attributes
    assert (otherwise["href"], otherwise.text) == ("#own-it", "Otherwise: Own it")


def test_measures_say_exactly_what_may_be_typed_or_ticked(parting: Element) -> None:
    number = section(parting, "facts").find(".gc-measure")
    assert [number[f"data-{name}"] for name in ("measure", "unit", "decimals", "from", "to")] == [
        "number", "times", "0", "0", "99",
    ]  # fmt: skip
    ticks = section(parting, "again").find(".gc-measure").find_all("[data-tick]")
    assert [(each["data-tick"], each.text) for each in ticks] == [
        ("they-shouted", "They shouted"),
        ("lied", "They lied"),
    ]
    assert [each.get("data-formerly") for each in ticks] == [None, "told-lies they-lied"]
    sheet = section(parting, "cost").find(".gc-measure")
    assert (sheet["data-total"], sheet["data-unit"]) == ("(a-year + 1) * months / 12", "$")
    assert [each["data-field"] for each in sheet.find_all("[data-field]")] == ["a-year", "months"]
    assert sheet.find(".gc-sum").text == "(“What do they bring?” + 1) × “How long?” ÷ 12"


def test_ranges_are_told_in_words_for_those_without_script(parting: Element) -> None:
    told = [each.text for each in section(parting, "facts").find_all(".gc-range")]
    assert told == ["below 2 times", "2 times or more"]


def test_a_node_off_the_start_lists_what_every_path_to_it_asks(parting: Element) -> None:
    assert not section(parting, "ours").find_all(".gc-first")
    first = section(parting, "cost").find(".gc-first")
    assert [each["href"] for each in first.find_all("a")] == ["#ours", "#facts", "#again"]
    assert [each["href"] for each in section(parting, "own-it").find(".gc-first").find_all("a")] == ["#ours"]


def test_a_long_chain_asks_for_its_first_question_alone(tmp_path: Path) -> None:
    length = 30
    questions = "\n".join(
        f"  q{n}:\n    ask: Question {n}?\n    answers:\n      - answer: On\n        then: q{n + 1}"
        for n in range(length)
    )
    head = "title: Long?\nsummary: Long.\nstart: q0\nquestions:\n"
    tree = f"{head}{questions}\noutcomes:\n  q{length}:\n    verdict: let go\n    title: End\n"
    page = shown(edition_of(write_guide(tmp_path, long=tree)), "guides/long.md")
    assert len(section(page, "q20").find(".gc-first").find_all("a")) == 20
    assert [each["href"] for each in section(page, f"q{length}").find(".gc-first").find_all("a")] == ["#q0"]


def test_every_question_and_step_has_a_way_out(parting: Element) -> None:
    for each in parting.find_all(".gc-node"):
        unsure = each.find_all(".gc-unsure")
        assert len(unsure) == (0 if each["data-kind"] == "outcome" else 1)
        for way_out in unsure:
            assert "The boss" in way_out.text
            assert "Call first." in way_out.text
            assert "You hear from us soon." in way_out.text


def test_principles_and_policies_stand_beside_their_node(parting: Element) -> None:
    why = section(parting, "part").find(".gc-why")
    assert why.find(".gc-principle").text == (
        'Parting is the last resort. It is final. Firing "customers" & friends, Ann Author'
    )
    links = [each["href"] for each in why.find_all("a")]
    assert links == ["../../articles/firing/#last-resort", "../../policies/#pay-first"]
    policy = why.find(".gc-policy").text
    for words in ("Order later.", "Pay on delivery.", "Once a year", "The boss", "No money has to be chased."):
        assert words in policy
    assert "our own" not in policy


def test_a_reason_of_our_own_stands_among_the_reasons_even_alone(tmp_path: Path) -> None:
    guide = edition_of(write_guide(tmp_path)).guide
    tree = guide.trees["parting"]
    own_it = dataclasses.replace(tree.outcomes["own-it"], principles=(), own="Who is hurt comes *first*.")
    ours = dataclasses.replace(tree, outcomes={**tree.outcomes, "own-it": own_it})
    page = shown(Edition(dataclasses.replace(guide, trees={**guide.trees, "parting": ours})), "guides/parting.md")
    why = section(page, "own-it").find(".gc-why")
    assert why.find(".gc-own").text == "Our own ruleWho is hurt comes first."
    assert not why.find_all(".gc-principle")


def test_a_policy_that_is_a_placeholder_is_marked_beside_its_node(parting: Element) -> None:
    marked = section(parting, "part").find(".gc-policy").find_all(".gc-placeholder")
    assert [each.text for each in marked] == ["Example"]
    assert not section(parting, "ours").find(".gc-policy").find_all(".gc-placeholder")


def test_what_an_example_is_stands_once_on_a_screen_that_has_one(parting: Element) -> None:
    assert len(section(parting, "part").find_all(".gc-placeholder")) > 1
    assert len(section(parting, "part").find_all(".gc-examples")) == 1
    assert not section(parting, "ours").find_all(".gc-examples")


def test_a_policy_without_a_principle_says_that_the_rule_is_ours(parting: Element) -> None:
    assert "This rule is our own." in section(parting, "ours").find(".gc-policy").text


def test_a_tension_is_shown_where_it_is_settled(parting: Element) -> None:
    assert "Here: Check first." in section(parting, "facts").find(".gc-tension").text
    assert len(parting.find_all(".gc-tension")) == 1


def test_an_outcome_says_everything_its_contract_asks_for(parting: Element) -> None:
    part = section(parting, "part")
    assert (part["data-verdict"], part["data-tone"]) == ("let-go", "end")
    told = {name: part.find(f".gc-{name}").text for name in ("verdict", "do", "say", "limit", "refer", "log", "see")}
    assert told == {
        "verdict": "Let go",
        "do": "Do Call them.",
        "say": "Say Goodbye.",
        "limit": "LimitOnce",
        "refer": "Refer to Birch & Co: People in a hurry. Example",
        "log": "Write down: When.",
        "see": "See also Another tree?",
    }
    mail = part.find(".gc-approve").find("a")
    assert mail["href"] == "mailto:boss@example.com?subject=Part%20as%20friends%20%28Part%20with%20them%3F%29"


def test_an_outcome_that_nobody_approves_says_so_and_names_where_to_go_on(parting: Element) -> None:
    own = section(parting, "own-it")
    assert "Nobody needs to approve" in own.find(".gc-approve").text
    assert [each["href"] for each in own.find(".gc-next").find_all("a")] == ["../other/"]


def test_a_private_question_says_that_its_answer_is_not_copied(parting: Element, tmp_path: Path) -> None:
    guide = edition_of(write_guide(tmp_path)).guide
    tree = guide.trees["parting"]
    ours = dataclasses.replace(tree.questions["ours"], private=True)
    private = dataclasses.replace(tree, questions={**tree.questions, "ours": ours})
    page = shown(Edition(dataclasses.replace(guide, trees={**guide.trees, "parting": private})), "guides/parting.md")
    said = [each.text for each in section(page, "ours").find_all(".gc-private")]
    assert said == ["Your answer stays out of the notes."]
    # So do those that are asked only because of it.
    assert len(page.find_all(".gc-private")) == len(page.find_all("[data-private]")) > 1
    assert not parting.find_all(".gc-private")


def test_programs_are_told_what_gives_a_private_answer_away(tmp_path: Path) -> None:
    guide = edition_of(write_guide(tmp_path)).guide
    tree = guide.trees["parting"]
    first, *others = tree.questions.values()
    asked_later = {each.id for each in others}
    questions = {**tree.questions, first.id: dataclasses.replace(first, private=True)}
    private = dataclasses.replace(tree, questions=questions)
    edition = Edition(dataclasses.replace(guide, trees={**guide.trees, "parting": private}))
    told = {each.id for each in edition.guarded_trees["parting"].questions.values() if each.private}
    assert first.id in told
    assert asked_later & told


def test_what_only_a_private_answer_leads_to_names_the_private_question(tmp_path: Path) -> None:
    guide = edition_of(write_guide(tmp_path)).guide
    tree = guide.trees["parting"]
    first, *_ = tree.questions.values()
    private = dataclasses.replace(
        tree, questions={**tree.questions, first.id: dataclasses.replace(first, private=True)}
    )
    page = shown(Edition(dataclasses.replace(guide, trees={**guide.trees, "parting": private})), "guides/parting.md")
    named = {
        each["data-node"]: each["data-veil"] for each in page.find_all(".gc-node") if "data-veil" in each.attributes
    }
    assert named
    assert set(named.values()) == {first.id}
    assert first.id in named


def test_no_part_that_search_leaves_out_holds_its_own_tag(parting: Element) -> None:
    # Material's indexer ends the part at the first end tag of that name.
    for each in parting.find_all("[data-search-exclude]"):
        assert not each.find_all(each.tag), each.text[:80]


def test_a_tag_in_a_title_is_text_everywhere(tmp_path: Path) -> None:
    # The form refuses tags; the pages don't rely on it.
    guide = edition_of(write_guide(tmp_path)).guide
    tree = guide.trees["parting"]
    own = dataclasses.replace(tree.outcomes["own-it"], title="<script>alert(1)</script>", verdict='"><b>')
    title = '<img src=x onerror=alert(1)> " & more'
    hostile = dataclasses.replace(tree, title=title, outcomes={**tree.outcomes, "own-it": own})
    edition = Edition(dataclasses.replace(guide, trees={**guide.trees, "parting": hostile}))
    for uri, made in pages_of(edition).items():
        shown_page = read_html(made.render(""))
        assert all(each.get("src") or each.text in first_sight.inline() for each in shown_page.find_all("script")), uri
        assert not shown_page.find_all("[onerror]"), uri
        assert "<img" not in made.source
    parting = shown(edition, "guides/parting.md")
    assert section(parting, "own-it").find("h2").text == "<script>alert(1)</script>"
    assert parting.find("decision-guide")["data-title"] == title


def test_scripts_are_loaded_only_where_they_are_needed(parting: Element, tmp_path: Path) -> None:
    assert files_of(parting) == ["decision-guide.js", "measured-tree-page.js"]
    other = shown(edition_of(write_guide(tmp_path)), "guides/other.md")
    assert files_of(other) == ["decision-guide.js", "tree-page.js"]


def files_of(page: Element) -> list[str]:
    return [Path(each["src"]).name for each in page.find_all("script") if each.get("src")]


def test_links_fit_a_site_that_opens_from_a_disk(tmp_path: Path) -> None:
    page = shown(edition_of(write_guide(tmp_path), directories=False), "guides/parting.md")
    part = section(page, "part")
    assert [each["href"] for each in part.find(".gc-why").find_all("a")] == [
        "../articles/firing.html#last-resort",
        "../policies.html#pay-first",
    ]
    assert part.find(".gc-see").find("a")["href"] == "other.html"
