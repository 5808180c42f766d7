"""The form is the only list of fields: one line in a dataclass, and all that treats fields treats the new one too."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import good_call
import pytest
from good_call.model.field import form_of
from good_call.model.json_schema import ROOTS, groups_of

from tests.model.more_fields.fields import add_to_every_form

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What an engine with a field of each kind in each form does not do with them."""
    folder = tmp_path_factory.mktemp("engine")
    package = folder / "good_call"
    shutil.copytree(Path(good_call.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    add_to_every_form(package)
    done = subprocess.run(
        [sys.executable, "-m", "tests.model.more_fields.tried", folder / "guide"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_form_has_the_new_fields(tried: dict[str, Any]) -> None:
    assert tried["forms"] == sorted({form_of(group).name for root in ROOTS.values() for group in groups_of(root)})


@pytest.mark.parametrize(
    "what",
    [
        pytest.param("unjudged", id="the-checker-judges-it"),
        pytest.param("untold", id="the-diff-tells-it"),
        pytest.param("unlisted", id="schema-and-reference-hold-it"),
        pytest.param("unshown", id="a-walk-prints-it"),
    ],
)
def test_of_a_new_field_of_any_kind(tried: dict[str, Any], what: str) -> None:
    assert tried[what] == []
