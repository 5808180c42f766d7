"""Which scripts a page's policy lets run: those of the theme and of ours, and no other that stands on it."""

import re

import pytest
from good_call.pages.security_policy import WORKSHOP, inline_scripts, policy, secured, strangers

THEME = "<!doctype html><html><head><meta charset=utf-8><script>theme()</script></head><body>%s</body></html>"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
WRITTEN = (
    "<script>alert(1)</script>",
    "<SCRIPT\n>alert(1)</SCRIPT\n>",
    "<script type=module>alert(1)</script>",
    '<script src="https://evil.example/x.js"></script>',
    "<script src=//evil.example/x.js></script>",
    "<![><script>alert(1)</script>",
)
HARMLESS = (
    '<script type="application/json">{}</script>',
    '<script src="assets/x.js"></script>',
    '<a title="<script>alert(1)</script>">x</a>',
    "<!-- <script>alert(1)</script> -->",
    "<script>theme()</script>",
)


def known() -> frozenset[str]:
    return frozenset(inline_scripts(THEME))


@pytest.mark.parametrize("script", WRITTEN)
def test_a_script_that_is_none_of_the_theme_s_gets_no_leave_and_is_told(script: str) -> None:
    page = THEME % script
    assert POLICY.findall(secured(page, known())) == [policy(["theme()"])]
    assert strangers(page, known())


@pytest.mark.parametrize("markup", HARMLESS)
def test_what_is_no_strange_script_is_not_told(markup: str) -> None:
    assert strangers(THEME % markup, known()) == []


def test_data_in_a_script_element_needs_no_leave() -> None:
    assert inline_scripts('<script type="application/json">{}</script><script src="x.js"></script>') == []


def directives(text: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in map(str.split, text.split(";"))}


def test_the_workshop_may_run_what_python_needs_and_nothing_else_more() -> None:
    usual, more = directives(policy(["theme()"])), directives(policy(["theme()"], WORKSHOP))
    added = {name: sorted({*sources} - {*usual[name]}) for name, sources in more.items() if sources != usual[name]}
    assert added == {"script-src": ["'wasm-unsafe-eval'"], "worker-src": ["blob:"], "frame-src": ["'self'"]}
    assert usual.keys() == more.keys()
