// The search of a built site, without a browser: `node tests/search/queries.mjs
// SITE [YEAR]`. Loads the scripts of the search page as the page does and asks
// what queries.txt asks: each answer has to be among the first three, the first
// answer has to be there in 50 ms, and all that the page loads for it has to fit
// in 100 KB as servers send it, compressed.

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import zlib from "node:zlib";
import { fileURLToPath } from "node:url";

const [site, year = "2017"] = process.argv.slice(2);
if (!site) {
  console.error("usage: node tests/search/queries.mjs SITE [YEAR]");
  process.exit(2);
}
const edition = path.join(site, year);
const here = path.dirname(fileURLToPath(import.meta.url));
const FIRST = 3;
const MOST_BYTES = 100_000;
const MOST_MS = 50;

const page = fs.readFileSync(path.join(edition, "search.html"), "utf8");
const scripts = [...page.matchAll(/<script defer src="([^"]+)"/g)].map((found) => found[1]);
const wanted = scripts.filter((src) => /search/.test(src));
const texts = wanted.map((src) => fs.readFileSync(path.join(edition, src), "utf8"));
const failures = [];

const bytes = texts.reduce((sum, text) => sum + zlib.gzipSync(text).length, 0);
console.log(`${wanted.join(", ")}: ${bytes} bytes, compressed`);
if (wanted.length !== 3) failures.push(`the search page loads ${wanted.length} files for searching, not 3`);
if (bytes > MOST_BYTES) failures.push(`${bytes} bytes are more than ${MOST_BYTES}`);

/** The search function of a page that was just opened. */
function open() {
  const context = { console };
  context.window = context;
  context.globalThis = context;
  vm.createContext(context);
  for (const [number, text] of texts.entries()) {
    vm.runInContext(text, context, { filename: wanted[number] });
  }
  return context.bluebookSearch;
}

const search = open();
const queries = fs
  .readFileSync(path.join(here, "queries.txt"), "utf8")
  .split("\n")
  .filter((line) => line.trim() && !line.startsWith("#"))
  .map((line) => line.split(" => "));
if (queries.length < 40) failures.push(`only ${queries.length} queries`);
for (const [words, answer] of queries) {
  const found = search(words);
  const place = found.findIndex((hit) => hit.href === answer);
  if (place < 0 || place >= FIRST) {
    const best = found.slice(0, FIRST).map((hit) => hit.href);
    failures.push(`“${words}”: ${answer} is number ${place + 1}, after ${best.join(", ")}`);
  }
  const isMarked = (hit) => [...hit.title, ...hit.also, ...hit.context].some((piece) => piece[1]);
  if (!found.slice(0, FIRST).every(isMarked)) {
    failures.push(`“${words}”: an answer doesn't show what was found`);
  }
}

// Words that are nowhere find nothing, and no words find nothing.
for (const words of ["", "   ", "…", "zzzzqqqq"]) {
  if (search(words).length) failures.push(`“${words}” finds something`);
}

// The best of five: the machine may be busy with something else.
function time(what) {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    what();
    return performance.now() - start;
  });
  return Math.min(...times);
}
const first = time(() => open()("neighbourhood policing"));
const next = time(() => search("domestic abuse"));
console.log(`opened and first answer: ${first.toFixed(1)} ms; the next one: ${next.toFixed(1)} ms`);
if (next > MOST_MS) failures.push(`an answer takes ${next.toFixed(1)} ms`);

for (const failure of failures) console.error(failure);
// Each query is a test, and so are size, speed and the four that find nothing.
console.log(`${Math.max(queries.length + 6 - failures.length, 0)} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
