// Makes a picture of 1200 x 675 of the chart, with its frame laid out anew: an SVG that holds its
// fonts, and a PNG drawn from that at twice the size. A chart of many lanes makes it taller, so that
// its words can be read.
"use strict";
window.Picture = (() => {
  const WIDE = 1200, HIGH = 675, MARGIN = 44, SCALE = 2;
  const LARGER = 1.3; // so much is the plot enlarged: a picture is printed smaller than it is
  const SMALLER = 0.85; // so much at the most is it made smaller than on the page
  const SVG = "http://www.w3.org/2000/svg";
  const BREAKS = /[ \t\r\n]+/; // where a line may end: "$4 млрд" is not parted from its number
  const FINDING = { family: '"Source Serif"', weight: 600, sizes: [36, 34, 32, 30, 28, 26, 24, 22, 20] };
  const SUBTITLE = { family: '"Source Sans"', weight: 400, sizes: [20, 19, 18, 17, 16] };
  const SOURCE = { family: '"Source Sans"', weight: 400, sizes: [16, 15, 14, 13, 12] };
  const LEGEND = 17, FOOT = 16, LINE = 1.22;
  const THEMES = {
    light: { paper: "#fdfcf9", ink: "#1d1c1a", quiet: "#5f5c55", rule: "#d9d5ca" },
    dark: { paper: "#16181a", ink: "#e9e6df", quiet: "#b0aca2", rule: "#3a3d40" },
  };
  const FACES = {
    "source-sans-400.woff2": ["Source Sans", "400"],
    "source-sans-600.woff2": ["Source Sans", "600 700"],
    "source-serif-600.woff2": ["Source Serif", "600"],
  };

  const pen = document.createElement("canvas").getContext("2d");

  function measured(words, font) {
    pen.font = font;
    return pen.measureText(words).width;
  }

  function lines(words, font, width) {
    const found = [];
    for (const word of words.split(BREAKS)) {
      const longer = found.length ? `${found.at(-1)} ${word}` : word;
      if (found.length && measured(longer, font) <= width) found[found.length - 1] = longer;
      else found.push(word);
    }
    return found;
  }

  // Words in the largest size at which they fit into so many lines; in the smallest, come what may.
  function wrapped(words, { family, weight, sizes }, width, most) {
    let size, found;
    for (size of sizes) {
      const font = `${weight} ${size}px ${family}`;
      found = lines(words, font, width);
      if (found.length <= most && found.every((line) => measured(line, font) <= width)) break;
    }
    return { lines: found, size };
  }

  function element(name, attributes = {}, words = "") {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (words) made.textContent = words;
    return made;
  }

  function written(words, x, y, size, fill, { family, weight }, anchor = "start") {
    return element("text", { x, y, fill, "font-size": size, "font-weight": weight,
      "font-family": family.replaceAll('"', ""), "text-anchor": anchor }, words);
  }

  async function base64(address) {
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }

  // A browser reads no file for a document that is a file itself: the fonts are the reader's then.
  async function faces(fonts) {
    if (location.protocol === "file:") return "";
    const made = Object.entries(fonts).map(async ([name, address]) => {
      const [family, weight] = FACES[name];
      return `@font-face{font-family:"${family}";font-weight:${weight};`
        + `src:url(data:font/woff2;base64,${await base64(address)}) format("woff2")}`;
    });
    return (await Promise.all(made)).join("");
  }

  async function plotted(chart, width, height, dark, tones) {
    const figure = Chart.prepared(chart, { width, height, dark, tones, narrow: false });
    const text = await Plotly.toImage(figure, { format: "svg", width, height, imageDataOnly: true });
    return new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  }

  async function svg(chart) {
    const name = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
    const [dark, tones] = [name === "dark", THEMES[name]];
    await Promise.all(["600 20px \"Source Serif\"", "400 20px \"Source Sans\"", "600 20px \"Source Sans\""]
      .map((font) => document.fonts.load(font, "aяң")));
    const inner = WIDE - 2 * MARGIN;
    const picture = element("svg", { xmlns: SVG, role: "img", "xml:lang": chart.language });
    const paper = element("rect", { width: WIDE, fill: tones.paper });
    picture.append(element("title", {}, chart.finding), element("desc", {}, chart.alt));
    picture.append(element("style", {}, await faces(chart.fonts)));
    picture.append(paper);

    let y = MARGIN - 6;
    for (const [words, style, fill] of [[chart.finding, FINDING, tones.ink], [chart.subtitle, SUBTITLE, tones.quiet]]) {
      if (!words) continue;
      const { lines: wrappedLines, size } = wrapped(words, style, inner, 2);
      for (const line of wrappedLines) {
        y += size * LINE;
        picture.append(written(line, MARGIN, y - size * 0.22, size, fill, style));
      }
      y += 6;
    }
    y = legend(picture, chart, y, inner, dark, tones);

    const { protocol, href } = new URL(chart.address, location.href);
    const address = protocol === "file:" ? "" : href.replace(/^https?:\/\//, "");
    const site = measured(chart.site, `600 ${FOOT + 2}px "Source Serif"`) + 24;
    const where = wrapped(address, { ...SOURCE, sizes: [FOOT, 14, 13, 12, 11, 10] }, inner - site, 1);
    const said = [chart.source, ...chart.notes].join(" · ");
    const source = wrapped(said, SOURCE, inner, chart.notes.length ? 4 : 2);
    const below = FOOT * 1.5 + source.lines.length * source.size * LINE + 6;
    const tall = Math.max(HIGH, Math.ceil(y + 24 + chart.least * SMALLER + below + MARGIN - 10));
    const foot = tall - MARGIN + 10;
    const rule = foot - below;
    paper.setAttribute("height", tall);
    for (const [key, value] of Object.entries({ width: WIDE, height: tall,
      viewBox: `0 0 ${WIDE} ${tall}` })) picture.setAttribute(key, value);
    picture.append(element("path", { d: `M${MARGIN} ${rule}H${WIDE - MARGIN}`, stroke: tones.rule }));
    source.lines.forEach((line, n) => picture.append(
      written(line, MARGIN, rule + 6 + (n + 0.86) * source.size * LINE, source.size, tones.quiet, SOURCE)));
    picture.append(
      written(where.lines.join(""), MARGIN, foot, where.size, tones.quiet, SOURCE),
      written(chart.site, WIDE - MARGIN, foot, FOOT + 2, tones.ink, FINDING, "end"));

    const room = rule - 14 - y - 10;
    const high = Math.max(room / LARGER, chart.least);
    const wide = inner * (high / room);
    const plot = await plotted(chart, Math.round(wide), Math.round(high), dark, tones);
    for (const [key, value] of Object.entries({ x: MARGIN, y: y + 10, width: inner, height: room,
      viewBox: `0 0 ${Math.round(wide)} ${Math.round(high)}` })) plot.setAttribute(key, value);
    plot.removeAttribute("style");
    picture.append(document.importNode(plot, true));
    return new XMLSerializer().serializeToString(picture);
  }

  function legend(picture, chart, y, inner, dark, tones) {
    if (!chart.legend.length) return y;
    let x = MARGIN;
    y += 4;
    for (const { shape, words } of chart.legend) {
      const width = 24 + measured(words, `400 ${LEGEND}px "Source Sans"`);
      if (x > MARGIN && x + width > MARGIN + inner) [x, y] = [MARGIN, y + LEGEND * 1.45];
      const glyph = new DOMParser().parseFromString(`<svg xmlns="${SVG}">${shape}</svg>`, "image/svg+xml")
        .documentElement.firstElementChild;
      for (const name of ["fill", "stroke"]) {
        const colour = glyph.getAttribute(name).replace("currentColor", tones.quiet);
        glyph.setAttribute(name, dark ? Chart.inDark(colour, chart.dark) : colour);
      }
      glyph.setAttribute("transform", `translate(${x} ${y + LEGEND * 0.68 - 8})`);
      picture.append(document.importNode(glyph, true),
        written(words, x + 23, y + LEGEND, LEGEND, tones.quiet, SOURCE));
      x += width + 26;
    }
    return y + LEGEND * 1.3;
  }

  async function png(text) {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"),
      { width: image.naturalWidth * SCALE, height: image.naturalHeight * SCALE });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise((made) => canvas.toBlob(made, "image/png"));
  }

  async function save(chart, form) {
    const text = await svg(chart);
    const blob = form === "png" ? await png(text)
      : new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', text], { type: "image/svg+xml" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${chart.fileName}.${form}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  return { save, svg };
})();
