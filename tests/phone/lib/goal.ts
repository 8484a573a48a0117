/** Goals that are lived with, life balance, and the ways to their screens. */
import { expect, type Locator } from "@playwright/test";
import type { GoalForm, Id } from "../../../ui/host/bindings.ts";
import type { Bridge } from "./bridge.ts";
import type { Visit } from "./screens.ts";
import type { Language } from "./words.ts";

/** The client's own words. */
export const own = {
  en: {
    flat: "A flat of my own, with a door I can close",
    why: "To cook when I like, and to have Paul over.",
    role: "tenant",
    call: "Call the housing office",
    see: "Go and see one flat with Marguerite",
    hope: "I have my own key",
    now: "I sleep at my sister’s",
    better: "I am on a list and I see flats",
    kept: "The man at the office said I was well prepared.",
    mind: "A quieter mind at night",
    choir: "Sing in a choir again",
    decide: "Should I ask for help with the forms?",
  },
  fr: {
    flat: "Un logement à moi, avec une porte que je peux fermer",
    why: "Pour cuisiner quand je veux, et recevoir Paul.",
    role: "locataire",
    call: "Appeler le bureau du logement",
    see: "Aller voir un logement avec Marguerite",
    hope: "J’ai ma propre clé",
    now: "Je dors chez ma sœur",
    better: "Je suis sur une liste et je visite",
    kept: "L’homme du bureau a dit que j’étais bien préparé.",
    mind: "La tête plus calme la nuit",
    choir: "Chanter dans une chorale",
    decide: "Est-ce que je demande de l’aide avec les papiers?",
  },
} as const;

/** A goal of which nothing is said but its words. */
export function goalForm(text: string, rest: Partial<GoalForm> = {}): GoalForm {
  return {
    id: null,
    text,
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
    ...rest,
  };
}

/** Adds a goal. */
export async function addGoal(
  bridge: Bridge,
  text: string,
  rest: Partial<GoalForm> = {},
): Promise<Id> {
  const { goals } = await bridge.ask("goal_save", goalForm(text, rest));
  const made = goals.find(({ goal }) => goal.text === text);
  if (!made) throw new Error("the goal is not there");
  return made.goal.id;
}

/** Adds a step. */
export async function addStep(bridge: Bridge, goal: Id, text: string): Promise<Id> {
  const { goals } = await bridge.ask("step_save", { id: null, goal, text });
  const steps = goals.flatMap((view) => view.steps);
  const made = steps.find((step) => step.goal === goal && step.text === text);
  if (!made) throw new Error("the step is not there");
  return made.id;
}

/** Writes a decision card. */
export async function addDecision(bridge: Bridge, language: Language): Promise<void> {
  const { decide, hope, why, call, see } = own[language];
  const way = (text: string, good: string, hard: string) => ({ id: null, text, good, hard });
  await bridge.ask("decision_save", {
    id: null,
    text: decide,
    matters: hope,
    who: "Marguerite",
    supports: [],
    decided: "",
    ways: [way(call, why, ""), way(see, "", "")],
    removed: [],
  });
}

/** Fills the device. */
export async function goals(bridge: Bridge, language: Language): Promise<void> {
  const words = own[language];
  const flat = await addGoal(bridge, words.flat, {
    why: words.why,
    area: "residential",
    environment: "living",
    role: words.role,
    lack: "skill",
    matter: 9,
    sure: 4,
  });
  await bridge.ask("goal_status", { id: flat, status: "working" });
  const call = await addStep(bridge, flat, words.call);
  await addStep(bridge, flat, words.see);
  await bridge.ask("step_how", { id: call, how: "on_own" });
  const levels: [string, string, string, string, string] = [
    "",
    words.now,
    words.better,
    "",
    words.hope,
  ];
  await bridge.ask("goal_scale", { goal: flat, scale: { levels, base: -1, weight: 1 } });
  await bridge.ask("goal_rate", { goal: flat, level: 0, note: "" });
  await bridge.ask("evidence_save", { id: null, goal: flat, text: words.kept, photo: null });
  await addGoal(bridge, words.mind);
  const choir = await addGoal(bridge, words.choir);
  await bridge.ask("goal_status", { id: choir, status: "resting" });
  await bridge.ask("balance_save", {
    areas: [
      { area: "residential", level: 2, more: true },
      { area: "social", level: 4, more: false },
    ],
  });
  await addDecision(bridge, language);
}

const button = ({ page, t }: Visit, key: string): Locator =>
  page.getByRole("button", { name: t(key), exact: true });

async function arrive({ page }: Visit): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

/** The place of the goals. */
export async function open(visit: Visit): Promise<void> {
  await visit.page.getByRole("link", { name: visit.t("place-goals"), exact: true }).click();
  await arrive(visit);
}

async function aside(visit: Visit, name: string): Promise<void> {
  await open(visit);
  await visit.page
    .getByRole("button")
    .filter({ hasText: visit.t(`goals-way-hint-${name}`) })
    .click();
  await arrive(visit);
}

async function flat(visit: Visit): Promise<void> {
  await open(visit);
  await visit.page.getByRole("button").filter({ hasText: own[visit.language].flat }).click();
  await arrive(visit);
  await expect(button(visit, "goal-delete")).toBeVisible();
}

/** Every screen of the goals. */
export const ways: Record<string, (visit: Visit) => Promise<void>> = {
  goals: open,
  "goals/order": async (visit) => {
    await open(visit);
    await button(visit, "goals-arrange").click();
    await expect(button(visit, "done")).toBeVisible();
  },
  goal: async (visit) => {
    await flat(visit);
    await visit.page.locator("summary").first().click();
  },
  "goal/step": async (visit) => {
    await flat(visit);
    await visit.page
      .getByRole("button")
      .filter({ hasText: own[visit.language].call })
      .first()
      .click();
    await expect(visit.page.getByRole("dialog")).toBeVisible();
  },
  "goal/rate": async (visit) => {
    await flat(visit);
    await button(visit, "goal-levels-rate").click();
    await expect(visit.page.getByRole("dialog")).toBeVisible();
  },
  "goal/choose a day": async (visit) => {
    await flat(visit);
    await button(visit, "review-again-choose").click();
    await expect(visit.page.getByRole("dialog")).toBeVisible();
  },
  goalForm: async (visit) => {
    await open(visit);
    await button(visit, "goals-add").click();
    await button(visit, "goal-form-next").click();
    await expect(visit.page.getByText(visit.t("goal-text-lacking"))).toBeVisible();
  },
  ...Object.fromEntries(
    [
      ["where", 2],
      ["helps", 3],
      ["sure", 5],
    ].map(([part, steps]) => [
      `goalForm/${part}`,
      async (visit: Visit) => {
        await open(visit);
        await button(visit, "goals-add").click();
        await visit.page.getByLabel(visit.t("goal-text")).fill("…");
        for (let n = 0; n < Number(steps); n += 1) await button(visit, "goal-form-next").click();
        const title = visit.t(`goal-part-${part}`);
        await expect(visit.page.getByRole("heading", { name: title })).toBeFocused();
      },
    ]),
  ),
  goalScale: async (visit) => {
    await flat(visit);
    await button(visit, "goal-levels-change").click();
    await expect(button(visit, "goal-scale-away")).toBeVisible();
  },
  evidence: async (visit) => {
    await flat(visit);
    await button(visit, "goal-evidence-add").click();
    await button(visit, "save").click();
    await expect(visit.page.getByText(visit.t("goal-evidence-lacking"))).toBeVisible();
  },
  balance: async (visit) => {
    await aside(visit, "balance");
    await visit.page.locator("summary").click();
  },
  decisions: (visit) => aside(visit, "decisions"),
  decision: async (visit) => {
    await aside(visit, "decisions");
    await visit.page.getByRole("button").filter({ hasText: own[visit.language].decide }).click();
    await expect(button(visit, "decision-delete")).toBeVisible();
  },
  "decision/new, refused": async (visit) => {
    await aside(visit, "decisions");
    await button(visit, "decisions-add").click();
    await button(visit, "save").click();
    await expect(visit.page.getByText(visit.t("decision-text-lacking"))).toBeVisible();
  },
  visit: async (visit) => {
    await aside(visit, "visit");
    await expect(visit.page.getByRole("article")).toBeVisible();
  },
  "visit/words": async (visit) => {
    await ways["visit"]?.(visit);
    await visit.page
      .getByRole("button", { name: visit.t("visit-line-words") })
      .first()
      .click();
    await expect(visit.page.getByRole("dialog")).toBeVisible();
  },
};

/** Those that teach while there is nothing in them. */
export const firstWays: typeof ways = {
  goals: open,
  balance: (visit) => aside(visit, "balance"),
  visit: (visit) => aside(visit, "visit"),
  decisions: (visit) => aside(visit, "decisions"),
};
