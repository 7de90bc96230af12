// The drawer: what is said of a node or an edge, and the words that prove it. Text from pages goes in as text only.
const PATHS = {
  person: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z", body: "M2 2h12v12H2z", meeting: "M8 .8 15.2 8 8 15.2.8 8z",
  paper: "M8 1.5 15 14H1z", project: "M8 .8l2.2 4.9 5.3.5-4 3.6 1.2 5.3L8 12.3l-4.7 2.8 1.2-5.3-4-3.6 5.3-.5z",
  place: "M4.2 1.5h7.6L15.5 8l-3.7 6.5H4.2L.5 8z", thing: "M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z",
};
const STRUCTURE = { hierarchy: "structure", containment: "geography" };

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function draw(kind, path, box = "0 0 16 16") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", kind);
  const shape = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
  for (const [name, value] of Object.entries(path)) shape.setAttribute(name, value);
  return svg;
}

function icon(kind) {
  const known = kind in PATHS ? kind : "thing";
  return draw(`icon ${known}`, { d: PATHS[known], fill: "currentColor" });
}

// Words of a page stand in an element of their own direction, so that they cannot turn the words around them.
function words(text, most = 3000) {
  return make("bdi", {}, text.length > most ? text.slice(0, most) + "…" : text);
}

function joined(parts, most = 120) {
  return parts.filter(Boolean).flatMap((part, i) => (i ? [" · ", words(part, most)] : [words(part, most)]));
}

class Drawer {
  constructor(element, content, scene, go) {
    Object.assign(this, { element, content, scene, go });
  }

  get open() {
    return !this.element.hidden;
  }

  show(selection) {
    const parts = selection.edge !== undefined ? this.edge(this.scene.edgeById.get(selection.edge)) : this.node(this.scene.byId.get(selection.node));
    this.content.replaceChildren(...parts.filter(Boolean));
    this.element.hidden = false;
    this.element.scrollTop = 0;
    this.cover();
  }

  hide() {
    this.element.hidden = true;
    this.content.replaceChildren();
    this.cover();
  }

  // Tell the picture how much of it lies under the drawer: at its right, or on a phone at its bottom.
  cover() {
    const mine = this.element.getBoundingClientRect(), whole = this.scene.container.getBoundingClientRect();
    const sheet = mine.width >= whole.width;
    this.scene.covered = { right: this.open && !sheet ? mine.width : 0, bottom: this.open && sheet ? mine.height : 0 };
  }

  node(node) {
    const names = [node.label, ...(node.names ?? [])];
    const date = node.date ? this.facts([["date", day(node.date)]]) : null;
    return [
      make("p", { class: "over" }, icon(node.kind), say(node.kind)),
      make("h2", {}, words(node.label)),
      node.detail ? make("p", {}, words(node.detail, 300)) : null,
      node.place ? make("p", { class: "soft" }, words(node.place, 300)) : null,
      node.names ? make("p", { class: "soft" }, `${say("names")}: `, words(node.names.join("; "), 600)) : null,
      date,
      ...this.bonds(node),
      ...this.proofs(node, names),
    ];
  }

  edge(edge) {
    const from = this.scene.byId.get(edge.from), to = this.scene.byId.get(edge.to);
    const names = [from, to].flatMap((node) => [node.label, ...(node.names ?? [])]);
    if (edge.kind === "tenure" && edge.label) names.push(edge.label);
    return [
      make("p", { class: "over" }, say(edge.kind)),
      make("h2", { class: "unseen" }, words(`${from.label} – ${relation(edge)} – ${to.label}`, 400)),
      make("div", { class: "claim" }, this.end(from), this.how(edge), this.end(to)),
      this.facts(this.when(edge)),
      ...this.proofs(edge, names),
    ];
  }

  end(node) {
    return make("button", { type: "button", onclick: () => this.go({ node: node.id }) }, icon(node.kind), words(node.label, 300));
  }

  how(edge) {
    return make("p", { class: "how" }, lineIcon(edge.line), make("b", {}, words(relation(edge), 200)));
  }

  when(edge) {
    const facts = [];
    if (edge.status) facts.push(["status", code(edge.status)]);
    if (edge.kind === "tenure") {
      const { valid_from: from, seen_from: latest } = edge;
      if (from && latest && from !== latest) facts.push(["start", say("between", { a: day(from), b: day(latest) })]);
      else if (latest) facts.push(["start", say("by", { a: day(latest) })]);
      else if (from) facts.push(["start", say("from", { a: day(from) })]);
      if (edge.seen_to) facts.push(["seen", day(edge.seen_to)]);
      if (edge.valid_to) facts.push(["end", say("by", { a: day(edge.valid_to) })]);
    } else if (edge.valid_from || edge.valid_to) {
      const { valid_from: from, valid_to: to } = edge;
      facts.push(["when", !to || from === to ? day(from ?? to) : say("between", { a: day(from), b: day(to) })]);
    }
    if (edge.confidence !== undefined) facts.push(["confidence", this.sure(edge.confidence)]);
    return facts;
  }

  sure(confidence) {
    const percent = `${Math.round(confidence * 100)} %`;
    return make("span", {}, make("meter", { min: 0, max: 1, low: 0.5, high: 0.65, optimum: 1, value: confidence, "aria-label": percent }), ` ${percent}`);
  }

  facts(pairs) {
    return pairs.length ? make("dl", {}, ...pairs.flatMap(([key, value]) => [make("dt", {}, say(key)), make("dd", {}, value)])) : null;
  }

  // The relations of a node by kind, each a way to its evidence.
  bonds(node) {
    const edges = this.scene.edgesOf.get(node.id), groups = Map.groupBy ? Map.groupBy(edges, (edge) => edge.kind) : groupBy(edges);
    if (!edges.length) return [];
    return [
      make("h3", {}, `${say("bonds")} `, make("span", { class: "n" }, number(edges.length))),
      ...[...groups].flatMap(([kind, group]) => [
        make("p", { class: "soft" }, say(kind)),
        make("ul", { class: "bonds" }, ...group.sort(byTime).map((edge) => make("li", {}, this.bond(node, edge)))),
      ]),
      node.neighbours ? make("p", { class: "soft" }, say("notDrawn", { n: number(node.neighbours - this.scene.around(node.id).size) })) : null,
    ];
  }

  bond(node, edge) {
    const other = this.scene.byId.get(edge.from === node.id ? edge.to : edge.from);
    const outward = edge.from === node.id, how = ["tenure", "participation", "personnel"].includes(edge.kind) || outward ? edgeWords(edge) : `← ${edgeWords(edge)}`;
    const small = [how, edge.kind === "personnel" ? "" : span(edge), edge.count ? say("sourceCount", { n: number(edge.count) }) : ""];
    return make("button", { type: "button", onclick: () => this.go({ edge: edge.id }) }, icon(other.kind), words(other.label, 200), make("small", {}, ...joined(small)));
  }

  proofs(said, names) {
    const sources = said.sources ?? [], total = said.count ?? 0, basis = STRUCTURE[said.kind] ?? (said.kind === "seat" ? "naming" : null);
    const pages = new Set(sources.map((source) => source.doc)).size;
    return [
      make("h3", {}, `${say("sources")} `, make("span", { class: "n" }, total ? number(total) : "")),
      basis ? make("p", { class: "soft" }, say(basis)) : null,
      !sources.length && !basis ? make("p", { class: "soft" }, say("noQuotes")) : null,
      ...sources.map((source) => this.proof(source, names)),
      total > pages ? make("p", { class: "soft" }, say("moreSources", { n: number(total - pages) })) : null,
    ];
  }

  proof(source, names) {
    const page = DATA.documents[source.doc] ?? {};
    const title = words(page.title ?? page.url ?? say("untitled"), 300);
    const linked = /^https?:\/\//i.test(page.url ?? "");
    const facts = [page.publisher, page.published ? day(page.published) : say("undatedPage"), source.confidence === undefined ? "" : `${say("confidence").toLowerCase()} ${Math.round(source.confidence * 100)} %`];
    return make("figure", { class: "proof" },
      make("blockquote", {}, "“", this.marked(source.quote, names), "”"),
      make("figcaption", {},
        linked ? make("a", { href: page.url, target: "_blank", rel: "noopener noreferrer nofollow" }, title) : title,
        make("br"), ...joined(facts, 200)));
  }

  marked(quote, names) {
    const { text, spans } = mentions(quote.slice(0, 3000), names), parts = [];
    let last = 0;
    for (const [start, end] of spans) {
      parts.push(text.slice(last, start), make("mark", {}, text.slice(start, end)));
      last = end;
    }
    return make("bdi", {}, ...parts, text.slice(last), quote.length > 3000 ? "…" : "");
  }
}

function groupBy(edges) {
  const groups = new Map();
  for (const edge of edges) groups.set(edge.kind, [...(groups.get(edge.kind) ?? []), edge]);
  return groups;
}

// When an edge holds, in short.
function span({ valid_from: from, valid_to: to, seen_from: seen }) {
  if (from && !to && from === seen) return say("attested", { a: day(from) });
  if (from && to && from !== to) return `${day(from)} – ${day(to)}`;
  if (from && to) return day(from);
  return from ? say("from", { a: day(from) }) : to ? say("until", { a: day(to) }) : "";
}

function byTime(a, b) {
  const when = (edge) => edge.valid_from ?? edge.valid_to ?? "9999";
  return when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.id < b.id ? -1 : 1;
}

function lineIcon(line) {
  const dashes = { dashed: "7 4", dotted: "2 4" }[line] ?? "none";
  const svg = draw("line", { d: "M1 5H33", stroke: "currentColor", "stroke-width": "2.5", "stroke-dasharray": dashes }, "0 0 34 10");
  svg.setAttribute("width", "34");
  svg.setAttribute("height", "10");
  return svg;
}
