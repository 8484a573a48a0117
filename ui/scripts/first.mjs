/**
 * The page's own script, `app/early.ts`, is small and runs at once. Everything else is asked for
 * beside it, by the page itself, so that nothing waits to be discovered: the app's code and style.
 */
import path from "node:path";

/** @typedef {import("vite").Rolldown.OutputBundle} Bundle */
/** @typedef {import("vite").HtmlTagDescriptor} Tag */

const main = "app/main.ts";

/**
 * The file that a module is in.
 * @param {Bundle} bundle
 * @param {string} module
 */
function fileOf(bundle, module) {
  for (const part of Object.values(bundle)) {
    if (part.type === "chunk" && part.moduleIds.some((id) => id.endsWith(`/${module}`)))
      return part;
  }
  throw new Error(`${module} was not built`);
}

/**
 * What the built page asks for beside its own script.
 * @param {Bundle} bundle
 * @returns {Tag[]}
 */
function asked(bundle) {
  const early = fileOf(bundle, "app/early.ts");
  if (early.imports.length > 0) {
    throw new Error(`app/early.ts would wait for ${early.imports}: see scripts/chunks.mjs`);
  }
  const app = fileOf(bundle, main);
  // The entry itself would only lead on to that file.
  for (const part of Object.values(bundle)) {
    if (part.type === "chunk" && part.isEntry && part.name === "main" && part !== app) {
      Reflect.deleteProperty(bundle, part.fileName);
    }
  }
  const beside = app.imports.filter((file) => file !== early.fileName);
  const styles = [app.fileName, ...beside].flatMap((file) => {
    const part = bundle[file];
    return part?.type === "chunk" ? [...(part.viteMetadata?.importedCss ?? [])] : [];
  });
  /** @type {(tag: string, attrs: Tag["attrs"]) => Tag} */
  const put = (tag, attrs) => ({ tag, attrs: { crossorigin: true, ...attrs }, injectTo: "head" });
  return [
    ...styles.map((file) => put("link", { rel: "stylesheet", href: `./${file}` })),
    put("script", { type: "module", src: `./${app.fileName}` }),
    ...beside.map((file) => put("link", { rel: "modulepreload", href: `./${file}` })),
  ];
}

/** @returns {import("vite").Plugin} */
export function first() {
  let building = false;
  return {
    name: "first",
    configResolved: ({ command }) => void (building = command === "build"),
    buildStart() {
      const id = path.resolve(import.meta.dirname, "..", main);
      if (building) this.emitFile({ type: "chunk", id, name: "main" });
    },
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) =>
        bundle
          ? asked(bundle)
          : [{ tag: "script", attrs: { type: "module", src: `/${main}` }, injectTo: "head" }],
    },
  };
}
