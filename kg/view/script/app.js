// What is selected, what is open, and how keys, clicks and the address reach them.
const get = (id) => document.getElementById(id);
const read = JSON.parse(get("data").textContent);
const DATA = { ...read.rest, nodes: read.nodes, edges: read.edges };

const state = { selection: null, theme: "auto" };
const scene = new Scene(get("graph"), DATA, { pick: (selection) => (selection ? select(selection, { open: true, reveal: "near" }) : clear()) });
const drawer = new Drawer(get("drawer"), get("content"), scene, (selection) => select(selection, { open: true, reveal: "close" }));
const index = new Index(DATA.nodes);
const search = new Search(get("query"), get("hits"), index, (id) => {
  const kind = scene.byId.get(id).kind;
  if (scene.hidden.has(kind)) toggleKind(kind);
  select({ node: id }, { open: true, reveal: "close" });
  get("graph").focus();
}, announce);

function announce(text) {
  get("status").textContent = text;
}

function select(selection, { open = drawer.open, reveal = false, record = true } = {}) {
  state.selection = selection;
  scene.select(selection);
  if (open) drawer.show(selection);
  if (reveal) requestAnimationFrame(() => scene.reveal(selection, reveal === "close"));
  if (selection.node !== undefined) {
    const node = scene.byId.get(selection.node);
    announce(say("selected", { label: plain(node.label, 120), kind: say(node.kind), n: number(scene.edgesOf.get(node.id).length) }));
  }
  if (record) address();
}

function clear() {
  drawer.hide();
  state.selection = null;
  scene.select(null);
  address();
}

// The address holds the selection and the language: #node=person/… or #edge=…
function address() {
  const parts = new URLSearchParams();
  if (state.selection) for (const [kind, id] of Object.entries(state.selection)) parts.set(kind, id);
  if (language !== "vi") parts.set("lang", language);
  const hash = parts.toString().replaceAll("%2F", "/");
  if (hash !== location.hash.slice(1)) history.pushState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

function follow() {
  const parts = new URLSearchParams(location.hash.slice(1));
  speak(parts.get("lang") === "en" ? "en" : "vi");
  const [edge, node] = [parts.get("edge"), parts.get("node")];
  const selection = scene.edgeById.has(edge) ? { edge } : scene.byId.has(node) ? { node } : null;
  if (selection) select(selection, { open: true, reveal: "close", record: false });
  else {
    drawer.hide();
    state.selection = null;
    scene.select(null);
  }
}

// ---------------------------------------------------------------- words and colours

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.matches("button")) element.title = say(element.dataset.label);
  }
  get("query").placeholder = say("searchHint");
  get("counts").textContent = say("counts", { nodes: number(DATA.nodes.length), edges: number(DATA.edges.length), documents: number(DATA.documents.length) });
  legend();
  keys();
  if (drawer.open) drawer.show(state.selection);
  scene.network.redraw();
}

function legend() {
  const counts = new Map();
  for (const node of DATA.nodes) counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
  get("kinds").replaceChildren(...KINDS.filter((kind) => counts.has(kind)).map((kind) => make("li", {},
    make("button", { type: "button", "aria-pressed": String(!scene.hidden.has(kind)), "data-kind": kind, onclick: () => toggleKind(kind) },
      icon(kind), make("span", {}, say(kind)), " ", make("span", { class: "n" }, number(counts.get(kind)))))));
  get("lines").replaceChildren(...Object.keys(DASHES).map((line) => make("li", {}, lineIcon(line), say(line))));
}

function toggleKind(kind) {
  scene.hide(kind, !scene.hidden.has(kind));
  legend();
  get("kinds").querySelector(`[data-kind="${kind}"]`)?.focus();
}

function keys() {
  const rows = [["/", "keySearch"], ["Enter", "keyEnter"], ["← ↑ → ↓", "keyArrows"], ["0", "keyFit"], ["Esc", "keyEscape"], ["?", "keyHelp"]];
  get("keys").replaceChildren(...rows.flatMap(([key, words]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, say(words))]));
}

function dark() {
  return state.theme === "dark" || (state.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function recolour() {
  scene.readColours();
  scene.repaint();
}

// ---------------------------------------------------------------- keys

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function walk([dx, dy]) {
  const selected = state.selection;
  if (selected?.node === undefined) {
    const start = selected ? scene.edgeById.get(selected.edge).from : DATA.focus ?? DATA.nodes[0]?.id;
    if (start !== undefined) select({ node: start }, { reveal: "close" });
    return;
  }
  const next = scene.towards(selected.node, dx, dy);
  if (next !== null) select({ node: next }, { reveal: "close" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || get("helping").open) return;
  const inside = (id) => get(id).contains(event.target);
  if (event.target.matches("input")) return;
  if (event.key === "/") get("query").focus();
  else if (event.key === "?") get("helping").showModal();
  else if (event.key === "Escape") {
    const back = inside("drawer");
    clear();
    if (back) get("graph").focus();
  } else if (event.key === "0" && !inside("drawer")) scene.fit(true);
  else if (event.key in ARROWS && !inside("drawer") && !inside("panel")) walk(ARROWS[event.key]);
  else if (event.key === "Enter" && (inside("graph") || event.target === document.body)) {
    if (state.selection) select(state.selection, { open: true });
    else if (DATA.focus) select({ node: DATA.focus }, { open: true, reveal: "close" });
  } else return;
  event.preventDefault();
});

get("help").addEventListener("click", () => get("helping").showModal());
get("close").addEventListener("click", () => {
  clear();
  get("graph").focus();
});
get("fit").addEventListener("click", () => scene.fit(true));
get("language").addEventListener("click", () => {
  speak(language === "vi" ? "en" : "vi");
  address();
});
get("theme").addEventListener("click", () => {
  state.theme = dark() ? "light" : "dark";
  document.documentElement.dataset.theme = state.theme;
  recolour();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
addEventListener("hashchange", follow);

if (matchMedia("(max-width: 760px)").matches) get("legend").open = false;
scene.fit(false);
follow();
scene.network.once("afterDrawing", () => document.documentElement.setAttribute("data-ready", ""));
scene.network.redraw();
// For tests and for those who look under the bonnet: read only.
globalThis.quanhe = Object.freeze({ labels: () => scene.labels.boxes, find: (query) => index.find(query).map((node) => node.id), selection: () => state.selection, at: (id) => scene.network.canvasToDOM(scene.network.getPositions([id])[id]) });
