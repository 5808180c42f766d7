"""Find a Chromium or Chrome for the browser tests, or install one.

`python -m tests.browser.find_chromium [--install]` prints its path. Where none can be had it prints one line
on standard error and nothing else; it then exits with 1 when `CI` is set and with 0 otherwise.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# The shell is the same Chromium without its own windows: the tests take half the time in it.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
MISSING = "No Chromium or Chrome found or installable: install one, or name it in CHROMIUM."
SECONDS_TO_ANSWER = 30
SECONDS_TO_INSTALL = 300


def installed() -> str | None:
    """Path of a browser that starts; `CHROMIUM` comes first, then the usual names, then Playwright's own."""
    return next((path for path in _candidates() if _starts(path)), None)


def install() -> str | None:
    """Path of a browser, fetched by Playwright or by Debian's packages where neither was there."""
    for commands in (_playwright_commands(), _debian_commands(SHELL), _debian_commands("chromium")):
        if all(_succeeds(command) for command in commands) and (path := installed()):
            return path
    return None


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
    yield from filter(None, map(shutil.which, NAMES))
    yield from (path for path in ELSEWHERE if Path(path).exists())
    if own := _playwright_path():
        yield own


def _playwright_path() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _starts(path: str) -> bool:
    # a browser without its libraries, or a packager's stub, is there and still can't run
    return _succeeds([path, "--version"], SECONDS_TO_ANSWER)


def _playwright_commands() -> list[list[str]]:
    return [[sys.executable, "-m", "playwright", "install", "chromium"]]


def _debian_commands(browser: str) -> list[list[str]]:
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return []
    packages = [browser, "fonts-liberation"]
    return [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *packages]]


def _succeeds(command: list[str], seconds: int = SECONDS_TO_INSTALL) -> bool:
    quiet = subprocess.DEVNULL
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=seconds, env=environment, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    """Print the path; the exit code is 1 only where a browser is owed, in CI, and can't be had."""
    path = installed()
    if path is None and "--install" in arguments:
        print("Installing a Chromium for the browser tests: a minute or so, once.", file=sys.stderr)
        path = install()
    if path is None:
        print(MISSING, file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
