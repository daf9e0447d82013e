// The coding sheet: one masked sentence at a time, the codebook beside it, by keyboard alone.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const { element } = own;
  const STARTS_AS = "none"; // of a speaker; the voice has to be chosen

  // Returns the masked sentences at hand: place in data.sentences → { text, paragraph: texts of its paragraph }.
  const atHand = (gathered, data) => {
    const found = new Map();
    for (const { article, paragraphs } of gathered) {
      for (const { copy, found: one } of paragraphs) {
        if (!own.check.whole(one) && !one.alone?.length) continue;
        const ours = data.sentences.filter((s) => s.article === article.article && s.paragraph === one.paragraph.paragraph);
        for (const { sentence, start, end } of own.places.sentences(copy, one, ours)) {
          found.set(data.sentences.indexOf(sentence), own.sheet.masked(copy.text.slice(start, end), article.signs));
        }
      }
    }
    return found;
  };

  const frameBox = ({ variable, label }, coding) => element("label", { class: "br-own-box" },
    element("input", { type: "checkbox", name: variable, checked: coding?.[variable] === "1", "aria-describedby": `rule-${variable}` }),
    element("span", {}, label));

  const choice = (variable, coding, absent) => {
    const name = variable.variable;
    const chosen = coding?.[name] ?? absent[name] ?? (name === "speaker" ? STARTS_AS : "");
    const options = variable.values.map(({ value, label }) => element("option", { value, selected: value === chosen }, label));
    if (!chosen) options.unshift(element("option", { value: "" }, "choose"));
    return element("label", { class: "br-own-choice" }, variable.label,
      element("select", { name, "aria-describedby": `rule-${name}` }, options));
  };

  const group = (legend, fields) => element("fieldset", {}, element("legend", {}, legend), fields);

  // Returns the fields of one sentence.
  const fields = (data, coding) => {
    const of = (test) => data.variables.filter(test);
    return [
      group("Frames it carries", of((v) => v.frame).map((v) => frameBox(v, coding))),
      group("What it does", of((v) => !v.frame && !v.values.length).map((v) => frameBox(v, coding))),
      group("Who has a part, how each appears, who speaks",
        of((v) => v.values.length).map((v) => choice(v, coding, data.absent))),
      element("label", { class: "br-own-choice" }, "Note, in your own words",
        element("input", { type: "text", name: "note", value: coding?.note ?? "", autocomplete: "off" })),
    ];
  };

  // Returns what the fields of a form say, as a row of a sheet has it.
  const filled = (form, data) => {
    const coding = { note: form.elements.note.value.trim() };
    for (const { variable, values } of data.variables) {
      const field = form.elements[variable];
      coding[variable] = values.length ? field.value : String(Number(field.checked));
    }
    return coding;
  };

  // Returns the codebook: a fold for each variable.
  const codebook = (data) => element("aside", { class: "br-own-codebook", "aria-label": "Codebook" },
    element("h3", {}, "Codebook"),
    data.variables.map(({ variable, label, rules }) => element("details", {}, element("summary", {}, label),
      element("div", { id: `rule-${variable}` }, Object.entries(rules).filter(([, text]) => text)
        .map(([name, text]) => element("p", {}, element("b", {}, `${name}: `), text))))));

  // Opens the rule of a variable in the codebook, and no other.
  const openRule = (book, variable) => {
    for (const fold of book.querySelectorAll("details")) {
      fold.open = fold.lastChild.id === `rule-${variable}`;
      if (fold.open) book.scrollTop = fold.offsetTop; // the book is the parent of their offsets
    }
  };

  // Returns the paragraph around a sentence, the sentence itself marked: who "he" is may be read there.
  const context = (data, hand, place) => {
    const { article, paragraph } = data.sentences[place];
    const around = [...hand.keys()].filter((other) =>
      data.sentences[other].article === article && data.sentences[other].paragraph === paragraph).sort((a, b) => a - b);
    if (around.length < 2) return null;
    return element("details", {}, element("summary", {}, "Its paragraph"), element("p", {},
      around.flatMap((other) => [other === place ? element("mark", {}, hand.get(other)) : hand.get(other), " "])));
  };

  // Returns the whole masked text of the article of a sentence: the instruction asks to read it first.
  const wholeText = (data, hand, place) => {
    const { article } = data.sentences[place];
    const letter = data.articles.find((one) => one.article === article).letter;
    const places = own.sheet.order(data, false).filter((other) => hand.has(other) && data.sentences[other].article === article);
    const paragraphs = Map.groupBy(places, (other) => data.sentences[other].paragraph);
    return element("details", {}, element("summary", {}, `Text ${letter} as a whole: read it before its first sentence`),
      [...paragraphs.values()].map((ofOne) => element("p", {}, ofOne.map((other) => hand.get(other)).join(" "))));
  };

  own.coding = { atHand, fields, filled, codebook, openRule, context, wholeText };
})();
