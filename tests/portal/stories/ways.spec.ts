/**
 * The ways in: by passkey, by code, one more and one fewer; an admin who makes an account and closes
 * it again, an auditor who reads what was done.
 */
import { expect, test, type Page } from "@playwright/test";
import { wordsOf } from "../../phone/lib/words.ts";
import { Desk } from "../lib/desk.ts";
import { digitsOf } from "../lib/totp.ts";
import { enrol, givePasskey, keepCode, left, secretShown } from "../lib/worker.ts";

const t = wordsOf("en");
type Row = Record<"actor" | "action" | "object" | "signature", string> & { time: number };
/** Another letter or digit than this one. */
const turned = (letter: string) => (letter === "0" || letter === "A" ? "1" : "0");
const place = (page: Page, name: string) =>
  page.getByRole("link", { name: t(`portal-place-${name}`), exact: true }).click();
const signOut = async (page: Page) => {
  await page.getByRole("button", { name: t("portal-sign-out") }).click();
  await page.getByText(t("portal-nothing-kept")).waitFor();
};
async function signInByCode(page: Page, code: string, digits: string) {
  await page.locator("summary").click();
  await page.getByRole("textbox", { name: t("portal-code") }).fill(code);
  await page.getByRole("textbox", { name: t("portal-digits") }).fill(digits);
  await page.getByRole("button", { name: t("portal-sign-in"), exact: true }).click();
}
const isIn = (page: Page) =>
  expect(page.getByRole("button", { name: t("portal-sign-out") })).toBeVisible();

test("a worker signs in by each way, adds some, and takes one away", async ({ page, context }) => {
  const server = await Desk.open();
  const { code, secret } = await enrol({ page, t }, await server.worker("Sam Roy"), false);
  await signOut(page);
  await signInByCode(page, code.replace(/.$/, "U"), "123456");
  await expect(page.getByText(t("portal-code-problem"))).toBeVisible();
  await page.reload();
  await signInByCode(page, code.toLowerCase(), digitsOf(secret, 1));
  await isIn(page);

  // A passkey beside the code: the code opens the keys, the passkey locks them once more.
  await givePasskey(page);
  await place(page, "ways");
  await page.getByRole("button", { name: t("portal-way-add-passkey") }).click();
  await page.getByRole("textbox", { name: t("portal-code") }).fill(code);
  await page.getByRole("button", { name: t("portal-prove-code") }).click();
  await expect(page.getByText(t("portal-way-added"))).toBeVisible();
  await expect(page.getByText(t("portal-way-passkey"), { exact: true })).toHaveCount(1);
  await signOut(page);
  await page.getByRole("button", { name: t("portal-by-passkey") }).click();
  await isIn(page);

  // A new code in the place of the old one, proved by the passkey.
  await place(page, "ways");
  await page.getByRole("button", { name: t("portal-way-add-code") }).click();
  await page.getByRole("button", { name: t("portal-prove-passkey") }).click();
  const other = await keepCode({ page, t });
  await page.locator("strong bdi").last().waitFor();
  const newSecret = await secretShown(page);
  await page.getByRole("textbox", { name: t("portal-digits") }).fill(digitsOf(newSecret));
  await page.getByRole("button", { name: t("portal-finish") }).click();
  await expect(page.getByText(t("portal-way-added"))).toBeVisible();
  await signOut(page);
  await signInByCode(page, other, digitsOf(newSecret, 1));
  await isIn(page);
  await signOut(page);
  expect(await left(page, context)).toEqual([]);
  await server.close();
});

test("an admin makes an account and closes it, and an auditor sees that it was done", async ({
  browser,
}) => {
  const server = await Desk.open();
  const at = async () => (await browser.newContext()).newPage();
  const admin = await at();
  await enrol({ page: admin, t }, await server.worker("Robin", "admin"), false);
  await admin.getByRole("textbox", { name: t("portal-worker-name") }).fill("Dana");
  await admin.getByRole("button", { name: t("portal-worker-make") }).click();
  await admin.getByRole("heading", { name: t("portal-worker-link", { name: "Dana" }) }).waitFor();
  const link = await admin.locator(".text bdi").innerText();

  // With a passkey of their own computer, and the code as the second way.
  const worker = await at();
  await givePasskey(worker);
  await enrol({ page: worker, t }, link);
  await expect(worker.getByText(t("portal-people-none"))).toBeVisible();
  // The link was good once.
  const late = await at();
  await late.goto(link);
  await expect(late.getByText(t("portal-error-token"))).toBeVisible();

  const close = t("portal-worker-disable-of", { name: "Dana" });
  await admin.getByRole("button", { name: close }).click();
  const sure = admin.getByRole("dialog");
  await sure.getByRole("button", { name: t("portal-worker-disable"), exact: true }).click();
  await expect(admin.getByText(t("portal-worker-left"))).toBeVisible();
  // Whoever was let out is out at the next thing they ask.
  await place(worker, "people");
  await expect(worker.getByText(t("portal-nothing-kept"))).toBeVisible();

  const auditor = await at();
  await enrol({ page: auditor, t }, await server.worker("Lou", "auditor"), false);
  const rows = auditor.getByRole("row");
  await expect(rows.nth(3)).toBeVisible();
  await expect(auditor.getByText(/chain holds/)).toBeVisible();
  // A chain in which anything was changed does not hold. The server cannot be brought to such a one, so
  // its answer is changed on the way.
  const bad: [string, (rows: Row[]) => unknown][] = [
    ["a time", ([, row]) => row && (row.time += 1)],
    ["who did it", ([, row]) => row && (row.actor = row.actor.replace(/^./, turned))],
    ["what was done", ([, row]) => row && (row.action = "share.opened")],
    ["to what", ([, row]) => row && (row.object = row.object.replace(/.$/, turned))],
    ["a signature", ([, row]) => row && (row.signature = row.signature.replace(/^./, turned))],
    ["a row taken out", (rows) => rows.splice(1, 1)],
    ["the first row taken out", (rows) => rows.splice(0, 1)],
    ["two rows in each other's place", (rows) => rows.splice(0, 2, ...rows.slice(0, 2).reverse())],
  ];
  for (const [what, change] of bad) {
    await place(auditor, "ways");
    await auditor.route("**/api/audit?*", async (route) => {
      const response = await route.fetch();
      const json = (await response.json()) as { rows: Row[] };
      change(json.rows);
      await route.fulfill({ response, json });
    });
    await place(auditor, "audit");
    await expect(auditor.getByText(/chain does not hold/), what).toBeVisible();
    await auditor.unroute("**/api/audit?*");
  }
  await server.close();
});
