// The whole report on one page, and on paper: its PDF as Chromium makes it, read
// back page by page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "node:test";

import { launch } from "./browser.mjs";
import { edition, folder } from "./site.mjs";

/** What a page holds between its margins, as report.css sets them, in millimetres. */
const SHEET = { width: 170, height: 297 - 48 };
const MM = 96 / 25.4;

let browser;
let page;
let work;
/** The words of each sheet, line by line. */
let sheets;

before(async () => {
  browser = await launch();
  work = mkdtempSync(join(tmpdir(), "bluebook-paper-"));
  page = await browser.newPage({
    viewport: { width: Math.round(SHEET.width * MM), height: Math.round(SHEET.height * MM) },
  });
  await page.goto(String(pathToFileURL(join(folder, edition, "report.html"))));
  await page.evaluate(() => document.fonts.ready);
  const pdf = join(work, "report.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  // Each sheet ends with a form feed.
  sheets = text
    .split("\f")
    .slice(0, -1)
    .map((sheet) => sheet.split("\n").map((line) => line.trim()).filter(Boolean));
});

after(async () => {
  await browser?.close();
  if (work) rmSync(work, { recursive: true, force: true });
});

const squeezed = (text) => text.replace(/\s+/g, " ").trim();

describe("the whole report", () => {
  it("has no identifier twice, and no link on it leads nowhere", async () => {
    const twice = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    });
    assert.deepEqual(twice, []);
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll("a[href^='#']")]
        .map((link) => link.getAttribute("href").slice(1))
        .filter((id) => id && !document.getElementById(id)),
    );
    assert.deepEqual(lost, []);
  });

  it("is not made smaller by a table of many columns", async () => {
    await page.emulateMedia({ media: "print" });
    const width = await page.evaluate(() => {
      const row = (cell, words) => `<tr>${`<${cell}>${words}</${cell}>`.repeat(10)}</tr>`;
      const part = document.querySelector(".report-part");
      part.insertAdjacentHTML(
        "beforeend",
        `<div class="table-scroll" id="wide"><table><thead>${row("th", "Treating vulnerable people fairly")}</thead>` +
          `<tbody>${row("td", "Requires improvement")}</tbody></table></div>`,
      );
      const wide = document.getElementById("wide");
      const width = wide.firstChild.getBoundingClientRect().width;
      wide.remove();
      return width;
    });
    await page.emulateMedia({ media: null });
    assert.ok(width <= SHEET.width * MM + 1, `${width / MM} mm`);
  });

  it("has a number on each sheet but the cover", () => {
    assert.ok(sheets.length > 50, `${sheets.length} sheets`);
    const wrong = sheets.flatMap((lines, at) =>
      at === 0 || lines.at(-1) === String(at + 1) ? [] : [`sheet ${at + 1} ends with ${lines.at(-1)}`],
    );
    assert.deepEqual(wrong, []);
    assert.notEqual(sheets[0].at(-1), "1");
  });

  it("has the report's name and that of the part at the head of each sheet", async () => {
    const names = await page.evaluate(() => ({
      report: document.querySelector(".wordmark").textContent.trim(),
      parts: [...document.querySelectorAll(".report-part h2")].map((title) => title.innerText),
    }));
    const seen = new Set();
    let part = "";
    for (const [at, lines] of sheets.entries()) {
      if (at < 2) continue;
      const head = squeezed(lines[0]);
      assert.ok(head.startsWith(names.report), `sheet ${at + 1}: ${head}`);
      part = head.slice(names.report.length).trim();
      seen.add(part);
    }
    assert.deepEqual(
      [...seen],
      names.parts.map(squeezed),
    );
  });

  it("has contents that name every part", () => {
    const contents = squeezed(sheets[1].join(" "));
    assert.match(contents, /^.*Contents/);
    for (const words of ["The year in brief", "Grades of every force", "Glossary", "Addresses"]) {
      assert.ok(contents.includes(words), words);
    }
  });

  it("cuts no figure and no row of a table", async () => {
    await page.emulateMedia({ media: "print" });
    const wrong = await page.evaluate((most) => {
      const whole = [...document.querySelectorAll("main svg, main tr, main .figure-head, main .recommendation")];
      return whole.flatMap((element) => {
        const what = `${element.tagName} ${element.textContent.trim().slice(0, 40)}`;
        // An svg is kept whole by what it stands in.
        const keeper = element.closest(".figure-body") ?? element;
        const problems = [];
        if (getComputedStyle(keeper).breakInside !== "avoid") problems.push(`may be cut: ${what}`);
        const { height, right } = keeper.getBoundingClientRect();
        if (height > most.height) problems.push(`higher than a sheet: ${what}`);
        if (right > most.width + 1) problems.push(`wider than a sheet: ${what}`);
        return problems;
      });
    }, { width: SHEET.width * MM, height: SHEET.height * MM });
    await page.emulateMedia({ media: "screen" });
    assert.deepEqual(wrong.slice(0, 10), []);
  });

  it("has every row of its tables on the sheets", async () => {
    const all = squeezed(sheets.flat().join(" ")).replace(/ /g, "");
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll("#all-grades tbody th")].map((name) => name.textContent.trim()),
    );
    assert.equal(rows.length, 43);
    assert.deepEqual(rows.filter((name) => !all.includes(name.replace(/ /g, ""))), []);
  });

  it("gives the addresses of its links at the end, by their numbers", async () => {
    const { refs, addresses } = await page.evaluate(() => ({
      refs: [...document.querySelectorAll(".address-ref")].map((ref) => ref.textContent.match(/\d+/)[0]),
      addresses: [...document.querySelectorAll(".addresses li")].map((item) => item.textContent.trim()),
    }));
    assert.ok(refs.length > 0 && addresses.length > 0);
    const end = sheets.slice(-2).flat().join("").replace(/\s/g, "");
    for (const address of addresses) assert.ok(end.includes(address), address);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll("main a[href^='http']")].map((link) => link.href),
    );
    for (const href of outside) assert.ok(addresses.includes(href), href);
    for (const ref of refs) assert.ok(Number(ref) <= addresses.length, ref);
  });
});
