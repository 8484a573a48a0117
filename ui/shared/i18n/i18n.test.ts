/**
 * Words that are read with their screens: whatever the order in which screens and languages are
 * asked for, who has waited finds every text, in the language chosen last.
 */
import { beforeEach, expect, test, vi } from "vitest";

// What the page would have; nothing of ours stands in for anything.
vi.stubGlobal("document", { documentElement: {} });

let i18n: typeof import("./i18n.svelte.ts");
beforeEach(async () => {
  vi.resetModules();
  i18n = await import("./i18n.svelte.ts");
});

test("core words come with the language, others when they are asked for", async () => {
  await i18n.speak("en");
  expect(i18n.t("save")).toBe("Save");
  expect(i18n.t("search-label")).toBe("search-label");
  await i18n.readWords(["calendar"]);
  expect(i18n.t("search-label")).toBe("Look for a word");
});

test("a new language brings all that was read", async () => {
  await i18n.speak("en");
  await i18n.readWords(["calendar"]);
  await i18n.speak("fr");
  expect(i18n.locale()).toBe("fr-CA");
  expect(i18n.t("search-label")).toBe("Chercher un mot");
  expect(i18n.t("save")).toBe("Enregistrer");
});

test("until the new language is whole, the old one is spoken", async () => {
  await i18n.speak("en");
  const french = i18n.speak("fr");
  expect(i18n.t("save")).toBe("Save");
  await french;
  expect(i18n.t("save")).toBe("Enregistrer");
});

test("a screen that opens while the language changes has its words in the new one", async () => {
  await i18n.speak("en");
  const screen = i18n.readWords(["calendar"]);
  const french = i18n.speak("fr");
  await screen;
  expect([i18n.locale(), i18n.t("search-label")]).toEqual(["fr-CA", "Chercher un mot"]);
  await french;
  const other = i18n.speak("en");
  await i18n.readWords(["import"]);
  expect([i18n.locale(), i18n.t("search-label")]).toEqual(["en-CA", "Look for a word"]);
  await other;
});

test("words that there are not are said to lack", async () => {
  await i18n.speak("en");
  await expect(i18n.readWords(["nothing"])).rejects.toThrow("nothing");
});
