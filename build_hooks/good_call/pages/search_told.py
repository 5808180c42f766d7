"""What the search's worker is told beside its hits: which words mean the same, and who helps where nothing is found."""

from __future__ import annotations

from good_call.model.house import House
from good_call.pages.plain_words import plain_words
from good_call.words.words import Words


def told_of_search(house: House | None, address: str, words: Words) -> dict[str, object]:
    """`synonyms`, a list of lists, and `person`, a hit that leads to `address`; nothing where no house rules are."""
    if house is None:
        return {}
    role = house.roles.get(house.escalation.who)
    title = words("When you are not sure") + (f": {role.name}" if role else "")
    person = {
        "location": f"{address}#_escalation",
        "title": plain_words(title),
        "text": plain_words(house.escalation.how),
    }
    same = [[word, *others] for word, others in house.synonyms.items()]
    return {"synonyms": same, "person": person}
