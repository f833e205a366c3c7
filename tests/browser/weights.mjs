// What the first view of each kind of page weighs and when it is there, on a slow phone:
// 1.6 Mbit/s, 150 ms, a processor four times slower. `npm run weights` prints a line for
// each; it fails where something jumps, and where the two pages that readers come to
// first are too heavy or too late.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { after, before, describe, it } from "node:test";

import { launch } from "./browser.mjs";
import { edition, folder, onePageOfEachKind, pages } from "./site.mjs";

const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
/** Kilobytes and milliseconds of the home page and of a force's. */
const MOST_SENT = 60;
const LATEST_PAINT = 1500;
/** The most that anything may jump, as browsers count it. */
const MOST_SHIFT = 0.02;

let browser;
let server;
let base;

before(async () => {
  browser = await launch();
  // As a server that packs what it sends, which every one does.
  server = createServer(async (request, response) => {
    let file = join(folder, decodeURIComponent(new URL(request.url, "http://site").pathname));
    try {
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const body = await readFile(file);
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      const packs = type.startsWith("text/") || type.startsWith("image/svg");
      response.writeHead(200, { "content-type": type, ...(packs && { "content-encoding": "gzip" }) });
      response.end(packs ? gzipSync(body) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Kilobytes sent, milliseconds to the first paint, and how far things jumped. */
async function measured(path, width) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", {
    offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8,
  });
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  let sent = 0;
  // What is in the style sheet comes with it.
  const inside = new Set();
  client.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.startsWith("data:")) inside.add(requestId);
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!inside.has(requestId)) sent += encodedDataLength;
  });
  await page.goto(base + path, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready);
  const { paint, shift } = await page.evaluate(() => new Promise((done) => {
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += entry.hadRecentInput ? 0 : entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    const first = performance.getEntriesByName("first-contentful-paint")[0];
    setTimeout(() => done({ paint: first?.startTime ?? 0, shift }), 300);
  }));
  await context.close();
  return { sent: sent / 1000, paint, shift };
}

describe("nothing jumps, on a slow phone", { concurrency: 1 }, () => {
  const force = pages.find((page) => page.endsWith("/forces/gwent.html"));
  const wanted = new Set([`${edition}/index.html`, force, ...onePageOfEachKind()].filter(Boolean));
  for (const path of wanted) {
    if (path.endsWith("404.html")) continue;
    it(path, async () => {
      const { sent, paint, shift } = await measured(path, 400);
      const line = [`${sent.toFixed(0)} KB`, `${paint.toFixed(0)} ms`, `moves by ${shift.toFixed(3)}`];
      console.log(`${path.padEnd(48)} ${line.join(", ")}`);
      assert.ok(shift <= MOST_SHIFT, `moves by ${shift}`);
      if (path !== force && path !== `${edition}/index.html`) return;
      assert.ok(sent <= MOST_SENT, `weighs ${sent} KB`);
      assert.ok(paint <= LATEST_PAINT, `is there after ${paint} ms`);
    });
  }
});
