// Says on an older page that a later edition or revision exists. The build
// writes this file anew above all editions; pages work without it.
"use strict";
(function () {
  var editions = EDITIONS.filter(function (edition) {
    return !edition.draft;
  });
  var said = WORDS;
  var own = document.documentElement.dataset;
  var site = document.currentScript.src.replace(/editions\.js.*$/, "");
  var folder = FOLDER;
  var page = location.href.replace(/[?#].*$/, "").slice(site.length).replace(/^[^/]*\//, "");
  var isMeasure = /^measures\//.test(page);
  if (isMeasure) folder = "measures/";
  var name = page.slice(0, folder.length) === folder
    ? page.slice(folder.length).replace(/\.html$/, "") : "";

  // The page of the same force or measure in another edition, or that edition's home.
  function isIn(edition) {
    return name !== "" && (isMeasure ? edition.measures : edition.of).indexOf(name) >= 0;
  }
  function link(edition, words) {
    var a = document.createElement("a");
    a.href = site + edition.address + "/" + (isIn(edition) ? folder + name : "index") + ".html";
    a.textContent = words;
    return a;
  }

  var title = document.querySelector(".title-block");
  var others = editions.filter(function (edition) {
    return edition.address === edition.year && edition.year !== own.edition && isIn(edition);
  });
  if (title && others.length) {
    var line = document.createElement("p");
    line.className = "other-years";
    line.append(said[3]);
    others.forEach(function (edition) {
      line.append(" ", link(edition, edition.year));
    });
    title.append(line);
  }

  var latest = editions[editions.length - 1];
  var corrected = editions.filter(function (edition) {
    return edition.year === own.edition && edition.revision > Number(own.revision);
  }).pop();
  var later = corrected || (latest && latest.year > own.edition ? latest : null);
  if (!later) return;
  var notice = document.createElement("div");
  notice.className = "banner";
  notice.setAttribute("role", "region");
  notice.setAttribute("aria-label", said[0]);
  var words = document.createElement("p");
  words.append(link(later, corrected
    ? said[2].replace("\u0001", later.revision)
    : said[1].replace("\u0001", later.year)));
  notice.append(words);
  var skip = document.querySelector(".skip");
  if (skip) skip.after(notice); else document.body.prepend(notice);
})();
