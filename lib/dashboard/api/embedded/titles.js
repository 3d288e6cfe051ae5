// Searches the titles of a published site: lib/api/site_document.py. Every word that is written must
// begin a word of a title, or of what else a document is found by. Where the titles cannot be had, as
// in a document that is opened as a file, the links of the page are searched.
"use strict";
(() => {
  const MOST = 20; // titles that are listed
  const form = document.querySelector(".search");
  const field = form.querySelector("input");
  const found = form.querySelector("[data-found]");
  const list = form.querySelector("ol");
  let titles = null;

  function plain(words) {
    return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ё", "е");
  }

  function searched([title, about, also, place]) {
    const words = plain(`${title} ${about} ${also}`).split(/[^\p{L}\p{N}]+/u);
    return { title, about, place: `${form.dataset.below}${place}.html`, words };
  }

  function linksOfPage() {
    return [...document.querySelectorAll("section a")].map((link) => {
      const subject = link.closest("ul.subjects > li")?.querySelector("a");
      const about = subject && subject !== link ? subject.textContent : "";
      const words = plain(`${about} ${link.textContent}`).split(/[^\p{L}\p{N}]+/u);
      return { title: link.textContent, about, place: link.getAttribute("href"), words };
    });
  }

  function asked() {
    titles ??= fetch(form.dataset.titles)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject()))
      .then((all) => all.map(searched))
      .catch(linksOfPage);
    return titles;
  }

  function item({ title, about, place }) {
    const link = Object.assign(document.createElement("a"), { href: place, textContent: title });
    if (about) link.append(Object.assign(document.createElement("span"), { textContent: about }));
    const line = document.createElement("li");
    line.append(link);
    return line;
  }

  async function search() {
    const words = plain(field.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const all = words.length ? await asked() : [];
    const matches = all.filter((one) => words.every((word) => one.words.some((w) => w.startsWith(word))));
    list.replaceChildren(...matches.slice(0, MOST).map(item));
    found.textContent = words.length ? found.dataset.found.replace("{count}", matches.length) : "";
  }

  function step(event) {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === "Escape") {
      field.value = "";
      search();
      field.focus();
    } else if (to !== undefined && links.length) {
      event.preventDefault();
      (links[to] ?? (to < 0 ? field : links.at(-1))).focus();
    }
  }

  form.hidden = false;
  field.addEventListener("focus", asked, { once: true });
  field.addEventListener("input", search);
  form.addEventListener("keydown", step);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
})();
