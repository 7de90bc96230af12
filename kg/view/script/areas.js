// Where things stand in the view by area: an area that is open is a disc with its bodies in rows, the areas in it
// around them. Opening one pushes the others straight away from it, so that all keep their directions.
const ROW = CELL_Y * 1.7, COLUMN = CELL_X * 1.45, MOST_RADIUS = 200, LEAST_RADIUS = 24;

// The radius of a bubble of so many things: by the root, as the area is what one sees, the largest of known area no
// larger than can be shown beside the others.
function radius(fold, count) {
  const most = Math.max(1, ...fold.tops.map((area) => (area.name ? area.total : 1)));
  return Math.min(LEAST_RADIUS + Math.min(6.5, (MOST_RADIUS - LEAST_RADIUS) / Math.sqrt(most)) * Math.sqrt(count), MOST_RADIUS);
}

// Give every item of a fold its x and y; return the discs of the open areas as { x, y, r, depth }.
function arrangeAreas(fold, shape) {
  const discs = [];
  const put = (made, x, y) => {
    for (const [item, dx, dy] of made.items) Object.assign(item, { x: Math.round(x + dx), y: Math.round(y + dy) });
    for (const disc of made.discs) discs.push({ ...disc, x: x + disc.x, y: y + disc.y });
  };
  put(gather(fold, fold.tops, null, Math.max(0.75, Math.min(Math.sqrt(shape), 1.25))), 0, 0);
  return discs.sort((a, b) => b.r - a.r);
}

// Areas around a block of things, or around nothing.
function gather(fold, areas, block, wide = 1) {
  const made = { items: (block?.items ?? []).map((item) => [...item]), discs: [], r: 0 };
  const all = packed([block?.r ?? 0, ...areas.map((area) => radius(fold, area.total))], wide), base = all.slice(1);
  const inside = areas.map((area) => (fold.opened.has(area.key) ? openArea(fold, area) : null));
  inside.forEach((one, i) => {
    if (one) push(all, i + 1, one.r - base[i].r);
  });
  for (const item of made.items) {
    item[1] += all[0].x;
    item[2] += all[0].y;
  }
  areas.forEach((area, i) => {
    const { x, y } = base[i], bubble = fold.items.get(area.key), one = inside[i];
    if (!one && bubble) {
      bubble.r = radius(fold, bubble.count);
      made.items.push([bubble, x, y]);
    }
    for (const [item, dx, dy] of one?.items ?? []) made.items.push([item, x + dx, y + dy]);
    for (const disc of one?.discs ?? []) made.discs.push({ ...disc, x: x + disc.x, y: y + disc.y });
    made.r = Math.max(made.r, Math.hypot(x, y) + (one?.r ?? base[i].r));
  });
  made.r = Math.max(made.r, Math.hypot(all[0].x, all[0].y) + all[0].r);
  return made;
}

function openArea(fold, area) {
  const block = rowsOf(fold, area), made = gather(fold, area.parts, block), own = Math.min(block.r + 90, made.r + 30);
  made.r += 30;
  made.discs.push({ key: area.key, x: 0, y: 0, r: made.r, own });
  return made;
}

// The things of an area itself, in rows around the middle of the disc, below its name.
function rowsOf(fold, area) {
  const cells = [];
  for (const { body, things, bubble } of area.rows) {
    if (body) cells.push([body, things.length ? null : bubble]);
    for (const thing of things) cells.push([thing, null]);
    if (bubble && (!body || things.length)) cells.push([bubble, null]);
  }
  const wide = Math.max(3, Math.ceil(Math.sqrt(cells.length * 0.9))), rows = Math.ceil(cells.length / wide), items = [];
  const left = (-(Math.min(wide, cells.length) - 1) / 2) * COLUMN, top = -((rows - 1) / 2) * ROW;
  cells.forEach(([item, beside], i) => {
    const x = left + (i % wide) * COLUMN, y = top + Math.floor(i / wide) * ROW;
    items.push([item, x, y]);
    if (beside) items.push([beside, x + 64, y - 6]);
  });
  for (const [item] of items) if (fold.items.has(item.id)) item.r = Math.min(22 + 2 * Math.sqrt(item.count), 60);
  const header = fold.items.get(area.key), r = Math.hypot(Math.min(wide, cells.length) * COLUMN, (rows + 2) * ROW) / 2;
  header.r = 34;
  items.push([header, 0, top - ROW * 0.8]);
  return { items, r };
}

// Discs close together, the first in the middle, none over another: each at the first free place on a spiral that is
// `wide` times as wide as a round one.
function packed(radii, wide) {
  const set = [];
  let from = 1;
  for (const r of radii) {
    const room = r + 46; // between them stand names
    for (let step = set.length ? from : 0; ; step++) {
      const far = 22 * Math.sqrt(step), angle = step * 2.399963;
      const spot = { x: far * Math.cos(angle) * wide, y: (far * Math.sin(angle)) / wide, r };
      if (set.findLast((other) => (other.x - spot.x) ** 2 + (other.y - spot.y) ** 2 < (other.r + room) ** 2)) continue;
      set.push(spot);
      from = Math.max(1, step - 60);
      break;
    }
  }
  return set;
}

function push(discs, at, further) {
  const { x, y } = discs[at];
  discs[at].r += further;
  if (further <= 0) return;
  discs.forEach((disc, i) => {
    const far = Math.hypot(disc.x - x, disc.y - y);
    if (i === at || !far) return;
    disc.x += ((disc.x - x) / far) * further;
    disc.y += ((disc.y - y) / far) * further;
  });
}
