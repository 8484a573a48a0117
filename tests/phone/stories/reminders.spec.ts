/**
 * Reminders: one is made of each preset, its notice is looked at, quiet times are set, what passed is
 * answered, put away and brought again, and the client can prove to themselves that it works. The
 * system's own answers come from the core; where it would say something else, its answer is changed on
 * the way.
 */
import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import type { About, LogLine, NoticeState, Rule } from "../../../ui/host/bindings.ts";
import { addLine, someone } from "../lib/hard-day.ts";
import { addDays, welcome } from "../lib/device.ts";
import { everyDay, morning } from "../lib/reminder.ts";
import { expect, test } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";

/** The list of reminders, from Me. */
async function open(page: Page, t: Words): Promise<void> {
  await page.getByRole("link", { name: t("place-me") }).tap();
  await page.getByRole("button").filter({ hasText: t("me-way-hint-reminders") }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("reminders-title"));
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}
async function aside(page: Page, t: Words, name: string): Promise<void> {
  await page.getByRole("button").filter({ hasText: t(`reminders-way-hint-${name}`) }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const radio = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

/** Each preset: how it is chosen, and what is kept. `today` is a day ahead where it has to be. */
type Preset = { choose: (page: Page, t: Words, today: string) => Promise<void>; rule: Partial<Rule> };
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

/** The events of an iCalendar file, each by its properties, as RFC 5545 folds and names them. */
function eventsOf(text: string): Record<string, string>[] {
  const lines = text.replaceAll("\r\n ", "").trim().split("\r\n");
  expect(lines[0]).toBe("BEGIN:VCALENDAR");
  expect(lines.at(-1)).toBe("END:VCALENDAR");
  const events: Record<string, string>[] = [];
  let within = "";
  for (const line of lines) {
    const [name = "", ...value] = line.split(":");
    if (name === "BEGIN") within = value[0] ?? "";
    else if (name === "END") within = "VEVENT";
    if (line === "BEGIN:VEVENT") events.push({});
    const event = events.at(-1);
    if (within === "VEVENT" && event) event[name.split(";")[0] ?? ""] = value.join(":");
  }
  return events;
}

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
      await page.getByRole("button").filter({ hasText: t("me-way-deleted") }).tap();
      await expect(page.getByRole("heading", { name: t("deleted-kind-reminder") })).toBeVisible();
      await expect(page.getByText("Blue pill").first()).toBeVisible();
      await page.getByRole("button", { name: t("deleted-back") }).tap();
      await expect(page.getByText(t("deleted-empty-title"))).toBeVisible();
      expect(await bridge.ask("reminder_list", {})).toEqual([kept]);
    });

    test("quiet times keep everything quiet, and end by themselves", async ({
      page,
      bridge,
      t,
    }) => {
      const today = await welcome(bridge, language);
      await bridge.ask("reminder_save", everyDay(today));
      await page.goto(bridge.address);
      await open(page, t);
      await aside(page, t, "quiet");
      await page.getByRole("switch", { name: t("quiet-hours") }).check();
      await field(page, t("quiet-from")).fill("21:30");
      const days = page.getByRole("group", { name: t("quiet-days") }).getByRole("checkbox");
      await days.nth(5).check();
      await field(page, t("quiet-dates-from")).fill(addDays(today, 40));
      await field(page, t("quiet-dates-to")).fill(addDays(today, 42));
      await button(page, t("quiet-dates-add")).tap();
      await button(page, t("quiet-rest-week")).tap();
      await expect(page.getByText(t("remind-rest-title"))).toBeVisible();
      const quiet = {
        hours: { from: "21:30", to: "08:00" },
        days: [
          { type: "weekday", day: "Sat" },
          { type: "dates", from: addDays(today, 40), to: addDays(today, 42) },
        ],
        rest: addDays(today, 6),
      };
      await expect.poll(() => bridge.ask("quiet_get", {})).toEqual(quiet);
      const [resting] = await bridge.ask("reminder_list", {});
      expect(resting?.next?.date.localeCompare(addDays(today, 6))).toBe(1);

      // It is said where the client looks, and one tap ends it.
      await button(page, t("back")).tap();
      await expect(page.getByText(t("remind-rest-title"))).toBeVisible();
      await page.getByRole("link", { name: t("place-today") }).tap();
      await page
        .getByRole("region", { name: t("remind-rest-title") })
        .getByRole("button", { name: t("remind-rest-back") })
        .tap();
      await expect(page.getByText(t("remind-rest-title"))).toBeHidden();
      expect(await bridge.ask("quiet_get", {})).toEqual({ ...quiet, rest: null });
      await open(page, t);
      await aside(page, t, "quiet");
      await page.getByRole("button", { name: t("quiet-dates-remove") }).tap();
      await page.getByRole("switch", { name: t("quiet-hours") }).uncheck();
      await expect
        .poll(() => bridge.ask("quiet_get", {}))
        .toEqual({ hours: null, days: [{ type: "weekday", day: "Sat" }], rest: null });
    });

    test("what passed is told once, and answered kindly", async ({ page, bridge, t }) => {
      const today = await welcome(bridge, language);
      const line = await addLine(bridge, "every_day", { text: "Open the curtains" });
      const rule = (...times: string[]) => ({ ...everyDay(today).rule, times });
      const save = (form: Parameters<typeof everyDay>[1]) =>
        bridge.ask("reminder_save", everyDay(today, form));
      await save({ about: { type: "line", id: line.id }, text: "", rule: rule("11:10") });
      await save({ text: "Blue pill", rule: rule("11:00", "11:20", "20:00") });
      await save({ about: { type: "checkin" }, text: "", rule: rule("11:30") });
      await page.goto(bridge.address);
      const came = page.getByRole("region", { name: t("came-title") });
      const list = page.getByRole("region", { name: t("came-list") });
      await expect(list.getByRole("checkbox")).toHaveCount(4);
      await expect(came).toBeHidden();

      // Two hours on. Of each the latest one is there, and a note tells no more than that.
      await bridge.later(2);
      await page.reload();
      await expect(came.getByRole("listitem")).toHaveCount(3);
      await expect(came.locator("p", { hasText: "Blue pill" })).toHaveCount(1);
      await expect(list.getByRole("checkbox")).toHaveCount(1);
      const pill = came.getByRole("listitem").filter({ hasText: "Blue pill" });
      const curtains = came.getByRole("listitem").filter({ hasText: "Open the curtains" });
      await curtains.getByRole("button", { name: t("came-done") }).tap();
      await expect(page.getByText(t("came-said-done"))).toBeVisible();
      await expect(curtains).toBeHidden();
      const ticked = list.getByRole("checkbox", { name: "Open the curtains" });
      await expect(ticked).toBeChecked();
      await button(page, t("undo")).tap();
      await expect(curtains).toBeVisible();
      await curtains.getByRole("button", { name: t("came-not-today") }).tap();
      await expect(page.getByText(t("came-said-not-today"))).toBeVisible();

      // Later: it says when, and comes again then.
      await pill.getByText(t("came-later")).tap();
      await expect(pill.getByRole("button", { name: t("came-evening") })).toBeVisible();
      await pill.getByRole("button", { name: t("came-hour") }).tap();
      const [start = ""] = t("came-said-at", { time: "…" }).split("…");
      await expect(page.getByText(start)).toBeVisible();
      await expect(pill).toBeHidden();
      await expect(list.getByRole("checkbox", { name: "Blue pill" })).toHaveCount(2);
      await bridge.later(4);
      await page.reload();
      await expect(pill).toBeVisible();
      await pill.getByText(t("came-later")).tap();
      await pill.getByRole("button", { name: t("came-tomorrow") }).tap();
      await expect(page.getByText(t("came-said-later"))).toBeVisible();
      await button(page, t("undo")).tap();
      await expect(pill).toBeVisible();

      // Put away together, with a way back; a check-in leads to its form.
      await came.getByRole("button", { name: t("came-clear") }).tap();
      await expect(came).toBeHidden();
      await button(page, t("undo")).tap();
      await expect(came.getByRole("listitem")).toHaveCount(2);
      await came.getByRole("button", { name: t("came-check-in"), exact: true }).tap();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("checkin-new"));
      await page.goBack();

      // What is still to come is ticked ahead of its time, and is not told of then.
      await list.getByRole("checkbox", { name: "Blue pill" }).first().check();
      await expect.poll(async () => (await bridge.ask("today", {})).reminders?.list).toMatchObject([
        { name: "Blue pill", done: true, at: { time: "20:00" } },
      ]);
      for (const word of ["overdue", "missed", "late"])
        await expect(page.getByRole("main")).not.toContainText(new RegExp(`\\b${word}\\b`, "i"));
    });

    test("a notice leads to what it is about, and Today hears of one that comes", async ({
      page,
      bridge,
      t,
    }) => {
      const today = await welcome(bridge, language);
      const line = await addLine(bridge, "helps", { text: "A walk" });
      const ana = await bridge.ask("support_save", { id: null, said: someone({ name: "Ana" }) });
      const tell = (name: string, detail?: About | { type: "now" }) =>
        page.evaluate(
          ([name, detail]) => {
            window.dispatchEvent(new CustomEvent(`trellis-${name}`, { detail }));
          },
          [name, detail] as const,
        );
      const title = page.getByRole("heading", { level: 1 });
      await page.goto(bridge.address);
      await expect(title).toBeVisible();
      await tell("open", { type: "checkin" });
      await expect(title).toHaveText(t("checkin-new"));
      await tell("open", { type: "support", id: ana.id });
      await expect(title).toHaveText(t("support-change"));
      await tell("open", { type: "line", id: line.id });
      await expect(title).toHaveText(t("plan-heading-helps"));
      await tell("open", { type: "now" });
      await expect(title).toHaveText(t("now-title"));
      await tell("open", { type: "own" });
      await expect(page.getByText(t("today-so-far"))).toBeVisible();
      await bridge.ask("line_delete", { id: line.id });
      await tell("open", { type: "line", id: line.id });
      await expect(page.getByText(t("today-so-far"))).toBeVisible();

      await bridge.ask("reminder_save", everyDay(today, { rule: { ...everyDay(today).rule, times: ["23:00"] } }));
      await expect(page.getByText(t("came-list"))).toBeHidden();
      await tell("came");
      await expect(page.getByText(t("came-list"))).toBeVisible();
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
      await page.getByRole("button").filter({ hasText: t("plan-way-hint-circle") }).tap();
      await page.getByRole("button").filter({ hasText: "Tuesday circle" }).tap();
      await button(page, t("support-remind")).tap();
      await expect(page.getByRole("button").filter({ hasText: start })).toBeVisible();
      const about = { type: "support", id: group.id };
      const of = async () =>
        (await bridge.ask("reminder_list", {})).map(({ reminder }) => [reminder.about, reminder.rule]);
      const weekly = { every: { type: "weeks", n: 1, on: ["Tue"] }, times: ["18:00"] };
      await expect.poll(of).toContainEqual([about, expect.objectContaining(weekly)]);
      await button(page, t("undo")).tap();
      await expect(page.getByRole("button").filter({ hasText: start })).toBeHidden();

      // And beside the questions, for a check-in.
      await button(page, t("back")).tap();
      await page.getByRole("link", { name: t("place-today") }).tap();
      await button(page, t("today-empty-choose")).tap();
      await page.getByRole("button").filter({ hasText: t("starter-mood") }).tap();
      await button(page, t("remind-add")).tap();
      await expect(radio(page, t("reminder-about-checkin"))).toBeChecked();
      await expect(page.getByRole("switch", { name: t("reminder-if-not-done") })).toBeChecked();
      await button(page, t("save")).tap();
      await expect.poll(of).toContainEqual([{ type: "checkin" }, expect.anything()]);
    });

    test("the client can see for themselves that it works", async ({ page, bridge, t }) => {
      const today = await welcome(bridge, language);
      await bridge.ask("reminder_save", everyDay(today));
      let system: NoticeState = {
        allowed: "no",
        exact: false,
        system: "linux",
        tray: false,
        at_login: null,
      };
      await page.route("**/rpc/notice_*", async (route) => {
        const asked = route.request().postDataJSON() as { type?: string; on?: boolean };
        if (asked.type === "tray") system = { ...system, tray: asked.on ?? null };
        await route.fulfill({ json: system });
      });
      await page.goto(bridge.address);
      await open(page, t);

      // Blocked: said plainly, with what to do on this very system.
      await expect(page.getByText(t("reminders-blocked-title"))).toBeVisible();
      await button(page, t("reminders-blocked-steps")).tap();
      await expect(page.getByText(t("notices-no-title"))).toBeVisible();
      for (const name of ["linux", "macos", "windows", "android", "ios", "other"] as const) {
        system = { ...system, system: name };
        await button(page, t("notices-look-again")).tap();
        await expect(page.getByText(t(`notices-steps-${name}`))).toBeVisible();
      }
      system = { ...system, allowed: "yes" };
      await button(page, t("notices-look-again")).tap();
      await expect(page.getByText(t("notices-yes"))).toBeVisible();
      await expect(page.getByText(t("notices-about"))).toBeVisible();

      // A laptop's choice; what a system does not have is not offered.
      await page.getByRole("switch", { name: t("notices-tray") }).check();
      await expect.poll(() => system.tray).toBe(true);
      await expect(page.getByRole("switch", { name: t("notices-login") })).toBeHidden();

      // A test, now and in a minute.
      const asked: unknown[] = [];
      page.on("request", (request) => {
        if (request.url().endsWith("reminder_test")) asked.push(request.postDataJSON());
      });
      await button(page, t("notices-test-now")).tap();
      await expect(page.getByText(t("notices-tested-0"))).toBeVisible();
      await button(page, t("notices-test-minute")).tap();
      await expect(page.getByText(t("notices-tested-60"))).toBeVisible();
      expect(asked).toEqual([{ seconds: 0 }, { seconds: 60 }]);

      // What is planned, and in plain words what came of it.
      const ahead = page.getByRole("region", { name: t("notices-log-ahead") });
      await expect(ahead.getByRole("listitem")).toHaveCount(5);
      await expect(page.getByText(t("notices-log-none-past"))).toBeVisible();
      const at = (time: string) => ({ date: today, time });
      const log: LogLine[] = [
        {
          name: "Tea",
          about: { type: "own" },
          planned: at("09:00"),
          outcome: { type: "answered", shown: at("09:01"), at: at("09:12") },
        },
        {
          name: "",
          about: { type: "checkin" },
          planned: at("08:00"),
          outcome: { type: "shown", at: at("08:00") },
        },
      ];
      await page.route("**/rpc/reminder_log", (route) => route.fulfill({ json: log }));
      await button(page, t("back")).tap();
      await aside(page, t, "notices");
      const past = page.getByRole("region", { name: t("notices-log-past") }).getByRole("listitem");
      await expect(past).toHaveCount(2);
      const said = (key: string) => t(key, { moment: "…" }).split("…")[0] ?? "";
      for (const key of ["notices-planned", "notices-shown", "notices-answered"])
        await expect(past.first()).toContainText(said(key));
      await expect(past.last()).toContainText(t("notices-about-checkin"));
      await expect(past.last()).not.toContainText(said("notices-answered"));
    });

    test("another calendar gets the same times", async ({ page, bridge, t }) => {
      const today = await welcome(bridge, language);
      await bridge.ask(
        "reminder_save",
        everyDay(today, {
          text: "Blue pill",
          rule: {
            start: today,
            every: { type: "weeks", n: 2, on: ["Mon", "Thu"] },
            end: { type: "times", n: 7 },
            times: ["07:30", "19:45"],
          },
        }),
      );
      await page.goto(bridge.address);
      await open(page, t);
      const save = async () => {
        const coming = page.waitForEvent("download");
        await button(page, t("reminders-calendar-save")).tap();
        const file = await coming;
        expect(file.suggestedFilename()).toBe("trellis.ics");
        await expect(page.getByText(t("reminders-calendar-saved"))).toBeVisible();
        const text = await readFile(await file.path(), "utf8");
        return eventsOf(text);
      };
      const plain = await save();
      expect(plain.map(({ SUMMARY }) => SUMMARY)).toEqual([t("notice-secret"), t("notice-secret")]);
      for (const [n, time] of ["073000", "194500"].entries()) {
        expect(plain[n]?.["DTSTART"]?.slice(8)).toBe(`T${time}`);
        expect(plain[n]?.["RRULE"]).toBe("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=7");
      }
      await page.getByRole("switch", { name: t("reminders-calendar-words") }).check();
      expect((await save()).map(({ SUMMARY }) => SUMMARY)).toEqual(["Blue pill", "Blue pill"]);
    });
  });
}
