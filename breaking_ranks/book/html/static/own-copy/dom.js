// Elements of the page, made without HTML in strings: a reader's text is never read as markup.
(() => {
  "use strict";
  const own = (window.breakingRanksCopy ??= {});

  // Returns an element: attributes as given, children as nodes or text; null children are left out.
  own.element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat().filter((child) => child !== null));
    return made;
  };

  // Returns rising numbers with runs drawn together: "1–3, 7".
  own.ranges = (numbers) => {
    const runs = [];
    for (const number of numbers) {
      if (runs.at(-1)?.[1] === number - 1) runs.at(-1)[1] = number;
      else runs.push([number, number]);
    }
    return runs.map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`)).join(", ");
  };

  // Returns a table: a head for each column, rows of text; numbers to the right. It scrolls by itself.
  own.table = (caption, heads, rows) => {
    const { element } = own;
    const side = (cell) => (/^[−\d.,%/ –-]+$/.test(cell) ? { class: "br-number" } : {});
    const body = rows.map(([first, ...rest]) => element("tr", {},
      element("th", { scope: "row" }, first), rest.map((cell) => element("td", side(cell), cell))));
    return element("div", { class: "br-scroll", tabindex: "0", role: "region", "aria-label": caption },
      element("table", {}, element("caption", {}, caption),
        element("thead", {}, element("tr", {}, heads.map((head, place) =>
          element("th", { scope: "col", ...(place && rows.length ? side(rows[0][place]) : {}) }, head)))),
        element("tbody", {}, body)));
  };
})();
