/**
 * What comes from the system's notices: one was tapped, or one came while the page is open. In the
 * window they are events of the shell; in an ordinary browser, events of the page's own window, from
 * whoever stands in for the shell.
 */
import { emit, listen } from "@tauri-apps/api/event";
import type { About } from "./bindings.ts";
import { inWindow } from "./rpc.ts";

type Heard = { open: About; came: unknown };

async function hearShell<Name extends keyof Heard>(
  name: Name,
  handler: (payload: Heard[Name]) => void,
): Promise<void> {
  await listen<Heard[Name]>(name, ({ payload }) => handler(payload));
  // A tap may have started the app: what it opens is told once there is somebody to hear it.
  await emit("listening", name);
}

function hear<Name extends keyof Heard>(name: Name, handler: (payload: Heard[Name]) => void): void {
  if (inWindow()) {
    hearShell(name, handler).catch(() => undefined);
    return;
  }
  window.addEventListener(`trellis-${name}`, (event) => {
    handler((event as CustomEvent<Heard[Name]>).detail);
  });
}

/** A notice was tapped: what it is about is to be opened. */
export function onOpen(handler: (about: About) => void): void {
  hear("open", handler);
}

/** A reminder came. */
export function onCame(handler: () => void): void {
  hear("came", handler);
}
