// The two switches of the header, and charts that come alive when a reader comes near them.
(() => {
  "use strict";
  const root = document.documentElement;
  const statics = new URL(".", document.currentScript.src).href;
  const specs = {};
  const scripts = {};
  window.breakingRanks = (name, forms) => { specs[name] = forms; };

  const remembered = (what) => { try { return localStorage.getItem(`br-${what}`); } catch { return null; } };
  const remember = (what, chosen) => { try { localStorage.setItem(`br-${what}`, chosen); } catch { /* private window */ } };
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  if (remembered("theme")) root.dataset.theme = remembered("theme");
  // a story folds away how it was made, a lab lays it open
  root.dataset.reading = remembered("reading") === "lab" ? "lab" : "story";

  // The fonts lie in the style sheet, but are decoded aside: lines drawn before that would move.
  root.classList.add("br-wait");
  const fonts = ["1em 'Ranks Sans'", "600 1em 'Ranks Sans'", "italic 1em 'Ranks Sans'", "1em 'Ranks Names'", "1em 'Ranks Han'"];
  const ready = Promise.all(fonts.map((font) => document.fonts.load(font, "a\u97e9")))
    .finally(() => root.classList.remove("br-wait"));

  const script = (address) => (scripts[address] ??= new Promise((done, failed) => {
    const tag = document.createElement("script");
    Object.assign(tag, { src: address, onload: done, onerror: failed });
    document.head.append(tag);
  }));

  // A legend filters by click; without this neither a keyboard nor a screen reader could.
  const openLegend = (drawing, view, spec) => {
    const entries = [...drawing.querySelectorAll('[class*="_legend_symbols"] path')];
    const meant = (entry) => entry.__data__.datum.value;
    const press = (chosen) => entries.forEach((e) => e.setAttribute("aria-pressed", chosen.includes(meant(e))));
    for (const entry of entries) {
      const name = `${entry.__data__.datum.label} alone`;
      for (const [key, value] of [["tabindex", "0"], ["role", "button"], ["aria-label", name]]) {
        entry.setAttribute(key, value);
      }
      // Vega calls the legend a picture, and nobody would look for buttons in one
      entry.closest('[aria-roledescription="legend"]')?.setAttribute("role", "group");
      entry.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        // Vega takes a choice back when it is clicked with the shift key
        const again = entry.getAttribute("aria-pressed") === "true";
        entry.dispatchEvent(new MouseEvent("click", { bubbles: true, shiftKey: again }));
      });
    }
    press([]);
    for (const { name, bind } of spec.params ?? []) {
      if (bind === "legend") view.addSignalListener(name, (_, chosen) => press(Object.values(chosen).flat()));
    }
  };

  // A mark that leads somewhere can be clicked; the first of a drawing takes the focus, arrows move it on.
  const openLinks = (drawing) => {
    const leads = (mark) => mark.__data__?.href && mark.getAttribute("aria-label");
    const marks = [...drawing.querySelectorAll('.mark-rect path, .mark-symbol path')].filter(leads);
    marks.forEach((mark, place) => {
      mark.setAttribute("role", "link");
      mark.setAttribute("tabindex", place ? "-1" : "0");
      mark.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (step) marks.at((place + step) % marks.length).focus();
        else if (event.key === "Enter") mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        else return;
        event.preventDefault();
      });
    });
  };

  // What a choice changes is said in a line under the chart, for those who don't see it change.
  const say = (box, view, spec) => {
    const { choices, said } = spec.usermeta ?? {};
    if (!choices) return;
    const line = box.parentElement.querySelector(".br-said");
    for (const name of choices) {
      view.addSignalListener(name, () => { line.textContent = said[choices.map((c) => view.signal(c)).join("|")]; });
    }
  };

  // Vega shows a tip when a mouse moves; a finger only taps. Where a mark leads somewhere, the second tap goes.
  const openTips = (drawing) => {
    let tapped;
    drawing.addEventListener("click", (event) => {
      const { clientX, clientY, pointerType, target } = event;
      if (!pointerType || pointerType === "mouse") return;
      if (target.__data__?.href && target !== tapped) event.stopPropagation();
      tapped = target;
      target.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, clientX, clientY }));
    }, true);
  };

  const draw = async (place, spec) => {
    const still = place.querySelector("svg");
    const stage = document.createElement("div");
    const box = place.parentElement;
    const room = box.nextElementSibling?.matches(".br-choices") ? box.nextElementSibling : undefined;
    room?.replaceChildren();
    const { view } = await vegaEmbed(stage, spec, {
      bind: room,
      ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true },
      loader: { baseURL: new URL("../figures/", statics).href },
      logLevel: 1, // errors: a layer that happens to be empty is none
    });
    const living = stage.querySelector("svg");
    for (const key of ["role", "aria-label", "aria-roledescription"]) stage.removeAttribute(key);
    for (const key of ["width", "height", "aria-label"]) living.setAttribute(key, still.getAttribute(key));
    living.setAttribute("role", "graphics-document");
    for (const mark of living.querySelectorAll('[role="graphics-symbol"]:not([aria-label])')) {
      for (const key of ["role", "aria-roledescription"]) mark.removeAttribute(key);
    }
    living.style.aspectRatio = `${still.getAttribute("width")} / ${still.getAttribute("height")}`;
    still.replaceWith(stage);
    openLegend(stage, view, spec);
    openLinks(stage);
    openTips(stage);
    say(box, view, spec);
    place.dataset.live = "";
  };

  const enliven = async (box) => {
    const name = box.dataset.figure;
    const form = ["wide", "narrow"].find((f) => box.querySelector(`.br-${f}`).getClientRects().length);
    const place = form && box.querySelector(`.br-${form}`);
    if (!place || "live" in place.dataset || place.dataset.begun) return;
    place.dataset.begun = "yes";
    try {
      await Promise.all([script(`${statics}vega.js`), script(`${statics}../figures/${name}.js`)]);
      const spec = specs[name][form];
      await draw(place, spec);
      const order = box.closest("figure")?.querySelector(".br-order");
      if (order && !order.querySelector("form")) {
        await script(`${statics}breaking-ranks-order.js`);
        breakingRanksOrder(order, spec);
      }
    } catch { /* the drawing that the page came with stays */ }
  };

  const watch = () => {
    const boxes = document.querySelectorAll(".br-drawing");
    for (const box of boxes) {
      for (const kind of ["pointerenter", "pointerdown"]) box.addEventListener(kind, () => enliven(box));
    }
    if (navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches) return;
    const near = new IntersectionObserver(
      (entries) => entries.filter((e) => e.isIntersecting).forEach((e) => enliven(e.target)), { rootMargin: "200px" });
    boxes.forEach((box) => near.observe(box));
    new ResizeObserver(() => boxes.forEach((box) => box.querySelector("[data-live]") && enliven(box)))
      .observe(document.documentElement);
  };

  const offerCopies = () => {
    for (const text of document.querySelectorAll("#cite-this-chapter dd")) {
      const label = text.previousElementSibling;
      const button = document.createElement("button");
      const what = Object.assign(document.createElement("span"), { className: "br-unseen" });
      what.textContent = ` ${label.dataset.name}`;
      button.append("Copy", what);
      Object.assign(button, { type: "button", className: "br-copy" });
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(text.innerText.trim());
          button.firstChild.data = "Copied";
        } catch { getSelection().selectAllChildren(text); } // where a page may not, the reader can
      });
      label.append(" · ", button);
    }
  };

  addEventListener("DOMContentLoaded", () => {
    const theme = document.querySelector(".br-theme span");
    const nameTheme = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
    theme.parentNode.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember("theme", root.dataset.theme);
      nameTheme();
    });
    systemDark.addEventListener("change", nameTheme);
    nameTheme();
    const reading = document.querySelector(".br-reading");
    const isLab = () => root.dataset.reading === "lab";
    const nameReading = () => {
      reading.textContent = isLab() ? "Story" : "Lab";
      reading.setAttribute("aria-label", isLab() ? "Story: fold away code, sources and data" : "Lab: open code, sources and data");
    };
    const fold = () => document.querySelectorAll("details:is(.br-about, .hide)").forEach((d) => { d.open = isLab(); });
    reading.addEventListener("click", () => {
      root.dataset.reading = isLab() ? "story" : "lab";
      remember("reading", root.dataset.reading);
      nameReading();
      fold();
    });
    nameReading();
    if (isLab()) fold();
    offerCopies();
    // what the page came with is painted before anything more is asked for
    ready.finally(() => requestAnimationFrame(() => setTimeout(watch)));
  });
})();
