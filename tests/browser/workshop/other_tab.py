"""What another tab of the same browser does to the drafts, as this page hears of it."""

from __future__ import annotations

import json

from tests.browser.workshop.bench import Bench

_WRITES = """([path, newValue, isHeard]) => {
  const key = `/good-call/gc-workshop:${path}`;
  if (newValue === null) localStorage.removeItem(key);
  else localStorage.setItem(key, newValue);
  if (isHeard) dispatchEvent(new StorageEvent('storage', { key, newValue }));
}"""


def draft_of(text: str) -> str:
    """A draft as a tab keeps it."""
    return json.dumps({"text": text, "version": "x", "when": "2026-01-01T00:00:00Z"})


def elsewhere(bench: Bench, path: str, draft: str | None, is_heard: bool = True) -> None:
    """Another tab keeps this draft of a file, or drops it; what isn't heard of is still on its way."""
    bench.page.evaluate(_WRITES, [path, draft, is_heard])
