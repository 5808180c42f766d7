"""What a rep types while somebody waits is found: it stands in the tree that they need, or among its search words."""

import pytest
from good_call.model.tree import Tree

from tests.content.demand import GUIDE, demand, told
from tests.content.whereabouts import family

TYPED = {
    "angry": "handle-a-difficult-customer",
    "boss": "they-want-somebody-above-you",
    "cancel": "they-want-to-stop",
    "cheaper": "answer-a-request-for-special-treatment",
    "competitor": "refer-to-a-competitor",
    "complaint": "handle-a-difficult-customer",
    "delay": "keep-a-promise",
    "discount": "answer-a-request-for-special-treatment",
    "expensive": "raise-a-price-or-change-a-policy",
    "fire": "let-a-customer-go",
    "insult": "handle-a-difficult-customer",
    "late": "keep-a-promise",
    "lawyer": "lawyer-police-or-press",
    "manager": "they-want-somebody-above-you",
    "money back": "they-want-their-money-back",
    "rebate": "answer-a-request-for-special-treatment",
    "refund": "they-want-their-money-back",
    "return": "they-want-their-money-back",
    "rude": "handle-a-difficult-customer",
    "shout": "handle-a-difficult-customer",
    "swear": "handle-a-difficult-customer",
    "thanks": "stay-in-touch-after-the-sale",
    "walk-in": "meet-a-new-customer",
    "warranty": "they-want-their-money-back",
}


def _has(tree: Tree, words: str) -> bool:
    return words in str(GUIDE.documents[tree.file].text).lower()


@pytest.mark.parametrize(("words", "tree"), TYPED.items())
def test_the_words_of_a_rep_stand_in_the_tree_that_they_need(words: str, tree: str) -> None:
    where = family(tree)
    files = told(each.file for each in where)
    demand(
        any(_has(each, words) for each in where), f"Reps type “{words}” to find {files}. Add it below `search:` there."
    )
