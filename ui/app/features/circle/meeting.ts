/** A reminder of what comes round again, an hour before. Pure. */
import type { Id, Meets, ReminderForm } from "#host/bindings.ts";
import { addDays } from "#shared/format.ts";
import { inWeek, weekdays } from "#shared/weekdays.ts";

/** The reminder. What begins in the first hour of a day is reminded of on the day before. */
export function meetingForm(id: Id, { days, every, time }: Meets, today: string): ReminderForm {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - 60;
  const dayBefore = minutes < 0;
  const two = (number: number) => String(number).padStart(2, "0");
  const at = (minutes + 1440) % 1440;
  const before = days.map((day) => {
    const n = weekdays.findIndex((one) => one.id === day);
    return weekdays[(n + 6) % 7]?.id ?? day;
  });
  return {
    id: null,
    about: { type: "support", id },
    text: "",
    title: "",
    shows: "nothing",
    rule: {
      start: dayBefore ? addDays(today, -1) : today,
      every: { type: "weeks", n: every, on: dayBefore ? inWeek(before) : inWeek(days) },
      end: { type: "never" },
      times: [`${two(Math.floor(at / 60))}:${two(at % 60)}`],
    },
    zone: null,
    if_not_done: false,
    sound: false,
    off: false,
  };
}
