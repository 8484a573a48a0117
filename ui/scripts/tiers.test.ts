/** The tier rule says no where it must, and only there. */
import { expect, test } from "vitest";
import { whyNot } from "./tiers.mjs";

test.each([
  ["app/features/today/Today.svelte", "../checkin/draft.ts"],
  ["app/features/today/Today.svelte", "../../App.svelte"],
  ["shared/format.ts", "../app/screens.ts"],
  ["shared/state/session.svelte.ts", "../../app/features/today/Today.svelte"],
  ["shared/format.ts", "@tauri-apps/api/core"],
  ["app/App.svelte", "@tauri-apps/api/core"],
  ["host/rpc.ts", "#shared/format.ts"],
  ["portal/App.svelte", "#host/client.ts"],
  ["portal/App.svelte", "../app/App.svelte"],
  ["app/App.svelte", "../portal/App.svelte"],
  ["shared/format.ts", "../portal/day.ts"],
])("%s may not import %s", (file, wanted) => {
  expect(whyNot(file, wanted)).not.toBeNull();
});

test.each([
  ["app/features/today/Today.svelte", "#shared/format.ts"],
  ["app/features/today/Today.svelte", "./Quick.svelte"],
  ["app/features/today/parts/Quick.svelte", "../Today.svelte"],
  ["app/features/today/Today.svelte", "#host/client.ts"],
  ["app/screens.ts", "./features/today/Today.svelte"],
  ["shared/format.ts", "./i18n/i18n.svelte.ts"],
  ["host/rpc.ts", "@tauri-apps/api/core"],
  ["shared/x.ts", "svelte"],
  ["portal/screens/People.svelte", "../people.ts"],
  ["portal/App.svelte", "#shared/format.ts"],
])("%s may import %s", (file, wanted) => {
  expect(whyNot(file, wanted)).toBeNull();
});
