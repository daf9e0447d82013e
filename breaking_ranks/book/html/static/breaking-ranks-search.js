// The search: finds the records that hold all words of the query and shows them by kind, the best first.
(() => {
  "use strict";
  const { words, units, places } = window.breakingRanksWords;
  const KINDS = [ // in the order of the records
    ["People, offices and places", "name", "names"], ["Facts", "fact", "facts"],
    ["Paragraphs of the articles, in our words", "paragraph", "paragraphs"],
    ["Chapters and pages", "section", "sections"],
  ];
  const CHAPTERS = 3;
  const AT_ONCE = 10;
  const BEFORE = 70, LENGTH = 300; // characters of an excerpt before what was found, and in all
  let records = [];

  window.breakingRanksFound = (rows) => {
    records = rows.map(([kind, title, text, address, beside]) => (
      { kind, title, text, address, fields: [title, text, beside].map(words) }));
  };

  // The two words may be one elsewhere: "re education", "Guang Sheng".
  const inOne = (one, two) => [...one, ...two];
  const covered = (query, has, at = 0) => at >= query.length
    || (has(query[at]) && covered(query, has, at + 1))
    || (at + 1 < query.length && has(inOne(query[at], query[at + 1])) && covered(query, has, at + 2));

  // How well a record answers; nothing if it lacks a word. The title counts most, then the words as a phrase.
  const score = (query, { fields }, begun) => {
    const phrase = query.flat();
    const has = (unit) => fields.some((field) => places(unit, field, begun).length);
    if (!covered(query, has)) return 0;
    const worth = (field) => (places(phrase, field, begun).length ? 2 : 0)
      + (covered(query, (unit) => places(unit, field, begun).length) ? 1 : 0);
    const [title, text] = fields.map(worth);
    return 1 + (title ? 3 + title : text);
  };
  const find = (query, begun) => records.map((record) => ({ record, score: score(query, record, begun) }))
    .filter((found) => found.score).sort((a, b) => b.score - a.score);

  // The places of all words in a text, none inside another; those of the phrase alone if it is there.
  const marks = (query, text, begun) => {
    const field = words(text), pairs = query.slice(1).map((unit, at) => inOne(query[at], unit));
    const phrase = query.length > 1 ? places(query.flat(), field, begun) : [];
    const all = phrase.length ? phrase : [...query, ...pairs].flatMap((unit) => places(unit, field, begun));
    const found = [];
    for (const place of all.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (!found.length || place[0] >= found.at(-1)[1]) found.push(place);
    }
    return found;
  };

  const made = (name, more = {}, ...inside) => {
    const node = Object.assign(document.createElement(name), more);
    node.append(...inside);
    return node;
  };
  const marked = (text, found, from = 0, to = text.length) => {
    const parts = [];
    let at = from;
    for (const [start, end] of found.filter(([start, end]) => start >= from && end <= to)) {
      parts.push(text.slice(at, start), made("mark", {}, text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at, to)];
  };
  // The start of the text; or, where that holds nothing of the query, the text around the first place that does.
  const excerpt = (text, found) => {
    const [start, end] = found[0] ?? [0, 0];
    const from = end > LENGTH ? text.indexOf(" ", start - BEFORE) + 1 : 0;
    const last = Math.max(from + LENGTH, end);
    const to = last < text.length ? Math.max(text.lastIndexOf(" ", last), end) : text.length;
    return [from ? "… " : "", ...marked(text, found, from, to), to < text.length ? " …" : ""];
  };

  // A section is long: the browser goes on to the words in it, by what stands around them, if it can.
  const within = (text, [start, end]) => {
    const encoded = (part) => encodeURIComponent(part.trim()).replaceAll("-", "%2D");
    const before = text.slice(0, start).match(/(?:[^\s·.:]+ ){1,3}$/)?.[0];
    const after = text.slice(end).match(/^(?: [^\s·.:]+){1,3}/)?.[0];
    const parts = [before && `${encoded(before)}-`, encoded(text.slice(start, end)), after && `-${encoded(after)}`];
    return `:~:text=${parts.filter(Boolean).join(",")}`;
  };
  const item = (query, { kind, title, text, address }, begun) => {
    const found = marks(query, text, begun);
    const href = kind === CHAPTERS && found.length ? address + within(text, found[0]) : address;
    return made("li", {},
      made("a", { href }, ...marked(title, marks(query, title, begun))), made("p", {}, ...excerpt(text, found)));
  };
  const group = (query, found, kind, begun) => {
    const [heading] = KINDS[kind], id = `found-${kind}`;
    const list = made("ol", { className: "br-found" });
    const more = (rest) => list.append(...rest.map(({ record }) => item(query, record, begun)));
    const section = made("section", {}, made("h2", { id }, `${heading} (${found.length})`), list);
    section.setAttribute("aria-labelledby", id);
    more(found.slice(0, AT_ONCE));
    if (found.length > AT_ONCE) {
      const button = made("button", { type: "button", className: "br-button" }, `Show all ${found.length}`);
      button.setAttribute("aria-describedby", id);
      button.addEventListener("click", () => {
        button.remove();
        more(found.slice(AT_ONCE));
        list.children[AT_ONCE].querySelector("a").focus();
      });
      section.append(button);
    }
    return section;
  };

  const tell = (asked, query, groups, begun) => {
    const counts = groups.map((found, kind) => [found.length, KINDS[kind][found.length === 1 ? 1 : 2]])
      .filter(([count]) => count).map(([count, name]) => `${count} ${name}`);
    const none = `Nothing was found for “${asked}”.`;
    if (!counts.length) return query.length > 1 ? `${none} Fewer words may find more.` : none;
    const how = begun ? `${none} Words that begin this way` : `“${asked}”`;
    return `${how}: ${counts.join(", ")}.`;
  };
  const search = (asked) => {
    const query = units(asked);
    if (!query.length) return;
    let begun = false, found = find(query, begun);
    if (!found.length) {
      begun = true;
      found = find(query, begun);
    }
    const groups = KINDS.map((_, kind) => found.filter(({ record }) => record.kind === kind));
    document.title = `${asked} – ${document.title}`;
    document.getElementById("found").replaceChildren(
      ...groups.flatMap((some, kind) => (some.length ? [group(query, some, kind, begun)] : [])));
    document.getElementById("found-count").textContent = tell(asked, query, groups, begun);
  };

  addEventListener("DOMContentLoaded", () => {
    const asked = (new URLSearchParams(location.search).get("q") ?? "").trim();
    document.querySelector("main input[name=q]").value = asked;
    search(asked);
  });
})();
