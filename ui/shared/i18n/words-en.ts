/** Every English text, as one chunk that is read only where English is chosen. */
const files = import.meta.glob<string>("../../../i18n/en/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});
export default Object.values(files).join("\n");
