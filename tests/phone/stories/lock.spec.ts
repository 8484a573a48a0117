/** A lock is set, opens, waits and hides; recovery words are made, and open what was forgotten. */
import type { Page } from "@playwright/test";
import { welcome } from "../lib/device.ts";
import { lockUp, makeWords, nobody, pin, tap, titled, toLock } from "../lib/lock.ts";
import { expect, test } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";

async function open(page: Page, t: Words, typed: string): Promise<void> {
  await page.getByLabel(t("opening-pin"), { exact: true }).fill(typed);
  await tap(page, t, "opening-open");
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("a PIN is set, asked for after a restart, and recovery words are made", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language, "Ana");
      await page.goto(bridge.address);
      await toLock(page, t);
      await expect(page.getByText(t("lock-off"))).toBeVisible();
      await tap(page, t, "lock-turn-on");
      await page.getByLabel(t("lockset-new-pin"), { exact: true }).fill("12345");
      await tap(page, t, "lockset-save");
      await expect(page.getByText(t("error-short-pin"))).toBeVisible();
      await page.getByLabel(t("lockset-new-pin"), { exact: true }).fill(pin);
      await tap(page, t, "lockset-save");
      await expect(page.getByText(t("lockset-differs"))).toBeVisible();
      await page.getByLabel(t("lockset-again"), { exact: true }).fill(pin);
      await tap(page, t, "lockset-save");
      await titled(page, t, "lockset-done");

      // Offered, and taken.
      await tap(page, t, "lock-words-make");
      await titled(page, t, "recovery-title");
      await tap(page, t, "recovery-show");
      await expect(page.getByText(t("recovery-alone-nudge"))).toBeVisible();
      await page.getByRole("switch", { name: t("recovery-alone") }).tap();
      await page.getByLabel(t("proof-pin"), { exact: true }).fill(pin);
      await tap(page, t, "recovery-show");
      await titled(page, t, "recovery-sheet");
      const sheet = page.getByRole("article");
      const words = (await sheet.locator("li").allTextContents()).map((text) =>
        text.replace(/^\d+/, "").trim(),
      );
      expect(words).toHaveLength(12);
      await expect(sheet.getByText(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)).toBeVisible();
      await tap(page, t, "recovery-written");
      const fields = page.getByRole("textbox");
      await expect(fields).toHaveCount(3);
      await tap(page, t, "recovery-keep");
      await expect(page.getByText(t("recovery-not-right"))).toBeVisible();
      for (const [n, label] of (await page.locator("form label").allTextContents()).entries()) {
        await fields.nth(n).fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? "");
      }
      await tap(page, t, "recovery-keep");
      await titled(page, t, "recovery-done");
      await tap(page, t, "recovery-done-back");
      await expect(page.getByText(t("lock-words-there"))).toBeVisible();

      // After a restart, nothing shows before the PIN.
      await bridge.kill();
      await bridge.start();
      await page.reload();
      await titled(page, t, "opening-unlock-title");
      await expect(page.getByText("Ana")).toHaveCount(0);
      await open(page, t, "000000");
      await expect(page.getByText(t("error-wrong-pin"))).toBeVisible();
      await open(page, t, pin);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");

      // Forgotten: the words, and another PIN without being asked for the old one.
      await bridge.ask("lock_now", {});
      await page.reload();
      await tap(page, t, "opening-by-words");
      await page.getByLabel(t("opening-words"), { exact: true }).fill(words.slice(1).join(" "));
      await tap(page, t, "opening-open");
      await expect(page.getByText(t("error-wrong-words"))).toBeVisible();
      const written = words.map((word, n) => `${n + 1}. ${word.toUpperCase()}`).join("\n");
      await page.getByLabel(t("opening-words"), { exact: true }).fill(written);
      await tap(page, t, "opening-open");
      await titled(page, t, "lock-title");
      await expect(page.getByText(t("lock-came-by-words"))).toBeVisible();
      await tap(page, t, "lock-change");
      await page.getByLabel(t("lockset-new-pin"), { exact: true }).fill("314159");
      await page.getByLabel(t("lockset-again"), { exact: true }).fill("314159");
      await tap(page, t, "lockset-save");
      await titled(page, t, "lockset-done");
      await tap(page, t, "done");
      await tap(page, t, "lock-now");
      await titled(page, t, "opening-unlock-title");
      await open(page, t, "314159");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");
    });

    test("wrong PINs make a wait that a moved clock and a restart do not shorten", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language, "Ana");
      await lockUp(bridge);
      await bridge.ask("lock_now", {});
      await page.goto(bridge.address);
      for (let n = 0; n < 5; n += 1) {
        await open(page, t, "000000");
        if (n < 4) await expect(page.getByText(t("error-wrong-pin"))).toBeVisible();
      }
      await expect(page.getByText(t("opening-wait-seconds", { seconds: 30 }))).toBeVisible();
      // Ten years later by the clock, in a process that was killed and started anew.
      await bridge.later(10 * 365 * 24);
      await page.reload();
      await expect(page.getByText(t("opening-wait-seconds", { seconds: 30 }))).toBeVisible();
      await expect(bridge.ask("vault_unlock", { typed: pin })).rejects.toThrow("too_soon");
    });

    test("a half-written form is there again after the lock", async ({ page, bridge, t }) => {
      await welcome(bridge, language, "Ana");
      await lockUp(bridge);
      await bridge.ask("strength_save", { id: null, text: "I keep on", prompt: null });
      await page.goto(bridge.address);
      await page.getByRole("link", { name: t("place-me") }).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("me-way-strengths") })
        .tap();
      await page.getByRole("button", { name: "I keep on", exact: true }).tap();
      const field = page.getByLabel(t("strength-text"), { exact: true });
      await field.fill("I keep on askin");
      // Hidden, which locks.
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      // The page begins anew beneath its cover.
      await titled(page, t, "opening-unlock-title");
      await expect(field).toHaveCount(0);
      await page.getByRole("button", { name: t("cover") }).tap();
      await open(page, t, pin);
      await expect(field).toHaveValue("I keep on askin");
      await tap(page, t, "save");
      await expect(field).toHaveCount(0);
      expect((await bridge.ask("strength_list", {})).map(({ text }) => text)).toEqual([
        "I keep on askin",
      ]);
      // Given once: the next unlocking begins at Today.
      await bridge.ask("lock_now", {});
      await page.reload();
      await titled(page, t, "opening-unlock-title");
      await open(page, t, pin);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");
    });

    test.describe("on a device that speaks another language", () => {
      test.use({ locale: language === "en" ? "fr-CA" : "en-CA" });
      test("the door speaks as the client does", async ({ page, bridge, t }) => {
        await welcome(bridge, language, "Ana");
        await lockUp(bridge);
        await bridge.ask("lock_now", {});
        await page.goto(bridge.address);
        await titled(page, t, "opening-unlock-title");
        await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${language}`));
        // What they say there holds, whatever is typed after.
        const other = page.getByRole("button", {
          name: language === "en" ? "Français" : "English",
        });
        await other.tap();
        await expect(page.locator("html")).not.toHaveAttribute("lang", new RegExp(`^${language}`));
        await page.getByRole("textbox").fill("000000");
        await page.locator("button[type=submit]").tap();
        await expect(page.locator("[aria-invalid]")).toBeVisible();
        await expect(page.locator("html")).not.toHaveAttribute("lang", new RegExp(`^${language}`));
      });
    });

    test("hiding covers at once, locks, and says nothing", async ({ page, bridge, t }) => {
      await welcome(bridge, language, "Ana");
      await page.goto(bridge.address);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");
      const cover = page.getByRole("button", { name: t("cover") });

      // Without a lock: the page is still there beneath.
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await expect(cover).toBeVisible();
      await expect(page).toHaveTitle("");
      const beneath = page.evaluate(() => {
        const title = document.querySelector("main h1")?.getBoundingClientRect();
        const at = title && document.elementFromPoint(title.x + 5, title.y + 5);
        return at?.closest("dialog") === null;
      });
      expect(await beneath, "nothing shows through").toBe(false);
      await cover.tap();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");

      // With one, in one tap from Me: it is locked as well.
      await lockUp(bridge);
      await page.reload();
      await page.getByRole("link", { name: t("place-me") }).tap();
      await page
        .getByRole("button")
        .filter({ hasText: t("me-way-hide") })
        .tap();
      await expect(cover).toBeVisible();
      // The cover is there at once; the vault is closed as soon as what was half written is kept.
      const asked = () => bridge.ask("today", {}).then(() => "open", String);
      await expect.poll(asked).toContain("locked");
      await expect(page.getByText("Ana")).toHaveCount(0);
      await expect(cover).toBeVisible();
      await cover.tap();
      await titled(page, t, "opening-unlock-title");
      await open(page, t, pin);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");
    });

    test("only what was ticked shows on the locked screen, as it was shown before", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language, "Ana");
      const said = {
        kind: "person",
        tie: "",
        helps: "",
        when: "",
        texts: false,
        email: "",
        address: "",
        side: "natural",
        favourite: true,
        meets: null,
      } as const;
      await bridge.ask("support_save", {
        id: null,
        said: { ...said, name: "Mia", phone: "555 0101" },
      });
      await bridge.ask("support_save", {
        id: null,
        said: { ...said, name: "Noor", phone: "555 0102" },
      });
      await lockUp(bridge);
      await page.goto(bridge.address);
      await toLock(page, t);
      await tap(page, t, "lock-seen-choose");
      await titled(page, t, "seen-title");
      await expect(page.getByText("555 0101")).toHaveCount(0);
      await page.getByRole("switch", { name: "Mia" }).tap();
      await expect(page.getByText(t("seen-kept"))).toBeVisible();
      await expect(page.getByText("555 0101")).toBeVisible();
      await bridge.ask("lock_now", {});
      await page.reload();
      await tap(page, t, "now-title");
      await expect(page.getByText("555 0101")).toBeVisible();
      await expect(page.getByText("9-8-8").first()).toBeVisible();
      await expect(page.getByText("Noor")).toHaveCount(0);
      await expect(page.getByText("555 0102")).toHaveCount(0);
    });

    test("locked from elsewhere, the page lets go of what it showed", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language, "Ana");
      await lockUp(bridge);
      await page.goto(bridge.address);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");
      await bridge.ask("lock_now", {});
      // The shell tells a window of it; a page that was not told finds out by asking.
      await page.getByRole("link", { name: t("place-plan") }).tap();
      await titled(page, t, "opening-unlock-title");
      await open(page, t, pin);
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");
      await bridge.ask("lock_now", {});
      await page.evaluate(() => window.dispatchEvent(new CustomEvent("trellis-locked")));
      await titled(page, t, "opening-unlock-title");
    });

    test("words open a vault whose key the device has lost", async ({ page, bridge, t }) => {
      await welcome(bridge, language, "Ana");
      const words = await makeWords(bridge, nobody.typed);
      await bridge.lose();
      await page.goto(bridge.address);
      await titled(page, t, "opening-wrong-key-title");
      await tap(page, t, "opening-by-words");
      await page.getByLabel(t("opening-words"), { exact: true }).fill(words.join(", "));
      await tap(page, t, "opening-open");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");
    });
  });
}
