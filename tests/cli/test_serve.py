"""`guide serve`: what it says before MkDocs takes over. How it serves is tested in tests/test_serving.py."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from good_call.cli.build_command import run_mkdocs
from good_call.cli.main import main

from tests.free_port import free_port


@pytest.fixture
def taken() -> Iterator[int]:
    """A port where somebody listens."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def _serve(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["serve", *arguments])


@pytest.mark.usefixtures("guide")
def test_taken_port_is_one_plain_line_with_what_to_do(taken: int) -> None:
    result = _serve("--dev-addr", f"127.0.0.1:{taken}")
    assert result.exit_code == 1
    assert result.output == (
        f"Error: port {taken} is taken. If the guide runs already, open http://127.0.0.1:{taken}; else take another "
        f"port: `guide serve --dev-addr 127.0.0.1:{taken + 1}`, or `make serve ADDRESS=127.0.0.1:{taken + 1}`.\n"
    )


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("8001", "`8001` is no address with a port. Write it as in `127.0.0.1:8001`."),
        ("127.0.0.1:port", "no address with a port"),
        ("127.0.0.1:80000", "no address with a port"),
        ("192.0.2.1:8001", "`192.0.2.1:8001` can't be used: "),
    ],
)
def test_address_that_cannot_be_used_is_told(address: str, said: str) -> None:
    result = _serve("--dev-addr", address)
    assert result.exit_code != 0
    assert said in result.output


class _Started(Exception):  # noqa: N818 (no error: what the test waits for)
    pass


@pytest.mark.usefixtures("guide")
def test_every_command_keeps_the_notice_of_the_theme_to_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = []

    def start(*_: Any, **named: Any) -> None:
        seen.append(named["env"])
        raise _Started

    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)
    monkeypatch.setattr(os, "execve", lambda _, arguments, env: start(arguments, env=env))
    monkeypatch.setattr(subprocess, "run", start)
    port = free_port()
    assert "Ctrl+C stops it" in _serve("--dev-addr", f"127.0.0.1:{port}").output
    with pytest.raises(_Started):
        run_mkdocs(tmp_path, tmp_path / "site", offline=True)
    assert [each["NO_MKDOCS_2_WARNING"] for each in seen] == ["1", "1"]
    assert seen[1]["GUIDE_OFFLINE"] == "true"
