/** Complete by keyboard: the first run, a check-in and a reminder, with nothing but keys. */
import type { Locator, Page } from "@playwright/test";
import { welcome } from "../lib/device.ts";
import { expect, test } from "../lib/story.ts";
import { languages } from "../lib/words.ts";

/** Tab on to something, as someone would who cannot point; what has focus is always visible. */
async function tabTo(page: Page, wanted: Locator, key = "Tab"): Promise<void> {
  await wanted.waitFor({ state: "attached" });
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    const hidden = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // What stands for a hidden box or dot is its label.
      const shown = element.closest("label") ?? element;
      const box = shown.getBoundingClientRect();
      const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
      return seen ? null : shown.outerHTML.slice(0, 200);
    });
    expect(hidden, "focus can be seen").toBeNull();
  }
  throw new Error(`no key leads to ${String(wanted)}`);
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("first run and a check-in, with nothing but keys", async ({ page, bridge, t }) => {
      const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
      const press = async (wanted: Locator, key = "Enter") => {
        await tabTo(page, wanted);
        await page.keyboard.press(key);
      };
      await page.goto(bridge.address);
      await press(button("welcome-next"));
      await tabTo(page, page.getByLabel(t("welcome-name")));
      await page.keyboard.type("Ana");
      await page.keyboard.press("Enter");
      await tabTo(page, page.getByLabel(t("welcome-matters")));
      await page.keyboard.type("The garden");
      await press(button("welcome-next"));
      await press(page.getByRole("checkbox", { name: t("starter-hope") }), "Space");
      await press(button("welcome-finish"));
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");

      // A face by the arrow keys, a note, a tag, saved.
      await press(button("today-add-more"));
      const face = (level: number) =>
        page.getByRole("radio", { name: t(`starter-mood-${level}`), exact: true });
      await tabTo(page, face(1));
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await expect(face(3)).toBeChecked();
      await press(button("tag-new-helped"));
      await page.keyboard.type("Tea");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("checkbox", { name: "Tea" })).toBeChecked();
      await tabTo(page, page.getByLabel(t("checkin-note")));
      await page.keyboard.type("Only keys.");
      await press(button("save"));
      await expect(page.getByText(t("checkin-saved"))).toBeVisible();
      const { checkins } = await bridge.ask("today", {});
      expect(checkins).toMatchObject([{ note: "Only keys.", tags: [expect.any(String)] }]);
      expect(checkins[0]?.answers[0]?.value).toBe(3);

      // And to another place, and back to the page itself by the link at the top.
      await press(page.getByRole("link", { name: t("place-insights") }));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("place-insights"));
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    });

    test("a reminder, with nothing but keys", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
      const radio = (key: string) => page.getByRole("radio", { name: t(key), exact: true });
      const press = async (wanted: Locator, key = "Enter") => {
        await tabTo(page, wanted);
        await page.keyboard.press(key);
      };
      await page.goto(bridge.address);
      await press(page.getByRole("link", { name: t("place-me") }));
      await press(page.getByRole("button").filter({ hasText: t("me-way-hint-reminders") }));
      await press(button("reminders-add"));
      await press(radio("reminder-about-checkin"), "ArrowLeft");
      await expect(radio("reminder-about-own")).toBeChecked();
      await tabTo(page, page.getByLabel(t("reminder-text"), { exact: true }));
      await page.keyboard.type("Tea");
      await press(radio("reminder-how-every_day"), "ArrowRight");
      await page.keyboard.press("ArrowRight");
      await expect(radio("reminder-how-some_days")).toBeChecked();
      const days = page.getByRole("group", { name: t("reminder-on") }).getByRole("checkbox");
      await press(days.nth(2), "Space");

      // A time more, and away again: the keys go on from where they were.
      await press(button("reminder-time-add"));
      await expect(
        page.getByLabel(t("reminder-time-nth", { n: 2 }), { exact: true }),
      ).toBeFocused();
      await press(page.getByRole("button", { name: t("reminder-time-remove") }).last());
      await expect(page.getByLabel(t("reminder-time"), { exact: true })).toBeFocused();
      await press(radio("reminder-shows-nothing"), "ArrowRight");
      await tabTo(page, page.getByLabel(t("reminder-title"), { exact: true }));
      await page.keyboard.type("The kettle");
      await press(button("save"));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("reminders-title"));
      const [made] = await bridge.ask("reminder_list", {});
      expect(made?.reminder).toMatchObject({
        text: "Tea",
        title: "The kettle",
        shows: "title",
        rule: { every: { type: "weeks", n: 1, on: ["Wed"] }, times: ["20:00"] },
      });
    });
  });
}
