import html
import re
from pathlib import Path
from textwrap import dedent

import pytest
from good_call.diagnostics.diagnostic import Diagnostic, Located
from good_call.diagnostics.full import write_full
from good_call.diagnostics.place import Place, Span
from good_call.pages import index_pages, sections, site_pages
from good_call.pages.edition import Edition
from good_call.pages.fault import Fault
from good_call.pages.navigation import navigation
from good_call.pages.site_pages import pages_of

from tests.html_tree import Element, read_html
from tests.pages.small_guide import OTHER, TREE, edition_of, fault, shown, write_guide

DOOR = """
    title: What is happening here?
    summary: The front door.
    start: what
    questions:
      what:
        ask: What is happening?
        answers:
          - answer: They shout
            hint: Or worse.
            then: who
          - answer: They leave
            then: parting
      who:
        ask: At whom?
        answers:
          - answer: At me
            then: parting
          - answer: At nobody
            then: calm
    outcomes:
      calm:
        verdict: fix our mistake
        title: All is well
"""


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return edition_of(write_guide(tmp_path))


def section_after(page: Element, heading_id: str) -> Element:
    return next(
        each for each in page.find_all("section") if any(h.get("id") == heading_id for h in each.find_all("h3"))
    )


def test_pages_come_in_the_order_of_the_navigation(edition: Edition) -> None:
    assert list(pages_of(edition)) == [
        "index.md",
        "guides/index.md",
        "guides/other.md",
        "guides/parting.md",
        "principles.md",
        "policies.md",
        "articles/index.md",
        "articles/firing.md",
        "trainers/form.md",
        "guides/leave-them.md",
    ]


def test_front_matter_is_ours_and_escaped(edition: Edition) -> None:
    assert pages_of(edition)["articles/firing.md"].source == dedent(
        """\
        ---
        title: "Firing &quot;customers&quot; &amp; friends"
        description: "How to part."
        ---
        ## The story

        Once upon a time.
        """
    )


def test_an_article_shows_its_source_its_body_and_what_rests_on_each_principle(edition: Edition) -> None:
    page = shown(edition, "articles/firing.md", "<p>Body.</p>")
    assert "By Ann Author, 29 January 2013." in page.find(".gc-byline").text
    assert "Body." in page.text
    taught = section_after(page, "last-resort")
    assert taught.find("h3").text == "Parting is the last resort."
    assert "It is final." in taught.text
    assert taught.find("figure").text == "Never first.Ann Author"
    assert [each["href"] for each in taught.find(".gc-resting").find_all("a")] == [
        "../../guides/parting/#facts",
        "../../guides/parting/#part",
        "../../policies/#pay-first",
    ]


def test_what_a_principle_is_cited_by_stands_among_the_principles_and_on_no_reader_s_page(edition: Edition) -> None:
    cited = {f"firing/{principle}" for principle in edition.guide.articles["firing"].principles}
    assert cited <= {each.text for each in shown(edition, "principles.md").find_all(".gc-cite")}
    assert not shown(edition, "articles/firing.md").find_all(".gc-cite")
    assert not shown(edition, "guides/parting.md").find_all(".gc-cite")


def test_an_article_leads_to_what_it_teaches_and_says_how_much_that_is(edition: Edition) -> None:
    page = shown(edition, "articles/firing.md")
    button = page.find(".gc-to-teaches").find("a")
    assert button.text == f"What it teaches {len(edition.guide.articles['firing'].principles)}"
    assert button["href"].removeprefix("#") in [each["id"] for each in page.find_all("h2")]


def test_principles_stand_by_theme(edition: Edition) -> None:
    page = shown(edition, "principles.md")
    assert [(each["id"], each.text) for each in page.find_all("h2")] == [
        ("parting", "Parting well"),
        ("_own", "What is our own"),
        ("_tensions", "Where principles pull apart"),
    ]
    cited = [each["data-principle"] for each in page.find_all(".gc-principle")]
    assert cited == ["firing/last-resort", "firing/check"]
    assert [each.find("code").text for each in page.find_all(".gc-principle")] == cited
    assert all("data-search-exclude" in each.attributes for each in page.find_all(".gc-cite"))
    assert page.find(".gc-settled-at").find("a")["href"] == "../guides/parting/#facts"


def test_the_principles_page_says_which_policies_no_article_stands_behind(edition: Edition) -> None:
    own = shown(edition, "principles.md").find(".gc-own-policies")
    links = [each["href"] for each in own.find_all("a")]
    assert "../policies/#safety" in links
    assert "../policies/#pay-first" not in links


def test_policies_name_what_must_be_replaced_and_what_is_our_own(edition: Edition) -> None:
    page = shown(edition, "policies.md")
    pay, safety = section_after(page, "pay-first"), section_after(page, "safety")
    assert pay.find_all(".gc-placeholder")
    assert not safety.find_all(".gc-placeholder")
    assert "our own" in safety.text
    assert "our own" not in pay.text
    ids = {each["id"] for each in page.find_all("[id]")}
    assert {"pay-first", "commitment-hear", "programme-regulars", "partner-birch"} <= ids
    assert pages_of(edition)["policies.md"].anchors <= ids


def test_the_home_page_asks_with_titles_where_there_is_no_front_door(edition: Edition) -> None:
    page = shown(edition, "index.md")
    assert page.find("h1").text == "What is happening?"
    asked = [(each["href"], each.text) for each in page.find(".gc-triage").find_all("a")]
    assert asked == [("guides/other/", "Another tree?"), ("guides/parting/", "Part with them?")]
    assert "hidden" in page.find("[data-gc-resume]").attributes
    assert len(page.find_all(".gc-card")) == 2


def test_the_home_page_of_a_very_large_guide_names_some_parts_and_the_list_of_all(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "MOST_TREES", 1)
    for most, shown_there in ((9, 2), (1, 2)):
        monkeypatch.setattr(index_pages, "MOST_PARTS", most)
        ways = shown(edition, "index.md").find(".gc-triage").find_all("a")
        assert len(ways) == shown_there
        assert ways[-1].attributes["href"].startswith("guides/" if most == 1 else "lists/guides/")


def test_the_front_door_gives_the_home_page_its_answers(tmp_path: Path) -> None:
    edition = edition_of(write_guide(tmp_path, start_here=DOOR, parting=TREE, other=OTHER))
    page = shown(edition, "index.md")
    asked = [(each["href"], each.text) for each in page.find(".gc-triage").find_all("a")]
    assert asked == [("guides/start-here/#who;what=they-shout", "They shout"), ("guides/parting/", "They leave")]
    landings = [each["id"] for each in shown(edition, "guides/start-here.md").find_all("span") if each.get("id")]
    assert landings == ["who;what=they-shout"]


def test_a_guide_without_trees_still_has_its_pages(tmp_path: Path) -> None:
    root = write_guide(tmp_path)
    for path in (root / "decision_trees").glob("[a-z]*.yml"):
        path.unlink()
    edition = edition_of(root)
    for page in pages_of(edition).values():
        assert page.render("") or page.markdown
    assert "no guide yet" in shown(edition, "index.md").text


def test_a_broken_tree_shows_its_mistakes_and_leaves_the_others_alone(tmp_path: Path) -> None:
    root = write_guide(tmp_path, parting=TREE, other="title: [")
    edition = edition_of(root, {"decision_trees/other.yml": fault("error[yaml-syntax]: <here>")})
    assert shown(edition, "guides/other.md").find("pre").text == "error[yaml-syntax]: <here>"
    assert shown(edition, "guides/parting.md").find(".gc-next").text == "Go on with other"
    assert len(shown(edition, "index.md").find_all(".gc-card")) == 2


_FAULT = Located(
    Diagnostic(
        rule="unknown-target",
        message="this answer leads <nowhere>",
        place=Place("decision_trees/other.yml"),
        label="no question, outcome or tree has this id",
        meant="another-rep",
    ),
    Span(31, 15, 31, 26),
    "        then: anohter-rep",
)


def test_only_the_lines_that_a_mistake_quotes_keep_their_length(tmp_path: Path) -> None:
    root = write_guide(tmp_path, parting=TREE, other="title: [")
    page = pages_of(edition_of(root, {"decision_trees/other.yml": Fault.of([_FAULT])}))["guides/other.md"]
    pre = re.search(r"<pre><code>(.*)</code></pre>", page.render(""), re.DOTALL)
    assert pre
    assert pre[1].split("<span")[0] == html.escape(write_full([_FAULT]).partition("   |")[0])
    quoted, _, rest = pre[1].partition('tabindex="0">')[2].partition("</span>")
    assert quoted == "   |\n31 |         then: anohter-rep\n   |               ^^^^^^^^^^^\n"
    assert rest == "    no question, outcome or tree has this id\n   = help: did you mean `another-rep`?\n"


def test_house_rules_that_cannot_be_read_break_what_needs_them_and_no_more(tmp_path: Path) -> None:
    root = write_guide(tmp_path)
    (root / "decision_trees/_house.yml").write_text("verdicts: [")
    edition = edition_of(root, {"decision_trees/_house.yml": fault("error: house")})
    for uri in ("guides/parting.md", "principles.md", "policies.md"):
        assert shown(edition, uri).find("pre").text == "error: house"
    assert shown(edition, "articles/firing.md").find_all(".gc-taught")
    assert shown(edition, "index.md").find("h1").text == "What is happening?"


def test_an_article_that_cannot_be_read_shows_why(tmp_path: Path) -> None:
    root = write_guide(tmp_path)
    (root / "docs/articles/firing.md").write_text("No front matter")
    edition = edition_of(root, {"docs/articles/firing.md": fault("error: article")})
    assert shown(edition, "articles/firing.md").find("pre").text == "error: article"
    assert "You checked." in shown(edition, "guides/parting.md").text


def test_navigation_nests_folders_and_keeps_the_order() -> None:
    uris = ["index.md", "guides/index.md", "guides/a.md", "about.md", "guides/b.md"]
    assert navigation(uris) == ["index.md", {"Guides": ["guides/index.md", "guides/a.md", "guides/b.md"]}, "about.md"]


def test_reps_come_first_and_maintainers_last() -> None:
    uris = ["index.md", "guides/index.md", "articles/index.md", "policies.md", "trainers/rules.md", "health.md"]
    others = ["maintainers/b.md", "maintainers/records/index.md", "trainers/first-tree.md", "trainers/index.md"]
    assert navigation([*uris, *others, "practice.md", "principles.md"]) == [
        "index.md",
        {"Guides": ["guides/index.md"]},
        "practice.md",
        "principles.md",
        "policies.md",
        {"Articles": ["articles/index.md"]},
        "health.md",
        {"Trainers": ["trainers/index.md", "trainers/first-tree.md", "trainers/rules.md"]},
        {"Maintainers": ["maintainers/b.md", {"Records": ["maintainers/records/index.md"]}]},
    ]


def test_a_large_folder_is_left_to_its_own_index() -> None:
    many = [f"guides/{number}.md" for number in range(100)]
    assert navigation(["guides/index.md", *many]) == [{"Guides": ["guides/index.md"]}]


def test_a_tree_with_a_new_id_leaves_a_page_at_its_old_address(edition: Edition) -> None:
    moved = pages_of(edition)["guides/leave-them.md"]
    assert not moved.in_navigation
    assert "search: {exclude: true}" in moved.source
    shown_page = read_html(moved.render(""))
    assert shown_page.find("a")["href"] == "../parting/"
    assert [each["src"] for each in shown_page.find_all("script")] == ["../../assets/gc/moved.js"]


def test_an_old_address_that_another_tree_has_taken_is_left_to_it(tmp_path: Path) -> None:
    edition = edition_of(write_guide(tmp_path, parting=TREE, other=OTHER, leave_them=OTHER))
    assert "decision-guide" in [each.tag for each in shown(edition, "guides/leave-them.md").all()]


def test_a_programme_says_what_it_rests_on(tmp_path: Path) -> None:
    root = write_guide(tmp_path)
    house = root / "decision_trees/_house.yml"
    text = house.read_text(encoding="utf-8")
    house.write_text(text.replace("    qualifies:", "    principles: [firing/check]\n    qualifies:"), encoding="utf-8")
    programme = section_after(shown(edition_of(root), "policies.md"), "programme-regulars")
    assert "Rests on: Check the facts." in programme.text
    assert "This is our own" in section_after(shown(edition_of(write_guide(tmp_path)), "policies.md"), "safety").text


def _formerly(tree: str, ids: str) -> str:
    return dedent(tree).replace("summary:", f"formerly: [{ids}]\nsummary:", 1)


def test_nothing_takes_the_place_of_the_lists(tmp_path: Path) -> None:
    root = write_guide(tmp_path, parting=TREE, other=_formerly(OTHER, "index, old"), index=OTHER)
    (root / "docs/articles/index.md").write_text((root / "docs/articles/firing.md").read_text("utf-8"), "utf-8")
    pages = pages_of(edition_of(root, faults={"index": fault("Broken.")}))
    assert (pages["guides/index.md"].title, pages["articles/index.md"].title) == ("Guides", "Articles")
    assert pages["guides/old.md"].moved_to


def test_an_address_that_two_trees_had_leads_to_the_first(tmp_path: Path) -> None:
    both = {name: _formerly(OTHER, "old") for name in ("b", "a")}
    pages = pages_of(edition_of(write_guide(tmp_path, parting=TREE, **both)))
    assert pages["guides/old.md"].moved_to == "../a/"


def test_two_pages_of_one_name_are_a_mistake_of_ours(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_pages, "PAGES", (*site_pages.PAGES, site_pages.PAGES[0]))
    with pytest.raises(ValueError, match="two pages are called"):
        pages_of(edition)
