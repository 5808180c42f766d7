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
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from good_call.diagnostics.diagnostic import Diagnostic, Note, Severity
from good_call.diagnostics.place import Place
from good_call.model.gist import Gist
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
"""Signs that more trees share tell nothing apart, and comparing each with each would take their square."""

TreePair = tuple[int, int]
Sign = str | int
"""What a story is known by: a word of it, or all of it by its hash."""


def check_among(subject: GuideSubject) -> Iterator[Diagnostic]:
    """One warning for each pair of trees, at the second."""
    trees = list(subject.guide.trees.values())
    named_alike = set(_same_titles(subject.gists.values()))
    for pair in sorted(named_alike):
        yield _diagnostic(trees, pair, "has the same title as")
    made = subject.memory.made
    told = [made(("plain stories", tree.id), tree.scenarios, partial(_plain, tree)) for tree in trees]
    told_by, shared = made(("shared stories", ""), told, lambda: _told_alike(told))
    for pair, count in sorted(shared.items()):
        if pair not in named_alike:
            yield _diagnostic(trees, pair, "tells nearly the same stories as", f"{count} of {told_by[pair[1]]}")


def _same_titles(gists: Iterable[Gist]) -> Iterator[TreePair]:
    first: dict[str, int] = {}
    for at, gist in enumerate(gists):
        earlier = first.setdefault(gist.titled, at)
        if earlier != at:
            yield earlier, at


def _told_alike(told: list[str]) -> tuple[list[int], dict[TreePair, int]]:
    """How many stories each tree tells; and for pairs of trees that tell nearly the same, how many of the first."""
    told_by = [each.count("\n") for each in told]
    having = _having(told)
    shared: dict[TreePair, int] = {}
    # One tree after the other: of a large guide, thousands of pairs have a story or two in common by chance.
    for first, text in enumerate(told if having else ()):
        for second, most in _maybe_told(first, text, having).items():
            enough = 2 * max(told_by[first], told_by[second])
            if 3 * most >= enough and 3 * (alike := _also_told(text, told[second])) >= enough:
                shared[first, second] = alike
    return told_by, shared


def _plain(tree: Tree) -> str:
    """The words of each story of a tree, without its signs, and a line to each: one text takes less than many."""
    whole = "\0".join(each.story for each in tree.scenarios if each.story != STORY).lower()
    spaced = whole.translate(_SPACED) if whole.isascii() else _NO_WORD.sub(" ", whole)
    return "".join([f"{plain}\n" for plain in spaced.split("\0") if plain.strip()])


def _having(told: list[str]) -> dict[Sign, tuple[int, ...]]:
    """The trees that have a sign in their stories, of each that several have, and few."""
    # Counted first: most signs stand in one tree alone, and lists of one would fill memory.
    often = Counter(chain.from_iterable(map(_signs, told)))
    having: dict[Sign, list[int]] = {sign: [] for sign, count in often.items() if 1 < count <= _MOST_TOGETHER}
    for at, text in enumerate(told if having else ()):
        for sign in having.keys() & _signs(text):
            having[sign].append(at)
    return {sign: tuple(trees) for sign, trees in having.items()}


def _signs(text: str) -> set[Sign]:
    return {*text.split(), *map(hash, text.splitlines())}


def _maybe_told(first: int, text: str, having: Mapping[Sign, tuple[int, ...]]) -> Counter[int]:
    """How many stories of a tree each later tree may tell too, by their rarest signs."""
    often: Counter[int] = Counter()
    for plain in text.splitlines():
        # Signs that the same trees have lead nowhere else: a story's own may be many.
        signs: tuple[Sign, ...] = (*plain.split(), hash(plain))
        known = {having[sign] for sign in signs if sign in having}
        rarest = sorted(known, key=lambda trees: (len(trees), trees))[:_RAREST]
        often.update({tree for trees in rarest for tree in trees if tree > first})
    return often


def _also_told(text: str, other: str) -> int:
    """How many stories of a tree another one tells nearly, in whatever order their words stand."""
    stories, others = ([frozenset(plain.split()) for plain in each.splitlines()] for each in (text, other))
    return sum(any(_are_alike(words, each) for each in others) for words in stories)


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words & others) >= _ALIKE * len(words | others)


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
