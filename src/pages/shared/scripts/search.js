// Search. The texts are in search-index.js, loaded before this file; here MiniSearch
// makes an index of them when something is first looked for.
// `window.bluebookSearch(words)` answers with what was found, best first; the
// rest of the file shows that on the search page.
(function () {
  "use strict";

  var file = window.bluebookSearchIndex;
  var FIELDS = ["title", "names", "place", "text"];
  // How many words stand around a word that was found.
  var AROUND = 14;
  // What people look for by name comes before the places that mention it.
  var KINDS = [1.6, 1, 1.4, 1.1, 1.2, 1, 1.3, 0.6];

  var index = null;

  // A text as terms: small letters and digits, no accents, no possessive s.
  function terms(text) {
    var small = text.toLowerCase();
    if (/^[a-z0-9]+$/.test(small)) return [small];
    return small
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/['’]s(?![a-z0-9])/g, "")
      .replace(/['’]/g, "")
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
  }

  function same(term) {
    return term;
  }

  function engine() {
    if (!index) {
      index = new window.MiniSearch({ fields: FIELDS, tokenize: terms, processTerm: same });
      index.addAll(
        file.entries.map(function (entry, number) {
          return { id: number, title: entry[2], names: entry[4], place: entry[3], text: entry[5] };
        })
      );
    }
    return index;
  }

  // What is found for some words, best first: kind, href, title, place, the other
  // name that it was found by, and the text around what was found. Title, name and
  // text come in pieces that are marked or not.
  function search(query) {
    var wanted = terms(query);
    if (!wanted.length) return [];
    var asked = wanted.join(" ");
    var boosts = [];
    var options = {
      tokenize: terms,
      processTerm: same,
      combineWith: "AND",
      prefix: function (term) {
        return term.length > 1;
      },
      // A number that differs by a digit is another number.
      fuzzy: function (term) {
        return term.length > 3 && !/[0-9]/.test(term) ? 0.25 : false;
      },
      maxFuzzy: 2,
      weights: { fuzzy: 0.25, prefix: 0.5 },
      boost: { title: 4, names: 6, place: 0.5, text: 1 },
      boostDocument: function (number) {
        var entry = file.entries[number];
        if (!boosts[number]) boosts[number] = KINDS[entry[0]] * exact(entry, asked);
        return boosts[number];
      }
    };
    var found = engine().search(query, options);
    // Where few things hold all of the words, those that hold most of them follow.
    if (found.length < 3 && wanted.length > 1) {
      options.combineWith = "OR";
      var seen = new Set(
        found.map(function (hit) {
          return hit.id;
        })
      );
      found = found.concat(
        engine()
          .search(query, options)
          .filter(function (hit) {
            return !seen.has(hit.id);
          })
      );
    }
    return found.map(function (hit) {
      var entry = file.entries[hit.id];
      var marked = new Set(hit.terms);
      var name = also(entry, marked);
      return {
        kind: file.kinds[entry[0]],
        href: entry[1],
        title: pieces(entry[2].split(" "), marked),
        also: pieces(name.split(" "), marked),
        welsh: file.welsh.indexOf(name) >= 0,
        place: entry[3],
        context: context(entry[5], marked)
      };
    });
  }

  // Where there are many entities, their names are in parts, by how a word begins; each
  // is loaded when a word that begins so is typed.
  var parts = new Set(file.parts);
  var named = new Map();

  window.bluebookSearchPart = function (list) {
    list.forEach(function (entry) {
      named.set(entry[0], { entry: entry, title: terms(entry[1]), all: terms(entry[1] + " " + entry[3]) });
    });
  };

  function load(wanted) {
    wanted.forEach(function (term) {
      // The first letters; codes, which all begin alike, but for their last two.
      var isCode = term.length > 4 && /[0-9]/.test(term);
      var name = term.slice(0, isCode ? -2 : 2);
      if (!parts.delete(name)) return;
      var script = document.createElement("script");
      script.src = "search/" + name + ".js";
      script.addEventListener("load", function () {
        show(false);
      });
      document.head.append(script);
    });
  }

  // Those that have all of the words in their names, whose name is meant first.
  function byName(query) {
    var wanted = terms(query);
    var found = [];
    if (!wanted.length) return found;
    var asked = wanted.join(" ");
    function isWanted(own) {
      return wanted.some(function (term) {
        return own.indexOf(term) === 0;
      });
    }
    load(wanted);
    named.forEach(function (one) {
      var has = wanted.every(function (term) {
        return one.all.some(function (own) {
          return own.indexOf(term) === 0;
        });
      });
      if (!has) return;
      var title = one.title.join(" ");
      found.push([title === asked ? 0 : title.indexOf(asked) === 0 ? 1 : 2, title, one]);
    });
    found.sort(function (a, b) {
      return a[0] - b[0] || (a[1] < b[1] ? -1 : 1);
    });
    return found.map(function (each) {
      var entry = each[2].entry;
      var marked = new Set(each[2].title.filter(isWanted));
      return {
        kind: file.kinds[0],
        href: entry[0],
        title: pieces(entry[1].split(" "), marked),
        also: [],
        place: entry[2],
        context: []
      };
    });
  }

  // A name that is what was asked for, word for word, is what was meant.
  function exact(entry, asked) {
    var names = entry[4].split("|").concat(entry[2]);
    return names.some(function (name) {
      return terms(name).join(" ") === asked;
    })
      ? 4
      : 1;
  }

  // The other name that something was found by.
  function also(entry, marked) {
    function has(name) {
      return terms(name).some(function (term) {
        return marked.has(term);
      });
    }
    if (has(entry[2])) return "";
    return entry[4].split("|").find(has) || "";
  }

  // Words in pieces: [text, whether it is marked].
  function pieces(list, marked) {
    var made = [];
    list.forEach(function (word) {
      if (!word) return;
      var is = terms(word).some(function (term) {
        return marked.has(term);
      });
      var last = made[made.length - 1];
      if (last && last[1] === is) last[0] += " " + word;
      else made.push([word, is]);
    });
    return made;
  }

  // The stretch of a text with the most different words that were found.
  function context(text, marked) {
    var at = [];
    // What a no-break space joins stays together.
    var all = text.split(/[ \n]+/).filter(Boolean);
    all.forEach(function (word, place) {
      var term = terms(word).find(function (term) {
        return marked.has(term);
      });
      if (term) at.push([place, term]);
    });
    var best = 0;
    var most = -1;
    at.forEach(function (hit, first) {
      var seen = new Set();
      for (var i = first; i < at.length && at[i][0] < hit[0] + 2 * AROUND; i += 1) seen.add(at[i][1]);
      if (seen.size > most) {
        most = seen.size;
        best = hit[0];
      }
    });
    var start = Math.max(0, Math.min(best - AROUND / 2, all.length - 3 * AROUND));
    var end = Math.min(all.length, start + 3 * AROUND);
    var list = all.slice(start, end);
    if (start > 0) list.unshift("…");
    if (end < all.length) list.push("…");
    return pieces(list, marked);
  }

  window.bluebookSearch = search;
  if (typeof document === "undefined") return;

  var form = document.getElementById("search-form");
  var input = document.getElementById("search-words");
  var list = document.getElementById("search-results");
  var status = document.getElementById("search-status");
  var without = document.getElementById("search-without");
  if (!form || !input || !list || !status) return;
  // So many results are shown; more words find better ones.
  var SHOWN = 30;
  var announcing = 0;

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function write(parts, into) {
    parts.forEach(function (part, number) {
      if (number) into.append(" ");
      into.append(part[1] ? element("mark", part[0]) : part[0]);
    });
    return into;
  }

  function show(remember) {
    var query = input.value.trim();
    var found = byName(query).concat(search(query));
    list.replaceChildren();
    found.slice(0, SHOWN).forEach(function (hit) {
      var link = element("a");
      link.href = hit.href;
      write(hit.title, link);
      var item = element("li");
      var about = hit.kind;
      // A figure's place is its number, which says what it is.
      if (hit.place) about = hit.place.indexOf(hit.kind) === 0 ? hit.place : hit.kind + ": " + hit.place;
      item.append(link);
      var also = write(hit.also, element("span"));
      if (hit.welsh) also.lang = "cy";
      if (hit.also.length) item.append(" (", also, ")");
      item.append(element("p", about, "search-place"));
      if (hit.context.length) item.append(write(hit.context, element("p", "", "search-context")));
      list.append(item);
    });
    if (without) without.hidden = query !== "";
    // Said only when the typing pauses, so that it doesn't stammer.
    window.clearTimeout(announcing);
    announcing = window.setTimeout(function () {
      status.textContent = query && said(found.length, query);
    }, 250);
    if (remember) {
      try {
        window.history.replaceState(null, "", query ? "#q=" + encodeURIComponent(query) : "#");
      } catch (refused) {
        // Some browsers refuse this on pages from a disk: the address stays.
      }
    }
  }

  function said(count, query) {
    var words = WORDS;
    function put(text) {
      return text.replace("{count}", count).replace("{query}", function () { return query; });
    }
    if (!count) return put(words.none);
    if (count === 1) return put(words.one);
    return put(words.many) + (count > SHOWN ? " " + words.best.replace("{count}", SHOWN) : "");
  }

  function read() {
    var match = /^#q=(.*)$/.exec(window.location.hash);
    if (!match) return;
    try {
      input.value = decodeURIComponent(match[1]);
    } catch (broken) {
      input.value = match[1];
    }
    show(false);
  }

  function links() {
    return Array.from(list.querySelectorAll("a"));
  }

  input.addEventListener("input", function () {
    show(true);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    show(true);
    var first = links()[0];
    if (first) first.focus();
  });
  // Down from the words into the results, up and down among them, and back.
  document.addEventListener("keydown", function (event) {
    var all = links();
    var at = all.indexOf(document.activeElement);
    if (document.activeElement !== input && at < 0) return;
    if (event.key === "ArrowDown" && all[at + 1]) all[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) all[at - 1].focus();
    else if ((event.key === "ArrowUp" || event.key === "Escape") && at >= 0) input.focus();
    else return;
    event.preventDefault();
  });
  window.addEventListener("hashchange", read);

  form.hidden = false;
  engine();
  read();
})();
