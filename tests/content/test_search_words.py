"""What a rep types while somebody waits is found: it stands in the tree that they need, or among its search words."""

import pytest

from tests.content.demand import GUIDE, demand

TYPED = {
    "angry": "handle-a-difficult-customer",
    "boss": "handle-a-difficult-customer",
    "cancel": "weigh-what-losing-them-costs",
    "cheaper": "answer-a-request-for-special-treatment",
    "competitor": "refer-to-a-competitor",
    "complaint": "handle-a-difficult-customer",
    "delay": "keep-a-promise",
    "discount": "answer-a-request-for-special-treatment",
    "expensive": "raise-a-price-or-change-a-policy",
    "fire": "let-a-customer-go",
    "insult": "handle-a-difficult-customer",
    "late": "keep-a-promise",
    "lawyer": "handle-a-difficult-customer",
    "manager": "handle-a-difficult-customer",
    "money back": "grant-an-exception",
    "rebate": "answer-a-request-for-special-treatment",
    "refund": "grant-an-exception",
    "return": "grant-an-exception",
    "rude": "handle-a-difficult-customer",
    "shout": "handle-a-difficult-customer",
    "swear": "handle-a-difficult-customer",
    "thanks": "stay-in-touch-after-the-sale",
    "walk-in": "meet-a-new-customer",
    "warranty": "write-down-a-policy",
}


@pytest.mark.parametrize(("words", "tree"), TYPED.items())
def test_the_words_of_a_rep_stand_in_their_tree(words: str, tree: str) -> None:
    if tree not in GUIDE.trees:
        pytest.skip(f"the tree {tree} is not in the guide")
    text = str(GUIDE.documents[GUIDE.trees[tree].file].text).lower()
    demand(words in text, f"{GUIDE.trees[tree].file}: a rep types “{words}” to find this tree. Add it below `search:`.")
