/** A goal as it is filled in. Pure. */
import type { Goal, GoalForm } from "#host/bindings.ts";

/** A goal that was made, to change it. */
export function formOf(goal: Goal): GoalForm {
  const { id, text, why, area, environment, role, strengths, supports, lack, way } = goal;
  const last = (said: Goal["sure"]) => said.at(-1)?.value ?? null;
  const numbers = { matter: last(goal.matter), sure: last(goal.sure) };
  return { id, text, why, area, environment, role, strengths, supports, lack, way, ...numbers };
}

/** Whether two forms say the same. */
export function same(one: GoalForm, other: GoalForm): boolean {
  const plain = (form: GoalForm) =>
    JSON.stringify({
      ...form,
      text: form.text.trim(),
      why: form.why.trim(),
      way: form.way.trim(),
      role: form.role.trim(),
      strengths: form.strengths.toSorted(),
      supports: form.supports.toSorted(),
    });
  return plain(one) === plain(other);
}
