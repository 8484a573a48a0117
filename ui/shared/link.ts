/**
 * Links that the client types: read kindly, and shown as people write them. They lead to a page, a
 * call, a text message or an e-mail, and nowhere else; the core holds that too. Pure.
 */

/** The longest link, in characters. */
const longest = 2_000;

const number = /^\+?[\d\s().-]{3,}$/;
const email = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/;
const site = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[:/?#]\S*)?$/u;

/** What was typed as a link; null if nothing was, undefined if it is none that can be followed. */
export function readLink(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  if (number.test(text)) return `tel:${text.replace(/[^\d+]/g, "")}`;
  const calls = /^(tel|sms):(.+)$/i.exec(text);
  if (calls?.[1] && calls[2]) {
    const digits = calls[2].replace(/[\s().-]/g, "");
    return /^[+\d*#]+$/.test(digits) ? `${calls[1].toLowerCase()}:${digits}` : undefined;
  }
  if (email.test(text)) return `mailto:${text}`;
  const link = site.test(text) ? `https://${text}` : text;
  const good = /^(https:\/\/[\p{L}\d]|mailto:.)\S*$/iu.test(link) && link.length <= longest;
  return good ? link : undefined;
}

/** A link as people write it: a number, an address or a page, without what machines put before. */
export function linkText(link: string): string {
  return link.replace(/^(tel|sms|mailto):/i, "").replace(/^https:\/\/([^/]+)\/?$/i, "$1");
}
