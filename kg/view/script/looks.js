// How things, relations, bubbles and bundles look: shapes by kind, colours of the palette, lines by what they tell.
const SHAPES = { person: "dot", body: "square", meeting: "diamond", paper: "triangle", project: "star", place: "hexagon", event: "triangleDown", thing: "dot" };
const KINDS = Object.keys(SHAPES);
const SWELL = { project: 1.35, paper: 1.15, place: 1.15, meeting: 1.1 }; // pointed shapes look smaller than they are
const DASHES = { solid: false, dashed: [9, 6], dotted: [2, 5] };

class Looks {
  // Several edges between the same two nodes bend apart: id -> roundness, 0 is straight.
  static bends(edges) {
    const together = new Map(), bends = new Map();
    for (const edge of edges) {
      const { from, to } = edge, pair = from < to ? `${from}\n${to}` : `${to}\n${from}`, known = together.get(pair);
      if (known) known.push(edge);
      else together.set(pair, [edge]);
    }
    for (const group of together.values()) {
      if (group.length === 1) continue;
      group.forEach((edge, i) => {
        const bend = (i - (group.length - 1) / 2) * 0.22;
        bends.set(edge.id, edge.from < edge.to ? bend : -bend);
      });
    }
    return bends;
  }

  readColours() {
    const probe = this.container.appendChild(document.createElement("i"));
    Object.assign(this, { colours: {}, strokes: {} });
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
      width: chosen ? 3.5 : near ? 2 : 1.3, color: this.stroke(chosen, near, this.ink),
      ...(near && !this.pointed && { arrows: { to: { enabled: true } } }),
      ...(bend && { smooth: { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } }),
    };
  }

  // As `edgeLook`, over a look that may have been another: what the network sets for all is said again.
  edgeAnew(edge) {
    return { arrows: { to: { enabled: this.pointed } }, smooth: false, ...this.edgeLook(edge) };
  }

  // The colour of a line with how much of it covers what is behind, as one text: vis-network would join the two for
  // each line in each frame.
  stroke(chosen, near, ink) {
    const name = chosen ? "accent" : near ? "strong" : "edge", key = `${name} ${near ? 0.95 : ink}`;
    return (this.strokes[key] ??= this.colours[name].replace(/^rgb\((.*)\)$/, `rgba($1, ${near ? 0.95 : ink})`));
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
      width: Math.min(1 + 0.7 * Math.log2(bundle.edges.length), 6) * (chosen ? 1.5 : 1),
      color: this.stroke(chosen, near, this.ink * 0.5),
    };
  }

  dashes(edge) {
    return DASHES[this.filters.possible.has(edge.id) ? "dotted" : edge.line] ?? false;
  }
}
