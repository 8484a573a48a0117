/** The endings of the files that can be brought back: a locked backup, one that was opened, a record. */
export const endings = ["age", "zip", "json"];
