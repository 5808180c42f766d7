"""What time it is: that of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated, else the clock's."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping


def now(environment: Mapping[str, str] = os.environ) -> datetime.datetime:
    """The time, in UTC where it is set and in the user's own zone else."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return datetime.datetime.now().astimezone()


def today(environment: Mapping[str, str] = os.environ) -> datetime.date:
    """The day for commands and pages alike; rules are handed it and never read the clock."""
    return now(environment).date()
