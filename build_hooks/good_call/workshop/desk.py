"""What the page asks of the engine: plain values in, plain values out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from good_call.fixes.repair import Repair
from good_call.model.folders import Folders
from good_call.model.guide import Guide
from good_call.source.clock import today
from good_call.workshop.marks import marks, told
from good_call.workshop.offsets import Offsets
from good_call.workshop.shelf import Shelf

Given = Mapping[str, Any]
Answer = dict[str, Any]


class Desk:
    """One guide, opened, with the drafts of it.

    Every offset is one that an editor in a browser counts, from the start of a text with Unix line ends.
    """

    def __init__(self) -> None:
        self._shelf = Shelf(today())
        self._before: Guide | None = None
        self.asks: Mapping[str, Callable[[Given], Answer]] = {
            "open": self.open,
            "hold": self.hold,
            "put": self.put,
            "drop": self.drop,
            "check": self.check,
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
        )
        self._before = None
        return {}

    def hold(self, given: Given) -> Answer:
        """Take in more files as they are published: those that an answer said it needs."""
        self._shelf.published |= given["files"]
        self._before = None
        return {}

    def put(self, given: Given) -> Answer:
        """Keep a draft of a file."""
        self._shelf.drafts[given["path"]] = given["text"]
        return {}

    def drop(self, given: Given) -> Answer:
        """Forget the draft of a file: what is published counts again."""
        self._shelf.drafts.pop(given["path"], None)
        return {}

    def check(self, given: Given) -> Answer:
        """What `guide check` says of a file that holds this text.

        Looking for repairs checks the guide once more for each: with `repairs` false none are looked for.
        """
        path, text = given["path"], given["text"]
        report = self._shelf.report({path: text})
        repair = Repair(lambda more: self._shelf.report({path: text, **more}), self._published())
        offsets = self._positions({path: text})
        offers = repair if given.get("repairs", True) else None
        return {"diagnostics": marks(report, path, offsets, offers), "plain": told(report, path)}

    def _published(self) -> Guide:
        if self._before is None:
            self._before = self._shelf.before()
        return self._before

    def _positions(self, more: Mapping[str, str]) -> Callable[[str], Offsets]:
        texts, known = self._shelf.texts(more), dict[str, Offsets]()

        def of(file: str) -> Offsets:
            return known.setdefault(file, Offsets(texts.get(file, "")))

        return of
