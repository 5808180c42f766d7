"""Python computes what the shared cases expect; the browser's tests hold JavaScript to the same."""

from __future__ import annotations

from good_call.model.guide import read_guide
from good_call.model.tree_name import FRONT_DOOR

from tests.own_guide import FERRY
from tests.shared_cases.cases import cases
from tests.shared_cases.computed import journey_case, journey_of, path_of, range_of, total_of, value_of, words_of
from tests.walked_journeys import walked


def test_there_are_several_hundred_cases_of_both_kinds() -> None:
    for name, result in (("numbers", "value"), ("totals", "total"), ("ranges", "answer"), ("trails", "path")):
        refused = [each[result] is None for each in cases(name)]
        assert len(refused) >= 200, name
        assert 20 <= sum(refused) <= 150, name


def test_typed_numbers_are_read_alike() -> None:
    assert [value_of(each) for each in cases("numbers")] == [each["value"] for each in cases("numbers")]


def test_totals_agree_to_the_last_cent() -> None:
    assert [total_of(each) for each in cases("totals")] == [each["total"] for each in cases("totals")]


def test_quantities_read_alike() -> None:
    assert [words_of(each) for each in cases("quantities")] == [each["words"] for each in cases("quantities")]


def test_ranges_are_chosen_alike() -> None:
    assert [range_of(each) for each in cases("ranges")] == [each["answer"] for each in cases("ranges")]


def test_trails_lead_to_the_same_nodes() -> None:
    assert [path_of(each) for each in cases("trails")] == [each["path"] for each in cases("trails")]


def test_journeys_ask_the_same_questions_and_end_alike() -> None:
    assert [journey_of(each) for each in cases("journeys")] == cases("journeys")


def test_the_journeys_are_all_that_there_are() -> None:
    assert [journey_case(each) for each in walked(read_guide(FERRY).trees, FRONT_DOOR)] == cases("journeys")
