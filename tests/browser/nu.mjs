// The Nu HTML checker over every page and every stand-alone SVG of the built
// site. It finds nothing but what is listed here with its reason.

import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { files, folder } from "./site.mjs";

/** Messages that are no fault of a page, each with the reason. */
const KNOWN = [
  {
    pattern: /violates Content Security Policy \(meta tag\): .* blocked by “(style|script)-src”/,
    reason:
      "the checker reads pages as files and takes 'self' for no file; browsers allow them, which suite.mjs tests from a folder and from servers",
  },
  {
    pattern: /^Inline script violates Content Security Policy/,
    extract: /<script type="application\/ld\+json">/,
    reason:
      "a block of data is no script: browsers don't run it, and the policy is not about it; tests/site.rs holds that there is no other inline script",
  },
  {
    pattern: /^CSS: “paint-order”: Property “paint-order” doesn't exist/,
    reason: "the checker's list of properties lacks it; it is in SVG 2, and all browsers know it",
  },
];

const jar = createRequire(import.meta.url)("vnu-jar");
const checked = files(folder, ".html", ".svg");
const run = spawnSync(
  "java",
  ["-Xss4m", "-jar", jar, "--also-check-svg", "--format", "json", "--exit-zero-always", ...checked],
  { cwd: folder, encoding: "utf8", maxBuffer: 1 << 30 },
);
if (run.status !== 0) {
  console.error(run.stderr || run.error);
  console.log("0 passed, 1 failed");
  process.exit(1);
}

const faults = new Map();
for (const { url, lastLine, lastColumn, message, type, subType, extract } of JSON.parse(run.stderr)
  .messages) {
  const isKnown = (known) =>
    known.pattern.test(message) && (known.extract?.test(extract ?? "") ?? true);
  if (KNOWN.some(isKnown)) continue;
  const path = url ? decodeURIComponent(fileURLToPath(url)).slice(realpathSync(folder).length + 1) : "?";
  const where = `${path}:${lastLine}:${lastColumn}`;
  const line = `${where}: ${subType ?? type}: ${message}: ${extract ?? ""}`.replaceAll("\n", " ");
  faults.set(path, [...(faults.get(path) ?? []), line]);
}
for (const lines of faults.values()) console.log(lines.slice(0, 5).join("\n"));
console.log(`${checked.length - faults.size} passed, ${faults.size} failed`);
process.exit(faults.size === 0 ? 0 : 1);
