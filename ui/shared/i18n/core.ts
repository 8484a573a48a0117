/**
 * The files of words that come with the app, in one request: its frame, the shared components, what
 * an error says, and Today. Every other file is named by the screens that need it.
 */
export const coreWords: readonly string[] = ["app", "error", "today"];
