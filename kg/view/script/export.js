// What is seen as a file: PNG and SVG with title, date and legend, CSV with the words that prove.
const HEAD = 64, FOOT = 62;

class Export {
  constructor(scene, filters, title) {
    Object.assign(this, { scene, filters, title });
  }

  save(content, type, ending) {
    const name = bare(plain(this.title, 60)).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "quanhe";
    const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const link = document.body.appendChild(make("a", { href: url, download: `${name}.${ending}`, hidden: true }));
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  lines() {
    const today = new Date().toLocaleDateString(language === "vi" ? "vi-VN" : "en-GB");
    return [plain(this.title, 110), [get("counts").textContent, this.filters.time ? get("span").textContent : "", say("made", { day: today })].filter(Boolean).join(" · ")];
  }

  legend() {
    return KINDS.filter((kind) => (this.filters.counts.kind.get(kind) ?? 0) > 0 && !this.filters.unkind.has(kind));
  }

  svg() {
    const { scene } = this, { clientWidth: w, clientHeight: h } = scene.container, { colours } = scene;
    const element = (name, attributes = {}, ...children) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      made.append(...children);
      return made;
    };
    const text = (words, x, y, more = {}) => element("text", { x, y, fill: colours.ink, ...more }, words);
    const [title, about] = this.lines();
    const root = element("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${w} ${HEAD + h + FOOT}`, width: w, height: HEAD + h + FOOT, "font-family": FONT, "font-size": LABEL },
      element("title", {}, title), element("desc", {}, `${about}. ${say("caution")}`),
      element("rect", { width: w, height: HEAD + h + FOOT, fill: colours.page }),
      text(title, 16, 28, { "font-size": 20, "font-weight": 700 }), text(about, 16, 50, { fill: colours.soft }));
    const clip = element("clipPath", { id: "frame" }, element("rect", { y: HEAD, width: w, height: h }));
    const picture = element("g", { "clip-path": "url(#frame)" });
    root.append(clip, picture);
    this.picture(picture, element, text);
    this.foot(root, element, text, HEAD + h);
    return new XMLSerializer().serializeToString(root);
  }

  picture(into, element, text) {
    const { scene, filters } = this, { byId, edgeById, drawn, fold } = scene.world, items = fold?.items, { colours } = scene, scale = scene.network.getScale();
    const at = (id) => {
      const { x, y } = scene.network.canvasToDOM(scene.network.body.nodes[id]);
      return { x: +x.toFixed(1), y: +(y + HEAD).toFixed(1) };
    };
    for (const bundle of scene.world.fold?.bundles.values() ?? []) into.append(this.line(bundle, at, scene.bundleLook(bundle), 0, element));
    for (const id of filters.edges) {
      const edge = edgeById.get(id);
      if (drawn.has(edge.from) && drawn.has(edge.to)) into.append(this.line(edge, at, scene.edgeLook(edge), scene.bends.get(id) ?? 0, element));
    }
    for (const id of scene.standing()) {
      const node = byId.get(id) ?? items.get(id), { x, y } = at(id), r = Math.max(2, scene.size(node) * scale), bubble = items?.has(id);
      const look = bubble ? { fill: colours.card, stroke: colours[node.kind] ?? colours.strong, "stroke-width": 2.5 * 8 / r } : { fill: colours[node.kind] ?? colours.thing, stroke: colours.page };
      into.append(element("path", { d: (!bubble && PATHS[node.kind]) || PATHS.ring, transform: `translate(${(x - r).toFixed(1)} ${(y - r).toFixed(1)}) scale(${(r / 8).toFixed(3)})`, ...look },
        element("title", {}, bubble ? `${scene.world.fold.title(node)}: ${scene.world.fold.contents(node)}` : plain(node.label, 300))));
    }
    for (const { text: words, x, y, size } of items ? scene.labels.numbers : []) into.append(text(words, x.toFixed(1), (y + HEAD + size * 0.35).toFixed(1), { "text-anchor": "middle", "font-weight": 600, "font-size": size }));
    for (const box of scene.labels.boxes) {
      const high = box.h / box.lines.length;
      box.lines.forEach((line, i) => into.append(text(line, (box.x + box.w / 2).toFixed(1), (box.y + HEAD + high * (i + 0.8)).toFixed(1), { "text-anchor": "middle", "font-weight": box.strong ? 700 : 400, "font-size": box.size ?? LABEL, stroke: box.size ? "none" : colours.page, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" })));
    }
  }

  line(edge, at, look, bend, element) {
    const a = at(edge.from), b = at(edge.to), scale = this.scene.network.getScale();
    const [, colour, ink] = /^rgba\((.*), ([\d.]+)\)$/.exec(look.color) ?? []; // SVG 1.1 tells them apart
    const middle = { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
    return element("path", { d: `M${a.x} ${a.y}Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${b.x} ${b.y}`, fill: "none", stroke: colour ? `rgb(${colour})` : look.color, "stroke-opacity": ink ?? 1, "stroke-width": (look.width * Math.max(0.5, Math.min(1, scale))).toFixed(2), "stroke-dasharray": look.dashes ? look.dashes.join(" ") : "none" });
  }

  foot(root, element, text, top) {
    const { colours } = this.scene;
    let x = 16;
    const ruler = document.createElement("canvas").getContext("2d");
    ruler.font = `${LABEL}px ${FONT}`;
    const advance = (words) => { x += 21 + ruler.measureText(words).width + 18; };
    for (const kind of this.legend()) {
      root.append(element("path", { d: PATHS[kind], transform: `translate(${x} ${top + 10})`, fill: colours[kind] }), text(say(kind), x + 21, top + 23));
      advance(say(kind));
    }
    for (const line of Object.keys(DASHES)) {
      root.append(element("path", { d: `M${x} ${top + 18}h26`, stroke: colours.strong, "stroke-width": 2, "stroke-dasharray": (DASHES[line] || []).join(" ") || "none" }), text(say(line), x + 32, top + 23));
      x += 12;
      advance(say(line));
    }
    root.append(text(say("caution"), 16, top + 48, { fill: colours.soft, "font-size": 12 }));
  }

  // The drawing as a picture: the browser turns the SVG into one, at twice its size.
  async png() {
    const { clientWidth: w, clientHeight: h } = this.scene.container, canvas = make("canvas", { width: 2 * w, height: 2 * (HEAD + h + FOOT) });
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.svg())}`;
    await image.decode();
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }
}
