"""Runs in Pyodide, at build time: code in place of sources, and of the library what is used.

A worker that compiled everything that it begins with would take twice the time to begin.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
import marshal
import sys
import zipfile
from collections.abc import Iterator, Mapping
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

from workshop_parts.packed import packed, unpacked

LATE = (
    *("_strptime", "html.entities", "html.parser", "importlib.metadata", "stringprep", "traceback", "unicodedata"),
    *("encodings.utf_8_sig", "encodings.utf_16", "encodings.utf_16_le", "encodings.utf_16_be", "encodings.utf_32"),
    *("encodings.ascii", "encodings.latin_1", "encodings.cp1252", "encodings.idna", "encodings.punycode"),
    *(
        "encodings.raw_unicode_escape",
        "encodings.unicode_escape",
        "encodings.aliases",
        "xml.etree.ElementTree",
        "pymdownx.superfences",
        "jinja2.ext",
    ),
)
"""What the library itself, or a package, imports only when something is asked for."""

MANUALS = ("good_call/",)
"""What reads its own docstrings: the rules' are their manuals, the form's its sentences."""


BESIDE = ("__init__", "handed", "packed")
"""What takes the engine in, and so stands in the library."""


def compile_all() -> None:
    """Write /engine and /library of /packages and /library.zip."""
    files = unpacked(Path("/packages").read_bytes())
    _write(Path("/source"), files)
    sys.path.append("/source")
    _import_all(files)
    Path("/engine").write_bytes(packed({_name(path): _compiled(path, content) for path, content in files.items()}))
    Path("/library").write_bytes(_library(zipfile.ZipFile("/library.zip")))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _import_all(files: Mapping[str, bytes]) -> None:
    ours = [path for path in files if path.startswith("good_call/") and path.endswith(".py")]
    modules = {path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in ours}
    late = {name for path in ours for name in _imported(files[path])}
    # Whatever else is missing, without this one there is no workshop.
    importlib.import_module("good_call.workshop.desk")
    for name in sorted({*LATE, *modules, *late}):
        # Some is for other systems, and some stays behind on purpose.
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _imported(source: bytes) -> Iterator[str]:
    """The modules that a file imports, at its top or later."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _name(path: str) -> str:
    return f"{path}c" if path.endswith(".py") else path


def _compiled(path: str, content: bytes) -> bytes:
    if not path.endswith(".py"):
        return content
    keeps = path.startswith(MANUALS)
    code = compile(content, path, "exec", dont_inherit=True, optimize=0 if keeps else 2)
    # Neither a time nor a hash: nothing that it could be older than lies beside it.
    return MAGIC_NUMBER + bytes(12) + marshal.dumps(_bare(code))


def _bare(code: CodeType) -> CodeType:
    """Without lines and files: a third of what goes over the wire, and no reader ever sees a traceback."""
    inner = tuple(_bare(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    # An instruction has two bytes; one byte of the table says of eight instructions that they stand nowhere.
    whole, rest = divmod(len(code.co_code) // 2, 8)
    nowhere = b"\xff" * whole + (bytes([0xF7 + rest]) if rest else b"")
    return code.replace(co_linetable=nowhere, co_filename="", co_consts=inner)


def _library(brought: zipfile.ZipFile) -> bytes:
    used = {path for module in list(sys.modules.values()) if (path := _inside(module))}
    written = io.BytesIO()
    # Not packed in itself: the whole is, and better.
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as library:
        for path in sorted(used):
            library.writestr(zipfile.ZipInfo(_name(path)), _compiled(path, brought.read(path)))
        for path in (f"workshop_parts/{name}.py" for name in BESIDE):
            library.writestr(zipfile.ZipInfo(_name(path)), _compiled(path, Path("/", path).read_bytes()))
    return written.getvalue()


def _inside(module: object) -> str:
    """Where a module of the library lies in its archive; empty for any other."""
    file = getattr(module, "__file__", None) or ""
    return file.partition(".zip/")[2]
