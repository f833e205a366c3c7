// One Chromium for all tests, and pages that remember everything that went
// wrong while they were open.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Starts Debian's Chromium, or the one that `CHROMIUM` names. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--font-render-hinting=none",
    ],
  });
}

/** Pages that wait for the next visit, by their sites and the options of their contexts. */
const waiting = new Map();

/** A page for one visit; it goes back to those that wait afterwards. */
async function borrow(browser, base, options) {
  const key = JSON.stringify([base, options]);
  if (!waiting.has(key)) waiting.set(key, []);
  const home = waiting.get(key);
  const page = home.pop() ?? (await open(browser, options));
  return { page, giveBack: () => home.push(page) };
}

async function open(browser, { slowFonts, ...options }) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  if (slowFonts) {
    await page.route("**/*.woff2", async (route) => {
      await new Promise((later) => setTimeout(later, slowFonts));
      await route.continue();
    });
  }
  return page;
}

/**
 * Opens an address, calls `look(page)` and gives what it found together with
 * everything that went wrong on the way: messages on the console, errors in
 * scripts, requests that failed or left `base`. Besides Playwright's options of
 * a context it knows `slowFonts`, milliseconds by which fonts come late.
 */
export async function visit(browser, base, path, options, look = async () => []) {
  const { page, giveBack } = await borrow(browser, base, options);
  const problems = [];
  const listeners = {
    console: (message) => {
      if (["error", "warning"].includes(message.type())) {
        problems.push(`console: ${message.text()} (${message.location().url})`);
      }
    },
    pageerror: (error) => problems.push(`script: ${error.message}`),
    request: (request) => {
      if (!request.url().startsWith(base)) problems.push(`leaves the site: ${request.url()}`);
    },
    requestfailed: (request) => {
      // An icon that was not awaited when the page was left.
      if (request.failure()?.errorText === "net::ERR_ABORTED") return;
      problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
    },
    response: (response) => {
      if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
    },
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  try {
    await page.setViewportSize(options.viewport ?? WIDE);
    await page.emulateMedia({ colorScheme: options.colorScheme ?? "light", forcedColors: "none" });
    await page.goto(base + path, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    problems.push(...(await look(page)));
  } finally {
    for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
    giveBack();
  }
  return problems;
}

/** Every rule of axe that is about what we hold to. */
export const ALL_RULES = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};

/** The rules that may find something else where only the colours are others. */
export const COLOUR_RULES = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** Runs axe on a page: one line for each place that breaks a rule. */
export async function violations(page, runOnly = ALL_RULES) {
  if (await page.evaluate(() => typeof globalThis.axe === "undefined")) await page.evaluate(axe);
  const found = await page.evaluate((runOnly) =>
    globalThis.axe.run(document, { resultTypes: ["violations"], runOnly }).then(({ violations }) =>
      violations.flatMap(({ id, help, nodes }) =>
        nodes.slice(0, 3).map((node) => {
          const more = nodes.length > 3 ? ` (${nodes.length} such places)` : "";
          const why = (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? "";
          return `${id}: ${help}${more}: ${node.target.join(" ")}: ${node.html.slice(0, 160)}: ${why}`;
        }),
      ),
    ),
    runOnly,
  );
  return found;
}
