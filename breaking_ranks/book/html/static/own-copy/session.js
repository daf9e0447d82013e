// A session of coding: from sentence to sentence, kept, taken up again, exported, cleared.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});
  const { element, sheet, coding: view } = own;

  const download = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  const button = (label, act, attributes = {}) =>
    element("button", { type: "button", class: "br-button", onclick: act, ...attributes }, label);

  class Session {
    // `place` shows the sheet, `results` the comparison.
    constructor(place, results, data) {
      Object.assign(this, { place, results, data, hand: new Map(), kept: own.kept.load(data) });
      this.told = element("p", { role: "status" });
      this.book = view.codebook(data);
      this.bar = element("progress", { max: "1", value: "0", "aria-label": "Sentences coded" });
      this.card = element("div", { class: "br-own-card" });
      this.now = -1;
      if (this.coded()) this.frame(null);
    }

    coded() { return Object.keys(this.kept.codings).length; }

    codingOf(place) { return this.kept.codings[sheet.key(this.data.sentences[place])]; }

    places() { return sheet.order(this.data, this.kept.sampled); }

    // Takes the sentences that a copy holds, and shows the sheet.
    take(gathered) {
      this.hand = view.atHand(gathered, this.data);
      this.frame(this.hand.size ? this.book : null);
      if (this.hand.size) this.show(this.next(-1), false);
    }

    // Draws what stays while sentences change.
    frame(codebook) {
      const choose = element("select", { onchange: () => this.choose(choose.value === "sample") },
        element("option", { value: "sample", selected: this.kept.sampled }, `The sample of ${this.data.sample.length}`),
        element("option", { value: "all", selected: !this.kept.sampled }, `All ${this.data.sentences.length}`));
      this.place.replaceChildren(
        element("label", { class: "br-own-choice" }, "Sentences to code", choose), this.told, this.bar,
        element("div", { class: "br-own-desk" }, this.card, codebook),
        element("p", { class: "br-own-buttons" },
          button("Download the sheet (CSV)", () => this.export()),
          button("Compare with ours", () => this.compare()), button("Clear my codings", () => this.clear())));
      this.tell();
    }

    choose(sampled) {
      this.kept.sampled = sampled;
      if (this.coded()) own.kept.save(this.kept);
      if (this.hand.size) this.show(this.next(-1), false);
      this.tell();
    }

    // Returns the next sentence at hand after `place` that is not coded, from the start again after the last;
    // the last one where all are.
    next(place) {
      const order = this.places().filter((one) => this.hand.has(one));
      const at = order.indexOf(place);
      const around = [...order.slice(at + 1), ...order.slice(0, at + 1)];
      return around.find((one) => !this.codingOf(one)) ?? order.at(-1);
    }

    tell(more = "") {
      const all = this.places();
      const done = all.filter((one) => this.codingOf(one)).length;
      const lacking = this.hand.size ? all.filter((one) => !this.hand.has(one)).length : 0;
      Object.assign(this.bar, { max: all.length, value: done });
      this.told.textContent = [
        `${done} of ${all.length} sentences are coded.`, lacking && `${lacking} are not in your copy.`,
        !this.hand.size && "Bring your copy again to go on.",
        done ? "Your codings are kept in this browser until you clear them." : "With the first sentence that you save, "
          + "this browser begins to keep your codings, never the text.", more,
      ].filter(Boolean).join(" ");
    }

    show(place, focus = true) {
      if (place === undefined) { this.card.replaceChildren(); return; }
      const { article, paragraph, sentence, part } = this.data.sentences[place];
      const { letter } = this.data.articles.find((one) => one.article === article);
      const wrong = element("p", { class: "br-own-wrong", role: "alert" });
      const text = element("div", { class: "br-own-sentence", tabindex: "-1" },
        element("h3", {}, `Text ${letter}, sentence ${paragraph}.${sentence}`,
          part === "body" ? "" : element("small", {}, ` ${part.replace("_", " ")}`)),
        element("p", {}, this.hand.get(place)));
      const form = element("form", { autocomplete: "off" }, view.fields(this.data, this.codingOf(place)), wrong,
        element("p", { class: "br-own-buttons" },
          element("button", { type: "submit", class: "br-button br-own-main" }, "Save and next"),
          button("Back", () => this.step(-1)), button("Skip", () => this.step(1))));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const filled = view.filled(form, this.data);
        wrong.textContent = sheet.wrong(filled);
        if (wrong.textContent) form.elements.voice.focus();
        else this.save(place, filled);
      });
      form.addEventListener("focusin", ({ target }) => target.name && view.openRule(this.book, target.name));
      this.now = place;
      this.card.replaceChildren(...[text, view.context(this.data, this.hand, place),
        view.wholeText(this.data, this.hand, place), form].filter(Boolean));
      if (focus) text.focus();
    }

    step(by) {
      const order = this.places().filter((one) => this.hand.has(one));
      this.show(order.at((order.indexOf(this.now) + by) % order.length));
    }

    save(place, filled) {
      const sentence = this.data.sentences[place];
      this.kept.codings[sheet.key(sentence)] = { ...filled, sha256: sentence.sha256 };
      this.tell(own.kept.save(this.kept) ? "" : "But this browser refuses: download the sheet before you leave.");
      this.show(this.next(place));
    }

    export() {
      const rows = new Set(this.places());
      const order = sheet.order(this.data, false).filter((one) => rows.has(one) || this.codingOf(one));
      download("my_sheet.csv", sheet.csv(this.data, order, this.kept.codings));
    }

    compare() {
      if (this.coded()) own.result.show(this.results, this.data, this.kept.codings, this.hand);
      else this.results.replaceChildren(element("p", {}, "Nothing is coded yet."));
      this.results.focus();
    }

    clear() {
      if (!confirm("Clear all your codings from this browser?")) return;
      own.kept.clear();
      this.kept = { sampled: this.kept.sampled, codings: {} };
      this.results.replaceChildren();
      this.tell();
      if (this.hand.size) this.show(this.next(-1));
    }
  }

  own.Session = Session;
})();
