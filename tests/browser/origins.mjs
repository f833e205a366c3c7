// A page of somebody else in the same browser, on another port of this machine and on
// another name for it: it gets nothing of the preview, by any way that a browser has. The
// preview's own pages get all of it, and links to it work.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";

import { launch } from "./browser.mjs";
import { start } from "./preview.mjs";
import { edition } from "./site.mjs";

/** What a page can ask for, each by the address of the preview. */
const ADDRESSES = [
  `${edition}/index.html`,
  `${edition}/inventory.json`,
  `${edition}/downloads/${edition}-values.csv`,
  `-/next.json?page=/${edition}/index.html&since=0`,
  "-/reload.js?version=1",
  `${edition}/charts/outcome-16.svg`,
];

let browser;
let preview;
let stranger;

before(async () => {
  browser = await launch();
  preview = await start();
  stranger = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>Stranger</title><p>Nothing to see.</p>");
  });
  await new Promise((ready) => stranger.listen(0, ready));
});
after(async () => {
  stranger?.close();
  preview?.stop();
  await browser?.close();
});

/** Everything that a page can try with an address; what it got of it, by the way. */
const tries = async (url) => {
  const loaded = (element, name) =>
    new Promise((done) => {
      element.onload = () => done(true);
      element.onerror = () => done(false);
      element[name] = url;
      document.head.append(element);
      setTimeout(() => done(false), 5_000);
    });
  // What comes without being readable has come all the same.
  const came = (mode) =>
    fetch(url, { mode }).then(
      () => true,
      () => false,
    );
  const before = Object.keys(globalThis).length;
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  return {
    script: (await loaded(document.createElement("script"), "src")) || Object.keys(globalThis).length !== before,
    sheet: await loaded(sheet, "href"),
    picture: await loaded(document.createElement("img"), "src"),
    fetched: await came("cors"),
    opaque: await came("no-cors"),
  };
};

describe("the preview and a page of another origin", () => {
  // Another port is another origin of the same site; another name is another site.
  for (const host of ["127.0.0.1", "localhost"]) {
    it(`gives nothing to a page of ${host}`, async () => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`http://${host}:${stranger.address().port}/`);
      for (const address of ADDRESSES) {
        const got = await page.evaluate(tries, preview.base + address);
        const nothing = { script: false, sheet: false, picture: false, fetched: false, opaque: false };
        assert.deepEqual(got, nothing, address);
      }
      await page.context().close();
    });

    it(`is not shown in a frame of ${host}`, async () => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`http://${host}:${stranger.address().port}/`);
      await page.evaluate((url) => {
        const frame = document.createElement("iframe");
        frame.src = url;
        document.body.append(frame);
        return new Promise((done) => (frame.onload = done));
      }, `${preview.base}${edition}/index.html`);
      const [, frame] = page.frames();
      // The browser's own page says that it is refused.
      assert.ok(!(await frame.content()).includes("title-block"));
      await page.context().close();
    });

    it(`can be opened by a link from ${host}, and not be read`, async () => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`http://${host}:${stranger.address().port}/`);
      const opened = page.waitForEvent("popup");
      await page.evaluate((url) => {
        globalThis.other = window.open(url);
      }, `${preview.base}${edition}/index.html`);
      const popup = await opened;
      await popup.waitForFunction(() => document.title !== "");
      const read = await page.evaluate(() => {
        try {
          return globalThis.other.document.title;
        } catch {
          return null;
        }
      });
      assert.equal(read, null);
      await page.context().close();
    });
  }

  it("gives everything to its own pages", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${preview.base}${edition}/index.html`);
    for (const address of ADDRESSES.slice(0, 3)) {
      const length = await page.evaluate(
        async (url) => (await (await fetch(url)).text()).length,
        preview.base + address,
      );
      assert.ok(length > 100, address);
    }
    await page.context().close();
  });
});
