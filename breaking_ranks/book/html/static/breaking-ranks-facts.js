// The table of all facts: filtered and sorted, the choice kept in the address, what is shown to take away as CSV.
// The page is painted once the filters stand: they would move the table.
document.documentElement.classList.add("br-wait-facts");
addEventListener("DOMContentLoaded", () => {
  "use strict";
  requestAnimationFrame(() => document.documentElement.classList.remove("br-wait-facts"));
  const table = document.querySelector("table.br-facts");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const columns = heads.map((head) => head.innerText.trim());
  const text = (cell) => cell.textContent.trim().replace(/\s+/g, " ");
  const year = (row, end) => Number([...row.classList].find((c) => c.startsWith(`br-${end}-`))?.split("-")[2]);
  const sort = { events: "Event", claims: "Claim", facts: "Outside fact" };
  const facts = [...body.rows].map((row, order) => ({
    row, order, from: year(row, "from"), to: year(row, "to"), cells: [...row.cells].map(text),
    table: sort[[...row.classList].map((c) => c.split("-").pop()).find((c) => sort[c])],
    articles: [...row.querySelectorAll(".br-cite")].map((mark) => mark.textContent.replace(/ ¶.*/, "")),
  }));
  const column = (fact, name) => fact.cells[columns.indexOf(name)];
  const filters = {
    about: ["About", (f) => [column(f, "About") || "Nobody in the tables"]],
    article: ["Article", (f) => (f.articles.length ? f.articles : ["Outside the articles"])],
    source: ["Source", (f) => [column(f, "Source")]],
    table: ["Event, claim or outside fact", (f) => [f.table]],
    kind: ["Kind", (f) => [column(f, "Kind")]],
    dated: ["Date", (f) => [f.from ? "Dated" : "Undated"]],
  };

  const made = (name, more = {}, ...inside) => {
    const node = Object.assign(document.createElement(name), more);
    node.append(...inside);
    return node;
  };
  const fields = {};
  const form = made("form", { className: "br-filter" });
  const field = (name, label, input) => {
    fields[name] = Object.assign(input, { id: `filter-${name}`, name });
    form.append(made("div", {}, made("label", { htmlFor: input.id }, label), input));
  };
  for (const [name, [label, values]] of Object.entries(filters)) {
    const known = [...new Set(facts.flatMap(values))].sort((a, b) => a.localeCompare(b, "en"));
    field(name, label, made("select", {}, new Option("all", ""), ...known.map((value) => new Option(value, value))));
  }
  field("year", "Year", made("input", { type: "number", min: 1970, max: 2030, inputMode: "numeric" }));
  const status = made("p", { className: "br-shown" });
  status.setAttribute("role", "status");
  const clear = made("button", { type: "reset", className: "br-button" }, "Show all");
  const csv = made("button", { type: "button", className: "br-button" }, "CSV of these rows");
  form.append(made("div", { className: "br-row" }, clear, csv));
  const buttons = columns.map((name, at) => {
    const button = made("button", { type: "button", className: "br-sort" }, name);
    heads[at].replaceChildren(button);
    return button;
  });
  (table.closest(".pst-scrollable-table-container") ?? table).before(form, status);

  let by = "", down = false;
  const compare = (a, b) => {
    if (by === "When") return (a.from || 9999) - (b.from || 9999) || a.order - b.order;
    return by ? column(a, by).localeCompare(column(b, by), "en", { numeric: true }) : a.order - b.order;
  };
  const kept = () => facts.filter((fact) => {
    const asked = Number(fields.year.value);
    if (fields.year.value && !(fact.from <= asked && asked <= fact.to)) return false;
    return Object.entries(filters).every(([name, [, values]]) => !fields[name].value || values(fact).includes(fields[name].value));
  }).sort((a, b) => (down ? -compare(a, b) : compare(a, b)));

  const show = () => {
    const shown = kept();
    for (const { row } of facts) row.hidden = true;
    for (const { row } of shown) row.hidden = false;
    body.append(...shown.map(({ row }) => row));
    heads.forEach((head, at) => {
      if (columns[at] === by) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    status.textContent = `${shown.length} of ${facts.length} facts`;
  };
  const remember = () => {
    const chosen = Object.entries(fields).filter(([, { value }]) => value).map(([name, { value }]) => [name, value]);
    if (by) chosen.push(["sort", by], ...(down ? [["down", "1"]] : []));
    history.replaceState(null, "", chosen.length ? `#?${new URLSearchParams(chosen)}` : "#");
  };
  const recall = () => {
    if (location.hash.startsWith("#?")) {
      const chosen = new URLSearchParams(location.hash.slice(2));
      for (const [name, input] of Object.entries(fields)) input.value = chosen.get(name) ?? "";
      by = columns.includes(chosen.get("sort")) ? chosen.get("sort") : "";
      down = chosen.has("down");
    }
    show();
  };

  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { by = ""; down = false; show(); remember(); }));
  buttons.forEach((button, at) => button.addEventListener("click", () => {
    down = by === columns[at] && !down;
    by = columns[at];
    show();
    remember();
  }));
  csv.addEventListener("click", () => {
    const here = location.href.replace(/#.*/, "");
    const lines = kept().map(({ row, cells }) => [...cells, `${here}#${row.id}`]);
    const quoted = (value) => `"${value.replaceAll('"', '""')}"`;
    const content = [[...columns, "Address"], ...lines].map((line) => `${line.map(quoted).join(",")}\n`).join("");
    const link = made("a", { download: "facts.csv", href: URL.createObjectURL(new Blob([content], { type: "text/csv" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  addEventListener("hashchange", recall);
  recall();
});
