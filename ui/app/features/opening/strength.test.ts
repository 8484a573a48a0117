/** Long and varied is good; long and dull is not. */
import { expect, test } from "vitest";
import { strengthOf } from "./strength.ts";

test.each([
  ["1234567", "short"],
  ["éééééé", "short"],
  ["12345678", "fair"],
  ["aaaaaaaaaaaaaaaaaaaaaa", "fair"],
  ["four plain little words", "good"],
])("%s is %s", (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});
