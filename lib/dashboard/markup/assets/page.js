/* What the pages need beyond links: they are HTML that the server sends.

   links      a link to a page of ours is one run of the application, not a new load of it
   menus      close by Escape or a click beside; copy to the clipboard
   partners   the list opens, is searched, and changes the address
   choices    what they have changed is said to readers who hear the page
   charts     the line under the pointer in full, the others dimmed; a box or a bar leads where its
              row does; print at the paper's width
   first view the server's page of words goes when the application is there */
(() => {
  "use strict";
  const APP = '[data-testid="stApp"]', MAIN = '[data-testid="stMain"]';
  const on = (name, does, options) => document.addEventListener(name, does, options);
  const inApp = (selector) => document.querySelector(`${APP} ${selector}`);
  const isUp = () => !!inApp(".mv-bar") && document.querySelector(APP)?.dataset.testConnectionState === "CONNECTED";

  /* The application loads its font of icons as it starts; here, when an icon is shown. */
  const load = document.fonts.load;
  document.fonts.load = function (font, ...text) {
    return text.length || !font.includes("Material Symbols") ? load.call(this, font, ...text) : Promise.resolve([]);
  };

  /* Links. The application listens for popstate: it finds the page by its path, takes the query
     over and runs it. */
  let awaited = null;
  function go(address, focus = null) {
    const to = new URL(address, location.href);
    if (to.href === location.href) return;
    /* The application takes an address with a hash on the same page for a place on it, and does
       not run it: the hash comes when the run is over. */
    place = to.hash; to.hash = "";
    ours = true; history.pushState({}, "", to); ours = false;
    awaited = { newPage: to.pathname !== before, focus, done: false };
    const tab = document.activeElement?.closest?.(".mv-tabs a")?.id;
    unsaid = awaited.newPage ? null : { by: nameOf(document.activeElement), tab, before: firstFinding(tab), began: !hasEnded() };
    before = to.pathname;
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }
  let before = location.pathname, ours = false, running = false, place = location.hash, asked = location.search;

  /* A place on the page: scrolled to, opened, and in the address. */
  function toPlace() {
    const there = place && document.getElementById(decodeURIComponent(place.slice(1)));
    if (!there || !there.closest(APP)) return false;
    if (location.hash !== place) { ours = true; history.replaceState(history.state, "", place); ours = false; }
    place = "";
    openAround(there);
    there.scrollIntoView();
    return true;
  }
  const openAround = (element) => { const fold = element.closest("details"); if (fold) fold.open = true; };
  on("click", (event) => {
    const link = event.target.closest?.(".mv a[href^='#']");
    const there = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!there) return;
    openAround(there);
    /* Focus follows, so that the keyboard goes on from there. */
    const goal = there.matches("a, summary") ? there : there.querySelector("summary, a[href]");
    setTimeout(() => goal?.focus({ preventScroll: true }));
  });
  const isPage = (to) => to.origin === location.origin && [...document.querySelectorAll(`${APP} .mv-bar nav:first-of-type a`)].some((page) => page.pathname === to.pathname);
  on("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.(".mv a[href]");
    if (!link || link.target || link.hasAttribute("download") || !isUp()) return;
    const to = new URL(link.href);
    picked = null;
    if (!isPage(to) || (to.hash && to.pathname === location.pathname && to.search === location.search)) return;
    event.preventDefault();
    go(link.href, link.dataset.focus ? `#${link.dataset.focus}` : selectorOf(link));
  });
  on("change", (event) => {
    if (event.target.matches?.(".mv select[data-go]") && isUp()) go(event.target.value, `select[data-go="${event.target.dataset.go}"]`);
  });
  on("change", (event) => {
    const line = event.target;
    if (!line.matches?.(".mv input[data-search]") || !isUp()) return;
    const to = new URL(line.dataset.search, location.href);
    if (line.value.trim()) to.searchParams.set(line.name, line.value.trim());
    go(to.href.replaceAll("%2C", ","), `input[name="${line.name}"]`);
  });
  function selectorOf(link) {
    if (link.id) return `#${CSS.escape(link.id)}`;
    return `.mv:not(.mv-bar, .mv-partners) a[href="${CSS.escape(link.getAttribute("href"))}"]`;
  }
  addEventListener("popstate", (event) => {
    running = true;
    if (event.isTrusted) {
      awaited = picked = null; before = location.pathname;
      if (location.hash && location.search !== asked) { place = location.hash; ours = true; history.replaceState(history.state, "", location.pathname + location.search); ours = false; }
    }
  });
  /* Going back and forth fast, the application would add the page of an overtaken run. */
  const push = history.pushState;
  history.pushState = function (state, title, address) {
    if (running && !ours && address && new URL(address, location.href).pathname !== location.pathname) return;
    return push.call(this, state, title, address);
  };

  /* After a run: focus and scroll. A block that changed is new, and has lost the focus. */
  const isShown = () => inApp('.mv-bar nav a[aria-current="page"]')?.pathname === location.pathname;
  const isLost = () => !document.activeElement || document.activeElement === document.body;
  function settle() {
    reveal();
    tick();
    if (!isShown()) return;
    running = false;
    asked = location.search;
    const isThere = place && hasEnded() && toPlace();
    if (unsaid && hasEnded() && (unsaid.began || unsaid.before !== firstFinding(unsaid.tab))) say();
    if (pressed && hasEnded() && isLost()) {
      pressed = false;
      inApp("h1")?.focus({ preventScroll: true });
      tell([bareWords(inApp(".mv-lede"))]);
    }
    if (!awaited) return;
    if (awaited.newPage) {
      if (!awaited.done && !isThere) document.querySelector(MAIN)?.scrollTo(0, 0);
      if (!awaited.done || isLost()) inApp("h1")?.focus({ preventScroll: true });
    } else if (awaited.focus && isLost()) {
      (inApp(awaited.focus) ?? inApp("h1"))?.focus({ preventScroll: true });
    }
    awaited.done = true;
  }

  /* What a choice has changed, for the ear: what was chosen, then the first finding and what it is
     of, when the run that it began is over. Of a new page the heading has the focus, and is read. */
  let unsaid = null;
  const bareWords = (element) => element?.textContent.replace(/[ \n\t]+/g, " ").trim() ?? "";
  function nameOf(element) {
    if (!element?.closest?.(".mv")) return "";
    if (element.selectedOptions) return bareWords(element.selectedOptions[0]);
    return element.getAttribute("aria-label") || bareWords(element.closest("a, label, button"));
  }
  const said = document.createElement("div");
  Object.assign(said, { id: "mv-changed", className: "mv-unseen" });
  said.setAttribute("role", "status");
  /* The first one; after tabs that are further down, the first below them. */
  function firstFinding(tab) {
    const tabs = tab && document.getElementById(tab)?.closest(".mv-tabs");
    const isBelow = (one) => !tabs || tabs.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
    const head = [...document.querySelectorAll(`${APP} .mv-frame-head`)].find(isBelow);
    const below = tabs && !head && [...document.querySelectorAll(`${APP} :is(h2, h3, caption, .mv-prose p)`)].find(isBelow);
    if (below) return bareWords(below);
    const counted = inApp(".mv-search ~ .mv-prose p") ?? inApp(".st-key-page h2") ?? inApp("h1");
    return (head ? [head.querySelector("h2"), head.querySelector(".mv-sub p")] : [counted]).map(bareWords).join("\n");
  }
  function say() {
    const parts = [unsaid.by, bareWords(inApp(".mv-notice")), ...firstFinding(unsaid.tab).split("\n")];
    unsaid = null;
    tell(parts);
  }
  function tell(words) {
    const parts = words.filter(Boolean);
    said.lang = document.documentElement.lang;
    said.textContent = [...new Set(parts)].map((part) => part.replace(/\.$/, "")).join(". ");
  }
  const forget = () => { if (awaited?.done) awaited = null; };
  on("pointerdown", forget, true);
  on("keydown", forget, true);

  /* A button of a form, whose run may put another page in its place. */
  let pressed = false;
  on("click", (event) => { if (event.target.closest?.('[data-testid="stFormSubmitButton"], [data-testid="stButton"]')) pressed = true; });
  /* A switch is a link, which the space bar does not follow by itself. */
  on("keydown", (event) => {
    const link = event.key === " " && event.target.closest?.("a[role=switch]");
    if (link) { event.preventDefault(); link.click(); }
  });

  /* The first view goes when the application shows as much, or an error, or after a while. */
  const LONGEST = 20_000;
  const hasEnded = () => document.querySelector(APP)?.dataset.testScriptState === "notRunning";
  function reveal(now = false) {
    const first = document.getElementById("first-view");
    if (!first) return;
    const plot = first.querySelector(".mv-plot");
    if (now || inApp(".stException, .stAlert") || (plot ? inApp(".js-plotly-plot .main-svg") : inApp(".mv-head") && hasEnded())) {
      first.remove();
      document.documentElement.classList.add("mv-up");
      performance.mark("mv-up");
    }
  }
  setTimeout(() => reveal(true), LONGEST);

  let due = 0;
  new MutationObserver((changes) => {
    if (unsaid && changes.some((change) => change.attributeName)) unsaid.began = true;
    if (changes.some((change) => change.attributeName) && hasEnded()) requestAnimationFrame(() => requestAnimationFrame(settle));
    if (!due) due = requestAnimationFrame(() => { due = 0; if (!said.isConnected && document.body) document.body.append(said); fold(); reveal(); charts(); tabs(); theme(); theirs(); if (awaited || (running && hasEnded())) settle(); });
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] });

  /* The theme and the language that the application is in, for the whole document. */
  function theme() {
    const app = document.querySelector(APP);
    if (!app) return;
    const scheme = getComputedStyle(app).colorScheme;
    if (scheme === "light" || scheme === "dark") document.documentElement.dataset.theme = scheme;
    const language = inApp(".mv-bar")?.lang;
    if (!language) return;
    document.documentElement.lang = language;
    document.querySelector(MAIN)?.setAttribute("lang", language);
  }

  /* What streamlit's own elements say in English, in the language of the page: ours are given with
     the element, {size} and the like standing for what changes. */
  const patterns = new Map();
  function theirs() {
    const given = inApp(".mv-theirs")?.dataset.words;
    if (!given) return;
    if (!patterns.has(given)) patterns.set(given, Object.entries(JSON.parse(given)).map(([said, ours]) => [new RegExp(`^${said.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`), ours]));
    const worded = (text) => {
      for (const [said, ours] of patterns.get(given)) {
        const found = said.exec(text.trim());
        if (found) return ours.replace(/\{(\w+)\}/g, (_, name) => found.groups[name]);
      }
      return text;
    };
    document.querySelectorAll('[data-testid="stFileUploader"], [data-testid="stDateInput"], [data-testid="InputInstructions"], [role="dialog"]:not(.mv)').forEach((element) => {
      element.querySelectorAll("[aria-label]").forEach((one) => {
        const name = worded(one.ariaLabel);
        if (name !== one.ariaLabel) one.ariaLabel = name;
      });
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode, name = worded(text.data);
        if (name !== text.data && !text.parentElement.closest("[data-testid=stIconMaterial]")) text.data = name;
      }
    });
  }

  /* The language that was chosen is the one of addresses that name none. */
  const A_YEAR = 31_536_000;
  on("click", (event) => {
    const link = event.target.closest?.(".mv-languages a");
    if (link) document.cookie = `language=${link.lang}; path=/; max-age=${A_YEAR}; samesite=lax`;
  });

  /* The tables of charts are open for readers without scripts. */
  function fold() {
    document.querySelectorAll("#first-view details.mv-rows:not([data-folded])").forEach((table) => { table.open = false; table.dataset.folded = ""; });
  }

  /* Print: a plot keeps its pixels and is made to fit the paper; below it is the table of its rows. */
  const PAPER = 688;
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details.mv-rows:not([open])").forEach((table) => { table.open = true; table.dataset.printed = ""; });
    const plot = inApp(".js-plotly-plot")?.clientWidth;
    if (!plot) return;
    const ends = inApp(".mv-ends") ? 150 : 0;
    document.documentElement.style.setProperty("--plot", `${plot}px`);
    document.documentElement.style.setProperty("--print", Math.min(1, PAPER / (plot + ends)));
  });
  addEventListener("afterprint", () => {
    document.querySelectorAll("details.mv-rows[data-printed]").forEach((table) => { table.open = false; delete table.dataset.printed; });
    document.documentElement.style.removeProperty("--plot");
    document.documentElement.style.removeProperty("--print");
  });

  /* Menus. */
  const closeMenus = (but) => document.querySelectorAll("details.mv-menu[open]").forEach((menu) => { if (menu !== but) menu.open = false; });
  on("click", (event) => closeMenus(event.target.closest?.("details.mv-menu")));
  on("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.mv-menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });
  /* A button that is still in sight says itself that it did what it should. */
  const SAID_FOR = 2_000;
  function sayOn(button) {
    const words = button.dataset.copied && button.querySelector("span");
    if (!words || button.dataset.label) return;
    button.dataset.label = words.textContent;
    words.textContent = button.dataset.copied;
    setTimeout(() => { words.textContent = button.dataset.label; delete button.dataset.label; }, SAID_FOR);
  }
  on("click", async (event) => {
    const button = event.target.closest?.(".mv-copier");
    if (!button) return;
    await navigator.clipboard.writeText(button.querySelector("code").textContent);
    const said = button.closest(".mv-actions, .mv-copy")?.querySelector(".mv-said");
    if (said) { said.textContent = said.dataset.copied; setTimeout(() => { said.textContent = ""; }, SAID_FOR); }
    sayOn(button);
    closeMenus();
  });

  /* The list of partners: the address is what is chosen. */
  const list = () => inApp("#partner-list");
  const shown = () => [...document.querySelectorAll(`${APP} .mv-chip`)].map((chip) => chip.dataset.code);
  /* What was chosen and is not shown yet: another choice may come before the answer to the first. */
  let picked = null;
  const chosen = () => picked ?? shown();
  function tick() {
    if (picked?.join() === shown().join()) picked = null;
    const now = new Set(chosen());
    list()?.querySelectorAll("input[type=checkbox]").forEach((box) => { box.checked = now.has(box.value); });
  }
  on("click", (event) => {
    const button = event.target.closest?.("#partner-add");
    if (!button || !list()) return;
    tick();
    const at = button.getBoundingClientRect();
    list().style.top = `${at.bottom + 4}px`;
    list().style.left = `${Math.max(8, Math.min(at.left, innerWidth - 328))}px`;
    list().togglePopover();
    if (list().matches(":popover-open")) list().querySelector("input").focus();
  });
  on("toggle", (event) => {
    if (event.target.id !== "partner-list") return;
    inApp("#partner-add")?.setAttribute("aria-expanded", event.newState === "open");
    /* The button that had the focus before may be a new one by now. */
    if (event.newState === "closed" && (isLost() || event.target.contains(document.activeElement))) inApp("#partner-add")?.focus({ preventScroll: true });
  }, true);
  /* Letters as they are typed without accents: "turk" finds Türkiye. */
  const bare = (words) => words.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");
  on("input", (event) => {
    const search = event.target.closest?.("[data-filter]");
    if (!search) return;
    const words = bare(search.value.trim());
    list().querySelectorAll("label").forEach((label) => { label.hidden = !!words && !bare(`${label.dataset.also} ${label.textContent}`).includes(words); });
    list().querySelectorAll("fieldset").forEach((group) => { group.hidden = !group.querySelector("label:not([hidden])"); });
    tell([search.dataset.found.replace("{count}", list().querySelectorAll("label:not([hidden])").length)]);
  });
  /* Whoever goes on with the keyboard has left the list. */
  on("keydown", (event) => {
    if (event.key !== "Tab" || !event.target.closest?.("#partner-list")) return;
    setTimeout(() => { if (!list()?.contains(document.activeElement) && list()?.matches(":popover-open")) list().hidePopover(); });
  });
  /* In a line to search, a browser's own Escape would only empty the line. */
  on("keydown", (event) => {
    if (event.key !== "Escape" || !list()?.matches(":popover-open")) return;
    event.preventDefault();
    list().hidePopover();
    inApp("#partner-add")?.focus();
  });
  on("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.("[data-filter]")) return;
    list().querySelector("label:not([hidden]) input")?.click();
  });
  on("change", (event) => {
    const box = event.target;
    if (box.name !== "partner" || !box.closest("#partner-list")) return;
    const now = chosen().filter((code) => code !== box.value);
    if (box.checked) now.push(box.value);
    picked = now;
    const to = new URL(location.href);
    to.searchParams.set("partner", now.join(",") || "none");
    go(to.href.replaceAll("%2C", ","));
  });

  /* Tabs, and the bar of pages, in one row: the chosen one is in sight. */
  const placed = new WeakSet();
  function tabs() {
    document.querySelectorAll(".mv-tabs a[aria-current], .mv-bar nav:first-of-type a[aria-current]").forEach((tab) => {
      if (placed.has(tab)) return;
      placed.add(tab);
      const row = tab.closest("nav");
      if (tab.offsetLeft + tab.offsetWidth > row.offsetLeft + row.clientWidth) row.scrollLeft = tab.offsetLeft - row.offsetLeft - 24;
    });
  }

  /* Charts. */
  const known = new WeakSet();
  function charts() {
    document.querySelectorAll(`${APP} .js-plotly-plot`).forEach((plot) => {
      if (known.has(plot) || !plot.on || !plot._fullLayout) return;
      known.add(plot);
      ofOneYear(plot);
      plot.on("plotly_afterplot", () => ofOneYear(plot));
      plot.on("plotly_hover", (hover) => {
        const y = hover.event.clientY - plot.getBoundingClientRect().top;
        const far = (point) => (point.yaxis ? Math.abs(point.yaxis._offset + point.yaxis.l2p(point.y) - y) : Infinity);
        dim(plot, hover.points.reduce((near, point) => (far(point) < far(near) ? point : near)).curveNumber);
        plot.classList.toggle("mv-leads", !!wayOf(hover));
      });
      plot.on("plotly_unhover", () => { dim(plot, null); plot.classList.remove("mv-leads"); });
      plot.on("plotly_click", (click) => wayOf(click)?.click());
      plot.on("plotly_treemapclick", (click) => { wayOf(click)?.click(); return false; });
    });
  }
  /* A box or a bar leads where its row in the table below does. */
  const wayOf = (event) => document.getElementById(`to-${event.points?.[0]?.id}`)?.querySelector("a");
  /* The label of a year lists the figures of that year alone: none that is half a year away. */
  function ofOneYear(plot) {
    const { hovermode, xaxis } = plot._fullLayout;
    if (hovermode === "x unified") plot._fullLayout.hoverdistance = 0.6 * Math.abs(xaxis.l2p(1) - xaxis.l2p(0));
  }
  /* Of what is drawn of one series, its name is the same; the lines are first, as the names at their ends. */
  function dim(plot, curve) {
    if (plot.layout.hovermode !== "x unified") return;
    const near = curve === null ? null : plot.data[curve].name;
    const set = (element, name, low) => { element.style.opacity = near === null || name === near ? "" : low; };
    plot.querySelectorAll(".cartesianlayer .trace").forEach((line) => set(line, line.__data__[0].trace.name, 0.25));
    plot.closest('[class*="st-key-chart-"]')?.querySelectorAll(".mv-ends li").forEach((end, n) => set(end, plot.data[n].name, 0.35));
  }
})();
