"""The pytest plugin: in a folder with `decision_trees/`, each tree, promise, story and article is a test."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from good_call.diagnostics.full import write_full
from good_call.model.folders import folders_of
from good_call.testing.proofs import Proof, Proofs


def pytest_configure(config: pytest.Config) -> None:
    """Look after the guide at pytest's root, where there is one."""
    if (config.rootpath / folders_of(config.rootpath).trees).is_dir():
        config.pluginmanager.register(GuideTests(config.rootpath), "good-call-guide")


class GuideTests:
    """Collects what is proved of a guide."""

    def __init__(self, root: Path) -> None:
        self._root = root
        folders = folders_of(root)
        self._theirs = (root / folders.trees, root / folders.articles)

    @cached_property
    def _proofs(self) -> Proofs:
        return Proofs(self._root)

    @pytest.hookimpl
    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """A file of the guide, with its proofs."""
        # Other YAML and Markdown is no reason to check the guide: tests of its engine hold hundreds of such files.
        if file_path.suffix not in (".yml", ".yaml", ".md") or not any(map(file_path.is_relative_to, self._theirs)):
            return None
        proofs = self._proofs.of_file(file_path.relative_to(self._root).as_posix())
        return GuideFile.from_parent(parent, path=file_path, proofs=proofs) if proofs else None


class GuideFile(pytest.File):
    """A tree, an article or the house rules."""

    def __init__(self, *, proofs: tuple[Proof, ...], **arguments: Any) -> None:
        super().__init__(**arguments)
        self._proofs = proofs

    def collect(self) -> Iterator[pytest.Item]:
        """One test for each proof."""
        for proof in self._proofs:
            yield GuideItem.from_parent(self, name=proof.name, proof=proof)


class GuideItem(pytest.Item):
    """One thing that is proved of a file."""

    def __init__(self, *, proof: Proof, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._proof = proof

    def runtest(self) -> None:
        """Fail where the checker found something against it."""
        if self._proof.found:
            pytest.fail(write_full(self._proof.found), pytrace=False)
        if not self._proof.judged:
            pytest.skip("nothing can be said of it until the tree and the house rules are whole")

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where it stands, for whoever reads the report."""
        line = self._proof.found[0].span.line - 1 if self._proof.found else None
        return self.path, line, f"{self.path.name}: {self.name}"
