// A mark opens a card: who says it, how they know, and the ways on. Without this script it is a plain link.
(() => {
  "use strict";
  const statics = new URL(".", document.currentScript.src).href;
  const marked = (target) => target.closest?.(".br-cite[data-card]");
  const archive = "https://web.archive.org/web";
  let told, asked, open, wanted, timer, touched;
  window.breakingRanksCards = (all) => { told = all; };

  const load = () => (asked ??= new Promise((done, failed) => {
    const tag = document.createElement("script");
    Object.assign(tag, { src: `${statics}breaking-ranks-cards.js`, onload: done, onerror: failed });
    document.head.append(tag);
  }));

  const made = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);
  const card = made("div", "", { className: "br-card", popover: "manual" });
  card.setAttribute("role", "group");

  const way = (text, href, page, day) => {
    const link = made("a", text, { href });
    if (page) Object.assign(link.dataset, { originalurl: page, versiondate: day });
    return link;
  };

  const fill = (mark) => {
    const [article, landmark, ...lines] = told.cards[mark.dataset.card];
    const [by, address, day] = told.articles[article] ?? [];
    const said = made("div", "", { id: "br-card-said" });
    said.append(...[by, ...lines].filter(Boolean).map((line) => made("p", line)));
    const entry = way("Its entry in the book", mark.href);
    entry.tabIndex = -1; // the mark itself leads there
    const ways = made("p", "", { className: "br-ways" });
    ways.append(entry);
    if (address) {
      const fragment = landmark && `#:~:text=${encodeURIComponent(landmark)}`;
      const copy = `${archive}/${day.replaceAll("-", "")}/${address}${fragment}`;
      ways.append(way("At its publisher", address + fragment, address, day), way("In the Internet Archive", copy, address, day));
    }
    card.setAttribute("aria-label", mark.textContent);
    card.replaceChildren(made("strong", mark.textContent), said, ways);
  };

  const place = (mark) => {
    const at = mark.getBoundingClientRect(), size = card.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8));
    const below = at.bottom + size.height + 8 < innerHeight || at.top < size.height + 8;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? at.bottom + 4 : at.top - size.height - 4) + scrollY}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    wanted = null;
    if (!open) return;
    card.hidePopover();
    for (const key of ["aria-expanded", "aria-describedby"]) open.removeAttribute(key);
    card.remove();
    open = null;
  };

  const show = async (mark) => {
    clearTimeout(timer);
    if (open === mark) return;
    wanted = mark;
    try { await load(); } catch { return; } // the link stays
    if (wanted !== mark || !told.cards[mark.dataset.card]) return;
    hide();
    open = mark;
    fill(mark);
    mark.after(card); // so that the tab key goes from the mark into its card
    card.showPopover();
    place(mark);
    mark.setAttribute("aria-expanded", "true");
    mark.setAttribute("aria-describedby", "br-card-said");
  };

  const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };

  addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "mouse") return;
    const mark = marked(target);
    if (mark) later(() => show(mark), 120);
    else if (card.contains(target)) clearTimeout(timer);
    else if (open && !card.contains(document.activeElement)) later(hide, 300);
    else clearTimeout(timer);
  });
  addEventListener("pointerdown", ({ target, pointerType }) => {
    touched = pointerType !== "mouse";
    if (open && !card.contains(target) && marked(target) !== open) hide();
  });
  addEventListener("click", (event) => {
    const mark = marked(event.target);
    if (!mark) return;
    if (touched && open !== mark) { event.preventDefault(); show(mark); } else hide();
  });
  addEventListener("focusin", ({ target }) => {
    const mark = marked(target);
    if (mark && mark.matches(":focus-visible")) show(mark);
    else if (open && mark !== open && !card.contains(target)) hide();
  });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !(open || wanted)) return;
    const back = card.contains(document.activeElement) && open;
    hide();
    if (back) { back.focus(); hide(); }
  });
})();
