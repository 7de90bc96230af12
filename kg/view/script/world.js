// What the file holds, or a server adds: things, relations, and the words that prove them.
async function inflate(packed) {
  const letters = atob(packed.trim()), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// Columns back to rows, see pack.py; the strings of a cell, or of a list of cells, come from the table of strings.
function rows({ rows: count, texts, numbers }, strings) {
  const made = Array.from({ length: count }, () => ({}));
  const text = (cell) => (Array.isArray(cell) ? cell.map(text) : strings[cell]);
  for (const [name, cells] of Object.entries(texts)) cells.forEach((cell, i) => { if (cell !== null) made[i][name] = text(cell); });
  for (const [name, cells] of Object.entries(numbers)) cells.forEach((cell, i) => { if (cell !== null) made[i][name] = cell; });
  return made;
}

class World {
  constructor(main) {
    Object.assign(this, { nodes: [], edges: [], byId: new Map(), edgeById: new Map(), edgesOf: new Map(), sources: [], documents: [] });
    this.drawn = new Set(); // those that stand in the picture by themselves
    this.ids = new Set();
    this.provincesOf = Object.create(null); // name of a district -> provinces that have one
    this.fold = null; // in the view by area, where everything is in the picture
    this.known = false; // whether the words that prove have been read
    this.grown = 0; // how often things came in
    const { strings, tables, rest } = main;
    Object.assign(this, { focus: rest.focus ?? undefined, path: rest.path, live: rest.live, base: rest.base, opens: rest.view, pages: rest.documents, held: rest.nodes });
    this.captions = rows(tables.captions, strings);
    this.opening = this.add(main);
    for (const node of this.nodes) if (node.x !== undefined) this.drawn.add(node.id);
  }

  // Take in nodes and edges that are not known yet; return all that came. Edges name nodes by their places, after
  // those of what came `before`, of which this is the rest.
  add({ strings, tables }, before = []) {
    const nodes = rows(tables.nodes, strings), edges = rows(tables.edges, strings), fresh = [], all = [...before, ...nodes];
    this.grown += 1;
    for (const node of nodes) {
      if (this.byId.has(node.id)) continue;
      this.nodes.push(node);
      this.byId.set(node.id, node);
      this.ids.add(node.id);
      if (node.district) (this.provincesOf[node.district] ??= new Set()).add(node.province);
      this.edgesOf.set(node.id, []);
      fresh.push(node);
    }
    for (const edge of edges) {
      edge.from = all[edge.from].id;
      edge.to = all[edge.to].id;
      if (this.edgeById.has(edge.id)) continue;
      this.edges.push(edge);
      this.edgeById.set(edge.id, edge);
      this.edgesOf.get(edge.from).push(edge);
      if (edge.to !== edge.from) this.edgesOf.get(edge.to).push(edge);
    }
    return { nodes, edges, fresh };
  }

  // Take in what proves the nodes and edges that came with it.
  prove({ nodes, edges }, { strings, tables, rest }) {
    const documents = rows(tables.documents, strings);
    const sources = rows(tables.sources, strings).map((source) => ({ ...source, page: documents[source.doc] ?? {} }));
    const give = (things, lists, known) => things.forEach((thing, i) => {
      if (lists[i]) known.get(thing.id).sources ??= lists[i].map((place) => sources[place]);
    });
    give(nodes, rest.nodes, this.byId);
    give(edges, rest.edges, this.edgeById);
  }

  // How many things there are, those too that the page has not read yet.
  get size() {
    return Math.max(this.nodes.length, this.held);
  }

  // What is in the picture, by itself or folded.
  get present() {
    return this.fold ? this.ids : this.drawn;
  }

  // The area by which a thing is filtered; of districts of one name each with its province.
  area(node) {
    const { district, province } = node;
    if (district) return this.provincesOf[district].size > 1 && province ? `${district}, ${province}` : district;
    return node.place ?? (node.kind === "place" ? node.label : null);
  }

  around(id) {
    const near = new Set(this.edgesOf.get(id).map((edge) => (edge.from === id ? edge.to : edge.from)));
    near.delete(id);
    return near;
  }

  // How many neighbours of a thing are not drawn: in this file, and beyond it.
  undrawn(id) {
    const near = this.around(id), here = this.fold ? [] : [...near].filter((other) => !this.drawn.has(other));
    return { here, beyond: Math.max(0, (this.byId.get(id).neighbours ?? 0) - near.size) };
  }

  // Draw things that were not: each in the free place nearest to what it is linked to.
  draw(ids, near) {
    const fresh = ids.filter((id) => this.byId.has(id) && !this.drawn.has(id));
    if (!fresh.length) return [];
    const room = new Room([...this.drawn].map((id) => this.byId.get(id)));
    for (const id of fresh) {
      const anchor = near !== undefined && this.drawn.has(near) ? near : [...this.around(id)].find((other) => this.drawn.has(other));
      const { x, y } = this.byId.get(anchor) ?? this.byId.get(this.focus) ?? { x: 0, y: 0 };
      Object.assign(this.byId.get(id), room.near(x, y));
      this.drawn.add(id);
    }
    return fresh;
  }

  // The way that the file came with, if it runs between these two: at each step the relation that most pages prove.
  given(from, to) {
    const { path } = this;
    if (path.length < 2 || path[0] !== from || path.at(-1) !== to) return null;
    return path.slice(1).map((id, i) => this.edgesOf.get(id).filter((edge) => edge.from === path[i] || edge.to === path[i])
      .sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.id < b.id ? -1 : 1))[0]);
  }

  // The shortest way between two things through what `open` lets pass, as edges; null where there is none.
  way(from, to, open) {
    const came = new Map([[from, null]]);
    for (let ring = [from]; ring.length && !came.has(to);) {
      const next = [];
      for (const id of ring) {
        for (const edge of this.edgesOf.get(id) ?? []) {
          const other = edge.from === id ? edge.to : edge.from;
          if (came.has(other) || !open(edge)) continue;
          came.set(other, edge);
          next.push(other);
        }
      }
      ring = next;
    }
    if (!came.has(to)) return null;
    const edges = [];
    for (let id = to; came.get(id); id = came.get(id).from === id ? came.get(id).to : came.get(id).from) edges.unshift(came.get(id));
    return edges;
  }
}

// Free places in the picture, on a grid that leaves room for names.
const CELL_X = 180, CELL_Y = 104;

class Room {
  constructor(nodes) {
    this.taken = new Map();
    for (const { x, y } of nodes) this.take(x, y);
  }

  key(x, y) {
    return `${Math.round(x / CELL_X)} ${Math.round(y / CELL_Y)}`;
  }

  take(x, y) {
    const key = this.key(x, y);
    if (!this.taken.has(key)) this.taken.set(key, []);
    this.taken.get(key).push([x, y]);
  }

  free(x, y) {
    for (const dx of [-CELL_X, 0, CELL_X]) {
      for (const dy of [-CELL_Y, 0, CELL_Y]) {
        const near = this.taken.get(this.key(x + dx, y + dy)) ?? [];
        if (near.some(([a, b]) => Math.abs(a - x) < CELL_X * 0.85 && Math.abs(b - y) < CELL_Y * 0.8)) return false;
      }
    }
    return true;
  }

  // The first free place on rings around a point.
  near(x, y) {
    for (let ring = 1; ring < 400; ring++) {
      for (let step = 0; step < 8 * ring; step++) {
        const angle = (step / (8 * ring)) * 2 * Math.PI;
        const spot = { x: Math.round(x + ring * CELL_X * 0.9 * Math.cos(angle)), y: Math.round(y + ring * CELL_Y * Math.sin(angle)) };
        if (!this.free(spot.x, spot.y)) continue;
        this.take(spot.x, spot.y);
        return spot;
      }
    }
    return { x, y };
  }
}
