// Finds what a person would find: something of a role with a name, that can be seen.
// Run by WebDriver with (role, name); gives the element to click or type into, or null.
const [role, name] = arguments;
const kinds = {
  button: "button, [role=button], summary",
  link: "a[href], [role=link]",
  textbox: "input:not([type]), input[type=text], input[type=search], input[type=password], textarea",
  combobox: "select",
  radio: "input[type=radio]",
  checkbox: "input[type=checkbox]:not([role])",
  switch: "[role=switch]",
  heading: "h1, h2, h3",
};
const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const nameOf = (element) => {
  const by = element.getAttribute("aria-labelledby");
  if (by) return plain(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" "));
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent;
  return plain(label ?? element.textContent);
};
const seen = (element) => element.checkVisibility() && element.closest("[inert], [aria-hidden=true]") === null;
const all = [...document.querySelectorAll(kinds[role])].filter(seen);
const wanted = plain(name);
const found = all.find((one) => nameOf(one) === wanted) ?? all.find((one) => nameOf(one).includes(wanted));
if (!found) return null;
// A box or a dot is often drawn by its label; that is what a finger meets.
const drawnByLabel = role === "radio" || role === "checkbox" || role === "switch";
return (drawnByLabel && found.labels?.[0]) || found;
