/** The date on the calendar now: after midnight it is another one than the client's day, for a while. */
import { addDays } from "../format.ts";
import { session } from "./session.svelte.ts";

export function dateNow(): string {
  const { today, settings } = session;
  if (!today) return "";
  const [hours = 0, minutes = 0] = today.time.split(":").map(Number);
  const isNight = hours * 60 + minutes < (settings?.day_end ?? 0);
  return isNight ? addDays(today.day, 1) : today.day;
}
