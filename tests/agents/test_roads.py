"""The two roads to `guide mcp`: standard input and output, and HTTP on this machine, where nobody else comes in."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from good_call.cli.main import main
from mcp import Client, StdioServerParameters

from tests.agents.assistant import Assistant, in_own_thread
from tests.free_port import free_port
from tests.own_guide import OWN, TREE, copy_guide, write_settings

_COMMAND = ("-m", "good_call", "mcp", "--site", "https://guide.example.com/")
_CALL = b'{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}'


def test_an_assistant_talks_over_standard_input_and_output() -> None:
    server = StdioServerParameters(command=sys.executable, args=[*_COMMAND], cwd=OWN, env=dict(os.environ))
    assert in_own_thread(_first_question, server) == TREE


def test_an_assistant_talks_over_http_and_nobody_from_elsewhere() -> None:
    with serving() as port:
        assert in_own_thread(_first_question, f"http://127.0.0.1:{port}/mcp") == TREE
        own = f"127.0.0.1:{port}"
        assert status(port, {"Host": own}) == 200
        assert status(port, {"Host": own, "Origin": f"http://{own}"}) == 200
        for host in ("evil.example", f"evil.example:{port}", f"127.0.0.1:{port + 1}", "127.0.0.1.evil.example"):
            assert status(port, {"Host": host}) in (400, 403, 421), host
        for origin in ("http://evil.example", "null", f"https://{own}", f"http://{own}.evil.example"):
            assert status(port, {"Host": own, "Origin": origin}) in (400, 403), origin


def test_a_port_that_is_taken_is_said_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OWN)
    done, port = _at_a_port_that_is_taken()
    assert done.exit_code == 1
    assert done.output.count("\n") == 1
    assert f"port {port} can't be used" in done.stderr


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OWN)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    done = CliRunner().invoke(main, ["mcp"])
    assert done.exit_code == 1
    assert done.output.count("\n") == 1
    assert "good-call[agents]" in done.output


def test_no_other_command_waits_for_it() -> None:
    code = "import sys; from good_call.cli.main import main; main(['check'], standalone_mode=False); "
    code += "sys.exit(any(name.partition('.')[0] in ('mcp', 'pydantic', 'starlette') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=OWN, check=False, capture_output=True).returncode == 0


def test_an_unsound_guide_says_so_before_it_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings(copy_guide(tmp_path))
    file = tmp_path / "decision_trees" / f"{TREE}.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("start:", "start: nowhere #"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done, _ = _at_a_port_that_is_taken()
    said, _, refused = done.stderr.partition("\n")
    assert "Trees left out: " in said
    assert TREE in said
    assert "can't be used" in refused
    assert done.stdout == ""


def _at_a_port_that_is_taken() -> tuple[Result, int]:
    """What the command says where it can't begin to serve, and the port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        return CliRunner().invoke(main, [*_COMMAND[2:], "--http", str(port)]), port


async def _first_question(server: Any) -> str:
    async with Client(server) as client:
        reply = await Assistant(client).call("start", tree=TREE)
        return str(reply["tree"]["id"])


@contextmanager
def serving() -> Iterator[int]:
    """A server of its own at a free port."""
    port = free_port()
    arguments = [sys.executable, *_COMMAND, "--http", str(port)]
    with subprocess.Popen(arguments, cwd=OWN, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            yield port
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server doesn't listen")


def status(port: int, headers: dict[str, str]) -> int:
    """What a request with these headers gets."""
    kinds = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/mcp", data=_CALL, headers={**kinds, **headers})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
