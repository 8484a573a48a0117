/** The apps whose files are read, under their own names. */
export const apps = [
  { key: "bearable", name: "Bearable" },
  { key: "daylio", name: "Daylio" },
  { key: "emoods", name: "eMoods" },
  { key: "habitbull", name: "HabitBull" },
  { key: "loop", name: "Loop Habit Tracker" },
  { key: "nomie", name: "Nomie" },
  { key: "track-and-graph", name: "Track & Graph" },
] as const;

/** The endings of the files that they make. */
export const endings = ["csv", "tsv", "txt", "json", "zip", "db", "daylio", "emoods"];
