// The address keeps all state, so that a link opens it again.
// All state: #node=person/… or #edge=… or #way=…&way=…, what was drawn, filters, time and language.
function address(replace = false) {
  const parts = new URLSearchParams();
  if (state.selection) for (const [kind, id] of Object.entries(state.selection)) parts.set(kind, id);
  if (state.way) for (const end of [state.way.from, state.way.to]) parts.append("way", end);
  if (world.mode !== views.usual) parts.set("view", world.mode);
  for (const id of world.fold ? (folding.touched ? folding.out : []) : views.added) parts.append("add", id);
  if (world.fold && folding.touched) for (const [id, many] of folding.opened.size ? folding.opened : [["", 1]]) parts.append("open", many > 1 ? `${id}~${many}` : id);
  for (const kind of filters.unkind) parts.append("hide", kind);
  for (const facet of LISTED) for (const value of filters.chosen.get(facet)) parts.append(facet, value);
  if (filters.time) parts.set("time", filters.time.map((years) => years.toFixed(2)).join("~"));
  if (filters.time && filters.undated) parts.set("undated", "1");
  if (language !== "vi") parts.set("lang", language);
  const hash = parts.toString().replaceAll("%2F", "/").replaceAll("%7E", "~");
  if (hash === location.hash.slice(1)) return;
  const to = hash ? `#${hash}` : location.pathname + location.search;
  try {
    history[replace ? "replaceState" : "pushState"](null, "", to);
  } catch {
    // A frame without an address of its own, as in a notebook, keeps no state.
  }
}

function readFilters(parts) {
  filters.clear();
  for (const kind of parts.getAll("hide")) filters.unkind.add(kind);
  for (const facet of LISTED) for (const value of parts.getAll(facet)) filters.chosen.get(facet).add(value);
  const years = (parts.get("time") ?? "").split("~").map(Number);
  if (years.length === 2 && years.every((y) => y > 1000 && y < 3000)) filters.time = years.map((y) => Math.round(y * 12) / 12);
  filters.undated = parts.get("undated") === "1";
}

function readView(parts) {
  const wanted = parts.get("view");
  views.turn(views.all.includes(wanted) ? wanted : views.usual);
  if (world.fold) folding.restore(parts.getAll("open"), parts.getAll("add"));
}

// Do what the address says; at first the filters and the view stand already.
async function follow({ fresh = false } = {}) {
  if (location.hash) await complete();
  const parts = new URLSearchParams(location.hash.slice(1));
  if (!fresh) {
    const before = world.mode;
    readFilters(parts);
    readView(parts);
    if (world.mode === before) refilter({ record: false });
    else redo();
  }
  await replay(parts.getAll("add"));
  speak(parts.get("lang") === "en" ? "en" : "vi");
  const [edge, node, way] = [parts.get("edge"), parts.get("node"), parts.getAll("way")];
  const [bubble, bundle] = [parts.get("bubble"), parts.get("bundle")];
  const selection = world.edgeById.has(edge) ? { edge } : world.byId.has(node) ? { node } : world.fold?.items.has(bubble) ? { bubble } : world.fold?.bundles.has(bundle) ? { bundle } : null;
  const ends = way.length ? way : location.hash ? [] : [world.path[0], world.path.at(-1)];
  if (selection) {
    state.way = null;
    scene.select(null, null);
    add(selection.edge ? [world.edgeById.get(edge).from, world.edgeById.get(edge).to] : selection.node ? [node] : []);
    select(selection, { open: bubble === null || !selection.bubble, reveal: "close", record: false });
  } else if (ends.length === 2 && ends.every((id) => world.byId.has(id))) showWay(...ends, { record: false });
  else clear({ record: false });
}

// Draw again what the address says was added, in the same order; what stands already is not added to.
async function replay(added) {
  const done = world.fold ? 0 : added.findIndex((id, i) => views.added[i] !== id);
  for (const id of done < 0 ? [] : added.slice(done)) {
    if (world.fold || !world.drawn.has(id)) await bringIn(id);
    else await more(id);
  }
}
