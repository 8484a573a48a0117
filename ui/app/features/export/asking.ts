/**
 * What can be asked for, and how the file is called: by what it is, never by the client's words.
 * Pure.
 */
import type { ExportFormat, ExportLock, ExportPart } from "#host/bindings.ts";
import { isDay } from "#shared/format.ts";
import { addMonths } from "#shared/months.ts";

/** The forms, in order, each with the parts that it has a place for. */
export const formats: Record<ExportFormat, readonly ExportPart[]> = {
  page: [
    "strengths",
    "goals",
    "plan",
    "circle",
    "checkins",
    "balance",
    "measures",
    "decisions",
    "reminders",
  ],
  tables: [
    "strengths",
    "goals",
    "plan",
    "circle",
    "checkins",
    "balance",
    "measures",
    "decisions",
    "reminders",
  ],
  calendar: ["reminders", "circle", "plan", "goals", "decisions"],
  fhir: ["goals", "plan", "checkins", "balance", "measures"],
  json: [
    "strengths",
    "goals",
    "plan",
    "circle",
    "checkins",
    "balance",
    "measures",
    "decisions",
    "reminders",
  ],
};

const names: Record<ExportFormat, string> = {
  page: "trellis.html",
  tables: "trellis.zip",
  calendar: "trellis.ics",
  fhir: "trellis-fhir.json",
  json: "trellis.json",
};

/** How the file is called, unless the client says otherwise. */
export function fileName(format: ExportFormat, lock: ExportLock["type"]): string {
  return lock === "open" ? names[format] : `${names[format]}.age`;
}

export const spans = ["all", "months", "year", "day"] as const;
export type Span = (typeof spans)[number];

/** The first day that goes in; none: all of it. Undefined where the day is none yet. */
export function sinceOf(span: Span, day: string, today: string): string | null | undefined {
  switch (span) {
    case "all":
      return null;
    case "months":
      return addMonths(today, -3);
    case "year":
      return addMonths(today, -12);
    case "day":
      return isDay(day) ? day : undefined;
  }
}
