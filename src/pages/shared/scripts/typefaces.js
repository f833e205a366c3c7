// The faces of the first view, written by the build: their bytes are here, so
// that they are ready before anything is painted.
(function () {
  "use strict";

  if (!window.FontFace || !document.fonts) return;

  function bytes(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    // Older browsers. A loop is ten times as fast as `Uint8Array.from`.
    var letters = atob(base64);
    var all = new Uint8Array(letters.length);
    for (var at = 0; at < all.length; at += 1) all[at] = letters.charCodeAt(at);
    return all;
  }

  function face(family, descriptors, base64) {
    document.fonts.add(new FontFace(family, bytes(base64), descriptors));
  }

FACES})();
