"""The browser that the search of the guide is asked in, as in the tests of the engine."""

from tests.browser.conftest import browser_type_launch_args, chromium

__all__ = ["browser_type_launch_args", "chromium"]
