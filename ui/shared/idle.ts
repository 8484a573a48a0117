/** Does something when nothing else is to be done, such as fetching ahead. */
export function whenIdle(what: () => void): void {
  // WebKit has no such callback; a moment's rest comes close to it.
  if ("requestIdleCallback" in window) window.requestIdleCallback(what, { timeout: 2_000 });
  else setTimeout(what, 300);
}
