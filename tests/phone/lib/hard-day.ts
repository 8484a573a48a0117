/** What someone put into their plan for a hard day: first lines, people, and a sign that holds now. */
import type { Id, Line, LineForm, Plan, Starter, SupportSaid } from "../../../ui/host/bindings.ts";
import { expect } from "@playwright/test";
import type { Bridge } from "./bridge.ts";
import type { Visit } from "./screens.ts";
import type { Language } from "./words.ts";

/** The client's own words. */
export const own = {
  en: {
    sign: "I stay up and stop answering “hello”.",
    action: "Walk to the river, then call Marguerite.",
    first: "This has passed before. Tea, blanket, one hour at a time.",
    tie: "my sister",
    helps: "She knows what to do when I go quiet.",
  },
  fr: {
    sign: "Je veille et je ne réponds plus à « bonjour ».",
    action: "Marcher jusqu’au fleuve, puis appeler Marguerite.",
    first: "Ça a déjà passé. Un thé, une couverture, une heure à la fois.",
    tie: "ma sœur",
    helps: "Elle sait quoi faire quand je ne parle plus.",
  },
} as const;

export const phone = "514 555-0142";

const sectionOf = (plan: Plan, starter: Starter): Id => {
  const section = plan.sections.find((one) => one.starter === starter);
  if (!section) throw new Error(`the plan has no section called ${starter}`);
  return section.id;
};

/** Adds a line to a section that Trellis brings along. */
export async function addLine(
  bridge: Bridge,
  starter: Starter,
  line: Pick<LineForm, "text"> & Partial<LineForm>,
): Promise<Line> {
  const section = sectionOf(await bridge.ask("plan", {}), starter);
  const form = { id: null, points: [], photo: null, link: null, first: false, ...line, section };
  const plan = await bridge.ask("line_save", form);
  const made = plan.sections
    .flatMap(({ lines }) => lines)
    .find(({ section: at, text }) => at === section && text === line.text);
  if (!made) throw new Error("the line is not in the plan");
  return made;
}

/** Somebody of the circle. */
export function someone(said: Pick<SupportSaid, "name"> & Partial<SupportSaid>): SupportSaid {
  return {
    kind: "person",
    tie: "",
    helps: "",
    when: "",
    phone: "",
    texts: false,
    email: "",
    address: "",
    side: "natural",
    favourite: false,
    meets: null,
    ...said,
  };
}

/** Prepares for hard days, on a device where `sleep` was answered with less than seven hours lately. */
export async function prepare(bridge: Bridge, language: Language, sleep: Id): Promise<void> {
  const words = own[language];
  const sign = await addLine(bridge, "early_signs", { text: words.sign });
  const action = await addLine(bridge, "early_signs", { text: words.action });
  await addLine(bridge, "by_self", { text: words.first, first: true });
  const { tie, helps } = words;
  const said = { name: "Marguerite", tie, helps, phone, email: "m@example.org" };
  await bridge.ask("support_save", {
    id: null,
    said: someone({ ...said, texts: true, favourite: true }),
  });
  await bridge.ask("sign_save", {
    id: null,
    line: sign.id,
    pattern: { test: { type: "below", item: sleep, than: 420 }, days: 2 },
    action: action.id,
    off: false,
  });
}

/** Support now, by the one tap that leads there. */
export async function support({ page, t }: Pick<Visit, "page" | "t">): Promise<void> {
  await page.getByRole("button", { name: t("support"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("now-title") })).toBeFocused();
  await expect(page.getByRole("heading", { name: t("now-lines") })).toBeVisible();
}

/** Support now, and the card on Today. */
export const ways: Record<string, (visit: Visit) => Promise<void>> = {
  now: support,
  "today/card": async ({ page, t }) => {
    const card = page.getByRole("region", { name: t("card-sign-title") });
    await card.locator("summary").click();
    await expect(card.getByRole("button", { name: t("card-off") })).toBeVisible();
  },
};
