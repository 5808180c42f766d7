"""What the page asks of the engine: plain values in, plain values out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from good_call.fixes.repair import Repair
from good_call.model.folders import Folders
from good_call.pages.addresses import Addresses
from good_call.source.clock import today
from good_call.workshop.marks import marks, shown_files, told
from good_call.workshop.offsets import Offsets
from good_call.workshop.shelf import Shelf

if TYPE_CHECKING:
    from good_call.workshop.completing import Writing
    from good_call.workshop.looking import Look

Given = Mapping[str, Any]
Answer = dict[str, Any]

_LATER = {
    "look": ("words.catalogue", "pages.cleaning", "workshop.changed", "workshop.looking"),
    "draw": ("words.catalogue", "pages.cleaning", "workshop.looking"),
    "complete": ("workshop.completing",),
    "hover": ("workshop.completing",),
    "rename": ("workshop.renaming",),
    "questions": ("workshop.beginning",),
    "begin": ("workshop.beginning",),
    "bring": ("workshop.bringing",),
}
"""What each ask imports that no check needs."""


class Desk:
    """One guide, opened, with the drafts of it.

    Every offset is one that an editor in a browser counts, from the start of a text with Unix line ends. Whatever isn't
    needed to check a tree is imported when it is first asked for: the check is what a trainer waits for.
    """

    def __init__(self) -> None:
        self._shelf = Shelf(today())
        self._language, self._addresses = "en", Addresses()
        self.asks: Mapping[str, Callable[[Given], Answer]] = {
            "open": self.open,
            "hold": self.hold,
            "put": self.put,
            "drop": self.drop,
            "prepare": self.prepare,
            "check": self.check,
            "look": self.look,
            "draw": self.draw,
            "complete": self.complete,
            "hover": self.hover,
            "rename": self.rename,
            "questions": self.questions,
            "begin": self.begin,
            "bring": self.bring,
        }

    def answer(self, ask: str, given: Given) -> Answer:
        """The answer to what is asked. Raises KeyError for what nobody can ask: a mistake of the page."""
        return self.asks[ask](given)

    def open(self, given: Given) -> Answer:
        """Take in a guide: `files` as they are published, `drafts`, and what `neighbours` says of all others."""
        known = given.get("neighbours") or {}
        day = given.get("today")
        self._shelf = Shelf(
            today=datetime.date.fromisoformat(day) if day else today(),
            published=dict(given["files"]),
            drafts=dict(given.get("drafts") or {}),
            docs=tuple(known.get("docs", ())),
            folders=Folders(**known.get("folders", {})),
            facts=known.get("facts", {}),
            is_settled=known.get("settled", False),
            files=tuple(each["path"] for each in known.get("files", ())),
        )
        self._shelf.hold(known.get("elsewhere", {}))
        self._language = known.get("language", "en")
        self._addresses = Addresses(known.get("directories", True))
        return _needing(self._shelf.lacking())

    def hold(self, given: Given) -> Answer:
        """Take in more files as they are published: those that an answer said it needs."""
        self._shelf.hold(given["files"])
        return {}

    def put(self, given: Given) -> Answer:
        """Keep a draft of a file."""
        self._shelf.drafts[given["path"]] = given["text"]
        return {}

    def drop(self, given: Given) -> Answer:
        """Forget the draft of a file: what is published counts again."""
        self._shelf.drafts.pop(given["path"], None)
        return {}

    def prepare(self, given: Given) -> Answer:
        """Import what `ask` needs, so that its first answer takes no longer than any other."""
        for name in _LATER.get(given["ask"], ()):
            import_module(f"good_call.{name}")
        return {}

    def check(self, given: Given) -> Answer:
        """What `guide check` says of a file that holds this text.

        Looking for repairs checks the guide once more for each: with `repairs` false none are looked for.
        """
        path, text = given["path"], given["text"]
        report = self._shelf.report({path: text})
        lacking = self._shelf.lacking(each for each in shown_files(report, path) if each != path)
        if lacking:
            return _needing(lacking)
        repair = Repair(lambda more: self._shelf.report({path: text, **more}))
        offsets = self._offsets({path: text})
        offers = repair if given.get("repairs", True) else None
        return {"diagnostics": marks(report, path, offsets, offers), "plain": told(report, path)}

    def look(self, given: Given) -> Answer:
        """The tree that this text holds, as a rep would meet it, and what its stories and promises come to."""
        from good_call.workshop.changed import changed

        path, text = given["path"], given["text"]
        edited = {*self._shelf.drafts, path}
        lacking = self._shelf.lacking_published(edited)
        if lacking:
            return _needing(lacking)
        look, offsets = self._look(path, text), Offsets(text)
        return {
            "sound": look.is_sound,
            **look.shown(),
            "nodes": look.nodes(offsets),
            "stories": look.stories(offsets),
            "safeguards": look.safeguards(offsets),
            "changes": changed(self._shelf.before(edited), look.guide, edited) if look.is_sound else [],
        }

    def draw(self, given: Given) -> Answer:
        """The map with its drawing: `laid_out` is what Graphviz made of `dot`, as its format `json0` says it."""
        return {"map": self._look(given["path"], given["text"]).map(given["laid_out"])}

    def complete(self, given: Given) -> Answer:
        """What may be written at an offset."""
        return self._writing(given).complete(given["at"])

    def hover(self, given: Given) -> Answer:
        """What the word at an offset means: `hover` holds it, or is None."""
        return {"hover": self._writing(given).hover(given["at"])}

    def rename(self, given: Given) -> Answer:
        """The edits that give what stands at an offset another id, everywhere."""
        from good_call.workshop.renaming import rename

        # Any text may hold a link.
        lacking = self._shelf.lacking(self._shelf.files)
        if lacking:
            return _needing(lacking)
        return rename(self._shelf, given["path"], given["text"], given["at"], given["to"])

    def questions(self, given: Given) -> Answer:
        """What is asked before a new tree is written."""
        from good_call.workshop.beginning import questions

        return questions(self._shelf.guide())

    def begin(self, given: Given) -> Answer:
        """A new tree, from the answers to those questions."""
        from good_call.workshop.beginning import begin

        return begin(self._shelf, given["answers"])

    def bring(self, given: Given) -> Answer:
        """A tree made of a diagram, a table or a file from elsewhere."""
        from good_call.workshop.bringing import bring

        return bring(self._shelf, given)

    def _writing(self, given: Given) -> Writing:
        from good_call.workshop.completing import Writing

        return Writing(self._shelf.guide(), given["path"], given["text"])

    def _look(self, path: str, text: str) -> Look:
        from good_call.pages.cleaning import taken_apart
        from good_call.words.catalogue import words_of
        from good_call.workshop.looking import Look

        report = self._shelf.report({path: text})
        return Look(report, path, self._shelf.today, words_of(self._language), self._addresses, taken_apart)

    def _offsets(self, more: Mapping[str, str]) -> Callable[[str], Offsets]:
        texts, known = self._shelf.texts(more), dict[str, Offsets]()

        def of(file: str) -> Offsets:
            return known.setdefault(file, Offsets(texts.get(file, "")))

        return of


def _needing(files: list[str]) -> Answer:
    """What to hand in first: the texts of these files; then the same is asked again."""
    return {"needs": files} if files else {}
