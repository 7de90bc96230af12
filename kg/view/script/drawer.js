// The drawer: what is said of a node or an edge, and the words that prove it.
const MOST_LISTED = 100; // of what is folded
const STRUCTURE = { hierarchy: "structure", containment: "geography" };

class Drawer {
  constructor(element, content, scene, world, act) {
    Object.assign(this, { element, content, scene, world, act });
  }

  get open() {
    return !this.element.hidden;
  }

  show(selection, way) {
    const { byId, edgeById } = this.world;
    const about = JSON.stringify(selection ?? [way.from, way.to]);
    if (about !== this.about) this.element.scrollTop = 0;
    this.about = about;
    if (!selection) this.fill(this.way(way));
    else if (selection.bundle !== undefined) this.fill(this.bundle(this.world.fold.bundles.get(selection.bundle)));
    else if (selection.bubble !== undefined) this.fill(this.bubble(this.world.fold.items.get(selection.bubble)));
    else this.fill(selection.edge !== undefined ? this.edge(edgeById.get(selection.edge)) : this.node(byId.get(selection.node)));
  }

  fill(parts) {
    this.content.replaceChildren(...parts.filter(Boolean));
    this.element.hidden = false;
    this.cover();
  }

  hide() {
    this.element.hidden = true;
    this.about = null;
    this.content.replaceChildren();
    this.cover();
  }

  // Tell the picture how much of it lies under the drawer: at its right, or on a phone at its bottom.
  cover() {
    const mine = this.element.getBoundingClientRect(), whole = this.scene.container.getBoundingClientRect();
    const sheet = mine.width >= whole.width;
    this.scene.camera.covered = { right: this.open && !sheet ? mine.width : 0, bottom: this.open && sheet ? mine.height : 0 };
  }

  node(node) {
    const names = [node.label, ...(node.names ?? [])];
    const date = node.date ? this.facts([["date", day(node.date)]]) : null;
    return [
      make("p", { class: "over" }, icon(node.kind), say(node.kind)),
      make("h2", {}, words(node.label)),
      node.detail ? make("p", {}, words(node.detail, 300)) : null,
      make("p", { class: "soft" }, words(site(node), 300)),
      node.names ? make("p", { class: "soft" }, `${say("names")}: `, words(node.names.join("; "), 600)) : null,
      date,
      this.acts(node),
      ...this.bonds(node),
      ...this.proofs(node, names),
    ];
  }

  // What is folded in a bubble, the best known first.
  bubble(bubble) {
    const { fold } = this.world, most = [...bubble.members].sort((a, b) => fold.weight(b) - fold.weight(a)).slice(0, MOST_LISTED);
    return [
      make("p", { class: "over" }, say("bubble")),
      make("h2", {}, words(fold.title(bubble))),
      make("p", { class: "soft" }, fold.contents(bubble)),
      make("p", { class: "acts" }, make("button", { type: "button", id: "turn", onclick: () => this.act.turn(bubble.id) }, say(bubble.open ? "closeBubble" : "openBubble"))),
      make("ul", { class: "bonds" }, ...most.map((node) => make("li", {}, make("button", { type: "button", onclick: () => this.act.go({ node: node.id }) },
        icon(node.kind), words(node.label, 200), make("small", {}, ...joined([node.detail, site(node)])))))),
      bubble.count > most.length ? make("p", { class: "soft" }, say("more", { n: number(bubble.count - most.length) })) : null,
    ];
  }

  // Relations between two, of which one is folded: each is a way to its evidence.
  bundle({ from, to, edges }) {
    const { fold, byId } = this.world, name = (id) => (fold.items.has(id) ? this.whose(id) : byId.get(id).label);
    const most = [...edges].sort((a, b) => rank(a.kind) - rank(b.kind) || byTime(a, b)).slice(0, MOST_LISTED);
    return [
      make("p", { class: "over" }, say("bundle", { n: number(edges.length) })),
      make("h2", {}, words(`${name(from)} – ${name(to)}`, 300)),
      make("ul", { class: "bonds" }, ...most.map((edge) => make("li", {}, make("button", { type: "button", onclick: () => this.act.go({ edge: edge.id }) },
        icon(byId.get(edge.from).kind), words(`${byId.get(edge.from).label} – ${edgeWords(edge)} – ${byId.get(edge.to).label}`, 300),
        make("small", {}, ...joined([span(edge), edge.count ? say("sourceCount", { n: number(edge.count) }) : ""])))))),
      edges.length > most.length ? make("p", { class: "soft" }, say("more", { n: number(edges.length - most.length) })) : null,
    ];
  }

  // A bubble with the body or area that it belongs to.
  whose(id) {
    const { fold, byId } = this.world, bubble = fold.items.get(id), owner = id.split("//")[0];
    if (bubble.kind === "area") return fold.title(bubble);
    return `${number(bubble.count)} ${fold.title(bubble)}, ${byId.get(owner)?.label ?? fold.name(fold.areas.get(owner))}`;
  }

  // What can be done from here: draw the neighbours that are not drawn, and find the way to another thing.
  acts(node) {
    const { here, beyond } = this.world.undrawn(node.id), more = here.length + (this.world.live ? beyond : 0);
    return make("p", { class: "acts" },
      more ? make("button", { type: "button", id: "expand", onclick: () => this.act.expand(node.id) }, say("expand", { n: number(more) })) : null,
      make("button", { type: "button", id: "wayFrom", onclick: () => this.act.wayFrom(node.id) }, say("wayFrom")));
  }

  // A way between two things: every step with its first proof.
  way({ from, to, edges }) {
    const { byId } = this.world, ends = [byId.get(from), byId.get(to)];
    const head = [make("p", { class: "over" }, say("way")), make("h2", {}, words(ends[0].label, 200), " → ", words(ends[1].label, 200))];
    if (!edges) return [...head, make("p", { class: "soft" }, say("noWay"))];
    let at = from;
    const steps = edges.map((edge) => {
      const outward = edge.from === at;
      at = outward ? edge.to : edge.from;
      const step = make("button", { type: "button", onclick: () => this.act.go({ edge: edge.id }) }, lineIcon(edge.line), words(`${outward ? "" : "← "}${edgeWords(edge)}`, 200),
        make("small", {}, ...joined([span(edge), edge.count ? say("sourceCount", { n: number(edge.count) }) : ""])));
      const first = edge.sources?.[0] ? this.proof(edge.sources[0], this.namesOf(edge)) : null;
      return make("li", {}, step, first, this.end(byId.get(at)));
    });
    return [...head, make("p", { class: "soft" }, say("steps", { n: number(edges.length) })), make("p", { class: "soft" }, say("caution")), this.end(ends[0]), make("ol", { class: "steps" }, ...steps)];
  }

  namesOf(edge) {
    const { byId } = this.world;
    const names = [byId.get(edge.from), byId.get(edge.to)].flatMap((node) => [node.label, ...(node.names ?? [])]);
    return edge.kind === "tenure" && edge.label ? [...names, edge.label] : names;
  }

  edge(edge) {
    const from = this.world.byId.get(edge.from), to = this.world.byId.get(edge.to);
    return [
      make("p", { class: "over" }, say(edge.kind)),
      make("h2", { class: "unseen" }, words(`${from.label} – ${relation(edge)} – ${to.label}`, 400)),
      make("div", { class: "claim" }, this.end(from), this.how(edge), this.end(to)),
      this.facts(this.when(edge)),
      ...this.proofs(edge, this.namesOf(edge)),
    ];
  }

  end(node) {
    return make("button", { type: "button", onclick: () => this.act.go({ node: node.id }) }, icon(node.kind), words(node.label, 300));
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
    const edges = this.scene.edgesAt(node.id), groups = Map.groupBy ? Map.groupBy(edges, (edge) => edge.kind) : groupBy(edges);
    if (!edges.length) return [];
    return [
      make("h3", {}, `${say("bonds")} `, make("span", { class: "n" }, number(edges.length))),
      ...[...groups].sort(([a], [b]) => rank(a) - rank(b)).flatMap(([kind, group]) => [
        make("p", { class: "soft" }, say(kind)),
        make("ul", { class: "bonds" }, ...group.sort(byTime).map((edge) => make("li", {}, this.bond(node, edge)))),
      ]),
      this.rest(node),
    ];
  }

  rest(node) {
    const { here, beyond } = this.world.undrawn(node.id);
    return here.length + beyond ? make("p", { class: "soft" }, say("notDrawn", { n: number(here.length + beyond) })) : null;
  }

  bond(node, edge) {
    const other = this.world.byId.get(edge.from === node.id ? edge.to : edge.from);
    const outward = edge.from === node.id, how = ["tenure", "participation", "personnel"].includes(edge.kind) || outward ? edgeWords(edge) : `← ${edgeWords(edge)}`;
    const small = [how, edge.kind === "personnel" ? "" : span(edge), edge.count ? say("sourceCount", { n: number(edge.count) }) : ""];
    return make("button", { type: "button", onclick: () => this.act.go({ edge: edge.id }) }, icon(other.kind), words(other.label, 200), make("small", {}, make("span", {}, ...joined(small))));
  }

  proofs(said, names) {
    const sources = said.sources ?? [], total = said.count ?? 0, basis = STRUCTURE[said.kind] ?? (said.kind === "seat" ? "naming" : null);
    const pages = new Set(sources.map((source) => source.page)).size;
    if (!this.world.known && total) return [make("h3", {}, say("sources")), make("p", { class: "soft" }, say("loading"))];
    return [
      make("h3", {}, `${say("sources")} `, make("span", { class: "n" }, total ? number(total) : "")),
      basis ? make("p", { class: "soft" }, say(basis)) : null,
      !sources.length && !basis ? make("p", { class: "soft" }, say("noQuotes")) : null,
      ...sources.map((source) => this.proof(source, names)),
      total > pages ? make("p", { class: "soft" }, say("moreSources", { n: number(total - pages) })) : null,
    ];
  }

  proof(source, names) {
    const { page } = source;
    const title = words(page.title ?? page.url ?? say("untitled"), 300);
    const linked = /^https?:\/\//i.test(page.url ?? "");
    const facts = [page.publisher, page.published ? day(page.published) : say("undatedPage"), source.confidence === undefined ? "" : `${say("confidence").toLowerCase()} ${Math.round(source.confidence * 100)} %`];
    return make("figure", { class: "proof" },
      make("blockquote", { tabindex: source.quote.length > 500 ? 0 : null }, "“", this.marked(source.quote, names), "”"),
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

// In the drawer, what says most of a thing comes first.
function rank(kind) {
  const order = ["tenure", "personnel", "participation", "holder", "action", "issuer", "location", "seat"];
  return order.includes(kind) ? order.indexOf(kind) : order.length;
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
