/** A goal as it is filled in and not saved: its form, and small steps that came with an idea. */
import type { GoalForm } from "#host/bindings.ts";

export type GoalDraft = { form: GoalForm; steps: string[] };
