"""A rep's hands on a page of the fixtures, and what stands on it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

NOTICE = "That link doesn’t fit this guide any more, so here is its start."
LET_GO = "#let-go;our-mistake=no;knows-the-rule=they-dont;has-it-happened=often"


def answer(page: Page, words: str) -> None:
    page.locator(".gc-answer:visible", has_text=words).click()


def expect_node(page: Page, node: str) -> None:
    expect(page.locator(".gc-node:visible")).to_have_count(1)
    expect(page.locator(f'.gc-node[data-node="{node}"]')).to_be_visible()


def fragment(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def given(page: Page) -> list[str]:
    return page.locator(".gc-given-answer").all_inner_texts()
