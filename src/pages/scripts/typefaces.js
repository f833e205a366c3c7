// The faces of the first view, written by the build: their bytes are here, so
// that they are ready before anything is painted.
(function () {
  "use strict";

  if (!window.FontFace || !document.fonts) return;

  function face(family, descriptors, base64) {
    var bytes = Uint8Array.from(atob(base64), function (letter) {
      return letter.charCodeAt(0);
    });
    document.fonts.add(new FontFace(family, bytes, descriptors));
  }

FACES})();
