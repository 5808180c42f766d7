"""Only exact origins may be told what came of a tree in a frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from good_call.site.frame_origins import why_not_origins
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.cli.small_guide import write_small_guide

HOOKS = Path(__file__).parents[2] / "build_hooks/hooks.py"


@pytest.mark.parametrize(
    "origin",
    [
        "https://acme.zendesk.com",
        "https://12.apps.example.com:8443",
        "http://localhost:4711",
        "http://127.0.0.1",
        "https://crm",
    ],
)
def test_an_origin_is_named(origin: str) -> None:
    assert why_not_origins([origin]) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        *(
            "*",
            "https://*",
            "https://*.zendesk.com",
            "http://acme.com",
            "acme.com",
            "//acme.com",
            "null",
            "",
            "https://",
        ),
        *("https://acme.com/", "https://acme.com/path", "https://ACME.com", "https://acme.com https://evil.example"),
        *(
            'https://acme.com"><script>',
            "https://acme.com\n",
            "https://user@acme.com",
            "javascript:alert(1)",
            "https://a..b",
        ),
    ],
)
def test_what_is_no_origin_is_said(wrong: str) -> None:
    assert f"`{wrong}`" in why_not_origins(["https://acme.zendesk.com", wrong])


def built(root: Path, origins: str) -> str:
    write_small_guide(root)
    more = f"extra: {{good-call: {{frame_origins: {origins}}}}}\n"
    text = f"site_name: Acme\nhooks: ['{HOOKS.as_posix()}']\ntheme: {{name: material}}\n{more}"
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return next((root / "site" / "guides").rglob("*/index.html")).read_text(encoding="utf-8")


def test_a_build_with_a_wrong_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="frame_origins"):
        built(tmp_path / "guide", '["https://*.example.com"]')


@pytest.mark.parametrize(("origins", "named"), [("[]", False), ('["https://a.example", "https://b.example"]', True)])
def test_a_tree_s_page_names_them_and_no_other(tmp_path: Path, origins: str, named: bool) -> None:
    page = built(tmp_path / "guide", origins)
    assert ('name="gc-frame"' in page) is named
    assert ('content="https://a.example https://b.example"' in page) is named
