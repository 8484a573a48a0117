/** Does something once what there is to show is shown and nothing else is to be done. */
export function whenIdle(what: () => void): void {
  requestAnimationFrame(() => {
    // WebKit has no such callback; a moment's rest comes close to it.
    if ("requestIdleCallback" in window) window.requestIdleCallback(what, { timeout: 2_000 });
    else setTimeout(what, 300);
  });
}
