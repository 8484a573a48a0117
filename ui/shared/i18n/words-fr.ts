/** Every French text, as one chunk that is read only where French is chosen. */
const files = import.meta.glob<string>("../../../i18n/fr/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});
export default Object.values(files).join("\n");
