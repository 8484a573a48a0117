/** When the door asks for a finger by itself, what it shows of it, and how it tells what came of it. */
import { render } from "svelte/server";
import { beforeAll, expect, test, vi } from "vitest";
import type { ByBiometry, Code, LockOn } from "#host/bindings.ts";
import { codes } from "#shared/i18n/error.ts";
import { readWords, speak, t } from "#shared/i18n/i18n.svelte.ts";
import Finger from "./Finger.svelte";
import { asksByItself, tellsCalmly } from "./finger.ts";

// Before what is imported asks for it.
vi.hoisted(() => {
  vi.stubGlobal("document", { documentElement: {} });
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
});

const lock = (biometry: ByBiometry): LockOn => ({
  way: "pin",
  auto_lock: "five",
  wait: 0,
  biometry,
});
const page = (biometry: ByBiometry) =>
  render(Finger, { props: { lock: lock(biometry), onvain: () => undefined } }).body;

beforeAll(async () => {
  await speak("en");
  await readWords(["opening"]);
});

test("it asks by itself only where the core says so, and only a page that is looked at", () => {
  expect(asksByItself(lock("asked"), "visible")).toBe(true);
  expect(asksByItself(lock("asked"), "hidden")).toBe(false);
  expect(asksByItself(lock("offered"), "visible")).toBe(false);
  expect(asksByItself(lock("no"), "visible")).toBe(false);
});

test("there is a button where a finger opens, and none where it does not", () => {
  for (const biometry of ["asked", "offered"] as const) {
    expect(page(biometry)).toContain(t("opening-finger"));
  }
  expect(page("no")).not.toContain("<button");
});

test("what is no trouble is told calmly, and nothing else is", () => {
  const calm: Code[] = ["not_recognised", "no_biometry", "biometry_changed"];
  for (const code of codes) {
    expect(tellsCalmly({ code, retry: false }), code).toBe(calm.includes(code));
  }
});
