// What a page must hold to in its layout. Each of these looks at an open page
// and gives a line for each thing that is wrong.

/** The page itself never scrolls sideways; a wide table does, in its region. */
export const sideways = (page) =>
  page.evaluate(() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5)
      .filter((element) => !element.parentElement.closest("svg"))
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class")}`);
    return [`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth} px: ${wide.join(" ")}`];
  });

/** Sets the text spacing of WCAG 1.4.12 as a reader's own style sheet would. */
export const spaceText = (page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
           word-spacing: 0.16em !important }
       p { margin-bottom: 2em !important }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });

/** Text that is cut off, or lies on other text, or outside its chart. */
export const lostText = (page) =>
  page.evaluate(() => {
    const problems = [];
    const name = (element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
    const shown = (element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest("svg") || !element.textContent.trim() || !shown(element)) continue;
      const style = getComputedStyle(element);
      // Text for those who hear the page is cut off on purpose.
      if (style.clipPath !== "none" || style.position === "absolute") continue;
      const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
      if (
        (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
      ) {
        problems.push(`cut off: ${name(element)}: ${element.textContent.trim().slice(0, 60)}`);
      }
    }

    for (const svg of document.querySelectorAll("svg")) {
      if (!shown(svg)) continue;
      const box = svg.getBoundingClientRect();
      for (const text of svg.querySelectorAll("text")) {
        const words = text.getBoundingClientRect();
        if (words.left < box.left - 1 || words.right > box.right + 1) {
          problems.push(`outside its chart: ${text.textContent.slice(0, 60)}`);
        }
      }
    }

    // Lines of text, as boxes; two of them from different elements never meet.
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("svg, [hidden], noscript")) continue;
      if (!shown(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 2 || box.height < 2) continue;
        const size = parseFloat(getComputedStyle(parent).fontSize);
        // The line's box is taller than its letters.
        const trim = Math.max(0, (box.height - size * 0.7) / 2);
        const [top, bottom] = [box.top + trim, box.bottom - trim];
        lines.push({ node, left: box.left + 1, right: box.right - 1, top, bottom });
      }
    }
    lines.sort((a, b) => a.top - b.top);
    for (const [at, a] of lines.entries()) {
      for (let next = at + 1; next < lines.length && lines[next].top < a.bottom; next += 1) {
        const b = lines[next];
        if (a.node === b.node || a.left >= b.right || b.left >= a.right) continue;
        const hides = (line) => {
          // What scrolls away inside a region of its own is not lost.
          let up = line.node.parentElement;
          while (up) {
            const { overflowX, position, clipPath } = getComputedStyle(up);
            if (overflowX === "auto" || position === "fixed" || clipPath !== "none") return true;
            if (up.getBoundingClientRect().width <= 1) return true;
            up = up.parentElement;
          }
          return false;
        };
        if (hides(a) || hides(b)) continue;
        const words = [a, b].map((line) => `“${line.node.data.trim().slice(0, 40)}”`);
        problems.push(`text on text: ${words.join(" and ")}`);
      }
    }
    return [...new Set(problems)].slice(0, 10);
  });

/** How far things jump while the first view loads. */
export const shift = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        const what = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            sum += entry.value;
            for (const { node } of entry.sources) {
              what.push(node?.outerHTML?.slice(0, 60) ?? node?.nodeName);
            }
          }
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(
          () => done(sum === 0 ? [] : [`things jump by ${sum.toFixed(4)}: ${what.slice(0, 3)}`]),
          400,
        );
      }),
  );

/** Words and links that a reader of the page gets. */
export const content = (page) =>
  page.evaluate(() => ({
    says: document.querySelector("main").innerText,
    words: document.body.innerText.split(/\s+/).filter(Boolean).length,
    // Other editions only the site around it knows, so they take a script; without one
    // the list of editions leads to them.
    links: [...document.querySelectorAll("a[href]")].filter(
      (link) => link.checkVisibility() && !link.closest(".other-years"),
    ).length,
    // What opens a popover works without a script.
    controls: [...document.querySelectorAll("button:not([popovertarget]), input, select, textarea")].filter((control) =>
      control.checkVisibility(),
    ).length,
  }));

/** The style sheets and the fonts of the text have arrived. */
export const dressed = (page) =>
  page.evaluate(() => {
    // The page for missing addresses stands anywhere, so it needs no file.
    if (!document.querySelector("link[rel=stylesheet]")) {
      return location.pathname.endsWith("/404.html") ? [] : ["the page asks for no style sheet"];
    }
    const { fontFamily } = getComputedStyle(document.body);
    const first = fontFamily.split(",")[0].replaceAll('"', "");
    // Of the faces of a family only those come whose letters are on the page.
    const there = [...document.fonts].some(
      ({ family, status }) => family.replaceAll('"', "") === first && status === "loaded",
    );
    return there ? [] : [`the page has no style: ${fontFamily}`];
  });
