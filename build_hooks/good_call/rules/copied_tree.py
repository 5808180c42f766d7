"""Two trees have the same title, or tell nearly the same stories.

Somebody who looks for help finds both and can't tell which is right; and what is mended in one stays wrong in the
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

from good_call.diagnostics.diagnostic import Diagnostic, Note, Severity
from good_call.diagnostics.place import Place
from good_call.model.identifier import slug
from good_call.model.placeholder import STORY
from good_call.model.tree import Tree
from good_call.rules.rule import Family, GuideSubject

FAMILY = Family.SENSE
SEVERITY = Severity.WARNING

_WORD = re.compile(r"[^\W_]+")
# Most stories are plain letters, for which this is faster.
_SPACED = str.maketrans({chr(sign): " " for sign in range(128) if not chr(sign).isalnum()})
_ALIKE = 0.8
"""The share of words that two stories have in common."""
_RAREST = 3
_MOST_TOGETHER = 20
"""Words that more stories share tell nothing apart, and comparing each with each would take their square."""

Words = frozenset[str]
Pair = tuple[int, int]


def check_among(subject: GuideSubject) -> Iterator[Diagnostic]:
    """One warning for each pair of trees, at the second."""
    trees = list(subject.guide.trees.values())
    told = set()
    for pair in _same_titles(trees):
        told.add(pair)
        yield _diagnostic(trees, pair, "has the same title as")
    stories = [list(filter(None, (_words(each.story) for each in tree.scenarios))) for tree in trees]
    for pair, count in sorted(_shared(stories).items()):
        if pair not in told and 3 * count >= 2 * max(len(stories[each]) for each in pair):
            yield _diagnostic(trees, pair, "tells nearly the same stories as", f"{count} of {len(stories[pair[1]])}")


def _same_titles(trees: list[Tree]) -> Iterator[Pair]:
    first: dict[str, int] = {}
    for at, tree in enumerate(trees):
        # A title without letters from a to z has no slug.
        earlier = first.setdefault(slug(tree.title) or tree.title, at)
        if earlier != at:
            yield earlier, at


def _words(story: str) -> Words:
    plain = "" if story == STORY else story.lower()
    return frozenset(plain.translate(_SPACED).split() if plain.isascii() else _WORD.findall(plain))


def _shared(stories: list[list[Words]]) -> dict[Pair, int]:
    """For pairs of trees, how many stories of one are nearly told by the other too."""
    often = Counter(chain.from_iterable(words for each in stories for words in each))
    telling = frozenset(word for word, count in often.items() if 1 < count <= _MOST_TOGETHER)
    together: dict[Hashable, list[tuple[int, Words]]] = defaultdict(list)
    for at, each in enumerate(stories):
        for words in each:
            together[words].append((at, words))
            for word in sorted(words & telling, key=lambda word: (often[word], word))[:_RAREST]:
                together[word].append((at, words))
    alike: dict[Pair, set[Words]] = defaultdict(set)
    for group in together.values():
        for pair, words in _alike(group if 1 < len(group) <= _MOST_TOGETHER else ()):
            alike[pair].add(words)
    return {pair: len(each) for pair, each in alike.items()}


def _alike(group: Iterable[tuple[int, Words]]) -> Iterator[tuple[Pair, Words]]:
    for (one, words), (other, others) in combinations(group, 2):
        if one != other and len(words & others) >= _ALIKE * len(words | others):
            yield ((one, other), words) if one < other else ((other, one), others)


def _diagnostic(trees: list[Tree], pair: Pair, what: str, label: str = "the same words") -> Diagnostic:
    first, second = (trees[each] for each in pair)
    return Diagnostic(
        rule="copied-tree",
        message=f"this tree {what} `{first.id}`",
        place=Place(second.file, ("title",)),
        label=label,
        help="Take one of the two out (`guide remove`), or say in each what it alone is for.",
        notes=(Note(Place(first.file, ("title",)), "the other"),),
    )
