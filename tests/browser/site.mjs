// The built site: where it lies, its pages and what kind each page is.

import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The folder that the build wrote: `BLUEBOOK_SITE`, or the repository's `site`. */
export const folder = process.env.BLUEBOOK_SITE ?? join(repository, "site");

/** The edition whose every page is looked at. */
export const edition = process.env.BLUEBOOK_EDITION ?? "2017";

/** Every file under a folder with one of these endings, sorted, with `/`. */
export function files(under, ...endings) {
  return readdirSync(under, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((end) => entry.name.endsWith(end)))
    .map((entry) => relative(under, join(entry.parentPath ?? entry.path, entry.name)))
    .map((path) => path.split(sep).join("/"))
    .sort();
}

/** Bytes of a file of the site. */
export const size = (path) => statSync(join(folder, path)).size;

/** Every page: the edition's and those of the whole site. */
export const pages = files(folder, ".html").filter(
  (path) => path.startsWith(`${edition}/`) || !path.includes("/"),
);

/** The kind of a page: its folder, or its own name where it has no fellows. */
export function kind(path) {
  const inside = path.startsWith(`${edition}/`) ? path.slice(edition.length + 1) : `site-${path}`;
  const parts = inside.split("/");
  if (parts.length > 1 && parts[1] !== "index.html") return parts[0];
  return inside.replace(/\/index\.html$/, "-list").replace(/\.html$/, "");
}

/** One page of each kind: the middle one, which is rarely the odd one out. */
export function onePageOfEachKind() {
  const kinds = new Map();
  for (const page of pages) {
    kinds.set(kind(page), [...(kinds.get(kind(page)) ?? []), page]);
  }
  return [...kinds.values()].map((fellows) => fellows[Math.floor(fellows.length / 2)]);
}

/** Of pages that are alike every so many are looked at, or all with BLUEBOOK_PAGES=all. */
const EVERY = process.env.BLUEBOOK_PAGES === "all" ? 1 : 6;

/** Every page, but of a kind with more than a dozen fellows the first, the last and every sixth. */
export function sample() {
  const fellows = new Map();
  for (const page of pages) fellows.set(kind(page), [...(fellows.get(kind(page)) ?? []), page]);
  return pages.filter((page) => {
    const all = fellows.get(kind(page));
    const at = all.indexOf(page);
    return all.length <= 12 || at % EVERY === 0 || at === all.length - 1;
  });
}
