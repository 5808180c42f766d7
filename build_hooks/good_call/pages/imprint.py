"""Which guide a reader sees: its version, the commit that it was built from, and when."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from good_call.records import dataclass
from good_call.source.clock import now
from good_call.words.catalogue import ENGLISH
from good_call.words.words import Words, marked


@dataclass(frozen=True, slots=True)
class Imprint:
    """`commit` is empty where the guide is built outside a repository; `built` is in UTC."""

    version: str
    commit: str
    built: datetime.datetime
    words: Words = ENGLISH

    @property
    def id(self) -> str:
        """Tells one build from another."""
        return f"{self.version}-{self.commit[:12]}-{self.built:%Y%m%d%H%M%S}"

    @property
    def day(self) -> str:
        """The day of the build, as people write it: 22 November 2026."""
        return self.words.day(self.built)

    def __str__(self) -> str:
        shown = {"version": self.version, "day": self.day, "time": f"{self.built:%H:%M}"}
        if not self.commit:
            return self.words("Version %(version)s, built on %(day)s at %(time)s UTC.", **shown)
        message = "Version %(version)s, commit %(commit)s, built on %(day)s at %(time)s UTC."
        return self.words(marked(message), commit=self.commit[:7], **shown)


def imprint_of(root: Path, environment: Mapping[str, str] = os.environ, words: Words = ENGLISH) -> Imprint:
    """The imprint of a build of `root`; SOURCE_DATE_EPOCH and GITHUB_SHA decide where they are set."""
    built = now(environment).astimezone(datetime.UTC)
    return Imprint(_version(), environment.get("GITHUB_SHA", "") or _commit(root), built, words)


def _version() -> str:
    try:
        return metadata.version("good-call")
    except metadata.PackageNotFoundError:
        return "unknown"


def _commit(root: Path) -> str:
    try:
        git = ["git", "rev-parse", "HEAD"]
        done = subprocess.run(git, cwd=root, capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
