// The answer of the check: which article a copy is, which paragraphs match, and its text beside the codings.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const { element, ranges } = own;
  const RANK = ["missing", "part", "words", "text"];
  const MEANING = {
    text: "Match to the letter", words: "Match except for quotes, dashes, capitals or spaces",
    part: "Differ: these paragraphs have other words", missing: "Missing",
  };

  // Returns of all files together what each article has: { article, paragraphs: [{ copy, found }] }.
  const gather = (matches, data) => data.articles.flatMap((article) => {
    const having = matches.flatMap(({ copy, articles }) => articles
      .filter((one) => one.article === article).map((one) => ({ copy, paragraphs: one.paragraphs })));
    if (!having.length) return [];
    const best = having[0].paragraphs.map((_, place) => having
      .map(({ copy, paragraphs }) => ({ copy, found: paragraphs[place] }))
      .reduce((a, b) => (RANK.indexOf(b.found.same) > RANK.indexOf(a.found.same) ? b : a)));
    return [{ article, paragraphs: best }];
  });

  const whole = (found) => found.same === "text" || found.same === "words";

  // Returns one line about one file.
  const told = ({ name, articles }, nameOf) => {
    if (!articles.length) return `${name}: has no paragraph of the articles; is it one of them, in English?`;
    const parts = articles.map(({ article, paragraphs }) =>
      `${paragraphs.filter(whole).length} of ${paragraphs.length} paragraphs of ${nameOf(article)}`);
    return `${name}: ${parts.length > 1 ? `a mixed file, with ` : ""}${parts.join(" and ")}.`;
  };

  const summary = (paragraphs) => element("ul", {}, Object.entries(MEANING).map(([same, meaning]) => {
    const numbers = paragraphs.filter(({ found }) => found.same === same)
      .map(({ found }) => found.paragraph.paragraph);
    return element("li", {}, `${meaning}: ${numbers.length ? ranges(numbers) : "none"}`);
  }));

  const valueLabel = (variable, value) => variable.values.find((one) => one.value === value)?.label ?? value;

  // Returns our codings of a sentence as lines of text.
  const coded = (data, place) => {
    const said = Object.fromEntries(data.variables.map((v, i) => [v.variable, data.codings[place][i]]));
    const yes = (frames) => data.variables.filter((v) => v.frame === frames && said[v.variable] === "1" && !v.values.length)
      .map((v) => v.label).join(", ");
    const others = data.variables.filter((v) => v.values.length && !["voice", "speaker"].includes(v.variable)
      && said[v.variable] !== data.absent[v.variable]);
    const speaker = data.variables.find((v) => v.variable === "speaker");
    return [
      ["Frames", yes(true) || "none"], ["Functions", yes(false) || "none"],
      ["Voice", said.voice + (said.speaker === "none" ? "" : `: ${valueLabel(speaker, said.speaker)}`)],
      ...others.map((v) => [v.label, valueLabel(v, said[v.variable])]),
    ];
  };

  const marked = ({ text, within }) => {
    const cue = within.some((span) => span.frame);
    const kind = within.findLast((span) => span.kind)?.kind;
    if (!cue && !kind) return text;
    return element(cue ? "b" : "span", { class: [kind && `br-own-${kind}`, cue && "br-own-cue"].filter(Boolean).join(" ") }, text);
  };

  const labelOf = (data, frame) => data.variables.find((v) => v.variable === frame).label;

  // Returns one sentence with its marks, our codings beside it.
  const row = (data, copy, { sentence, start, end }, marks) => {
    const pieces = own.places.pieces(copy.text, start, end, marks);
    const cues = marks.filter((span) => span.frame && span.start >= start && span.end <= end)
      .map((span) => `${copy.text.slice(span.start, span.end)} (${labelOf(data, span.frame)})`);
    const lines = [...coded(data, data.sentences.indexOf(sentence)), ...(cues.length ? [["Cue words", cues.join(", ")]] : [])];
    const given = data.codings[data.sentences.indexOf(sentence)].at(-1) !== "none"; // the last is the speaker
    return element("div", { class: "br-own-row" },
      element("p", { class: given && "br-own-given" }, pieces.map(marked)),
      element("dl", {}, lines.map(([term, said]) =>
        element("div", {}, element("dt", {}, term), element("dd", {}, said)))));
  };

  // Returns the text of one article, paragraph by paragraph, laid beside the codings.
  const beside = (data, { article, paragraphs }) => paragraphs.map(({ copy, found }) => {
    const here = (one) => one.article === article.article && one.paragraph === found.paragraph.paragraph;
    const head = element("h4", {}, `¶ ${found.paragraph.paragraph}`,
      element("small", {}, ` ${found.paragraph.part.replace("_", " ")}`));
    if (found.same === "missing" || (found.same === "part" && !found.alone.length)) {
      return element("section", {}, head, element("p", { class: "br-own-quiet" }, `${MEANING[found.same]}.`));
    }
    const marks = whole(found) ? own.places.spans(copy, found, [...data.quotes, ...data.cues].filter(here)) : [];
    const sentences = own.places.sentences(copy, found, data.sentences.filter(here));
    const note = found.same === "part"
      ? element("p", { class: "br-own-quiet" }, "This paragraph differs; the sentences that match:") : null;
    return element("section", {}, head, note, sentences.map((one) => row(data, copy, one, marks)));
  });

  const KEY = ["Marked in the text: ", ["span", "br-own-speech", "quoted speech"], ", ",
    ["span", "br-own-scare", "a term or title in quotation marks"], ", ", ["b", "br-own-cue", "a cue word of a frame"], ". A line at the side: ",
    ["span", "br-own-given", "words or thoughts of a speaker"], "."];
  const key = () => element("p", { class: "br-own-quiet" },
    KEY.map((part) => (typeof part === "string" ? part : element(part[0], { class: part[1] }, part[2]))));

  // Shows what was brought: a line for each file, then each article; `hidden` leaves names and codings out.
  own.check = {
    gather, whole,
    show: (status, place, lines, gathered, data, hidden) => {
      const articles = gathered.map((one) => {
        const fold = element("details", {}, element("summary", {}, `Read ${one.article.label} beside the codings`));
        fold.addEventListener("toggle", () => fold.append(key(), ...beside(data, one)), { once: true });
        return element("section", {},
          element("h3", {}, hidden ? `Text ${one.article.letter}` : one.article.label),
          hidden ? null : element("p", {}, element("cite", {}, one.article.title)),
          summary(one.paragraphs), hidden ? null : fold);
      });
      status.replaceChildren(element("ul", { class: "br-own-told" }, lines.map((line) => element("li", {}, line))));
      place.replaceChildren(...articles);
    },
    told: (match, hidden) => told(match, (article) => (hidden ? `text ${article.letter}` : article.label)),
  };
})();
