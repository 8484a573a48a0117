/**
 * Has the built page read one file before all others and run it as soon as it is there, though the
 * app's own code, which imports it, is still on its way.
 */

/**
 * @param {string} file the module, such as `./app/early.ts`
 * @returns {import("vite").Plugin}
 */
export function first(file) {
  return {
    name: "first",
    apply: "build",
    config: () => ({
      build: { rolldownOptions: { input: { index: "./index.html", first: file } } },
    }),
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const built = Object.values(bundle ?? {}).find(
          (part) => part.type === "chunk" && part.isEntry && part.name === "first",
        );
        if (!built) throw new Error(`${file} was not built`);
        // Async: a style sheet that is still on its way does not hold it up.
        const how = { type: "module", async: true, crossorigin: true, fetchpriority: "high" };
        return [{ tag: "script", attrs: { ...how, src: `./${built.fileName}` }, injectTo: "head" }];
      },
    },
  };
}
