/**
 * Every screen there is, and how to get to it by touch. A new screen adds its line here: the stories
 * that go everywhere compare this list with the app's own.
 */
import { expect, type Page } from "@playwright/test";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Bridge } from "./bridge.ts";
import { furnish, own } from "./circle.ts";
import { addDays, live, welcome } from "./device.ts";
import { firstWays as firstGoalWays, goals, ways as goalWays } from "./goal.ts";
import { prepare, support, ways as hardDayWays } from "./hard-day.ts";
import { answered, ways as measureWays } from "./measures.ts";
import { doors as lockDoors, lockUp, pin, ways as lockWays } from "./lock.ts";
import { plan, ways as planWays } from "./plan.ts";
import { remind, ways as reminderWays } from "./reminder.ts";
import { ways as sharingWays } from "./sharing.ts";
import { doors as syncDoors, ways as syncWays } from "./sync.ts";
import { unfold } from "./unfold.ts";
import type { Language, Words } from "./words.ts";

export type Visit = {
  page: Page;
  t: Words;
  bridge: Bridge;
  today: string;
  language: Language;
};
type Way = (visit: Visit) => Promise<void>;

const button = ({ page, t }: Visit, key: string) =>
  page.getByRole("button", { name: t(key), exact: true });

const place =
  (key: string): Way =>
  async ({ page, t }) => {
    await page.getByRole("link", { name: t(key) }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  };

const way =
  (name: string): Way =>
  async (visit) => {
    await place("place-me")(visit);
    await visit.page
      .getByRole("button")
      .filter({ hasText: visit.t(`me-way-${name}`) })
      .click();
    await expect(visit.page.getByRole("heading", { level: 1 })).toBeFocused();
  };

/** Opens the row of a list that says these words, and waits for its screen. */
async function openRow({ page }: Visit, words: string): Promise<void> {
  await page.locator("main li button").filter({ hasText: words }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

/** A part of Insights, with everything in it unfolded. */
const part =
  (name: string): Way =>
  async (visit) => {
    await place("place-insights")(visit);
    await visit.page.getByRole("link", { name: visit.t(`part-${name}`), exact: true }).click();
    await expect(visit.page.getByRole("heading", { level: 1 })).toHaveText(visit.t(`part-${name}`));
    await visit.page.locator("summary").first().waitFor();
    await unfold(visit.page);
  };

const day =
  (ago: number): Way =>
  async (visit) => {
    await place("place-insights")(visit);
    const wanted = addDays(visit.today, -ago);
    if (wanted.slice(0, 7) !== visit.today.slice(0, 7)) {
      const months = visit.page.getByRole("group", { name: visit.t("lookback-months") });
      await months.getByRole("button").first().click();
    }
    await visit.page.getByRole("grid").locator(`[data-day="${wanted}"]`).click();
    await expect(visit.page.getByRole("heading", { level: 1 })).toBeFocused();
  };

/** Chooses a file of this content, by the button that asks for one. */
async function chooseOwn(visit: Visit, content: string): Promise<void> {
  const asked = visit.page.waitForEvent("filechooser");
  await button(visit, "import-choose").click();
  const buffer = Buffer.from(content);
  await (await asked).setFiles({ name: "a.csv", mimeType: "text/csv", buffer });
}

/** On a device that is lived in. The name before the stroke is the screen's own in `app/screens.ts`. */
export const inside: Record<string, Way> = {
  today: async () => undefined,
  "today/saved": async (visit) => {
    await visit.page.getByRole("radio").first().click();
    await button(visit, "save").click();
    await expect(visit.page.getByText(visit.t("today-saved"))).toBeVisible();
  },
  checkin: async (visit) => {
    await button(visit, "today-add-more").click();
    await expect(visit.page.getByRole("heading", { name: visit.t("checkin-new") })).toBeVisible();
    for (const more of await visit.page.locator("summary").all()) await more.click();
  },
  "checkin/day ahead": async (visit) => {
    await inside["checkin"]?.(visit);
    await visit.page.getByRole("radio", { name: visit.t("when-other") }).click();
    await visit.page.getByLabel(visit.t("when-day"), { exact: true }).fill(addDays(visit.today, 9));
    await expect(visit.page.getByText(visit.t("when-day-ahead"))).toBeVisible();
  },
  "checkin/change": async (visit) => {
    await visit.page.locator("main li button").first().click();
    await expect(
      visit.page.getByRole("heading", { name: visit.t("checkin-change") }),
    ).toBeVisible();
  },
  insights: place("place-insights"),
  overTime: part("overTime"),
  "overTime/year": async (visit) => {
    await part("overTime")(visit);
    await visit.page.getByRole("radio", { name: visit.t("chart-span-year") }).check();
    await expect(visit.page.getByRole("slider")).toHaveAttribute("max", "51");
  },
  daysWith: part("daysWith"),
  day: day(1),
  "day/gap": day(3),
  search: async (visit) => {
    await place("place-insights")(visit);
    await button(visit, "search").click();
    await visit.page.getByRole("searchbox").fill("marguerite");
    await expect(visit.page.locator("main mark").first()).toBeVisible();
  },
  "search/nothing": async (visit) => {
    await place("place-insights")(visit);
    await button(visit, "search").click();
    await visit.page.getByRole("searchbox").fill("zebra");
    await expect(visit.page.getByText(visit.t("search-none-title"))).toBeVisible();
  },
  me: place("place-me"),
  look: way("look"),
  items: way("items"),
  item: async (visit) => {
    await way("items")(visit);
    await visit.page.locator("main ol li button").first().click();
    await expect(visit.page.getByRole("heading", { name: visit.t("item-change") })).toBeVisible();
  },
  "item/new, refused": async (visit) => {
    await way("items")(visit);
    await button(visit, "items-own").click();
    await visit.page.getByRole("radio", { name: visit.t("kind-choose_one") }).click();
    await button(visit, "save").click();
    await expect(visit.page.getByText(visit.t("item-ask-lacking"))).toBeVisible();
  },
  tags: way("tags"),
  "tags/change": async (visit) => {
    await way("tags")(visit);
    await visit.page
      .getByRole("button", { name: visit.t("tag-change") })
      .first()
      .click();
    await expect(visit.page.getByRole("dialog")).toBeVisible();
  },
  ...planWays,
  ...goalWays,
  circle: way("circle"),
  support: async (visit) => {
    await way("circle")(visit);
    await openRow(visit, own[visit.language].friend);
    await unfold(visit.page);
    await visit.page.getByRole("checkbox").first().check();
  },
  "support/new, refused": async (visit) => {
    await way("circle")(visit);
    await button(visit, "circle-add").click();
    await button(visit, "save").click();
    await expect(visit.page.getByText(visit.t("support-name-lacking"))).toBeVisible();
  },
  "support/delete": async (visit) => {
    await way("circle")(visit);
    await openRow(visit, own[visit.language].friend);
    await button(visit, "support-delete").click();
    await expect(visit.page.getByRole("dialog")).toBeVisible();
  },
  strengths: async (visit) => {
    await way("strengths")(visit);
    await unfold(visit.page);
    await button(visit, "strengths-own").first().click();
  },
  strength: async (visit) => {
    await way("strengths")(visit);
    await openRow(visit, own[visit.language].strength);
    await expect(visit.page.getByText(visit.t("strength-days"))).toBeVisible();
  },
  hopeNotes: async (visit) => {
    await way("hopeNotes")(visit);
    await expect(visit.page.getByRole("img", { name: visit.t("photo-alt") })).toBeVisible();
  },
  hopeNote: async (visit) => {
    await way("hopeNotes")(visit);
    await openRow(visit, own[visit.language].hope);
    await expect(visit.page.getByRole("img", { name: visit.t("photo-alt") })).toBeVisible();
  },
  "hopeNote/change": async (visit) => {
    await inside["hopeNote"]?.(visit);
    await button(visit, "hope-change").click();
    await expect(button(visit, "photo-remove")).toBeVisible();
  },
  "hopeNote/new, refused": async (visit) => {
    await way("hopeNotes")(visit);
    await button(visit, "hope-write").click();
    const file = { name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no photo") };
    await visit.page.locator("input[type=file]").setInputFiles(file);
    await expect(visit.page.getByText(visit.t("error-not-a-photo"))).toBeVisible();
    await button(visit, "save").click();
    await expect(visit.page.getByText(visit.t("hope-lacking"))).toBeVisible();
  },
  ...hardDayWays,
  ...reminderWays,
  ...measureWays,
  region: way("region"),
  signs: way("signs"),
  sign: async (visit) => {
    await way("signs")(visit);
    await visit.page.locator("main li button").first().click();
    await expect(button(visit, "sign-delete")).toBeVisible();
  },
  "sign/new, refused": async (visit) => {
    await way("signs")(visit);
    await button(visit, "signs-add").click();
    await button(visit, "save").click();
    await expect(visit.page.getByText(visit.t("sign-words-lacking"))).toBeVisible();
  },
  ...lockWays(way("lock")),
  ...syncWays(way("sync")),
  ...sharingWays(way("sharing"), {
    goals: place("place-goals"),
    plan: place("place-plan"),
    insights: place("place-insights"),
  }),
  packet: async (visit) => {
    await goalWays["visit"]?.(visit);
    await button(visit, "visit-packet").click();
    await expect(visit.page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(visit.page.locator("main ol li").last()).toBeVisible();
  },
  deleted: way("deleted"),
  backup: way("backup"),
  "backup/refused": async (visit) => {
    await way("backup")(visit);
    await button(visit, "backup-make").click();
    await expect(visit.page.getByText(visit.t("backup-passphrase-short"))).toBeVisible();
  },
  restore: async (visit) => {
    await way("backup")(visit);
    await button(visit, "backup-restore").click();
    await expect(visit.page.getByRole("heading", { level: 1 })).toBeFocused();
  },
  erase: way("erase"),
  "erase/everything": async (visit) => {
    await way("erase")(visit);
    await button(visit, "erase-all-begin").click();
    await button(visit, "erase-all-on").click();
    await expect(visit.page.getByRole("dialog")).toBeVisible();
  },
  "deleted/ask": async (visit) => {
    await way("deleted")(visit);
    await button(visit, "deleted-all").click();
    await expect(visit.page.getByRole("dialog")).toBeVisible();
  },
  import: way("import"),
  export: way("export"),
  "export/locked": async (visit) => {
    await way("export")(visit);
    await visit.page.getByRole("radio", { name: visit.t("export-lock-passphrase") }).check();
    await expect(
      visit.page.getByLabel(visit.t("export-passphrase"), { exact: true }),
    ).toBeVisible();
  },
  "import/how": async (visit) => {
    await way("import")(visit);
    for (const more of await visit.page.locator("summary").all()) await more.click();
  },
  "import/look": async (visit) => {
    await way("import")(visit);
    await chooseOwn(
      visit,
      "full_date,date,weekday,time,mood,activities,note_title,note\n2023-03-05,March 5,Sunday,21:30,wobbly,a,,b\n2023-03-06,March 6,Monday,21:30,rad,a,,b\n",
    );
    await expect(visit.page.getByText(visit.t("import-look-title"))).toBeVisible();
  },
  "import/columns": async (visit) => {
    await way("import")(visit);
    await chooseOwn(
      visit,
      "date,weekday,time of day,category,rating/amount,detail,notes,weather\n1st May 2022,x,am,Mood,4,Calm,,sun\n1st May 2022,x,am,Meds/Supplements,50,A rather long name of a tea (mg),,\n",
    );
    await expect(visit.page.getByText(visit.t("import-columns"))).toBeVisible();
    const closed = visit.page.locator("main details:not([open]) > summary");
    while ((await closed.count()) > 0) await closed.first().click();
  },
  "import/problem": async (visit) => {
    await way("import")(visit);
    await chooseOwn(visit, "what is this\n");
    await expect(visit.page.getByText(visit.t("import-problem-title"))).toBeVisible();
  },
};

const heading =
  (key: string): Way =>
  ({ page, t }) =>
    expect(page.getByRole("heading", { name: t(key) })).toBeVisible();

/** The first run, from its first step. */
const step =
  (to: number): Way =>
  async (visit) => {
    for (let at = 0; at < to; at += 1) {
      await visit.page.getByRole("button", { name: visit.t("welcome-next"), exact: true }).click();
      await expect(
        visit.page.getByText(visit.t("welcome-progress", { step: at + 2, steps: 4 })),
      ).toBeVisible();
    }
  };

/** A way in, and the device it is on. */
export type Door = { device: (language: Language) => Promise<Bridge>; way: Way };
const passphrase = { with: { type: "passphrase" as const, passphrase: "four plain words here" } };

/** A device on which nothing was written yet, past the first run. */
async function fresh(language: Language): Promise<Bridge> {
  const bridge = await Bridge.fresh();
  await welcome(bridge, language);
  return bridge;
}

/** Before the app is open, and before there is anything in it: each of these has a device of its own. */
export const doors: Record<string, Door> = {
  "welcome/1": { device: () => Bridge.fresh(), way: heading("welcome-language-title") },
  "welcome/2": { device: () => Bridge.fresh(), way: step(1) },
  "welcome/3": { device: () => Bridge.fresh(), way: step(2) },
  "welcome/4": { device: () => Bridge.fresh(), way: step(3) },
  "today/first": { device: fresh, way: heading("today-empty-title") },
  ...Object.fromEntries(
    ["circle", "strengths", "hopeNotes", "signs", "reminders", "deleted", "lock"].map((name) => [
      `${name}/first`,
      { device: fresh, way: way(name) },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(firstGoalWays).map(([name, way]) => [`${name}/first`, { device: fresh, way }]),
  ),
  "now/first": { device: fresh, way: support },
  "opening/choose": {
    device: () => Bridge.fresh("--no-key-store"),
    way: heading("opening-choose-title"),
  },
  "opening/unlock": {
    device: async () => {
      const bridge = await Bridge.fresh("--no-key-store");
      await bridge.ask("vault_make", passphrase);
      await bridge.kill();
      await bridge.start();
      return bridge;
    },
    way: heading("opening-unlock-title"),
  },
  ...lockDoors(heading("opening-unlock-title")),
  "lock/finger, asked": {
    device: async (language) => {
      const bridge = await Bridge.fresh("--finger");
      await welcome(bridge, language);
      await lockUp(bridge);
      return bridge;
    },
    way: async (visit) => {
      await way("lock")(visit);
      await visit.page
        .getByRole("button", { name: visit.t("lock-finger-turn-on"), exact: true })
        .click();
      await expect(visit.page.getByText(visit.t("lock-finger-all"))).toBeVisible();
    },
  },
  ...syncDoors,
  "opening/wrong key": {
    device: async () => {
      const bridge = await Bridge.fresh();
      await bridge.ask("start", {});
      await bridge.kill();
      await writeFile(path.join(bridge.folder, "bridge-key"), Buffer.alloc(32, 7));
      await bridge.start();
      return bridge;
    },
    way: heading("opening-wrong-key-title"),
  },
  "opening/damaged": {
    device: async () => {
      const bridge = await Bridge.fresh();
      await bridge.ask("start", {});
      await bridge.kill();
      await writeFile(path.join(bridge.folder, "vault", "vault.db"), Buffer.alloc(8192, 7));
      await writeFile(path.join(bridge.folder, "vault", "vault.db-wal"), "");
      await bridge.start();
      return bridge;
    },
    way: heading("opening-damaged-title"),
  },
  "opening/damaged, saving": {
    device: async () => {
      const bridge = await Bridge.fresh();
      await bridge.ask("start", {});
      await lockUp(bridge);
      await bridge.kill();
      await writeFile(path.join(bridge.folder, "vault", "vault.db"), Buffer.alloc(8192, 7));
      await writeFile(path.join(bridge.folder, "vault", "vault.db-wal"), "");
      await bridge.start();
      return bridge;
    },
    way: async (visit) => {
      const { page, t } = visit;
      await heading("opening-unlock-title")(visit);
      await page.getByLabel(t("opening-pin"), { exact: true }).fill(pin);
      await page.getByRole("button", { name: t("opening-open"), exact: true }).click();
      await heading("opening-damaged-title")(visit);
      await page.getByRole("button", { name: t("opening-save"), exact: true }).click();
      await page.getByRole("button", { name: t("opening-save-now"), exact: true }).click();
      await expect(page.getByText(t("opening-save-short"))).toBeVisible();
    },
  },
};

/** A device that is lived in, shared by a whole walk through it. */
export async function livedIn(language: Language) {
  const bridge = await Bridge.fresh();
  const lived = await live(bridge, language);
  await furnish(bridge, language);
  await plan(bridge, language);
  await goals(bridge, language);
  await prepare(bridge, language, lived.items[2]?.id ?? "");
  await remind(bridge, language, lived.today);
  await answered(bridge);
  await lockUp(bridge);
  return { bridge, language, ...lived };
}
