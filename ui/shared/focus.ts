/** Where the eye goes when a step of a screen comes in the place of another. */
import { tick } from "svelte";

/** To the screen's title, at its top. */
export async function toTitle(): Promise<void> {
  await tick();
  window.scrollTo({ top: 0 });
  document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
}

/** To what has this name: the heading of what has just come, say. */
export async function toNamed(id: string): Promise<void> {
  await tick();
  document.getElementById(id)?.focus();
}

/** To the first field that lacks something. */
export async function toProblem(): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>("[aria-invalid]")?.focus();
}
