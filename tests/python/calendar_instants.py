"""What another calendar makes of an iCalendar file, by icalendar and recurring-ical-events.

Reads {file, zone, from, days} and answers the starts of all events between `from` (YYYY-MM-DD) and
so many days later, in milliseconds since 1970. A floating time is read in `zone`.
"""

import json
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

asked = json.load(sys.stdin)
here = ZoneInfo(asked["zone"])
first = date.fromisoformat(asked["from"])
events = recurring_ical_events.of(icalendar.Calendar.from_ical(asked["file"]))


def moment(start):
    if start.tzinfo is None:
        start = start.replace(tzinfo=here, fold=0)
    return (start.astimezone(timezone.utc) - EPOCH) // timedelta(milliseconds=1)


between = events.between(first, first + timedelta(days=asked["days"]))
json.dump(sorted(moment(event["DTSTART"].dt) for event in between), sys.stdout)
