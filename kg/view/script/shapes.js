// Elements, icons and lines of the page. Text from pages goes in as text only.
const PATHS = {
  person: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z", body: "M2 2h12v12H2z", meeting: "M8 .8 15.2 8 8 15.2.8 8z",
  paper: "M8 1.5 15 14H1z", project: "M8 .8l2.2 4.9 5.3.5-4 3.6 1.2 5.3L8 12.3l-4.7 2.8 1.2-5.3-4-3.6 5.3-.5z",
  place: "M4.2 1.5h7.6L15.5 8l-3.7 6.5H4.2L.5 8z", event: "M1 2h14L8 15.5z", ring: "M8 0a8 8 0 1 0 0 16a8 8 0 1 0 0-16z", thing: "M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z",
};
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function draw(kind, path, box = "0 0 16 16") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", kind);
  const shape = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
  for (const [name, value] of Object.entries(path)) shape.setAttribute(name, value);
  return svg;
}

function icon(kind) {
  const known = kind in PATHS ? kind : "thing";
  return draw(`icon ${known}`, { d: PATHS[known], fill: "currentColor" });
}

// Words of a page stand in an element of their own direction, so that they cannot turn the words around them.
function words(text, most = 3000) {
  return make("bdi", {}, text.length > most ? text.slice(0, most) + "…" : text);
}

function joined(parts, most = 120) {
  return parts.filter(Boolean).flatMap((part, i) => (i ? [" · ", words(part, most)] : [words(part, most)]));
}

function lineIcon(line) {
  const dashes = { dashed: "7 4", dotted: "2 4" }[line] ?? "none";
  const svg = draw("line", { d: "M1 5H33", stroke: "currentColor", "stroke-width": "2.5", "stroke-dasharray": dashes }, "0 0 34 10");
  svg.setAttribute("width", "34");
  svg.setAttribute("height", "10");
  return svg;
}
