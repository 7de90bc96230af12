// The three views of what the file holds: around one thing as it came, by area with bubbles, and all of it.
const MOST_SHOWN = 5000;

class Views {
  constructor(world, fold) {
    Object.assign(this, { world, fold, kept: new Map(), addedIn: {} });
    const { focus, path } = world;
    world.mode = this.first = focus !== undefined || path.length ? "around" : "all";
    this.all = [...new Set([this.first, "area", "all"])];
    this.usual = this.all.includes(world.opens) ? world.opens : this.first; // what the page opens with
  }

  // The things that were drawn beside those of the file, in this view.
  get added() {
    return (this.addedIn[this.world.mode] ??= []);
  }

  // Turn to another view; each keeps what was drawn in it and where that stands.
  turn(mode) {
    const { world } = this;
    if (mode === world.mode) return;
    this.kept.set(world.mode, { drawn: world.drawn, captions: world.captions, at: new Map([...world.drawn].map((id) => [id, [world.byId.get(id).x, world.byId.get(id).y]])) });
    world.mode = mode;
    world.fold = mode === "area" ? this.fold : null;
    const known = this.kept.get(mode) ?? (mode === "area" ? this.byArea() : this.everything());
    for (const [id, [x, y]] of known.at) Object.assign(world.byId.get(id), { x, y });
    Object.assign(world, { drawn: known.drawn, captions: known.captions });
  }

  byArea() {
    return { drawn: new Set(), captions: [], at: new Map() };
  }

  // The best linked, in a disc for each place: as kg/view/layout.py does for a page without a thing in the middle.
  everything() {
    const { nodes, edgesOf } = this.world, groups = new Map(), at = new Map(), captions = [];
    const linked = (node) => edgesOf.get(node.id).length;
    for (const node of [...nodes].sort((a, b) => linked(b) - linked(a) || (a.id < b.id ? -1 : 1)).slice(0, MOST_SHOWN)) {
      const place = (node.kind === "place" ? node.label : node.place) ?? "";
      groups.set(place, [...(groups.get(place) ?? []), node]);
    }
    const discs = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).map(([name, things]) => ({ name, things, r: CELL_Y * 0.62 * Math.sqrt(things.length) + CELL_X * 0.6 }));
    const width = Math.max(...discs.map(({ r }) => 2 * r), Math.sqrt(discs.reduce((sum, { r }) => sum + 4 * r * r, 0)) * 1.3);
    let x = 0, y = 0, tall = 0;
    for (const { name, things, r } of discs) {
      if (x + 2 * r > width) [x, y, tall] = [0, y + tall, 0];
      things.forEach((node, i) => {
        const far = CELL_Y * 0.6 * Math.sqrt(i), angle = i * 2.399963;
        at.set(node.id, [Math.round(x + r + far * Math.cos(angle)), Math.round(y + r + far * Math.sin(angle))]);
      });
      if (name) captions.push({ x: Math.round(x + r), y: Math.round(y + CELL_Y * 0.2), text: name });
      [x, tall] = [x + 2 * r, Math.max(tall, 2 * r)];
    }
    return { drawn: new Set(at.keys()), captions, at };
  }
}
