/**
 * Every screen of the portal, in both languages, light and dark: nothing that axe finds, nothing
 * sideways, nothing cut off, nothing too small to hit; from 1280 px to 320 px and 400 % zoom. Two
 * hundred people, and two hundred texts that are meant to be something else than text.
 *
 * With `TRELLIS_PICTURES=1` each screen leaves its pictures in tests/output/pictures. A few more screens
 * are looked at where a story comes to them: see `lib/look.ts`.
 */
import { expect, test, type Page } from "@playwright/test";
import { card, full, hostile as raw } from "../../../ui/shared/shown/fixture.ts";
import { languages, locales, type Words, wordsOf } from "../../phone/lib/words.ts";
import { Desk, many } from "../lib/desk.ts";
import { faults, watch } from "../lib/look.ts";
import { digitsOf } from "../lib/totp.ts";
import { enrol, givePasskey, keepCode, secretShown } from "../lib/worker.ts";

/** As an app can hold them: halves of a letter are none there. */
const hostile = raw.map((text) => Buffer.from(text).toString());

const place = (page: Page, t: Words, name: string) =>
  page.getByRole("link", { name: t(`portal-place-${name}`), exact: true }).click();

for (const language of languages) {
  test.describe(language, () => {
    test.use({ locale: locales[language] });

    test("nothing is wrong before and after signing in", async ({ page }) => {
      test.setTimeout(600_000);
      const t = wordsOf(language);
      const server = await Desk.open();
      const link = await server.worker("Sam Roy");
      const wrong = watch(page);
      const note = async (name: string) => wrong.push(...(await faults(page, name, language)));
      await givePasskey(page);

      await page.goto(link);
      await page.getByRole("button", { name: t("portal-enrol-begin") }).click();
      await note("enrol passkey");
      await page.getByRole("button", { name: t("portal-enrol-passkey-make") }).click();
      await page.getByRole("heading", { name: t("portal-enrol-code") }).waitFor();
      await note("enrol code");
      await keepCode({ page, t });
      const secret = await secretShown(page);
      await note("enrol authenticator");
      await page.getByRole("textbox", { name: t("portal-digits") }).fill(digitsOf(secret));
      await page.getByRole("button", { name: t("portal-finish") }).click();
      await page.getByText(t("portal-people-none")).waitFor();
      await note("nobody");

      const twelve = Array.from({ length: 12 }, (_, n) => ({
        card: { ...card, name: n === 3 ? "Marie-Ève Desrochers-Tremblay" : `Noor ${n}` },
        items: full,
        days: 3 + n * 8,
      }));
      await server.share(link, ...twelve.toReversed());
      await place(page, t, "people");
      await page.getByRole("button", { name: "Noor 0" }).waitFor();
      await note("people");
      await page.getByRole("button", { name: "Noor 0" }).click();
      await page.getByRole("heading", { level: 1, name: "Noor 0" }).waitFor();
      await note("person");
      await page.getByRole("radio", { name: t("chart-span-year") }).check();
      await page.getByRole("button", { name: t("portal-suggest"), exact: true }).click();
      await page.getByRole("combobox").first().selectOption("rating");
      await note("suggest");
      await page.getByRole("button", { name: t("portal-asked-to-stop") }).click();
      await page.getByRole("dialog").waitFor();
      await note("stop");
      await page.keyboard.press("Escape");

      await place(page, t, "invite");
      const reason = page.getByRole("textbox", {
        name: t("portal-invite-reason"),
      });
      await reason.fill("Pour préparer nos visites ensemble.");
      await page.getByRole("button", { name: t("portal-invite-make") }).click();
      await page.getByRole("heading", { name: t("portal-invite-made") }).waitFor();
      await page.locator(".six li").nth(5).waitFor();
      await note("invite");

      await place(page, t, "ways");
      await page.getByRole("heading", { level: 1, name: t("portal-ways") }).waitFor();
      await note("ways");
      await page.getByRole("button", { name: t("portal-way-add-passkey") }).click();
      await page.getByRole("heading", { name: t("portal-way-prove") }).waitFor();
      await note("prove");
      await page.getByRole("button", { name: t("portal-sign-out") }).click();
      await page.getByRole("button", { name: t("portal-by-passkey") }).waitFor();
      await page.locator("summary").click();
      await page.getByRole("button", { name: t("portal-sign-in"), exact: true }).click();
      await note("sign in");
      await page.goto(`${server.address}/?sign-in=refused`);
      await page.getByText(t("portal-agency-refused")).waitFor();
      await note("sign in refused");
      await page.goto("about:blank");
      await page.goto(link);
      await page.getByText(t("portal-error-token")).waitFor();
      await note("enrol used");
      await page.getByRole("button", { name: t("portal-sign-in"), exact: true }).click();
      await page.getByRole("button", { name: t("portal-by-passkey") }).waitFor();
      await server.close();
      expect(wrong).toEqual([]);
    });

    test("nothing is wrong for an admin and an auditor", async ({ page }) => {
      test.setTimeout(300_000);
      const t = wordsOf(language);
      const server = await Desk.open();
      const wrong = watch(page);
      const note = async (name: string) => wrong.push(...(await faults(page, name, language)));
      await server.worker("Alex Doe");
      await enrol({ page, t }, await server.worker("Sam Roy", "admin"), false);
      await page.getByRole("heading", { level: 1, name: t("portal-place-workers") }).waitFor();
      await page.getByRole("textbox", { name: t("portal-worker-name") }).fill("Dana");
      await page.getByRole("button", { name: t("portal-worker-make") }).click();
      await page
        .getByRole("heading", {
          name: t("portal-worker-link", { name: "Dana" }),
        })
        .waitFor();
      await note("workers");
      await page
        .getByRole("button", {
          name: t("portal-worker-disable-of", { name: "Dana" }),
        })
        .click();
      await page.getByRole("dialog").waitFor();
      await note("remove a worker");
      await page
        .getByRole("dialog")
        .getByRole("button", { name: t("portal-worker-disable") })
        .click();
      await expect(page.getByText(t("portal-worker-left"))).toBeVisible();

      await page.getByRole("button", { name: t("portal-sign-out") }).click();
      await page.getByRole("button", { name: t("portal-by-passkey") }).waitFor();
      await enrol({ page, t }, await server.worker("Lou", "auditor"), false);
      const rows = page.locator("tbody tr");
      await expect(rows.nth(6)).toBeVisible();
      const count = await rows.count();
      await expect(page.getByText(t("portal-audit-holds", { rows: count }))).toBeVisible();
      await note("audit");
      await server.close();
      expect(wrong).toEqual([]);
    });
  });
}

test("two hundred people and two hundred hostile texts are only text", async ({ page }) => {
  test.setTimeout(300_000);
  const t = wordsOf("en");
  const server = await Desk.open(many);
  const wrong = watch(page);
  const link = await server.worker("Sam Roy");
  await enrol({ page, t }, link, false);
  const every = hostile.flatMap((text, n) => [
    { kind: "strength", id: `s${n}`, text },
    {
      kind: "section",
      id: `p${n}`,
      order: n,
      plan: "wellness",
      title: text,
      lines: [{ id: "", text }],
    },
  ]);
  const days = hostile.slice(0, 5).map((text, n) => ({
    kind: "day",
    day: `2026-11-0${n + 1}`,
    checkins: [{ time: "09:00", rest: false, answers: [], tags: [text], note: text }],
  }));
  const most = { card: { ...card, name: hostile[0] }, items: [...every, ...days, ...full] };
  const others = hostile.map((name) => ({ card: { ...card, name }, items: [] }));
  await server.share(link, most, ...others);
  await page.getByRole("link", { name: t("portal-place-people") }).click();
  const people = page.getByRole("list", { name: t("portal-people") }).getByRole("button");
  await expect(people).toHaveCount(201);
  const title = await page.title();
  await people.last().click();
  await page.getByRole("heading", { level: 1, name: hostile[0] }).waitFor();
  await expect(page.getByText("I listen").first()).toBeVisible();
  for (const text of [hostile[1], hostile[5]]) {
    await expect(page.getByText(text ?? "", { exact: true }).first()).toBeAttached();
  }
  // Nothing of it became an element, an attribute or a script.
  const made = await page.evaluate(() => ({
    elements: document.querySelectorAll("main :is(script, img, iframe, object, b, textarea)")
      .length,
    handlers: [...document.querySelectorAll("*")].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on")),
    ).length,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect(made).toEqual({ elements: 0, handlers: 0, sideways: 0 });
  expect(await page.title()).not.toBe("x");
  expect(title).toContain("Trellis");
  await server.close();
  expect(wrong).toEqual([]);
});
