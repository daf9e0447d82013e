// Which paragraphs of the articles stand in a text, whatever its lines, quotes, dashes and spaces.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const { words: wordsOf, letters, sha256, opening, closing } = own.words;
  const LEAST = 5; // words from which a piece is known wherever it stands

  // A text made ready for the search: its words, and the sum of their letters up to each of them.
  const prepare = (text) => {
    const list = wordsOf(text);
    const sums = [0];
    for (const word of list) sums.push(sums.at(-1) + letters(word.text));
    return { text, words: list, sums };
  };

  // Returns the number of the word from `from` to `to` where `piece` begins; -1 if it stands nowhere there.
  // A place with lines of its own goes before others. Only runs with as many words and letters as the piece
  // are hashed.
  const find = async (copy, piece, from = 0, to = copy.words.length) => {
    const { plain_words: size, plain_letters: wanted } = piece;
    let found = -1;
    for (let first = from; size && first + size <= to; first += 1) {
      if (copy.sums[first + size] - copy.sums[first] !== wanted) continue;
      if (found >= 0 && !standsAlone(copy, first, size)) continue;
      const run = copy.words.slice(first, first + size).map((word) => word.text).join(" ");
      if ((await sha256(run)) !== piece.sha256) continue;
      if (standsAlone(copy, first, size)) return first;
      found = first;
    }
    return found;
  };

  const standsAlone = (copy, first, size) => {
    const before = copy.text.slice(copy.words[first - 1]?.end ?? 0, copy.words[first].start);
    const after = copy.text.slice(copy.words[first + size - 1].end, copy.words[first + size]?.start);
    return (!first || before.includes("\n")) && (!copy.words[first + size] || after.includes("\n"));
  };

  // Returns how a paragraph found at word `first` stands in the copy: its place there, and whether it is
  // the same to the letter (a line break inside it counts as a space) or has the same words only.
  const placed = async (copy, paragraph, first) => {
    const last = first + paragraph.plain_words - 1;
    const start = opening(copy.text, copy.words, first, true);
    const end = closing(copy.text, copy.words, last, true);
    const found = copy.text.slice(start, end);
    const forms = [found, found.replace(/\s*\n\s*/g, " ")];
    const hashes = await Promise.all(forms.map(sha256));
    return { paragraph, first, start, end, same: hashes.includes(paragraph.sha256_text) ? "text" : "words" };
  };

  // Returns the sentences of a paragraph that is not there as a whole: those that stand in the copy alone.
  const sentencesOf = async (copy, sentences, from, to) => {
    const found = [];
    for (const sentence of sentences.filter((one) => one.plain_words >= LEAST)) {
      const first = await find(copy, sentence, from, to);
      if (first >= 0) found.push({ sentence, first });
    }
    return found;
  };

  // Returns the words between which a paragraph that was not found must stand: those of its neighbours.
  const gap = (copy, found, place) => {
    const before = found.slice(0, place).findLast((other) => "first" in other);
    const from = before ? before.first + before.paragraph.plain_words : 0;
    const after = found.slice(place).find((other) => other.first >= from);
    return [from, after ? after.first : copy.words.length];
  };

  // Says whether about as many words stand between two paragraphs as those that are missing there have.
  const replaced = (found, place, [from, to]) => {
    const first = found.slice(0, place).findLastIndex((other) => "first" in other) + 1;
    const end = found.slice(place).findIndex((other) => "first" in other);
    const missing = found.slice(first, end < 0 ? undefined : place + end);
    const size = missing.reduce((sum, other) => sum + other.paragraph.plain_words, 0);
    return to - from >= size / 2 && to - from <= size * 2;
  };

  // Returns every paragraph of one article: { paragraph, same } with `same` one of text, words, part, missing.
  // A part is a paragraph of which some sentences stand as they are, those that are `alone`, or in whose place
  // others stand. A short paragraph, such as a date line, is looked for between its neighbours only: it may
  // stand anywhere by chance.
  const article = async (copy, paragraphs, sentences) => {
    const found = paragraphs.map((paragraph) => ({ paragraph, same: "missing" }));
    const take = async (place, first) => {
      if (first >= 0) found[place] = await placed(copy, paragraphs[place], first);
    };
    for (const [place, paragraph] of paragraphs.entries()) {
      if (paragraph.plain_words >= LEAST) await take(place, await find(copy, paragraph));
    }
    if (found.every((one) => one.same === "missing")) return found;
    for (const [place, one] of found.entries()) {
      if (one.same !== "missing") continue;
      const between = gap(copy, found, place);
      await take(place, await find(copy, one.paragraph, ...between));
      if (found[place] !== one) continue;
      const ours = sentences.filter((sentence) => sentence.paragraph === one.paragraph.paragraph);
      one.alone = await sentencesOf(copy, ours, ...between);
      if (one.alone.length || replaced(found, place, between)) one.same = "part";
    }
    return found;
  };

  const of = (rows, key) => rows.filter((row) => row.article === key);

  // Returns { name, copy, articles: [{ article, paragraphs }] } of a text: the articles of which it holds a
  // paragraph.
  const match = async (name, text, data) => {
    const copy = prepare(own.words.clean(text));
    const articles = [];
    for (const one of data.articles) {
      const paragraphs = await article(copy, of(data.paragraphs, one.article), of(data.sentences, one.article));
      if (paragraphs.some((found) => found.same !== "missing")) articles.push({ article: one, paragraphs });
    }
    return { name, copy, articles };
  };

  own.matching = { prepare, find, match };
})();
