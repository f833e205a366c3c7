// Shows where a number in a chapter comes from, beside it: what the data say, what that
// is, and its source. The data lie in a file that is fetched with the first number that
// is pressed. Without it a number leads to its data.
"use strict";
(function () {
  var words = WORDS;
  var numbers = document.querySelectorAll("main a.claim[id]");
  var chapter = /([^/]+)\.html$/.exec(location.pathname);
  if (!numbers.length || !chapter || !HTMLElement.prototype.showPopover) return;

  var box = document.createElement("div");
  box.className = "definition";
  box.id = "number-from";
  box.popover = "auto";
  document.querySelector("main").append(box);
  var asked;

  // Once for all numbers of the page.
  function data() {
    asked = asked || new Promise(function (done) {
      var script = document.createElement("script");
      script.src = "../numbers/in-" + chapter[1] + ".js";
      script.onload = function () { done(window.bluebookNumbers || {}); };
      script.onerror = function () { done({}); };
      document.head.append(script);
    });
    return asked;
  }

  function element(name, text, href) {
    var made = document.createElement(name);
    made.textContent = text;
    if (href) made.href = href;
    return made;
  }

  function paragraph(content) {
    var made = document.createElement("p");
    made.append(content);
    return made;
  }

  function show(link, row) {
    box.replaceChildren(
      paragraph(element("strong", words.says.replace("{datum}", row[0]))),
      paragraph(element("a", row[1], "../" + row[2]))
    );
    if (row[3]) box.append(paragraph(element("span", row[3])));
    box.append(paragraph(element("a", words.row, "../" + row[4])));
    box.showPopover({ source: link });
  }

  Array.prototype.forEach.call(numbers, function (link) {
    link.addEventListener("click", function (event) {
      // Another window is asked for on purpose.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      data().then(function (rows) {
        if (rows[link.id]) show(link, rows[link.id]);
        else location.assign(link.href);
      });
    });
  });
})();
