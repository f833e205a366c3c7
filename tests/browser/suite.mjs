// Every page of the built site in a real browser. Run it with
// `npm test` here, or with `scripts/test`, which builds the site first.

import assert from "node:assert/strict";
import { dirname } from "node:path";
import { after, before, describe, it } from "node:test";

import { ALL_RULES, COLOUR_RULES, NARROW, WIDE, launch, violations, visit } from "./browser.mjs";
import { focusEach, walk } from "./keyboard.mjs";
import { content, dressed, lostText, shift, sideways, spaceText } from "./layout.mjs";
import { serve } from "./server.mjs";
import { edition, files, folder, kind, onePageOfEachKind, pages, sample, size } from "./site.mjs";

/** What these pages are for needs a script; they say so to those who have none. */
const NEED_SCRIPTS = ["compare", "search"];

/** Pages open at a time. */
const TOGETHER = { concurrency: 3 };
const KB = 1000;

let browser;
let root;
/** An edition without the site around it. */
let alone;

before(async () => {
  browser = await launch();
  root = await serve(folder);
  alone = await serve(`${folder}/${edition}`);
});

after(async () => {
  await browser?.close();
  root?.close();
  alone?.close();
});

const none = (problems) =>
  assert.ok(problems.length === 0, [...new Set(problems)].slice(0, 12).join("\n"));

describe("axe finds nothing", TOGETHER, () => {
  for (const path of sample()) {
    it(path, async () => {
      none(await visit(browser, root.base, path, {}, (page) => violations(page, ALL_RULES)));
    });
  }
  for (const path of onePageOfEachKind()) {
    it(`${path}, in other colours`, async () => {
      none(
        await visit(browser, root.base, path, {}, async (page) => {
          const found = [];
          for (const [look, media] of [
            ["dark", { colorScheme: "dark", forcedColors: "none" }],
            ["forced colours", { colorScheme: "dark", forcedColors: "active" }],
          ]) {
            await page.emulateMedia(media);
            const lines = await violations(page, COLOUR_RULES);
            found.push(...lines.map((line) => `${look}: ${line}`));
          }
          return found;
        }),
      );
    });
  }
});

describe("nothing scrolls sideways or is lost at 320 px and with wide text spacing", TOGETHER, () => {
  for (const path of sample()) {
    it(path, async () => {
      none(
        await visit(browser, root.base, path, {}, async (page) => {
          const found = [];
          const look = async (what) => {
            const problems = [...(await sideways(page)), ...(await lostText(page))];
            found.push(...problems.map((line) => `${what}: ${line}`));
          };
          await look("wide");
          await page.setViewportSize(NARROW);
          await look("320 px");
          await spaceText(page);
          await look("320 px, spaced");
          await page.setViewportSize(WIDE);
          await look("wide, spaced");
          return found;
        }),
      );
    });
  }
});

describe("an edition opens without what is around it", TOGETHER, () => {
  for (const path of onePageOfEachKind().filter((page) => page.startsWith(`${edition}/`))) {
    it(path, async () => {
      const inside = path.slice(edition.length + 1);
      const problems = await visit(browser, alone.base, inside, {}, dressed);
      // Whether there is a later edition only the site around it knows; an
      // edition asks, and does without an answer.
      none(problems.filter((problem) => !problem.includes("/editions.js")));
    });
  }
});

describe("pages say the same without scripts", TOGETHER, () => {
  for (const path of sample()) {
    it(path, async () => {
      let full;
      let bare;
      const problems = await visit(browser, root.base, path, {}, async (page) => {
        full = await content(page);
        return [];
      });
      const options = { javaScriptEnabled: false };
      problems.push(
        ...(await visit(browser, root.base, path, options, async (page) => {
          bare = await content(page);
          return [];
        })),
      );
      if (bare.links < full.links) problems.push(`${bare.links} links instead of ${full.links}`);
      if (NEED_SCRIPTS.includes(kind(path))) {
        if (!bare.says.includes("script")) problems.push("doesn't say that it needs a script");
      } else if (bare.words < full.words * 0.95) {
        problems.push(`${bare.words} words instead of ${full.words}`);
      }
      if (bare.controls > 0) problems.push(`${bare.controls} controls that do nothing`);
      none(problems);
    });
  }
});

describe("the keyboard reaches everything, and shows where it is", TOGETHER, () => {
  for (const path of onePageOfEachKind()) {
    it(path, async () => {
      none(await visit(browser, root.base, path, {}, walk));
    });
    // What the key reaches is the same in other colours.
    it(`${path} (dark)`, async () => {
      none(await visit(browser, root.base, path, { colorScheme: "dark" }, focusEach));
    });
  }
});

describe("the first view stays where it is", () => {
  const force = pages.find((page) => kind(page) === "forces");
  for (const path of [`${edition}/index.html`, force]) {
    for (const [width, height] of [
      [1280, 900],
      [320, 640],
    ]) {
      it(`${path} at ${width} px, with slow fonts`, async () => {
        const options = { viewport: { width, height }, slowFonts: 300 };
        none(await visit(browser, root.base, path, options, shift));
      });
    }
  }
});

describe("pages are light", () => {
  for (const path of pages) {
    const most = /\/report\.html$/.test(path) ? 1500 * KB : /\/numbers\/|-embed\.html$/.test(path) ? 100 * KB : 200 * KB;
    it(`${path} is under ${most / KB} KB`, () => assert.ok(size(path) < most, `${size(path)} bytes`));
  }
  it("fonts together are under 150 KB", () => {
    const folders = new Map();
    for (const font of files(folder, ".woff2", ".woff", ".ttf", ".otf")) {
      folders.set(dirname(font), (folders.get(dirname(font)) ?? 0) + size(font));
    }
    assert.ok(folders.size > 0, "there are no fonts");
    for (const [where, bytes] of folders) assert.ok(bytes < 150 * KB, `${where}: ${bytes} bytes`);
  });
});

it("there are pages of every kind", () => {
  const forces = pages.filter((page) => kind(page) === "forces");
  assert.equal(forces.length, 43);
  const kinds = new Set(pages.map(kind));
  for (const needed of ["index", "forces-list", "chapters", "measures", "questions", "figures"]) {
    assert.ok(kinds.has(needed), `no page of the kind ${needed}`);
  }
});
