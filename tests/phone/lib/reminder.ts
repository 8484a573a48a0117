/** Reminders on a device that is lived in, and the ways to their screens. */
import { expect, type Page } from "@playwright/test";
import type { Id, NoticeState, ReminderForm } from "../../../ui/host/bindings.ts";
import type { Bridge } from "./bridge.ts";
import { addLine } from "./hard-day.ts";
import type { Visit } from "./screens.ts";
import type { Language, Words } from "./words.ts";

/** The client's own words. */
export const own = {
  en: {
    pills: "The blue pills, with a glass of water and something to eat",
    line: "Open the curtains",
  },
  fr: {
    pills: "Les pilules bleues, avec un verre d’eau et quelque chose à manger",
    line: "Ouvrir les rideaux",
  },
} as const;

/** A reminder with nothing special about it: every day at nine. */
export function everyDay(start: string, form: Partial<ReminderForm> = {}): ReminderForm {
  return {
    id: null,
    about: { type: "own" },
    text: "Tea",
    title: "",
    shows: "nothing",
    rule: { start, every: { type: "days", n: 1 }, end: { type: "never" }, times: ["09:00"] },
    zone: null,
    if_not_done: false,
    sound: false,
    off: false,
    ...form,
  };
}

/** A zone in which it is between ten and eleven in the morning. */
export function morning(): string {
  const ahead = (10 - new Date().getUTCHours() + 24) % 24;
  const by = ahead > 14 ? ahead - 24 : ahead;
  // In these names the sign stands for how far behind a zone is.
  return by === 0 ? "Etc/GMT" : `Etc/GMT${by > 0 ? "-" : "+"}${Math.abs(by)}`;
}

/** What an Android phone says that shows notices, and may be some minutes late with them. */
export const notExact: NoticeState = {
  allowed: "yes",
  exact: false,
  may_be_exact: true,
  system: "android",
  tray: null,
  at_login: null,
};

/** Puts some reminders on the device. None of them has come yet. */
export async function remind(bridge: Bridge, language: Language, today: string): Promise<void> {
  const words = own[language];
  const { id } = await addLine(bridge, "every_day", { text: words.line });
  const at = (...times: string[]) => ({ ...everyDay(today).rule, times });
  const save = (form: Partial<ReminderForm>): Promise<{ reminder: { id: Id } }> =>
    bridge.ask("reminder_save", everyDay(today, form));
  await save({ about: { type: "line", id }, text: "", rule: at("08:00", "20:30") });
  await save({ text: words.pills, shows: "full", rule: at("07:00", "13:00", "19:00") });
  await save({ about: { type: "checkin" }, text: "", rule: at("21:00"), if_not_done: true });
  await save({ text: "…", off: true });
  await bridge.ask("quiet_save", {
    hours: { from: "22:00", to: "08:00" },
    days: [
      { type: "weekday", day: "Sat" },
      { type: "dates", from: "2031-12-24", to: "2031-12-26" },
    ],
    rest: null,
  });
}

/** The list of reminders, from Me. */
export async function open(page: Page, t: Words): Promise<void> {
  await page.getByRole("link", { name: t("place-me") }).tap();
  await page
    .getByRole("button")
    .filter({ hasText: t("me-way-hint-reminders") })
    .tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("reminders-title"));
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}
/** A screen that is reached from the list. */
export async function aside(page: Page, t: Words, name: string): Promise<void> {
  await page
    .getByRole("button")
    .filter({ hasText: t(`reminders-way-hint-${name}`) })
    .tap();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}
/** What can be tapped, chosen and filled in, by its name. */
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
export const radio = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });
export const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

const tap = ({ page, t }: Visit, key: string) =>
  page.getByRole("button", { name: t(key), exact: true });

async function list(visit: Visit): Promise<void> {
  const { page, t } = visit;
  await page.getByRole("link", { name: t("place-me") }).click();
  await page
    .getByRole("button")
    .filter({ hasText: t("me-way-hint-reminders") })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

async function beside(visit: Visit, name: string): Promise<void> {
  await list(visit);
  const hint = visit.t(`reminders-way-hint-${name}`);
  await visit.page.getByRole("button").filter({ hasText: hint }).click();
  await expect(visit.page.getByRole("heading", { level: 1 })).toBeFocused();
}

/** Every screen of reminders. */
export const ways: Record<string, (visit: Visit) => Promise<void>> = {
  reminders: async (visit) => {
    await list(visit);
    await expect(visit.page.getByText(own[visit.language].pills)).toBeVisible();
  },
  reminder: async (visit) => {
    await list(visit);
    await visit.page.getByRole("button").filter({ hasText: own[visit.language].pills }).click();
    await expect(tap(visit, "reminder-delete")).toBeVisible();
    await visit.page.locator("main summary").click();
    await visit.page.getByRole("radio", { name: visit.t("reminder-zone-fixed") }).check();
    await expect(visit.page.getByText(visit.t("reminder-full-care"))).toBeVisible();
    await expect(visit.page.locator("figure").getByText(own[visit.language].pills)).toBeVisible();
  },
  "reminder/new, refused": async (visit) => {
    const { page, t } = visit;
    await list(visit);
    await tap(visit, "reminders-add").click();
    await page.getByRole("radio", { name: t("reminder-about-own") }).check();
    await page.getByRole("radio", { name: t("reminder-how-two_weeks") }).check();
    await page.getByRole("radio", { name: t("reminder-end-until") }).check();
    await page.getByRole("radio", { name: t("reminder-shows-title") }).check();
    await tap(visit, "reminder-time-add").click();
    await tap(visit, "save").click();
    await expect(page.getByText(t("reminder-on-lacking"))).toBeVisible();
  },
  "reminder/every month": async (visit) => {
    const { page, t } = visit;
    await list(visit);
    await tap(visit, "reminders-add").click();
    await page.getByRole("radio", { name: t("reminder-about-line") }).check();
    await page.getByRole("radio", { name: t("reminder-how-month") }).check();
    await page.getByRole("radio", { name: t("reminder-by-weekday") }).check();
    await expect(page.getByLabel(t("reminder-nth"), { exact: true })).toBeVisible();
  },
  quiet: async (visit) => {
    await beside(visit, "quiet");
    await expect(visit.page.getByLabel(visit.t("quiet-from"), { exact: true })).toBeVisible();
    await tap(visit, "quiet-dates-add").click();
    await expect(visit.page.getByText(visit.t("quiet-dates-lacking"))).toBeVisible();
  },
  notices: async (visit) => {
    await beside(visit, "notices");
    await tap(visit, "notices-test-minute").click();
    await expect(visit.page.getByText(visit.t("notices-tested-60"))).toBeVisible();
    await expect(
      visit.page.getByRole("heading", { name: visit.t("notices-log-ahead") }),
    ).toBeVisible();
  },
  // A phone that is exact only once the client allows it.
  "notices/not exact": async (visit) => {
    await visit.page.route("**/rpc/notice_state", (route) => route.fulfill({ json: notExact }));
    await beside(visit, "notices");
    await expect(tap(visit, "notices-exact-open")).toBeVisible();
  },
};
