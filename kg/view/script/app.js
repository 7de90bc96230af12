// What is selected, what is open and what is filtered, and how clicks and the address reach them.
const get = (id) => document.getElementById(id);
const LISTED = FACETS.filter((facet) => facet !== "kind");
const state = { selection: null, way: null, theme: "auto" };
const title = document.title, index = new Index();
let world, filters, folding, views, scene, drawer, search, facets, time, table, download;

async function start() {
  performance.mark("start");
  world = new World(await inflate(get("data").textContent));
  if (location.hash) await complete();
  filters = new Filters(world);
  folding = new Fold(world, filters);
  views = new Views(world, folding);
  const parts = new URLSearchParams(location.hash.slice(1));
  readFilters(parts);
  readView(parts);
  folding.shape = get("graph").clientWidth / Math.max(1, get("graph").clientHeight);
  rework();
  scene = new Scene(get("graph"), world, filters, { pick, expand });
  drawer = new Drawer(get("drawer"), get("content"), scene, world, { go: (selection) => select(selection, { open: true, reveal: "close" }), expand, turn, wayFrom: (id) => search.ask(world.byId.get(id)) });
  search = new Search(get("query"), get("hits"), index, (id, from) => (from ? showWay(from, id) : found(id)), announce, world.live && ((q) => ask("named", { q })));
  facets = new Facets(get("kinds"), get("facets"), filters, world, refilter);
  time = new Time(get("time"), world, filters, refilter);
  table = new Table(get("table"), world, filters, (selection) => select(selection, { open: true, reveal: "close" }));
  download = new Export(scene, filters, title);
  listen();
  if (matchMedia("(max-width: 760px)").matches) for (const id of ["legend", "filters"]) get(id).open = false;
  await follow({ fresh: true });
  if (!state.selection && !state.way) scene.camera.fit(false);
  scene.network.once("afterDrawing", () => {
    performance.mark("ready");
    document.documentElement.setAttribute("data-ready", "");
  });
  scene.redraw();
  setTimeout(read, 50);
}

// What stands in the page behind the script may not have come in yet.
function loaded() {
  return new Promise((done) => (document.readyState === "loading" ? addEventListener("DOMContentLoaded", done, { once: true }) : done()));
}

// Take in what is not drawn at first, once; whatever reaches beyond the picture waits for it.
let completed;
function complete() {
  return (completed ??= loaded().then(async () => {
    const { opening } = world, packed = get("more")?.textContent;
    const more = packed ? world.add(await inflate(packed), opening.nodes) : { nodes: [], edges: [] };
    world.opening = { nodes: [...opening.nodes, ...more.nodes], edges: [...opening.edges, ...more.edges] };
    if (packed && scene) refilter({ record: false });
  }));
}

// After the picture stands: the other things, the words that prove, and the table of names to search.
async function read() {
  await complete();
  const evidence = await inflate(get("evidence").textContent);
  world.prove(world.opening, evidence);
  world.opening = null;
  world.known = true;
  if (drawer.open) drawer.show(state.selection, state.way);
  const all = [...world.nodes];
  for (let i = 0; i < all.length; i += 2000) {
    index.add(all.slice(i, i + 2000));
    await new Promise((done) => setTimeout(done));
  }
  index.holding("a"); // sorts the words before somebody waits for it
  if (document.activeElement === get("query")) search.look();
  document.documentElement.setAttribute("data-read", "");
}

function announce(text) {
  get("status").textContent = text;
}

// ---------------------------------------------------------------- what is selected

// What was clicked: a bubble opens, but for the second half of a double click.
function pick(selection) {
  if (!selection) clear();
  else if (selection.bubble === undefined) select(selection, { open: true, reveal: "near" });
  else if (performance.now() - (state.turned ?? -Infinity) > 350) turn(selection.bubble);
}

// Open a bubble, or close an area.
function turn(id) {
  const before = new Set(folding.drawn), wasOpen = folding.items.get(id).open;
  state.turned = performance.now();
  clear({ record: false });
  folding.turn(id);
  refilter({ record: false });
  const fresh = [...folding.drawn].filter((other) => !before.has(other)), disc = folding.discs.find((one) => one.key === id);
  if (disc) scene.camera.frameDisc(disc);
  else if (wasOpen) scene.camera.fit(true);
  else scene.camera.frame(fresh, { least: 0.3, most: 1, animate: true });
  select(folding.items.has(id) ? { bubble: id } : { node: fresh[0] }, { open: false });
  announce(disc || wasOpen ? get("status").textContent : say("expanded", { n: number(fresh.length) }));
}

function select(selection, { open = drawer.open, reveal = false, record = true } = {}) {
  bring(selection);
  state.selection = selection;
  scene.select(selection);
  if (open) drawer.show(selection);
  if (reveal) requestAnimationFrame(() => scene.camera.reveal(selection, reveal === "close"));
  if (selection.node !== undefined) {
    const node = world.byId.get(selection.node);
    announce(say("selected", { label: plain(node.label, 120), kind: say(node.kind), n: number(scene.edgesAt(node.id).length) }));
  } else if (selection.bubble !== undefined) {
    const bubble = folding.items.get(selection.bubble);
    announce(say(bubble.open ? "bubbleOpen" : "bubbleClosed", { label: plain(folding.title(bubble), 120), contents: folding.contents(bubble) }));
  }
  if (record) address();
}

// Draw what is selected, where it is folded.
function bring({ node, edge }) {
  if (!world.fold) return;
  const line = world.edgeById.get(edge), ends = line ? [line.from, line.to] : node === undefined ? [] : [node];
  add(ends);
}

function clear({ record = true } = {}) {
  drawer.hide();
  state.selection = state.way = null;
  scene.select(null, null);
  if (record) address();
}

// A thing found by its name: drawn, if need be with what it is linked to, and rid of the filters that hide it.
async function found(id) {
  if (!world.drawn.has(id)) await bringIn(id);
  if (!filters.nodes.has(id)) {
    if (!filters.unkind.delete(world.byId.get(id).kind) || !filters.nodes.has(id)) refilter();
    if (!filters.nodes.has(id)) unfilter();
  }
  select({ node: id }, { open: true, reveal: "close" });
  get("graph").focus();
}

// Draw a thing with some of what it is linked to.
async function bringIn(id) {
  if (world.live) await fetchAround(id);
  if (world.byId.has(id)) add(world.fold ? [id] : [id, ...[...world.around(id)].slice(0, 12)], undefined, id);
}

// Draw things that are in the file but not in the picture; `kept` goes into the address, each time.
function add(ids, near, kept) {
  if (world.fold) {
    const folded = ids.filter((id) => !world.drawn.has(id) && world.byId.has(id));
    if (!folded.length) return 0;
    folding.touched = true;
    folding.reveal(folded);
    refilter({ record: false });
    return folded.length;
  }
  const fresh = world.draw(ids, near);
  if (!fresh.length) return 0;
  if (kept !== undefined) views.added.push(kept);
  grow();
  return fresh.length;
}

// Bring things and relations that are new into the picture.
function grow() {
  rework();
  scene.grow();
  refilter({ record: false });
}

async function expand(id) {
  if (world.fold) {
    if (world.live) await fetchAround(id);
    refilter();
    return;
  }
  const { near, n } = await more(id);
  select({ node: id }, { open: true });
  announce(say("expanded", { n: number(n) }));
  if (n) scene.camera.frame([id, ...near], { least: 0.3, most: 1, animate: true });
}

// Draw the next neighbours of a thing, the best linked first, and say how many were not drawn yet.
async function more(id) {
  await complete();
  let came = false;
  while (world.live && !world.undrawn(id).here.length && (await fetchAround(id))) came = true;
  const here = world.undrawn(id).here.sort((a, b) => world.edgesOf.get(b).length - world.edgesOf.get(a).length || (a < b ? -1 : 1));
  const near = here.slice(0, 60), n = add(near, id, id);
  if (came && !n) grow();
  return { near, n };
}

function showWay(from, to, { record = true } = {}) {
  const edges = world.given(from, to) ?? world.way(from, to, (edge) => !TIMELESS.has(edge.kind)) ?? world.way(from, to, () => true);
  const nodes = [from, ...(edges ?? []).flatMap((edge) => [edge.from, edge.to]), to];
  add([...new Set(nodes)]);
  if (nodes.some((id) => !filters.nodes.has(id)) || edges?.some((edge) => !filters.edges.has(edge.id))) unfilter();
  state.way = { from, to, edges };
  state.selection = null;
  scene.select(null, { nodes: new Set(nodes), edges: new Set((edges ?? []).map((edge) => edge.id)) });
  drawer.show(null, state.way);
  scene.camera.frame([...new Set(nodes)], { least: 0.25, most: 1, animate: true });
  announce(edges ? say("steps", { n: number(edges.length) }) : say("noWay"));
  if (record) address();
}

// ---------------------------------------------------------------- what is filtered

// Work out anew what stands in the picture.
function rework() {
  filters.apply();
  if (!world.fold) return;
  folding.fold();
  world.drawn = folding.drawn;
}

function refilter({ record = true } = {}) {
  rework();
  const gone = state.selection && world.fold && [[folding.bundles, "bundle"], [folding.items, "bubble"]].some(([known, kind]) => state.selection[kind] !== undefined && !known.has(state.selection[kind]));
  if (gone) clear({ record: false });
  scene.filter();
  around();
  if (drawer.open && state.selection) drawer.show(state.selection, state.way);
  if (record) address(true);
}

// The panels that tell of what is shown.
function around() {
  get("bubbles").hidden = !world.fold;
  counts();
  facets.show();
  time.show();
  get("clear").hidden = !filters.any;
}

function unfilter() {
  filters.clear();
  refilter();
}

function counts() {
  const shown = { nodes: number(filters.nodes.size), all: number(world.size), edges: number(filters.edges.size) };
  const whole = filters.nodes.size === world.size;
  get("counts").textContent = whole ? say("counts", { ...shown, documents: number(world.pages) }) : say("showing", shown);
  if (filters.any) announce(get("counts").textContent);
}

// ---------------------------------------------------------------- views

// Turn to another view of what the file holds.
async function look(mode) {
  await complete();
  clear({ record: false });
  views.turn(mode);
  if (world.fold && !folding.planted) folding.begin();
  redo();
  address();
}

// Draw anew, as another view needs.
function redo() {
  rework();
  scene.reset();
  around();
  get("view").value = world.mode;
  scene.camera.fit(false);
}

// ---------------------------------------------------------------- words and colours

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.matches("button, summary")) element.title = say(element.dataset.label);
  }
  if (world.live) get("explain").textContent = say("explainLive");
  search.ask(null);
  get("lines").replaceChildren(...Object.keys(DASHES).map((line) => make("li", {}, lineIcon(line), say(line))));
  get("view").replaceChildren(...views.all.map((mode) => make("option", { value: mode }, say(mode === "around" && world.path.length ? "viewWay" : `view_${mode}`))));
  get("view").value = world.mode;
  helpRows();
  around();
  scene.redraw();
  if (drawer.open) drawer.show(state.selection, state.way);
}

function dark() {
  return state.theme === "dark" || (state.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function recolour() {
  scene.readColours();
  if (world.fold) scene.filter();
  else scene.repaint();
}

function share() {
  get("link").value = location.href;
  get("sharing").showModal();
  get("link").select();
}

function listen() {
  const click = (id, act) => get(id).addEventListener("click", act);
  click("help", () => get("helping").showModal());
  click("close", () => {
    clear();
    get("graph").focus();
  });
  click("fit", () => scene.camera.fit(true));
  get("view").addEventListener("change", (event) => look(event.target.value));
  click("tabled", () => table.show());
  click("clear", () => {
    unfilter();
    get("query").focus();
  });
  click("png", async () => download.save(await download.png(), "image/png", "png"));
  click("svg", () => download.save(download.svg(), "image/svg+xml", "svg"));
  click("csv", () => download.save(table.csv(), "text/csv;charset=utf-8", "csv"));
  click("downloads", (event) => { if (event.target.matches("button")) get("downloads").open = false; });
  click("share", share);
  click("copy", () => {
    get("link").select();
    if (document.execCommand("copy")) announce(say("copied"));
  });
  click("language", () => {
    speak(language === "vi" ? "en" : "vi");
    address();
  });
  click("theme", () => {
    state.theme = dark() ? "light" : "dark";
    document.documentElement.dataset.theme = state.theme;
    recolour();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  let following = Promise.resolve();
  addEventListener("popstate", () => (following = following.then(() => follow())));
  listenToKeys();
}

if ("DecompressionStream" in globalThis) start();
else get("status").replaceWith(make("p", { class: "missing", role: "alert" }, say("old")));
// For tests and for those who look under the bonnet: read only.
globalThis.quanhe = Object.freeze({
  labels: () => scene.labels.boxes, find: (query) => index.find(query).map((node) => node.id), selection: () => state.selection,
  at: (id) => scene.network.canvasToDOM(scene.network.getPositions([id])[id]), shown: () => ({ nodes: [...filters.nodes], edges: [...filters.edges] }),
  data: () => world, bubbles: () => (world.fold ? [...folding.items.values()].map(({ id, kind, count, open }) => ({ id, kind, count, open, title: folding.title(folding.items.get(id)) })) : []),
  bundles: () => (world.fold ? [...folding.bundles.values()].map(({ id, edges }) => [id, edges.length]) : []), svg: () => download.svg(), csv: () => table.csv(), way: () => state.way?.edges?.map((edge) => edge.id) ?? null,
});
