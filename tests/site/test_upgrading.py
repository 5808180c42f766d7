"""From version 0.1.0: what its guides hold is read as it stands, and what its settings named is told."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide
from good_call.source.clock import today
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort

from tests.browser.first_release import COMMIT
from tests.own_guide import ROOT
from tests.site.test_plugin import WITH_PLUGIN, config_of, root
from tests.unpacked import unpack

__all__ = ["root"]


def test_a_guide_of_0_1_0_has_no_error_today(tmp_path: Path) -> None:
    folders = ["decision_trees", "docs"]
    packed = subprocess.run(["git", "archive", COMMIT, *folders], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        pytest.skip(f"this clone has no commit {COMMIT}, which is version 0.1.0: fetch the whole history")
    unpack(BytesIO(packed.stdout), tmp_path)
    report = check_guide(read_guide(tmp_path), today())
    assert len(report.guide.trees) == 12
    assert [(each.diagnostic.rule, each.diagnostic.place) for each in report.errors] == []


@pytest.mark.parametrize("language", ["rep", "tlh"])
def test_a_language_without_words_is_told(root: Path, language: str) -> None:
    settings = f"{WITH_PLUGIN}theme: {{name: material, language: {language}}}\n"
    with pytest.raises(Abort, match=f"`language: {language}`"):
        build(config_of(root, settings))
    assert not (root / "site").exists()


def test_words_of_one_s_own_make_a_language(root: Path) -> None:
    words = root / "overrides/partials/languages"
    words.mkdir(parents=True)
    english = (
        '{% import "partials/languages/en.html" as fallback %}{% macro t(key) %}{{ fallback.t(key) }}{% endmacro %}'
    )
    (words / "tlh.html").write_text(english, encoding="utf-8")
    settings = f"{WITH_PLUGIN}theme: {{name: material, language: tlh, custom_dir: overrides}}\n"
    build(config_of(root, settings))
    assert (root / "site/index.html").is_file()
