"""A guide of a folder, opened as the workshop's page opens it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from good_call.model.guide import read_guide
from good_call.rules.check import check_guide
from good_call.workshop.desk import Desk
from good_call.workshop.published import Site, workshop_files

from tests.rules.fixture import TODAY

_READ = (".yml", ".yaml", ".md")


def texts_of(root: Path) -> dict[str, str]:
    """Every text of a guide by its file; bytes that are no UTF-8 as the half characters that stand for them."""
    paths = (path for folder in ("decision_trees", "docs") for path in (root / folder).rglob("*"))
    found = (path for path in sorted(paths) if path.suffix in _READ and path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "surrogateescape") for path in found}


def given_of(root: Path, **more: Any) -> dict[str, Any]:
    """All of the guide below `root`, as the page hands it in."""
    docs = [path.relative_to(root).as_posix() for path in sorted((root / "docs").rglob("*")) if path.is_file()]
    return {"files": texts_of(root), "neighbours": {"docs": docs}, "today": TODAY.isoformat(), **more}


def published(root: Path) -> dict[str, str]:
    """What a site of the guide below `root` carries for the workshop."""
    return workshop_files(check_guide(read_guide(root), TODAY), Site())


class Page:
    """A page that has no text until it is needed: what nobody edits is known by the facts that the site carries."""

    def __init__(self, root: Path, site: Mapping[str, str] | None = None) -> None:
        site = published(root) if site is None else site
        self.neighbours = json.loads(site["workshop/neighbours.json"])
        texts = {each["path"]: site[f"workshop/files/{each['path']}.txt"] for each in self.neighbours["files"]}
        # Bytes that are no UTF-8 are no text of a site: a person opens such a file from the disk.
        self.texts = {**texts_of(root), **texts}
        self.desk = Desk()
        self.fetched: list[str] = []
        self.ask("open", files={}, neighbours=self.neighbours, today=TODAY.isoformat())

    def ask(self, name: str, **given: Any) -> dict[str, Any]:
        """The answer, after whatever it needs was handed in; of a new guide it is empty."""
        answer = self.desk.answer(name, given)
        while "needs" in answer:
            assert answer["needs"]
            assert not set(answer["needs"]) & set(self.fetched), "nothing is asked for twice"
            self.fetched += answer["needs"]
            self.desk.answer("hold", {"files": {each: self.texts[each] for each in answer["needs"]}})
            if name == "open":
                return {}
            answer = self.desk.answer(name, given)
        return answer


def opened(root: Path, **more: Any) -> Desk:
    """The guide below `root`, all of it read."""
    desk = Desk()
    assert desk.answer("open", given_of(root, **more)) == {}
    return desk
