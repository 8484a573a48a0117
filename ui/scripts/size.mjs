/**
 * Measures what the pages weigh, gzipped: what the first screen asks for before it shows, which is
 * the larger of Today and the first run, in the longer language; what Insights asks for beside Today;
 * check-ins with all that belongs to them, and the same with the plan and the circle; and the whole app,
 * which is all that one client can ever ask for: every screen, in the longer language. Fonts and pictures
 * are counted apart. The worker's portal is weighed beside it: its first page, and with it one person's
 * page. It builds the pages anew, without writing them, and prints JSON, in bytes.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const languages = ["en", "fr"];
const limits = {
  first_screen: 60_000,
  whole_app: 200_000,
  portal_first_page: 90_000,
};
const root = path.resolve(import.meta.dirname, "..");

/**
 * What a build gives, by its files' names.
 * @param {import("vite").InlineConfig} config
 */
async function builtBy(config) {
  const built = await build({ ...config, logLevel: "error", build: { write: false } });
  if (!("output" in built)) throw new Error("one build gives one output");
  return new Map(built.output.map((part) => [part.fileName, part]));
}

let parts = await builtBy({ root });

/** @param {string} file */
function bytes(file) {
  const part = parts.get(file);
  if (!part) throw new Error(`${file} was not built`);
  return Buffer.from(part.type === "chunk" ? part.code : part.source);
}

/** @param {Iterable<string>} files */
const gzipped = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(bytes(file), { level: 9 }).length, 0);

/**
 * What comes with a file of code: itself, its style, and what it imports.
 * @param {string} file
 * @param {Set<string>} found
 */
function withAll(file, found = new Set()) {
  const part = parts.get(file);
  if (found.has(file) || part?.type !== "chunk") return found;
  for (const one of [file, ...(part.viteMetadata?.importedCss ?? [])]) found.add(one);
  for (const wanted of part.imports) withAll(wanted, found);
  return found;
}

/** The file that a module is in. @param {string} module */
function fileOf(module) {
  for (const part of parts.values()) {
    if (part.type === "chunk" && part.moduleIds.includes(path.join(root, module))) {
      return part.fileName;
    }
  }
  throw new Error(`${module} was not built`);
}

/** The code and style that the page itself asks for. */
const asked = () =>
  [
    ...bytes("index.html")
      .toString()
      .matchAll(/(?:src|href)="\.?\/(assets\/[^"]+\.(?:js|css))"/g),
  ].map(([, file]) => file ?? "");
const page = asked();

/**
 * What screens weigh from the very start, in the longer language.
 * @param {string[]} modules @param {string[]} words
 */
function weigh(modules, words) {
  const each = languages.map((language) => {
    const texts = words.map((name) => `../i18n/${language}/${name}.ftl`);
    const wanted = [`shared/i18n/${language}.ts`, ...modules, ...texts].map(fileOf);
    return gzipped(new Set([...page, ...wanted].flatMap((file) => [file, ...withAll(file)])));
  });
  return Math.max(...each);
}

const today = weigh([], []);
const welcome = ["app/features/welcome/WelcomeScreen.svelte"];
const first_run = weigh(welcome, ["welcome"]);
const first_screen = Math.max(today, first_run);
const charts = ["OverTimeScreen", "DaysWithScreen"].map(
  (screen) => `app/features/insight/${screen}.svelte`,
);
const insights = weigh(charts, ["insight", "chart", "parts"]) - today;

/** The app's table of screens, as it is written. */
const table =
  readFileSync(path.join(root, "app/screens.ts"), "utf8").split("const screens")[1] ?? "";
const screens = [
  ...table.matchAll(/words: \[([^\]]*)\],\s*load: \(\) => import\("\.\/(.+)"\)/g),
].map(([, words = "", file = ""]) => ({ words: words.match(/\w+/g) ?? [], module: `app/${file}` }));

/** The screens of some features. @param {string[]} features */
function screensOf(features) {
  return features.flatMap((feature) => {
    const theirs = screens.filter(({ module }) => module.startsWith(`app/features/${feature}/`));
    if (theirs.length === 0) throw new Error(`${feature} has no screen`);
    return theirs;
  });
}

/**
 * What the ways in, the first run, Today and other parts weigh together.
 * @param {{ module: string, words: string[] }[]} parts
 */
function weighWith(parts) {
  const modules = parts.map(({ module }) => module);
  const words = parts.flatMap((part) => part.words);
  const opening = "app/features/opening/OpeningScreen.svelte";
  return weigh([...welcome, opening, ...modules], [...ways_in, ...words]);
}
const ways_in = ["welcome", "opening", "recovery", "error"];
const of_check_ins = screensOf(["checkin", "calendar", "items", "import", "settings"]);
const of_plan = screensOf(["plan", "circle", "strength", "hope", "sign", "now"]);
// What early signs and hope notes have to say stands on Today.
const cards = { module: "app/features/today/Cards.svelte", words: ["card"] };
const check_ins = weighWith(of_check_ins);
const with_plan = weighWith([...of_check_ins, ...of_plan, cards]);

/**
 * Whether a file is a language's words and nothing else.
 * @param {string} file @param {string} language
 */
function isWordsOf(file, language) {
  const part = parts.get(file);
  const words = [`/i18n/${language}/`, `/i18n/${language}.ts`];
  return (
    part?.type === "chunk" &&
    part.moduleIds.length > 0 &&
    part.moduleIds.every((id) => words.some((place) => id.includes(place)))
  );
}

const all = [...parts.keys()].filter((file) => /\.(js|css)$/.test(file));
const of_each = languages.map((language) => {
  const others = languages.filter((other) => other !== language);
  return gzipped(all.filter((file) => !others.some((other) => isWordsOf(file, other))));
});
const whole_app = Math.max(...of_each);
const fonts = [...parts.keys()].filter((file) => file.endsWith(".woff2"));
const fontsize = fonts.reduce((sum, file) => sum + bytes(file).length, 0);

parts = await builtBy({ configFile: path.join(root, "vite.portal.config.ts") });

/**
 * What the portal asks for until such screens stand there, in the longer language: JavaScript alone.
 * @param {string[]} screens @param {string[]} words
 */
function weighPortal(screens, words) {
  const each = languages.map((language) => {
    const texts = words.map((name) => `../i18n/${language}/${name}.ftl`);
    const modules = screens.map((screen) => `portal/screens/${screen}.svelte`);
    const wanted = [`portal/words/${language}.ts`, ...modules, ...texts].map(fileOf);
    const files = new Set([...asked(), ...wanted].flatMap((file) => [file, ...withAll(file)]));
    return gzipped([...files].filter((file) => file.endsWith(".js")));
  });
  return Math.max(...each);
}
const portal_first_page = weighPortal([], []);
const person = ["shown", "chart", "area", "portalwork"];
const portal_person = weighPortal(["People", "Person"], person);
const report = {
  first_screen,
  today,
  first_run,
  insights,
  check_ins,
  with_plan,
  whole_app,
  fonts: fontsize,
  portal_first_page,
  portal_person,
  limits,
  holds:
    first_screen <= limits.first_screen &&
    whole_app <= limits.whole_app &&
    portal_first_page <= limits.portal_first_page,
};
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.holds ? 0 : 1;
