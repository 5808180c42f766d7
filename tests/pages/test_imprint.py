import datetime
from pathlib import Path

from good_call.pages.imprint import Imprint, imprint_of

BUILT = datetime.datetime(2026, 11, 22, 9, 5, tzinfo=datetime.UTC)


def test_an_imprint_says_version_commit_and_time() -> None:
    imprint = Imprint("1.2.0", "abcdef0123456789", BUILT)
    assert str(imprint) == "Version 1.2.0, commit abcdef0, built on 22 November 2026 at 09:05 UTC."


def test_outside_a_repository_an_imprint_names_no_commit() -> None:
    assert str(Imprint("1.2.0", "", BUILT)) == "Version 1.2.0, built on 22 November 2026 at 09:05 UTC."


def test_a_build_can_be_repeated_with_a_fixed_time(tmp_path: Path) -> None:
    fixed = {"SOURCE_DATE_EPOCH": "1795338300", "GITHUB_SHA": "abc"}
    assert imprint_of(tmp_path, fixed) == imprint_of(tmp_path, fixed)
    assert imprint_of(tmp_path, fixed).built.timestamp() == 1795338300
