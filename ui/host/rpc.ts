/**
 * The one way to the core: inside the app's window through Tauri, in an ordinary browser through
 * the bridge of the same origin. Either answers with the result or rejects with an `AppError`.
 */
import { invoke } from "@tauri-apps/api/core";
import type { AppError } from "./bindings.ts";

/** What is said when the core gave no answer that can be read. */
const trouble: AppError = { code: "trouble", retry: true };

/** Whether a caught thing is the boundary's error. */
function isAppError(thing: unknown): thing is AppError {
  return typeof thing === "object" && thing !== null && "code" in thing && "retry" in thing;
}

/** Any caught thing as the boundary's error. */
export function asAppError(thing: unknown): AppError {
  return isAppError(thing) ? thing : trouble;
}

/** Whether this is the app's own window, and not an ordinary browser. */
export function inWindow(): boolean {
  return "__TAURI_INTERNALS__" in window;
}

async function overBridge(name: string, args: unknown): Promise<unknown> {
  const answer = await fetch(`/rpc/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(args),
    cache: "no-store",
    // A draft must arrive even when the page is being closed. Larger bodies may not be kept alive.
    keepalive: name.startsWith("draft_"),
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw asAppError(body);
  return body;
}

/** Runs a command of the core's table. */
export async function rpc(name: string, args: unknown): Promise<unknown> {
  try {
    return inWindow() ? await invoke("rpc", { name, args }) : await overBridge(name, args);
  } catch (problem) {
    throw asAppError(problem);
  }
}
