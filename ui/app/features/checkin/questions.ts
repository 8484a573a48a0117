/** Which questions a check-in shows, with which wording, and which of them are open. Pure. */
import type { CheckIn, CheckInForm, Id, Today, Wording } from "#host/bindings.ts";

export type Question = { id: Id; wording: Wording };
export type Questions = { open: Question[]; more: Question[] };

/**
 * The questions that are asked now or answered already are open; the client's others are one tap
 * away. A check-in that was made shows each question as it was worded then, hidden ones too.
 */
export function questionsFor(today: Today, made: CheckIn | null, form: CheckInForm): Questions {
  const asWas = new Map(made?.answers.map(({ item, wording }) => [item, wording]));
  const open: Question[] = [];
  const more: Question[] = [];
  for (const { item, asked } of today.items) {
    const question = { id: item.id, wording: asWas.get(item.id) ?? item.wording };
    const shown = item.id in form.answers || (asked && made === null);
    (shown ? open : more).push(question);
    asWas.delete(item.id);
  }
  for (const [id, wording] of asWas) open.push({ id, wording });
  return { open, more };
}

/**
 * Whether a time on the day that is today still lies ahead. The day may end after midnight, so one
 * in the morning can be the end of today: times count from the day's end.
 */
export function isAhead(time: string, now: string, dayEnd: number): boolean {
  return sinceDayBegan(time, dayEnd) > sinceDayBegan(now, dayEnd);
}

function sinceDayBegan(time: string, dayEnd: number): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return (hours * 60 + minutes - dayEnd + 1440) % 1440;
}
