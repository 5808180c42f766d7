"""Writing a file: whole or not at all, in its place or nowhere."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from good_call.source.safe_write import WriteRefusedError, encode_like, write_text


def test_new_file_is_written_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_text(tmp_path / "sub" / "a.yml", "title: x\n", tmp_path)
    assert [path.name for path in (tmp_path / "sub").iterdir()] == ["a.yml"]
    assert (tmp_path / "sub" / "a.yml").read_bytes() == b"title: x\n"


def test_existing_file_is_refused_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")
    with pytest.raises(WriteRefusedError, match="exists already"):
        write_text(path, "new", tmp_path)
    assert path.read_text() == "old"
    write_text(path, "new", tmp_path, overwrite=True)
    assert path.read_text() == "new"


def test_mode_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")
    path.chmod(0o640)
    write_text(path, "new", tmp_path, overwrite=True)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("old", "text", "expected"),
    [
        (b"", "a\nb\n", b"a\nb\n"),
        (b"a\nb\n", "a\nc\n", b"a\nc\n"),
        (b"a\r\nb\r\n", "a\nnew\nb\n", b"a\r\nnew\r\nb\r\n"),
        (b"\xef\xbb\xbfa\r\nb", "a\nb", b"\xef\xbb\xbfa\r\nb"),
        (b"\xef\xbb\xbfa\n", "b\n", b"\xef\xbb\xbfb\n"),
        (b"a\r\nb\nc\r\n", "a\nb\nnew\nc\n", b"a\r\nb\nnew\r\nc\r\n"),
    ],
)
def test_line_ends_and_byte_order_mark_are_kept(old: bytes, text: str, expected: bytes) -> None:
    assert encode_like(old, text) == expected


@pytest.mark.parametrize("name", ["../out.yml", "sub/../../out.yml", "link/out.yml", "link.yml"])
def test_nothing_is_written_outside_of_the_project(tmp_path: Path, name: str) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    (root / "sub").mkdir(parents=True)
    outside.mkdir()
    (outside / "out.yml").write_text("old")
    (root / "link").symlink_to(outside)
    (root / "link.yml").symlink_to(outside / "out.yml")
    with pytest.raises(WriteRefusedError, match="outside"):
        write_text(root / name, "new", root, overwrite=True)
    assert (outside / "out.yml").read_text() == "old"
    assert not (tmp_path / "out.yml").exists()


def test_link_within_the_project_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("old")
    (tmp_path / "b.yml").symlink_to("a.yml")
    write_text(tmp_path / "b.yml", "new", tmp_path, overwrite=True)
    assert (tmp_path / "b.yml").is_symlink()
    assert (tmp_path / "a.yml").read_text() == "new"


_WRITES_FOR_EVER = """
import sys
from pathlib import Path
from good_call.source.safe_write import write_text
root = Path(sys.argv[1])
for turn in range(1_000_000):
    write_text(root / "a.yml", "ab"[turn % 2] * 300_000, root, overwrite=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_kill_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a" * 300_000)
    for wait in (0.0, 0.003, 0.007, 0.011, 0.02, 0.05):
        process = subprocess.Popen([sys.executable, "-c", _WRITES_FOR_EVER, str(tmp_path)])
        _wait_for_a_write(path)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert path.read_text() in ("a" * 300_000, "b" * 300_000)


def _wait_for_a_write(path: Path) -> None:
    before = path.stat().st_ino
    end = time.monotonic() + 20
    while path.stat().st_ino == before and time.monotonic() < end:
        time.sleep(0.001)
