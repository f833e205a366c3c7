// Sorts a table in place by the column whose head is pressed, and says so.
// Without it a table stands as it was written, and figures have pages for their
// other orders.
"use strict";
(function () {
  // Short tables are read at a glance.
  var FEWEST = 8;
  // The scale of grades, the lowest first, as their classes name them.
  var GRADES = SCALE;
  var words = WORDS;

  var tables = document.querySelectorAll("main .table-scroll > table");
  Array.prototype.forEach.call(tables, function (table) {
    var body = table.tBodies[0];
    var heads = table.tHead ? Array.prototype.slice.call(table.tHead.rows[0].cells) : [];
    if (!body || body.rows.length < FEWEST || heads.length < 2) return;
    var about = table.caption && table.caption.querySelector("small");
    var status = document.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    table.parentNode.after(status);
    heads.forEach(function (head, column) {
      var called = head.firstChild ? head.firstChild.textContent.trim() : "";
      if (!called) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append.apply(button, Array.prototype.slice.call(head.childNodes));
      head.append(button);
      button.addEventListener("click", function () {
        var numbers = head.classList.contains("number");
        var grades = !numbers && hasGrades(body, column);
        var before = head.getAttribute("aria-sort");
        // Numbers and grades begin with the highest, words with A.
        var ascending = before ? before === "descending" : !numbers && !grades;
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        var keyOf = numbers ? number : grades ? grade : text;
        var first = sort(body, column, keyOf, ascending);
        var order = numbers || grades ? (ascending ? words.lowest : words.highest)
          : (ascending ? words.aToZ : words.zToA);
        function say(text) {
          return text.replace(/\{(\w+)\}/g, function (_, name) {
            return { first: first.join(", "), column: called, order: order }[name];
          });
        }
        status.textContent = say(words.sorted) + ".";
        // The caption says how the table was written; that is no longer so.
        if (about) about.textContent = say(first.length ? words.then : words.sorted);
      });
    });
  });

  // Gives back what the rows are called that stay on top.
  function sort(body, column, keyOf, ascending) {
    var rows = Array.prototype.slice.call(body.rows);
    // Rows of their own kind (the whole) stay on top.
    var fixed = rows.filter(function (row) { return row.className; });
    var free = rows.filter(function (row) { return !row.className; });
    var keyed = free.map(function (row, index) {
      return { row: row, index: index, key: keyOf(row.cells[column]) };
    });
    keyed.sort(function (a, b) {
      // What is missing stands last, whichever the direction.
      if (a.key === null || b.key === null) {
        return (a.key === null) - (b.key === null) || a.index - b.index;
      }
      var order = keyOf === text ? a.key.localeCompare(b.key, "en") : a.key - b.key;
      return (ascending ? order : -order) || a.index - b.index;
    });
    fixed.concat(keyed.map(function (item) { return item.row; })).forEach(function (row) {
      body.append(row);
    });
    return fixed.map(function (row) { return row.cells[0].textContent.trim(); });
  }

  // The words of a cell without its marks.
  function text(cell) {
    var copy = cell.cloneNode(true);
    Array.prototype.forEach.call(copy.querySelectorAll(".mark, .illustrative, .published"), function (mark) {
      mark.remove();
    });
    return copy.textContent.trim();
  }

  // Durations are parts with a colon between: the second is sixtieths of the first.
  function number(cell) {
    var parts = text(cell).replace(/[,£+\s]/g, "").replace("−", "-").split(":");
    var found = parseFloat(parts[0]);
    if (isNaN(found)) return null;
    var more = (parseFloat(parts[1]) || 0) / 60;
    return parts[0].charAt(0) === "-" ? found - more : found + more;
  }

  // The place of a cell's grade on the scale.
  function grade(cell) {
    var shown = cell.querySelector(".grade");
    var name = shown && /\bgrade-([a-z0-9-]+)/.exec(shown.className);
    var place = name ? GRADES.indexOf(name[1]) : -1;
    return place < 0 ? null : place;
  }

  // Whether a column has grades, all of them on the scale that is known here.
  function hasGrades(body, column) {
    var cells = Array.prototype.map.call(body.rows, function (row) { return row.cells[column]; });
    var graded = cells.filter(function (cell) { return cell.querySelector(".grade"); });
    return graded.length > 0 && graded.every(function (cell) { return grade(cell) !== null; });
  }
})();
