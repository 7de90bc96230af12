// The picture: vis-network with our shapes, colours and lines. Positions come with the data; nothing moves by itself.
const SHAPES = { person: "dot", body: "square", meeting: "diamond", paper: "triangle", project: "star", place: "hexagon", event: "triangleDown", thing: "dot" };
const KINDS = Object.keys(SHAPES);
const SWELL = { project: 1.35, paper: 1.15, place: 1.15, meeting: 1.1 }; // pointed shapes look smaller than they are
const DASHES = { solid: false, dashed: [9, 6], dotted: [2, 5] };

class Scene {
  constructor(container, world, filters, listen) {
    Object.assign(this, { container, world, filters, focus: world.focus, captions: world.captions });
    this.covered = { right: 0, bottom: 0 }; // by the drawer
    this.selection = null;
    this.route = null; // a way between two things: { nodes, edges } as sets of ids
    this.hovered = null;
    const edges = this.drawnEdges();
    this.bends = Scene.bends(edges);
    this.ink = Math.max(0.3, Math.min(0.9, 6 / Math.sqrt(edges.length / 8))); // many lines are drawn fainter
    this.pointed = edges.length <= 1000; // arrowheads cost half of the time; many are drawn only where one looks
    this.rimmed = world.drawn.size <= 1500; // rims of thousands cost a third of the frames, and are too fine to see
    this.readColours();
    this.nodes = new vis.DataSet([...world.drawn].map((id) => this.nodeLook(world.byId.get(id))));
    this.edges = new vis.DataSet(edges.map((edge) => this.edgeLook(edge)));
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, {
      physics: false, autoResize: true,
      layout: { improvedLayout: false },
      interaction: { hover: edges.length <= 3000, dragNodes: true, multiselect: false, selectConnectedEdges: false, keyboard: false, hideEdgesOnDrag: edges.length > 2000, hideEdgesOnZoom: edges.length > 2000 },
      nodes: { chosen: false, font: { size: 0 }, shadow: false },
      edges: { chosen: false, smooth: false, shadow: false, arrows: { to: { enabled: this.pointed, scaleFactor: 0.45 } }, selectionWidth: 0, hoverWidth: 0 },
    });
    this.labels = new Labels(this);
    this.network.on("afterDrawing", (context) => {
      this.veil(context);
      this.labels.draw(context);
    });
    this.network.on("click", (event) => {
      if (event.nodes.length) listen.pick({ node: event.nodes[0] });
      else if (event.edges.length) listen.pick({ edge: event.edges[0] });
      else listen.pick(null);
    });
    this.network.on("doubleClick", (event) => event.nodes.length && listen.expand(event.nodes[0]));
    for (const [event, value] of [["hoverNode", "node"], ["hoverEdge", "edge"], ["blurNode", null], ["blurEdge", null]]) {
      this.network.on(event, (at) => {
        this.hovered = value && { [value]: at[value] };
        container.style.cursor = value ? "pointer" : "default";
        this.redraw();
      });
    }
    this.network.on("dragEnd", (event) => {
      for (const id of event.nodes) Object.assign(world.byId.get(id), this.network.getPositions([id])[id]);
    });
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
    const edges = this.drawnEdges();
    this.bends = Scene.bends(edges);
    this.nodes.add([...this.world.drawn].filter((id) => !this.nodes.get(id)).map((id) => this.nodeLook(this.world.byId.get(id))));
    this.edges.add(edges.filter((edge) => !this.edges.get(edge.id)).map((edge) => this.edgeLook(edge)));
    this.labels.arrange();
  }

  // Show what passes the filters: set where vis-network looks, as setting thousands of looks anew would take seconds.
  filter() {
    const { nodes, edges } = this.network.body;
    for (const id of this.world.drawn) if (nodes[id]) nodes[id].options.hidden = !this.filters.nodes.has(id);
    for (const [id, edge] of Object.entries(edges)) {
      edge.options.hidden = !this.filters.edges.has(id);
      edge.options.dashes = this.dashes(this.world.edgeById.get(id));
    }
    this.network._updateVisibleIndices();
    this.bright = this.lit();
    this.redraw();
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
    if (!this.selection) return this.route && new Set(this.route.nodes);
    const bright = new Set(this.route?.nodes);
    const edges = this.selection.edge !== undefined ? [this.world.edgeById.get(this.selection.edge)] : this.edgesAt(this.selection.node);
    if (this.selection.node !== undefined) bright.add(this.selection.node);
    for (const edge of edges) bright.add(edge.from).add(edge.to);
    return bright;
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
    this.redraw();
  }

  // What is drawn in another way because of the selection or the way that is shown.
  touched() {
    const { edge } = this.selection ?? {}, node = this.centre(), { byId, edgeById } = this.world;
    const edges = [...(this.route?.edges ?? [])].map((id) => edgeById.get(id));
    if (edge !== undefined) edges.push(edgeById.get(edge));
    if (node !== undefined) edges.push(...this.edgesAt(node));
    return { nodes: node === undefined ? [] : [byId.get(node)], edges };
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
    const near = this.touched().edges.map((edge) => edges[edge.id]).filter((edge) => edge?.connected);
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
    return this.filters.nodes.has(id);
  }

  neighbours(id) {
    return [...new Set(this.edgesAt(id).map((edge) => (edge.from === id ? edge.to : edge.from)))].filter((other) => other !== id);
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
    const shown = [...this.filters.nodes];
    if (!shown.length) return;
    // A wide picture in a narrow window would be dust: then show the part around the middle of it, legibly.
    const least = this.focus === undefined ? 0.15 : this.container.clientWidth < 600 ? 0.5 : 0.26;
    this.frame(shown, { least, most: 1.15, animate, around: this.focus ?? shown[0] });
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

  look(id, scale, animate) {
    this.move(this.network.getPositions([id])[id], scale, animate);
  }

  move(position, scale, animate) {
    const calm = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
    const offset = { x: -this.covered.right / 2, y: -this.covered.bottom / 2 };
    this.network.moveTo({ position, offset, scale, animation: calm ? false : { duration: 300, easingFunction: "easeInOutQuad" } });
  }

  // Move only if what is selected stands outside what can be seen, too near its edge or, with `closer`, too small.
  reveal({ node, edge }, closer) {
    const ends = edge === undefined ? [node] : [this.world.edgeById.get(edge).from, this.world.edgeById.get(edge).to];
    const { width, height } = this.window(), scale = this.network.getScale(), margin = closer ? Math.min(70, width / 5, height / 5) : 16;
    const inside = ends.every((id) => {
      const at = this.network.canvasToDOM(this.network.getPositions([id])[id]);
      return at.x > margin && at.x < width - margin && at.y > margin && at.y < height - margin;
    });
    if (inside && (!closer || scale >= 0.45)) return;
    if (ends.length > 1) this.frame(ends, { least: 0.15, most: Math.max(scale, closer ? 0.7 : 0), animate: true });
    else this.look(node, closer ? Math.max(scale, 0.7) : scale, true);
  }
}
