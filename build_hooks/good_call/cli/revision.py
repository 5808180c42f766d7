"""The guide as it was at a revision of git, read without touching the work tree."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from good_call.model.guide import ARTICLES_FOLDER, TREES_FOLDER, Guide, read_guide

_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_FILE = "100"
"""Modes of plain files begin so; links and submodules are none of ours."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, by its whole hash, and what it is called in messages."""

    commit: str
    name: str

    @property
    def told(self) -> str:
        """The hash, short, and the name where it is another."""
        short = self.commit[:10]
        return short if self.commit.startswith(self.name) else f"{short} ({self.name})"


def find_revision(root: Path, name: str | None) -> Revision:
    """The revision of this name; without one, where this branch left the main branch. Raises click.UsageError."""
    if name is not None:
        commit = _commit(root, name)
        if commit is None:
            raise click.UsageError(f"git knows no revision `{name}` here. `git log --oneline` lists revisions.")
        return Revision(commit, name)
    head = _commit(root, "HEAD")
    if head is None:
        raise click.UsageError("nothing is committed here yet, so there is nothing to compare with.")
    for branch in _MAIN:
        commit = _line(root, "merge-base", "HEAD", branch)
        if commit and commit != head:
            return Revision(commit, f"where this branch left {branch}")
    return Revision(head, "the last commit")


def read_guide_at(root: Path, revision: Revision) -> Guide:
    """The trees, articles and house rules of a revision, their files named as they are named below `root`."""
    with tempfile.TemporaryDirectory(prefix="guide-") as folder:
        for file, content in _files(root, revision.commit):
            path = Path(folder, file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return read_guide(Path(folder))


def _files(root: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    # Not `git archive`: what .gitattributes keeps out of archives is still part of the guide.
    listed = _git(root, "ls-tree", "-z", commit, f"{TREES_FOLDER}/", f"{ARTICLES_FOLDER}/")
    entries = [entry.split("\t", 1) for entry in listed.decode("utf-8", "surrogateescape").split("\0") if entry]
    wanted = [(about.split()[2], file) for about, file in entries if about.startswith(_FILE) and _is_ours(file)]
    contents = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob, _ in wanted).encode())
    position = 0
    for _, file in wanted:
        end_of_head = contents.index(b"\n", position)
        size = int(contents[position:end_of_head].split()[2])
        yield file, contents[end_of_head + 1 : end_of_head + 1 + size]
        position = end_of_head + 1 + size + 1


def _is_ours(file: str) -> bool:
    return Path(file).parent.as_posix() in (TREES_FOLDER, ARTICLES_FOLDER)


def _commit(root: Path, name: str) -> str | None:
    return _line(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")


def _line(root: Path, *arguments: str) -> str | None:
    done = _run(root, arguments)
    return done.stdout.decode().strip() or None if done.returncode == 0 else None


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    done = _run(root, arguments, given)
    if done.returncode:
        raise click.UsageError(f"git could not read the revision: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _run(root: Path, arguments: tuple[str, ...], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, input=given, capture_output=True, check=False)
    except OSError as error:
        raise click.UsageError("this command needs git, and git is not installed.") from error
    if b"not a git repository" in done.stderr:
        raise click.UsageError("this folder is not kept in git, so there is nothing to compare with.")
    if b"dubious ownership" in done.stderr:
        raise click.UsageError(done.stderr.decode(errors="replace").strip())
    return done
