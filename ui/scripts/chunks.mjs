/**
 * Which code travels together. The first screen waits for few files, all asked for at once. After it
 * each feature is one file, and what features share is another: many small ones would each be packed
 * by themselves, and weigh a third more.
 */

/** @typedef {{ getModuleInfo(id: string): import("vite").Rolldown.ModuleInfo | null }} Context */

/**
 * Whether a module comes with another: it is that one, or that one imports it, perhaps by others.
 * @param {string} id
 * @param {string} whole how the other's path ends
 * @param {Context} context
 * @param {Set<string>} seen
 * @returns {boolean}
 */
function comesWith(id, whole, context, seen = new Set()) {
  if (id.endsWith(whole)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = context.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => comesWith(importer, whole, context, seen));
}

/** What of Svelte only components ask for, and nothing else in it: it can travel with them. */
const leaves = /\/svelte\/src\/.*\/(blocks\/(each|await)|reactivity\/props)\.js$/;

/**
 * What comes with the app, but for what runs before it: in two files of about the same length, which
 * together come sooner than one would.
 * @param {string} id
 * @param {Context} context
 */
function appFile(id, context) {
  if (!comesWith(id, "/app/main.ts", context) || comesWith(id, "/app/early.ts", context))
    return null;
  if (leaves.test(id)) return "app";
  return /node_modules\/(svelte|clsx|esm-env)\//.test(id) ? "svelte" : "app";
}

/**
 * What is read later: a feature, or what several share. What stands before the app is left as it is.
 * @param {string} id
 */
function laterFile(id) {
  const feature = /\/app\/features\/(?!welcome|opening)(\w+)\//.exec(id);
  if (feature) return feature[1];
  // What only few screens show stands apart: charts, what a worker is shown, square codes.
  const apart = /\/ui\/shared\/(?:(chart|shown)\/|components\/(QrCode))/.exec(id);
  if (apart) return apart[1] ?? apart[2];
  return /\/ui\/shared\/(?!i18n)|@lucide\//.test(id) ? "shared" : null;
}

/** The fields of the first run and of the ways in, which most forms share with them. */
const fields = "components/(Choice|Field|FirstPage|Progress|Switch|TextArea|TextField)\\.svelte";

/** @type {import("vite").Rolldown.CodeSplittingOptions} */
export const chunks = {
  includeDependenciesRecursively: false,
  groups: [
    { name: appFile, debugName: "app", priority: 2 },
    {
      name: "form",
      test: new RegExp(`shared/(${fields}|starters\\.ts)|icons/check\\.`),
      priority: 1,
    },
    { name: laterFile, debugName: "later" },
  ],
};
