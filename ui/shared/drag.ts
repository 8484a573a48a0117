/**
 * Puts a list in order by dragging a row at its handle, with a mouse, a pen or a finger. The rows
 * make room while one is over them; nothing is said to have moved until it is let go. Escape puts it
 * back. Whoever cannot drag has buttons: this never stands alone.
 */

/** A row and where it was when the drag began. */
type Row = { element: HTMLElement; top: number; height: number };

/** How near the edge of the screen a row scrolls the page, and how far in each frame. */
const edge = 64;
const pace = 9;

/** Where a row that is carried by so many pixels would stand: it has passed the middles of others. */
export function landing(
  rows: readonly { top: number; height: number }[],
  from: number,
  by: number,
): number {
  const row = rows[from];
  if (!row) return from;
  const moved = row.top + by;
  let to = from;
  while (by > 0 && to + 1 < rows.length) {
    const next = rows[to + 1];
    if (!next || moved + row.height < next.top + next.height / 2) break;
    to += 1;
  }
  while (by < 0 && to > 0) {
    const before = rows[to - 1];
    if (!before || moved > before.top + before.height / 2) break;
    to -= 1;
  }
  return to;
}

/**
 * Begins a drag at a handle that was pressed. `drop` is told from which place the row went to which,
 * once it is let go somewhere else.
 */
export function beginDrag(
  event: PointerEvent & { currentTarget: HTMLElement },
  list: HTMLElement,
  drop: (from: number, to: number) => void,
): void {
  if (event.button !== 0) return;
  const handle = event.currentTarget;
  const rows: Row[] = [...list.children].flatMap((element) =>
    element instanceof HTMLElement
      ? [{ element, top: element.offsetTop, height: element.offsetHeight }]
      : [],
  );
  const from = rows.findIndex(({ element }) => element.contains(handle));
  const dragged = rows[from];
  if (!dragged) return;
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);

  const begun = event.clientY + window.scrollY;
  let pointer = event.clientY;
  let to = from;
  let frame = 0;
  list.dataset["dragging"] = "";
  dragged.element.dataset["dragged"] = "";

  function show() {
    if (!dragged) return;
    const first = rows[0]?.top ?? 0;
    const last = rows.at(-1);
    const lowest = (last ? last.top + last.height : 0) - dragged.height;
    const wanted = pointer + window.scrollY - begun;
    const by = Math.min(Math.max(wanted, first - dragged.top), lowest - dragged.top);
    to = landing(rows, from, by);
    rows.forEach(({ element }, place) => {
      let shift = 0;
      if (place === from) shift = by;
      else if (place > from && place <= to) shift = -dragged.height;
      else if (place < from && place >= to) shift = dragged.height;
      element.style.transform = shift === 0 ? "" : `translateY(${shift}px)`;
    });
  }
  function scroll() {
    frame = requestAnimationFrame(scroll);
    const near = pointer < edge ? -pace : pointer > window.innerHeight - edge ? pace : 0;
    if (near === 0) return;
    window.scrollBy({ top: near, behavior: "instant" });
    show();
  }
  function move(event: PointerEvent) {
    pointer = event.clientY;
    show();
  }
  function end(kept: boolean) {
    cancelAnimationFrame(frame);
    handle.removeEventListener("pointermove", move);
    handle.removeEventListener("pointerup", letGo);
    handle.removeEventListener("pointercancel", putBack);
    window.removeEventListener("keydown", pressed);
    Reflect.deleteProperty(list.dataset, "dragging");
    for (const { element } of rows) {
      element.style.transform = "";
      Reflect.deleteProperty(element.dataset, "dragged");
    }
    if (kept && to !== from) drop(from, to);
  }
  const letGo = () => end(true);
  const putBack = () => end(false);
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    end(false);
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", letGo);
  handle.addEventListener("pointercancel", putBack);
  window.addEventListener("keydown", pressed);
  frame = requestAnimationFrame(scroll);
}
