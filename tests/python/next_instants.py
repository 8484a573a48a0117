"""When a reminder comes: its dates by python-dateutil, its moments by Python's zoneinfo.

Reads a JSON list of {start, rrule, times, zone, from, n} and answers, for each, the next n moments
after `from`, in milliseconds since 1970.
"""

import json
import sys
from datetime import datetime, timedelta, timezone

from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def moment(wall, zone):
    """Of two the first, and what lies in a gap by the offset from before it: PEP 495's fold 0."""
    local = wall.replace(tzinfo=zone, fold=0)
    return (local.astimezone(timezone.utc) - EPOCH) // timedelta(milliseconds=1)


def walls(case, time):
    start = datetime.fromisoformat(f"{case['start']}T{time}")
    if case["rrule"] is None:
        return iter([start])
    return iter(rrulestr(case["rrule"], dtstart=start))


def answer(case):
    zone = ZoneInfo(case["zone"])
    found = []
    for time in case["times"]:
        after = (moment(wall, zone) for wall in walls(case, time))
        later = (at for at in after if at > case["from"])
        found += [at for at, _ in zip(later, range(case["n"]))]
    return sorted(found)[: case["n"]]


json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)
