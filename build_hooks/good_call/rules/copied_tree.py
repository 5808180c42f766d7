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
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple, TypeVar

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
"""Words that more stories share tell nothing apart, and comparing each with each would take their square."""

TreePair = tuple[int, int]
Sign = TypeVar("Sign", str, int)


class _Compared(NamedTuple):
    """A story with its tree's position; `plain` are its words alone."""

    tree: int
    plain: str


class _MaybeAlike(NamedTuple):
    """The stories that may be alike: the trees that tell one to the letter, by its hash; and those with a rare word."""

    same: dict[int, list[int]]
    near: dict[str, list[_Compared]]


def check_among(subject: GuideSubject) -> Iterator[Diagnostic]:
    """One warning for each pair of trees, at the second."""
    trees = list(subject.guide.trees.values())
    named_alike = set(_same_titles(subject.gists.values()))
    for pair in sorted(named_alike):
        yield _diagnostic(trees, pair, "has the same title as")
    told = [tree.scenarios for tree in trees]
    told_by, shared = subject.memory.made(("shared stories", ""), told, lambda: _told_alike(trees))
    for pair, count in sorted(shared.items()):
        if pair not in named_alike:
            yield _diagnostic(trees, pair, "tells nearly the same stories as", f"{count} of {told_by[pair[1]]}")


def _same_titles(gists: Iterable[Gist]) -> Iterator[TreePair]:
    first: dict[str, int] = {}
    for at, gist in enumerate(gists):
        earlier = first.setdefault(gist.titled, at)
        if earlier != at:
            yield earlier, at


def _told_alike(trees: list[Tree]) -> tuple[list[int], dict[TreePair, int]]:
    """How many stories each tree tells; and for pairs of trees that tell nearly the same, how many of the first."""
    told = [_plain(tree) for tree in trees]
    told_by = [each.count("\n") for each in told]
    alike = _MaybeAlike(_same(told), _near(told))
    shared: dict[TreePair, int] = {}
    # One tree after the other: of a large guide, thousands of pairs have a story or two in common by chance.
    for first, text in enumerate(told if alike.same or alike.near else ()):
        for second, count in _also_told(first, text, alike).items():
            if 3 * count >= 2 * max(told_by[first], told_by[second]):
                shared[first, second] = count
    return told_by, shared


def _plain(tree: Tree) -> str:
    """The words of each story of a tree, without its signs, and a line to each: one text takes less than many."""
    whole = "\0".join(each.story for each in tree.scenarios if each.story != STORY).lower()
    spaced = whole.translate(_SPACED) if whole.isascii() else _NO_WORD.sub(" ", whole)
    return "".join([f"{plain}\n" for plain in spaced.split("\0") if plain.strip()])


def _same(told: list[str]) -> dict[int, list[int]]:
    """The trees that tell the same story, by its hash, where they are a few."""
    # Counted first: nearly every story stands in one tree alone, and lists of one would fill memory.
    often = _of_several(set(map(hash, text.splitlines())) for text in told)
    trees: dict[int, list[int]] = {each: [] for each in often}
    for at, text in enumerate(told if often else ()):
        for plain in text.splitlines():
            if hash(plain) in trees:
                trees[hash(plain)].append(at)
    return trees


def _near(told: list[str]) -> dict[str, list[_Compared]]:
    """The stories in which a word stands that several trees have, and few stories."""
    known = _of_several(set(text.split()) for text in told)
    stories: dict[str, list[_Compared]] = defaultdict(list)
    for at, text in enumerate(told if known else ()):
        for plain in text.splitlines():
            each = _Compared(at, plain)
            for word in known.intersection(plain.split()):
                stories[word].append(each)
    return {word: having for word, having in stories.items() if 1 < len(having) <= _MOST_TOGETHER}


def _of_several(each_tree: Iterable[set[Sign]]) -> frozenset[Sign]:
    """What several trees have, and few of them."""
    often = Counter(chain.from_iterable(each_tree))
    return frozenset(sign for sign, count in often.items() if 1 < count <= _MOST_TOGETHER)


def _also_told(first: int, text: str, alike: _MaybeAlike) -> Counter[int]:
    """How many stories of a tree each later tree tells too, nearly."""
    often: Counter[int] = Counter()
    for plain in text.splitlines():
        trees = {tree for tree in alike.same.get(hash(plain), ()) if tree > first}
        if alike.near:
            trees.update(_near_to(plain, first, alike.near))
        often.update(trees)
    return often


def _near_to(plain: str, first: int, near: Mapping[str, list[_Compared]]) -> Iterator[int]:
    """The later trees that tell a story with nearly the same words."""
    words = frozenset(plain.split())
    rarest = sorted(words & near.keys(), key=lambda word: (len(near[word]), word))[:_RAREST]
    for other in (each for word in rarest for each in near[word] if each.tree > first):
        others = frozenset(other.plain.split())
        if len(words & others) >= _ALIKE * len(words | others):
            yield other.tree


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
