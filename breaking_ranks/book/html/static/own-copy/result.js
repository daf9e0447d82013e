// What a reader's codings say beside ours: agreement, the sentences that differ, the shares of frames.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const { element, table } = own;
  const percent = (share) => (share === null || Number.isNaN(share) ? "–" : `${(100 * share).toFixed(0)} %`);

  // Returns our codings as rows of a sheet, in the order of data.sentences.
  const ours = (data) => data.codings.map((values) =>
    Object.fromEntries(data.variables.map(({ variable }, place) => [variable, values[place]])));

  const agreement = (data, pairs, codedPlaces) => {
    const names = data.variables.map(({ variable }) => variable);
    const rows = own.agreement.compare(codedPlaces.map((p) => pairs.ours[p]), codedPlaces.map((p) => pairs.theirs[p]), names, data.absent);
    return table("Agreement on each variable, ours and yours",
      ["Variable", "Alpha", "Agree", "Positives, ours / yours", "Sentences that differ"],
      rows.map((row, place) => [data.variables[place].label, row.alpha === null ? "–" : row.alpha.toFixed(2).replace("-", "−"),
        percent(row.agree), row.positives ? row.positives.join(" / ") : "–", String(row.differing)]));
  };

  const labelOf = (variable, value) => variable.values.find((one) => one.value === value)?.label
    ?? { 0: "no", 1: "yes" }[value] ?? value;

  const differing = (data, pairs, places, hand, name) => {
    const items = places.flatMap((place) => {
      const unlike = data.variables.filter(({ variable }) => pairs.ours[place][variable] !== pairs.theirs[place][variable]);
      if (!unlike.length) return [];
      const told = unlike.map((v) => element("li", {},
        `${v.label}: ours ${labelOf(v, pairs.ours[place][v.variable])}, yours ${labelOf(v, pairs.theirs[place][v.variable])}`));
      const text = hand.get(place);
      return [element("li", {}, element("b", {}, name(place)), text ? ` ${text}` : "", element("ul", {}, told))];
    });
    return element("details", {}, element("summary", {}, `Sentences that differ: ${items.length} of ${places.length}`),
      element("ol", { class: "br-own-differing" }, items));
  };

  const leading = (rows, label) => {
    const most = Math.max(...rows.map((row) => row.count));
    return rows.filter((row) => row.count === most).map((row) => label(row.frame)).join(" and ");
  };

  // Returns for each article of which the reader coded a sentence of the body a table of its frames.
  const shares = (data, pairs, codedPlaces) => {
    const frames = data.variables.filter((v) => v.frame).map((v) => v.variable);
    const label = (frame) => data.variables.find((v) => v.variable === frame).label;
    const mixed = pairs.ours.map((coding, place) => pairs.theirs[place] ?? coding);
    const pick = (list) => codedPlaces.map((place) => list[place]);
    return data.articles.flatMap(({ article, label: name }) => {
      const of = (sentences, codings) => own.agreement.shares(sentences, codings, [article], frames);
      const [all, yours] = [of(data.sentences, pairs.ours), of(data.sentences, mixed)];
      const [some, theirs] = [pairs.ours, mixed].map((list) => of(pick(data.sentences), pick(list)));
      if (!some[0].n) return [];
      const rows = all.map((row, i) => [label(row.frame), percent(row.share), percent(yours[i].share),
        percent(some[i].share), percent(theirs[i].share)]);
      return [
        table(`${name}: sentences of the body with each frame`,
          ["Frame", `Ours, all ${all[0].n}`, "With yours in place of ours", `Ours, the ${some[0].n} you coded`, "Yours, the same"], rows),
        element("p", {}, `Most frequent frame: ours ${leading(all, label)}; with yours ${leading(yours, label)}.`),
      ];
    });
  };

  // Shows the comparison; `codings` are the reader's, by key of the sentence.
  const show = (place, data, codings, hand) => {
    const theirs = data.sentences.map((sentence) => codings[own.sheet.key(sentence)]);
    const pairs = { ours: ours(data), theirs };
    const codedPlaces = [...theirs.keys()].filter((one) => theirs[one]);
    const name = (one) => {
      const { article, paragraph, sentence } = data.sentences[one];
      return `${data.articles.find((other) => other.article === article).label} ¶ ${paragraph}.${sentence}`;
    };
    place.replaceChildren(
      element("p", {}, `You coded ${codedPlaces.length} of ${data.sentences.length} sentences. Alpha is Krippendorff's, nominal; `
        + "of tones ordinal, where both see the target; – where fewer than ten sentences or positives are coded. The command ",
      element("code", {}, "breaking-ranks agreement"), " gives the same alphas, with their intervals."),
      element("p", {}, "The sample was drawn with unequal chances, rare frames more often: shares among the sentences that you coded "
        + "say how we differ on them, not how frequent a frame is."),
      agreement(data, pairs, codedPlaces), differing(data, pairs, codedPlaces, hand, name), ...shares(data, pairs, codedPlaces));
  };

  own.result = { show };
})();
