/** A line while it is being written: its link is kept as it was typed. Pure. */
import type { Id, Line, LineForm, Point, PointTo } from "#host/bindings.ts";
import { linkText, readLink } from "#shared/link.ts";

/** The longest text, in characters. */
export const longest = 2_000;

/** What there is to write: a line as it is, or a new one. Its link is written as people do. */
export function formOf(line: Line | null, section: Id, begun = ""): LineForm {
  if (!line) {
    return { id: null, section, text: begun, points: [], photo: null, link: null, first: false };
  }
  const { id, text, points, photo, first } = line;
  const link = line.link === null ? null : typed(line.link);
  return { id, section: line.section, text, points, photo, link, first };
}

/** A link as it is shown to be changed: in short, where that is read as the same link again. */
function typed(link: string): string {
  const short = linkText(link);
  return readLink(short) === link ? short : link;
}

/** What it points to, of one kind. */
export function chosenOf({ points }: LineForm, to: PointTo): Id[] {
  return points.filter((point) => point.to === to).map(({ id }) => id);
}

/** What it points to, with other things of one kind. */
export function pointedAt({ points }: LineForm, to: PointTo, ids: readonly Id[]): Point[] {
  const others = points.filter((point) => point.to !== to);
  return [...others, ...ids.map((id) => ({ to, id, name: "" }))];
}

/** What is still to be put right. */
export type Lack = { words: boolean; link: boolean };

/** What is lacking, or the form that is saved. */
export function checked(form: LineForm): { lack: Lack } | { form: LineForm } {
  const link = readLink(form.link ?? "");
  const blank =
    form.text.trim() === "" &&
    form.points.length === 0 &&
    form.photo === null &&
    (form.link ?? "").trim() === "";
  if (blank || link === undefined) return { lack: { words: blank, link: link === undefined } };
  return { form: { ...form, text: form.text.trim(), link } };
}

/** Whether two forms say the same. */
export function same(a: LineForm, b: LineForm): boolean {
  const key = ({ section, text, points, photo, link, first }: LineForm) =>
    JSON.stringify([
      section,
      text,
      points.map(({ to, id }) => `${to} ${id}`).sort(),
      photo,
      link ?? "",
      first,
    ]);
  return key(a) === key(b);
}
