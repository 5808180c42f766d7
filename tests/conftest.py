"""The built site of the tests' own guide, shared by every test that looks at pages."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.generators import GROUNDS
from tests.once import once_for_all_workers
from tests.own_guide import FERRY, OWN, TEMPLATES, build, copy_guide, write_settings
from tests.shared_work import shared_work


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built strictly once for all workers."""
    return once_for_all_workers(tmp_path_factory, "site", built)


@pytest.fixture(scope="session")
def ferry_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the trees that ask the same, built once for all workers."""
    return once_for_all_workers(tmp_path_factory, "ferry-site", _ferry_built)


def _ferry_built(target: Path) -> None:
    guide = target.parent / f"{target.name}-guide"
    write_settings(copy_guide(guide, FERRY), FERRY)
    build(guide, target)


def built(target: Path) -> None:
    """By MkDocs with Material; on another ground where the environment names one."""
    name = os.environ.get("GROUND")
    if not name:
        build(OWN, target, "--strict")
        return
    (ground,) = (each for each in GROUNDS if each.name == name)
    ground.build(target.parent / f"{target.name}-ground").rename(target)


@pytest.fixture(scope="session", autouse=True)
def work_shared() -> Iterator[None]:
    """Builds within the tests share what is the same for all of them."""
    with shared_work(TEMPLATES):
        yield


LONGEST_FIRST = (
    "test_hostile_texts.py",
    "test_accessibility.py",
    "test_journeys.py",
    "test_hostile_bytes.py",
    "test_mutations.py",
    "test_practice.py",
)
"""Files with the longest tests: whoever begins with them has no worker waiting for one of them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the longest tests first."""
    rank = {name: number for number, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))
