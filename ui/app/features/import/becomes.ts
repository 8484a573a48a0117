/** What the other app's questions can become, and how that is chosen. */
import type { Choice, ImportBecomes, ImportColumn, ImportScale, Item } from "#host/bindings.ts";
import type { SelectGroup } from "#shared/components/Select.svelte";
import { t } from "#shared/i18n/i18n.svelte.ts";

/** What a question begins as: what is proposed, with a unit that says how far its numbers go. */
export function begin({ becomes, scale }: ImportColumn): ImportBecomes {
  if (becomes.type !== "new" || becomes.kind !== "number" || becomes.unit || !scale) return becomes;
  return { ...becomes, unit: t("import-of", { most: scale.high }) };
}

/** The id of a choice. */
export function idOf(becomes: ImportBecomes): string {
  if (becomes.type === "new") return `new ${becomes.kind}`;
  if (becomes.type === "item") return becomes.id;
  return becomes.type;
}

/** Whether a question that is here is a scale. */
function isScale({ wording }: Item): boolean {
  return wording.kind.type === "faces" || wording.kind.type === "zero_to_ten";
}

/** From where to where the other app's numbers most likely go. */
function likely({ scale, least, most }: ImportColumn): ImportScale {
  const low = Math.min(scale?.low ?? 1, least ?? 1);
  return { low, high: Math.max(scale?.high ?? most ?? 5, most ?? 5, low + 1) };
}

/** What a question can become, to choose from. The scale of faces of the calendar stands apart. */
export function choicesFor(
  column: ImportColumn,
  items: readonly Item[],
  mood: Item | undefined,
): { first: Choice[]; groups: SelectGroup[] } {
  const numbers = column.least !== null;
  const fits = (item: Item) => {
    if (item.id === mood?.id) return false;
    if (isScale(item)) return numbers;
    const { type } = item.wording.kind;
    if (type === "short_text") return column.kinds.includes("words");
    return column.kinds.some((kind) => kind === type);
  };
  return {
    first: [
      { id: "left_out", label: t("import-becomes-nothing") },
      ...(numbers
        ? [{ id: "mood", label: mood ? mood.wording.ask : t("import-becomes-faces") }]
        : []),
    ],
    groups: [
      {
        label: t("import-becomes-new"),
        choices: column.kinds.map((kind) => ({
          id: `new ${kind}`,
          label: t(`import-kind-${kind}`),
        })),
      },
      {
        label: t("import-becomes-mine"),
        choices: items.filter(fits).map(({ id, wording }) => ({ id, label: wording.ask })),
      },
    ],
  };
}

/** What was chosen. */
export function chosen(id: string, column: ImportColumn, items: readonly Item[]): ImportBecomes {
  if (id === "left_out") return { type: "left_out" };
  if (id === "mood") return { type: "mood", scale: likely(column) };
  const kind = column.kinds.find((one) => id === `new ${one}`);
  if (kind) {
    const unit = column.becomes.type === "new" ? column.becomes.unit : "";
    return begin({ ...column, becomes: { type: "new", kind, unit } });
  }
  const item = items.find((one) => one.id === id);
  return { type: "item", id, scale: item && isScale(item) ? likely(column) : null };
}

/** What the numbers of a scale mean, if that has to be said. */
export function scaleOf(becomes: ImportBecomes): ImportScale | null {
  return becomes.type === "mood" || becomes.type === "item" ? becomes.scale : null;
}

/** Whether every number of the file has a place on the scale. */
export function isSound(column: ImportColumn, becomes: ImportBecomes | undefined): boolean {
  const scale = becomes && scaleOf(becomes);
  if (!scale || column.least === null || column.most === null) return true;
  const [low, high] = [Math.min(scale.low, scale.high), Math.max(scale.low, scale.high)];
  return low < high && low <= column.least && column.most <= high;
}
