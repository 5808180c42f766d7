"""A tree as our search's worker knows it: its title, its summary, what reps type for it, and its questions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from good_call.model.call import Calls
from good_call.model.tree import Tree
from good_call.pages.plain_words import plain_words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORTEST = 3


def tree_hit(hits: Sequence[dict[str, Any]], tree: Tree, calls: Calls | None) -> dict[str, object]:
    """The theme's hits of a tree's page as one.

    `text` is the summary, `typed` a rep's words, `nodes` the questions (`[id, title]`), and `more` the words that stand
    in none of them, but in a call or in the title of a step or an outcome.
    """
    called = calls.ending_in(tree.id) if calls else []
    summary = hits[0]["text"].partition("</p>")[0].removeprefix("<p>")
    typed = ", ".join(plain_words(each) for each in chain(tree.search, *(call.words for call in called)))
    titles = {str(hit["location"]).partition("#")[2]: str(hit["title"]) for hit in hits[1:]}
    nodes = [[id_, title] for id_, title in titles.items() if id_ in tree.questions]
    ends = [title for id_, title in titles.items() if id_ not in tree.questions]
    known = [str(hits[0]["title"]), summary, typed, *(title for _, title in nodes)]
    more = _new_words([*(call.say for call in called), *ends], known)
    return {**hits[0], "text": summary, "typed": typed, "more": plain_words(" ".join(more)), "nodes": nodes}


def _new_words(texts: Iterable[str], known: Iterable[str]) -> list[str]:
    """The words of texts, each once, that are not known yet; those of two letters say nothing alone."""
    before = set(_words(known))
    return [word for word in dict.fromkeys(_words(texts)) if len(word) >= _SHORTEST and word not in before]


def _words(texts: Iterable[str]) -> Iterator[str]:
    return (word.replace("’", "'") for text in texts for word in _WORD.findall(html.unescape(text).lower()))
