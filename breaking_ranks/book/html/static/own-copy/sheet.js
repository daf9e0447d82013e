// The sheet of a coder: which sentences, in which order, under which masks, and as which CSV.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const FIRST = /[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu; // what a form of a name begins with: a word, or one mark
  const LETTER = /[\p{L}\p{N}_]/u;

  // Returns the end of the longest form that begins at `start`; 0 if none does.
  const endOf = (text, start, forms) => {
    const touches = (place) => LETTER.test(text.slice(place, place + 2).match(/^./su)?.[0] ?? "");
    const fitting = forms.filter((form) => text.startsWith(form, start) && !touches(start + form.length));
    return fitting.length ? start + Math.max(...fitting.map((form) => form.length)) : 0;
  };

  // Returns `text` with each name of an outlet in `signs` replaced by its sign.
  const masked = (text, signs) => {
    const forms = Object.keys(signs);
    let made = "";
    let done = 0;
    for (const { index } of text.matchAll(FIRST)) {
      const end = index >= done ? endOf(text, index, forms) : 0;
      if (!end) continue;
      made += text.slice(done, index) + signs[text.slice(index, end)];
      done = end;
    }
    return made + text.slice(done);
  };

  const key = ({ article, paragraph, sentence }) => `${article} ${paragraph}.${sentence}`;

  // Returns the places in `data.sentences` of the sheet's rows, all or those of the sample, in the order in
  // which they are coded: by letter of the article, its body before its headline and other parts.
  const order = (data, sampled) => {
    const letter = Object.fromEntries(data.articles.map((one) => [one.article, one.letter]));
    const drawn = new Set(data.sample.map(([article, paragraph, sentence]) =>
      key({ article, paragraph, sentence })));
    const rank = (place) => `${letter[data.sentences[place].article]}${Number(data.sentences[place].part !== "body")}`;
    return data.sentences.map((_, place) => place)
      .filter((place) => !sampled || drawn.has(key(data.sentences[place])))
      .sort((a, b) => rank(a).localeCompare(rank(b)) || a - b);
  };

  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

  // Returns the sheet as CSV: the rows at `places`, under letters of articles, empty where nothing is coded.
  const csv = (data, places, codings) => {
    const letter = Object.fromEntries(data.articles.map((one) => [one.article, one.letter]));
    const lines = places.map((place) => {
      const sentence = data.sentences[place];
      const row = { ...codings[key(sentence)], ...sentence, article: letter[sentence.article] };
      return data.columns.map((column) => cell(String(row[column] ?? ""))).join(",");
    });
    return `${[data.columns.join(","), ...lines].join("\n")}\n`;
  };

  // Returns what is wrong with a coding, in one line; "" if nothing is.
  const wrong = (coding) => {
    if (!coding.voice) return "Choose a voice.";
    if (coding.voice === "narrator" && coding.speaker !== "none") return "Choose no speaker where the voice is narrator.";
    if (coding.voice !== "narrator" && coding.speaker === "none") return "Choose who speaks, or narrator as the voice.";
    return "";
  };

  own.sheet = { masked, key, order, csv, wrong };
})();
