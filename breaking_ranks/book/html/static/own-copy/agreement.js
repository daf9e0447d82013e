// Agreement of a reader's codings with ours, and the shares of frames, as the package computes them.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const ENOUGH = 10; // sentences, and positives, below which alpha says nothing
  const isTone = (variable) => variable.startsWith("tone_");
  const count = (list, wanted) => list.filter((value) => value === wanted).length;

  // The distance of the values at places a and b; of ordinal ones by how many values lie between them.
  const nominal = (_, a, b) => (a === b ? 0 : 1);
  const ordinal = (totals, a, b) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const between = totals.slice(low, high + 1).reduce((sum, n) => sum + n, 0);
    return (between - (totals[low] + totals[high]) / 2) ** 2;
  };

  // Returns Krippendorff's alpha of pairs of values, none missing; 1 where all are one value.
  const alpha = (pairs, distance = nominal) => {
    const values = [...new Set(pairs.flat())].sort(); // "-1", "0", "1" sort as the numbers do
    if (values.length === 1) return 1;
    const totals = values.map((value) => count(pairs.flat(), value));
    const far = (a, b) => distance(totals, a, b);
    const seen = pairs.reduce((sum, pair) => sum + 2 * far(...pair.map((value) => values.indexOf(value))), 0);
    let expected = 0;
    totals.forEach((n, a) => totals.forEach((m, b) => { expected += n * m * far(a, b); }));
    return 1 - ((2 * pairs.length - 1) * seen) / expected;
  };

  // Returns agreement on one variable, from pairs of its values: { alpha, agree, positives, differing }.
  // Alpha is null where too little was coded; for tones it is ordinal, where both see the target.
  const ofVariable = (variable, pairs, absent) => {
    const binary = pairs.flat().every((value) => value === "0" || value === "1");
    const positives = binary ? [0, 1].map((side) => count(pairs.map((pair) => pair[side]), "1")) : null;
    const differing = pairs.filter(([one, two]) => one !== two).length;
    const seen = isTone(variable) ? pairs.filter((pair) => !pair.includes(absent[variable])) : pairs;
    const enough = seen.length >= ENOUGH && (isTone(variable) || !positives || Math.min(...positives) >= ENOUGH);
    return {
      variable, positives, differing,
      alpha: enough ? alpha(seen, isTone(variable) ? ordinal : nominal) : null,
      agree: pairs.length ? 1 - differing / pairs.length : null,
    };
  };

  // Returns `ofVariable` of each variable; `one` and `two` are lists of codings of the same sentences.
  const compare = (one, two, variables, absent) => variables.map((variable) =>
    ofVariable(variable, one.map((coding, place) => [coding[variable], two[place][variable]]), absent));

  // Returns the share of sentences of each article's body with each frame: [{ article, frame, count, n, share }].
  // `sentences` have article and part; `codings` are theirs, in the same order.
  const shares = (sentences, codings, articles, frames) => articles.flatMap((article) => {
    const body = codings.filter((_, place) =>
      sentences[place].article === article && sentences[place].part === "body");
    return frames.map((frame) => {
      const carried = count(body.map((coding) => coding[frame]), "1");
      return { article, frame, count: carried, n: body.length, share: carried / body.length };
    });
  });

  own.agreement = { alpha, nominal, ordinal, compare, shares };
})();
