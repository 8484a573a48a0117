/** The files of words that the renderer needs. */
export const shownWords = ["shown", "chart", "area"] as const;
