// Shows the next build of the page, and lays problems over it. Only the preview
// server has this file; no page of the site names it.
"use strict";
(function () {
  var own = document.currentScript.src;
  var base = own.slice(0, own.indexOf("reload.js"));
  var version = Number(own.split("version=")[1]);
  // This script runs before the page's others: its nodes are as they were sent.
  var patch = window.bluebookPatch(document.currentScript);
  var waiting = null;
  var asked = 0;

  // A picture waits, since it can be given up and frees its connection. Only pages
  // in sight wait: a browser has few connections to one server, and many
  // pages may be open.
  function wait() {
    if (document.hidden || waiting) return;
    var picture = (waiting = new Image());
    picture.onload = function () {
      waiting = null;
      ask("&since=" + version);
    };
    picture.onerror = function () {
      waiting = null;
      setTimeout(wait, 500);
    };
    picture.src = base + "wait.gif?since=" + version + "&" + (asked += 1);
  }

  function stop() {
    if (!waiting) return;
    waiting.onload = waiting.onerror = null;
    waiting.src = "";
    waiting = null;
  }

  function ask(since) {
    var query = "page=" + encodeURIComponent(location.pathname) + since;
    fetch(base + "next.json?" + query + "&" + (asked += 1))
      .then(function (answer) { return answer.json(); })
      .then(function (next) { take(next.version, next.report, next.page); })
      .catch(function () { setTimeout(wait, 500); });
  }

  // The latest build: its problems, or the page, if that is all of it that changed.
  function take(latest, report, page) {
    if (report !== null) {
      version = latest;
      show(report);
    } else if (latest === version) {
      if (page) patch.know(page);
    } else {
      if (!page || !patch.apply(page)) {
        location.reload();
        return;
      }
      version = latest;
      hide();
    }
    wait();
  }

  function hide() {
    var overlay = document.getElementById("bluebook-overlay");
    if (overlay) overlay.remove();
  }

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  // The problems, with a button that takes them from the page until they change.
  function show(report) {
    if (!document.getElementById("bluebook-overlay-style")) {
      var style = document.createElement("link");
      style.id = "bluebook-overlay-style";
      style.rel = "stylesheet";
      style.href = base + "overlay.css";
      document.head.append(style);
    }
    hide();
    var overlay = document.createElement("section");
    overlay.id = "bluebook-overlay";
    overlay.setAttribute("role", "alert");
    overlay.setAttribute("aria-label", "Problems");
    var button = element("button", "Hide");
    button.type = "button";
    button.onclick = hide;
    var problems = element("pre", report);
    problems.tabIndex = 0;
    overlay.append(
      element("h2", "The build found problems. These are the last good pages."),
      button,
      problems
    );
    document.body.append(overlay);
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) stop();
    else wait();
  });

  // Asked at once, the latest build may have had problems, or the page may be
  // older than it. But whatever is waited for before a page is loaded delays it.
  window.addEventListener("load", function () { setTimeout(ask, 0, ""); });
})();
