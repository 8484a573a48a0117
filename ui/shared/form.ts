/** A check-in as it is filled in: what an empty one is, and how one that was made is opened again. */
import type { CheckIn, CheckInForm } from "#host/bindings.ts";

/** A new check-in with nothing in it. */
export function blankForm(): CheckInForm {
  return { id: null, when: null, answers: {}, tags: [], strengths: [], note: "", rest: false };
}

/** Whether there is nothing in it that would be lost. */
export function isBlank(form: CheckInForm): boolean {
  return (
    !form.rest &&
    form.note.trim() === "" &&
    form.tags.length === 0 &&
    form.strengths.length === 0 &&
    Object.keys(form.answers).length === 0
  );
}

/** A check-in that was made, to change it. */
export function formOf(checkin: CheckIn): CheckInForm {
  return {
    id: checkin.id,
    when: { day: checkin.day, time: checkin.time },
    answers: Object.fromEntries(checkin.answers.map(({ item, value }) => [item, value])),
    tags: checkin.tags,
    strengths: checkin.strengths,
    note: checkin.note,
    rest: checkin.rest,
  };
}
