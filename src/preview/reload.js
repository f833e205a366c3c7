// Reloads the page when there is another build, and lays problems over it.
// Only the preview server has this file; no page of the site names it.
"use strict";
(function () {
  var own = document.currentScript.src;
  var base = own.slice(0, own.indexOf("reload.js"));
  var version = Number(own.split("version=")[1]);

  // A script can wait where the pages' policy forbids connections.
  function ask(since) {
    var script = document.createElement("script");
    script.src = base + "next.js?since=" + since;
    script.onload = function () { script.remove(); };
    script.onerror = function () {
      script.remove();
      setTimeout(function () { ask(version); }, 500);
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
    ask(version);
  };

  function show(report) {
    if (!document.getElementById("bluebook-overlay-style")) {
      var style = document.createElement("link");
      style.id = "bluebook-overlay-style";
      style.rel = "stylesheet";
      style.href = base + "overlay.css";
      document.head.append(style);
    }
    var overlay = document.getElementById("bluebook-overlay");
    if (!overlay) {
      overlay = document.createElement("section");
      overlay.id = "bluebook-overlay";
      overlay.setAttribute("role", "alert");
      overlay.setAttribute("aria-label", "Problems");
      overlay.append(document.createElement("h2"), document.createElement("pre"));
      document.body.append(overlay);
    }
    overlay.firstChild.textContent = "The build found problems. These are the last good pages.";
    overlay.lastChild.textContent = report;
  }

  // The first question is answered at once: the latest build may have had
  // problems, or the page may be older than it.
  ask(0);
})();
