// Says which force a stroke of a strip is, and its value, where it is pointed at,
// touched or reached by the arrow keys, and marks that force in every strip of the
// page. The values lie in the file of the page that compares, fetched with the first
// strip that is reached; the page of the measure has them in a table.
"use strict";
(function () {
  var SVG = "http://www.w3.org/2000/svg";
  // So far from a stroke it still answers, and strokes so close are one.
  var NEAR = 6;
  var ONE = 0.6;
  var words = WORDS;
  var main = document.querySelector("main");
  var sections = Array.from(document.querySelectorAll(".profile")).filter(function (section) {
    return section.querySelector("svg.strip .ch-crowd");
  });
  if (!sections.length) return;

  var tip = document.createElement("p");
  tip.className = "chart-tip";
  tip.setAttribute("role", "status");
  tip.hidden = true;
  main.append(tip);
  var strips;
  var marks = [];
  var asked;

  // Once for all strips of the page.
  function data() {
    asked = asked || new Promise(function (done) {
      var script = document.createElement("script");
      script.src = "../compare-data.js";
      script.onload = function () { done(window.bluebookCompareData); };
      script.onerror = function () { done(null); };
      document.head.append(script);
    }).then(function (all) {
      strips = all ? sections.map(function (section) { return read(section, all); }) : [];
    });
    return asked;
  }

  // The strokes of a strip from left to right: where they are, whose and what they say.
  function read(section, all) {
    var svg = section.querySelector("svg.strip");
    var href = section.querySelector("h3 a").getAttribute("href");
    var measure = all.measures.find(function (each) { return "../" + each.href === href; });
    var places = svg.querySelector(".ch-crowd").getAttribute("d").split("M").slice(1).map(parseFloat);
    places.sort(function (a, b) { return a - b; });
    var own = document.querySelector("h1").textContent;
    var shown = measure ? all.forces.map(function (force, at) {
      var values = measure.forces[at].values;
      var value = values[values.length - 1];
      // A value is never without its marks.
      var marked = all.marks.filter(function (mark) { return value[1].indexOf(mark[0]) >= 0; });
      var said = [value[0]].concat(marked.map(function (mark) { return mark[1]; })).join(", ");
      return { name: force.name, size: value[2], said: said };
    }) : [];
    shown = shown.filter(function (one) { return one.size !== null && one.name !== own; });
    shown.sort(function (a, b) { return a.size - b.size; });
    var known = shown.length === places.length;
    shown.forEach(function (one, at) { one.x = places[at]; });
    return { svg: svg, strokes: known ? shown : [] };
  }

  function of(svg) {
    return strips.find(function (strip) { return strip.svg === svg; }) || { strokes: [] };
  }

  function show(strip, stroke) {
    clear();
    var names = [stroke.name];
    var at = strip.strokes.filter(function (other) { return Math.abs(other.x - stroke.x) <= ONE; });
    tip.replaceChildren.apply(tip, at.map(function (one) {
      var line = document.createElement("span");
      var name = document.createElement("b");
      name.textContent = one.name;
      line.append(name, one.said);
      names.push(one.name);
      return line;
    }));
    strips.forEach(function (other) {
      other.strokes.forEach(function (one) { if (names.indexOf(one.name) >= 0) mark(other.svg, one.x); });
    });
    tip.hidden = false;
    var box = strip.svg.getBoundingClientRect();
    var around = main.getBoundingClientRect();
    var left = box.left + stroke.x * box.width / strip.svg.viewBox.baseVal.width;
    left = Math.max(16, Math.min(left, document.documentElement.clientWidth - tip.offsetWidth - 16));
    // Over the strip, or under it where the window begins.
    var top = box.top - tip.offsetHeight - 4;
    if (top < 0) top = box.bottom + 4;
    tip.style.left = left - around.left - main.clientLeft + "px";
    tip.style.top = top - around.top - main.clientTop + "px";
  }

  function mark(svg, x) {
    var crowd = svg.querySelector(".ch-crowd");
    var ends = /V([\d.]+)/.exec(crowd.getAttribute("d"));
    var line = document.createElementNS(SVG, "path");
    line.setAttribute("class", "ch-pointed");
    line.setAttribute("d", "M" + x + " " + (Number(ends[1]) + 3) + "v-24");
    crowd.after(line);
    marks.push(line);
  }

  function clear() {
    marks.splice(0).forEach(function (line) { line.remove(); });
    tip.hidden = true;
  }

  sections.forEach(function (section) {
    var svg = section.querySelector("svg.strip");
    var reached = 0;
    function point(event) {
      data().then(function () {
        var strip = of(svg);
        var box = svg.getBoundingClientRect();
        var x = (event.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
        var away = function (stroke) { return Math.abs(stroke.x - x); };
        var nearest = strip.strokes.slice().sort(function (a, b) { return away(a) - away(b); })[0];
        if (nearest && away(nearest) <= NEAR) show(strip, nearest);
        else clear();
      });
    }
    svg.addEventListener("pointermove", point);
    svg.addEventListener("pointerdown", point);
    svg.addEventListener("pointerleave", function (event) {
      if (event.pointerType === "mouse") clear();
    });
    svg.tabIndex = 0;
    svg.setAttribute("aria-description", words.keys);
    svg.addEventListener("focusout", clear);
    svg.addEventListener("keydown", function (event) {
      var step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      data().then(function () {
        var strip = of(svg);
        if (!strip.strokes.length) return;
        reached = Math.max(0, Math.min(reached + (tip.hidden ? 0 : step), strip.strokes.length - 1));
        show(strip, strip.strokes[reached]);
      });
    });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") clear(); });
})();
