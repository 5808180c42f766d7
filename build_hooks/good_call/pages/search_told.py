"""What the search's worker is told beside its hits: which words mean the same, and what helps who finds nothing."""

from __future__ import annotations

from collections.abc import Callable

from good_call.model.guide import Guide
from good_call.pages.front_door import situations
from good_call.pages.plain_words import plain_words
from good_call.words.words import Words


def told_of_search(guide: Guide, words: Words, address_of: Callable[[str], str]) -> dict[str, object]:
    """`synonyms`, a list of lists; `person`, a hit; and `situations`, hits of the home page's answers.

    Nothing where no house rules are. `address_of` gives a page's address by its name, such as `policies`.
    """
    house = guide.house
    if house is None:
        return {}
    role = house.roles.get(house.escalation.who)
    title = words("When you are not sure") + (f": {role.name}" if role else "")
    person = {
        "location": f"{address_of('policies')}#_escalation",
        "title": plain_words(title),
        "text": plain_words(house.escalation.how),
    }
    same = [[word, *others] for word, others in house.synonyms.items()]
    return {"synonyms": same, "person": person, "situations": _situations(guide, address_of)}


def _situations(guide: Guide, address_of: Callable[[str], str]) -> list[dict[str, str]]:
    return [
        {
            "location": f"{address_of(f'guides/{each.tree_id}')}{each.fragment and f'#{each.fragment}'}",
            "title": plain_words(each.answer.answer),
            "text": plain_words(each.answer.hint),
        }
        for each in situations(guide.trees)
    ]
