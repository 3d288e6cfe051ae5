// Draws the one chart of an embedded document, again for every width and theme, and tells the
// page around it how high it would like to be. What it may expect: lib/api/embed_document.py.
"use strict";
(() => {
  const PRINTED = 680; // CSS pixels between the margins of a sheet of A4
  const HIGHEST = 640; // CSS pixels of a plot, at most
  const TALLER = 1.6; // how much more than its best height a plot takes where a frame has room
  const BETWEEN = 8; // CSS pixels between two labels of an axis, at least
  const YEARS = 5; // from one label of many years to the next, where there is room
  const PAPER = "#fdfcf9"; // what a figure has where the page is to cover something
  const SANS = '"Source Sans", Helvetica, Arial, sans-serif';
  const ABOVE = 250; // CSS pixels of a screen that a document of a site keeps for what is above a plot
  const CONFIG = { displayModeBar: false, displaylogo: false, responsive: false, scrollZoom: false,
    showTips: false };

  const root = document.documentElement;
  root.classList.add("scripted");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const framed = window.parent !== window;
  const inSite = root.hasAttribute("data-site"); // what follows the chart there is scrolled to

  // Every colour of a figure as it is on another ground: a whole string, or of words in a label.
  function inDark(part, dark) {
    if (typeof part === "string") {
      if (Object.hasOwn(dark, part)) return dark[part];
      return part.replace(/(<span style='color:)(#[0-9a-f]{6})/g, (_, start, ink) => start + (dark[ink] ?? ink));
    }
    if (Array.isArray(part)) return part.map((one) => inDark(one, dark));
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, inDark(one, dark)]));
  }

  const pen = document.createElement("canvas").getContext("2d");

  // Of the labels of a horizontal axis every second one goes, every third ..., until none touches
  // another; the last one stays.
  function thinOut(axis, layout, width) {
    if (!axis.range || axis.showticklabels === false || axis.visible === false) return;
    const values = axis.tickvals ?? stepped(axis.tickformat === "d" && !axis.nticks ? { dtick: YEARS, ...axis } : axis);
    if (!values || values.some((value) => typeof value !== "number")) return;
    const { l = 80, r = 80 } = layout.margin ?? {};
    const [from, to] = axis.domain ?? [0, 1];
    const scaled = (value) => (axis.type === "log" ? Math.log10(value) : value);
    const pixels = ((width - l - r) * (to - from)) / Math.abs(axis.range[1] - axis.range[0]);
    const words = values.map((value, n) => String(axis.ticktext?.[n] ?? value));
    pen.font = `${axis.tickfont?.size ?? layout.font.size}px ${SANS}`;
    const half = words.map((one) => pen.measureText(one.replace(/<[^>]*>/g, "")).width / 2);
    const last = values.length - 1;
    const kept = (step) => values.map((_, n) => n).filter((n) => (last - n) % step === 0);
    const touch = (n, next) =>
      Math.abs(scaled(values[next]) - scaled(values[n])) * pixels < half[n] + half[next] + BETWEEN;
    let step = 1;
    while (step < values.length && kept(step).some((n, k, all) => k && touch(all[k - 1], n))) step += 1;
    if (step === 1) return;
    axis.tickvals = kept(step).map((n) => values[n]);
    axis.ticktext = kept(step).map((n) => words[n]);
    axis.tickmode = "array";
  }

  // The places of labels at equal distances.
  function stepped({ dtick, tick0 = 0, range, type = "linear" }) {
    if (typeof dtick !== "number" || dtick <= 0 || type !== "linear") return null;
    const [low, high] = [Math.min(...range), Math.max(...range)];
    const found = [];
    for (let n = Math.ceil((low - tick0) / dtick); tick0 + n * dtick <= high; n += 1) found.push(tick0 + n * dtick);
    return found;
  }

  // A figure of its own, that plotly may write into, at a size and in a theme.
  function prepared(chart, { width, height, dark, tones, narrow = width < chart.narrowBelow }) {
    const source = structuredClone(narrow && chart.narrow ? chart.narrow : chart.figure);
    const figure = inDark(source, { ...(dark ? chart.dark : {}), [PAPER]: tones.paper });
    const layout = figure.layout || {};
    Object.assign(layout, { width, height, autosize: false, dragmode: false,
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)" });
    layout.font = { size: 13, ...layout.font, family: SANS, color: tones.ink };
    layout.hoverlabel = { ...layout.hoverlabel, font: { size: 13, ...layout.hoverlabel?.font, family: SANS } };
    delete layout.title;
    // The label of a year lists the figures of that year alone: none that is half a year away.
    if (layout.hovermode === "x unified") {
      const { l = 80, r = 80 } = layout.margin ?? {};
      layout.hoverdistance = (0.6 * (width - l - r)) / (layout.xaxis.range[1] - layout.xaxis.range[0]);
    }
    for (const [name, axis] of Object.entries(layout)) {
      if (/^xaxis\d*$/.test(name)) thinOut(axis, layout, width);
    }
    return { data: figure.data, layout, config: CONFIG };
  }

  function tonesNow() {
    const style = getComputedStyle(root);
    const tone = (name) => style.getPropertyValue(`--${name}`).trim();
    return { paper: tone("paper"), ink: tone("ink"), quiet: tone("quiet"), rule: tone("rule") };
  }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;
  }

  function start() {
    const chart = JSON.parse(document.getElementById("chart").textContent);
    const plot = document.getElementById("plot");
    const details = document.querySelector("details");
    if (!window.Plotly) {
      plot.remove();
      return;
    }
    details.open = false;
    let height = 0, width = 0, sent = 0, printing = false;

    function least(wide) {
      return wide < chart.narrowBelow ? chart.narrowLeast : chart.least;
    }

    function best(wide) {
      return Math.round(Math.max(Math.min(wide * chart.ratio, HIGHEST), least(wide)));
    }

    function fitted(wide) {
      if (printing) return best(wide);
      if (inSite) return Math.max(least(wide), Math.min(best(wide), innerHeight - ABOVE));
      if (details.open && height && wide === width) return height;
      const room = innerHeight - (root.querySelector("body").offsetHeight - plot.offsetHeight);
      return Math.max(least(wide), Math.min(room, framed ? best(wide) * TALLER : best(wide)));
    }

    function draw() {
      const wide = printing ? PRINTED : plot.clientWidth;
      const high = Math.floor(fitted(wide));
      const dark = isDark() && !printing;
      plot.style.height = `${high}px`;
      Plotly.react(plot, ...Object.values(
        prepared(chart, { width: wide, height: high, dark, tones: tonesNow() })));
      [width, height] = [wide, high];
      for (const mark of document.querySelectorAll(".legend g")) {
        for (const name of ["fill", "stroke"]) {
          mark.dataset[name] ??= mark.getAttribute(name);
          mark.setAttribute(name, dark ? inDark(mark.dataset[name], chart.dark) : mark.dataset[name]);
        }
      }
      plot.dataset.drawn = `${wide}x${high}`;
      tell();
    }

    function tell() {
      if (!framed || printing) return;
      const high = Math.ceil(document.body.offsetHeight - plot.offsetHeight + best(width));
      if (high === sent) return;
      sent = high;
      parent.postMessage({ type: "multivector:height", key: chart.key, height: high }, "*");
    }

    let asked = 0;
    function again() {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(draw);
    }

    function forPrint(begins) {
      if (printing === begins) return;
      printing = begins;
      details.open = begins;
      draw();
    }

    addEventListener("resize", again);
    prefersDark.addEventListener("change", again);
    details.addEventListener("toggle", () => { if (!printing) { tell(); if (!details.open) again(); } });
    addEventListener("beforeprint", () => forPrint(true));
    addEventListener("afterprint", () => forPrint(false));

    for (const button of document.querySelectorAll("[data-save]")) {
      button.addEventListener("click", () => Picture.save(chart, button.dataset.save));
    }
    draw();
    document.fonts.ready.then(() => {
      again();
      const form = new URLSearchParams(location.search).get("save");
      if (!framed && (form === "png" || form === "svg")) Picture.save(chart, form);
    });
  }

  window.Chart = { prepared, inDark, SANS };
  addEventListener("DOMContentLoaded", start);
})();
