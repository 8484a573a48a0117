/** An invitation as it is filled in. Pure. */

export type Filled = { by: "link" | "letters"; link: string; letters: string; server: string };

export const blank = (): Filled => ({ by: "link", link: "", letters: "", server: "" });

/** What the core is asked; none: something is not filled in yet. */
export function invitationOf({
  by,
  link,
  letters,
  server,
}: Filled): { text: string; server: string | null } | null {
  if (by === "link") return link.trim() === "" ? null : { text: link.trim(), server: null };
  if (letters.trim() === "" || server.trim() === "") return null;
  return { text: letters.trim(), server: server.trim() };
}
