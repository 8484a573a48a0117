/**
 * Fluent at build time: a file of words becomes a module of plain data, which
 * `shared/i18n/message.ts` says aloud, so that no parser travels with the app. What is not known
 * there stops the build here.
 */
import { FluentResource } from "@fluent/bundle";

/** @typedef {import("../shared/i18n/message.ts").Pattern} Pattern */
/** @typedef {import("../shared/i18n/message.ts").Texts} Texts */
/** @typedef {import("@fluent/bundle").FluentResource["body"][number]["value"]} Value */
/** @typedef {Exclude<Exclude<Value, string | null>[number], string>} Placeable */

/**
 * @param {string} id the message's key, to name it
 * @param {Value} value
 * @returns {Pattern}
 */
function pattern(id, value) {
  if (value === null) throw new Error(`${id} has no text`);
  if (typeof value === "string") return value;
  return value.map((part) => (typeof part === "string" ? part : placeable(id, part)));
}

/**
 * @param {string} id
 * @param {Placeable} part
 * @returns {Exclude<Pattern[number], string>}
 */
function placeable(id, part) {
  if (part.type === "var") return [part.name];
  if (part.type !== "select" || part.selector.type !== "var") {
    throw new Error(
      `${id} holds a Fluent ${part.type}, which shared/i18n/message.ts does not know`,
    );
  }
  const variants = part.variants.map(
    ({ key, value }) => /** @type {const} */ ([key.value, pattern(id, value)]),
  );
  return [part.selector.name, variants, part.star];
}

/**
 * The texts of a file of words, as data.
 * @param {string} words
 * @returns {Texts}
 */
export function compile(words) {
  const texts = new FluentResource(words).body.map(({ id, value, attributes }) => {
    const more = id.startsWith("-") ? "a term" : Object.keys(attributes)[0];
    if (more)
      throw new Error(`${id} is or has ${more}: shared/i18n/message.ts knows only messages`);
    return [id, pattern(id, value)];
  });
  return Object.fromEntries(texts);
}

/**
 * Lets `*.ftl` be imported, as its texts.
 * @returns {import("vite").Plugin}
 */
export function fluent() {
  return {
    name: "fluent",
    transform: {
      filter: { id: /\.ftl$/ },
      handler: (words) => ({
        code: `export default ${JSON.stringify(compile(words))}`,
        map: null,
        moduleType: "js",
      }),
    },
  };
}
