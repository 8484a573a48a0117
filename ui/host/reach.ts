/**
 * The ways out of the app, each taken by the client's own tap: a call, a text message, an e-mail, a
 * page, the clipboard. The app's window hands them to the system; an ordinary browser follows them
 * as links. Nothing here is ever done by itself.
 */
import { invoke } from "@tauri-apps/api/core";
import { inWindow } from "./rpc.ts";

/** Where an address may lead: the same four that the window's capability names. */
const leads = /^(tel|sms|mailto|https):./i;

/** A number as it is dialled: the first one there, without words and what only the eye needs. */
function dialled(number: string): string {
  const [first = ""] = /[+\d*][^\p{L}#,;]*/u.exec(number) ?? [];
  return first.replace(/[^\d+*]/g, "");
}

/** The address of a call; an extension is dialled after a pause. */
export function callAddress(number: string): string {
  const [, extension] = /(?:ext(?:ension)?|poste|x|#)[\s.:]*(\d{1,6})\s*$/iu.exec(number) ?? [];
  return `tel:${dialled(number)}${extension ? `,${extension}` : ""}`;
}

/** The address of a text message, perhaps with its first words. */
export function textAddress(number: string, body?: string): string {
  // Android reads what follows the question mark, iOS what follows the ampersand.
  return `sms:${dialled(number)}${body ? `?&body=${encodeURIComponent(body)}` : ""}`;
}

/** The address of an e-mail. */
export function mailAddress(email: string): string {
  return `mailto:${encodeURIComponent(email.trim()).replaceAll("%40", "@")}`;
}

/**
 * Follows a link that was tapped. In a browser it leads where it says by itself; the window hands it
 * to the system. Where nothing there takes it, its words still stand on the screen.
 */
export function follow(event: MouseEvent & { currentTarget: HTMLAnchorElement }): void {
  if (!inWindow()) return;
  event.preventDefault();
  const url = event.currentTarget.href;
  if (leads.test(url)) invoke("plugin:opener|open_url", { url }).catch(() => undefined);
}

/** Copies a text. Whether it was. */
export async function copy(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

/** Whether this device is held and touched, as what can call is. */
export function isTouched(): boolean {
  return matchMedia("(any-pointer: coarse)").matches;
}

/** Whether this device is pointed at with something fine, as a laptop is. */
export function isPointedAt(): boolean {
  return matchMedia("(hover: hover) and (pointer: fine)").matches;
}
