/** A wellness plan built from nothing: written, put in order by keys, put away, undone, printed. */
import type { Locator, Page } from "@playwright/test";
import { someone } from "../lib/hard-day.ts";
import { changeOf, sister } from "../lib/plan.ts";
import { welcome } from "../lib/device.ts";
import type { Bridge } from "../lib/bridge.ts";
import { expect, test } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";

/** The client's own words. */
const mine = { first: "Tea on the step", second: "A slow walk", own: "Marguerite’s songs" };

/** Opens the plan. */
async function open(page: Page, bridge: Bridge, t: Words): Promise<void> {
  await page.goto(bridge.address);
  await page.getByRole("link", { name: t("place-plan"), exact: true }).tap();
  await expect(page.getByRole("heading", { level: 1, name: t("plan-title") })).toBeFocused();
}

/** The lines of a section, as the core has them. */
async function linesOf(bridge: Bridge, starter: string): Promise<string[]> {
  const { sections } = await bridge.ask("plan", {});
  const section = sections.find((one) => one.starter === starter);
  return section?.lines.map(({ text }) => text) ?? [];
}

const button = (page: Page, name: string): Locator =>
  page.getByRole("button", { name, exact: true });
const region = (page: Page, name: string): Locator =>
  page.getByRole("region", { name, exact: true });

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("a plan is built from nothing", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      await open(page, bridge, t);

      // An empty section asks; an idea that is taken is the client's own to change.
      const helps = region(page, t("plan-heading-helps"));
      await expect(helps.getByText(t("plan-prompt-helps"))).toBeVisible();
      await helps.locator("summary").tap();
      await button(page, t("plan-idea-helps-2")).tap();
      const words = page.getByLabel(t("plan-line-text"));
      await expect(words).toHaveValue(t("plan-idea-helps-2"));
      await words.fill(mine.first);
      await button(page, t("save")).tap();
      await expect(page.getByText(t("plan-line-saved"))).toBeVisible();
      await expect(helps.getByText(mine.first)).toBeVisible();

      // A second line, which is to be the first thing in Support, with a link typed as people do.
      await helps.getByRole("button", { name: t("plan-add-line") }).tap();
      await words.fill(mine.second);
      await page.getByLabel(t("plan-line-link"), { exact: true }).fill("example.org");
      await page.getByRole("switch", { name: t("plan-line-first-label") }).tap();
      await button(page, t("save")).tap();
      await expect(helps.getByText("example.org")).toBeVisible();
      await expect.poll(() => linesOf(bridge, "helps")).toEqual([mine.first, mine.second]);
      const { lines } = await bridge.ask("support_now", {});
      expect(lines).toMatchObject([
        { text: mine.second, link: "https://example.org", first: true },
      ]);

      // A section of one's own, on the other side.
      await page.getByRole("tab", { name: t("plan-part-hard") }).tap();
      await button(page, t("plan-add-section")).tap();
      await page.getByRole("textbox", { name: t("plan-section-title") }).fill(mine.own);
      await button(page, t("save")).tap();
      await expect(region(page, mine.own)).toBeVisible();

      // A heading in the client's words, and ours back.
      await changeOf({ page, t }, t("plan-heading-reasons")).tap();
      await button(page, t("plan-section-rename")).tap();
      await page.getByRole("textbox", { name: t("plan-section-title") }).fill("Marguerite");
      await button(page, t("save")).tap();
      await expect(page.getByRole("heading", { level: 1, name: "Marguerite" })).toBeVisible();
      await button(page, t("plan-section-rename")).tap();
      await button(page, t("plan-section-ours")).tap();
      const ours = page.getByRole("heading", { level: 1, name: t("plan-heading-reasons") });
      await expect(ours).toBeVisible();

      // Back leads to the part that was open.
      await button(page, t("back")).tap();
      await expect(page.getByRole("tab", { selected: true })).toHaveText(t("plan-part-hard"));
    });

    test("sections and lines are put in order with nothing but keys", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      const { sections } = await bridge.ask("plan", {});
      const helps = sections.find(({ starter }) => starter === "helps")?.id ?? "";
      const blank = { id: null, points: [], photo: null, link: null, first: false };
      for (const text of ["1", "2", "3"])
        await bridge.ask("line_save", { ...blank, section: helps, text });
      await open(page, bridge, t);

      // The tabs go by arrows.
      await page.getByRole("tab", { name: t("plan-part-well") }).focus();
      await page.keyboard.press("ArrowRight");
      await expect(page.getByRole("tab", { name: t("plan-part-hard") })).toBeFocused();
      await page.keyboard.press("Home");
      await expect(region(page, t("plan-heading-helps"))).toBeVisible();

      // Sections: the button that was used keeps its focus, and the new place is said.
      await button(page, t("plan-arrange")).focus();
      await page.keyboard.press("Enter");
      const heading = t("plan-heading-important");
      const up = button(page, t("move-up", { of: heading }));
      await up.focus();
      await page.keyboard.press("Enter");
      await expect(up).toBeFocused();
      const said = page.getByRole("status");
      await expect(said.filter({ hasText: heading })).toHaveText(
        t("list-moved", { of: heading, place: 1, count: 9 }),
      );
      const starters = async () => {
        const plan = await bridge.ask("plan", {});
        return plan.sections.map(({ starter }) => starter).slice(0, 3);
      };
      await expect.poll(starters).toEqual(["important", "well_me", "every_day"]);
      await button(page, t("done")).focus();
      await page.keyboard.press("Enter");

      // Lines.
      await changeOf({ page, t }, t("plan-heading-helps")).focus();
      await page.keyboard.press("Enter");
      const down = button(page, t("move-down", { of: "1" }));
      await down.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await expect(down).toBeFocused();
      await expect.poll(() => linesOf(bridge, "helps")).toEqual(["2", "3", "1"]);
    });

    test("a line is carried to another place with the mouse", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      const { sections } = await bridge.ask("plan", {});
      const helps = sections.find(({ starter }) => starter === "helps")?.id ?? "";
      const blank = { id: null, points: [], photo: null, link: null, first: false };
      for (const text of ["1", "2", "3"])
        await bridge.ask("line_save", { ...blank, section: helps, text });
      await open(page, bridge, t);
      await changeOf({ page, t }, t("plan-heading-helps")).tap();
      const handles = page.locator("main ol .handle");
      await expect(handles).toHaveCount(3);
      await handles.first().scrollIntoViewIfNeeded();
      const middle = async (n: number) => {
        const box = await handles.nth(n).boundingBox();
        if (!box) throw new Error("there is no such handle");
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      };
      const [from, to] = [await middle(0), await middle(2)];
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x, (from.y + to.y) / 2, { steps: 4 });
      await page.mouse.move(from.x, to.y + 4, { steps: 4 });
      await page.mouse.up();
      await expect.poll(() => linesOf(bridge, "helps")).toEqual(["2", "3", "1"]);

      // Escape puts it back.
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x, to.y, { steps: 4 });
      await page.keyboard.press("Escape");
      await page.mouse.up();
      await expect(page.locator("main ol [data-dragged]")).toHaveCount(0);
      expect(await linesOf(bridge, "helps")).toEqual(["2", "3", "1"]);
    });

    test("a section is put away and brought back, and what was deleted is undone", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      await open(page, bridge, t);
      const heading = t("plan-heading-triggers");
      await changeOf({ page, t }, heading).tap();
      await button(page, t("plan-add-line")).tap();
      await page.getByLabel(t("plan-line-text")).fill(mine.first);
      await button(page, t("save")).tap();
      await button(page, t("plan-hide")).tap();
      await expect(page.getByText(t("plan-hidden"))).toBeVisible();
      await expect(region(page, heading)).toBeHidden();
      await page
        .getByRole("listitem")
        .filter({ hasText: heading })
        .getByRole("button", { name: t("bring-back") })
        .tap();
      await expect(region(page, heading).getByText(mine.first)).toBeVisible();

      // A line is deleted, and is back at a tap.
      await region(page, heading).getByText(mine.first).tap();
      await button(page, t("plan-line-delete")).tap();
      await expect(page.getByText(t("list-deleted"))).toBeVisible();
      expect(await linesOf(bridge, "triggers")).toEqual([]);
      await button(page, t("undo")).tap();
      await expect(region(page, heading).getByText(mine.first)).toBeVisible();

      // A change is undone where it is told.
      await region(page, heading).getByText(mine.first).tap();
      await page.getByLabel(t("plan-line-text")).fill(mine.second);
      await button(page, t("save")).tap();
      await expect(region(page, heading).getByText(mine.second)).toBeVisible();
      await page
        .getByRole("button")
        .filter({ hasText: t("plan-way-hint-planChanges") })
        .tap();
      const sentence = t("plan-change-line-reworded", {
        section: heading,
        before: mine.first,
        after: mine.second,
      });
      const change = page.getByRole("listitem").filter({ hasText: sentence });
      await expect(change).toBeVisible();
      await change.getByRole("button", { name: t("undo") }).tap();
      await expect(page.getByText(t("plan-changes-undone"))).toBeVisible();
      expect(await linesOf(bridge, "triggers")).toEqual([mine.first]);
    });

    test("what is typed is not lost on the way out", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      await open(page, bridge, t);
      await region(page, t("plan-heading-helps"))
        .getByRole("button", { name: t("plan-add-line") })
        .tap();
      const words = page.getByLabel(t("plan-line-text"));
      await words.fill(mine.first);

      // The device's own back button asks; staying keeps every word.
      await page.goBack();
      const asked = page.getByRole("dialog", { name: t("leave-title") });
      await expect(asked).toBeVisible();
      await button(page, t("leave-stay")).tap();
      await expect(words).toHaveValue(mine.first);

      // Support is one tap away even so, and the words are there on the way back.
      await button(page, t("support")).tap();
      await expect(page.getByRole("heading", { level: 1, name: t("now-title") })).toBeFocused();
      await page.goBack();
      await expect(words).toHaveValue(mine.first);

      // Left on purpose, nothing is kept.
      await button(page, t("back")).tap();
      await button(page, t("leave-go")).tap();
      await expect(page.getByRole("heading", { level: 1, name: t("plan-title") })).toBeFocused();
      expect(await linesOf(bridge, "helps")).toEqual([]);
    });

    test("printed, every number is there, and nothing of the app around it", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language, "Ana");
      const { sections } = await bridge.ask("plan", {});
      const ask = sections.find(({ starter }) => starter === "ask")?.id ?? "";
      const { id } = await bridge.ask("support_save", {
        id: null,
        said: someone({ name: sister.name, phone: sister.phone }),
      });
      await bridge.ask("line_save", {
        id: null,
        section: ask,
        text: mine.first,
        points: [{ to: "support", id, name: "" }],
        photo: null,
        link: "tel:5550100",
        first: false,
      });
      const { pack } = await bridge.ask("support_now", {});
      const numbers = pack.lines.flatMap(({ call, text }) => [call, text?.number]).filter(Boolean);
      expect(numbers.length).toBeGreaterThan(2);

      await open(page, bridge, t);
      await page
        .getByRole("button")
        .filter({ hasText: t("plan-way-hint-planPrint") })
        .tap();
      const sheet = page.getByRole("article");
      await expect(sheet.getByText(t("plan-print-crisis"))).toBeVisible();
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      // What is on the paper is what is shown now, and no more.
      const paper = await page.locator("body").innerText();
      expect(paper).toContain(sister.phone);
      expect(paper).toContain("5550100");
      for (const number of numbers) expect(paper).toContain(number);
      for (const app of ["place-today", "plan-print-lead", "support", "back"])
        expect(paper).not.toContain(t(app));
      const colours = await sheet.evaluate((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return [color, backgroundColor];
      });
      expect(colours).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);

      // Less is printed if less is chosen.
      await page.emulateMedia({ media: "screen" });
      await page.getByRole("checkbox", { name: t("plan-print-lines") }).tap();
      await page.getByRole("checkbox", { name: t("plan-print-hard") }).tap();
      await expect(sheet.getByText(t("plan-print-crisis"))).toBeHidden();
      await expect(sheet.getByText(mine.first)).toBeHidden();
      await expect(sheet.getByText(sister.phone)).toBeVisible();

      // The button asks the system for its print dialog.
      await page.evaluate(() => {
        window.print = () => document.body.setAttribute("data-printed", "");
      });
      await button(page, t("plan-print-button")).tap();
      await expect(page.locator("body[data-printed]")).toBeAttached();
    });

    test("a line that is half written outlives the app", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      await open(page, bridge, t);
      const helps = page.getByRole("region", { name: t("plan-heading-helps"), exact: true });
      const add = helps.getByRole("button", { name: t("plan-add-line") });
      const draft = async () => (await bridge.ask("plan", {})).draft?.text;
      const half = page.getByRole("region", { name: t("pick-up-title") });
      await add.tap();
      await page.getByLabel(t("plan-line-text")).fill("A walk to the ri");
      await expect.poll(draft).toBe("A walk to the ri");
      await bridge.kill();
      await bridge.start();
      await page.reload();
      await page.getByRole("link", { name: t("place-plan"), exact: true }).tap();
      await expect(half).toContainText("A walk to the ri");
      await half.getByRole("button", { name: t("pick-up-go-on") }).tap();
      await expect(page.getByLabel(t("plan-line-text"))).toHaveValue("A walk to the ri");
      await page.getByLabel(t("plan-line-text")).fill("A walk to the river");
      await button(page, t("save")).tap();
      await expect(helps.getByText("A walk to the river")).toBeVisible();
      await expect(half).toBeHidden();
      expect(await draft()).toBeUndefined();

      // Left behind on purpose, it is gone; let go by a tap, it can come back.
      await add.tap();
      await page.getByLabel(t("plan-line-text")).fill("Tea");
      await expect.poll(draft).toBe("Tea");
      await button(page, t("back")).tap();
      await button(page, t("leave-go")).tap();
      await expect.poll(draft).toBeUndefined();
      await expect(half).toBeHidden();
      await add.tap();
      await page.getByLabel(t("plan-line-text")).fill("Soup");
      await expect.poll(draft).toBe("Soup");
      await page.reload();
      await page.getByRole("link", { name: t("place-plan"), exact: true }).tap();
      await half.getByRole("button", { name: t("pick-up-let-go") }).tap();
      await expect(half).toBeHidden();
      await button(page, t("undo")).tap();
      await expect(half).toContainText("Soup");
    });
  });
}
