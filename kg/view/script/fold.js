// The view by area: everything in the file stands in the picture, by itself or in a bubble that counts it, and every
// relation by itself or in a bundle that counts it. A function of what is filtered, opened and taken out.
const GIVES = 60, BODIES = 24; // things that a bubble gives at a time, and bodies that an area shows at first
const NOWHERE = "area/", ASTRAY = "area/?"; // without an area; in one whose province is not known

class Fold {
  constructor(world, filters) {
    Object.assign(this, { world, filters });
    this.shape = 1.4; // width of the window by its height
    this.opened = new Map(); // bubble -> how many of its things are out; of an area: 1
    this.out = new Set(); // things that are wanted by themselves
    Object.assign(this, { items: new Map(), bundles: new Map(), itemOf: new Map(), drawn: new Set(), discs: [] });
  }

  // Who belongs to which area; anew when a server has added things.
  plant() {
    const { nodes, edges } = this.world, size = `${nodes.length} ${edges.length}`;
    if (this.planted === size) return;
    Object.assign(this, { planted: size, areas: new Map(), areaOf: new Map(), homes: new Map() });
    this.provinces = nodes.some((node) => node.province);
    for (const node of nodes) {
      let area = null;
      for (const [key, name] of this.path(node)) area = this.area(key, name, area);
      area.things.push(node);
      this.areaOf.set(node.id, area);
      for (let up = area; up; up = up.parent) up.total += 1;
    }
    for (const area of this.areas.values()) area.things.sort((a, b) => this.weight(b) - this.weight(a) || (a.id < b.id ? -1 : 1));
    this.tops = Fold.ordered([...this.areas.values()].filter((area) => !area.parent));
    for (const area of this.areas.values()) area.parts = Fold.ordered(area.parts);
  }

  // Where a thing is, from the largest area to the smallest: [key, name] pairs.
  path(node) {
    const site = this.site(node), small = site.district ?? site.place ?? (site.kind === "place" ? site.label : null);
    const top = site.province ?? (small && this.provinces ? "?" : "");
    const way = top || !small ? [[`area/${top}`, top === "?" || !top ? null : top]] : [];
    return small && small !== top ? [...way, [`area/${top}/${small}`, small]] : way;
  }

  // A personnel event of no known body is where the person is.
  site(node) {
    if (node.kind !== "event" || node.place) return node;
    const [edge] = this.world.edgesOf.get(node.id);
    return edge ? this.world.byId.get(edge.from === node.id ? edge.to : edge.from) : node;
  }

  area(key, name, parent) {
    let area = this.areas.get(key);
    if (!area) {
      this.areas.set(key, (area = { key, name, parent, parts: [], things: [], total: 0 }));
      parent?.parts.push(area);
    }
    return area;
  }

  static ordered(areas) {
    const last = (area) => area.key === NOWHERE || area.key === ASTRAY;
    return areas.sort((a, b) => last(a) - last(b) || b.total - a.total || (a.key < b.key ? -1 : 1));
  }

  weight(node) {
    return this.world.edgesOf.get(node.id).length * 2 + (node.count ?? 0);
  }

  // What the address says: bubbles that are open, as "id" or "id~60", and things that stand by themselves.
  restore(opened, out) {
    this.opened.clear();
    this.out.clear();
    this.touched = opened.length + out.length > 0;
    if (!this.touched) return this.begin();
    for (const said of opened.filter(Boolean)) {
      const [, id, many] = /^(.*?)(?:~(\d{1,5}))?$/s.exec(said);
      this.opened.set(id, Number(many ?? 1));
    }
    return this.reveal(out);
  }

  // At first: what is in the middle, or the only area that there is.
  begin() {
    this.plant();
    const { focus } = this.world, named = this.tops.filter((area) => area.key !== NOWHERE && area.key !== ASTRAY);
    if (named.length === 1 && named[0].parts.length) this.opened.set(named[0].key, 1);
    if (focus !== undefined) this.reveal([focus]);
  }

  // Take things out, so that each stands by itself.
  reveal(ids) {
    this.plant();
    for (const id of ids) {
      if (this.drawn.has(id) || !this.areaOf.has(id)) continue;
      this.out.add(id);
      for (let area = this.areaOf.get(id); area; area = area.parent) this.opened.set(area.key, 1);
    }
  }

  // Open a bubble, or close an area that is open. A bubble gives some of its things at a time.
  turn(id) {
    const bubble = this.items.get(id);
    this.touched = true;
    if (bubble.kind !== "area") this.opened.set(id, (this.opened.get(id) ?? (id.endsWith("/body") ? BODIES : 0)) + GIVES);
    else if (bubble.open) this.close(this.areas.get(id));
    else this.opened.set(id, 1);
  }

  close(area) {
    const within = (one) => one === area || (one?.parent && within(one.parent));
    for (const id of this.out) if (within(this.areaOf.get(id))) this.out.delete(id);
    for (const key of [...this.opened.keys()]) {
      const owner = this.areas.get(key) ?? this.areas.get(key.slice(0, key.lastIndexOf("//"))) ?? this.areaOf.get(key.slice(0, key.lastIndexOf("//")));
      if (within(owner)) this.opened.delete(key);
    }
  }

  // Work out what stands in the picture.
  fold() {
    this.plant();
    this.items = new Map();
    this.itemOf = new Map();
    this.drawn = new Set();
    for (const area of this.tops) this.unfold(area);
    this.bundle();
    this.discs = arrangeAreas(this, this.shape);
  }

  passing(things) {
    return things.filter((node) => this.filters.nodes.has(node.id));
  }

  unfold(area) {
    area.rows = [];
    if (!this.opened.has(area.key)) {
      this.bubble({ id: area.key, kind: "area", open: false }, this.within(area));
      return;
    }
    this.items.set(area.key, { id: area.key, kind: "area", open: true, members: [], count: this.within(area).length });
    const here = this.passing(area.things), by = (kind) => here.filter((node) => (node.kind in SHAPES ? node.kind : "thing") === kind);
    this.bodies(area, by("body"), by("person"));
    for (const kind of KINDS) if (kind !== "body" && kind !== "person") area.rows.push(this.some(`${area.key}//${kind}`, kind, by(kind), 0));
    for (const part of area.parts) this.unfold(part);
  }

  // Bodies stand by themselves, each with a bubble of the people who hold office in it.
  bodies(area, bodies, people) {
    const more = this.some(`${area.key}//body`, "body", bodies, BODIES), others = [], at = new Map();
    for (const person of people) {
      const home = this.home(person);
      if (!this.drawn.has(home)) others.push(person);
      else if (at.has(home)) at.get(home).push(person);
      else at.set(home, [person]);
    }
    const level = (node) => node.level ?? 0;
    for (const body of more.things.sort((a, b) => level(a) - level(b))) {
      area.rows.push({ body, ...this.some(`${body.id}//person`, "person", at.get(body.id) ?? [], 0) });
    }
    area.rows.push({ things: [], bubble: more.bubble }, this.some(`${area.key}//person`, "person", others, 0));
  }

  // Of things of one kind so many as were asked for, and those that are wanted by themselves; the rest in a bubble.
  some(id, kind, things, least) {
    const out = things.slice(0, this.opened.get(id) ?? least);
    const taken = new Set(out), rest = [];
    for (const node of things.slice(out.length)) (this.out.has(node.id) ? taken : rest)[this.out.has(node.id) ? "add" : "push"](node);
    for (const node of taken) {
      this.drawn.add(node.id);
      this.itemOf.set(node.id, node.id);
    }
    return { things: [...taken], bubble: this.bubble({ id, kind, open: false }, rest) };
  }

  bubble(bubble, members) {
    if (!members.length) return null;
    Object.assign(bubble, { members, count: members.length });
    for (const node of members) this.itemOf.set(node.id, bubble.id);
    this.items.set(bubble.id, bubble);
    return bubble;
  }

  within(area) {
    return [...this.passing(area.things), ...area.parts.flatMap((part) => this.within(part))];
  }

  // The body of his or her area in which a person holds office, best the one that most pages prove.
  home(person) {
    if (!this.homes.has(person.id)) {
      const { edgesOf } = this.world, rank = (edge) => (edge.line === "dashed" ? 0 : 1000) + (edge.count ?? 0);
      const offices = edgesOf.get(person.id).filter((edge) => edge.kind === "tenure" && edge.from === person.id && this.areaOf.get(edge.to) === this.areaOf.get(person.id));
      this.homes.set(person.id, offices.sort((a, b) => rank(b) - rank(a) || (a.to < b.to ? -1 : 1))[0]?.to);
    }
    return this.homes.get(person.id);
  }

  // Relations of which an end is folded, together where they join the same two.
  bundle() {
    this.bundles = new Map();
    this.bundlesOf = new Map();
    for (const id of this.filters.edges) {
      const edge = this.world.edgeById.get(id), one = this.itemOf.get(edge.from), other = this.itemOf.get(edge.to);
      if (!one || !other || one === other || (this.drawn.has(edge.from) && this.drawn.has(edge.to))) continue;
      const ends = one < other ? [one, other] : [other, one], key = ends.join("|");
      if (!this.bundles.has(key)) {
        const bundle = { id: key, from: ends[0], to: ends[1], edges: [] };
        this.bundles.set(key, bundle);
        for (const end of ends) {
          if (!this.bundlesOf.has(end)) this.bundlesOf.set(end, []);
          this.bundlesOf.get(end).push(bundle);
        }
      }
      this.bundles.get(key).edges.push(edge);
    }
  }

  name({ key, name }) {
    return name ?? say(key === ASTRAY ? "astray" : "nowhere");
  }

  // What a bubble is called: an area by its name, others by kind.
  title(bubble) {
    if (bubble.kind === "area") return this.name(this.areas.get(bubble.id));
    return say(`folded_${bubble.kind}`);
  }

  // What is in a bubble, in words: 12 bodies, 40 people.
  contents(bubble) {
    const counts = new Map();
    for (const { kind } of bubble.open ? this.within(this.areas.get(bubble.id)) : bubble.members) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return KINDS.filter((kind) => counts.has(kind)).map((kind) => `${number(counts.get(kind))} ${say(`folded_${kind}`)}`).join(", ");
  }
}
