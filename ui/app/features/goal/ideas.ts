/**
 * Goals that others might write, as data: the area and the environment of each, and whether a role
 * goes with it. Their words, with three small steps each, are in `i18n/<language>/goalidea.ftl`.
 */
import type { Environment, GoalForm, LifeArea } from "#host/bindings.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";
import type { GoalDraft } from "#shared/goal-draft.ts";

type Idea = { name: string; area: LifeArea; environment: Environment | null; role?: true };

export const ideas: readonly Idea[] = [
  { name: "flat", area: "residential", environment: "living", role: true },
  { name: "friend", area: "social", environment: "social", role: true },
  { name: "mind", area: "health", environment: null },
  { name: "job", area: "occupational", environment: "working", role: true },
  { name: "course", area: "educational", environment: "learning", role: true },
  { name: "family", area: "social", environment: "social" },
  { name: "home", area: "residential", environment: "living" },
  { name: "food", area: "residential", environment: "living" },
  { name: "move", area: "health", environment: null },
  { name: "volunteer", area: "occupational", environment: "working", role: true },
  { name: "money", area: "financial", environment: "living" },
  { name: "around", area: "residential", environment: "social" },
  { name: "rights", area: "residential", environment: "social", role: true },
  { name: "roots", area: "spiritual", environment: "social" },
  { name: "joy", area: "intellectual", environment: "learning" },
];

/** A goal of which nothing is said yet. */
export function blankGoal(): GoalForm {
  return {
    id: null,
    text: "",
    why: "",
    area: null,
    environment: null,
    role: "",
    strengths: [],
    supports: [],
    lack: null,
    way: "",
    matter: null,
    sure: null,
  };
}

/** What an idea is called. */
export const ideaWords = ({ name }: Idea): string => t(`goalidea-${name}`);

/** An idea as a goal that is being written. */
export function draftOf(idea: Idea): GoalDraft {
  const { name, area, environment, role } = idea;
  const form = { ...blankGoal(), text: ideaWords(idea), area, environment };
  return {
    form: role ? { ...form, role: t(`goalidea-${name}-role`) } : form,
    steps: [1, 2, 3].map((n) => t(`goalidea-${name}-${n}`)),
  };
}
