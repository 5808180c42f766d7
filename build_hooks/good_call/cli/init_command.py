"""`guide init`: a guide of one's own, whole and green, in a folder of its own."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import click

from good_call.cli.schema_command import file_of
from good_call.cli.writing import write
from good_call.model.folders import folders_of
from good_call.model.json_schema import ROOTS, schema_text
from good_call.model.tree_name import is_device, why_not_named
from good_call.source.clock import today
from good_call.starter.new_guide import NewGuide

_PROJECT = "good-call"
_REQUIREMENT = re.compile(
    rf"(?:{_PROJECT} *@ *)?(?P<address>(?:git\+(?:https|ssh)://[^\s@]+(?:@[^\s@/]+)?/[^\s@]+@[^\s@]+)|https://\S+\.whl)"
)
_VERSION = re.compile(rf"(?:{_PROJECT})?(?P<version>==[0-9][0-9A-Za-z.!+]*)")
_HOW = "Name it as in `--engine git+https://example.com/ours/good-call@v0.2.0`."


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="What the guide is called; else it takes the folder's name.")
@click.option("--owner", help="Who keeps the first tree right.")
@click.option("--engine", help="What the guide is pinned to: an address with git+https:// and a commit.")
@click.option(
    "--from", "source", type=click.Choice(["example"]), help="Begin with the guide that comes with the engine."
)
@click.option("--yes", is_flag=True, help="Ask nothing: take every default.")
def command(
    folder: Path, name: str | None, owner: str | None, engine: str | None, source: str | None, yes: bool
) -> None:
    """Write a guide of your own: one tree, one article, the house rules, and what checks and publishes them.

    A file that is there already stays as it is.

    Example: guide init acme-guide --name "Acme's guide"
    """
    root = folder.absolute()
    _check_free(root, folder)
    pinned = _requirement(engine) if engine else _installed_from()
    guide = NewGuide(
        name=_asked("What is the guide called?", name, _name_of(root), yes),
        owner=_asked("Who keeps the first tree right?", owner, "The sales team", yes),
        engine=pinned,
        today=today().isoformat(),
        from_example=source == "example",
    )
    kept = _write(root, _texts(guide))
    for file in kept:
        click.echo(f"Left {file} as it was.")
    is_here = root == Path.cwd()
    there = "" if is_here else f"Go there with `cd {shlex.quote(str(folder))}`, and look at it with `guide serve`."
    click.echo(f"Wrote the guide “{guide.name}”. {there or 'Look at it with `guide serve`.'}")
    click.echo("Its README.md says how to test it, publish it and make it your own.")


def _check_free(root: Path, folder: Path) -> None:
    if is_device(root.name):
        raise click.UsageError(f"`{root.name}` {why_not_named(root.name.lower())}. Name another folder.")
    if root.exists() and not root.is_dir():
        raise click.UsageError(f"`{folder}` is a file. Name a folder.")
    if (root / folders_of(root).trees).exists():
        raise click.UsageError(f"`{folder}` holds a guide already. Name another folder.")


def _texts(guide: NewGuide) -> dict[str, str]:
    try:
        files = guide.files()
    except FileNotFoundError:
        raise click.UsageError("this engine was installed without the example. Leave `--from example` out.") from None
    return {**files, **{file_of(name): schema_text(name) for name in ROOTS}}


def _write(root: Path, texts: dict[str, str]) -> list[str]:
    """Write what isn't there; returns the files that are."""
    there = [file for file in texts if (root / file).exists()]
    for file, text in texts.items():
        if file not in there:
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            write(root / file, text, root)
    return there


def _asked(question: str, given: str | None, default: str, yes: bool) -> str:
    words = given if given is not None else default if yes else str(click.prompt(question, default=default))
    plain = " ".join(words.split())
    if not plain or not plain.isprintable():
        raise click.UsageError(f"{question} Give at least a word, in letters that show.")
    return plain


def _name_of(root: Path) -> str:
    return " ".join(re.split(r"[-_\s]+", root.name)).strip().capitalize() or "Our guide"


def _requirement(engine: str) -> str:
    """The engine as pip reads it. Raises click.UsageError for what would be nothing on another machine."""
    if found := _REQUIREMENT.fullmatch(engine.strip()):
        return f"{_PROJECT} @ {found['address']}"
    if found := _VERSION.fullmatch(engine.strip()):
        return f"{_PROJECT}{found['version']}"
    raise click.UsageError(f"`{engine}` names no engine that another machine could install. {_HOW}")


def _installed_from() -> str:
    """The git address and commit that this engine was installed from.

    Raises click.UsageError where it wasn't: a folder of this machine is nothing that a guide could be pinned to.
    """
    try:
        told = json.loads(metadata.distribution(_PROJECT).read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError):
        told = {}
    commit, address = told.get("vcs_info", {}).get("commit_id", ""), str(told.get("url", ""))
    if commit and address.startswith(("https://", "ssh://")):
        return f"{_PROJECT} @ git+{address}@{commit}"
    near = _cloned_from(told)
    raise click.UsageError(
        "a guide is pinned to the engine that it was begun with, so that it is the same on every machine, and this "
        "engine wasn't installed from a git address that another machine can reach. "
        + (f"It stands in a clone: where its commit was pushed, add `--engine {near}`." if near else _HOW)
    )


def _cloned_from(told: Mapping[str, Any]) -> str:
    """The address and commit of the clone that an engine was installed from, as `--engine` takes it; else empty."""
    folder = url2pathname(urlsplit(str(told.get("url", ""))).path)
    if not str(told.get("url", "")).startswith("file:") or not Path(folder).is_dir():
        return ""
    address = _git(folder, "remote", "get-url", "origin")
    if short := re.fullmatch(r"(?P<who>[\w.-]+@[\w.-]+):(?P<path>[^/].*)", address):
        address = f"ssh://{short['who']}/{short['path']}"
    commit = _git(folder, "rev-parse", "HEAD")
    engine = f"git+{address}@{commit}"
    return engine if commit and _REQUIREMENT.fullmatch(engine) else ""


def _git(folder: str, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
