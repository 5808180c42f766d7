"""A guide under a new id: the texts that change, judged before anybody sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from good_call.diagnostics.diagnostic import Diagnostic, Located, Mistake
from good_call.fixes.renaming import Renaming, taken
from good_call.model.guide import Guide
from good_call.model.identifier import is_id
from good_call.model.naming import Named
from good_call.model.tree_name import near_name, shortened, why_not_named
from good_call.records import dataclass
from good_call.rules.check import Report
from good_call.source.edit import Edit, apply


class NameRefusedError(ValueError):
    """Why nothing gets this id; the message is a sentence for people."""


@dataclass(frozen=True)
class Renamed:
    """The texts of all files, those that change, and the files that get another name, each with the new one.

    `edits` are those that make the change, by file.
    """

    before: Mapping[str, str]
    after: dict[str, str]
    moved: dict[str, str]
    edits: Mapping[str, list[Edit]]

    @property
    def texts(self) -> dict[str, str | None]:
        """What each file shall hold, under its new name; None for an old one."""
        return {**dict.fromkeys(self.moved), **{self.new_name(file): text for file, text in self.after.items()}}

    def new_name(self, file: str) -> str:
        """What a file is called afterwards."""
        return self.moved.get(file, file)

    def breaks(self, before: Report, after: Report) -> tuple[Located, ...]:
        """The errors that are new; none where there are no more than before."""
        if len(after.errors) <= len(before.errors):
            return ()
        known = {self._mistake(each.diagnostic) for each in before.errors}
        return tuple(each for each in after.errors if self._mistake(each.diagnostic) not in known)

    def _mistake(self, diagnostic: Diagnostic) -> Mistake:
        file, rule, subject, meant = diagnostic.mistake
        return self.new_name(file), rule, subject, meant


def renamed(guide: Guide, named: Named, new: str, texts: Mapping[str, str]) -> Renamed:
    """The guide with a new id for what is named; `texts` are all files with links. Raises NameRefusedError."""
    _check_new(guide, named, new)
    renaming = Renaming(guide, named, new, texts)
    for file in renaming.elsewhere():
        raise NameRefusedError(
            f"`{file}` names `{named[-1]}`, and other guides may build on that file: it isn't changed from here. "
            f"Write what it says into `{guide.folders.house}`, which comes before it, and rename then."
        )
    edits: dict[str, list[Edit]] = defaultdict(list)
    for edit in renaming.edits():
        edits[edit.file].append(edit)
    after = {file: apply(texts[file], edits[file]) for file in sorted(edits)}
    return Renamed(texts, after, _moved(guide, named, new), edits)


def why_unreadable(guide: Guide) -> str:
    """Why nobody can say what the guide names; empty where all of it can be read."""
    if not guide.form_diagnostics and guide.house is not None:
        return ""
    file = guide.form_diagnostics[0].place.file
    return f"`{file}` has a mistake of form, so nobody can say what it names. See `guide check`."


def _check_new(guide: Guide, named: Named, new: str) -> None:
    # Only a tree's id is a file's name too.
    why = why_not_named(new) if len(named) == 1 or not is_id(new) else ""
    if why:
        near = near_name(new)
        raise NameRefusedError(f"`{shortened(new)}` {why}.{f' Write `{near}`.' if near else ''}")
    why = taken(guide, named, new)
    if why:
        raise NameRefusedError(f"`{new}` can't be given: {why}.")


def _moved(guide: Guide, named: Named, new: str) -> dict[str, str]:
    if len(named) > 1:
        return {}
    old = guide.trees[named[0]].file
    return {old: Path(old).with_name(f"{new}{Path(old).suffix}").as_posix()}
