// Words as the search compares them: without case, accents, hyphens and plural endings, in one spelling.
window.breakingRanksWords = (() => {
  "use strict";
  const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}'’ʼ])+/gu;
  const HYPHEN = /^[-\u2010\u2011]$/;
  const PLURALS = { men: "man", women: "woman", children: "child" };
  // What two spellings share. A rule may bend other words too: it bends them alike in text and query.
  const SPELLINGS = [
    [/([aeiouy][a-z]*)our/, "$1or"], // labour, behaviour; not court or source, which have no vowel before it
    [/(.[a-z][iy])z(?=e|i|a)/, "$1s"], // organize, analyze; not prize
    [/([bt])re$/, "$1er"], // centre
    [/([bt])red$/, "$1ered"], // centred
    [/ence$/, "ense"], // defence
    [/ctis(?=e|i)/, "ctic"], // practise
    [/([aeiou][a-z]*[aeiou])ll(ed|ing|er|or)$/, "$1l$2"], // travelled; not filled
    [/ogue$/, "og"], // catalogue
    [/gramme$/, "gram"], // programme
    [/dgement/, "dgment"], // judgement
  ];

  const singular = (word) => {
    if (PLURALS[word]) return PLURALS[word];
    if (word.length < 4) return word;
    if (/..ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
    if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
    return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
  };
  const known = new Map();
  // The form of a word under which it is compared.
  const fold = (word) => {
    if (!known.has(word)) {
      const plain = word.replace(/['’]s$/i, "").normalize("NFKD").replace(/[\p{M}'’ʼ]/gu, "").toLowerCase();
      known.set(word, SPELLINGS.reduce((form, [of, to]) => form.replace(of, to), singular(plain)));
    }
    return known.get(word);
  };

  // The words of a text with their places. A Chinese character is a word. What a hyphen ties has both
  // its parts and, as `whole` of the first, the two in one.
  const words = (text) => {
    const found = [];
    for (const { 0: raw, index } of text.matchAll(WORD)) {
      const word = { form: fold(raw), raw, start: index, end: index + raw.length };
      const before = found.at(-1);
      if (before && HYPHEN.test(text.slice(before.end, index))) before.whole = fold(before.raw + raw);
      if (word.form) found.push(word);
    }
    return found;
  };
  const han = ({ raw }) => /^\p{Script=Han}$/u.test(raw);

  // A query as units, each a row of words that must follow each other: a word, what a hyphen ties,
  // Chinese characters side by side, what stands in quotation marks.
  const units = (query) => [...query.matchAll(/["“”]([^"“”]+)["“”]|[^\s"“”]+/gu)].flatMap(([all, quoted]) => {
    const row = words(quoted ?? all);
    if (quoted || row.every(han)) return row.length ? [row] : [];
    const found = [];
    for (const word of row) {
      const before = found.at(-1)?.at(-1);
      if (before && (before.whole || (han(before) && han(word)))) found.at(-1).push(word);
      else found.push([word]);
    }
    return found;
  });

  // The places of a unit in the words of a text, as pairs of character offsets. `begun`: beginnings of words count.
  const places = (unit, text, begun) => {
    const whole = unit.length > 1 && !unit.every(han) ? fold(unit.map(({ raw }) => raw).join("")) : unit[0].form;
    const lone = unit.length === 1 || !unit.every(han);
    const same = (word, form) => word === form || (begun && form.length > 2 && word.startsWith(form));
    const found = [];
    text.forEach((word, at) => {
      if (unit.length > 1 && unit.every(({ form }, n) => text[at + n] && same(text[at + n].form, form))) {
        found.push([word.start, text[at + unit.length - 1].end]);
      } else if (lone && same(word.form, whole)) found.push([word.start, word.end]);
      else if (lone && word.whole && same(word.whole, whole)) found.push([word.start, text[at + 1].end]);
    });
    return found;
  };
  return { fold, words, units, places };
})();
