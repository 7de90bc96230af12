// What of the picture is shown: facets of things (kind, body, level, district), of relations (role, source, confidence),
// and a time in which relations must hold. A thing is shown if it passes its facets and, where relations are filtered,
// one of its relations does too; the thing in the middle always is.
const OF_NODES = ["kind", "district", "level", "body"], OF_EDGES = ["role", "source", "confidence"];
const FACETS = [...OF_NODES, ...OF_EDGES];
const TIMELESS = new Set(["hierarchy", "containment", "seat", "location"]);
const SURE = [["high", 0.9], ["middle", 0.65], ["low", 0]];

class Filters {
  constructor(world) {
    this.world = world;
    this.clear();
  }

  clear() {
    this.chosen = new Map(FACETS.map((facet) => [facet, new Set()]));
    this.unkind = new Set(); // kinds that are hidden
    this.time = null; // [from, to) in years, null for all of it
    this.undated = false; // whether relations without a day are shown when a time is chosen
  }

  get any() {
    return this.time !== null || this.unkind.size > 0 || [...this.chosen.values()].some((set) => set.size);
  }

  // The values of a thing or relation in a facet.
  values(facet, thing) {
    const { world } = this;
    switch (facet) {
      case "kind": return [thing.kind];
      case "role": return thing.kind === "tenure" && thing.label ? [thing.label] : [];
      case "source": return thing.outlets ?? [];
      case "confidence": return thing.confidence === undefined ? [] : [SURE.find(([, least]) => thing.confidence >= least)[0]];
      case "district": return this.kept(thing, "areas", () => this.gather(thing, (node) => world.area(node)));
      case "level": return this.kept(thing, "levels", () => this.gather(thing, (node) => (node.level === undefined ? null : String(node.level))));
      default: return this.kept(thing, "bodies", () => (thing.kind === "body" ? [thing.id] : this.bodies(thing)));
    }
  }

  // The bodies that a thing is linked to.
  bodies({ id }) {
    const { edgesOf, byId } = this.world, ends = edgesOf.get(id).filter((edge) => edge.kind !== "hierarchy").map((edge) => (edge.from === id ? edge.to : edge.from));
    return [...new Set(ends.filter((end) => byId.get(end).kind === "body"))];
  }

  kept(thing, name, make) {
    const { grown } = this.world;
    if (thing[name]?.grown !== grown) Object.defineProperty(thing, name, { value: { grown, values: make() }, configurable: true });
    return thing[name].values;
  }

  // What is said of a thing itself and, of a person, of the bodies that he or she has an office in.
  gather(thing, say) {
    const found = new Set([say(thing)]);
    if (thing.kind === "person") {
      for (const edge of this.world.edgesOf.get(thing.id)) if (edge.kind === "tenure") found.add(say(this.world.byId.get(edge.to)));
    }
    found.delete(null);
    return [...found];
  }

  fails(facets, thing) {
    const failed = [];
    for (const facet of facets) {
      const chosen = this.chosen.get(facet);
      if (facet === "kind" ? this.unkind.has(thing.kind) : chosen.size && !this.values(facet, thing).some((value) => chosen.has(value))) failed.push(facet);
    }
    return failed;
  }

  // Work out what is shown; `counts` says for each value of a facet how many would be, were nothing chosen in it.
  apply() {
    const { world } = this, strict = this.time !== null || OF_EDGES.some((facet) => this.chosen.get(facet).size);
    const failed = new Map(), edges = [];
    const { present } = world;
    for (const id of present) failed.set(id, this.fails(OF_NODES, world.byId.get(id)));
    const passes = (id) => id === world.focus || !failed.get(id).length;
    this.counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
    this.edges = new Set();
    this.possible = new Set(); // relations that may hold in the time, but are not attested in it
    const linked = new Set(), reached = new Set();
    for (const edge of world.edges) {
      if (!present.has(edge.from) || !present.has(edge.to)) continue;
      edges.push(edge);
      const wrong = this.fails(OF_EDGES, edge), holds = this.holds(edge);
      if (holds && !wrong.length) for (const end of [edge.from, edge.to]) reached.add(end);
      if (!holds || !passes(edge.from) || !passes(edge.to)) continue;
      this.count(OF_EDGES, edge, wrong);
      if (wrong.length) continue;
      this.edges.add(edge.id);
      if (holds === "possible") this.possible.add(edge.id);
      linked.add(edge.from).add(edge.to);
    }
    this.nodes = new Set();
    for (const id of present) {
      if (passes(id) && (!strict || linked.has(id) || id === world.focus)) this.nodes.add(id);
      if (!strict || reached.has(id)) this.count(OF_NODES, world.byId.get(id), failed.get(id));
    }
    this.known = edges;
  }

  count(facets, thing, failed) {
    for (const facet of facets) {
      if (failed.length > 1 || (failed.length && failed[0] !== facet)) continue;
      const counts = this.counts[facet];
      for (const value of this.values(facet, thing)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }

  // Whether a relation holds in the chosen time: false, "possible", or true.
  holds(edge) {
    if (!this.time || TIMELESS.has(edge.kind)) return true;
    const span = interval(edge), [from, to] = this.time;
    if (!span) return this.undated && "possible";
    if (span.from >= to || span.to < from) return false;
    return span.sureFrom < to && span.sureTo >= from ? true : "possible";
  }
}

// The years in which a relation holds at most and, as sureFrom and sureTo, at least; null without any day.
function interval(edge) {
  const { valid_from: from, valid_to: to } = edge, first = year(from), last = year(to, true);
  if (first === null && last === null) return null;
  if (edge.kind !== "tenure") return { from: first ?? last, to: last ?? year(from, true), sureFrom: first ?? last, sureTo: last ?? year(from, true) };
  const sureFrom = year(edge.seen_from) ?? first ?? last, sureTo = year(edge.seen_to, true) ?? sureFrom;
  return { from: first ?? -Infinity, to: last ?? Infinity, sureFrom, sureTo: Math.max(sureFrom, sureTo) };
}

// A day in EDTF as a year with its fraction, its beginning or its end; null where the year is not known.
const YEARS = [new Map(), new Map()]; // the same days come back thousands of times
function year(edtf, end = false) {
  if (edtf === undefined) return null;
  const known = YEARS[Number(end)];
  if (!known.has(edtf)) known.set(edtf, inYears(edtf, end));
  return known.get(edtf);
}

function inYears(edtf, end) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(edtf);
  if (!found) return null;
  const [, y, m, d] = found.map(Number);
  if (!m) return end ? y + 0.9999 : y;
  if (!d) return y + (m - (end ? 0.001 : 1)) / 12;
  return y + (m - 1) / 12 + (d - (end ? 0.001 : 1)) / 372;
}
