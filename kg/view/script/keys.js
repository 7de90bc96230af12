// Keys: / searches, arrows walk, Enter opens, + draws more, Esc closes, ? helps.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function helpRows() {
  const rows = [["/", "keySearch"], ["Enter", "keyEnter"], ["← ↑ → ↓", "keyArrows"], ["+", "keyExpand"], ["T", "keyTable"], ["0", "keyFit"], ["Esc", "keyEscape"], ["?", "keyHelp"]];
  get("keys").replaceChildren(...rows.flatMap(([key, words]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, say(words))]));
}

function walk([dx, dy]) {
  const { node, bubble, edge, bundle } = state.selection ?? {}, at = node ?? bubble;
  if (at === undefined) {
    const line = world.edgeById.get(edge) ?? world.fold?.bundles.get(bundle), all = scene.standing();
    const start = line?.from ?? (all.includes(world.focus) ? world.focus : all[0]);
    if (start !== undefined) select(scene.named("node", start), { reveal: "close" });
    return;
  }
  const next = scene.towards(at, dx, dy);
  if (next !== null) select(scene.named("node", next), { reveal: "close" });
}

// Do what a key means where it was pressed; false where it means nothing.
function press(key, inside, onPage) {
  if (key === "/") get("query").focus();
  else if (key === "?") get("helping").showModal();
  else if (key === "Escape") {
    const back = inside("drawer");
    clear();
    if (back) get("graph").focus();
  } else if (key === "0" && !inside("drawer")) scene.camera.fit(true);
  else if (key === "t" || key === "T") table.show();
  else if (["+", "Enter"].includes(key) && onPage && state.selection?.bubble !== undefined) turn(state.selection.bubble);
  else if (key === "+" && state.selection?.node !== undefined) expand(state.selection.node);
  else if (key in ARROWS && !inside("drawer") && !inside("panel")) walk(ARROWS[key]);
  else if (key === "Enter" && onPage) {
    if (state.selection) select(state.selection, { open: true });
    else if (world.focus) select({ node: world.focus }, { open: true, reveal: "close" });
  } else return false;
  return true;
}

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input")) {
      if (event.key !== "/" || event.target.type === "search") return; // boxes and handles have no use for it
    }
    const inside = (id) => get(id).contains(event.target);
    if (press(event.key, inside, inside("graph") || event.target === document.body)) event.preventDefault();
  });
}
