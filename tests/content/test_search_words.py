"""What a rep types while somebody waits is found: it stands in some tree, or among its search words."""

import pytest

from tests.content.demand import GUIDE, demand

TYPED = (
    "angry",
    "boss",
    "cancel",
    "cheaper",
    "competitor",
    "complaint",
    "delay",
    "discount",
    "expensive",
    "fire",
    "insult",
    "late",
    "lawyer",
    "manager",
    "money back",
    "rebate",
    "refund",
    "return",
    "rude",
    "shout",
    "swear",
    "thanks",
    "walk-in",
    "warranty",
)
TEXTS = [str(GUIDE.documents[tree.file].text).lower() for tree in GUIDE.trees.values()]


@pytest.mark.parametrize("words", TYPED)
def test_the_words_of_a_rep_stand_in_a_tree(words: str) -> None:
    found = any(words in text for text in TEXTS)
    demand(found, f"No tree has the words “{words}”, which reps type. Add them below `search:` of the tree they need.")
