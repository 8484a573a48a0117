/**
 * Puts the chosen look on the page. Theme and motion that are left to the device are left to the
 * style sheet; contrast is asked of the device here, so that its tokens are written once.
 */
import type { Look } from "#host/bindings.ts";

const usual: Look = { theme: "system", contrast: "system", motion: "system", text: 100 };
const wantsMore = matchMedia("(prefers-contrast: more)");

let worn = usual;

function put(name: string, value: string): void {
  const attribute = `data-${name}`;
  if (value === "system") document.documentElement.removeAttribute(attribute);
  else document.documentElement.setAttribute(attribute, value);
}

function wear(): void {
  put("theme", worn.theme);
  put("motion", worn.motion);
  put("contrast", wantsMore.matches ? "more" : worn.contrast);
  document.documentElement.style.setProperty("--text-scale", String(worn.text / 100));
}

/** Shows a look; none means the usual one. */
export function applyLook(look: Look | null): void {
  worn = look ?? usual;
  wear();
}

wantsMore.addEventListener("change", wear);
