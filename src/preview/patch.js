// Puts a newer build of a page in place of what has changed, so that an editor
// sees a changed sentence at once, where it was and with everything else as it
// was. Whatever a script of the page may have had its hands on, and whatever is no
// mere text or picture, is left to a reload.
"use strict";
window.bluebookPatch = function (ownScript) {
  // What scripts act on, and what acts by itself. Data for crawlers do neither.
  var ACTIVE =
    "script:not([type='application/ld+json']), link, style, meta[http-equiv], base, " +
    "table, form, #find-force";

  function nodes(root) {
    var walker = document.createTreeWalker(root);
    var all = [];
    while (walker.nextNode()) all.push(walker.currentNode);
    return all;
  }

  var sent = nodes(document).filter(function (node) {
    return node !== ownScript;
  });
  // The page as it was sent, untouched by scripts, and its nodes in the window.
  var known = null;
  var live = new Map();

  function parse(page) {
    return new DOMParser().parseFromString(page, "text/html");
  }

  function know(page) {
    var parsed = parse(page);
    var all = nodes(parsed);
    var alike = all.length === sent.length && all.every(function (node, at) {
      return node.nodeName === sent[at].nodeName;
    });
    if (!alike) return;
    known = parsed;
    live.set(parsed, document);
    all.forEach(function (node, at) { live.set(node, sent[at]); });
  }

  function holdsActive(node) {
    return node.nodeType === Node.ELEMENT_NODE &&
      (node.matches(ACTIVE) || node.querySelector(ACTIVE) !== null);
  }

  // The same element, whatever is in it.
  function isAlike(node, other) {
    return node.nodeType === Node.ELEMENT_NODE &&
      node.cloneNode(false).isEqualNode(other.cloneNode(false));
  }

  // Makes `old`, of the page that is known, like `fresh`; false if it can't.
  function renew(old, fresh) {
    if (old.isEqualNode(fresh)) return true;
    if (old !== known && !isAlike(old, fresh)) {
      return exchange(old.parentNode, [old], [fresh], old.nextSibling);
    }
    return renewAll(old, Array.from(old.childNodes), Array.from(fresh.childNodes), null);
  }

  // Makes `gone`, neighbours before `next` in `parent`, like `come`.
  function renewAll(parent, gone, come, next) {
    while (gone.length && come.length && gone[0].isEqualNode(come[0])) {
      gone = gone.slice(1);
      come = come.slice(1);
    }
    var same = nearest(gone, come);
    if (same) {
      return renewAll(parent, gone.slice(0, same[0]), come.slice(0, same[1]), gone[same[0]]) &&
        renewAll(parent, gone.slice(same[0] + 1), come.slice(same[1] + 1), next);
    }
    if (gone.length === come.length) {
      return gone.every(function (node, at) { return renew(node, come[at]); });
    }
    return exchange(parent, gone, come, next);
  }

  // The places of the nearest element that is the same in two lists.
  function nearest(list, other) {
    for (var sum = 0; sum < list.length + other.length - 1; sum += 1) {
      for (var at = Math.max(0, sum - other.length + 1); at <= sum && at < list.length; at += 1) {
        var node = list[at];
        if (node.nodeType === Node.ELEMENT_NODE && node.isEqualNode(other[sum - at])) {
          return [at, sum - at];
        }
      }
    }
    return null;
  }

  // Puts `come` in the place of `gone`, children of `parent`, before `next`.
  function exchange(parent, gone, come, next) {
    var place = live.get(parent);
    var anchor = next ? live.get(next) : null;
    var moved = gone.concat(next || []).some(function (node) {
      return live.get(node).parentNode !== place;
    });
    var active = parent === known || parent.closest(ACTIVE) || gone.concat(come).some(holdsActive);
    if (moved || active) return false;
    come.forEach(function (node) {
      var kept = known.importNode(node, true);
      var shown = document.importNode(node, true);
      parent.insertBefore(kept, next);
      place.insertBefore(shown, anchor);
      var inside = nodes(shown);
      live.set(kept, shown);
      nodes(kept).forEach(function (inner, at) { live.set(inner, inside[at]); });
    });
    gone.forEach(function (node) {
      live.get(node).remove();
      node.remove();
    });
    return true;
  }

  return {
    know: know,
    // Whether the page is shown now; if not, some of it may be.
    apply: function (page) {
      return known !== null && renew(known, parse(page));
    },
  };
};
