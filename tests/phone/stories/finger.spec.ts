/**
 * A finger opens the lock beside the PIN: on a device that binds a key to it, and as one of several ways.
 * The sensor is the bridge's; what real ones do is not shown here (docs/adr/0029).
 */
import type { Page } from "@playwright/test";
import { axe } from "../lib/axe.ts";
import { Bridge } from "../lib/bridge.ts";
import { welcome } from "../lib/device.ts";
import { bindFinger, lockUp, pin, tap, titled, toLock } from "../lib/lock.ts";
import { expect, test, whenStill } from "../lib/story.ts";
import { languages, type Words } from "../lib/words.ts";

const isOpen = (page: Page) => expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");
const says = (page: Page, t: Words, key: string) => expect(page.getByText(t(key))).toBeVisible();

/** Begins the app anew, as after the phone was switched off. */
async function anew(page: Page, bridge: Bridge): Promise<void> {
  await whenStill(page);
  await bridge.kill();
  await bridge.start();
  await page.reload();
}

async function type(page: Page, t: Words): Promise<void> {
  await page.getByLabel(t("opening-pin"), { exact: true }).fill(pin);
  await tap(page, t, "opening-open");
  await isOpen(page);
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language, device: ["--finger"] });

    test("it is turned on after the PIN, opens, and goes again", async ({ page, bridge, t }) => {
      await welcome(bridge, language, "Ana");
      await lockUp(bridge);
      await page.goto(bridge.address);
      await toLock(page, t);
      await says(page, t, "lock-finger-off");
      await tap(page, t, "lock-finger-turn-on");
      await says(page, t, "lock-finger-all");
      expect(await axe(page)).toEqual([]);
      // However slow the device is, what is typed after a refusal is for the next try.
      await page.route("**/rpc/lock_get", async (route) => {
        const response = await route.fetch();
        await page.waitForTimeout(1_000);
        await route.fulfill({ response });
      });
      const looked = page.waitForResponse("**/rpc/lock_get");
      await tap(page, t, "lock-finger-yes");
      await says(page, t, "error-wrong-pin");
      await page.getByLabel(t("proof-pin"), { exact: true }).fill(pin);
      await looked;
      await page.unroute("**/rpc/lock_get");
      await expect(page.getByRole("button", { name: t("lock-finger-yes") })).toBeEnabled();
      await expect(page.getByLabel(t("proof-pin"), { exact: true })).toHaveValue(pin);
      // The PIN is right, and the client changes their mind when the device asks.
      await bridge.hand(1, "away");
      await page.getByLabel(t("proof-pin"), { exact: true }).fill(pin);
      await tap(page, t, "lock-finger-yes");
      await says(page, t, "error-stopped");
      expect(await bridge.isBound()).toBe(false);
      await bridge.hand(1);
      await page.getByLabel(t("proof-pin"), { exact: true }).fill(pin);
      await tap(page, t, "lock-finger-yes");
      await says(page, t, "lock-finger-on");
      await expect(page.getByRole("button", { name: t("lock-finger-turn-off") })).toBeFocused();
      expect(await bridge.isBound()).toBe(true);

      // Locked by hand it waits for a tap; begun anew it asks by itself.
      await tap(page, t, "lock-now");
      await titled(page, t, "opening-unlock-title");
      await says(page, t, "opening-finger-lead-pin");
      expect(await axe(page)).toEqual([]);
      await tap(page, t, "opening-finger");
      await isOpen(page);
      await anew(page, bridge);
      await isOpen(page);

      await toLock(page, t);
      await tap(page, t, "lock-finger-turn-off");
      await says(page, t, "lock-finger-off");
      expect(await bridge.isBound()).toBe(false);
      await anew(page, bridge);
      await titled(page, t, "opening-unlock-title");
      await expect(page.getByRole("button", { name: t("opening-finger") })).toHaveCount(0);
      await type(page, t);
    });

    test("in vain it costs nothing, and the PIN opens", async ({ page, bridge, t }) => {
      await welcome(bridge, language, "Ana");
      await lockUp(bridge);
      await bindFinger(bridge);
      await bridge.hand(1, "away");
      await page.goto(bridge.address);
      await isOpen(page);
      await anew(page, bridge);
      // It asked by itself, was put away, and says nothing of it; the PIN's field is next.
      await titled(page, t, "opening-unlock-title");
      await expect(page.getByLabel(t("opening-pin"), { exact: true })).toBeFocused();
      await expect(page.getByRole("status").filter({ hasText: /\S/ })).toHaveCount(0);
      await bridge.hand(1, "others");
      for (let n = 0; n < 7; n += 1) {
        await tap(page, t, "opening-finger");
        await says(page, t, "error-not-recognised");
      }
      await expect(page.getByText(t("opening-wait-over"))).toHaveCount(0);
      // Looked at anew it does not ask by itself a second time.
      await bridge.hand(1);
      await page.reload();
      await titled(page, t, "opening-unlock-title");
      await type(page, t);
    });

    test("other fingers take it away, kindly, and it can be turned on again", async ({
      page,
      bridge,
      t,
    }) => {
      await welcome(bridge, language, "Ana");
      await lockUp(bridge);
      await bindFinger(bridge);
      await bridge.hand(2);
      await bridge.kill();
      await bridge.start();
      await page.goto(bridge.address);
      await says(page, t, "error-biometry-changed");
      await expect(page.getByRole("button", { name: t("opening-finger") })).toHaveCount(0);
      expect(await axe(page)).toEqual([]);
      await type(page, t);
      await toLock(page, t);
      await tap(page, t, "lock-finger-turn-on");
      await page.getByLabel(t("proof-pin"), { exact: true }).fill(pin);
      await tap(page, t, "lock-finger-yes");
      await says(page, t, "lock-finger-on");
      // With the lock it goes as well.
      await tap(page, t, "lock-turn-off");
      await page.getByLabel(t("proof-pin"), { exact: true }).fill(pin);
      await tap(page, t, "lock-off-yes");
      await says(page, t, "lock-off");
      expect(await bridge.isBound()).toBe(false);
    });

    test("a device that knows nobody yet offers nothing to press", async ({ page, bridge, t }) => {
      await welcome(bridge, language, "Ana");
      await lockUp(bridge);
      await bridge.hand(0);
      await page.goto(bridge.address);
      await toLock(page, t);
      await says(page, t, "lock-finger-unknown");
      await expect(page.getByRole("button", { name: t("lock-finger-turn-on") })).toHaveCount(0);
    });
  });
}
