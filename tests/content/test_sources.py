"""What the five articles teach stands in the guide: their stories, numbers, principles and tensions."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from good_call.graph.scenario_trails import answers_taken
from good_call.graph.trail import follow
from good_call.model.article import Article
from good_call.model.guide import read_guide
from good_call.model.house import House
from good_call.model.node import Node, Outcome
from good_call.model.scenario import Scenario
from good_call.model.tree import Tree

GUIDE = read_guide(Path(__file__).parents[2])
NODES = {f"{tree.id}/{node.id}": node for tree in GUIDE.trees.values() for node in tree.nodes.values()}
OUTCOMES = {name: node for name, node in NODES.items() if isinstance(node, Outcome)}
PRINCIPLES = sorted(f"{article.id}/{each}" for article in GUIDE.articles.values() for each in article.principles)

CLAIMS = {"fire-a-customer": 10, "no-special-situations": 7, "not-to-serve": 10, "saying-no": 4}
CLAIMS["the-hand-that-feeds-you"] = 14

OWN_RULES = (
    *("safety-first", "same-for-everybody", "within-the-law", "contact-by-consent", "large-losses"),
    *("stay-with-them", "health-first", "nobody-puts-up-with-it", "check-who-asks", "give-back-alone"),
    *("one-person-decides", "say-nothing-in-law"),
)
LONGEST_QUOTATION = 25  # words
QUOTATION = re.compile(r"[\"“]([^\"“”]+)[\"”]")
PERIOD = re.compile(r"\b(\d+)[ -](day|hour)s?\b")


@dataclass(frozen=True)
class Story:
    """A story that an article tells: where the guide retells it, words it can't do without, and its right end."""

    name: str
    article: str
    tree: str
    told_with: tuple[str, ...]
    ends: str


STORIES = (
    Story("The man in overalls", "the-hand-that-feeds-you", "meet-a-new-customer",
          ("overalls", "rancher", "cash"), "serve-them-all-the-same"),
    Story("The rancher's friends", "the-hand-that-feeds-you", "stay-in-touch-after-the-sale",
          ("rancher",), "thank-for-the-referral"),
    Story("One small box", "the-hand-that-feeds-you", "meet-a-new-customer",
          ("small",), "treat-it-as-a-test"),
    Story("A van full", "the-hand-that-feeds-you", "meet-a-new-customer",
          ("in stock", "never come again"), "make-them-stay"),
    Story("Thirty days for those who are with us", "the-hand-that-feeds-you", "raise-a-price-or-change-a-policy",
          ("better pay", "long-time customer"), "announce-with-30-days"),
    Story("New since this morning", "the-hand-that-feeds-you", "raise-a-price-or-change-a-policy",
          ("never bought",), "new-price-at-once"),
    Story("Why are you dearer?", "the-hand-that-feeds-you", "raise-a-price-or-change-a-policy",
          ("wages",), "tell-them-why"),
    Story("Twenty-three hours and no answer", "the-hand-that-feeds-you", "keep-a-promise",
          ("24 hours",), "say-how-far"),
    Story("Out to get you", "the-hand-that-feeds-you", "handle-a-difficult-customer",
          ("finds fault",), "stay-polite"),
    Story("Away this week", "not-to-serve", "grant-an-exception",
          ("Saturday", "weekday customer"), "grant-as-listed"),
    Story("Only ever on Saturdays", "not-to-serve", "grant-an-exception",
          ("only ever free on Saturday",), "refer-to-a-competitor"),
    Story("She won't pay in advance", "not-to-serve", "grant-an-exception",
          ("pay on delivery, always",), "decline-kindly"),
    Story("Monday mornings", "not-to-serve", "refer-to-a-competitor",
          ("Monday mornings", "another job", "check"), "pass-to-a-colleague"),
    Story("The check under the mat", "not-to-serve", "refer-to-a-competitor",
          ("check under the mat",), "agree-on-it"),
    Story("The speaker and his colleague", "saying-no", "refer-to-a-competitor",
          ("annual meeting", "colleague"), "refer-a-newcomer"),
    Story("A right to expect it", "no-special-situations", "answer-a-request-for-special-treatment",
          ("largest account", "spend a lot"), "same-as-everybody"),
    Story("So glad to have them", "no-special-situations", "answer-a-request-for-special-treatment",
          ("never asked",), "keep-it-to-yourself"),
    Story("The special situation", "no-special-situations", "answer-a-request-for-special-treatment",
          ("salesperson", "special situation"), "sell-without-it"),
    Story("So much within a year", "no-special-situations", "write-down-a-policy",
          ("within a year",), "write-the-programme"),
    Story("The rule nobody told him", "fire-a-customer", "let-a-customer-go",
          ("cheating", "explain"), "start-fresh"),
    Story("What a friend told her", "fire-a-customer", "let-a-customer-go",
          ("friend",), "bring-the-facts"),
    Story("The thicker skin", "fire-a-customer", "let-a-customer-go",
          ("shouts", "colleague"), "hand-over"),
)  # fmt: skip

TENSIONS = {
    "bend once, or nothing is special": (
        "not-to-serve/once-is-not-always",
        "no-special-situations/no-special-situation",
    ),
    "30 days for long-time customers, or all alike": (
        "the-hand-that-feeds-you/thirty-days-grace",
        "no-special-situations/spending-buys-no-favours",
    ),
    "cut loose the unpleasant, or the last resort": (
        "not-to-serve/free-to-cut-loose",
        "fire-a-customer/last-resort",
    ),
    "serve everybody, or refer those who don't fit": (
        "the-hand-that-feeds-you/dont-pick-and-choose",
        "not-to-serve/send-to-who-fits",
    ),
    "say that the products don't suit them, or be straightforward": (
        "fire-a-customer/rather-lose-than-disappoint",
        "the-hand-that-feeds-you/be-straightforward",
    ),
    "stand firm, or hand over": (
        "the-hand-that-feeds-you/polite-and-firm",
        "fire-a-customer/hand-over",
    ),
}


def _house() -> House:
    assert GUIDE.house, "decision_trees/_house.yml can't be read: run `guide check` and mend what it names"
    return GUIDE.house


def _retold(story: Story) -> Scenario:
    found = [each for each in GUIDE.trees[story.tree].scenarios if each.name == story.name]
    assert found, f"an article tells this story: give {story.tree}.yml a scenario named `{story.name}` again"
    return found[0]


def _words_of(node: Node) -> str:
    listed = [*getattr(node, "do", ()), *getattr(node, "say", ())]
    return " ".join([node.words, *listed])


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.tree}: {story.name}")
def test_each_story_of_the_articles_is_retold_and_ends_where_its_author_ends_it(story: Story) -> None:
    scenario = _retold(story)
    end = follow(GUIDE.trees[story.tree], scenario.answers).end
    assert (end, scenario.expect) == (story.ends, story.ends), f"the story must end at `{story.ends}`: mend the path"
    assert scenario.source == story.article, f"the story comes from an article: write `source: {story.article}`"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.tree}: {story.name}")
def test_each_story_keeps_the_details_that_make_its_point(story: Story) -> None:
    missing = [words for words in story.told_with if words.lower() not in _retold(story).story.lower()]
    assert not missing, f"without {missing} this is no longer the author's story: tell them again"


def test_existing_customers_keep_the_old_price_for_30_days() -> None:
    rule = _house().policies["thirty-days-notice"].rule
    principle = GUIDE.principle("the-hand-that-feeds-you/thirty-days-grace")
    announced = _words_of(NODES["raise-a-price-or-change-a-policy/announce-with-30-days"])
    assert principle
    for text in (rule, principle.principle, announced):
        assert "30 days" in text, f"Marcia gave her customers 30 days: say so in `{text}`"
    for text in (rule, principle.principle):
        assert "at once" in text, f"new customers paid the new price at once: say so in `{text}`"


def test_whoever_waits_hears_from_us_within_24_hours_even_without_an_answer() -> None:
    rule = _house().policies["answer-in-24-hours"].rule
    principle = GUIDE.principle("the-hand-that-feeds-you/keep-your-word")
    assert principle
    for text in (rule, principle.principle):
        assert "24 hours" in text, f"Marcia speaks of 24 hours: say so in `{text}`"
        assert re.search(r"even (if|without)", text), f"it holds without an answer too: say so in `{text}`"


def test_that_everybody_hears_from_us_in_24_hours_is_called_our_own_rule() -> None:
    why = _house().policies["answer-in-24-hours"].why
    assert "our own rule" in why, "Marcia speaks of promised calls only: say that the rest is the house's own"


@pytest.mark.parametrize("name", sorted(name for name, node in OUTCOMES.items() if node.verdict == "let-go"))
def test_whoever_is_let_go_hears_of_one_or_two_others(name: str) -> None:
    assert "one or two" in _words_of(OUTCOMES[name]).lower(), f"Connick names one or two competitors: say so at {name}"


@pytest.mark.parametrize("article", GUIDE.articles.values(), ids=lambda article: article.id)
def test_articles_name_no_period_but_30_days_and_24_hours(article: Article) -> None:
    told = [article.body, *(f"{each.principle} {each.why}" for each in article.principles.values())]
    others = {match[0] for match in PERIOD.finditer(" ".join(told))} - {"30 days", "24 hours"}
    assert not others, f"no source says {others}: take it out, or move it where it is the house's own"


@pytest.mark.parametrize("name", TENSIONS)
def test_each_tension_between_the_authors_is_named_and_settled(name: str) -> None:
    pair = set(TENSIONS[name])
    found = [each for each in _house().tensions if set(each.between) == pair]
    assert found, f"the authors pull apart here ({name}): put the tension back into _house.yml"
    assert found[0].at, f"name the nodes that settle it, below `at`: {name}"


def test_each_settled_tension_stands_on_nodes_that_cite_both_principles() -> None:
    for tension in _house().tensions:
        for place in tension.at:
            assert place in NODES, f"`{place}` is no node: correct `at` in _house.yml"
            missing = set(tension.between) - set(NODES[place].principles)
            assert not missing, f"`{place}` settles a tension: cite {sorted(missing)} there too"


def test_each_article_keeps_all_its_principles() -> None:
    counted = {article.id: len(article.principles) for article in GUIDE.articles.values()}
    assert counted == CLAIMS, "a principle came or went: read the source again, then change this table with it"


@pytest.mark.parametrize("principle", PRINCIPLES)
def test_each_principle_is_cited_by_a_node(principle: str) -> None:
    citing = [name for name, node in NODES.items() if principle in node.principles]
    assert citing, f"cite {principle} at a question, step or outcome that rests on it"


@pytest.mark.parametrize("tree", GUIDE.trees.values(), ids=lambda tree: tree.id)
def test_each_outcome_cites_a_principle_that_exists_or_says_that_it_is_our_own(tree: Tree) -> None:
    for outcome in tree.outcomes.values():
        why = outcome.principles or outcome.own
        assert why, f"{outcome.id} says no why: cite the principle that it rests on, or say why it is our own"
        unknown = [each for each in outcome.principles if each not in PRINCIPLES]
        assert not unknown, f"{outcome.id} cites {unknown}, which no article teaches: correct it"


@pytest.mark.parametrize("tree_id", sorted(GUIDE.trees))
def test_each_answer_is_taken_by_a_story(tree_id: str) -> None:
    tree = GUIDE.trees[tree_id]
    all_answers = {(question.id, answer.id) for question in tree.questions.values() for answer in question.answers}
    untaken = sorted(all_answers - answers_taken(tree))
    assert not untaken, f"write a scenario in {tree_id}.yml for {untaken}"


@pytest.mark.parametrize("article", GUIDE.articles.values(), ids=lambda article: article.id)
def test_quotations_are_at_most_25_words_long(article: Article) -> None:
    fields = [each.quote for each in article.principles.values()]
    quoted = [*fields, *QUOTATION.findall(article.body)]
    too_long = [each for each in quoted if len(each.split()) > LONGEST_QUOTATION]
    assert not too_long, f"retell it in our own words, or quote less: {too_long}"


@pytest.mark.parametrize("article", GUIDE.articles.values(), ids=lambda article: article.id)
def test_each_article_says_whose_it_is_or_that_nobody_knows(article: Article) -> None:
    assert article.author or "no" in article.place, f"{article.file}: name the author, or say that our copy names none"
    assert article.date or article.place, f"{article.file}: give the date or the place, as far as the source does"


@pytest.mark.parametrize("policy_id", OWN_RULES)
def test_rules_that_go_beyond_the_articles_cite_no_author(policy_id: str) -> None:
    policy = _house().policies[policy_id]
    assert not policy.principles, f"no author says `{policy.rule}`: leave out its principles, so pages call it our own"


def test_getting_safe_reads_the_same_wherever_it_is_asked_and_needs_no_permission() -> None:
    found = {name: node for name, node in OUTCOMES.items() if node.verdict == "get-help-now"}
    assert len(found) >= 3, "start-here, difficult customers and letting go each need a way to safety"
    first = next(iter(found.values()))
    for name, node in found.items():
        assert node == first, f"{name} differs from the other ways to safety: give all of them the same words"
        assert node.approve == "nobody", f"{name}: whoever is in danger asks nobody; write `approve: nobody`"
        assert "our own rule" in node.note, f"{name}: say that putting safety first is the house's own rule"


def test_whoever_is_shut_out_gets_help_in_each_tree_that_could_turn_them_away() -> None:
    trees = ("answer-a-request-for-special-treatment", "grant-an-exception", "refer-to-a-competitor")
    ways = [OUTCOMES.get(f"{tree}/clear-the-way") for tree in trees]
    for tree, way in zip(trees, ways, strict=True):
        assert way, f"{tree} can turn somebody away: give those who can't use what others use an outcome of their own"
        assert ways[0], f"{trees[0]} needs it first"
        assert (way.do, way.say) == (ways[0].do, ways[0].say), f"{tree}: the same situation needs the same advice"
