"""What the five articles teach stands in the guide: their stories, numbers, principles and tensions."""

import re
from dataclasses import dataclass

import pytest
from good_call.graph.scenario_trails import answers_taken
from good_call.graph.trail import follow
from good_call.model.article import Article
from good_call.model.house import House
from good_call.model.node import Node, Outcome
from good_call.model.promises import Policy
from good_call.model.scenario import Scenario
from good_call.model.tree import Tree

from tests.content.demand import GUIDE, REMOVED, demand, needs_article, told
from tests.content.whereabouts import family, needs_tree, node_now

NODES = {f"{tree.id}/{node.id}": node for tree in GUIDE.trees.values() for node in tree.nodes.values()}
OUTCOMES = {name: node for name, node in NODES.items() if isinstance(node, Outcome)}
PRINCIPLES = sorted(f"{article.id}/{each}" for article in GUIDE.articles.values() for each in article.principles)

CLAIMS = {"fire-a-customer": 10, "no-special-situations": 7, "not-to-serve": 10, "saying-no": 4}
CLAIMS["the-hand-that-feeds-you"] = 14

OWN_RULES = (
    *("safety-first", "same-for-everybody", "within-the-law", "contact-by-consent", "large-losses"),
    *("stay-with-them", "health-first", "nobody-puts-up-with-it", "check-who-asks", "give-back-alone"),
    *("one-person-decides", "say-nothing-in-law", "money-back-in-five-days", "what-is-theirs", "open-bills"),
    *("appointments", "price-shown", "charged-too-little", "no-price-matching", "answer-in-public"),
    *("one-text-for-all", "gifts-to-us", "each-others-customers", "what-a-hand-over-holds"),
    *("times-by-urgency", "who-owns-what"),
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
          ("only ever free on Saturday",), "see-who-fits"),
    Story("She won't pay in advance", "not-to-serve", "grant-an-exception",
          ("pay on delivery, always",), "decline-kindly"),
    Story("Monday mornings", "not-to-serve", "refer-to-a-competitor",
          ("Monday mornings", "another job", "cheque"), "pass-to-a-colleague"),
    Story("The cheque under the mat", "not-to-serve", "refer-to-a-competitor",
          ("cheque under the mat",), "agree-on-it"),
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


def _retold(story: Story) -> tuple[Tree, Scenario]:
    """The scenario that retells it, in its tree or where parts of that have moved."""
    needs_article(story.article)
    if story.ends in REMOVED:
        pytest.skip(f"the tree {story.ends} was taken out of the guide")
    where = family(story.tree)
    found = [(tree, each) for tree in where for each in tree.scenarios if each.name == story.name]
    demand(
        found,
        f"docs/articles/{story.article}.md tells a story that no tree retells: give {told(tree.file for tree in where)}"
        f" a scenario named `{story.name}` that ends at `{story.ends}`.",
    )
    return found[0]


def _ends_there(tree: Tree, end: str, wanted: str) -> bool:
    """Whether this is the author's end, under its name now; or the tree to which that end has moved."""
    ends = GUIDE.trees[end].outcomes.values() if end in GUIDE.trees else [tree.nodes[end]]
    names = {end, *(each.id for each in ends), *(old.rpartition("/")[2] for each in ends for old in each.formerly)}
    return wanted in names


def _words_of(node: Node) -> str:
    listed = [*getattr(node, "do", ()), *getattr(node, "say", ())]
    return " ".join([node.words, *listed])


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.tree}: {story.name}")
def test_each_story_of_the_articles_is_retold_and_ends_where_its_author_ends_it(story: Story) -> None:
    tree, scenario = _retold(story)
    end = follow(tree, scenario.answers).end
    demand(
        end == scenario.expect and _ends_there(tree, end, story.ends),
        f"{tree.file}: the author ends the story `{story.name}` at `{story.ends}`, and here it ends at `{end}`.",
    )
    demand(
        scenario.source == story.article,
        f"{tree.file}: the story `{story.name}` comes from an article: write `source: {story.article}`.",
    )


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.tree}: {story.name}")
def test_each_story_keeps_the_details_that_make_its_point(story: Story) -> None:
    tree, scenario = _retold(story)
    missing = [words for words in story.told_with if words.lower() not in scenario.story.lower()]
    demand(not missing, f"{tree.file}: `{story.name}` is no longer the author's story without {told(missing)}.")


def test_existing_customers_keep_the_old_price_for_30_days() -> None:
    needs_tree("raise-a-price-or-change-a-policy")
    rule, principle = _needed("thirty-days-notice").rule, _principle("the-hand-that-feeds-you/thirty-days-grace")
    announced = _words_of(node_now("raise-a-price-or-change-a-policy", "announce-with-30-days")[1])
    for text in (rule, principle, announced):
        demand("30 days" in text, f"Marcia gave her customers 30 days. Say so in “{text}”")
    for text in (rule, principle):
        demand("at once" in text, f"New customers paid the new price at once. Say so in “{text}”")


def _needed(name: str) -> Policy:
    """A policy that a source demands."""
    found = _house().policies.get(name)
    demand(found, f"_house.yml: the policy `{name}` is gone. Put it back below `policies:`.")
    assert found
    return found


def _policy(name: str) -> Policy:
    found = _house().policies.get(name)
    return found or pytest.skip(f"the house has no policy {name}")


def _principle(citation: str) -> str:
    """What a principle says; the test is skipped where its article has left the guide."""
    needs_article(citation.partition("/")[0])
    found = GUIDE.principle(citation)
    demand(found, f"The author teaches {citation}: put this principle back into its article.")
    assert found
    return found.principle


def test_whoever_waits_hears_from_us_within_24_hours_even_without_an_answer() -> None:
    needs_tree("keep-a-promise")
    rule, principle = _needed("answer-in-24-hours").rule, _principle("the-hand-that-feeds-you/keep-your-word")
    for text in (rule, principle):
        demand("24 hours" in text, f"Marcia speaks of 24 hours. Say so in “{text}”")
        demand(re.search(r"even (if|without)", text), f"It holds without an answer too. Say so in “{text}”")


def test_that_everybody_hears_from_us_in_24_hours_is_called_our_own_rule() -> None:
    needs_tree("keep-a-promise")
    why = _needed("answer-in-24-hours").why
    demand("our own rule" in why, "Marcia speaks of promised calls only. Say that the rest is the house's own rule.")


@pytest.mark.parametrize("name", sorted(name for name, node in OUTCOMES.items() if node.verdict == "let-go"))
def test_whoever_is_let_go_hears_of_one_or_two_others(name: str) -> None:
    needs_article("fire-a-customer")
    demand("one or two" in _words_of(OUTCOMES[name]).lower(), f"{name}: Connick names one or two competitors. Say so.")


@pytest.mark.parametrize("article", GUIDE.articles.values(), ids=lambda article: article.id)
def test_articles_name_no_period_but_30_days_and_24_hours(article: Article) -> None:
    texts = [article.body, *(f"{each.principle} {each.why}" for each in article.principles.values())]
    others = {match[0] for match in PERIOD.finditer(" ".join(texts))} - {"30 days", "24 hours"}
    demand(not others, f"{article.file}: no source says {told(others)}. Take it out, or make it a rule of the house.")


@pytest.mark.parametrize("name", TENSIONS)
def test_each_tension_between_the_authors_is_named_and_settled(name: str) -> None:
    for citation in TENSIONS[name]:
        needs_article(citation.partition("/")[0])
    pair = set(TENSIONS[name])
    found = [each for each in _house().tensions if set(each.between) == pair]
    cited = {each for node in NODES.values() for each in node.principles}
    if REMOVED and not pair <= cited:
        pytest.skip("the trees that rested on one of them were taken out")
    demand(found, f"The authors pull apart here ({name}): put the tension back into _house.yml.")
    demand(found[0].at, f"_house.yml: name the nodes that settle this tension, below `at`: {name}.")


def test_each_settled_tension_stands_on_nodes_that_cite_both_principles() -> None:
    for tension in _house().tensions:
        for place in tension.at:
            demand(place in NODES, f"_house.yml: `{place}` below `at` is no node. Correct it.")
            missing = set(tension.between) - set(NODES[place].principles)
            demand(not missing, f"{place} settles a tension: cite {told(missing)} there too.")


@pytest.mark.parametrize("article", CLAIMS)
def test_each_article_keeps_all_its_principles(article: str) -> None:
    needs_article(article)
    count = len(GUIDE.articles[article].principles)
    # What only trees rested on that were taken out may go with them.
    demand(
        count >= CLAIMS[article] or REMOVED,
        f"docs/articles/{article}.md has {count} principles, and its source teaches {CLAIMS[article]}: one was lost.",
    )


@pytest.mark.parametrize("principle", PRINCIPLES)
def test_each_principle_is_cited_by_a_node(principle: str) -> None:
    citing = [name for name, node in NODES.items() if principle in node.principles]
    demand(citing, f"No tree rests on {principle}: cite it at a question, step or outcome.")


@pytest.mark.parametrize("tree", GUIDE.trees.values(), ids=lambda tree: tree.id)
def test_each_outcome_cites_a_principle_that_exists_or_says_that_it_is_our_own(tree: Tree) -> None:
    for outcome in tree.outcomes.values():
        why = outcome.principles or outcome.own
        demand(why, f"{tree.file}: `{outcome.id}` gives no reason. Cite a principle, or say `own:` why it is our own.")
        unknown = [each for each in outcome.principles if each not in PRINCIPLES]
        demand(not unknown, f"{tree.file}: `{outcome.id}` cites {told(unknown)}, which no article teaches. Correct it.")


@pytest.mark.parametrize("tree_id", sorted(GUIDE.trees))
def test_each_answer_is_taken_by_a_story(tree_id: str) -> None:
    tree = GUIDE.trees[tree_id]
    all_answers = {(question.id, answer.id) for question in tree.questions.values() for answer in question.answers}
    untaken = sorted(all_answers - answers_taken(tree))
    demand(not untaken, f"{tree.file}: write a scenario for {told(f'{ask}: {answer}' for ask, answer in untaken)}.")


@pytest.mark.parametrize("article", GUIDE.articles.values(), ids=lambda article: article.id)
def test_quotations_are_at_most_25_words_long(article: Article) -> None:
    fields = [each.quote for each in article.principles.values()]
    quoted = [*fields, *QUOTATION.findall(article.body)]
    too_long = [each for each in quoted if len(each.split()) > LONGEST_QUOTATION]
    demand(not too_long, f"{article.file}: retell it in our own words, or quote less: {told(too_long)}")


@pytest.mark.parametrize("article", GUIDE.articles.values(), ids=lambda article: article.id)
def test_each_article_says_whose_it_is_or_that_nobody_knows(article: Article) -> None:
    demand(
        article.author or "no" in article.place, f"{article.file}: name the author, or say that our copy names none."
    )
    demand(article.date or article.place, f"{article.file}: give the date or the place, as far as the source does.")


@pytest.mark.parametrize("policy_id", OWN_RULES)
def test_rules_that_go_beyond_the_articles_cite_no_author(policy_id: str) -> None:
    policy = _policy(policy_id)
    demand(
        not policy.principles,
        f"No author says “{policy.rule}” Leave out its principles, so that pages call it our own.",
    )


def test_getting_safe_reads_the_same_wherever_it_is_asked_and_needs_no_permission() -> None:
    found = {name: node for name, node in OUTCOMES.items() if node.verdict == "get-help-now"}
    for tree in {"start-here", "handle-a-difficult-customer", "let-a-customer-go"} - REMOVED.keys():
        where = family(tree)
        safe = any(name.startswith(f"{each.id}/") for name in found for each in where)
        demand(
            safe, f"{told(each.file for each in where)}: whoever is threatened needs an outcome `get help now` here."
        )
    for name, node in found.items():
        first = next(iter(found.values()))
        demand(node == first, f"{name} differs from the other ways to safety: give all of them the same words.")
        demand(node.approve == "nobody", f"{name}: whoever is in danger asks nobody. Write `approve: nobody`.")
        demand(node.own, f"{name}: say below `own` that the house itself puts safety first.")


def test_whoever_is_shut_out_gets_help_in_each_tree_that_could_turn_them_away() -> None:
    turning = ("answer-a-request-for-special-treatment", "grant-an-exception", "refer-to-a-competitor")
    ways = {tree: OUTCOMES.get(f"{needs_tree(tree).id}/clear-the-way") for tree in turning if tree not in REMOVED}
    advice = {(way.do, way.say) for way in ways.values() if way}
    for tree, way in ways.items():
        demand(way, f"{tree} can turn somebody away: give those who can't use what others use an outcome of their own.")
    demand(len(advice) <= 1, f"The outcomes clear-the-way of {told(ways)} give different advice in the same situation.")
