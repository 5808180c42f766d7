"""The clocks that a test's pages go by: one that runs fast, and one that only the test moves."""

from __future__ import annotations

from playwright.sync_api import Page

_CLOCK = """(() => {
  const began = performance.timeOrigin;
  const now = performance.now.bind(performance);
  const stamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp').get;
  const of = (prototype, name, get) => Object.defineProperty(prototype, name, { configurable: true, get });
  %s
})()"""

FAST = (
    _CLOCK
    % """
  of(Event.prototype, 'timeStamp', function () { return 1000 * stamp.call(this); });
  of(Performance.prototype, 'timeOrigin', () => 1000 * began);
  performance.now = () => 1000 * now();
"""
)

# Whole pages may lie between two gestures: the time stands where the tab keeps it.
BY_HAND = (
    _CLOCK
    % """
  const time = () => Number(sessionStorage.getItem('test-time'));
  of(Event.prototype, 'timeStamp', time);
  of(Performance.prototype, 'timeOrigin', () => 0);
  performance.now = time;
"""
)

_PASS = "(passed) => sessionStorage.setItem('test-time', Number(sessionStorage.getItem('test-time')) + passed)"


def pass_time(page: Page, milliseconds: int) -> None:
    """Move the page's clock, which stands still otherwise (`BY_HAND`)."""
    page.evaluate(_PASS, milliseconds)
