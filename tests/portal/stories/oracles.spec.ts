/**
 * What a browser makes of our questions, read by others: a passkey's making and its sign-ins hold for a
 * server that is not ours, exactly where they hold for ours; and the digits of an authenticator app that
 * is not ours let somebody in.
 */
import { expect, test, type Request } from "@playwright/test";
import { wordsOf } from "../../phone/lib/words.ts";
import { Desk } from "../lib/desk.ts";
import { oracle } from "../lib/oracle.ts";
import { givePasskey, keepCode } from "../lib/worker.ts";

const t = wordsOf("en");

type Passkey = { id: string; response: Record<string, string> };
type Options = { publicKey: { challenge: string } };
type Asked = { challenge: string; credential: Passkey };

test("others agree about passkeys and digits", async ({ page, context }) => {
  const server = await Desk.open();
  const link = await server.worker("Sam Roy");
  await givePasskey(page);
  // What each ceremony began with, and what ended it.
  let challenge = "";
  let authenticator = "";
  const ended: Asked[] = [];
  // The page gets an answer once it was read here.
  await page.route("**/begin", async (route) => {
    const response = await route.fetch();
    const { passkey, authenticator: shown } = (await response.json()) as {
      passkey: Options | null;
      authenticator?: { uri: string } | null;
    };
    challenge = passkey?.publicKey.challenge ?? "";
    authenticator = shown?.uri ?? authenticator;
    await route.fulfill({ response });
  });
  page.on("request", (request: Request) => {
    if (!request.url().endsWith("/end")) return;
    const { passkey } = request.postDataJSON() as { passkey: Passkey };
    ended.push({ challenge, credential: passkey });
  });
  const signOut = async () => {
    await page.getByRole("button", { name: t("portal-sign-out") }).click();
    await page.getByText(t("portal-nothing-kept")).waitFor();
  };
  const isIn = () => expect(page.getByText(t("portal-people-none"))).toBeVisible();

  await page.goto(link);
  await page.getByRole("button", { name: t("portal-enrol-begin") }).click();
  await page.getByRole("button", { name: t("portal-enrol-passkey-make") }).click();
  await page.getByRole("heading", { name: t("portal-enrol-code") }).waitFor();
  const code = await keepCode({ page, t });
  await page.getByRole("heading", { name: t("portal-enrol-authenticator") }).waitFor();
  const digits = (ahead: number) => String(oracle("digits", { uri: authenticator, ahead }));
  await page.getByRole("textbox", { name: t("portal-digits") }).fill(digits(0));
  await page.getByRole("button", { name: t("portal-finish") }).click();
  await isIn();
  for (let n = 0; n < 2; n += 1) {
    await signOut();
    await page.getByRole("button", { name: t("portal-by-passkey") }).click();
    await isIn();
  }
  await signOut();
  await page.locator("summary").click();
  await page.getByRole("textbox", { name: t("portal-code") }).fill(code);
  await page.getByRole("textbox", { name: t("portal-digits") }).fill(digits(30));
  await page.getByRole("button", { name: t("portal-sign-in"), exact: true }).click();
  await isIn();

  // The same answers before another server; and what ours refuses, it refuses.
  const [making, ...signIns] = ended;
  const [first, second] = signIns;
  if (!making || !first || !second) throw new Error("they were not heard");
  const other = (text = "") =>
    `${text.slice(0, -9)}${text.at(-9) === "A" ? "B" : "A"}${text.slice(-8)}`;
  const changed = (part: string): Asked => {
    const response = {
      ...first.credential.response,
      [part]: other(first.credential.response[part]),
    };
    return { ...first, credential: { ...first.credential, response } };
  };
  const bad = [
    { ...first, challenge: second.challenge },
    changed("signature"),
    changed("authenticatorData"),
    changed("clientDataJSON"),
  ];
  const said = oracle("passkey", {
    origin: server.address,
    name: "localhost",
    making,
    sign_ins: [first, second, ...bad],
  });
  const { id } = making.credential;
  expect(said).toEqual([id, id, null, null, null, null]);
  const fields = { origin: server.address, "x-trellis": "1", "content-type": "application/json" };
  const ask = (path: string, body: unknown) =>
    context.request.post(`${server.address}/api/sign-in/${path}`, { headers: fields, data: body });
  for (const { credential } of bad) {
    const { ceremony } = (await (await ask("begin", {})).json()) as { ceremony: string };
    expect((await ask("end", { ceremony, passkey: credential })).status()).toBe(401);
  }
  await server.close();
});
