/**
 * Two devices and an agency's real server: a yes before which nobody is asked anything, the record back
 * from twelve words alone, a check-in on one that shows on the other, a device removed, and a stop with
 * a receipt.
 */
import type { Browser, Page } from "@playwright/test";
import type { CheckInForm, SyncPairing } from "../../../ui/host/bindings.ts";
import { Agency } from "../lib/agency.ts";
import { Bridge } from "../lib/bridge.ts";
import { welcome } from "../lib/device.ts";
import { eyes } from "../lib/eyes.ts";
import { makeWords } from "../lib/lock.ts";
import { expect, test, watch } from "../lib/story.ts";
import { type Language, languages, locales, type Words } from "../lib/words.ts";

/** What goes over a network, and is asked about only now and then, may take this long to show. */
const before = { timeout: 60_000 };

const blank: CheckInForm = {
  id: null,
  when: null,
  answers: {},
  tags: [],
  strengths: [],
  note: "",
  rest: false,
};

const tap = (page: Page, words: string) =>
  page.getByRole("button", { name: words, exact: true }).tap();
const titled = (page: Page, words: string) =>
  expect(page.getByRole("heading", { level: 1, name: words, exact: true })).toBeFocused(before);

async function openSync(page: Page, t: Words): Promise<void> {
  await page.getByRole("link", { name: t("place-me") }).tap();
  await page
    .getByRole("button")
    .filter({ hasText: t("me-way-sync") })
    .tap();
  await titled(page, t("sync"));
}

/** From the invitation to where the yes is asked for. */
async function consent(page: Page, t: Words, words: string[] | null): Promise<void> {
  await titled(page, t("sync-who-title"));
  await expect(page.getByText(t("sync-who-yet"))).toBeVisible();
  for (const step of ["what", "why", "until", "cannot", "words"]) {
    await tap(page, t("sync-next"));
    await titled(page, t(`sync-${step}-title`));
  }
  if (words) {
    await page.getByLabel(t("sync-words-type"), { exact: true }).fill(words.join(" "));
    await tap(page, t("sync-next"));
  } else await tap(page, t("sync-words-without"));
  await titled(page, t("sync-yes-title"));
  await expect(page.getByText(t("sync-yes-free"))).toBeVisible();
}

/** Another device with a page on it, and whatever it does that it should not. */
async function another(browser: Browser, language: Language) {
  const bridge = await Bridge.fresh();
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 740 },
    locale: locales[language],
  });
  const wrong = watch(context, () => bridge.address);
  const page = await context.newPage();
  await page.goto(bridge.address);
  return {
    bridge,
    page,
    async gone() {
      await context.close();
      await bridge.gone();
      expect(wrong).toEqual([]);
    },
  };
}

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test("yes, back from the words, in step, one removed, stopped", async ({
      page,
      bridge,
      t,
      browser,
    }) => {
      test.slow();
      await welcome(bridge, language, "Ana");
      const words = await makeWords(bridge, null);
      await bridge.ask("checkin_save", { ...blank, note: "By the river." });
      const agency = await Agency.fresh();
      const { link } = await agency.invite();

      // Nobody is asked anything before the yes.
      const knocks = await agency.listen();
      await page.goto(bridge.address);
      await openSync(page, t);
      await tap(page, t("sync-begin"));
      await page.getByLabel(t("invite-paste"), { exact: true }).fill("care.example.org");
      await tap(page, t("sync-invite-look"));
      await expect(page.getByText(t("error-not-an-invitation"))).toBeVisible();
      await page.getByLabel(t("invite-paste"), { exact: true }).fill(link);
      await tap(page, t("sync-invite-look"));
      await expect(page.getByText(agency.name)).toBeVisible();
      await consent(page, t, words);
      expect(await knocks()).toBe(0);

      // A server that is away is said, and costs nothing: the same yes works when it is back.
      await tap(page, t("sync-yes"));
      await expect(page.getByText(t("error-unreachable"))).toBeVisible(before);
      await agency.start();
      await tap(page, t("sync-yes"));
      await titled(page, t("sync"));
      await expect(page.getByText(t("sync-in-step"))).toBeVisible(before);
      await expect(page.getByText("Harbour House")).toBeVisible();
      await expect(page.getByText(t("sync-no-words"))).toBeHidden();

      // A new device, with nothing but the words and the server's name.
      const other = await another(browser, language);
      await tap(other.page, t("welcome-before"));
      await other.page
        .getByRole("button")
        .filter({ hasText: t("sync-back-words") })
        .tap();
      await titled(other.page, t("sync-recover-title"));
      await other.page.getByLabel(t("sync-words-type"), { exact: true }).fill(words.join(" "));
      await other.page.getByLabel(t("invite-server")).fill(agency.name);
      await other.page.getByLabel(t("sync-name"), { exact: true }).fill("Kitchen");
      await tap(other.page, t("sync-recover-go"));
      // That it is coming is to be seen only where it takes long (`everywhere` looks at that). Here, that it is back.
      await titled(other.page, t("sync-recover-done"));
      await expect(other.page.getByText(t("sync-recover-after"))).toBeVisible(before);
      await tap(other.page, t("sync-open"));
      await expect(other.page.getByText("By the river.")).toBeVisible();

      // A check-in on one shows on the other.
      await other.bridge.ask("checkin_save", { ...blank, note: "Soup in the kitchen." });
      const sent = async () => (await other.bridge.ask("sync_status", {})).waiting.changes;
      await expect.poll(sent, before).toBe(0);
      await openSync(page, t);
      await tap(page, t("sync-now"));
      await page.getByRole("link", { name: t("place-today") }).tap();
      await expect(page.getByText("Soup in the kitchen.")).toBeVisible(before);

      // One is removed, which is asked twice; it keeps what it has.
      await openSync(page, t);
      await expect(page.getByText("Kitchen")).toBeVisible(before);
      await tap(page, t("sync-devices-change"));
      await titled(page, t("sync-devices"));
      await tap(page, t("sync-remove-named", { name: "Kitchen" }));
      await tap(page, t("sync-remove-go-on"));
      await tap(page, t("sync-remove-yes"));
      await expect(page.getByText(t("sync-removed"))).toBeVisible(before);
      await openSync(other.page, t);
      await tap(other.page, t("sync-now"));
      await expect(other.page.getByText(t("sync-gone"))).toBeVisible(before);
      await other.page.getByRole("link", { name: t("place-today") }).tap();
      await expect(other.page.getByText("By the river.")).toBeVisible();
      await other.gone();

      // Stopped, and the copy erased, with a receipt that is kept.
      await openSync(page, t);
      await tap(page, t("sync-stop"));
      await titled(page, t("sync-stop-title"));
      await page.getByRole("radio", { name: t("sync-stop-erase") }).check();
      await tap(page, t("sync-stop-yes"));
      await titled(page, t("sync-stopped"));
      await expect(page.getByText(t("sync-receipt-signed"))).toBeVisible();
      await tap(page, t("done"));
      await titled(page, t("sync"));
      await expect(page.getByText(t("sync-off"))).toBeVisible();
      await expect(page.getByText(t("sync-receipt-signed"))).toBeVisible();
      const { phase, receipts } = await bridge.ask("sync_status", {});
      expect(phase).toBe("off");
      expect(receipts).toMatchObject([{ whole: true }]);
      await agency.gone();
    });

    test("a second device is let in by three words, and nobody by others", async ({
      page,
      bridge,
      t,
      browser,
    }) => {
      test.slow();
      await welcome(bridge, language, "Ana");
      await bridge.ask("checkin_save", { ...blank, note: "By the river." });
      const agency = await Agency.fresh();
      const { link } = await agency.invite();
      await agency.start();
      const invitation = { text: link, server: null };
      await bridge.ask("sync_begin", { invitation, name: "Phone", words: null });
      await eyes(page);
      await page.goto(bridge.address);
      const other = await another(browser, language);
      await tap(other.page, t("welcome-before"));
      await other.page
        .getByRole("button")
        .filter({ hasText: t("sync-back-device") })
        .tap();

      /** The new device shows a code, and the old one is led to where it is read. */
      const show = async () => {
        await titled(other.page, t("sync-join-title"));
        await other.page.getByLabel(t("invite-server")).fill(agency.name);
        await other.page.getByLabel(t("sync-name"), { exact: true }).fill("Kitchen");
        const said = other.page.waitForResponse("**/rpc/sync_pair_show");
        await tap(other.page, t("sync-join-begin"));
        await titled(other.page, t("sync-join-code"));
        await expect(other.page.getByRole("img", { name: t("sync-join-code-alt") })).toBeVisible();
        await openSync(page, t);
        await tap(page, t("sync-add"));
        await titled(page, t("sync-add-title"));
        return (await (await said).json()) as SyncPairing;
      };
      /** Both show the same three words. */
      const compare = async () => {
        await titled(page, t("sync-add-words"));
        await titled(other.page, t("sync-join-words"));
        const here = await page.locator("main ol li").allInnerTexts();
        expect(here).toHaveLength(3);
        expect(await other.page.locator("main ol li").allInnerTexts()).toEqual(here);
      };

      // Typed, and not the same: nothing is let in.
      const { code } = await show();
      await page.getByLabel(t("sync-add-type")).fill(code.toLowerCase());
      await tap(page, t("sync-add-go-on"));
      await compare();
      await tap(page, t("sync-add-differ"));
      await titled(page, t("sync-add-over"));
      expect((await bridge.ask("sync_status", {})).devices).toHaveLength(1);
      await tap(page, t("sync-not-now"));
      await tap(other.page, t("sync-not-now"));
      await titled(other.page, t("sync-back-title"));
      await other.page
        .getByRole("button")
        .filter({ hasText: t("sync-back-device") })
        .tap();

      // Read with the camera, and the same.
      const { text } = await show();
      await page.evaluate((seen) => Object.assign(window, { seen }), text);
      await tap(page, t("invite-scan"));
      await compare();
      await tap(page, t("sync-add-same"));
      await titled(page, t("sync-add-done"));
      await titled(other.page, t("sync-join-done"));
      await tap(other.page, t("sync-open"));
      await expect(other.page.getByText("By the river.")).toBeVisible(before);
      await tap(page, t("done"));
      await titled(page, t("sync"));
      await expect(page.getByText("Kitchen")).toBeVisible(before);
      await other.gone();
      await agency.gone();
    });

    test("recovery words are made on the way, and lead back there", async ({ page, bridge, t }) => {
      await welcome(bridge, language);
      const agency = await Agency.fresh();
      const { code } = await agency.invite();
      await page.goto(bridge.address);
      await openSync(page, t);
      await tap(page, t("sync-begin"));
      await page.getByRole("radio", { name: t("invite-letters") }).check();
      await page.getByLabel(t("invite-typed"), { exact: true }).fill(code.toLowerCase());
      await page.getByLabel(t("invite-server"), { exact: true }).fill(agency.name);
      await tap(page, t("sync-invite-look"));
      await titled(page, t("sync-who-title"));
      for (const step of ["what", "why", "until", "cannot", "words"]) {
        await tap(page, t("sync-next"));
        await titled(page, t(`sync-${step}-title`));
      }
      await tap(page, t("sync-words-make"));
      await titled(page, t("recovery-title"));
      await page.getByRole("switch", { name: t("recovery-alone") }).check();
      await tap(page, t("recovery-show"));
      await titled(page, t("recovery-sheet"));
      const items = await page.locator("main ol li").allInnerTexts();
      const shown = items.map((item) => item.replace(/^\d+\s*/, ""));
      expect(shown).toHaveLength(12);
      await tap(page, t("recovery-written"));
      await titled(page, t("recovery-back"));
      for (const field of await page.getByRole("textbox").all()) {
        const label = await field.evaluate(
          (box) => (box as HTMLInputElement).labels?.[0]?.innerText,
        );
        const place = Number(/\d+/.exec(label ?? "")?.[0]);
        await field.fill(shown[place - 1] ?? "");
      }
      await tap(page, t("recovery-keep"));
      await titled(page, t("recovery-done"));
      await tap(page, t("recovery-done-on"));
      await titled(page, t("sync-words-title"));
      await page.getByLabel(t("sync-words-type"), { exact: true }).fill(shown.join(" "));
      await tap(page, t("sync-next"));
      await titled(page, t("sync-yes-title"));

      // A no is as easy as a yes, and nothing was begun.
      await tap(page, t("sync-not-now"));
      await titled(page, t("sync"));
      expect((await bridge.ask("sync_status", {})).phase).toBe("off");
      await agency.gone();
    });
  });
}
