"""The built site of the tests' own guide, shared by every test that looks at pages."""

from pathlib import Path

import pytest

from tests.once import once_for_all_workers
from tests.own_guide import OWN, build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built strictly once for all workers."""
    return once_for_all_workers(tmp_path_factory, "site", lambda target: build(OWN, target, "--strict"))


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
