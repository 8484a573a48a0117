import { expect, test } from "vitest";
import { linkText, readLink } from "./link.ts";

test.each([
  ["", null],
  ["   ", null],
  ["https://example.org/a?b=c", "https://example.org/a?b=c"],
  ["example.org", "https://example.org"],
  ["www.example.org/page", "https://www.example.org/page"],
  ["9-8-8", "tel:988"],
  ["+1 (555) 010-0199", "tel:+15550100199"],
  ["TEL:555 0100", "tel:5550100"],
  ["sms:988", "sms:988"],
  ["ana@example.org", "mailto:ana@example.org"],
  ["mailto:ana@example.org", "mailto:ana@example.org"],
])("%s is read as %s", (typed, link) => {
  expect(readLink(typed)).toBe(link);
});

test.each([
  "http://example.org",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "data:text/html,x",
  "tel:",
  "tel:me",
  "https://",
  "https:///x",
  "https://a b",
  "my sister",
  "hello.",
  `https://${"a".repeat(2000)}`,
])("%s is none", (typed) => {
  expect(readLink(typed)).toBeUndefined();
});

test.each([
  ["tel:+15550100", "+15550100"],
  ["sms:988", "988"],
  ["mailto:ana@example.org", "ana@example.org"],
  ["https://example.org/", "example.org"],
  ["https://example.org/a", "https://example.org/a"],
])("%s is shown as %s", (link, text) => {
  expect(linkText(link)).toBe(text);
});
