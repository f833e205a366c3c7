// Pictures of the kinds of page, for people to look at: light, dark, narrow and
// as the printed page. `scripts/pictures` calls it with the folder to write to.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { NARROW, WIDE, launch } from "./browser.mjs";
import { serve } from "./server.mjs";
import { edition, folder, kind, pages } from "./site.mjs";

/** The pages to look at: the first of each kind whose name matches. */
const WANTED = [
  ["home", "index", /./],
  ["chapter", "chapters", /vulnerab|prevent|./],
  ["forces", "forces-list", /./],
  ["force", "forces", /durham|./],
  ["force-welsh", "forces", /dyfed-powys|./],
  ["measure", "measures", /outcome-16|./],
  ["question", "questions", /prevention|./],
  ["figure", "figures", /outcome-16\.html|./],
  ["numbers", "numbers", /./],
  ["recommendations", "recommendations", /./],
  ["about-the-data", "about-the-data", /./],
  ["editions", "site-index", /./],
];

/** Taller pictures show nothing more that a person would look at. */
const TALLEST = 6000;

const target = process.argv[2];
mkdirSync(target, { recursive: true });
const browser = await launch();
const server = await serve(folder);
const LOOKS = [
  ["light", { viewport: WIDE, colorScheme: "light" }],
  ["dark", { viewport: WIDE, colorScheme: "dark" }],
  ["narrow", { viewport: NARROW, colorScheme: "light", deviceScaleFactor: 2 }],
];

for (const [name, wanted, pattern] of WANTED) {
  const fellows = pages.filter((page) => kind(page) === wanted);
  const first = new RegExp(pattern.source.split("|")[0]);
  const path = fellows.find((page) => first.test(page)) ?? fellows.find((page) => pattern.test(page));
  if (!path) {
    console.log(`no page for ${name} in edition ${edition}`);
    continue;
  }
  for (const [look, options] of LOOKS) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(server.base + path);
    await page.evaluate(() => document.fonts.ready);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width: options.viewport.width, height: Math.min(height, TALLEST) };
    await page.screenshot({ path: join(target, `${name}-${look}.png`), fullPage: true, clip });
    if (look === "light") {
      await page.pdf({ path: join(target, `${name}-print.pdf`), preferCSSPageSize: true, format: "A4" });
    }
    await context.close();
  }
  console.log(`${name}: ${path}`);
}

await browser.close();
server.close();
