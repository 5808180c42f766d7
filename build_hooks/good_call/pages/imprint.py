"""Which guide a reader sees: its version, the commit that it was built from, and when."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from good_call.source.clock import now


@dataclass(frozen=True, slots=True)
class Imprint:
    """`commit` is empty where the guide is built outside a repository; `built` is in UTC."""

    version: str
    commit: str
    built: datetime.datetime

    @property
    def id(self) -> str:
        """Tells one build from another."""
        return f"{self.version}-{self.commit[:12]}-{self.built:%Y%m%d%H%M%S}"

    @property
    def day(self) -> str:
        """The day of the build, as people write it: 22 November 2026."""
        return f"{self.built.day} {self.built:%B %Y}"

    def __str__(self) -> str:
        commit = f", commit {self.commit[:7]}" if self.commit else ""
        return f"Version {self.version}{commit}, built on {self.day} at {self.built:%H:%M} UTC."


def imprint_of(root: Path, environment: Mapping[str, str] = os.environ) -> Imprint:
    """The imprint of a build of `root`; SOURCE_DATE_EPOCH and GITHUB_SHA decide where they are set."""
    built = now(environment).astimezone(datetime.UTC)
    return Imprint(_version(), environment.get("GITHUB_SHA", "") or _commit(root), built)


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
