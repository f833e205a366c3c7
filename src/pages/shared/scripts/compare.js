// Compare forces. The data are compare-data.js, loaded before this file: values
// in words, with their marks and reasons. The choice stands in the address after
// the `#`, so that it can be shared and works on pages from a disk.
(function () {
  "use strict";

  var data = window.bluebookCompareData;
  var form = document.getElementById("compare-form");
  var result = document.getElementById("compare-result");
  var status = document.getElementById("compare-status");
  if (!data || !form || !result || !status) return;

  var words = WORDS;
  var MOST = 4;
  var markWords = new Map(data.marks);
  var selects = [];

  function element(name, content, className) {
    var made = document.createElement(name);
    if (className) made.className = className;
    [].concat(content === undefined ? [] : content).forEach(function (part) {
      made.append(part);
    });
    return made;
  }

  function linked(href, text) {
    var link = element("a", text);
    link.href = href;
    return link;
  }

  // A message with what it depends on put in.
  function say(message, values) {
    return words[message].replace(/\{(\w+)\}/g, function (_, name) {
      return values[name];
    });
  }

  function listed(names) {
    if (names.length < 2) return names.join("");
    return say("listed", { before: names.slice(0, -1).join(", "), last: names[names.length - 1] });
  }

  // The choice.

  function chosen() {
    // Some programs write the commas of an address as %2C.
    var ids = window.location.hash.slice(1).replace(/%2c/gi, ",").split(/[,+]/);
    var found = [];
    ids.forEach(function (id) {
      var at = data.forces.findIndex(function (force) {
        return force.id === id;
      });
      if (at >= 0 && found.indexOf(at) < 0 && found.length < MOST) found.push(at);
    });
    return found;
  }

  function build() {
    for (var place = 0; place < MOST; place += 1) {
      var select = element("select");
      select.append(new Option(place < 2 ? words.choose : words.noOther, ""));
      data.regions.forEach(function (region, number) {
        var group = element("optgroup");
        group.label = region;
        data.forces.forEach(function (force) {
          if (force.region === number) group.append(new Option(force.name, force.id));
        });
        select.append(group);
      });
      data.forces.forEach(function (force) {
        if (force.region === null) select.append(new Option(force.name, force.id));
      });
      select.id = "compare-" + (place + 1);
      var label = element("label", say("numbered", { number: place + 1 }));
      label.htmlFor = select.id;
      select.addEventListener("change", choose);
      selects.push(select);
      form.append(element("p", [label, select]));
    }
    form.hidden = false;
  }

  function choose() {
    var ids = selects
      .map(function (select) {
        return select.value;
      })
      .filter(Boolean);
    try {
      window.history.replaceState(null, "", "#" + ids.join(","));
      show();
    } catch (refused) {
      window.location.hash = ids.join(",");
    }
  }

  // Tables. No cell is empty, and no value is without its marks.

  function cell(value) {
    var made = element("td", [], "number");
    value[1].split("").forEach(function (letter) {
      var word = letter === "i" ? markWords.get(letter) : "[" + letter + "]";
      made.append(element("small", word, letter === "i" ? "illustrative" : "mark"), " ");
    });
    made.append(value[2] === null ? element("span", value[0], "missing") : value[0]);
    return made;
  }

  function table(id, caption, about, forces, rows) {
    var head = element("tr", element("th", rows.first));
    forces.forEach(function (at) {
      head.append(element("th", linked(words.folder + data.forces[at].id + ".html", data.forces[at].name)));
    });
    if (rows.national) head.append(element("th", data.national));
    Array.from(head.children).forEach(function (th, number) {
      th.scope = "col";
      if (number && rows.number) th.className = "number";
    });
    var body = element("tbody");
    rows.list.forEach(function (row) {
      var th = element("th", row[0]);
      th.scope = "row";
      body.append(element("tr", [th].concat(row[1])));
    });
    var title = element("caption", [caption, element("small", about)]);
    title.id = id;
    var region = element("div", element("table", [title, element("thead", head), body]), "table-scroll");
    region.setAttribute("role", "region");
    region.setAttribute("aria-labelledby", id);
    region.tabIndex = 0;
    return region;
  }

  function section(id, heading, parts) {
    var title = element("h2", heading);
    title.id = id;
    var made = element("section", [title].concat(parts), "section");
    made.setAttribute("aria-labelledby", id);
    return made;
  }

  function bullets(title, lines) {
    if (!lines.length) return [];
    return [
      element("h3", title),
      element(
        "ul",
        lines.map(function (line) {
          return element("li", line);
        }),
        "compare-notes"
      )
    ];
  }

  function pairs(forces, say) {
    var lines = [];
    forces.forEach(function (a, number) {
      forces.slice(number + 1).forEach(function (b) {
        var reasons = say(a, b);
        if (!reasons.length) return;
        var names = listed([data.forces[a].name, data.forces[b].name]);
        lines.push([element("b", names + ": "), reasons.join("; ") + "."]);
      });
    });
    return lines;
  }

  // Grades.

  function grades(forces) {
    var rows = data.questions.map(function (question, number) {
      var cells = forces.map(function (at) {
        var grade = data.forces[at].grades[number];
        if (!grade) return element("td", element("span", words.missing, "missing"));
        var scale = data.scale[grade[0]];
        var made = element("td", element("span", scale[1], "grade grade-" + scale[0]));
        if (grade[1]) made.append(element("small", grade[1]));
        return made;
      });
      return [linked(question[1], question[0]), cells];
    });
    var notes = pairs(forces, function (a, b) {
      var unlike = [];
      data.questions.forEach(function (question, number) {
        var one = data.forces[a].grades[number];
        var other = data.forces[b].grades[number];
        // Where it isn't stated, nobody can say so.
        if (one && other && one[2] !== other[2] && one[2] !== null && other[2] !== null) {
          unlike.push(question[0]);
        }
      });
      if (!unlike.length) return [];
      return [say("onlyOne", { questions: "“" + unlike.join("”, “") + "”" })];
    });
    return section(
      "compare-grades",
      words.grades,
      [table("table-compare-grades", words.gradesBeside, words.gradesAbout, forces, { first: words.question, list: rows })].concat(
        bullets(words.before, notes)
      )
    );
  }

  // Measures.

  function measure(of, number, forces) {
    var last = of.periods.length - 1;
    var all = forces
      .map(function (at) {
        return of.forces[at];
      })
      .concat(of.national);
    var rows = of.periods.map(function (period, place) {
      return [
        period[0],
        all.map(function (series) {
          return cell(series.values[place]);
        })
      ];
    });
    if (of.national.change) {
      var unit = all.reduce(function (found, series) {
        return found || series.change[3];
      }, null);
      rows.push([
        unit ? say("changeIn", { unit: unit }) : words.change,
        all.map(function (series) {
          return cell(series.change);
        })
      ]);
    }
    var notes = pairs(forces, function (a, b) {
      return against(of, number, a, b, last);
    });
    var unlike = of.periods[last][1];
    if (unlike) notes.push([element("b", words.unlike + " "), unlike + "."]);
    notes.push([element("b", data.national + ": "), covered(of) + "."]);
    forces.forEach(function (at) {
      of.forces[at].values.forEach(function (value, place) {
        if (value[3]) notes.push([element("b", data.forces[at].name + ", " + of.periods[place][0] + ": "), value[3]]);
      });
    });
    return section(
      "compare-measure-" + number,
      linked(of.href, of.title),
      [
        table("table-compare-" + number, of.title, of.unit, forces, {
          first: words.period,
          list: rows,
          national: true,
          number: true
        })
      ].concat(
        bullets(words.before, notes),
        bullets(words.about, of.caveats)
      )
    );
  }

  function covered(of) {
    return listed(
      of.periods.map(function (period) {
        return say("covered", { coverage: period[2], period: period[0] });
      })
    );
  }

  // Why two forces can't, or can hardly, be compared on a measure.
  function against(of, number, a, b, last) {
    var reasons = [];
    var names = [data.forces[a].name, data.forces[b].name];
    var values = [of.forces[a].values[last], of.forces[b].values[last]];
    values.forEach(function (value, side) {
      if (value[2] === null) reasons.push(say("noValue", { name: names[side], period: of.periods[last][0], reason: value[0] }));
    });
    data.marks.forEach(function (mark) {
      var marked = names.filter(function (name, side) {
        return values[side][1].indexOf(mark[0]) >= 0;
      });
      if (!marked.length) return;
      var both = marked.length > 1;
      var message = mark[0] === "i" ? (both ? "bothAre" : "oneIs") : both ? "bothMarked" : "oneMarked";
      reasons.push(say(message, { name: marked[0], mark: mark[1] }));
    });
    [a, b].forEach(function (at) {
      data.forces[at].caveats.forEach(function (caveat) {
        if (caveat[3] === number && caveat[4]) reasons.push(data.forces[at].name + ": " + lower(caveat[1]));
      });
    });
    var changes = [of.forces[a].change, of.forces[b].change];
    if (changes[0] && (changes[0][2] === null) !== (changes[1][2] === null)) {
      reasons.push(say("oneChange", { name: names[changes[0][2] === null ? 1 : 0] }));
    }
    if (values[0][2] !== null && values[1][2] !== null && Math.abs(values[0][2] - values[1][2]) <= 1) {
      reasons.push(words.rounding);
    }
    return reasons;
  }

  function lower(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
  }

  // Caveats.

  function caveats(forces) {
    var lines = [];
    forces.forEach(function (at) {
      data.forces[at].caveats.forEach(function (caveat) {
        lines.push([
          element("b", data.forces[at].name + ". " + caveat[0] + ". " + caveat[1] + ": "),
          caveat[2]
        ]);
      });
    });
    if (!lines.length) return [];
    return [
      section("compare-caveats", words.caveats, [
        element(
          "ul",
          lines.map(function (line) {
            return element("li", line);
          }),
          "compare-notes"
        )
      ])
    ];
  }

  function show() {
    var forces = chosen();
    selects.forEach(function (select, place) {
      select.value = place < forces.length ? data.forces[forces[place]].id : "";
    });
    result.replaceChildren();
    if (forces.length < 2) {
      status.textContent = forces.length ? words.second : words.two;
      return;
    }
    result.append(grades(forces));
    data.measures.forEach(function (of, number) {
      result.append(measure(of, number, forces));
    });
    caveats(forces).forEach(function (part) {
      result.append(part);
    });
    var names = forces.map(function (at) {
      return data.forces[at].name;
    });
    status.textContent = say("beside", { names: listed(names) });
  }

  build();
  window.addEventListener("hashchange", show);
  show();
})();
