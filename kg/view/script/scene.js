// The picture: vis-network with our shapes, colours and lines. Positions come with the data; nothing moves by itself.
const SHAPES = { person: "dot", body: "square", meeting: "diamond", paper: "triangle", project: "star", place: "hexagon", thing: "dot" };
const KINDS = Object.keys(SHAPES);
const SWELL = { project: 1.35, paper: 1.15, place: 1.15, meeting: 1.1 }; // pointed shapes look smaller than they are
const DASHES = { solid: false, dashed: [9, 6], dotted: [2, 5] };

class Scene {
  constructor(container, data, listen) {
    this.container = container;
    this.byId = new Map(data.nodes.map((node) => [node.id, node]));
    this.edgeById = new Map(data.edges.map((edge) => [edge.id, edge]));
    this.edgesOf = new Map(data.nodes.map((node) => [node.id, []]));
    for (const edge of data.edges) for (const end of new Set([edge.from, edge.to])) this.edgesOf.get(end).push(edge);
    this.focus = data.focus ?? undefined;
    this.covered = { right: 0, bottom: 0 }; // by the drawer
    this.captions = data.captions;
    this.hidden = new Set();
    this.selection = null;
    this.hovered = null;
    this.bends = Scene.bends(data.edges);
    this.ink = Math.max(0.3, Math.min(0.9, 6 / Math.sqrt(data.edges.length / 8))); // many lines are drawn fainter
    this.pointed = data.edges.length <= 2500; // arrowheads cost half of the time; many are drawn only where one looks
    this.readColours();
    this.nodes = new vis.DataSet(data.nodes.map((node) => this.nodeLook(node)));
    this.edges = new vis.DataSet(data.edges.map((edge) => this.edgeLook(edge)));
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, {
      physics: false, autoResize: true,
      layout: { improvedLayout: false },
      interaction: { hover: true, dragNodes: true, multiselect: false, selectConnectedEdges: false, keyboard: false, hideEdgesOnDrag: data.edges.length > 6000 },
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
    for (const [event, value] of [["hoverNode", "node"], ["hoverEdge", "edge"], ["blurNode", null], ["blurEdge", null]]) {
      this.network.on(event, (at) => {
        this.hovered = value && { [value]: at[value] };
        container.style.cursor = value ? "pointer" : "default";
        this.network.redraw();
      });
    }
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
      id: node.id, x: node.x, y: node.y, shape: SHAPES[node.kind] ?? "dot", size: this.size(node), hidden: this.hidden.has(node.kind),
      borderWidth: chosen || node.id === this.focus ? 3 : 1.5,
      color: { background: colour, border: chosen || node.id === this.focus ? this.colours.ink : this.colours.page },
    };
  }

  edgeLook(edge) {
    const chosen = this.selection?.edge === edge.id;
    const near = chosen || (this.selection?.node !== undefined && [edge.from, edge.to].includes(this.selection.node));
    const bend = this.bends.get(edge.id);
    return {
      id: edge.id, from: edge.from, to: edge.to, dashes: DASHES[edge.line] ?? false,
      hidden: [edge.from, edge.to].some((end) => this.hidden.has(this.byId.get(end).kind)),
      width: chosen ? 3.5 : near ? 2 : 1.3,
      color: { color: chosen ? this.colours.accent : near ? this.colours.strong : this.colours.edge, opacity: near ? 0.95 : this.ink },
      arrows: { to: { enabled: this.pointed || near } },
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
    };
  }

  // What is selected with what touches it; null where nothing is.
  lit() {
    if (!this.selection) return null;
    if (this.selection.edge !== undefined) {
      const edge = this.edgeById.get(this.selection.edge);
      return new Set([edge.from, edge.to]);
    }
    return new Set([this.selection.node, ...this.edgesOf.get(this.selection.node).flatMap((edge) => [edge.from, edge.to])]);
  }

  faded(id) {
    return this.bright ? !this.bright.has(id) : false;
  }

  select(selection) {
    const before = this.touched();
    this.selection = selection;
    this.bright = this.lit();
    const after = this.touched();
    this.repaint([...before.nodes, ...after.nodes], [...before.edges, ...after.edges]);
    this.network.redraw();
  }

  // What is drawn in another way because of the selection.
  touched() {
    const { node, edge } = this.selection ?? {};
    if (edge !== undefined) return { nodes: [], edges: [this.edgeById.get(edge)] };
    return node === undefined ? { nodes: [], edges: [] } : { nodes: [this.byId.get(node)], edges: this.edgesOf.get(node) };
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
    for (const edge of near) edge.draw(context);
    for (const edge of near) edge.drawArrows(context);
    for (const id of this.bright) if (this.shown(id)) nodes[id].draw(context);
  }

  hide(kind, hidden) {
    if (hidden) this.hidden.add(kind);
    else this.hidden.delete(kind);
    this.repaint();
  }

  // Bring looks up to date; vis-network moves a node whose x and y are set again, so they are left out.
  repaint(nodes = [...this.byId.values()], edges = [...this.edgeById.values()]) {
    this.nodes.update([...new Set(nodes)].map((node) => {
      const { x, y, ...look } = this.nodeLook(node);
      return look;
    }));
    this.edges.update([...new Set(edges)].map((edge) => this.edgeLook(edge)));
  }

  shown(id) {
    return !this.hidden.has(this.byId.get(id).kind);
  }

  around(id) {
    const near = new Set(this.edgesOf.get(id).map((edge) => (edge.from === id ? edge.to : edge.from)));
    near.delete(id);
    return near;
  }

  neighbours(id) {
    return [...this.around(id)].filter((other) => this.shown(other));
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
    const shown = [...this.byId.keys()].filter((id) => this.shown(id));
    // A wide picture in a narrow window would be dust: then show the middle of it, legibly.
    const least = this.focus === undefined ? 0.15 : this.container.clientWidth < 600 ? 0.5 : 0.3;
    if (this.frame(shown, { least: 0, most: 1.15, animate }) < least) this.look(this.focus ?? shown[0], least, animate);
  }

  // Bring nodes into the window with room for their names; return the scale that takes.
  frame(ids, { least, most, animate }) {
    if (!ids.length) return most;
    const at = Object.values(this.network.getPositions(ids)), { width, height } = this.window();
    const left = Math.min(...at.map(({ x }) => x)), right = Math.max(...at.map(({ x }) => x));
    const top = Math.min(...at.map(({ y }) => y)), bottom = Math.max(...at.map(({ y }) => y));
    const rim = Math.min(85, width / 6), scale = Math.min((width - 2 * rim) / Math.max(right - left, 1), (height - 110) / Math.max(bottom - top, 1), most);
    this.move({ x: (left + right) / 2, y: (top + bottom) / 2 }, Math.max(scale, least), animate);
    return scale;
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
    const ends = edge === undefined ? [node] : [this.edgeById.get(edge).from, this.edgeById.get(edge).to];
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
