/**
 * One short message at the edge of the screen, perhaps with something to do about it (undo). It is
 * spoken politely, waits while it is pointed at or focused, and leaves no sooner than in 20 seconds.
 */
type Toast = { id: number; text: string; action: { label: string; run: () => void } | null };

let shown = $state.raw<Toast | null>(null);
let last = 0;

export const toast = {
  get shown(): Toast | null {
    return shown;
  },
};

/** Shows a message in the place of the one before it. */
export function say(text: string, action: Toast["action"] = null): void {
  last += 1;
  shown = { id: last, text, action };
}

/** Takes the message away. */
export function hush(): void {
  shown = null;
}
