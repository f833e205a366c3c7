// Says what a row of a chart is called and its values where it is pointed at, touched
// or reached by the arrow keys, and marks it in every chart of the page. Without it a
// chart prints the values, and the table behind it has all of them.
"use strict";
(function () {
  var SVG = "http://www.w3.org/2000/svg";
  // The height of a row, and how far under the last line of a name its next one stands.
  var ROW = 21;
  var NEXT_LINE = 18;
  var words = WORDS;

  var main = document.querySelector("main");
  var charts = list(document.querySelectorAll("main .figure-body > svg.chart")).map(read);
  charts = charts.filter(function (chart) { return chart.rows.length > 0; });
  if (!charts.length) return;

  var tip = document.createElement("p");
  tip.className = "chart-tip";
  tip.setAttribute("role", "status");
  tip.hidden = true;
  main.append(tip);
  var marks = [];

  function list(nodes) { return Array.prototype.slice.call(nodes); }

  // The rows of a chart: their names, where they are, and what is printed of them.
  function read(svg) {
    var rows = [];
    list(svg.querySelectorAll(".ch-names text")).forEach(function (text) {
      var y = Number(text.getAttribute("y"));
      var before = rows[rows.length - 1];
      if (before && y > before.last && y - before.last < NEXT_LINE) {
        // A name breaks after spaces, which are lost, and after hyphens.
        before.name += (/-$/.test(before.name) ? "" : " ") + text.textContent;
        before.last = y;
      } else {
        rows.push({ name: text.textContent, y: y, last: y, said: "" });
      }
    });
    // What is printed of a row: its value, then the mark of an illustrative one.
    list(svg.querySelectorAll(".ch-values text, g.ch-illustrative text")).forEach(function (text) {
      var y = Number(text.getAttribute("y"));
      rows.forEach(function (row) {
        if (row.y === y) row.said += (row.said && " ") + text.textContent;
      });
    });
    rows.sort(function (a, b) { return a.y - b.y; });
    list(svg.querySelectorAll("a, g")).forEach(function (tile) {
      var title = tile.firstElementChild;
      if (!title || title.localName !== "title" || !tile.querySelector(".ch-on-tile")) return;
      var parts = title.textContent.split(": ");
      rows.push({ name: parts[0], said: parts.slice(1).join(": "), tile: tile });
    });
    return { svg: svg, rows: rows };
  }

  // What the table behind the figure has of a row; else what the chart prints.
  function values(chart, row) {
    // The page of a measure has one table for all that it shows.
    var table = chart.svg.closest(".figure").querySelector("table") ||
      main.querySelector("[aria-labelledby=table] table");
    if (!row.tile && table && table.tHead) {
      var found = list(table.tBodies[0].rows).find(function (each) {
        return each.cells[0].textContent.trim() === row.name;
      });
      if (found) {
        return list(found.cells).slice(1).map(function (cell, index) {
          var head = table.tHead.rows[0].cells[index + 1];
          head = (head.querySelector("button") || head).firstChild;
          return words.value.replace("{label}", head ? head.textContent.trim() : "")
            .replace("{value}", spaced(cell));
        });
      }
    }
    return row.said ? [row.said] : [];
  }

  // The words of a cell; its marks are elements of their own.
  function spaced(cell) {
    return list(cell.childNodes).map(function (node) { return node.textContent.trim(); })
      .filter(Boolean).join(" ");
  }

  function show(chart, row) {
    if (chart.at === row && !tip.hidden) return;
    clear();
    chart.at = row;
    charts.forEach(function (other) {
      other.rows.forEach(function (each) { if (each.name === row.name) mark(other, each); });
    });
    var name = document.createElement("b");
    name.textContent = row.name;
    tip.replaceChildren(name);
    values(chart, row).forEach(function (said) {
      var line = document.createElement("span");
      line.textContent = said;
      tip.append(line);
    });
    tip.hidden = false;
    place(chart, row);
  }

  function mark(chart, row) {
    if (row.tile) {
      row.tile.classList.add("is-pointed");
      marks.push(function () { row.tile.classList.remove("is-pointed"); });
      return;
    }
    var band = document.createElementNS(SVG, "rect");
    band.setAttribute("class", "is-pointed");
    band.setAttribute("x", "0");
    band.setAttribute("y", String(row.y - 15));
    band.setAttribute("width", String(chart.svg.viewBox.baseVal.width));
    band.setAttribute("height", String(row.last - row.y + ROW));
    var first = list(chart.svg.children).find(function (child) {
      return child.localName !== "title" && child.localName !== "desc";
    });
    chart.svg.insertBefore(band, first);
    marks.push(function () { band.remove(); });
  }

  // Under the row, or over it where the window ends: never on it.
  function place(chart, row) {
    var box = row.tile ? row.tile.getBoundingClientRect() : line(chart, row);
    var around = main.getBoundingClientRect();
    var left = row.tile ? box.left : box.left + (box.right - box.left) * 0.45;
    left = Math.max(16, Math.min(left, document.documentElement.clientWidth - tip.offsetWidth - 16));
    var top = box.bottom + 6;
    if (top + tip.offsetHeight > innerHeight) top = box.top - tip.offsetHeight - 6;
    tip.style.left = left - around.left - main.clientLeft + "px";
    tip.style.top = top - around.top - main.clientTop + "px";
  }

  function line(chart, row) {
    var box = chart.svg.getBoundingClientRect();
    var scale = box.width / chart.svg.viewBox.baseVal.width;
    return {
      left: box.left, right: box.right,
      top: box.top + (row.y - 15) * scale, bottom: box.top + (row.last + 6) * scale,
    };
  }

  function clear() {
    marks.splice(0).forEach(function (undo) { undo(); });
    charts.forEach(function (chart) { chart.at = null; });
    tip.hidden = true;
  }

  charts.forEach(function (chart) {
    var svg = chart.svg;
    function under(event) {
      var tile = event.target.closest("a, g");
      var box = svg.getBoundingClientRect();
      var y = (event.clientY - box.top) / box.height * svg.viewBox.baseVal.height;
      return chart.rows.find(function (row) {
        return row.tile ? row.tile === tile : y >= row.y - 15 && y < row.last + 6;
      });
    }
    function point(event) {
      var row = under(event);
      if (row) show(chart, row);
      else clear();
    }
    svg.addEventListener("pointermove", point);
    svg.addEventListener("pointerdown", point);
    svg.addEventListener("pointerleave", function (event) {
      if (event.pointerType === "mouse") clear();
    });
    svg.addEventListener("focusout", clear);
    if (chart.rows[0].tile) {
      chart.rows.forEach(function (row) {
        row.tile.addEventListener("focus", function () { show(chart, row); });
      });
      return;
    }
    svg.tabIndex = 0;
    svg.setAttribute("aria-description", words.keys);
    var reached = 0;
    svg.addEventListener("focus", function () {
      if (svg.matches(":focus-visible")) show(chart, chart.rows[reached]);
    });
    svg.addEventListener("keydown", function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      reached = Math.max(0, Math.min(reached + step, chart.rows.length - 1));
      show(chart, chart.rows[reached]);
    });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") clear(); });
  document.addEventListener("pointerdown", function (event) {
    if (!event.target.closest("svg.chart")) clear();
  });
})();
