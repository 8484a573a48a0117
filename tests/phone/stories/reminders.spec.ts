/**
 * Reminders are made: one of each preset, with its notice looked at first, and where each is thought of.
 */
import type { Page } from "@playwright/test";
import type { Rule } from "../../../ui/host/bindings.ts";
import { addLine, someone } from "../lib/hard-day.ts";
import { addDays, welcome } from "../lib/device.ts";
import { button, field, morning, open, radio } from "../lib/reminder.ts";
import { expect, test } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";

/** Each preset: how it is chosen, and what is kept. `today` is a day ahead where it has to be. */
type Preset = {
  choose: (page: Page, t: Words, today: string) => Promise<void>;
  rule: Partial<Rule>;
};
const presets = (today: string): Record<string, Preset> => ({
  every_day: {
    choose: async () => undefined,
    rule: { every: { type: "days", n: 1 }, end: { type: "never" }, times: ["09:00"] },
  },
  "several times a day": {
    choose: async (page, t) => {
      await button(page, t("reminder-time-add")).tap();
      await field(page, t("reminder-time-nth", { n: 2 })).fill("07:15");
      await button(page, t("reminder-time-add")).tap();
      await field(page, t("reminder-time-nth", { n: 3 })).fill("21:45");
    },
    rule: { every: { type: "days", n: 1 }, times: ["07:15", "09:00", "21:45"] },
  },
  weekdays: {
    choose: async (page, t) => radio(page, t("reminder-how-weekdays")).check(),
    rule: { every: { type: "weeks", n: 1, on: ["Mon", "Tue", "Wed", "Thu", "Fri"] } },
  },
  some_days: {
    choose: async (page, t) => {
      await radio(page, t("reminder-how-some_days")).check();
      const days = page.getByRole("group", { name: t("reminder-on") }).getByRole("checkbox");
      await days.nth(6).check();
      await days.nth(1).check();
    },
    rule: { every: { type: "weeks", n: 1, on: ["Tue", "Sun"] } },
  },
  "two weeks, until a date": {
    choose: async (page, t) => {
      await radio(page, t("reminder-how-two_weeks")).check();
      const days = page.getByRole("group", { name: t("reminder-on") }).getByRole("checkbox");
      await days.nth(3).check();
      await field(page, t("reminder-start")).fill(addDays(today, 3));
      await radio(page, t("reminder-end-until")).check();
      await field(page, t("reminder-until")).fill(addDays(today, 90));
    },
    rule: {
      start: addDays(today, 3),
      every: { type: "weeks", n: 2, on: ["Thu"] },
      end: { type: "until", date: addDays(today, 90) },
    },
  },
  "every three days": {
    choose: async (page, t) => {
      await radio(page, t("reminder-how-few_days")).check();
      await field(page, t("reminder-every")).fill("3");
    },
    rule: { every: { type: "days", n: 3 } },
  },
  "a date of the month, ten times": {
    choose: async (page, t) => {
      await radio(page, t("reminder-how-month")).check();
      await field(page, t("reminder-day")).selectOption("31");
      await expect(page.getByText(t("reminder-day-last"))).toBeVisible();
      await radio(page, t("reminder-end-times")).check();
      await field(page, t("reminder-count")).fill("10");
    },
    rule: { every: { type: "month_day", n: 1, day: 31 }, end: { type: "times", n: 10 } },
  },
  "the first Tuesday": {
    choose: async (page, t) => {
      await radio(page, t("reminder-how-month")).check();
      await radio(page, t("reminder-by-weekday")).check();
      await field(page, t("reminder-nth")).selectOption("1");
      await field(page, t("reminder-weekday")).selectOption("Tue");
    },
    rule: { every: { type: "month_weekday", n: 1, nth: 1, on: "Tue" } },
  },
  once: {
    choose: async (page, t) => {
      await radio(page, t("reminder-how-once")).check();
      await field(page, t("reminder-once-day")).fill(addDays(today, 5));
    },
    rule: { start: addDays(today, 5), every: { type: "once" }, end: { type: "never" } },
  },
});

for (const language of languages) {
  test.describe(language, () => {
    // Mid-morning, whatever the hour: a day has its evening still before it.
    test.use({ language, device: ["--zone", morning()] });

    test("one is made of each preset, and shows when it comes", async ({ page, bridge, t }) => {
      const today = await welcome(bridge, language);
      await page.goto(bridge.address);
      await open(page, t);
      await expect(page.getByText(t("reminders-empty-title"))).toBeVisible();
      for (const [name, { choose, rule }] of Object.entries(presets(today))) {
        await test.step(name, async () => {
          await button(page, t("reminders-add")).tap();
          await radio(page, t("reminder-about-own")).check();
          await field(page, t("reminder-text")).fill(name);
          await field(page, t("reminder-time")).fill("09:00");
          await choose(page, t, today);
          // What stands there is what the core says.
          const kept = { start: today, end: { type: "never" as const }, times: ["09:00"], ...rule };
          const tried = await bridge.ask("reminder_try", { rule: kept as Rule, zone: null });
          const next = page.getByRole("region", { name: t("reminder-next") }).getByRole("listitem");
          await expect(next).toHaveCount(tried.length);
          await button(page, t("save")).tap();
          await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("reminders-title"));
          const all = await bridge.ask("reminder_list", {});
          const made = all.find(({ reminder }) => reminder.text === name);
          expect(made?.reminder.rule).toMatchObject(rule);
          expect(made?.next).toEqual(tried[0]);
        });
      }
      // Those that come next come first, each by its own sentence.
      const rows = page.getByRole("listitem").filter({ has: page.getByRole("switch") });
      await expect(rows).toHaveCount(9);
      const order = (await bridge.ask("reminder_list", {})).map(({ reminder }) => reminder.text);
      for (const [n, text] of order.entries()) await expect(rows.nth(n)).toContainText(text);
      const weekly = rows.filter({ hasText: "two weeks" });
      await expect(weekly).toContainText(
        t("reminder-rule-weeks", { n: 2, days: language === "en" ? "Thursday" : "jeudi" }),
      );

      // Off, and on again.
      const first = rows.filter({ hasText: "every_day" });
      await first.getByRole("switch").uncheck();
      const off = async () =>
        (await bridge.ask("reminder_list", {})).filter(({ reminder }) => reminder.off).length;
      await expect.poll(off).toBe(1);
      await first.getByRole("switch").check();
      await expect.poll(off).toBe(0);

      // One is opened as it was kept.
      await button(page, t("back")).tap();
      await open(page, t);
      await page.getByRole("button").filter({ hasText: "the first Tuesday" }).tap();
      await expect(field(page, t("reminder-weekday"))).toHaveValue("Tue");
      await expect(radio(page, t("reminder-by-weekday"))).toBeChecked();
    });

    test("its notice tells others no more than was chosen", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      await page.goto(bridge.address);
      await open(page, t);
      await button(page, t("reminders-add")).tap();
      await radio(page, t("reminder-about-own")).check();
      await field(page, t("reminder-text")).fill("Blue pill");
      const notice = page.getByRole("figure");
      await expect(notice).toContainText(t("notice-secret"));
      await expect(notice).not.toContainText("Blue pill");
      await expect(notice).toContainText(t("notice-done"));
      await expect(page.getByText(t("reminder-full-care"))).toBeHidden();
      await radio(page, t("reminder-shows-title")).check();
      await expect(notice).toContainText(t("notice-secret"));
      await field(page, t("reminder-title")).fill("The plants");
      await expect(notice).toContainText("The plants");
      await radio(page, t("reminder-shows-full")).check();
      await expect(notice).toContainText("Blue pill");
      await expect(page.getByText(t("reminder-full-care"))).toBeVisible();
      await radio(page, t("reminder-shows-title")).check();
      await page.getByRole("switch", { name: t("reminder-sound") }).check();

      // What is written is not lost on the way to Support and back, nor by a careless tap.
      await button(page, t("support")).tap();
      await expect(page.getByRole("heading", { level: 1, name: t("now-title") })).toBeFocused();
      await page.goBack();
      await expect(field(page, t("reminder-text"))).toHaveValue("Blue pill");
      await button(page, t("back")).tap();
      await button(page, t("leave-stay")).tap();
      await button(page, t("save")).tap();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("reminders-title"));
      const [kept] = await bridge.ask("reminder_list", {});
      expect(kept?.reminder).toMatchObject({
        text: "Blue pill",
        title: "The plants",
        shows: "title",
        sound: true,
        if_not_done: false,
      });

      // Deleted, brought back at once, and later from the one place for it.
      const row = page.getByRole("button").filter({ hasText: "Blue pill" });
      const remove = async () => {
        await row.tap();
        await button(page, t("reminder-delete")).tap();
        await expect(page.getByText(t("reminders-empty-title"))).toBeVisible();
      };
      await remove();
      await button(page, t("undo")).tap();
      await expect(row).toBeVisible();
      await remove();
      await page.getByRole("link", { name: t("place-me") }).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("me-way-deleted") })
        .tap();
      await expect(page.getByRole("heading", { name: t("deleted-kind-reminder") })).toBeVisible();
      await expect(page.getByText("Blue pill").first()).toBeVisible();
      await page.getByRole("button", { name: t("deleted-back") }).tap();
      await expect(page.getByText(t("deleted-empty-title"))).toBeVisible();
      expect(await bridge.ask("reminder_list", {})).toEqual([kept]);
    });

    test("a reminder is made where it is thought of", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      const line = await addLine(bridge, "helps", { text: "A walk" });
      const meets = { days: ["Tue" as const], every: 1, time: "19:00" };
      const said = someone({ name: "Tuesday circle", kind: "group", meets });
      const group = await bridge.ask("support_save", { id: null, said });
      await page.goto(bridge.address);

      // From a line of the plan, which then says so.
      await page.getByRole("link", { name: t("place-plan"), exact: true }).tap();
      const row = page.getByRole("button").filter({ hasText: "A walk" });
      await row.tap();
      await button(page, t("remind-add")).tap();
      await expect(field(page, t("reminder-line"))).toHaveValue(line.id);
      await button(page, t("save")).tap();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("plan-line"));
      const [start = ""] = t("remind-next", { moment: "…" }).split("…");
      await expect(page.getByRole("button").filter({ hasText: start })).toBeVisible();
      await button(page, t("back")).tap();
      await expect(row).toContainText(t("plan-line-reminded"));

      // What meets gets one in a single tap, an hour before.
      await page
        .getByRole("button")
        .filter({ hasText: t("plan-way-hint-circle") })
        .tap();
      await page.getByRole("button").filter({ hasText: "Tuesday circle" }).tap();
      await button(page, t("support-remind")).tap();
      await expect(page.getByRole("button").filter({ hasText: start })).toBeVisible();
      const about = { type: "support", id: group.id };
      const of = async () =>
        (await bridge.ask("reminder_list", {})).map(({ reminder }) => [
          reminder.about,
          reminder.rule,
        ]);
      const weekly = { every: { type: "weeks", n: 1, on: ["Tue"] }, times: ["18:00"] };
      await expect.poll(of).toContainEqual([about, expect.objectContaining(weekly)]);
      await button(page, t("undo")).tap();
      await expect(page.getByRole("button").filter({ hasText: start })).toBeHidden();

      // And beside the questions, for a check-in.
      await button(page, t("back")).tap();
      await page.getByRole("link", { name: t("place-today") }).tap();
      await button(page, t("today-empty-choose")).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("starter-mood") })
        .tap();
      await button(page, t("remind-add")).tap();
      await expect(radio(page, t("reminder-about-checkin"))).toBeChecked();
      await expect(page.getByRole("switch", { name: t("reminder-if-not-done") })).toBeChecked();
      await button(page, t("save")).tap();
      await expect.poll(of).toContainEqual([{ type: "checkin" }, expect.anything()]);
    });
  });
}
