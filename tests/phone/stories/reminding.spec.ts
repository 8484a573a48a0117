/**
 * Reminders come: what passed is answered, put away and brought again, quiet times are kept, and the
 * client can prove to themselves that it works. The system's own answers come from the core; where it
 * would say something else, its answer is changed on the way.
 */
import { readFile } from "node:fs/promises";
import type { About, LogLine, NoticeState } from "../../../ui/host/bindings.ts";
import { addLine, someone } from "../lib/hard-day.ts";
import { addDays, welcome } from "../lib/device.ts";
import { aside, button, everyDay, field, morning, notExact, open } from "../lib/reminder.ts";
import { expect, test, whenStill } from "../lib/story.ts";
import { languages } from "../lib/words.ts";

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

      await whenStill(page);
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
      await expect
        .poll(async () => (await bridge.ask("today", {})).reminders?.list)
        .toMatchObject([{ name: "Blue pill", done: true, at: { time: "20:00" } }]);
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

      await bridge.ask(
        "reminder_save",
        everyDay(today, { rule: { ...everyDay(today).rule, times: ["23:00"] } }),
      );
      await expect(page.getByText(t("came-list"))).toBeHidden();
      await tell("came");
      await expect(page.getByText(t("came-list"))).toBeVisible();
    });

    test("the client can see for themselves that it works", async ({ page, bridge, t }) => {
      const today = await welcome(bridge, language);
      await bridge.ask("reminder_save", everyDay(today));
      let system: NoticeState = {
        allowed: "no",
        exact: false,
        may_be_exact: false,
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

    test("a phone that may be late says so, and leads to where that can be changed", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      let system = notExact;
      await page.route("**/rpc/notice_state", (route) => route.fulfill({ json: system }));
      await page.goto(bridge.address);
      await open(page, t);
      await aside(page, t, "notices");
      await expect(page.getByText(t("notices-yes"))).toBeVisible();
      await expect(page.getByText(t("notices-exact-text"))).toBeVisible();
      await expect(page.getByText(t("notices-about"))).toBeHidden();

      // Here there is nothing to ask, which the core says itself.
      const asked = page.waitForResponse("**/rpc/notice_exact");
      await button(page, t("notices-exact-open")).tap();
      expect(await (await asked).json()).toMatchObject({ may_be_exact: false });
      await expect(page.getByText(t("notices-exact-text"))).toBeHidden();

      // On the phone the client comes back from its own page, having allowed it or not.
      for (const exact of [false, true]) {
        system = { ...notExact, exact, may_be_exact: !exact };
        await button(page, t("back")).tap();
        await aside(page, t, "notices");
        await expect(page.getByText(t("notices-yes"))).toBeVisible();
        await expect(page.getByText(t("notices-exact-text"))).toBeVisible({ visible: !exact });
      }
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
