// Where sentences, quotes and cue words of the tables stand in a reader's copy.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const { opening, closing } = own.words;

  // Returns the sentences of a paragraph found in a copy: [{ sentence, start, end }]. The first begins and
  // the last ends with the paragraph; between them each ends where the next begins.
  const sentences = (copy, found, ours) => {
    if (found.same === "part") {
      return found.alone.map(({ sentence, first }) => ({
        sentence, start: opening(copy.text, copy.words, first),
        end: closing(copy.text, copy.words, first + sentence.plain_words - 1),
      }));
    }
    let first = found.first;
    const starts = ours.map((sentence, place) => {
      const start = place ? opening(copy.text, copy.words, first) : found.start;
      first += sentence.plain_words;
      return start;
    });
    return ours.map((sentence, place) => {
      const end = starts[place + 1] ?? found.end;
      const text = copy.text.slice(starts[place], end).trimEnd();
      return { sentence, start: starts[place], end: starts[place] + text.length };
    });
  };

  const TO_MARK = /^.*["“”'‘’]/; // up to the last mark of quotation
  const FROM_MARK = /["“”'‘’].*$/;

  // Returns quotes or cue words of a whole paragraph with their places in the copy. A quote takes the marks
  // around it along, but no bracket before them and no stop after them; a cue word stands bare.
  const spans = (copy, found, ours) => ours.map((span) => {
    const [first, last] = [span.first_word, span.last_word].map((number) => found.first + number - 1);
    if (!("kind" in span)) return { ...span, start: copy.words[first].start, end: copy.words[last].end };
    const begun = copy.words[first].start;
    const ended = copy.words[last].end;
    const lead = copy.text.slice(opening(copy.text, copy.words, first), begun).match(FROM_MARK)?.[0] ?? "";
    const tail = copy.text.slice(ended, closing(copy.text, copy.words, last)).match(TO_MARK)?.[0] ?? "";
    return { ...span, start: begun - lead.length, end: ended + tail.length };
  });

  // Cuts text from `start` to `end` wherever a span begins or ends: [{ text, within: spans around it }].
  const pieces = (text, start, end, around) => {
    const inside = around.filter((span) => span.start < end && span.end > start);
    const edges = new Set([start, end, ...inside.flatMap((span) => [span.start, span.end])]);
    const cuts = [...edges].filter((edge) => edge >= start && edge <= end).sort((a, b) => a - b);
    return cuts.slice(1).map((cut, place) => ({
      text: text.slice(cuts[place], cut),
      within: inside.filter((span) => span.start <= cuts[place] && span.end >= cut),
    }));
  };

  own.places = { sentences, spans, pieces };
})();
