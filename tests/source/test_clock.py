"""The time is set from outside or the clock's, and the same for commands and pages."""

from __future__ import annotations

import datetime

from good_call.source.clock import today


def test_today_is_the_day_of_the_given_time_wherever_it_is_built() -> None:
    assert today({"SOURCE_DATE_EPOCH": "1795305599"}) == datetime.date(2026, 11, 21)
    assert today({"SOURCE_DATE_EPOCH": "1795305600"}) == datetime.date(2026, 11, 22)


def test_today_is_the_readers_own_where_no_time_is_given() -> None:
    # Midnight may pass between the two looks at the clock.
    assert abs(today({}) - datetime.datetime.now().astimezone().date()) <= datetime.timedelta(days=1)
