/** Does something once what there is to show is shown and nothing else is to be done. */
export function whenIdle(what: () => void): void {
  // The first frame is being painted when its callback runs; at the second it is on the screen.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      // WebKit has no such callback; a moment's rest comes close to it.
      if ("requestIdleCallback" in window) window.requestIdleCallback(what, { timeout: 2_000 });
      else setTimeout(what, 300);
    });
  });
}
