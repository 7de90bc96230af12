// The picture: vis-network with our shapes, colours and lines. Positions come with the data; nothing moves by itself.
const SHAPES = { person: "dot", body: "square", meeting: "diamond", paper: "triangle", project: "star", place: "hexagon", event: "triangleDown", thing: "dot" };
const KINDS = Object.keys(SHAPES);
const SWELL = { project: 1.35, paper: 1.15, place: 1.15, meeting: 1.1 }; // pointed shapes look smaller than they are
const DASHES = { solid: false, dashed: [9, 6], dotted: [2, 5] };

class Scene {
  constructor(container, world, filters, listen) {
    Object.assign(this, { container, world, filters, focus: world.focus });
    this.covered = { right: 0, bottom: 0 }; // by the drawer
    this.selection = null;
    this.route = null; // a way between two things: { nodes, edges } as sets of ids
    this.hovered = null;
    this.readColours();
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, {
      physics: false, autoResize: true,
      layout: { improvedLayout: false },
      interaction: { multiselect: false, selectConnectedEdges: false, keyboard: false },
      nodes: { chosen: false, font: { size: 0 }, shadow: false },
      edges: { chosen: false, smooth: false, shadow: false, arrows: { to: { scaleFactor: 0.45 } }, selectionWidth: 0, hoverWidth: 0 },
    });
    this.labels = new Labels(this);
    this.reset();
    this.network.on("beforeDrawing", (context) => this.grounds(context));
    this.network.on("afterDrawing", (context) => {
      this.veil(context);
      this.labels.draw(context);
    });
    this.network.on("click", (event) => {
      const [node] = event.nodes, [edge] = event.edges;
      if (node !== undefined) listen.pick(this.named("node", node));
      else listen.pick(edge === undefined ? null : this.named("edge", edge));
    });
    this.network.on("doubleClick", ({ nodes: [id] }) => id !== undefined && world.byId.has(id) && listen.expand(id));
    for (const [event, value] of [["hoverNode", "node"], ["hoverEdge", "edge"], ["blurNode", null], ["blurEdge", null]]) {
      this.network.on(event, (at) => {
        this.hovered = value && this.named(value, at[value]);
        container.style.cursor = value ? "pointer" : "default";
        this.redraw();
      });
    }
    this.network.on("dragEnd", (event) => {
      for (const id of event.nodes) Object.assign(world.byId.get(id), this.network.getPositions([id])[id]);
    });
  }

  // What was pressed: { node }, { edge } or, where they are folded, { bubble }, { bundle }.
  named(kind, id) {
    const { fold } = this.world;
    if (kind === "node") return fold?.items.has(id) ? { bubble: id } : { node: id };
    return fold?.bundles.has(id) ? { bundle: id } : { edge: id };
  }

  // Draw everything anew, as another view needs.
  reset() {
    const edges = this.drawnEdges(), { fold, drawn, byId } = this.world, bundles = [...(fold?.bundles.values() ?? [])];
    const many = edges.length + bundles.length;
    this.bends = Scene.bends(edges);
    this.ink = Math.max(0.3, Math.min(0.9, 6 / Math.sqrt(many / 8))); // many lines are drawn fainter
    this.pointed = many <= 1000; // arrowheads cost half of the time; many are drawn only where one looks
    this.rimmed = drawn.size <= 1500; // rims of thousands cost a third of the frames, and are too fine to see
    this.bright = null;
    this.labels.order = []; // while nothing stands
    this.nodes.clear();
    this.edges.clear();
    this.network.setOptions({ interaction: { hover: many <= 3000, dragNodes: !fold, hideEdgesOnDrag: many > 2000, hideEdgesOnZoom: many > 2000 }, edges: { arrows: { to: { enabled: this.pointed } } } });
    this.nodes.add([...[...drawn].map((id) => this.nodeLook(byId.get(id))), ...[...(fold?.items.values() ?? [])].map((bubble) => this.bubbleLook(bubble))]);
    this.edges.add([...bundles.map((bundle) => this.bundleLook(bundle)), ...edges.map((edge) => this.edgeLook(edge))]);
    this.labels.arrange();
    this.bright = this.lit();
  }

  // The areas that are open, as discs behind what is in them.
  grounds(context) {
    for (const { x, y, r } of this.world.fold?.discs ?? []) {
      context.beginPath();
      context.arc(x, y, r, 0, 2 * Math.PI);
      context.globalAlpha = 0.06;
      context.fillStyle = this.colours.accent;
      context.fill();
      context.globalAlpha = 0.35;
      context.strokeStyle = this.colours.edge;
      context.lineWidth = 1 / this.network.getScale();
      context.stroke();
      context.globalAlpha = 1;
    }
  }

  // At the next frame, however often it was asked for.
  redraw() {
    this.network.body.emitter.emit("_requestRedraw");
  }

  drawnEdges() {
    const { drawn, edges } = this.world;
    return edges.filter((edge) => drawn.has(edge.from) && drawn.has(edge.to));
  }

  // Bring in what was added to the drawn things of the world.
  grow() {
    if (this.world.fold) return this.reset();
    const edges = this.drawnEdges();
    this.bends = Scene.bends(edges);
    this.nodes.add([...this.world.drawn].filter((id) => !this.nodes.get(id)).map((id) => this.nodeLook(this.world.byId.get(id))));
    this.edges.add(edges.filter((edge) => !this.edges.get(edge.id)).map((edge) => this.edgeLook(edge)));
    return this.labels.arrange();
  }

  // Show what passes the filters: set where vis-network looks, as setting thousands of looks anew would take seconds.
  filter() {
    if (this.world.fold) {
      this.reset();
      return this.redraw();
    }
    const { nodes, edges } = this.network.body;
    for (const id of this.world.drawn) if (nodes[id]) nodes[id].options.hidden = !this.filters.nodes.has(id);
    for (const [id, edge] of Object.entries(edges)) {
      edge.options.hidden = !this.filters.edges.has(id);
      edge.options.dashes = this.dashes(this.world.edgeById.get(id));
    }
    this.network._updateVisibleIndices();
    this.bright = this.lit();
    return this.redraw();
  }

  // Several edges between the same two nodes bend apart: id -> roundness, 0 is straight.
  static bends(edges) {
    const together = new Map(), bends = new Map();
    for (const edge of edges) {
      const pair = [edge.from, edge.to].sort().join("\n");
      if (!together.has(pair)) together.set(pair, []);
      together.get(pair).push(edge);
    }
    for (const group of together.values()) {
      group.forEach((edge, i) => {
        const bend = (i - (group.length - 1) / 2) * 0.22;
        bends.set(edge.id, edge.from < edge.to ? bend : -bend);
      });
    }
    return bends;
  }

  readColours() {
    const probe = this.container.appendChild(document.createElement("i"));
    this.colours = {};
    for (const name of [...KINDS, "page", "card", "ink", "soft", "edge", "strong", "accent"]) {
      probe.style.color = `var(--${name})`;
      this.colours[name] = getComputedStyle(probe).color;
    }
    probe.remove();
  }

  size(node) {
    if (node.r) return node.r;
    const size = Math.min(9 + 3.2 * Math.sqrt(node.count ?? 0), 30) * (SWELL[node.kind] ?? 1);
    return node.id === this.focus ? Math.max(size * 1.25, 18) : size;
  }

  nodeLook(node) {
    const chosen = this.selection?.node === node.id;
    const colour = this.colours[node.kind in SHAPES ? node.kind : "thing"];
    return {
      id: node.id, x: node.x, y: node.y, shape: SHAPES[node.kind] ?? "dot", size: this.size(node), hidden: !this.shown(node.id),
      borderWidth: chosen || node.id === this.focus ? 3 : this.rimmed ? 1.5 : 0,
      color: { background: colour, border: chosen || node.id === this.focus ? this.colours.ink : this.colours.page },
    };
  }

  edgeLook(edge) {
    const chosen = this.selection?.edge === edge.id;
    const near = chosen || this.route?.edges.has(edge.id) || [edge.from, edge.to].includes(this.centre());
    const bend = this.bends.get(edge.id);
    return {
      id: edge.id, from: edge.from, to: edge.to, dashes: this.dashes(edge), hidden: !this.filters.edges.has(edge.id),
      width: chosen ? 3.5 : near ? 2 : 1.3,
      color: { color: chosen ? this.colours.accent : near ? this.colours.strong : this.colours.edge, opacity: near ? 0.95 : this.ink },
      arrows: { to: { enabled: this.pointed || near } },
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
    };
  }

  // A bubble is a ring in the colour of what it counts; with one that is open an area is closed again.
  bubbleLook(bubble) {
    const chosen = this.selection?.bubble === bubble.id, colour = this.colours[bubble.kind] ?? this.colours.strong;
    return {
      id: bubble.id, x: bubble.x, y: bubble.y, shape: "dot", size: bubble.r, borderWidth: chosen ? 5 : 2.5, hidden: false,
      color: { background: this.colours.card, border: chosen ? this.colours.accent : colour },
    };
  }

  bundleLook(bundle) {
    const chosen = this.selection?.bundle === bundle.id, near = chosen || [bundle.from, bundle.to].includes(this.selection?.bubble ?? this.selection?.node);
    return {
      id: bundle.id, from: bundle.from, to: bundle.to, dashes: false, hidden: false, smooth: false, arrows: { to: { enabled: false } },
      width: Math.min(1 + Math.log2(bundle.edges.length), 8) * (chosen ? 1.5 : 1),
      color: { color: chosen ? this.colours.accent : near ? this.colours.strong : this.colours.edge, opacity: near ? 0.95 : this.ink * 0.55 },
    };
  }

  dashes(edge) {
    return DASHES[this.filters.possible.has(edge.id) ? "dotted" : edge.line] ?? false;
  }

  // The thing whose lines stand out: the selected one, or at first the one in the middle, if they are not too many.
  centre() {
    if (this.selection || this.route) return this.selection?.node;
    return this.focus !== undefined && this.world.edgesOf.get(this.focus).length <= MOST_EDGE_NAMES ? this.focus : undefined;
  }

  // The relations of a thing that are shown.
  edgesAt(id) {
    return this.world.edgesOf.get(id).filter((edge) => this.filters.edges.has(edge.id));
  }

  // What is selected with what touches it, and the way that is shown; null where there is neither.
  lit() {
    if (!this.selection || this.world.fold?.items.get(this.selection.bubble)?.open) return this.route && new Set(this.route.nodes);
    const bright = new Set(this.route?.nodes), { node, edge } = this.selection, { fold, drawn } = this.world;
    const edges = edge !== undefined ? [this.world.edgeById.get(edge)] : node !== undefined ? this.edgesAt(node) : [];
    if (node !== undefined) bright.add(node);
    for (const { from, to } of edges) bright.add(from).add(to);
    if (this.selection.bubble !== undefined) bright.add(this.selection.bubble);
    for (const bundle of this.bundlesAt(this.selection)) bright.add(bundle.from).add(bundle.to);
    return fold ? new Set([...bright].filter((id) => drawn.has(id) || fold.items.has(id))) : bright;
  }

  // The bundles that are selected, or touch what is.
  bundlesAt({ node, bubble, bundle }) {
    const { fold } = this.world;
    if (!fold) return [];
    return bundle !== undefined ? [fold.bundles.get(bundle)].filter(Boolean) : fold.bundlesOf.get(node ?? bubble) ?? [];
  }

  faded(id) {
    return this.bright ? !this.bright.has(id) : false;
  }

  select(selection, route = this.route) {
    const before = this.touched();
    this.selection = selection;
    this.route = route;
    this.bright = this.lit();
    const after = this.touched();
    this.repaint([...before.nodes, ...after.nodes], [...before.edges, ...after.edges]);
    const { fold } = this.world, look = (table, looks) => table.update(looks.filter(({ id }) => table.get(id)));
    if (fold) {
      look(this.edges, [...new Set([...before.bundles, ...after.bundles])].map((bundle) => this.bundleLook(bundle)));
      look(this.nodes, [...new Set([...before.bubbles, ...after.bubbles])].map((bubble) => this.bubbleLook(bubble)));
    }
    this.redraw();
  }

  // What is drawn in another way because of the selection or the way that is shown.
  touched() {
    const { edge } = this.selection ?? {}, node = this.centre(), { byId, edgeById } = this.world;
    const edges = [...(this.route?.edges ?? [])].map((id) => edgeById.get(id));
    if (edge !== undefined) edges.push(edgeById.get(edge));
    if (node !== undefined) edges.push(...this.edgesAt(node));
    const bubble = this.world.fold?.items.get(this.selection?.bubble);
    return { nodes: node === undefined ? [] : [byId.get(node)], edges, bundles: this.bundlesAt(this.selection ?? {}), bubbles: bubble ? [bubble] : [] };
  }

  // Fade all but the selection and what touches it: a veil, and those again above it. Setting the looks of
  // thousands of things would take seconds.
  veil(context) {
    if (!this.bright) return;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 0.78;
    context.fillStyle = this.colours.page;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    const { nodes, edges } = this.network.body;
    const touched = this.touched(), near = [...touched.bundles, ...touched.edges].map((edge) => edges[edge.id]).filter((edge) => edge?.connected);
    for (const edge of near) if (!edge.options.hidden) edge.draw(context);
    for (const edge of near) if (!edge.options.hidden) edge.drawArrows(context);
    for (const id of this.bright) if (this.shown(id)) nodes[id].draw(context);
  }

  // Bring looks up to date; vis-network moves a node whose x and y are set again, so they are left out.
  repaint(nodes = [...this.world.drawn].map((id) => this.world.byId.get(id)), edges = this.drawnEdges()) {
    this.nodes.update([...new Set(nodes)].filter((node) => this.world.drawn.has(node.id)).map((node) => {
      const { x, y, ...look } = this.nodeLook(node);
      return look;
    }));
    this.edges.update([...new Set(edges)].filter((edge) => this.edges.get(edge.id)).map((edge) => this.edgeLook(edge)));
  }

  shown(id) {
    const { fold, drawn } = this.world;
    return fold ? fold.items.has(id) || (drawn.has(id) && this.filters.nodes.has(id)) : this.filters.nodes.has(id);
  }

  // The ids of all that stands in the picture.
  standing() {
    const { fold } = this.world;
    return fold ? [...fold.items.keys(), ...fold.drawn] : [...this.filters.nodes];
  }

  // Where the arrow keys lead from a thing: to what it is linked to or, where things are folded, to all around it.
  neighbours(id) {
    const near = this.world.fold ? this.standing() : this.edgesAt(id).map((edge) => (edge.from === id ? edge.to : edge.from));
    return [...new Set(near)].filter((other) => other !== id);
  }

  // The neighbour that lies best in the direction (dx, dy).
  towards(id, dx, dy) {
    const near = this.neighbours(id), at = this.network.getPositions([id, ...near]);
    let best = null, least = Infinity;
    for (const other of near) {
      const x = at[other].x - at[id].x, y = at[other].y - at[id].y, far = Math.hypot(x, y) || 1;
      const along = (x * dx + y * dy) / far;
      if (along <= 0.3) continue;
      const cost = far * (2.2 - along);
      if (cost < least) [best, least] = [other, cost];
    }
    return best;
  }

  // The part of the window that no drawer covers.
  window() {
    const { clientWidth, clientHeight } = this.container;
    return { width: clientWidth - this.covered.right, height: clientHeight - this.covered.bottom };
  }

  fit(animate) {
    const shown = this.standing();
    if (!shown.length) return;
    // A wide picture in a narrow window would be dust: then show the part around the middle of it, legibly.
    const least = this.world.mode !== "around" ? 0.15 : this.container.clientWidth < 600 ? 0.5 : 0.26;
    this.frame(shown, { least, most: 1.15, animate, around: shown.includes(this.focus) ? this.focus : shown[0] });
  }

  // Bring nodes into the window with room for their names, or, where they do not fit, what is `around` one of them.
  frame(ids, { least, most, animate, around = ids[0] }) {
    if (!ids.length) return;
    const positions = this.network.getPositions(ids), at = Object.values(positions), { width, height } = this.window();
    const left = Math.min(...at.map(({ x }) => x)), right = Math.max(...at.map(({ x }) => x));
    const top = Math.min(...at.map(({ y }) => y)), bottom = Math.max(...at.map(({ y }) => y));
    const rim = Math.min(85, width / 6), wide = width - 2 * rim, high = height - 120; // names stand below
    const scale = Math.max(Math.min(wide / Math.max(right - left, 1), high / Math.max(bottom - top, 1), most), least);
    const middle = (low, up, room, wanted) => (up - low <= room ? (low + up) / 2 : Math.max(low + room / 2, Math.min(up - room / 2, wanted)));
    const { x, y } = positions[around];
    this.move({ x: middle(left, right, wide / scale, x), y: middle(top, bottom, high / scale, y) + 14 / scale }, scale, animate);
  }

  // Bring an area that is open into the window.
  frameDisc({ x, y, r }) {
    const { width, height } = this.window();
    this.move({ x, y }, Math.max(0.12, Math.min((width - 60) / (2 * r), (height - 60) / (2 * r), 1)), true);
  }

  look(id, scale, animate) {
    this.move(this.network.getPositions([id])[id], scale, animate);
  }

  move(position, scale, animate) {
    const calm = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
    const offset = { x: -this.covered.right / 2, y: -this.covered.bottom / 2 };
    this.network.moveTo({ position, offset, scale, animation: calm ? false : { duration: 300, easingFunction: "easeInOutQuad" } });
  }

  // Move only if what is selected stands outside what can be seen, too near its edge or, with `closer`, too small.
  reveal({ node, edge, bubble, bundle }, closer) {
    const line = this.world.edgeById.get(edge) ?? this.world.fold?.bundles.get(bundle);
    const ends = line ? [line.from, line.to] : [node ?? bubble];
    const { width, height } = this.window(), scale = this.network.getScale(), margin = closer ? Math.min(70, width / 5, height / 5) : 16;
    const inside = ends.every((id) => {
      const at = this.network.canvasToDOM(this.network.getPositions([id])[id]);
      return at.x > margin && at.x < width - margin && at.y > margin && at.y < height - margin;
    });
    if (inside && (!closer || scale >= 0.45)) return;
    if (ends.length > 1) this.frame(ends, { least: 0.15, most: Math.max(scale, closer ? 0.7 : 0), animate: true });
    else this.look(ends[0], closer ? Math.max(scale, 0.7) : scale, true);
  }
}
