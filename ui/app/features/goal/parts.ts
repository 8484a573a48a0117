/** The ideas of a goal's form, one at a time, in their order. */
export const parts = ["words", "why", "where", "helps", "way", "sure"] as const;
