/**
 * Lighthouse, as on a phone: `lighthouse.mjs <address> <runs>` prints the medians as JSON,
 * `{performance, accessibility, best_practices, fcp, lcp, tbt, missed}`: scores to 100, milliseconds, and
 * the names of the checks that took a point.
 */
import lighthouse from "lighthouse";
import { start } from "./browser.mjs";

const [address = "", runs = "3"] = process.argv.slice(2);
const categories = ["performance", "accessibility", "best-practices"];
const all = [];
for (let run = 0; run < Number(runs); run += 1) {
  const browser = await start();
  try {
    const flags = { port: Number(new URL(browser.wsEndpoint()).port), onlyCategories: categories };
    const result = await lighthouse(address, { ...flags, logLevel: "error", output: "json" });
    if (!result || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message);
    all.push(result.lhr);
  } finally {
    await browser.close();
  }
}

/** @param {(lhr: (typeof all)[number]) => number | null | undefined} figure */
const median = (figure) =>
  all.map((lhr) => figure(lhr) ?? 0).toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
/** @param {string} category */
const score = (category) => Math.round((median((lhr) => lhr.categories[category]?.score) ?? 0) * 100);
const judged = ["accessibility", "best-practices"].flatMap(
  (category) => all[0]?.categories[category]?.auditRefs ?? [],
);
const missed = judged
  .filter(({ id, weight }) => weight > 0 && (all[0]?.audits[id]?.score ?? 1) < 1)
  .map(({ id }) => id);
const report = {
  performance: score("performance"),
  accessibility: score("accessibility"),
  best_practices: score("best-practices"),
  fcp: median((lhr) => lhr.audits["first-contentful-paint"]?.numericValue),
  lcp: median((lhr) => lhr.audits["largest-contentful-paint"]?.numericValue),
  tbt: median((lhr) => lhr.audits["total-blocking-time"]?.numericValue),
  missed,
};
process.stdout.write(`${JSON.stringify(report)}\n`);
