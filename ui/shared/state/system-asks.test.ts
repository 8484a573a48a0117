/** While the system asks, that is known; once it was answered, whoever waits looks again. */
import { expect, test, vi } from "vitest";
import { onSystemAsked, systemAsks, whileSystemAsks } from "./system-asks.ts";

test("it is known for as long as it asks, whatever is answered", async () => {
  const look = vi.fn(() => expect(systemAsks()).toBe(false));
  const end = onSystemAsked(look);
  const answer = (answered: Promise<string>) =>
    whileSystemAsks(() => {
      expect(systemAsks()).toBe(true);
      return answered;
    });
  expect(systemAsks()).toBe(false);
  expect(await answer(Promise.resolve("yes"))).toBe("yes");
  await expect(answer(Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(look).toHaveBeenCalledTimes(2);
  end();
  await answer(Promise.resolve("yes"));
  expect(look).toHaveBeenCalledTimes(2);
});
