"""Two states of a guide: what changed for the people who follow its trees, and for those who keep it right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import field, replace

from good_call.changes.compare.change import Change, ChangeKind
from good_call.changes.compare.comparison import Comparison, Names, compare, count_paths
from good_call.changes.compare.edits import Difference, Member, edits_of, edits_of_field
from good_call.changes.compare.renamed_tree import promises_under_newer_ids, under_newer_ids, under_own_ids
from good_call.changes.compare.renaming import FormerIds, renamed_trees
from good_call.diagnostics.subject import Subject
from good_call.model.article import Article
from good_call.model.call import Calls
from good_call.model.field import Field, form_of
from good_call.model.group import TreeGroup
from good_call.model.guide import Guide
from good_call.model.house import House
from good_call.model.kinds import Entries, Group, Items, Text
from good_call.model.tree import Tree
from good_call.records import dataclass

_ARTICLES = Entries(Group(Article, keyed=True))
ARTICLES = Field("articles", "articles", _ARTICLES, "The articles, by id.", "the articles", label="Articles")
_GROUPS = Entries(Group(TreeGroup, keyed=True))
GROUPS = Field("groups", "groups", _GROUPS, "The groups, by id.", "the groups", each="the group", label="Groups")
_VERDICTS = form_of(House).fields["verdicts"]
NAME = Field("name", "name", Text(), "The words that name a verdict, which are the key it stands under.", "the name")
BODY = Field("body", "body", Items(Text()), "What is retold, paragraph by paragraph.", "what is retold")


@dataclass(frozen=True, slots=True)
class TreeComparison:
    """One tree that exists in both states. `walked` is None where its paths can't be compared.

    `before` is the older tree under its newer ids, as the edits name them.
    """

    old: Tree
    before: Tree
    new: Tree
    renaming: FormerIds
    walked: Comparison | None
    edits: tuple[Difference, ...]

    @property
    def is_different(self) -> bool:
        """Whether there is anything to tell."""
        paths_differ = self.walked is not None and self.walked.paths.changed > 0
        return paths_differ or bool(self.edits) or self.old.id != self.new.id

    @property
    def renamed(self) -> Iterator[Change]:
        """The tree itself, nodes, answers and ticks that are the same under another id."""
        if self.old.id != self.new.id:
            yield Change("renamed", Subject("tree", self.new.id), (), self.old.id, self.new.id)
        for former, newer in self.renaming.pairs():
            kind = "answer" if "/" in newer else "node"
            yield Change("renamed", Subject(kind, newer), tuple(newer.split("/")), former, newer)

    @property
    def met(self) -> Iterator[Change]:
        """Nodes of both states that only the paths of one come to."""
        passing = self.walked.passing if self.walked else {}
        for each, (before, now) in passing.items():
            is_kept = each.kind != "tree" and each.id in self.before.nodes and each.id in self.new.nodes
            if is_kept and not (before and now):
                kind: ChangeKind = "no longer met" if before else "now met"
                yield Change(kind, Subject("node", each.id), (each.id,), before, now)


@dataclass(frozen=True, slots=True)
class GuideComparison:
    """All trees that can be read in both states, the ids of the others, and all that trees rest on."""

    old: Guide
    new: Guide
    trees: tuple[TreeComparison, ...]
    added: Mapping[str, int | None]
    """Ids of new trees, each with the number of its paths; None where they can't be counted."""
    removed: tuple[str, ...]
    unreadable: tuple[str, ...]
    unreadable_articles: tuple[str, ...]
    house: tuple[Difference, ...] | None
    """What differs in the house rules; None where they can't be read in one of the states, or aren't there."""
    articles: tuple[Difference, ...]
    calls: tuple[Difference, ...] | None
    """What differs in the calls; None where they can't be read in one of the states."""
    groups: tuple[Difference, ...]

    @property
    def regrouped(self) -> tuple[TreeComparison, ...]:
        """Trees whose file lies in another folder."""
        return tuple(each for each in self.trees if each.old.group != each.new.group)

    @property
    def different(self) -> tuple[TreeComparison, ...]:
        """Those with anything to tell."""
        return tuple(each for each in self.trees if each.is_different)


def compare_guides(old: Guide, new: Guide, files: Set[str] | None = None) -> GuideComparison:
    """Compare all trees; one renamed by `formerly` is compared with what it was.

    Where `files` are given, nothing else has changed: only what they hold is compared.
    """
    return _Guides(old, new, _merely_renamed(old, new), files).compared()


def _merely_renamed(old: Guide, new: Guide) -> dict[str, str]:
    # A tree that was joined to another is gone; and of two that became one, one at most is merely renamed.
    renamed = {former: newer for former, newer in renamed_trees(new).items() if former in old.tree_ids}
    first = {newer: former for former, newer in reversed(renamed.items()) if newer not in old.tree_ids}
    return {former: newer for newer, former in first.items()}


@dataclass(frozen=True)
class _Guides:
    old: Guide
    new: Guide
    renamed: Mapping[str, str]
    files: Set[str] | None = None
    renamings: dict[str, FormerIds] = field(default_factory=dict)

    def compared(self) -> GuideComparison:
        old, new = self.old, self.new
        trees = tuple(self._trees())
        known = set(map(self._now, old.tree_ids))
        broken_articles = tuple(sorted(old.broken_articles | new.broken_articles))
        return GuideComparison(
            old,
            new,
            trees,
            added={each: count_paths(new.trees[each], new.tree_ids) for each in sorted(new.trees.keys() - known)},
            removed=tuple(sorted(each for each in old.tree_ids if self._now(each) not in new.tree_ids)),
            unreadable=tuple(sorted({*new.broken, *map(self._now, old.broken)} & new.tree_ids)),
            unreadable_articles=broken_articles,
            house=self._house(),
            calls=self._calls(),
            articles=tuple(_article_edits(_readable(old, broken_articles), _readable(new, broken_articles))),
            groups=tuple(edits_of_field(Difference((), "the guide", GROUPS, "changed", old.groups, new.groups))),
        )

    def _now(self, tree_id: str) -> str:
        return self.renamed.get(tree_id, tree_id)

    def _trees(self) -> Iterator[TreeComparison]:
        names = Names(self.old.tree_ids, self.new.tree_ids, self.renamed)
        both = [(old, self.new.trees.get(self._now(old.id))) for old in self.old.trees.values()]
        kept = [(old, new) for old, new in both if new is not None and self._may_differ(old, new)]
        # All of them first: a tree may name a question of a later one.
        self.renamings.update({old.id: FormerIds.between(old, new) for old, new in kept})
        for old, new in kept:
            renaming = self.renamings[old.id]
            before = under_newer_ids(old, renaming, self.renamed, self._at)
            edits = tuple(edits_of(Tree, before, under_own_ids(new)))
            yield TreeComparison(old, before, new, renaming, compare(old, new, names), edits)

    def _may_differ(self, old: Tree, new: Tree) -> bool:
        return self.files is None or not self.files.isdisjoint((old.file, new.file))

    def _house(self) -> tuple[Difference, ...] | None:
        if self.old.house is None or self.new.house is None:
            return () if self.old.house is self.new.house else None
        return (
            *_verdict_names(self.old.house, self.new.house),
            *edits_of(House, self._under_newer_ids(self.old.house), self.new.house),
        )

    def _calls(self) -> tuple[Difference, ...] | None:
        broken = any(
            guide.folders.calls in {each.place.file for each in guide.form_diagnostics}
            for guide in (self.old, self.new)
        )
        nothing = Calls(kinds={}, calls=())
        if broken:
            return None
        return tuple(edits_of(Calls, self.old.calls or nothing, self.new.calls or nothing))

    def _under_newer_ids(self, house: House) -> House:
        nodes = {former: newer for each in self.renamings.values() for former, newer in each.nodes.items()}
        answers = {former: newer for each in self.renamings.values() for former, newer in each.answers.items()}
        tensions = tuple(replace(each, at=tuple(map(self._at, each.at))) for each in house.tensions)
        safeguards = promises_under_newer_ids(house.safeguards, FormerIds(nodes, answers))
        return replace(house, tensions=tensions, safeguards=safeguards)

    def _at(self, place: str) -> str:
        tree_id, _, node_id = place.partition("/")
        renaming = self.renamings.get(tree_id)
        return f"{self._now(tree_id)}/{renaming.node(node_id) if renaming else node_id}"


def _verdict_names(old: House, new: House) -> Iterator[Difference]:
    for key, now in new.verdicts.items():
        before = old.verdicts.get(key)
        if before and before.name != now.name:
            member = Member(_VERDICTS, key, before, now)
            yield Difference((member,), "verdict", NAME, "changed", before.name, now.name)


def _readable(guide: Guide, broken: tuple[str, ...]) -> dict[str, Article]:
    return {each.id: each for each in guide.articles.values() if each.id not in broken}


def _article_edits(old: dict[str, Article], new: dict[str, Article]) -> Iterator[Difference]:
    yield from edits_of_field(Difference((), "the guide", ARTICLES, "changed", old, new))
    for article in new.values():
        before = old.get(article.id)
        if before and _paragraphs(before.body) != _paragraphs(article.body):
            member = Member(ARTICLES, article.id, before, article)
            yield Difference((member,), "article", BODY, "changed", _paragraphs(before.body), _paragraphs(article.body))


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(each.strip("\n").rstrip() for each in re.split(r"\n[ \t]*(?=\n)", body) if each.strip())
