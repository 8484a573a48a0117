/**
 * What comes from the shell: a notice was tapped, one came while the page is open, or the app was
 * locked. In the window these are events of the shell, which keeps what is to be opened until the page
 * takes it; in an ordinary browser they are events of the page's own window, from whoever stands in for
 * the shell.
 */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { About } from "./bindings.ts";
import { inWindow } from "./rpc.ts";

/** What is to be opened: what a notice was about, or Support now. */
export type Opened = About | { type: "now" };
type Heard = { open: Opened; came: unknown; locked: unknown; sleeping: unknown };

async function hear<Name extends keyof Heard>(
  name: Name,
  handler: (payload: Heard[Name]) => void,
): Promise<void> {
  if (inWindow()) {
    await listen<Heard[Name]>(name, ({ payload }) => handler(payload)).catch(() => undefined);
    return;
  }
  window.addEventListener(`trellis-${name}`, (event) => {
    handler((event as CustomEvent<Heard[Name]>).detail);
  });
}

/** Something is to be opened, now or since before the page was there. */
export async function onOpen(handler: (opened: Opened) => void): Promise<void> {
  if (!inWindow()) return hear("open", handler);
  const take = async () => {
    const opened = await invoke<Opened | null>("opened").catch(() => null);
    if (opened) handler(opened);
  };
  await hear("open", () => void take());
  await take();
}

/** The shell locked the app: the device goes to sleep, or it was time. */
export function onLockedAway(handler: () => void): void {
  void hear("locked", handler);
}

/** The device is about to sleep, and waits for a moment. */
export function onSleeping(handler: () => void): void {
  void hear("sleeping", handler);
}

/** A reminder came. */
export function onCame(handler: () => void): void {
  void hear("came", handler);
}
