// Binds the page: files chosen, dropped or pasted go to the check, and what it finds to the coding sheet.
(() => {
  "use strict";
  const own = window.breakingRanksCopy;
  const { check, reading, matching, data } = own;
  const id = (name) => document.getElementById(`own-${name}`);
  const matches = [];

  const session = new own.Session(id("code"), id("compared"), data);

  const show = (lines) => {
    const gathered = check.gather(matches, data);
    check.show(id("told"), id("articles"), lines, gathered, data, id("hidden").checked);
    session.take(gathered);
  };

  // Takes what was read, [{ name, text | told }]: a line for each, then all that was brought so far.
  const take = async (brought) => {
    const lines = [];
    for (const { name, text, told } of brought) {
      const match = told ? null : await matching.match(name, text, data);
      if (match?.articles.length) matches.push(match);
      lines.push(told ?? check.told(match, id("hidden").checked));
    }
    show(lines);
  };

  const takeFiles = async (files) => {
    id("told").textContent = "Reading …";
    await take(await Promise.all([...files].map(async (file) => ({ name: file.name, ...(await reading.read(file)) }))));
  };

  id("files").addEventListener("change", ({ target }) => takeFiles(target.files));
  id("form").addEventListener("submit", (event) => {
    event.preventDefault();
    take([{ name: "Pasted text", ...reading.pasted(id("pasted").value) }]);
  });
  id("hidden").addEventListener("change", () => show(matches.map((match) => check.told(match, id("hidden").checked))));
  const zone = id("form");
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) takeFiles(event.dataTransfer.files);
  });
})();
