/** A plan with something in it, and the ways to its screens. */
import { expect, type Locator } from "@playwright/test";
import type { Bridge } from "./bridge.ts";
import { addLine, someone } from "./hard-day.ts";
import type { Visit } from "./screens.ts";
import { unfold } from "./unfold.ts";
import type { Language } from "./words.ts";

/** The client's own words. */
export const own = {
  en: {
    walk: "A walk to the river and back, even in the rain",
    sister: "Call my sister before it gets late",
    page: "The page with the slow breathing",
    song: "Songs that carry me through",
    quiet: "I like quiet. It does not mean I am sad.",
  },
  fr: {
    walk: "Une marche jusqu’au fleuve et retour, même sous la pluie",
    sister: "Appeler ma sœur avant qu’il soit tard",
    page: "La page avec la respiration lente",
    song: "Les chansons qui me portent",
    quiet: "J’aime le silence. Ça ne veut pas dire que je suis triste.",
  },
} as const;

export const sister = { name: "Simone", phone: "+1 418 555-0177" };

/** Fills the plan. */
export async function plan(bridge: Bridge, language: Language): Promise<void> {
  const words = own[language];
  const { id } = await bridge.ask("support_save", {
    id: null,
    said: someone({ name: sister.name, phone: sister.phone }),
  });
  await addLine(bridge, "helps", { text: words.walk });
  await addLine(bridge, "helps", {
    text: words.sister,
    points: [{ to: "support", id, name: "" }],
    first: true,
  });
  await addLine(bridge, "helps", { text: words.page, link: "https://example.org/breathe/slowly" });
  const quiet = await addLine(bridge, "well_me", { text: words.quiet });
  await bridge.ask("line_save", { ...quiet, text: `${words.quiet} (1)` });
  await addLine(bridge, "ask", { text: "", points: [{ to: "support", id, name: "" }] });
  await bridge.ask("section_save", { id: null, part: "well", title: words.song });
  const { sections } = await bridge.ask("plan", {});
  const after = sections.find(({ starter }) => starter === "after_crisis");
  if (after) await bridge.ask("section_hide", { id: after.id, hidden: true });
}

const button = ({ page, t }: Visit, key: string): Locator =>
  page.getByRole("button", { name: t(key), exact: true });

async function arrive({ page }: Visit): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

/** The plan, and one of its two parts. */
async function open(visit: Visit, part: "well" | "hard" = "well"): Promise<void> {
  const { page, t } = visit;
  await page.getByRole("link", { name: t("place-plan"), exact: true }).click();
  await arrive(visit);
  await page.getByRole("tab", { name: t(`plan-part-${part}`) }).click();
  await expect(page.getByRole("tab", { selected: true })).toHaveText(t(`plan-part-${part}`));
}

/** The button that changes a section. */
export function changeOf({ page, t }: Pick<Visit, "page" | "t">, heading: string): Locator {
  const section = page.getByRole("region", { name: heading, exact: true });
  return section.getByRole("button", { name: t("plan-change-section") });
}

/** The section with the most in it. */
async function section(visit: Visit): Promise<void> {
  await open(visit);
  await changeOf(visit, visit.t("plan-heading-helps")).click();
  await arrive(visit);
}

async function newLine(visit: Visit): Promise<void> {
  await section(visit);
  await button(visit, "plan-add-line").click();
  await expect(visit.page.getByRole("heading", { name: visit.t("plan-line-new") })).toBeFocused();
}

async function aside(visit: Visit, name: string): Promise<void> {
  await open(visit);
  await visit.page
    .getByRole("button")
    .filter({ hasText: visit.t(`plan-way-hint-${name}`) })
    .click();
  await arrive(visit);
}

/** Every screen of the plan. */
export const ways: Record<string, (visit: Visit) => Promise<void>> = {
  plan: (visit) => open(visit),
  "plan/hard days, with ideas": async (visit) => {
    await open(visit, "hard");
    await unfold(visit.page);
  },
  "plan/order": async (visit) => {
    await open(visit);
    await button(visit, "plan-arrange").click();
    await expect(button(visit, "done")).toBeVisible();
  },
  "plan/new section": async (visit) => {
    await open(visit);
    await button(visit, "plan-add-section").click();
    await button(visit, "save").click();
    await expect(visit.page.getByText(visit.t("plan-section-title-lacking"))).toBeVisible();
  },
  "plan/choose a day": async (visit) => {
    await open(visit);
    await button(visit, "plan-review-choose").click();
    await visit.page.getByRole("radio", { name: visit.t("review-on") }).click();
    await visit.page.getByLabel(visit.t("review-day"), { exact: true }).fill(visit.today);
    await button(visit, "save").click();
    await expect(visit.page.getByText(visit.t("review-day-ahead"))).toBeVisible();
  },
  section,
  "section/own": async (visit) => {
    await open(visit);
    await changeOf(visit, own[visit.language].song).click();
    await arrive(visit);
    await button(visit, "plan-section-rename").click();
    await expect(visit.page.getByRole("dialog")).toBeVisible();
  },
  line: async (visit) => {
    await section(visit);
    await visit.page.getByRole("button").filter({ hasText: own[visit.language].sister }).click();
    await expect(button(visit, "plan-line-delete")).toBeVisible();
    await unfold(visit.page);
    await expect(visit.page.getByRole("checkbox", { name: sister.name })).toBeChecked();
  },
  "line/new, refused": async (visit) => {
    await newLine(visit);
    await visit.page.getByLabel(visit.t("plan-line-link"), { exact: true }).fill("not a link");
    await button(visit, "save").click();
    await expect(visit.page.getByText(visit.t("plan-line-link-odd"))).toBeVisible();
  },
  "line/leave": async (visit) => {
    await newLine(visit);
    await visit.page.getByLabel(visit.t("plan-line-text")).fill("…");
    await button(visit, "back").click();
    await expect(visit.page.getByRole("dialog")).toBeVisible();
  },
  planChanges: async (visit) => {
    await aside(visit, "planChanges");
    await expect(visit.page.getByText("(1)").first()).toBeVisible();
  },
  planPrint: async (visit) => {
    await aside(visit, "planPrint");
    await expect(visit.page.getByText(sister.phone).first()).toBeVisible();
  },
};
