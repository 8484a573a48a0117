/**
 * The circle, strengths, hope notes, and what was deleted: somebody is added and can be called, a
 * delete asks about the plan, words come back, a strength is shown back, and a photo stays.
 */
import type { Page } from "@playwright/test";
import { mkdir, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { addLine, someone } from "../lib/hard-day.ts";
import { addDays, welcome } from "../lib/device.ts";
import { picture } from "../lib/photo.ts";
import { expect, test } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";

/** Opens a screen that lies below Me. */
async function open(page: Page, t: Words, name: string): Promise<void> {
  await page.getByRole("link", { name: t("place-me") }).tap();
  await page
    .getByRole("button")
    .filter({ hasText: t(`me-way-${name}`) })
    .tap();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("somebody is added, and one tap calls or texts them", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      await page.goto(bridge.address);
      await open(page, t, "circle");
      await page.getByRole("button", { name: t("circle-add") }).tap();
      await page.getByLabel(t("support-name"), { exact: true }).fill("Ana");
      await page.getByLabel(t("support-tie"), { exact: true }).fill("my neighbour");
      await page.getByRole("radio", { name: t("circle-side-professional") }).check();
      await page.getByLabel(t("support-phone")).fill("514 555-0199 poste 22");
      await page.getByRole("switch", { name: t("support-texts") }).check();
      await page.getByText(t("support-meets"), { exact: true }).tap();
      await page
        .getByRole("group", { name: t("support-meets-days") })
        .getByRole("checkbox")
        .nth(1)
        .check();
      await page.getByRole("radio", { name: t("support-meets-week", { every: 2 }) }).check();
      await page.getByLabel(t("support-meets-time")).fill("19:00");
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(page.getByText(t("support-saved"))).toBeVisible();

      expect(await bridge.ask("support_list", {})).toMatchObject([
        {
          kind: "person",
          name: "Ana",
          tie: "my neighbour",
          side: "professional",
          phone: "514 555-0199 poste 22",
          texts: true,
          meets: { days: ["Tue"], every: 2, time: "19:00" },
        },
      ]);
      const side = page.getByRole("region", { name: t("circle-side-professional") });
      const call = side.getByRole("link", { name: t("circle-call") });
      await expect(call).toHaveAttribute("href", "tel:5145550199,22");
      await expect(call).toContainText("514 555-0199 poste 22");
      const text = side.getByRole("link", { name: t("circle-text") });
      await expect(text).toHaveAttribute("href", "sms:5145550199");
      for (const link of [call, text])
        expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);

      // A favourite is said in a word, and words that are not saved are asked about.
      await side.getByRole("button").filter({ hasText: "Ana" }).tap();
      await page.getByRole("switch", { name: t("support-favourite") }).check();
      await page.getByRole("button", { name: t("back"), exact: true }).tap();
      await page.getByRole("button", { name: t("leave-stay") }).tap();
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(side.getByText(t("circle-favourite"))).toBeVisible();
    });

    test("a delete asks about the plan’s lines, and all of it comes back", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language);
      const { id } = await bridge.ask("support_save", { id: null, said: someone({ name: "Ana" }) });
      const points = [{ to: "support" as const, id, name: "" }];
      await addLine(bridge, "helps", { text: "Call Ana first", points });
      await addLine(bridge, "helps", { text: "", points });
      const lines = async () =>
        (await bridge.ask("plan", {})).sections.flatMap((section) =>
          section.lines.map(({ text, points }) => [text, points.length]),
        );
      await page.goto(bridge.address);
      await open(page, t, "circle");
      const row = page.getByRole("main").getByRole("button").filter({ hasText: "Ana" });
      const ask = async () => {
        await row.tap();
        await page.getByRole("button", { name: t("support-delete"), exact: true }).tap();
      };
      const dialog = page.getByRole("dialog");

      // What it is about is shown, and nothing happens without an answer.
      await ask();
      await expect(dialog).toContainText("Call Ana first");
      await expect(dialog).toContainText(t("support-uses-text", { count: 2 }));
      await dialog.getByRole("button", { name: t("cancel") }).tap();
      expect(await bridge.ask("support_list", {})).toHaveLength(1);

      // Kept: the line without words has the name, and undo brings the pointer back.
      await page.getByRole("button", { name: t("support-delete"), exact: true }).tap();
      await dialog.getByRole("button", { name: t("support-uses-keep", { count: 2 }) }).tap();
      await expect(page.getByText(t("circle-empty-title"))).toBeVisible();
      expect(await lines()).toEqual([
        ["Call Ana first", 0],
        ["Ana", 0],
      ]);
      await page.getByRole("button", { name: t("undo") }).tap();
      await expect(row).toBeVisible();
      expect(await lines()).toEqual([
        ["Call Ana first", 1],
        ["Ana", 1],
      ]);

      // Deleted too: undo brings back all of it.
      await ask();
      await dialog.getByRole("button", { name: t("support-uses-delete", { count: 2 }) }).tap();
      await expect(page.getByText(t("circle-empty-title"))).toBeVisible();
      expect(await lines()).toEqual([]);
      await page.getByRole("button", { name: t("undo") }).tap();
      await expect(row).toBeVisible();
      expect(await lines()).toEqual([
        ["Call Ana first", 1],
        ["Ana", 1],
      ]);

      // And later, from the one place for it.
      await ask();
      await dialog.getByRole("button", { name: t("support-uses-delete", { count: 2 }) }).tap();
      await expect(page.getByText(t("circle-empty-title"))).toBeVisible();
      await open(page, t, "deleted");
      await expect(page.getByText(t("deleted-days", { days: 30 }))).toHaveCount(3);
      const people = page.locator("section", {
        has: page.getByRole("heading", { name: t("deleted-kind-support") }),
      });
      await people.getByRole("button", { name: t("deleted-back") }).tap();
      await expect(page.getByText(t("checkin-back-again"))).toBeVisible();
      expect(await bridge.ask("support_list", {})).toMatchObject([{ id, name: "Ana" }]);

      // Gone for good only after a question.
      await page.getByRole("button", { name: t("deleted-all") }).tap();
      await dialog.getByRole("button", { name: t("deleted-keep") }).tap();
      expect(await bridge.ask("deleted_list", {})).toHaveLength(2);
      await page.getByRole("button", { name: t("deleted-all") }).tap();
      await dialog.getByRole("button", { name: t("deleted-go") }).tap();
      await expect(page.getByText(t("deleted-empty-title"))).toBeVisible();
      expect(await bridge.ask("deleted_list", {})).toEqual([]);
      expect(await bridge.ask("support_list", {})).toHaveLength(1);
    });

    test("a strength that was used is shown back", async ({ page, bridge, t }) => {
      const today = await welcome(bridge, language);
      await page.goto(bridge.address);
      await open(page, t, "strengths");
      const example = t("strength-example-thanked-1");
      await page.getByRole("button").filter({ hasText: example }).tap();
      await expect(page.getByText(t("strengths-added"))).toBeVisible();
      await page.locator("details[open]").getByText(t("strengths-own")).tap();
      await page.getByLabel(t("strength-text")).fill("I can wait");
      await page.keyboard.press("Enter");
      const names = async () => (await bridge.ask("strength_list", {})).map(({ text }) => text);
      await expect.poll(names).toEqual([example, "I can wait"]);
      await page.getByRole("button", { name: t("move-up", { of: "I can wait" }) }).tap();
      await expect.poll(names).toEqual(["I can wait", example]);

      // Ticked in two check-ins, on the screen and on a day before.
      await page.getByRole("link", { name: t("place-today") }).tap();
      await page.getByRole("button", { name: t("today-empty-note") }).tap();
      await page.getByRole("checkbox", { name: "I can wait" }).check();
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(page.getByText(t("checkin-saved"))).toBeVisible();
      await expect(page.getByText(t("checkin-row-strengths", { count: 1 }))).toBeVisible();
      const [used] = await bridge.ask("strength_list", {});
      const earlier = addDays(today, -3);
      await bridge.ask("checkin_save", {
        id: null,
        when: { day: earlier, time: "09:00" },
        answers: {},
        tags: [],
        strengths: [used?.id ?? ""],
        note: "",
        rest: false,
      });

      await open(page, t, "strengths");
      await page.getByRole("button", { name: "I can wait", exact: true }).tap();
      const [sum = ""] = t("strength-used", { days: 2, last: "…" }).split("…");
      await expect(page.getByText(sum)).toBeVisible();
      await page.getByRole("button", { name: t("day-today"), exact: true }).tap();
      const said = page.getByRole("list", { name: t("day-strengths") });
      await expect(said).toHaveText("I can wait");
    });

    test("a hope note with a photo survives a restart", async ({ page, bridge, t }, info) => {
      await welcome(bridge, language);
      await page.goto(bridge.address);
      await open(page, t, "hopeNotes");
      await page.getByRole("button", { name: t("hope-write") }).tap();
      const picker = page.locator("input[type=file]");

      // What is no photo, and what is too big, is said kindly, and can be chosen again.
      const broken = {
        name: "a.jpg",
        mimeType: "image/jpeg",
        buffer: picture(8, 8).subarray(0, 60),
      };
      await picker.setInputFiles(broken);
      await expect(page.getByText(t("error-not-a-photo"))).toBeVisible();
      const huge = info.outputPath("a.jpg");
      await mkdir(path.dirname(huge), { recursive: true });
      await writeFile(huge, "");
      await truncate(huge, 10 * 1024 * 1024 + 1);
      await picker.setInputFiles(huge);
      await expect(page.getByText(t("error-photo-too-big"))).toBeVisible();
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(page.getByText(t("hope-lacking"))).toBeVisible();
      expect(await bridge.ask("hope_list", {})).toEqual([]);

      // A real one goes in by several pieces.
      const real = { name: "a.png", mimeType: "image/png", buffer: picture(1200, 900) };
      expect(real.buffer.length).toBeGreaterThan(2 * 256 * 1024);

      // Stopped half-way, it is not there; and the same one can be chosen again.
      let holding: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (holding = resolve));
      let pieces = 0;
      await page.route("**/rpc/photo_put", async (route) => {
        pieces += 1;
        if (pieces === 2) await held;
        await route.continue();
      });
      await picker.setInputFiles(real);
      await expect.poll(() => pieces).toBe(2);
      const stopped = page.waitForResponse((answer) => answer.url().endsWith("photo_stop"));
      await page.getByRole("button", { name: t("stop"), exact: true }).tap();
      holding();
      expect((await stopped).ok()).toBe(true);
      await expect(page.getByRole("button", { name: t("photo-add") })).toBeFocused();
      await page.unroute("**/rpc/photo_put");
      expect(pieces).toBe(2);

      await picker.setInputFiles(real);
      const shown = page.getByRole("img", { name: t("photo-alt") });
      const size = () =>
        shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
      await expect(shown).toBeVisible();
      await expect.poll(size).toEqual([1200, 900]);
      await page.getByLabel(t("hope-text")).fill("The hill behind the house");
      await page.getByRole("button", { name: t("save"), exact: true }).tap();
      await expect(page.getByText(t("hope-saved"))).toBeVisible();

      await bridge.kill();
      await bridge.start();
      await page.reload();
      await open(page, t, "hopeNotes");
      await page.getByRole("button").filter({ hasText: "The hill behind the house" }).tap();
      await expect.poll(size).toEqual([1200, 900]);

      // Deleted, and brought back with its photo.
      await page.getByRole("button", { name: t("hope-delete") }).tap();
      await expect(page.getByText(t("hope-empty-title"))).toBeVisible();
      await page.getByRole("button", { name: t("undo") }).tap();
      await expect.poll(size).toEqual([1200, 900]);
    });
  });
}
