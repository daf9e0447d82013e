// The codings of a reader, kept in this browser from the first saved sentence until they are cleared.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const NAME = "br-codings";

  // Returns { sampled, codings: { key of sentence: coding } }; nothing coded if nothing is kept. The coding of
  // a sentence that has changed since is left out.
  const load = (data) => {
    const hashes = Object.fromEntries(data.sentences.map((one) => [own.sheet.key(one), one.sha256]));
    try {
      const { sampled, codings } = JSON.parse(localStorage.getItem(NAME));
      const held = Object.entries(codings).filter(([key, coding]) => coding.sha256 === hashes[key]);
      return { sampled, codings: Object.fromEntries(held) };
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
