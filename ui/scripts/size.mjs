/**
 * Measures what `vite build` left in dist, gzipped: what the first screen asks for (the entry, all
 * that it imports before anything is tapped, one language) and the whole app. Fonts and pictures
 * are counted apart. Prints JSON: `{first_screen, whole_app, fonts, limits, holds}` in bytes.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const dist = path.resolve(import.meta.dirname, "..", "dist");
const limits = { first_screen: 60_000, whole_app: 200_000 };

/** @param {string} file a path below dist */
const read = (file) => readFileSync(path.join(dist, file));
/** @param {Iterable<string>} files */
const gzipped = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0);

const assets = readdirSync(path.join(dist, "assets")).map((name) => `assets/${name}`);
const code = assets.filter((file) => /\.(js|css)$/.test(file));
const fonts = assets.filter((file) => file.endsWith(".woff2"));

const html = read("index.html").toString();
const first = new Set(
  [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]),
);
/** What a file imports at once, not what it imports when asked. @param {string} file */
const importsOf = (file) =>
  [
    ...read(file)
      .toString()
      .matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g),
  ].map((match) => `assets/${match[1]}`);
const queue = [...first].filter((file) => file?.endsWith(".js"));
// One language is read before the first screen shows: the larger one is counted.
const words = code.filter((file) => /\/words-(en|fr)-/.test(file));
const longest = words.toSorted((a, b) => gzipped([b]) - gzipped([a]))[0];
if (longest) first.add(longest);
for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
  for (const wanted of importsOf(file)) {
    if (first.has(wanted)) continue;
    first.add(wanted);
    queue.push(wanted);
  }
}

const first_screen = gzipped(/** @type {Set<string>} */ (first));
const whole_app = gzipped(code);
const report = {
  first_screen,
  whole_app,
  fonts: fonts.reduce((sum, file) => sum + read(file).length, 0),
  limits,
  holds: first_screen <= limits.first_screen && whole_app <= limits.whole_app,
};
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.holds ? 0 : 1;
