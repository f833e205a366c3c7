// Walks a page with the Tab key alone: everything that can be used is reached,
// in view, and visibly focused with at least 3:1 against what is around it.

/** Far more than any page needs; a walk that ends here is a trap. */
const MOST = 4000;

/** Presses between two looks at what was reached: each look is a way to the browser and back. */
const AT_A_TIME = 40;

/** One line for each thing that the keyboard doesn't reach or doesn't show. */
export async function walk(page) {
  // Where something seems wrong, press by press: keys may be faster than the page.
  const hasty = await walked(page, AT_A_TIME);
  return hasty.length === 0 ? hasty : walked(page, 1);
}

async function walked(page, at) {
  const wanted = await page.evaluate(mark);
  const reached = new Set();
  const problems = [];
  await page.evaluate(`(() => {
    ${look}
    document.activeElement?.blur();
    scrollTo(0, 0);
    globalThis.walked = [];
    globalThis.walking?.abort();
    globalThis.walking = new AbortController();
    // After the focus has moved the page is scrolled to it.
    const later = () => setTimeout(() => walked.push(look()));
    addEventListener("focusin", later, { signal: walking.signal });
  })()`);
  // Between the last thing and the first the focus is nowhere for a moment.
  let nowhere = 0;
  for (let step = 0, again = false; step < MOST && !again && nowhere < 2; step += at) {
    for (let press = 0; press < at; press += 1) await page.keyboard.press("Tab");
    const seen = await page.evaluate(
      "new Promise((done) => setTimeout(() => done(walked.splice(0))))",
    );
    for (const focus of seen.filter((focus) => focus !== null)) {
      problems.push(...focus.problems);
      if (focus.walk === undefined) continue;
      again ||= reached.has(focus.walk);
      reached.add(focus.walk);
    }
    nowhere = seen.length === 0 ? nowhere + 1 : 0;
  }
  wanted.forEach((what, at) => {
    if (!reached.has(String(at))) problems.push(`not reached with Tab: ${what}`);
  });
  return [...new Set(problems)].slice(0, 10);
}

/** Puts the focus on everything that can be used, and says where it isn't shown. */
export async function focusEach(page) {
  await page.evaluate(mark);
  // Focus that a script moves is shown as long as it came by the keyboard.
  await page.keyboard.press("Tab");
  const problems = await page.evaluate(`(() => {
    ${look}
    return [...document.querySelectorAll("[data-walk]")].flatMap((element) => {
      element.focus();
      return look()?.problems ?? [];
    });
  })()`);
  return [...new Set(problems)].slice(0, 10);
}

/** Runs in the page: marks all that can be used, and gives a line for each. */
function mark() {
  const usable = [
    ...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']"),
  ].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
  usable.forEach((element, at) => (element.dataset.walk = at));
  return usable.map((element) => `${element.tagName.toLowerCase()}: ${element.outerHTML.slice(0, 90)}`);
}

/** Runs in the page: what has the focus, and whether that can be seen. */
function look() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const problems = [];
  const what = element.outerHTML.slice(0, 90);

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = "#0000";
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => {
      const c = part / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (from) => {
    for (let up = from; up; up = up.parentElement) {
      const colour = rgba(getComputedStyle(up).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return rgba(getComputedStyle(document.documentElement).colorScheme.includes("dark") &&
      matchMedia("(prefers-color-scheme: dark)").matches ? "#000" : "#fff");
  };

  const style = getComputedStyle(element);
  const around = ground(element.parentElement ?? element);
  const rings = [];
  if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) {
    rings.push(style.outlineColor);
  }
  for (const shadow of style.boxShadow.match(/(rgba?|color|oklch|oklab)\([^)]*\)/g) ?? []) {
    rings.push(shadow);
  }
  if (rings.length === 0) problems.push(`focus can't be seen: ${what}`);
  else if (!rings.some((ring) => contrast(rgba(ring), around) >= 3)) {
    problems.push(`focus has less than 3:1: ${rings.join(" ")} on ${[...around]}: ${what}`);
  }

  const boxes = [...element.getClientRects()];
  const inView = boxes.some(
    (box) =>
      box.width > 0 &&
      box.height > 0 &&
      box.bottom > 0 &&
      box.right > 0 &&
      box.top < innerHeight &&
      box.left < innerWidth,
  );
  if (!inView) problems.push(`focused out of view: ${what}`);
  else {
    const covered = boxes.every((box) => {
      const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 2);
      const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 2);
      const top = document.elementFromPoint(x, y);
      return !top || !(element.contains(top) || top.contains(element));
    });
    if (covered) problems.push(`focused under something else: ${what}`);
  }
  return { walk: element.dataset.walk, problems };
}
