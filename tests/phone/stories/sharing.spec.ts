/**
 * A client, an agency's real server and a worker who opens what they are given with the portal's own
 * code: a yes before which nothing is shown, a mark on all that is, a change, suggestions, and a pause
 * and a stop that hold with no network and tell only what the server has confirmed.
 */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { CheckInForm } from "../../../ui/host/bindings.ts";
import { Agency } from "../lib/agency.ts";
import type { Bridge } from "../lib/bridge.ts";
import { welcome } from "../lib/device.ts";
import { eyes } from "../lib/eyes.ts";
import { picture } from "../lib/photo.ts";
import { expect, test } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";
import { Worker } from "../lib/worker.ts";

/** What goes over a network, and is asked about only now and then, may take this long to show. */
const before = { timeout: 60_000 };

const name = "Sam Osei";
const blank: CheckInForm = {
  id: null,
  when: null,
  answers: {},
  tags: [],
  strengths: [],
  note: "",
  rest: false,
};
const strengths = ["I listen", "I keep going"] as const;
const goal = "A flat of my own";

/** A device with two strengths, a goal, and a note. */
async function live(bridge: Bridge): Promise<{ goal: string }> {
  for (const text of strengths) await bridge.ask("strength_save", { id: null, text, prompt: null });
  await bridge.ask("goal_save", {
    id: null,
    text: goal,
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
  });
  await bridge.ask("checkin_save", { ...blank, note: "By the river." });
  const [one] = (await bridge.ask("goal_list", {})).goals;
  return { goal: one?.goal.id ?? "" };
}

/** What a client does, by the words on the screen. */
function hand({ page, t }: { page: Page; t: Words }) {
  const tap = (key: string, given: Record<string, string> = {}) =>
    page
      .getByRole("button", { name: t(key, given), exact: true })
      .first()
      .tap();
  const titled = (key: string, given: Record<string, string> = {}) =>
    expect(page.getByRole("heading", { level: 1, name: t(key, given), exact: true })).toBeFocused(
      before,
    );
  /** A sentence that says where it stands, however it says when. */
  const stands = (key: string) => {
    const [start = ""] = t(key, { name, when: "§" }).split("§");
    return expect(page.getByRole("status").filter({ hasText: start }).first()).toBeVisible(before);
  };
  return {
    tap,
    titled,
    stands,
    place: (key: string) => page.getByRole("link", { name: t(key) }).tap(),
    way: async (key: string) => {
      await page
        .getByRole("button")
        .filter({ hasText: t(key) })
        .first()
        .tap();
    },
    async sharing() {
      await page.getByRole("link", { name: t("place-me") }).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("me-way-sharing") })
        .tap();
      await titled("sharing");
    },
  };
}

test("a square code is read by the camera or from a picture, and else that is said", async ({
  page,
  bridge,
  t,
  language,
}) => {
  await welcome(bridge, language, "Ana");
  const agency = await Agency.fresh();
  await agency.start();
  const sam = await Worker.enrol(agency, name);
  const { link } = await sam.invite("To see together what helps.");
  await eyes(page);
  await page.goto(bridge.address);
  const { tap, titled, sharing } = hand({ page, t });
  await sharing();
  await tap("sharing-begin");
  await titled("sharing-invite-title");
  const choose = async () => {
    const chooser = page.waitForEvent("filechooser");
    await tap("invite-picture");
    const file = { name: "code.png", mimeType: "image/png", buffer: picture(64, 64) };
    await (await chooser).setFiles(file);
  };
  await choose();
  await expect(page.getByText(t("invite-scan-nothing"))).toBeVisible();
  await page.evaluate((seen) => Object.assign(window, { seen }), link);
  await choose();
  await titled("sharing-who-title");
  await tap("back");
  await titled("sharing-invite-title");
  await tap("invite-scan");
  await titled("sharing-who-title");
  await expect(
    page.getByText(
      t("sharing-who-at", { role: t("consent-role-worker"), agency: "Harbour House" }),
    ),
  ).toBeVisible();
  await agency.gone();
});

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("a yes, marks, a change, suggestions, a pause, a stop", async ({ page, bridge, t }) => {
      test.slow();
      await welcome(bridge, language, "Ana");
      const flat = await live(bridge);
      const agency = await Agency.fresh();
      await agency.start();
      const sam = await Worker.enrol(agency, name);
      const { link } = await sam.invite("To see together what helps.");
      const { tap, titled, stands, place, way, sharing } = hand({ page, t });
      const mark = t("seenby-mark", { names: name });
      /** Lets the app look now, as it does by itself from time to time. */
      const look = () => bridge.ask("sharing_now", {});
      const sees = (words: string) => async () => (await sam.sees())?.includes(words) ?? null;

      // Nobody watches: the lines of where the client is stand there from the start.
      await page.goto(bridge.address);
      await sharing();
      await expect(page.getByText(t("sharing-crisis"))).toBeVisible();
      await expect(page.getByRole("link", { name: `${t("now-call")} 988` })).toBeVisible();

      // Not now is as near as yes, and leaves nothing.
      await tap("sharing-begin");
      await titled("sharing-invite-title");
      const invite = async () => {
        await page.getByLabel(t("invite-paste"), { exact: true }).fill(link);
        await tap("sharing-invite-look");
        await titled("sharing-who-title");
        await expect(page.getByText(name, { exact: true })).toBeVisible();
        const at = { role: t("consent-role-worker"), agency: "Harbour House" };
        await expect(page.getByText(t("sharing-who-at", at))).toBeVisible();
      };
      await invite();
      await tap("sharing-not-now");
      await titled("sharing");
      await expect(page.getByText(t("sharing-none"))).toBeVisible();
      expect(await sam.people()).toBe(0);

      // Five ideas, then yes.
      await tap("sharing-begin");
      await titled("sharing-invite-title");
      await invite();
      await tap("sharing-next");
      await titled("sharing-what-title", { name });
      for (const box of await page.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
      await page.getByRole("checkbox", { name: strengths[0], exact: true }).check();
      await page.getByRole("checkbox", { name: t("sharing-what-notes"), exact: true }).check();
      await tap("sharing-next");
      await titled("sharing-why-title");
      await expect(page.getByText("To see together what helps.")).toBeVisible();
      await tap("sharing-next");
      await titled("sharing-until-title");
      await tap("sharing-next");
      await titled("sharing-yes-title");
      await expect(page.getByText(strengths[0])).toBeVisible();
      expect(await sam.people()).toBe(0);
      await tap("sharing-yes");
      await titled("sharing");
      await stands("sharing-stand-shared");
      const seen = await sam.sees();
      expect(seen).toContain(strengths[0]);
      expect(seen).toContain("By the river.");
      expect(seen).not.toContain(strengths[1]);
      expect(seen).not.toContain(goal);

      // What can be seen is marked, wherever it stands; what cannot is not.
      await place("place-today");
      await expect(page.getByText(t("seenby-shared", { name }))).toBeVisible();
      await expect(
        page.getByRole("button").filter({ hasText: "By the river." }).getByText(mark),
      ).toBeAttached();
      await place("place-insights");
      await expect(page.getByText(mark).first()).toBeAttached();
      await place("place-goals");
      const goalRow = page.getByRole("button").filter({ hasText: goal });
      await expect(goalRow).toBeVisible();
      await expect(goalRow.getByText(mark)).toHaveCount(0);
      await place("place-me");
      await way("me-way-strengths");
      await titled("strengths");
      const row = (text: string) => page.getByRole("button").filter({ hasText: text });
      await expect(row(strengths[0]).getByText(mark).first()).toBeAttached();
      await expect(row(strengths[1]).getByText(mark)).toHaveCount(0);

      // Another choice, and it is another copy.
      await sharing();
      await expect(
        page
          .getByText(t("sharing-opened", { name, day: "§" }).split("§")[0] ?? "")
          .or(page.getByText(t("sharing-opened-never", { name }))),
      ).toBeVisible();
      await tap("sharing-change");
      await titled("sharing-change-title", { name });
      await page.getByRole("checkbox", { name: goal, exact: true }).check();
      await page.getByRole("checkbox", { name: t("sharing-what-notes"), exact: true }).uncheck();
      await tap("sharing-save");
      await titled("sharing");
      await expect.poll(sees(goal), before).toBe(true);
      await expect.poll(sees("By the river."), before).toBe(false);
      await place("place-goals");
      await expect(goalRow.getByText(mark)).toBeAttached();

      // Three suggestions: one is taken, one changed, one put away; nobody hears which.
      await sam.suggest({ kind: "step", goal: flat.goal, text: "Look at two flats" });
      await sam.suggest({ kind: "goal", text: "Sing again", why: "You told me" });
      await sam.suggest({ kind: "reminder", text: "Call the landlord", when: "mornings" });
      await look();
      await sharing();
      await expect(page.getByText(t("sharing-inbox-new", { count: 3 }))).toBeVisible(before);
      await way("sharing-inbox");
      await titled("sharing-inbox");
      const idea = (text: string) => page.getByRole("article").filter({ hasText: text });
      const say = (text: string, key: string) =>
        idea(text)
          .getByRole("button", { name: t(key), exact: true })
          .tap();
      await say("Look at two flats", "sharing-idea-edit");
      await page.getByLabel(t("sharing-idea-words")).fill("Look at one flat");
      await page
        .getByRole("article")
        .filter({ has: page.getByRole("textbox") })
        .getByRole("button", { name: t("sharing-idea-yes"), exact: true })
        .tap();
      await expect(page.getByText(t("sharing-idea-taken"))).toBeVisible();
      await say("Sing again", "sharing-idea-yes");
      await expect(idea("Sing again").getByText(t("sharing-idea-answer-accepted"))).toBeVisible();
      await say("Call the landlord", "sharing-idea-no");
      await expect(page.getByText(t("sharing-idea-declined"))).toBeVisible();
      const { goals } = await bridge.ask("goal_list", {});
      expect(goals.map((view) => view.goal.text)).toEqual(
        expect.arrayContaining([goal, "Sing again"]),
      );
      expect(goals.flatMap((view) => view.steps).map(({ text }) => text)).toEqual([
        "Look at one flat",
      ]);
      expect(await bridge.ask("reminder_list", {})).toEqual([]);

      // A pause while the server is away: it waits to be confirmed, and marks stay until it is.
      await agency.stop();
      await sharing();
      await tap("sharing-pause");
      await stands("sharing-stand-pausing");
      await place("place-goals");
      await expect(goalRow.getByText(mark)).toBeAttached();
      await goalRow.tap();
      const step = page.getByRole("button").filter({ hasText: "Look at one flat" });
      await expect(step.getByText(mark)).toBeAttached();
      await page.goBack();
      await expect(goalRow).toBeVisible();
      await agency.start();
      await sharing();
      await look();
      await stands("sharing-stand-paused");
      expect(await sam.people()).toBe(0);
      await place("place-goals");
      await expect(goalRow.getByText(mark)).toHaveCount(0);
      await sharing();
      await tap("sharing-resume");
      await stands("sharing-stand-shared");
      await expect.poll(sees(goal), before).toBe(true);

      // A stop while the server is away. When it is back it signs for what it erased.
      await agency.stop();
      await tap("sharing-stop");
      await stands("sharing-stand-stopping");
      await agency.start();
      await look();
      await stands("sharing-stand-ended-stopped");
      expect(await sam.people()).toBe(0);
      await tap("sharing-history");
      await expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
      await expect(page.getByText(t("sharing-history-stopped"), { exact: true })).toBeVisible();
      const erased = t("sharing-receipt-deleted", { day: "§" }).split("§")[0] ?? "";
      await expect(page.getByText(erased)).toBeVisible();
      await expect(
        page
          .getByText(t("sharing-opening-looked", { name, day: "§", times: 1 }).split("§")[0] ?? "")
          .first(),
      ).toBeVisible();
      const saved = page.waitForEvent("download");
      await tap("sharing-receipt-json");
      const receipt = await readFile(await (await saved).path(), "utf8");
      expect(receipt).toContain(name);
      expect(receipt).not.toContain("By the river.");
      await page.context().clearCookies();
      await agency.gone();
    });
  });
}
