// Words of a text as `plain_words` of the package has them, and their SHA-256. Tests hold both to one list.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const RUN = /[\p{L}\p{N}'‘’]+/gu;
  const WORD = /[\p{L}\p{N}]+/gu;
  const APOSTROPHES = /['‘’]/g;

  // A copy is read in composed characters and without signs that nobody sees; every line ends in LF.
  const clean = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/[\u00ad\u200b\u2060\ufeff]/g, "");

  // Returns [{ text, start, end }]: each word with its place in `text`, punctuation at its sides left out.
  const words = (text) => {
    const found = [];
    for (const run of text.matchAll(RUN)) {
      const bare = run[0].replace(/^['‘’]+/, "");
      const start = run.index + run[0].length - bare.length;
      const end = start + bare.replace(/['‘’]+$/, "").length;
      // a letter may become two signs in lower case, of which one parts the word
      for (const [word] of bare.replace(APOSTROPHES, "").toLowerCase().matchAll(WORD)) {
        found.push({ text: word, start, end });
      }
    }
    return found;
  };

  const letters = (word) => Array.from(word).length; // code points, as Python counts

  const sha256 = async (text) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const fingerprint = (text) => sha256(words(text).map((word) => word.text).join(" "));

  // Returns where a piece that begins with word `first` begins, the marks before the word included:
  // what stands after the last white space, or after the last line break if the piece opens a paragraph.
  const opening = (text, list, first, paragraph = false) => {
    const from = first ? list[first - 1].end : 0;
    const gap = text.slice(from, list[first].start);
    const broken = paragraph && gap.includes("\n");
    const lead = broken ? gap.replace(/^[^]*\n\s*/, "") : gap.replace(/^[^]*\s/, "");
    return list[first].start - lead.length;
  };

  // Returns where a piece whose last word is `last` ends, the marks after the word included.
  const closing = (text, list, last, paragraph = false) => {
    const gap = text.slice(list[last].end, list[last + 1]?.start);
    const whole = paragraph && (gap.includes("\n") || last + 1 === list.length);
    return list[last].end + (whole ? gap.split("\n")[0].trimEnd() : gap.split(/\s/)[0]).length;
  };

  own.words = { clean, words, letters, sha256, fingerprint, opening, closing };
})();
