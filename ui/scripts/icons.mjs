/**
 * Draws Lucide's icons while the app is built. As they come, each is put together from data in the
 * browser, shape by shape; built here, it is one piece of markup that is copied. What it takes is its
 * size; the rest is how `shared/components/Icon.svelte` shows every icon.
 */

const icon = /@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;

/**
 * The markup of an icon, as a component.
 * @param {string} code Lucide's own component
 */
export function drawn(code) {
  const data = /const iconData = (\{.*\});/.exec(code)?.[1];
  if (data === undefined) throw new Error("an icon of Lucide's that is not as it was");
  /** @type {{ size: number, node: [string, Record<string, string>][] }} */
  const { size, node } = JSON.parse(data);
  const shapes = node.map(([tag, attributes]) => {
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
    return `<${tag}${written.join("")} />`;
  });
  return `<script>
  let { size } = $props();
</script>
<svg
  width={size} height={size} viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor"
  stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"
  aria-hidden="true" focusable="false"
>${shapes.join("")}</svg>
`;
}

/**
 * Has each icon drawn as it is built in.
 * @returns {import("vite").Plugin}
 */
export function icons() {
  return {
    name: "icons",
    enforce: "pre",
    transform: { filter: { id: icon }, handler: (code) => ({ code: drawn(code), map: null }) },
  };
}
