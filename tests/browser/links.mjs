// Every link of every page, followed from the disk: a link to a page is opened there,
// one to a file is asked for. In a folder of a server all of it is asked for, and a page
// of each kind opened: what a link means there, it means for all pages of its kind.

import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, before, describe, it } from "node:test";

import { launch, visit } from "./browser.mjs";
import { dressed } from "./layout.mjs";
import { serve } from "./server.mjs";
import { folder, onePageOfEachKind, pages } from "./site.mjs";

let browser;
const disk = pathToFileURL(`${folder}/`).href;
/** A server's root hides what is wrong in its folder, and nothing the other way round. */
let server;

before(async () => {
  browser = await launch();
  server = await serve(folder, "/a report/2017-18/");
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Pages open at a time. */
const TOGETHER = 3;

/** The addresses that a page's links lead to, as the browser understands them. */
const links = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("a[href], area[href]")].map(
      // In a chart it is an address that could move.
      (link) => (link instanceof SVGElement ? new URL(link.href.baseVal, document.baseURI).href : link.href),
    ),
  );

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
  /** What links lead to, as they were found on the disk. */
  let known;

  it("from the disk", async () => {
    known = await follow(disk);
    assert.deepEqual([...new Set(known.problems)].slice(0, 12), []);
    const count = [...known.seen.values()].reduce((sum, places) => sum + places.size, 0);
    assert.ok(
      known.followed > 43 * 43 && count > 100 && known.files.size > 10,
      `${known.followed} links to ${count} places and ${known.files.size} files`,
    );
  });

  it("from a server's folder", async () => {
    const { base } = server;
    const there = [...known.seen.keys(), ...known.files];
    const problems = [];
    for (const path of there) problems.push(...(await missing(new URL(base + path))));
    for (const path of onePageOfEachKind()) {
      const found = await visit(browser, base, path, {}, async (page) => {
        const lost = (await links(page))
          .filter((address) => address.startsWith(base))
          .map((address) => inside(base, address).path)
          .filter((to) => !there.includes(to));
        return [...lost.map((to) => `leads to ${to}`), ...(await dressed(page))];
      });
      problems.push(...found.map((line) => `${path}: ${line}`));
    }
    assert.deepEqual([...new Set(problems)].slice(0, 12), []);
  });

  it("at each place on a page", async () => {
    const problems = [];
    for (const [path, places] of known.seen) {
      if (places.size === 0) continue;
      const found = await visit(browser, disk, path, {}, (page) => goTo(page, [...places]));
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
