/** The questions that bring strengths to mind, and a few answers to each, to take or to leave. */
import type { Prompt, Strength } from "#host/bindings.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

export const prompts = [
  "thanked",
  "got_through",
  "can_do",
  "lived",
  "kept",
  "roots",
  "beside",
] as const satisfies readonly Prompt[];

/** The answers to a question that are not among the client's strengths yet. */
export function examplesLeft(prompt: Prompt, strengths: readonly Strength[]): string[] {
  const have = new Set(strengths.map(({ text }) => text));
  return [1, 2, 3]
    .map((number) => t(`strength-example-${prompt}-${number}`))
    .filter((text) => !have.has(text));
}
