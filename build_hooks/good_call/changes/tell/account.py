"""What a change does to people, as a reviewer reads it: chapters of sections, whatever they are written as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from good_call.changes.compare.change import Change
from good_call.changes.compare.edits import Difference
from good_call.changes.compare.guide_comparison import GuideComparison, TreeComparison
from good_call.changes.tell.edit_telling import Told, tell
from good_call.changes.tell.reliance import relying
from good_call.changes.tell.retelling import LOST, WHAT_A_PATH_IS, examples, in_words
from good_call.changes.tell.speech import Speech
from good_call.diagnostics.counted import counted
from good_call.diagnostics.diagnostic import Located
from good_call.model.field import Concern
from good_call.model.node import Outcome
from good_call.model.tree import Tree
from good_call.records import dataclass

HOUSE, ARTICLES, CALLS, GROUPS = "_house", "_articles", "_calls", "_groups"
NO_TREES = (HOUSE, ARTICLES, CALLS, GROUPS)
MOST_TOLD = 12
"""Of each kind, unless all is asked for."""

_ROUTES, _MUST, _PATHS = "Where answers lead", "What must be done, and who approves", "What that does to paths"
_IDS, _PROMISES, _STORIES = "Ids that links use", "Safeguards", "Scenarios"
_WORDS, _UPKEEP, _ENDS = "Words", "Upkeep", "Where it ends"
_ORDER = (_ROUTES, _MUST, _PATHS, _IDS, _PROMISES, _STORIES, _WORDS, _UPKEEP)


@dataclass(frozen=True, slots=True)
class Passage:
    """Things of one kind. `rest` says how many more there are."""

    title: str
    intro: str
    told: tuple[Told, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """All about one tree, by its id; or about house rules, articles or groups, whose names are no ids."""

    title: str
    id: str
    sections: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The whole. `intro` explains a word that the chapters use; `outro` says what stayed as it was."""

    intro: str
    chapters: tuple[Chapter, ...]
    outro: tuple[str, ...]


def account(compared: GuideComparison, vanished: Sequence[Located], whole: bool = False) -> Account:
    """Tell a change; long lists are cut unless the `whole` is asked for."""
    told = _Telling(compared, vanished)
    chapters = [*told.added(), *told.removed(), *told.trees(), *told.house(), *told.articles()]
    chapters += [*told.calls(), *told.groups()]
    kept = tuple(chapter if whole else _cut(chapter) for chapter in chapters)
    paths_change = any(each.walked and each.walked.paths.changed for each in compared.trees)
    return Account(WHAT_A_PATH_IS if paths_change else "", kept, tuple(told.outro()))


def _cut(chapter: Chapter) -> Chapter:
    return replace(chapter, sections=tuple(_cut_section(each) for each in chapter.sections))


def _cut_section(section: Passage) -> Passage:
    grave = tuple(each for each in section.told if each.is_grave)
    others = tuple(each for each in section.told if not each.is_grave)
    more = len(others) - MOST_TOLD
    if more <= 0:
        return section
    return replace(section, told=(*grave, *others[:MOST_TOLD]), rest=f"… and {more:,} more; `--all` shows them.")


@dataclass(frozen=True)
class _Telling:
    compared: GuideComparison
    vanished: Sequence[Located]

    def _speeches(self, before: Iterable[Tree], now: Iterable[Tree]) -> tuple[Speech, Speech]:
        old, new = self.compared.old, self.compared.new
        return Speech((old, new), (*before, *now)), Speech((new, old), (*now, *before))

    def added(self) -> Iterator[Chapter]:
        for each, paths in self.compared.added.items():
            tree = self.compared.new.trees[each]
            _, speech = self._speeches((), (tree,))
            replaced = [f"It takes the place of [{former}]." for former in tree.formerly]
            told = {
                "": [Told(_size("It has", tree, paths)), *map(Told, replaced)],
                _ENDS: [_outcome(outcome, speech) for outcome in tree.outcomes.values()],
                _PROMISES: [Told(f"“{safeguard.promise}”") for safeguard in tree.safeguards],
                _STORIES: [Told(f"“{story.name}” ends at {speech.place(story.expect)}.") for story in tree.scenarios],
            }
            sections = (Passage(name, "" if name else tree.summary, tuple(told[name])) for name in told if told[name])
            yield Chapter(f"New tree: {tree.title}", each, tuple(sections))

    def removed(self) -> Iterator[Chapter]:
        for each in self.compared.removed:
            tree = self.compared.old.trees.get(each)
            told = [Told(_size("It had", tree))] if tree else []
            told += [Told(self._in_place_of(each)), *self._vanished(tree.file if tree else "")]
            yield Chapter(f"Tree removed: {tree.title if tree else each}", each, (Passage("", "", tuple(told)),))

    def _in_place_of(self, tree_id: str) -> str:
        trees = self.compared.new.trees.values()
        heir = next((tree for tree in trees if tree_id in tree.formerly), None)
        if heir:
            return f"“{heir.title}” [{heir.id}] takes its place."
        retired = next((tree.retired[tree_id] for tree in trees if tree_id in tree.retired), "")
        retired = retired or (self.compared.new.house.removed.get(tree_id, "") if self.compared.new.house else "")
        return f"What its readers are told: {retired}" if retired else "Nothing takes its place."

    def _vanished(self, file: str) -> list[Told]:
        found = (each.diagnostic for each in self.vanished if each.diagnostic.place.file == file)
        return [Told(f"Links will break: {each.message}.", (("repair", each.help),), is_grave=True) for each in found]

    def trees(self) -> Iterator[Chapter]:
        for each in self.compared.trees:
            if each.is_different or self._vanished(each.new.file):
                yield self._tree(each)

    def _tree(self, compared: TreeComparison) -> Chapter:
        older, newer = self._speeches((compared.before,), (compared.new,))
        told: dict[str, list[Told]] = {name: [] for name in _ORDER}
        told[_IDS] += map(_renamed, compared.renamed)
        for edit in compared.edits:
            if not _is_mere_renaming(edit, compared):
                told[_section(edit)].append(_with_heir(edit, tell(edit, newer), compared.new))
        told[_ROUTES] += _met(compared, newer)
        told[_PATHS] = examples(compared, older, newer)
        told[_IDS] += self._vanished(compared.new.file)
        sections = (
            _about_paths(compared, told[name]) if name == _PATHS else Passage(name, "", tuple(told[name]))
            for name in _ORDER
            if name == _PATHS or told[name]
        )
        return Chapter(compared.new.title, compared.new.id, tuple(sections))

    def house(self) -> Iterator[Chapter]:
        _, speech = self._speeches(self.compared.old.trees.values(), self.compared.new.trees.values())
        sections = tuple(self._by_field(self.compared.house or (), speech))
        if sections:
            yield Chapter("The house rules", HOUSE, sections)

    def articles(self) -> Iterator[Chapter]:
        _, speech = self._speeches((), ())
        sections = tuple(self._by_field(self.compared.articles, speech))
        if sections:
            yield Chapter("The articles", ARTICLES, sections)

    def calls(self) -> Iterator[Chapter]:
        _, speech = self._speeches(self.compared.old.trees.values(), self.compared.new.trees.values())
        sections = tuple(self._by_field(self.compared.calls or (), speech))
        if sections:
            yield Chapter("The calls", CALLS, sections)

    def groups(self) -> Iterator[Chapter]:
        _, speech = self._speeches((), ())
        sections = tuple(self._by_field(self.compared.groups, speech))
        if sections:
            yield Chapter("The groups", GROUPS, sections)

    def _by_field(self, edits: Iterable[Difference], speech: Speech) -> Iterator[Passage]:
        told: dict[str, list[Told]] = {}
        for edit in edits:
            outer = edit.within[0].field if edit.within else edit.field
            told.setdefault(outer.heading, []).append(self._with_reliance(edit, tell(edit, speech), speech))
        return (Passage(name, "", tuple(each)) for name, each in told.items())

    def _with_reliance(self, edit: Difference, told: Told, speech: Speech) -> Told:
        nodes = relying(edit, self.compared.new, speech)
        return replace(told, details=(*told.details, ("read at", nodes))) if nodes else told

    def outro(self) -> Iterator[str]:
        compared = self.compared
        if compared.unreadable:
            yield f"Trees that can't be read here or there, and are not compared: {'; '.join(compared.unreadable)}."
        if compared.unreadable_articles:
            names = "; ".join(compared.unreadable_articles)
            yield f"Articles that can't be read here or there, and are not compared: {names}."
        if compared.house is None:
            yield "The house rules can't be read here or there, and are not compared."
        if compared.calls is None:
            yield "The calls can't be read here or there, and are not compared."
        yield from map(_regrouped, compared.regrouped)
        yield _same(compared)


def _regrouped(compared: TreeComparison) -> str:
    now, before = compared.new.group, compared.old.group
    moved = f"into the group {now}" if now else f"out of the group {before}"
    address = f"its address, guides/{compared.new.id}/, and all links to it stay as they are"
    if compared.old.id != compared.new.id:
        return f"“{compared.new.title}” moved {moved}."
    return f"“{compared.new.title}” moved {moved}, which changes nothing for people: {address}."


def _same(compared: GuideComparison) -> str:
    every, same = len(compared.trees), len(compared.trees) - len(compared.different)
    unread = compared.unreadable or compared.unreadable_articles or compared.house is None or compared.calls is None
    if not (
        compared.different
        or compared.added
        or compared.removed
        or compared.house
        or compared.articles
        or compared.calls
        or compared.groups
        or unread
    ):
        return f"Nothing changes in {every} of {every} trees, in the house rules and in the articles."
    if not same:
        return "No tree stays as it was."
    also = " What changes in the house rules holds for them too." if compared.house else ""
    return f"{same} of {counted(every, 'tree')} {'stays as it was' if same == 1 else 'stay as they were'}.{also}"


def _about_paths(compared: TreeComparison, told: list[Told]) -> Passage:
    walked = compared.walked
    if walked is None:
        return Passage(_PATHS, LOST, ())
    more = walked.places - len(told)
    rest = f"… and {counted(more, 'more place')} where paths change." if more else ""
    return Passage(_PATHS, in_words(walked.paths), tuple(told), rest)


_OF_CONCERN: dict[Concern, str] = {"words": _WORDS, "ways": _ROUTES, "duties": _MUST, "ids": _IDS, "upkeep": _UPKEEP}
_OF_PLACE = {"safeguards": _PROMISES, "scenarios": _STORIES, "waivers": _UPKEEP}


def _section(edit: Difference) -> str:
    return _OF_PLACE.get(edit.fields[0]) or _OF_CONCERN[edit.field.concern]


def _is_mere_renaming(edit: Difference, compared: TreeComparison) -> bool:
    """Whether it is no more than the `formerly` of what is told as renamed."""
    if edit.field.key != "formerly" or edit.what != "changed":
        return False
    ids = {former.rpartition("/")[2] for former, _ in compared.renaming.pairs()}
    if compared.old.id != compared.new.id:
        ids.add(compared.old.id)
    return set(edit.before) <= set(edit.now) and set(edit.now) - set(edit.before) <= ids


def _with_heir(edit: Difference, told: Told, tree: Tree) -> Told:
    """Of a node that is gone also what stands in its place, for those who follow a link to it."""
    if edit.what != "removed" or edit.form != "tree" or edit.field.key not in ("questions", "steps", "outcomes"):
        return told
    heirs = [f"“{node.words}”" for node in tree.nodes.values() if edit.key in node.formerly]
    instead = heirs[0] if heirs else tree.retired.get(edit.key, "")
    return replace(told, details=(*told.details, ("links to it show", instead))) if instead else told


def _renamed(change: Change) -> Told:
    if change.subject.kind == "tree":
        return Told(f"The tree was called {change.before}.", change=change)
    return Told(f"Renamed: [{change.before}] is now [{change.now}].", change=change)


def _met(compared: TreeComparison, newer: Speech) -> Iterator[Told]:
    for each in compared.met:
        verb = "asked" if each.subject.id in compared.new.questions else "reached"
        again = "no longer" if each.kind == "no longer met" else "now"
        yield Told(f"{newer.place(each.subject.id)} is {again} {verb} on any path.", change=each)


def _size(it: str, tree: Tree, paths: int | None = None) -> str:
    parts = [counted(len(tree.questions), "question"), counted(len(tree.steps), "step")]
    parts += [counted(paths, "path")] if paths is not None else []
    parts += [counted(len(tree.outcomes), "outcome"), counted(len(tree.safeguards), "safeguard")]
    return f"{it} {', '.join(parts)} and {counted(len(tree.scenarios), 'scenario')}."


def _outcome(outcome: Outcome, speech: Speech) -> Told:
    approve = speech.role(outcome.approve) if outcome.approve else "not said"
    return Told(f"“{outcome.title}”: {speech.verdict(outcome.verdict)}; approval: {approve}.")
