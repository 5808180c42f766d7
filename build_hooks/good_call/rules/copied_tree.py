"""Two trees have the same title, or tell nearly the same stories.

Somebody who looks for help finds both and can't tell which is right; and what is fixed in one stays wrong in the
other. Two thirds of the stories are nearly the same. Stories that `guide new` wrote don't count.

Bad: `late-return.yml`, and `late-return-new.yml` with other outcomes.

```yaml
title: Do you take a return after 30 days?
```

Good: one of them has gone, or says what it alone is for.

```yaml
title: Do you take a return after 30 days from a shop that resells?
```
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import chain, combinations
from typing import NamedTuple

from good_call.diagnostics.diagnostic import Diagnostic, Note, Severity
from good_call.diagnostics.place import Place
from good_call.model.identifier import slug
from good_call.model.placeholder import STORY
from good_call.model.tree import Tree
from good_call.rules.rule import Family, GuideSubject

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING

# What parts words; most stories are plain letters, for which the table is faster.
_NO_WORD = re.compile(r"[^\w\0]|_")
_SPACED = str.maketrans({chr(sign): " " for sign in range(1, 128) if not chr(sign).isalnum()})
_ALIKE = 0.8
"""The share of words that two stories have in common."""
_RAREST = 3
_MOST_TOGETHER = 20
"""Words that more stories share tell nothing apart, and comparing each with each would take their square."""

_PORTION = 4000

StoryWords = frozenset[str]
TreePair = tuple[int, int]


class _Compared(NamedTuple):
    """A story with its tree's position; `plain` are its words alone."""

    tree: int
    plain: str


def check_among(subject: GuideSubject) -> Iterator[Diagnostic]:
    """One warning for each pair of trees, at the second."""
    trees = list(subject.guide.trees.values())
    named_alike = set(_same_titles(trees))
    for pair in sorted(named_alike):
        yield _diagnostic(trees, pair, "has the same title as")
    told = [tree.scenarios for tree in trees]
    told_by, shared = subject.memory.made(("shared stories", ""), told, lambda: _told_alike(trees))
    for pair, count in sorted(shared.items()):
        if pair not in named_alike and 3 * count >= 2 * max(told_by[each] for each in pair):
            yield _diagnostic(trees, pair, "tells nearly the same stories as", f"{count} of {told_by[pair[1]]}")


def _same_titles(trees: list[Tree]) -> Iterator[TreePair]:
    first: dict[str, int] = {}
    for at, tree in enumerate(trees):
        # A title without letters from a to z has no slug.
        earlier = first.setdefault(slug(tree.title) or tree.title, at)
        if earlier != at:
            yield earlier, at


def _told_alike(trees: list[Tree]) -> tuple[Counter[int], dict[TreePair, int]]:
    """How many stories each tree tells, and how many of them pairs of trees share."""
    stories = _stories(trees)
    return Counter(each.tree for each in stories), _shared(stories)


def _stories(trees: list[Tree]) -> list[_Compared]:
    of = [(at, each.story) for at, tree in enumerate(trees) for each in tree.scenarios if each.story != STORY]
    # Thousands at once, which is quicker than one by one; all of a large guide would take as much as its trees.
    portions = (of[first : first + _PORTION] for first in range(0, len(of), _PORTION))
    return [_Compared(at, plain) for portion in portions for at, plain in _plain(portion) if plain.strip()]


def _plain(stories: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    whole = "\0".join(story for _, story in stories).lower()
    spaced = whole.translate(_SPACED) if whole.isascii() else _NO_WORD.sub(" ", whole)
    return zip((at for at, _ in stories), spaced.split("\0"), strict=True)


def _shared(stories: list[_Compared]) -> dict[TreePair, int]:
    """For pairs of trees, how many stories of one are nearly told by the other too."""
    often = _telling(stories)
    together: dict[Hashable, list[_Compared]] = defaultdict(list)
    for each in stories:
        together[each.plain].append(each)
        telling = often.keys() & each.plain.split() if often else ()
        for word in sorted(telling, key=lambda word: (often[word], word))[:_RAREST]:
            together[(word,)].append(each)
    alike: dict[TreePair, set[StoryWords]] = defaultdict(set)
    for group in together.values():
        for pair, words in _alike(group if 1 < len(group) <= _MOST_TOGETHER else ()):
            alike[pair].add(words)
    return {pair: len(each) for pair, each in alike.items()}


def _telling(stories: list[_Compared]) -> dict[str, int]:
    """The words that stories of several trees share, and few of them, with how often they stand there."""
    told_by: dict[int, list[str]] = defaultdict(list)
    for each in stories:
        told_by[each.tree].append(each.plain)
    # By tree first: most words of a large guide stand in many trees, and need no counting.
    trees = Counter(chain.from_iterable(set(" ".join(texts).split()) for texts in told_by.values()))
    known = {word for word, count in trees.items() if 1 < count <= _MOST_TOGETHER}
    often = Counter(word for each in stories for word in each.plain.split() if word in known) if known else {}
    return {word: count for word, count in often.items() if count <= _MOST_TOGETHER}


def _alike(group: Iterable[_Compared]) -> Iterator[tuple[TreePair, StoryWords]]:
    for one, other in combinations(group, 2):
        words, others = frozenset(one.plain.split()), frozenset(other.plain.split())
        if one.tree != other.tree and len(words & others) >= _ALIKE * len(words | others):
            yield ((one.tree, other.tree), words) if one.tree < other.tree else ((other.tree, one.tree), others)


def _diagnostic(trees: list[Tree], pair: TreePair, what: str, label: str = "the same words") -> Diagnostic:
    first, second = (trees[each] for each in pair)
    return Diagnostic(
        rule="copied-tree",
        message=f"this tree {what} `{first.id}`",
        place=Place(second.file, ("title",)),
        label=label,
        help="Take one of the two out (`guide remove`), or say in each what it alone is for.",
        notes=(Note(Place(first.file, ("title",)), "the other"),),
    )
