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
  var link = document.createElement("a");
  link.href = site + later.address + "/index.html";
  link.textContent = corrected
    ? said[2].replace("\u0001", later.revision)
    : said[1].replace("\u0001", later.year);
  words.append(link);
  notice.append(words);
  var skip = document.querySelector(".skip");
  if (skip) skip.after(notice); else document.body.prepend(notice);
})();
