/** How a finger or a face stands to the lock, on its page. */
import { render } from "svelte/server";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { LockView } from "#host/bindings.ts";
import { readWords, speak, t } from "#shared/i18n/i18n.svelte.ts";
import type { Asking } from "./asking.svelte.ts";
import Finger from "./Finger.svelte";
import { fingerStands } from "./proof.ts";

vi.stubGlobal("document", { documentElement: {} });

const lock: NonNullable<LockView["lock"]> = {
  way: "pin",
  auto_lock: "five",
  wait: 0,
  biometry: "no",
};
const view = (of: Partial<LockView>): LockView => ({
  lock,
  can_be_off: true,
  words: false,
  by_words: false,
  biometry: "absent",
  ...of,
});

const asked = (of: LockView): Asking => ({
  view: of,
  error: null,
  busy: false,
  look: () => Promise.resolve(),
  attempt: () => Promise.resolve(undefined),
  forget: () => undefined,
  take: () => undefined,
});

/** What stands on the page itself, without the question that is not asked yet. */
const part = (of: LockView) =>
  render(Finger, { props: { view: of, asked: asked(of) } }).body.replace(
    /<dialog[^]*<\/dialog>/,
    "",
  );

test("it stands as the device and the lock say", () => {
  expect(fingerStands(view({}))).toBe("none");
  expect(fingerStands(view({ biometry: "none_enrolled" }))).toBe("unknown");
  expect(fingerStands(view({ biometry: "there" }))).toBe("off");
  for (const biometry of ["offered", "asked"] as const) {
    // Also while the device asks for nothing: what is on can always be turned off.
    expect(fingerStands(view({ lock: { ...lock, biometry } }))).toBe("on");
  }
});

describe.each(["en", "fr"] as const)("in %s", (language) => {
  beforeAll(async () => {
    await speak(language);
    await readWords(["lock"]);
  });

  test("there is something to press only where pressing it does something", () => {
    for (const biometry of ["absent", "none_enrolled"] as const) {
      const page = part(view({ biometry }));
      expect(page).not.toContain("<button");
      expect(page).toContain(t(biometry === "absent" ? "lock-finger-none" : "lock-finger-unknown"));
    }
    expect(part(view({ biometry: "there" }))).toContain(t("lock-finger-turn-on"));
    const on = part(view({ biometry: "there", lock: { ...lock, biometry: "offered" } }));
    expect(on).toContain(t("lock-finger-turn-off"));
    expect(on).not.toContain(t("lock-finger-turn-on"));
  });

  test("whom else the device knows is said before it is turned on", () => {
    const of = view({ biometry: "there" });
    const page = render(Finger, { props: { view: of, asked: asked(of), asks: true } }).body;
    for (const key of ["lock-finger-all", "lock-finger-stays", "proof-pin"]) {
      expect(page).toContain(t(key));
    }
  });
});
