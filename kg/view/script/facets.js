// The facets as lists of boxes to tick, each with how many things or relations it would show; and the kinds to hide.
const FEW = 6;

class Facets {
  constructor(kinds, element, filters, world, changed) {
    Object.assign(this, { kinds, element, filters, world, changed, opened: new Set(), unfolded: new Set(), met: new Map(FACETS.map((facet) => [facet, new Set()])) });
  }

  name(facet, value) {
    if (facet === "level") return say(`level${value}`);
    if (facet === "confidence") return say(value);
    return facet === "body" ? this.world.byId.get(value)?.label ?? value : value;
  }

  // All values in the picture: one that would show nothing now stays where it is, with 0.
  meet() {
    const { present, byId, mode } = this.world;
    if (this.mode !== mode) this.met = new Map(FACETS.map((facet) => [facet, new Set()]));
    else if (this.size === present.size) return;
    Object.assign(this, { mode, size: present.size });
    const meet = (facets, thing) => { for (const facet of facets) for (const value of this.filters.values(facet, thing)) this.met.get(facet).add(value); };
    for (const id of present) meet(OF_NODES, byId.get(id));
    for (const edge of this.filters.known) meet(OF_EDGES, edge);
  }

  // The kinds in the legend, and below them the other facets. What has the focus keeps it.
  show() {
    this.meet();
    const focused = document.activeElement?.dataset?.key, { counts, unkind } = this.filters;
    const present = new Set([...this.world.present].map((id) => this.world.byId.get(id).kind));
    this.kinds.replaceChildren(...KINDS.filter((kind) => present.has(kind)).map((kind) => make("li", {},
      make("button", { type: "button", "aria-pressed": String(!unkind.has(kind)), "data-kind": kind, "data-key": `kind ${kind}`, onclick: () => this.turn(unkind, kind) },
        icon(kind), make("span", {}, say(kind)), " ", make("span", { class: "n" }, number(counts.kind.get(kind) ?? 0))))));
    this.element.replaceChildren(...FACETS.filter((facet) => facet !== "kind").map((facet) => this.facet(facet)).filter(Boolean));
    if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  facet(facet) {
    const chosen = this.filters.chosen.get(facet), counts = this.filters.counts[facet];
    const all = [...new Set([...chosen, ...this.met.get(facet)])];
    if (!all.length || (all.length < 2 && !chosen.size)) return null;
    const order = facet === "level" ? (a, b) => (a < b ? -1 : 1) : facet === "confidence" ? (a, b) => this.rank(a) - this.rank(b)
      : (a, b) => chosen.has(b) - chosen.has(a) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || index.compare(this.name(facet, a), this.name(facet, b));
    all.sort(order);
    const shown = this.unfolded.has(facet) ? all.slice(0, 300) : all.slice(0, Math.max(FEW, chosen.size));
    const title = `facet${facet[0].toUpperCase()}${facet.slice(1)}`;
    const rows = shown.map((value) => make("li", {}, make("label", {},
      make("input", { type: "checkbox", checked: chosen.has(value), "data-key": `${facet} ${value}`, onchange: () => this.turn(chosen, value) }),
      words(this.name(facet, value), 90), make("span", { class: "n" }, number(counts.get(value) ?? 0)))));
    const more = all.length > FEW ? make("button", { type: "button", class: "more", "data-key": `more ${facet}`, onclick: () => this.turn(this.unfolded, facet) },
      shown.length < all.length ? say("more", { n: number(all.length - shown.length) }) : say("less")) : null;
    return make("details", { open: this.opened.has(facet) || chosen.size > 0, "data-facet": facet, ontoggle: (event) => this.opened[event.target.open ? "add" : "delete"](facet) },
      make("summary", { "data-key": `facet ${facet}` }, say(title), " ", make("span", { class: "n" }, chosen.size ? `${chosen.size} / ${number(all.length)}` : number(all.length))),
      make("ul", { "aria-label": say(title) }, ...rows), more);
  }

  rank(value) {
    return SURE.findIndex(([name]) => name === value);
  }

  turn(set, value) {
    if (!set.delete(value)) set.add(value);
    if (set === this.unfolded) this.show();
    else this.changed();
  }
}
