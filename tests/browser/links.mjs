// Every link of every page, followed: from the disk and from a folder of a server.
// A link to a page is opened there; one to a file is asked for. The places on a
// page are gone to once, since they are the same wherever it lies.

import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, before, describe, it } from "node:test";

import { launch, visit } from "./browser.mjs";
import { dressed } from "./layout.mjs";
import { serve } from "./server.mjs";
import { folder, pages } from "./site.mjs";

let browser;
// A server's root hides what is wrong in its folder, and nothing the other way round.
const ways = [
  { name: "from the disk", open: async () => ({ base: pathToFileURL(`${folder}/`).href }) },
  { name: "from a server's folder", open: () => serve(folder, "/a report/2017-18/") },
];

before(async () => {
  browser = await launch();
  for (const way of ways) way.site = await way.open();
});
after(async () => {
  await browser?.close();
  for (const { site } of ways) site?.close?.();
});

/** Pages open at a time. */
const TOGETHER = 3;

/** The addresses that a page's links lead to, as the browser understands them. */
const links = (page) =>
  page.evaluate(() => [...document.querySelectorAll("a[href], area[href]")].map((link) => link.href));

/**
 * Goes to places on a page, and says which are not there or not shown. On the
 * page that compares forces a place may be a list of them; then they are shown.
 */
const goTo = (page, places) =>
  page.evaluate(async (places) => {
    const problems = [];
    for (const place of places) {
      location.hash = place;
      const target = document.querySelector(":target");
      if (target) {
        if (!target.checkVisibility()) problems.push(`#${place} is hidden`);
        continue;
      }
      await new Promise((later) => setTimeout(later));
      const table = document.querySelector("#compare-result table");
      const heads = table ? [...table.querySelectorAll("thead th a")] : [];
      const shown = heads.map((link) => /([^/]+)\.html$/.exec(link.href)[1]).join(",");
      if (shown !== place) problems.push(`no place #${place}`);
    }
    return problems;
  }, places);

/** Where an address leads in a site: its page or file, and the place on it. */
function inside(base, address) {
  const url = new URL(address);
  const place = decodeURIComponent(url.hash.slice(1));
  url.hash = "";
  return { path: url.href.slice(base.length), place };
}

/** Opens every page that can be reached from home. Gives all that links lead to, and what is wrong. */
async function follow(base) {
  const seen = new Map([["index.html", new Set()]]);
  const waiting = ["index.html"];
  const files = new Set();
  const problems = [];
  let followed = 0;

  const meet = (address, from) => {
    followed += 1;
    if (!address.startsWith(base)) {
      // Sources and the licence are elsewhere; nothing is loaded from there.
      const isElsewhere = /^(https?:\/\/(?!127\.)|mailto:)/.test(address);
      if (!isElsewhere) problems.push(`${from}: leads out of the site: ${address}`);
      return;
    }
    const { path, place } = inside(base, address);
    if (!/(\.html|\/|^)$/.test(path)) {
      files.add(path);
      return;
    }
    if (!seen.has(path)) {
      seen.set(path, new Set());
      waiting.push(path);
    }
    if (place) seen.get(path).add(place);
  };
  const one = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const wrong = await visit(browser, base, path, {}, async (page) => {
        for (const address of await links(page)) meet(address, path);
        return dressed(page);
      });
      problems.push(...wrong.map((line) => `${path}: ${line}`));
    }
  };
  while (waiting.length > 0) await Promise.all(Array.from({ length: TOGETHER }, one));
  for (const path of files) problems.push(...(await missing(new URL(base + path))));
  return { seen, files, followed, problems };
}

async function missing(address) {
  if (address.protocol === "file:") {
    const file = fileURLToPath(address);
    return existsSync(file) && statSync(file).size > 0 ? [] : [`no file ${file}`];
  }
  const answer = await fetch(address);
  const { byteLength } = await answer.arrayBuffer();
  return answer.status === 200 && byteLength > 0 ? [] : [`${answer.status}: ${address}`];
}

describe("every link leads somewhere", () => {
  /** What links lead to, as the first way found it; the others go there, too. */
  let known;
  const listed = ({ seen, files }) => ({
    pages: [...seen].map(([path, places]) => [path, [...places].sort()]).sort(),
    files: [...files].sort(),
  });

  for (const way of ways) {
    it(way.name, async () => {
      const { base } = way.site;
      const found = await follow(base);
      assert.deepEqual([...new Set(found.problems)].slice(0, 12), []);
      known ??= found;
      assert.deepEqual(listed(found), listed(known));
      const count = [...found.seen.values()].reduce((sum, places) => sum + places.size, 0);
      assert.ok(
        found.followed > 43 * 43 && count > 100 && found.files.size > 10,
        `${found.followed} links to ${count} places and ${found.files.size} files`,
      );
    });
  }

  it("at each place on a page", async () => {
    const { base } = ways[0].site;
    const problems = [];
    for (const [path, places] of known.seen) {
      if (places.size === 0) continue;
      const found = await visit(browser, base, path, {}, (page) => goTo(page, [...places]));
      problems.push(...found.map((line) => `${path}: ${line}`));
    }
    assert.deepEqual([...new Set(problems)].slice(0, 12), []);
  });

  it("and leads to every page", () => {
    // The page for missing addresses is where no link leads.
    const alone = pages.filter((page) => !known.seen.has(page) && page !== "404.html");
    assert.deepEqual(alone, []);
  });
});
