/** Numbers as people write them lead to the number that they mean. */
import { expect, test } from "vitest";
import { callAddress, textAddress } from "./reach.ts";

test.each([
  ["988", "tel:988"],
  ["9-8-8", "tel:988"],
  ["514-555-0142", "tel:5145550142"],
  ["+1 (514) 555.0142", "tel:+15145550142"],
  ["514 555-0199 poste 2231", "tel:5145550199,2231"],
  ["514 555-0199, ext. 7", "tel:5145550199,7"],
  ["514 555-0199 x2231", "tel:5145550199,2231"],
  ["514 555-0199 #2231", "tel:5145550199,2231"],
  ["Home: 514 555-0199", "tel:5145550199"],
  ["514 555-0199 (home) 438 555-0100", "tel:5145550199"],
  ["*67 514 555-0199", "tel:*675145550199"],
])("%s is called as %s", (written, address) => {
  expect(callAddress(written)).toBe(address);
});

test("a text message goes to the number alone", () => {
  expect(textAddress("514 555-0199 poste 2231")).toBe("sms:5145550199");
  expect(textAddress("686868", "HOME")).toBe("sms:686868?&body=HOME");
});
