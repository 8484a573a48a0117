/**
 * The lint rule of the UI's tiers: who may import whom.
 *
 * - `host/` is the only importer of `@tauri-apps/*`, and imports nothing else of ours;
 * - `shared/` imports `shared/` and `host/`;
 * - `app/features/<X>/` imports itself, `shared/` and `host/`, never another feature;
 * - `portal/` imports itself and `shared/`: it has no core to ask;
 * - `app/` (the frame) imports anything but Tauri and the portal.
 */
import path from "node:path";

/** @param {string} file a path inside `ui/`, with forward slashes */
export function tierOf(file) {
  const feature = /^app\/features\/([^/]+)\//.exec(file);
  if (feature) return `feature ${feature[1]}`;
  const top = /^(app|shared|host|portal)\//.exec(file);
  return top ? top[1] : null;
}

/**
 * Says why `file` may not import `wanted`, or null if it may.
 * @param {string} file the importing file inside `ui/`
 * @param {string} wanted what it imports, as written
 * @returns {string | null}
 */
export function whyNot(file, wanted) {
  const from = tierOf(file);
  if (from === null) return null;
  if (wanted.startsWith("@tauri-apps/")) {
    return from === "host" ? null : "only host/ talks to Tauri";
  }
  let target;
  if (wanted.startsWith("#")) target = wanted.slice(1);
  else if (wanted.startsWith(".")) target = path.posix.join(path.posix.dirname(file), wanted);
  else return null;
  const to = tierOf(target);
  if (to === null || to === from) return null;
  if (to !== "portal" && from === "app") return null;
  if (to === "host" && from !== "portal") return null;
  if (to === "shared" && from !== "host") return null;
  return `${from} may not import ${to}`;
}

/** @type {import("eslint").Rule.RuleModule} */
export const tiers = {
  meta: { type: "problem", schema: [], messages: { no: "{{why}}" } },
  create(context) {
    const root = path.resolve(import.meta.dirname, "..");
    const file = path.relative(root, context.filename).split(path.sep).join("/");
    /** @param {import("estree").Node | null | undefined} source */
    const look = (source) => {
      if (source?.type !== "Literal" || typeof source.value !== "string") return;
      const why = whyNot(file, source.value);
      if (why !== null) context.report({ node: source, messageId: "no", data: { why } });
    };
    return {
      ImportDeclaration: (node) => look(node.source),
      ExportNamedDeclaration: (node) => look(node.source),
      ExportAllDeclaration: (node) => look(node.source),
      ImportExpression: (node) => look(node.source),
    };
  },
};
