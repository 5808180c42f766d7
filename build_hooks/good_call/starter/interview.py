"""What is asked before a new tree is written: what each question takes, and the answer that it has by default."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from good_call.model.guide import Guide
from good_call.model.house import House, Verdict
from good_call.model.identifier import slug
from good_call.model.tree_name import near_name, shortened, why_no_group
from good_call.model.visible import shows_anything
from good_call.source.hidden_characters import without_hidden

FIRST_QUESTION = "Do you have all the facts?"
ANSWERS = ("Yes, I have them all", "No, or I'm not sure")
MOST_ANSWERS = 9
NO_VERDICT = "the house rules have no verdict that a first tree could end in. Add one."


class InterviewError(ValueError):
    """An answer that no tree can be made of; the message says why, for people."""


def open_verdicts(house: House) -> list[Verdict]:
    """Verdicts that a first tree can have: no promise guards them, and the house has what they demand."""
    guarded = {safeguard.before.verdict for safeguard in house.safeguards}
    has = {"refer": bool(house.partners), "programme": bool(house.programmes), "approve": bool(house.roles)}
    return [
        verdict
        for verdict in house.verdicts.values()
        if verdict.id not in guarded and all(has.get(demand, True) for demand in verdict.demands)
    ]


def default_verdict(verdicts: Sequence[Verdict], position: int) -> Verdict:
    """The verdict that the answer at this position most likely leads to."""
    # The first answer goes ahead, every other one is doubtful.
    plain = [each for each in verdicts if set(each.demands) <= {"do", "say"}] or verdicts
    wanted = [each for each in plain if each.tone == ("care" if position else "go")] or plain
    return min(wanted, key=lambda each: len(each.demands))


def usual_owner(guide: Guide) -> str:
    """Who keeps most trees of the guide right."""
    owners = Counter(tree.owner for tree in guide.trees.values() if tree.owner)
    return owners.most_common(1)[0][0] if owners else "The sales team"


def folder_of_group(group: str, trees: str) -> str:
    """The folder of a group; that of all trees for none. Raises InterviewError."""
    why = why_no_group(group) if group else ""
    if why:
        guess = near_name(group)
        raise InterviewError(f"`{shortened(group)}` {why}.{f' Write `{guess}`.' if guess else ''}")
    return f"{trees}/{group}" if group else trees


def plain_text(text: str, but_not: Sequence[str] = ()) -> str:
    """A text that the form takes, with another slug than those of `but_not`. Raises InterviewError."""
    # What nobody sees nobody typed: it was pasted along, and the check would refuse it.
    plain = " ".join(without_hidden(text).split())
    if not shows_anything(plain):
        raise InterviewError("write at least a word.")
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in plain):
        raise InterviewError("this holds a character that nobody can see; type it again.")
    if "<" in plain or "{" in plain:
        raise InterviewError("write it without `<` and `{`: texts are plain words.")
    if slug(plain) in map(slug, but_not) or (but_not and not slug(plain)):
        raise InterviewError("each answer needs words of its own, with a letter from a to z or a digit.")
    return plain
