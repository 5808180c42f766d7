"""The guide as it was at a revision of git, read without touching the work tree."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from good_call.diagnostics.terminal import printable
from good_call.model.folders import Folders, folders_of
from good_call.model.guide import Guide, read_guide
from good_call.model.settings import SETTINGS_FILE, inherited_by
from good_call.records import dataclass

_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_FILE = "100"
"""Modes of plain files begin so; links and submodules are none of ours."""
_LONGEST_HEAD = 200
"""Of what git writes before a file: its name, kind and size."""
_SHALLOW = "this clone is shallow (it was made with `--depth`, and holds the last commits only)"
_DEEPEN = "Fetch the rest with `git fetch --unshallow`, or compare with the last commit: `guide diff HEAD`."
_DAMAGED = "the git repository is damaged"
_MEND = "`git fsck --full` says what is missing; a fresh clone beside this one has it all."


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
        return Revision(_named(root, name), name)
    head = _head(root)
    for branch in _MAIN:
        commit = _commit(root, branch) and _common(root, branch)
        if commit and commit != head:
            return Revision(commit, f"where this branch left {branch}")
    if _is_shallow(root):
        raise click.UsageError(f"{_SHALLOW}, so where this branch left the main branch can't be seen. {_DEEPEN}")
    return Revision(head, "the last commit")


def _named(root: Path, name: str) -> str:
    commit = _commit(root, name)
    if commit:
        return commit
    if _is_shallow(root):
        raise click.UsageError(f"git knows no revision `{name}` here: {_SHALLOW}. {_DEEPEN}")
    if _line(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name) and not _is_object(root, name):
        raise click.UsageError(f"{_DAMAGED}: what `{name}` stands for can't be read. {_MEND}")
    raise click.UsageError(f"git knows no revision `{name}` here. `git log --oneline` lists revisions.")


def _head(root: Path) -> str:
    commit = _commit(root, "HEAD")
    if commit:
        return commit
    if _is_unborn(root):
        raise click.UsageError("nothing is committed here yet, so there is nothing to compare with.")
    raise click.UsageError(f"{_DAMAGED}: its last commit can't be read. {_MEND}")


def _common(root: Path, branch: str) -> str | None:
    done = _run(root, ("merge-base", "HEAD", branch))
    if done.returncode > 1:
        raise click.UsageError(f"{_DAMAGED}: where this branch left {branch} can't be read. {_MEND}")
    return done.stdout.decode().strip() or None


def _is_unborn(root: Path) -> bool:
    """Whether the branch that is checked out has no commit yet."""
    branch = _line(root, "symbolic-ref", "--quiet", "HEAD")
    kept = _line(root, "rev-parse", "--git-path", branch) if branch else None
    if branch is None or kept is None or (root / kept).exists():
        return False
    return _line(root, "rev-parse", "--verify", "--quiet", branch) is None


def _is_object(root: Path, name: str) -> bool:
    # A tag stands for what it names; a path in a commit takes no sign behind it.
    whole = name if ":" in name else f"{name}^{{}}"
    return _run(root, ("cat-file", "-p", whole)).returncode == 0


def _is_shallow(root: Path) -> bool:
    return _line(root, "rev-parse", "--is-shallow-repository") == "true"


def read_guide_at(root: Path, revision: Revision) -> Guide:
    """The trees, articles and house rules of a revision, their files named as they are named below `root`."""
    with tempfile.TemporaryDirectory(prefix="guide-") as folder:
        # As deep as in the repository: the house rules may build on a file outside of the guide's folder.
        then = Path(folder, _line(root, "rev-parse", "--show-prefix") or "")
        then.mkdir(parents=True, exist_ok=True)
        # Where the repository ends; nothing outside of it is read.
        Path(folder, ".git").mkdir()
        _put_settings(root, revision.commit, then)
        for file, content in _files(root, revision.commit, folders_of(then)):
            _put(then / file, content)
        return _with_bases(root, revision.commit, then)


def _with_bases(root: Path, commit: str, then: Path) -> Guide:
    """Read the guide, and again while it names a base that was in the repository then."""
    tried: set[str] = set()
    while True:
        guide = read_guide(then)
        base = guide.bases[-1] if guide.bases else None
        if base is None or base.package or base.file in tried or base.path.is_file():
            return guide
        tried.add(base.file)
        found = _run(root, ("show", f"{commit}:./{base.file}"))
        if found.returncode:
            return guide
        _put(base.path, found.stdout)


def _put_settings(root: Path, commit: str, then: Path) -> None:
    """The settings of a revision, and those that they inherit where the repository holds them."""
    file = SETTINGS_FILE
    while file:
        settings = _run(root, ("show", f"{commit}:./{file}"))
        if settings.returncode != 0:
            return
        _put(then / file, settings.stdout)
        file = inherited_by(then)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _files(root: Path, commit: str, where: Folders) -> Iterator[tuple[str, bytes]]:
    # Not `git archive`: what .gitattributes keeps out of archives is still part of the guide.
    listed = _git(root, "ls-tree", "-r", "-z", commit, f"{where.trees}/", f"{where.articles}/")
    entries = [entry.split("\t", 1) for entry in listed.decode("utf-8", "surrogateescape").split("\0") if entry]
    wanted = [(about.split()[2], file) for about, file in entries if about.startswith(_FILE) and _is_ours(file, where)]
    contents = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob, _ in wanted).encode())
    position = 0
    for _, file in wanted:
        head, newline, _ = contents[position : position + _LONGEST_HEAD].partition(b"\n")
        size = head.rpartition(b" ")[2]
        if not newline or not size.isdigit():
            raise click.UsageError(f"{_DAMAGED}: `{file}` can't be read as it was. {_MEND}")
        start = position + len(head) + 1
        yield file, contents[start : start + int(size)]
        position = start + int(size) + 1


def _is_ours(file: str, where: Folders) -> bool:
    folder = Path(file).parent.as_posix()
    return folder in (where.articles, where.trees) or folder.startswith(f"{where.trees}/")


def _commit(root: Path, name: str) -> str | None:
    return _line(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")


def _line(root: Path, *arguments: str) -> str | None:
    done = _run(root, arguments)
    return done.stdout.decode().strip() or None if done.returncode == 0 else None


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    done = _run(root, arguments, given)
    if done.returncode:
        said = printable(done.stderr.decode(errors="replace").strip())
        raise click.UsageError(f"git could not read the revision: {said}. Where it is damaged, {_MEND}")
    return done.stdout


def _run(root: Path, arguments: tuple[str, ...], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        # In English, since git tells its reasons in words alone.
        spoken = {**os.environ, "LC_ALL": "C", "LANGUAGE": ""}
        command = ["git", *arguments]
        done = subprocess.run(command, cwd=root, env=spoken, input=given, capture_output=True, check=False)
    except OSError as error:
        raise click.UsageError("this command needs git, and git is not installed.") from error
    if b"not a git repository" in done.stderr:
        raise click.UsageError("this folder is not kept in git, so there is nothing to compare with.")
    if b"dubious ownership" in done.stderr:
        raise click.UsageError(done.stderr.decode(errors="replace").strip())
    return done
