// What readers come for: each task starts at the home page of the edition and goes on
// by what is on the pages alone, and is done in so many clicks.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { NARROW, WIDE, launch } from "./browser.mjs";
import { serve } from "./server.mjs";
import { edition, folder } from "./site.mjs";

let browser;
let root;

before(async () => {
  browser = await launch();
  root = await serve(folder);
});
after(async () => {
  await browser?.close();
  root?.close();
});

/** A reader: a page that counts clicks, and looks at what is in view. */
class Reader {
  clicks = 0;

  constructor(page) {
    this.page = page;
  }

  /** Clicks what is called so, in the page or in a part of it. */
  async click(role, name, within = "body") {
    this.clicks += 1;
    await this.page.locator(within).getByRole(role, { name }).first().click();
  }

  async press(selector) {
    this.clicks += 1;
    await this.page.locator(selector).first().click();
  }

  heading() {
    return this.page.locator("h1").first().innerText();
  }

  text(selector = "main") {
    return this.page.locator(selector).first().innerText();
  }

  /** Whether something is seen without scrolling. */
  seen(selector) {
    return this.page.locator(selector).first().evaluate((element) => {
      const box = element.getBoundingClientRect();
      return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
    });
  }
}

const TASKS = [
  ["What was found, in ten seconds?", 0, async (reader) => {
    assert.match(await reader.text(".highlights"), /30 of the 43 forces are good/);
    assert.ok(await reader.seen(".highlights li:last-child"), "it isn't all on the first screen");
  }],
  ["Which force is mine, by the place I live in?", 2, async (reader) => {
    assert.ok(await reader.seen("#find-here"), "the field isn't on the first screen");
    await reader.press("#find-here a");
    await reader.page.keyboard.type("newcastle upon");
    await reader.press("#find-panel li:visible a");
    await reader.page.waitForURL(/northumbria\.html$/);
    assert.equal(await reader.heading(), "Northumbria");
  }],
  ["Is the force that I see on the map good?", 1, async (reader) => {
    await reader.click("link", "Gwent: Requires improvement", "svg.tile-map:not(.narrow)");
    assert.match(await reader.text(".lead"), /Gwent is graded requires improvement overall/);
  }],
  ["Is it better than last year?", 1, async (reader) => {
    await reader.click("link", "Gwent: Requires improvement", "svg.tile-map:not(.narrow)");
    assert.match(await reader.text(".grade-card.overall"), /2016: Good/);
  }],
  ["What does the report say of my force?", 2, async (reader) => {
    await reader.click("link", "Gwent", ".region-list");
    await reader.click("link", /How forces were graded/);
    assert.match(await reader.text(), /Gwent Police/);
  }],
  ["How many are arrested there, and in the whole country?", 1, async (reader) => {
    await reader.click("link", "Gwent", ".region-list");
    const row = await reader.text("[aria-labelledby=measure-arrests]");
    for (const part of ["10.0", "−27.9 percent", "England and Wales", "13.4"]) {
      assert.ok(row.includes(part), `${part} isn't in: ${row}`);
    }
  }],
  ["What was it the year before?", 2, async (reader) => {
    await reader.click("link", "Gwent", ".region-list");
    await reader.press("[aria-labelledby=measure-arrests] summary");
    assert.match(await reader.text("[aria-labelledby=measure-arrests] details"), /2015\/16[\s\S]*13\.9/);
  }],
  ["Which force arrests most?", 2, async (reader) => {
    await reader.click("link", "Arrests for notifiable offences", "main");
    await reader.click("button", /2016\/17/, "thead");
    assert.match(await reader.text("tbody tr:not([class])"), /City of London/);
  }],
  ["Where do I find my force in a chart, by its letter?", 3, async (reader) => {
    await reader.click("link", "Arrests for notifiable offences", "main");
    await reader.click("link", "This figure on its own", "main");
    await reader.click("link", "A to Z", "main");
    await reader.page.waitForURL(/a-to-z\.html$/);
    const first = await reader.page.locator(".ch-names text").first().textContent();
    assert.equal(first, "Avon and Somerset");
  }],
  ["Where does a number come from?", 2, async (reader) => {
    await reader.click("link", /Summary/, ".toc");
    await reader.press("main a.claim");
    assert.notEqual(await reader.page.locator("h1, .definition:popover-open").count(), 0);
  }],
  ["What does a term mean?", 2, async (reader) => {
    await reader.click("link", /Summary/, ".toc");
    await reader.press("main button.term");
    assert.ok(await reader.page.locator(".definition:popover-open").isVisible());
  }],
  ["Who is to do what, and by when?", 1, async (reader) => {
    await reader.click("link", "Recommendations", ".mainnav");
    assert.match(await reader.text(".recommendation dl"), /By|when/i);
  }],
  ["How do two forces compare?", 1, async (reader) => {
    await reader.click("link", "Compare forces", "footer");
    await reader.page.selectOption("main select >> nth=0", { label: "Gwent" });
    await reader.page.selectOption("main select >> nth=1", { label: "Durham" });
    assert.match(await reader.text(), /Gwent and Durham, side by side/);
  }],
  ["Can I have the arrests as a table?", 1, async (reader) => {
    await reader.click("link", "Data", ".mainnav");
    const link = reader.page.locator("main a[href$='-arrests.csv']").first();
    assert.ok((await link.innerText()).length > 2);
  }],
  ["What is said of stalking?", 1, async (reader) => {
    await reader.click("link", "Search", ".mainnav");
    await reader.page.fill("#search-words", "stalking");
    await reader.page.waitForSelector("#search-results li");
    assert.match(await reader.text("#search-results"), /stalking/i);
  }],
  ["Was anything corrected?", 1, async (reader) => {
    await reader.click("link", "Corrections", "footer");
    assert.match(await reader.heading(), /Corrections/);
  }],
  ["May I use it, and how do I quote it?", 1, async (reader) => {
    await reader.click("link", "Licence", "footer");
    assert.match(await reader.text("footer .citation"), /edition 2017/);
  }],
  ["Are these numbers real?", 1, async (reader) => {
    await reader.click("link", "About the data", "footer");
    assert.match(await reader.text(), /illustrative/);
  }],
  ["Can I print the report?", 1, async (reader) => {
    await reader.click("link", /on one page/, "footer");
    await reader.page.waitForURL(/report\.html$/);
    assert.ok((await reader.page.locator("h2").count()) > 8);
  }],
  ["How do I show a figure in my own page?", 2, async (reader) => {
    await reader.click("link", "This figure on its own", "main");
    await reader.click("link", "The figure as it is shown there", "main");
    assert.equal(await reader.page.locator("nav, footer").count(), 0);
    const links = await reader.page.locator("main a").evaluateAll((all) => all.map((one) => one.href));
    assert.ok(links.some((href) => href.includes("#source-")), "its source isn't in it");
    assert.ok(links.some((href) => href.endsWith("/figures/grades.html")), "nor the way to its page");
    await reader.page.goBack();
    await reader.press("[aria-labelledby=embed] summary");
    const code = await reader.text("[aria-labelledby=embed] code");
    assert.match(code, /^<iframe src="[^"]*figures\/grades-embed\.html" title="[^"]{40,}"/);
    reader.clicks -= 1;
  }],
];

describe("readers find what they come for", () => {
  for (const [task, clicks, walk] of TASKS) {
    it(`${task} (${clicks})`, async () => {
      const page = await browser.newPage({ viewport: WIDE });
      try {
        await page.goto(`${root.base}${edition}/index.html`);
        const reader = new Reader(page);
        await walk(reader);
        assert.ok(reader.clicks <= clicks, `${reader.clicks} clicks`);
      } finally {
        await page.close();
      }
    });
  }
});

describe("a row of a chart says its values, and is marked in every chart", () => {
  const chart = `${edition}/figures/arrests.html`;
  const on = (options, look) => async () => {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      await page.goto(root.base + chart);
      await look(page);
    } finally {
      await context.close();
    }
  };
  const said = async (page) => {
    const tip = await page.locator(".chart-tip").innerText();
    for (const part of ["Durham", "2016/17: ", "2015/16: ", "Change: "]) {
      assert.ok(tip.includes(part), `${part} isn't in: ${tip}`);
    }
    assert.ok((await page.locator("svg:visible .is-pointed").count()) > 0, "nothing is marked");
    const meets = await page.evaluate(() => {
      const tip = document.querySelector(".chart-tip").getBoundingClientRect();
      const row = [...document.querySelectorAll(".is-pointed")].map((it) => it.getBoundingClientRect());
      return row.some((it) => it.height > 0 && tip.top < it.bottom && tip.bottom > it.top);
    });
    assert.ok(!meets, "what is said lies on the row");
  };
  const durham = (page) =>
    page.locator("svg:visible .ch-names text", { hasText: /^Durham$/ }).first();

  it("under the pointer", on({ viewport: WIDE }, async (page) => {
    await durham(page).hover();
    await said(page);
    await page.mouse.move(2, 2);
    assert.ok(await page.locator(".chart-tip").isHidden());
  }));
  it("under a finger", on({ viewport: NARROW, hasTouch: true }, async (page) => {
    await durham(page).tap();
    await said(page);
  }));
  it("by its whole name, where that takes two lines", on({ viewport: NARROW }, async (page) => {
    const names = (await page.locator("main tbody th").allTextContents()).map((it) => it.trim());
    await page.keyboard.press("Tab");
    await page.locator("svg.chart:visible").first().focus();
    for (let press = 0; press < 43; press += 1) {
      const name = await page.locator(".chart-tip b").innerText();
      assert.ok(names.includes(name), `${name} isn't in the table`);
      await page.keyboard.press("ArrowDown");
    }
  }));
  it("by the arrow keys", on({ viewport: WIDE }, async (page) => {
    const chart = page.locator("svg.chart:visible").first();
    await page.keyboard.press("Tab");
    await chart.focus();
    for (let press = 0; press < 43; press += 1) {
      if ((await page.locator(".chart-tip").innerText()).startsWith("Durham")) break;
      await page.keyboard.press("ArrowDown");
    }
    await said(page);
    await page.keyboard.press("Escape");
    assert.ok(await page.locator(".chart-tip").isHidden());
  }));
});
