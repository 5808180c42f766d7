"""The built site of the tests' own guide, shared by every test that looks at pages."""

from pathlib import Path

import pytest

from tests.once import once_for_all_workers
from tests.own_guide import OWN, build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built strictly once for all workers."""
    return once_for_all_workers(tmp_path_factory, "site", lambda target: build(OWN, target, "--strict"))
