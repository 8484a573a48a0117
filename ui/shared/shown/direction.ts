/**
 * Texts that run the other way, or want to turn around what stands beside them. Each is shown in a
 * place of its own (`<bdi>`, `dir="auto"`), and these keep it from reaching out of that place.
 */

const opens = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/;
const isolates = /[\u2066-\u2068]/;
const any = /[\u202a-\u202e\u2066-\u2069]/;

/** A text in which each mark of direction is closed again, and none closes what is around it. */
export function balanced(text: string): string {
  if (!any.test(text)) return text;
  const open: string[] = [];
  let said = "";
  for (const letter of text) {
    if (opens.test(letter)) open.push(isolates.test(letter) ? "\u2069" : "\u202c");
    else if (letter === "\u2069" || letter === "\u202c") {
      if (open.at(-1) !== letter) continue;
      open.pop();
    }
    said += letter;
  }
  return said + open.reverse().join("");
}

/** A text that stands within a sentence of ours, set apart from it. */
export function inSentence(text: string): string {
  return text === "" ? "" : `\u2068${balanced(text)}\u2069`;
}
