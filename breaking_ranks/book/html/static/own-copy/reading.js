// What a reader brings: bytes to text, with one clear line for what cannot be used.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const LARGEST = 300_000; // bytes; a long article has a tenth of it

  // Returns { text }, or { told } if the file of this name and size is none that can be read.
  const decoded = (name, bytes) => {
    if (!bytes.length) return { told: `${name}: is empty; choose the file with the article.` };
    if (bytes.includes(0)) return { told: `${name}: is not text; save the article as plain text (UTF-8).` };
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      return text.trim() ? { text } : { told: `${name}: has no words; choose the file with the article.` };
    } catch {
      return { told: `${name}: is not UTF-8; save it as plain text in UTF-8.` };
    }
  };

  const tooLarge = (name) => `${name}: is larger than 300 kB, and no article is; choose the file of the article alone.`;

  // Returns `decoded` of a File; one that is too large is not read.
  const read = async (file) => {
    if (file.size > LARGEST) return { told: tooLarge(file.name) };
    try {
      return decoded(file.name, new Uint8Array(await file.arrayBuffer()));
    } catch {
      return { told: `${file.name}: cannot be read; choose a file, not a folder.` };
    }
  };

  // Returns the same of a pasted text.
  const pasted = (text) => {
    const bytes = new TextEncoder().encode(text);
    return bytes.length > LARGEST ? { told: tooLarge("Pasted text") } : decoded("Pasted text", bytes);
  };

  own.reading = { decoded, read, pasted };
})();
