// From a saved chapter to the page in the browser. Edits a chapter of a copy of
// the edition again and again, and waits, as an editor does, for the preview to
// serve the changed page and for the browser to show it. Changes a style sheet,
// for which the page is loaded anew. Breaks the chapter, too, and mends it.
//
//   node preview.mjs        prints the times; the tests call `measure`

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { launch } from "./browser.mjs";
import { edition } from "./site.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.BLUEBOOK ?? join(repository, "target/release/bluebook");
const PAGE = `${edition}/chapters/prevention.html`;
const EDITS = Number(process.env.BLUEBOOK_EDITS ?? 15);
const PATIENCE = 30_000;

/** Starts a preview of a copy of the repository's edition. */
export async function start() {
  const root = mkdtempSync(join(tmpdir(), "bluebook-preview-"));
  for (const folder of ["content", "data", "themes"]) {
    cpSync(join(repository, folder), join(root, folder), { recursive: true });
  }
  const child = spawn(program, ["serve", "--root", root, "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = [];
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  const base = await new Promise((done, failed) => {
    createInterface({ input: child.stdout }).once("line", (line) => {
      done(/http:\S+/.exec(line)?.[0]);
    });
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`the preview ended with ${code}: ${said.join("\n")}`)));
  });
  return {
    base,
    said,
    chapter: join(root, "content", edition, "chapters/02-prevention.md"),
    styles: join(root, "themes/standard/assets/text.css"),
    stop() {
      child.removeAllListeners("exit");
      child.kill();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What is under way at the server and in the browser comes to its end. */
const pause = () => new Promise((later) => setTimeout(later, 200));

const now = () => performance.timeOrigin + performance.now();

/** Like a browser, it keeps its connection. */
const agent = new Agent({ keepAlive: true });

/** The text at an address. */
const fetched = (url) =>
  new Promise((done, failed) => {
    get(url, { agent }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part) => (body += part));
      response.on("end", () => done(body));
    }).on("error", failed);
  });

/**
 * The milliseconds since 1970 at which the server has sent a page with these
 * words, if it showed `version` before. It asks as an open page does: once, to be
 * answered when there is another build.
 */
async function served(base, version, words) {
  const until = now() + PATIENCE;
  for (let known = version; now() < until; ) {
    await fetched(`${base}-/wait.gif?since=${known}`);
    const text = await fetched(base + PAGE);
    if (text.includes(words)) return now();
    known = versionOf(text);
  }
  throw new Error(`never served: ${words}`);
}

const versionOf = (text) => /reload\.js\?version=(\d+)/.exec(text)[1];

/**
 * Saves a chapter `EDITS` times; for each save the milliseconds until the page
 * is served, and those until the browser has loaded it. And what happens while it
 * is broken.
 */
export async function measure(browser) {
  const preview = await start();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const problems = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    const url = preview.base + PAGE;
    const text = readFileSync(preview.chapter, "utf8");
    const save = (words) => {
      writeFileSync(preview.chapter, text.replace(/\n\n/, `\n\n${words}\n\n`));
      return now();
    };

    const toServed = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const words = `Served edit ${edit}.`;
      const version = versionOf(await fetched(url));
      const arrival = served(preview.base, version, words);
      await pause();
      const saved = save(words);
      toServed.push((await arrival) - saved);
    }

    await page.goto(url);
    const toShown = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const words = `Shown edit ${edit}.`;
      // The page waits for the next build before it is changed again.
      await pause();
      const saved = save(words);
      toShown.push((await shown(page, words)) - saved);
    }

    const styles = readFileSync(preview.styles, "utf8");
    const toLoaded = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      await pause();
      const loaded = page.waitForEvent("load", { timeout: PATIENCE });
      writeFileSync(preview.styles, `${styles}main { --edit: ${edit}; }\n`);
      const saved = now();
      await loaded;
      // The browser's own clock, without the way to here.
      const [at, seen] = await page.evaluate(() => {
        const [navigation] = performance.getEntriesByType("navigation");
        const main = document.querySelector("main");
        return [
          performance.timeOrigin + navigation.loadEventStart,
          getComputedStyle(main).getPropertyValue("--edit").trim(),
        ];
      });
      if (seen !== String(edit)) throw new Error(`the page was loaded with edit ${seen}`);
      toLoaded.push(at - saved);
    }

    const scrolled = await keepsItsPlace(page, preview, styles);
    const alike = await isAsIfLoaded(page, preview);
    const overlay = await showsProblems(page, save);
    return { toServed, toShown, toLoaded, problems, overlay, scrolled, alike };
  } finally {
    await context.close();
    agent.destroy();
    preview.stop();
  }
}

/** The milliseconds since 1970 at which the page shows some words, laid out. */
async function shown(page, words) {
  const found = await page.waitForFunction(
    (words) => {
      const main = document.querySelector("main");
      // `innerText` is only there when everything is laid out.
      const isThere = main.textContent.includes(words) && main.innerText.includes(words);
      return isThere ? performance.timeOrigin + performance.now() : 0;
    },
    words,
    { polling: "raf", timeout: PATIENCE },
  );
  return found.jsonValue();
}

/** Where a page is scrolled to before and after it was loaded anew. */
async function keepsItsPlace(page, preview, styles) {
  const place = () => page.evaluate(() => Math.round(window.scrollY));
  await page.evaluate(() => window.scrollTo(0, 900));
  const before = await place();
  const loaded = page.waitForEvent("load", { timeout: PATIENCE });
  writeFileSync(preview.styles, styles);
  await loaded;
  await page.waitForFunction(() => window.scrollY > 0, null, { timeout: PATIENCE });
  return [before, await place()];
}

/** Changes of a chapter that are put in place, and the words that show each of them. */
const CHANGES = [
  [(text) => text.replace(/\n\n/, "\n\nA first paragraph.\n\n"), "A first paragraph."],
  [(text) => text.replace(/\n## ([^\n]+)\n/, "\n## Another heading\n"), "Another heading"],
  [(text) => text.replace(/\n- /, "\n- A point more.\n- "), "A point more."],
  [(text) => text.replace(/^# .+\n/, "# Another title\n"), "Another title"],
  [(text) => `${text}\n\nA last paragraph.\n`, "A last paragraph."],
];

/**
 * Whether a page in which changes are put is the one that another reader loads
 * after them, and for which of them it was loaded itself.
 */
async function isAsIfLoaded(page, preview) {
  const text = readFileSync(preview.chapter, "utf8");
  await pause();
  let loads = 0;
  page.on("load", () => (loads += 1));
  const loaded = [];
  const content = (page) =>
    page.evaluate(() => [document.title, document.querySelector("main").outerHTML]);
  const differing = [];
  for (const [change, words] of CHANGES) {
    const changed = change(text);
    if (changed === text) throw new Error(`nothing to change for: ${words}`);
    writeFileSync(preview.chapter, changed);
    await shown(page, words);
    const other = await page.context().newPage();
    await other.goto(page.url());
    const [[title, main], [otherTitle, otherMain]] = [await content(page), await content(other)];
    if (title !== otherTitle || main !== otherMain) differing.push(words);
    if (loads > 0) loaded.push(words);
    loads = 0;
    await other.close();
    await page.bringToFront();
    await pause();
  }
  return { loaded, differing };
}

/** What lies over the page while the chapter is broken, and after it is mended. */
async function showsProblems(page, save) {
  save("Broken: [12.8 percent](value:outcome-16/england-and-wales/2017).");
  const overlay = page.locator("#bluebook-overlay");
  await overlay.waitFor({ timeout: PATIENCE });
  const report = await overlay.locator("pre").innerText();
  if (process.env.BLUEBOOK_PICTURE) await page.screenshot({ path: process.env.BLUEBOOK_PICTURE });
  const beneath = await page.locator("main h1").innerText();
  await overlay.getByRole("button", { name: "Hide" }).click();
  const hidden = await overlay.count();
  save("Mended.");
  await shown(page, "Mended.");
  return { report, beneath, hidden, left: await overlay.count() };
}

/** The middle one, and the one that nineteen in twenty are below. */
export function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { best: sorted[0], median: at(0.5), p95: at(0.95) };
}

/** What `summary` found, in words. */
export const line = (what, { best, median, p95 }) =>
  `${what}: best ${best.toFixed(1)} ms, median ${median.toFixed(1)} ms, 95 % under ${p95.toFixed(1)} ms`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const browser = await launch();
  const { toServed, toShown, toLoaded, problems, alike } = await measure(browser);
  await browser.close();
  console.log(line("from a saved chapter to the changed page served", summary(toServed)));
  console.log(line("to the change shown in the browser", summary(toShown)));
  console.log(line("from a saved style sheet to the page loaded anew", summary(toLoaded)));
  console.log(JSON.stringify(alike));
  for (const problem of problems) console.log(problem);
}
