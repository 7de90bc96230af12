// The picture: vis-network with our shapes, colours and lines. Positions come with the data; nothing moves by itself.
class Scene extends Looks {
  constructor(container, world, filters, listen) {
    super();
    Object.assign(this, { container, world, filters, focus: world.focus });
    this.selection = null;
    this.route = null; // a way between two things: { nodes, edges } as sets of ids
    this.hovered = null;
    this.readColours();
    this.nodes = new vis.DataSet([{ id: "first" }]); // cleared at once, see `nameless`
    this.edges = new vis.DataSet([{ id: "first", from: "first", to: "first" }]);
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, {
      physics: false, autoResize: true,
      layout: { improvedLayout: false },
      interaction: { multiselect: false, selectConnectedEdges: false, keyboard: false },
      nodes: { chosen: false, font: { size: 0 }, shadow: false },
      edges: { chosen: false, smooth: false, shadow: false, arrows: { to: { scaleFactor: 0.45 } }, selectionWidth: 0, hoverWidth: 0 },
    });
    Scene.nameless(this.network.body.nodes.first);
    this.labels = new Labels(this);
    this.camera = new Camera(this);
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

  // Names are drawn by Labels: without this vis-network would work out for every thing and relation the fonts of a name
  // that it never draws, which takes longer than anything else of making them. They are worked out once for each kind.
  static nameless({ labelModule }) {
    const shared = Object.getPrototypeOf(labelModule), { update } = shared, known = new Map();
    shared.update = function (options, pile) {
      const first = known.get(pile.length); // longer for things than for relations
      if (!first) {
        known.set(pile.length, this);
        update.call(this, options, pile);
        return;
      }
      options.label = undefined;
      Object.assign(this, { elementOptions: options, fontOptions: first.fontOptions, baseSize: first.baseSize });
    };
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
    this.bends = Looks.bends(edges);
    this.ink = Math.max(0.3, Math.min(0.9, 6 / Math.sqrt(many / 8))); // many lines are drawn fainter
    this.pointed = many <= 1000; // arrowheads cost half of the time; many are drawn only where one looks
    this.rimmed = drawn.size <= 1500; // rims of thousands cost a third of the frames, and are too fine to see
    this.network.body.emitter.emit("_blockRedraw"); // nothing stands meanwhile, and all would be drawn three times
    this.nodes.clear();
    this.edges.clear();
    this.network.setOptions({ interaction: { hover: many <= 3000, dragNodes: !fold, hideEdgesOnDrag: many > 2000, hideEdgesOnZoom: many > 2000 }, edges: { arrows: { to: { enabled: this.pointed } } } });
    this.nodes.add([...[...drawn].map((id) => this.nodeLook(byId.get(id))), ...[...(fold?.items.values() ?? [])].map((bubble) => this.bubbleLook(bubble))]);
    this.edges.add([...bundles.map((bundle) => this.bundleLook(bundle)), ...edges.map((edge) => this.edgeLook(edge))]);
    this.labels.arrange();
    this.bright = this.lit();
    this.network.body.emitter.emit("_allowRedraw");
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
    this.bends = Looks.bends(edges);
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
    this.edges.update([...new Set(edges)].filter((edge) => this.edges.get(edge.id)).map((edge) => this.edgeAnew(edge)));
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
}
