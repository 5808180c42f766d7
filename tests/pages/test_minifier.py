"""Scripts and styles are made small by a parser: what stands in a text or a pattern stays as it is."""

from __future__ import annotations

import gzip
from importlib.util import find_spec

import pytest
from good_call.pages.minifier import smaller
from good_call.pages.shipped_assets import BUNDLES, FOLDER, asset_files, shipped


@pytest.mark.parametrize(
    ("script", "kept"),
    [
        ("const one = `a  //  b`; use(one);", "`a  //  b`"),
        ("const one = /[/]  [*]/; use(one);", "/[/]  [*]/"),
        ('const one = "<!--  -->"; use(one);', "<!--  -->"),
    ],
)
def test_what_only_looks_like_a_remark_stays(script: str, kept: str) -> None:
    assert kept in smaller(script, ".js")


def test_a_condition_on_the_screen_s_width_stays_whole() -> None:
    assert "calc(1em + 2px)" in smaller("a { width: calc(1em + 2px); }", ".css")


def test_scripts_in_one_file_never_become_one_call() -> None:
    for name in (each for each in BUNDLES if each.endswith(".js")):
        assert ")()\n(" not in str(shipped()[f"{FOLDER}/{name}"])


@pytest.mark.skipif(find_spec("minify") is None, reason="the minifier has no wheel for this machine")
def test_what_is_shipped_is_smaller_than_what_was_written() -> None:
    written = {path.name: path.read_bytes() for path in asset_files()}
    for address, content in shipped().items():
        name = address.removeprefix(f"{FOLDER}/")
        whole = b"".join(written[part] for part in BUNDLES.get(name, (name,)))
        if name.endswith(".js"):
            assert len(gzip.compress(str(content).encode())) < len(gzip.compress(whole)), name
