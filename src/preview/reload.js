// Reloads the page when there is another build, and lays problems over it.
// Only the preview server has this file; no page of the site names it.
"use strict";
(function () {
  var own = document.currentScript.src;
  var base = own.slice(0, own.indexOf("reload.js"));
  var version = Number(own.split("version=")[1]);
  var waiting = null;
  var asked = 0;

  // The pages' policy forbids connections, but a picture can wait as well. Only
  // pages in sight wait: a browser has few connections to one server, and many
  // pages may be open.
  function wait() {
    if (document.hidden || waiting) return;
    var picture = (waiting = new Image());
    picture.onload = function () {
      waiting = null;
      ask();
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

  function ask() {
    var script = document.createElement("script");
    script.src = base + "next.js?" + (asked += 1);
    script.onload = function () { script.remove(); };
    script.onerror = function () {
      script.remove();
      setTimeout(wait, 500);
    };
    document.head.append(script);
  }

  window.bluebookNext = function (latest, report) {
    if (report !== null) {
      version = latest;
      show(report);
    } else if (latest !== version) {
      location.reload();
      return;
    }
    wait();
  };

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
    var overlay = document.getElementById("bluebook-overlay");
    if (overlay) overlay.remove();
    overlay = document.createElement("section");
    overlay.id = "bluebook-overlay";
    overlay.setAttribute("role", "alert");
    overlay.setAttribute("aria-label", "Problems");
    var hide = element("button", "Hide");
    hide.type = "button";
    hide.onclick = function () { overlay.remove(); };
    var problems = element("pre", report);
    problems.tabIndex = 0;
    overlay.append(
      element("h2", "The build found problems. These are the last good pages."),
      hide,
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
  window.addEventListener("load", function () { setTimeout(ask); });
})();
