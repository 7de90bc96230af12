// Names in the picture: of one size at every scale, placed greedily, biggest first, and never over each other
// but for the selected node and its neighbours, which are always named, if those are not too many to be read.
const LABEL = 13, LINE = 16, INNER = 14, WIDE = 150, MOST_LINES = 3, MOST_EDGE_NAMES = 40, MOST_FORCED = 30;
const MOST_TRIED = 400; // names looked at in one picture: more would not find room, and cost frames
const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

class Labels {
  constructor(scene) {
    this.scene = scene;
    this.arrange();
    this.lines = new Map();
    this.numbers = []; // in bubbles of the last picture: { text, x, y, size }
    this.boxes = []; // of the last picture, in pixels of the container: { id, x, y, w, h }
  }

  arrange() {
    const { scene } = this, { drawn, byId, fold } = scene.world;
    this.order = [...[...drawn].map((id) => byId.get(id)), ...(fold?.items.values() ?? [])].sort((a, b) => scene.size(b) - scene.size(a) || (a.id < b.id ? -1 : 1));
  }

  measure(context, node, weight) {
    const text = this.text(node), key = `${weight}${node.id} ${text}`;
    if (!this.lines.has(key)) {
      context.font = `${weight} ${LABEL}px ${FONT}`;
      const lines = Labels.wrap(text, (part) => context.measureText(part).width);
      this.lines.set(key, { lines, width: Math.max(...lines.map((line) => context.measureText(line).width)) });
    }
    return this.lines.get(key);
  }

  // A bubble is called by what it holds; the people of a body are told by its number alone.
  text(node) {
    const { fold } = this.scene.world;
    if (!fold?.items.has(node.id)) return plain(node.label, 160);
    return node.kind === "area" || !fold.areaOf.has(node.id.split("//")[0]) ? plain(fold.title(node), 160) : "";
  }

  static wrap(text, width, wide = WIDE) {
    const lines = [];
    let line = "";
    for (const word of text.split(" ")) {
      const longer = line ? `${line} ${word}` : word;
      if (line && width(longer) > wide) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.push(line);
    const kept = lines.slice(0, MOST_LINES);
    if (lines.length > MOST_LINES) kept[MOST_LINES - 1] += " …";
    return kept.map((part) => Labels.cut(part, width));
  }

  static cut(text, width) {
    if (width(text) <= WIDE * 1.35) return text;
    let most = text.length;
    while (most > 1 && width(text.slice(0, most) + "…") > WIDE * 1.3) most = Math.floor(most * 0.85);
    return text.slice(0, most) + "…";
  }

  // The canvas is drawn in the units of the layout; this sets it to pixels of the container.
  begin(context) {
    const { scene } = this, scale = scene.network.getScale(), at = scene.network.canvasToDOM({ x: 0, y: 0 });
    Object.assign(this, { wide: scene.container.clientWidth, high: scene.container.clientHeight }); // asking is slow
    const ratio = context.canvas.width / this.wide;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return { x: (x) => at.x + x * scale, y: (y) => at.y + y * scale, scale };
  }

  // Captions come before names, which keep off them.
  caption(context, to, taken) {
    const { colours } = this.scene;
    const many = Math.max(0.92, Math.min(1, to.scale * 1.6));
    context.fillStyle = colours.soft;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `600 ${Math.round(12 * many)}px ${FONT}`;
    context.strokeStyle = colours.page;
    context.lineWidth = 4;
    context.lineJoin = "round";
    for (const caption of this.scene.world.captions) {
      const words = plain(caption.text ?? say(caption.key), 40), w = context.measureText(words).width + 8;
      const before = /^(meetings|level)/.test(caption.key ?? ""); // ends before its row
      const box = { x: to.x(caption.x) - (before ? w : w / 2), y: to.y(caption.y) - 8, w, h: 16 };
      if (box.x + w < 0 || box.x > this.wide || box.y < 0 || box.y > this.high) continue;
      box.x = Math.max(2, Math.min(box.x, this.wide - w - 2)); // not cut by the edge of the picture
      if (!taken.add(box)) continue;
      context.strokeText(words, box.x + w / 2, box.y + 8);
      context.fillText(words, box.x + w / 2, box.y + 8);
    }
  }

  draw(context) {
    const to = this.begin(context), { scene } = this, taken = new Boxes();
    const { wide: width, high: height } = this, at = scene.network.body.nodes; // getPositions copies them all
    this.caption(context, to, taken);
    const seen = [];
    for (const node of this.order) {
      if (!scene.shown(node.id)) continue;
      const { x, y } = at[node.id], spot = { node, x: to.x(x), y: to.y(y), r: scene.size(node) * to.scale };
      if (spot.x < -80 || spot.y < -60 || spot.x > width + 80 || spot.y > height + 60) continue;
      seen.push(spot);
      taken.add({ x: spot.x - spot.r, y: spot.y - spot.r, w: 2 * spot.r, h: 2 * spot.r }, true);
    }
    this.boxes = [];
    this.numbers = [];
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const first = ({ node }) => (node.id === scene.selection?.node || node.id === scene.focus ? 0 : this.must(node.id) ? 1 : 2);
    for (const spot of seen) spot.first = first(spot);
    this.count(context, seen);
    for (const spot of seen.sort((a, b) => a.first - b.first).slice(0, MOST_TRIED)) this.name(context, spot, taken);
    this.nameEdges(context, to, at, taken);
    context.restore();
  }

  // How many are in a bubble, within it, and there its name too where it finds room; in an open one the sign to close it.
  count(context, seen) {
    const { scene } = this, { items } = scene.world.fold ?? {};
    for (const spot of items ? seen : []) {
      const { node, x, y, r } = spot;
      if (!items.has(node.id) || (scene.faded(node.id) && node.id !== scene.hovered?.bubble)) continue;
      const text = node.open ? "−" : number(node.count), full = Math.round(Math.min(r * 0.95, (r * 2.6) / text.length, 22));
      if (full < 7) continue;
      const lines = node.open || r < 22 ? [] : this.inner(context, node, r), up = lines.length * INNER * 0.55;
      const size = lines.length ? Math.min(full, Math.round(r * 0.5)) : full;
      this.numbers.push({ text, x, y: y - up, size });
      this.write(context, [text], { x: x - r, y: y - up - size * 0.6, w: 2 * r, h: size * 1.2 }, `600 ${size}px ${FONT}`, scene.colours.ink, 0);
      if (!lines.length) continue;
      const box = { x: x - r, y: y - up + size * 0.6 + 1, w: 2 * r, h: lines.length * INNER };
      this.write(context, lines, box, `400 ${INNER - 2}px ${FONT}`, scene.colours.ink, 0);
      this.boxes.push({ id: node.id, lines, strong: false, size: INNER - 2, ...box });
      spot.named = true;
    }
  }

  // The lines of a name that fit into a ring, none where it does not fit.
  inner(context, node, r) {
    context.font = `400 ${INNER - 2}px ${FONT}`;
    const width = (part) => context.measureText(part).width, size = Math.min(22, Math.round(r * 0.5));
    for (const wide of this.text(node) ? [1.66 * r, 1.3 * r] : []) {
      const lines = Labels.wrap(this.text(node), width, wide), top = size * 0.6 - lines.length * INNER * 0.55;
      const fits = (line, i) => {
        const low = top + (i + 1) * INNER - 2;
        return low < r && width(line) <= 1.9 * Math.sqrt(r * r - low * low);
      };
      if (lines.length <= 3 && lines.length * INNER * 0.55 + size * 0.6 < r * 0.92 && lines.every(fits)) return lines;
    }
    return [];
  }

  must(id) {
    const { scene } = this;
    return id === scene.focus || id === scene.hovered?.node || id === scene.hovered?.bubble || Boolean(scene.bright?.has(id));
  }

  name(context, { node, x, y, r, named }, taken) {
    if (named) return;
    const { scene } = this, strong = node.id === scene.focus || node.id === scene.selection?.node || node.open || node.id === scene.selection?.bubble;
    const faded = scene.faded(node.id) && node.id !== scene.hovered?.node && node.id !== scene.hovered?.bubble;
    if (faded || !this.text(node)) return;
    const { lines, width } = this.measure(context, node, strong ? 700 : 400);
    const w = width + 6, h = lines.length * LINE + 2;
    const below = { x: x - w / 2, y: y + r + 2, w, h };
    const above = y - r - 2 - h, right = x + r + 3, left = x - r - 3 - w, level = y - h / 2;
    const tries = [below, { ...below, y: above }, { ...below, x: right, y: level }, { ...below, x: left, y: level },
      { ...below, x: right - r }, { ...below, x: left + r }, { ...below, x: right - r, y: above }, { ...below, x: left + r, y: above }];
    const whole = (spot) => spot.x >= 0 && spot.y >= 0 && spot.x + w <= this.wide && spot.y + h <= this.high;
    // A name that would be cut by the edge of the picture is left out, or moved inside where it must be read.
    let box = tries.find((spot) => whole(spot) && taken.add(spot));
    const { wide, high } = this;
    if (!box && this.must(node.id) && (strong || scene.bright?.size <= MOST_FORCED) && x > 0 && y > 0 && x < wide && y < high) {
      box = { ...below, x: Math.max(2, Math.min(below.x, wide - w - 2)), y: Math.max(2, Math.min(below.y, high - h - 2)) };
      taken.add(box, true);
    }
    if (!box) return;
    this.boxes.push({ id: node.id, lines, strong, ...box });
    this.write(context, lines, box, `${strong ? 700 : 400} ${LABEL}px ${FONT}`, scene.colours.ink);
  }

  // The words on an edge: of the selected one, of the one under the pointer, of those of the selected node if not too many.
  nameEdges(context, to, at, taken) {
    const { scene } = this, centre = scene.centre();
    const { drawn } = scene.world, pointed = [scene.selection?.edge, scene.hovered?.edge].map((id) => scene.world.edgeById.get(id));
    const wanted = pointed.filter((edge) => edge && drawn.has(edge.from) && drawn.has(edge.to));
    const sure = new Set(wanted);
    const around = centre === undefined ? [] : scene.edgesAt(centre);
    if (around.length <= MOST_EDGE_NAMES) wanted.push(...around);
    for (const edge of new Set(wanted)) {
      if (!scene.shown(edge.from) || !scene.shown(edge.to) || !drawn.has(edge.from) || !drawn.has(edge.to)) continue;
      const words = plain(edgeWords(edge), 60);
      context.font = `italic 12px ${FONT}`;
      const w = context.measureText(words).width + 6;
      const boxes = [0.5, 0.36, 0.64].map((part) => this.along(edge, at, part)).map(({ x, y }) => ({ x: to.x(x) - w / 2, y: to.y(y) - 8, w, h: 16 }));
      let box = boxes.find((spot) => taken.add(spot));
      if (!box && sure.has(edge)) taken.add((box = boxes[0]), true);
      if (!box) continue;
      this.write(context, [words], box, context.font, scene.colours.soft);
    }
  }

  // The point on an edge at `part` of its way.
  along(edge, at, part) {
    const drawn = this.scene.network.body.edges[edge.id]?.edgeType;
    try {
      return drawn.getPoint(part);
    } catch {
      const [a, b] = [at[edge.from], at[edge.to]];
      return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
    }
  }

  write(context, lines, box, font, colour, halo = 4) {
    const { scene } = this;
    context.font = font;
    context.strokeStyle = scene.colours.page;
    context.lineWidth = halo;
    context.fillStyle = colour;
    const line = box.h / lines.length;
    lines.forEach((text, i) => {
      const x = box.x + box.w / 2, y = box.y + line * (i + 0.5);
      if (halo) context.strokeText(text, x, y);
      context.fillText(text, x, y);
    });
  }
}

// A discipline or prosecution is never named without its day and its source.
function edgeWords(edge) {
  const words = relation(edge);
  if (edge.kind !== "personnel") return words;
  return [words, day(edge.valid_from), edge.said_by].filter(Boolean).join(" · ");
}

// Rectangles that do not overlap, found again by the tiles they touch.
class Boxes {
  constructor() {
    this.tiles = new Map();
  }

  add(box, anyway = false) {
    const touched = [];
    for (let i = Math.floor(box.x / 64); i <= (box.x + box.w) / 64; i++) {
      for (let j = Math.floor(box.y / 64); j <= (box.y + box.h) / 64; j++) touched.push(i * 100003 + j);
    }
    const clash = (other) => box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h;
    if (!anyway && touched.some((tile) => this.tiles.get(tile)?.some(clash))) return false;
    for (const tile of touched) {
      if (!this.tiles.has(tile)) this.tiles.set(tile, []);
      this.tiles.get(tile).push(box);
    }
    return true;
  }
}
