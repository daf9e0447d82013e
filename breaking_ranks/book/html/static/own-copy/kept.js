// The codings of a reader, kept in this browser from the first saved sentence until they are cleared.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const NAME = "br-codings";

  // Returns { sampled, codings: { key of sentence: coding } }; nothing coded if nothing is kept.
  const load = () => {
    try {
      return JSON.parse(localStorage.getItem(NAME)) ?? { sampled: true, codings: {} };
    } catch {
      return { sampled: true, codings: {} };
    }
  };

  // Keeps `state` and says whether the browser does.
  const save = (state) => {
    try {
      localStorage.setItem(NAME, JSON.stringify(state));
      return true;
    } catch {
      return false;
    }
  };

  const clear = () => {
    try { localStorage.removeItem(NAME); } catch { /* nothing was kept */ }
  };

  own.kept = { load, save, clear };
})();
