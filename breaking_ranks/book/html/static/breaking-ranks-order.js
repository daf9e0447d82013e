// Did one event come before another? Answered from the earliest and the latest day of each, as a calendar has them.
(() => {
  "use strict";
  // Days are written as YYYY-MM-DD, and "" where a date has no bound on that side.
  const answer = (one, other) => {
    if (one.latest && other.earliest && one.latest < other.earliest) return "yes";
    if (one.earliest && other.latest && one.earliest > other.latest) return "no";
    return "unknown";
  };
  const told = {
    yes: "Yes. The last day of the first date lies before the first day of the second.",
    no: "No. The first day of the first date lies after the last day of the second.",
    unknown: "It cannot be told. By their dates the first may lie before the second, or not.",
  };
  const make = (name, set, ...inside) => {
    const made = Object.assign(document.createElement(name), set);
    made.append(...inside);
    return made;
  };

  const choice = (label, events) => {
    const groups = Map.groupBy ? Map.groupBy(events, (e) => e.label) : new Map([["", events]]);
    const select = make("select", {}, ...[...groups].map(([name, some]) => make("optgroup", { label: name },
      ...some.map((event) => make("option", { value: String(events.indexOf(event)) }, event.said)))));
    return { select, field: make("label", {}, label, " ", select) };
  };

  const words = (row) => {
    const said = `${row.who}: ${row.words || row.what}`;
    return `${row.told_in.replace(/^.*(?=¶)/, "")}, ${row.when}. ${said.length > 90 ? `${said.slice(0, 89)}…` : said}`;
  };

  window.breakingRanksOrder = (box, spec) => {
    const events = Object.values(spec.datasets).flat().filter((row) => row.cite && "earliest" in row)
      .map((row) => ({ ...row, said: words(row) }));
    const one = choice("Did", events);
    const other = choice("come before", events);
    const said = make("output", {});
    other.select.value = String(events.length - 1);
    const show = () => {
      const [first, second] = [one, other].map(({ select }) => events[select.value]);
      said.textContent = told[answer(first, second)];
    };
    const form = make("form", { className: "br-filter" }, one.field, other.field, said);
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    box.append(form);
    show();
  };
})();
