// Find a force, on every page. Without a script the head of the page links to the
// list of forces; this turns the link into a panel that narrows the list while
// one types: by name, region, other names or the places in its area. The names are in force-names.js.
(function () {
  "use strict";

  var place = document.getElementById("find-force");
  var link = place && place.querySelector("a");
  var forces = window.bluebookForces;
  var words = WORDS;
  if (!link || !forces) return;
  // From the page to the folder of the forces' pages.
  var folder = link.getAttribute("href").replace(/index\.html$/, "");

  function element(name, attributes, content) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) {
      made.setAttribute(key, attributes[key]);
    });
    made.append.apply(made, content || []);
    return made;
  }

  function fold(text) {
    return text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’]/g, "")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  }

  // How well a force answers: 0 not at all, 3 best.
  function answer(names, query) {
    if (names[0].indexOf(query) === 0) return 3;
    var score = 0;
    names.forEach(function (name, number) {
      if ((" " + name).indexOf(" " + query) >= 0) score = Math.max(score, number === 1 ? 1 : 2);
    });
    return score;
  }

  var list = element("ul", {});
  // Name, region and other names, folded.
  var items = forces.map(function (force) {
    var item = element("li", {}, [
      element("a", { href: folder + force[0] + ".html" }, [force[1]]),
      " ",
      element("small", {}, [force[2]])
    ]);
    list.append(item);
    return {
      item: item,
      region: force[2],
      names: [force[1], force[2]].concat(force[3], force[4]).map(fold),
      // As written, by what it is found as.
      places: force[4].map(function (place) {
        return [fold(place), place];
      })
    };
  });
  var input = element("input", {
    id: "find-words",
    type: "search",
    autocomplete: "off",
    spellcheck: "false"
  });
  // For those who hear the page, and for all where there is nothing to see.
  var status = element("p", { role: "status", class: "visually-hidden" });
  var panel = element("div", { id: "find-panel", hidden: "" }, [
    element("label", { for: "find-words" }, [words.label]),
    input,
    status,
    list
  ]);
  var button = element("button", { type: "button", "aria-expanded": "false", "aria-controls": "find-panel" }, [
    link.textContent
  ]);
  place.replaceChildren(button, panel);

  function links() {
    return Array.from(list.querySelectorAll("li:not([hidden]) > a"));
  }

  function narrow() {
    var query = fold(input.value);
    var left = items
      .map(function (entry) {
        var score = query ? answer(entry.names, query) : 1;
        // A force that is found by a place in its area says which.
        var place = query && score < 3 && entry.places.filter(function (one) {
          return (" " + one[0]).indexOf(" " + query) >= 0;
        })[0];
        entry.item.querySelector("small").textContent = place ? place[1] : entry.region;
        return { entry: entry, score: score };
      })
      .filter(function (one) {
        one.entry.item.hidden = !one.score;
        return one.score;
      });
    // The sort is stable: forces that answer as well keep their order.
    left.sort(function (a, b) {
      return b.score - a.score;
    });
    left.forEach(function (one) {
      list.append(one.entry.item);
    });
    status.className = left.length ? "visually-hidden" : "find-nothing";
    status.textContent = left.length
      ? left.length === 1 ? words.one : words.many.replace("{count}", left.length)
      : words.none;
  }

  function open(is) {
    panel.hidden = !is;
    button.setAttribute("aria-expanded", String(is));
    if (is) {
      narrow();
      input.focus();
    }
  }

  button.addEventListener("click", function () {
    open(panel.hidden);
  });
  input.addEventListener("input", narrow);
  // The way to one's force on the home page opens the same panel.
  var here = document.querySelector("#find-here > a");
  if (here) {
    here.addEventListener("click", function (event) {
      event.preventDefault();
      // Not the click elsewhere that closes the panel.
      event.stopPropagation();
      open(true);
    });
  }
  place.addEventListener("keydown", function (event) {
    if (panel.hidden) return;
    var all = links();
    var at = all.indexOf(document.activeElement);
    var next = null;
    if (event.key === "Escape") {
      open(false);
      next = button;
    } else if (event.key === "ArrowDown") {
      next = all[at + 1];
    } else if (event.key === "ArrowUp" && document.activeElement !== input) {
      next = all[at - 1] || input;
    } else if (event.key === "Enter" && document.activeElement === input) {
      if (all[0]) all[0].click();
    } else {
      return;
    }
    if (next) next.focus();
    event.preventDefault();
  });
  // A click elsewhere, or the focus going elsewhere, closes the panel.
  document.addEventListener("click", function (event) {
    if (!place.contains(event.target)) open(false);
  });
  place.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !place.contains(event.relatedTarget)) open(false);
  });
})();
