// The relations that are shown, in words: as a table to read, and as CSV to take away.
const MOST_ROWS = 500;

class Table {
  constructor(dialog, world, filters, go) {
    Object.assign(this, { dialog, world, filters, go });
  }

  // What pages state of people first, what follows from the structure of government last.
  edges() {
    const { byId } = this.world, { compare } = index;
    return this.world.edges.filter((edge) => this.filters.edges.has(edge.id)).sort((a, b) =>
      rank(a.kind) - rank(b.kind) || compare(byId.get(a.from).label, byId.get(b.from).label) || byTime(a, b));
  }

  show() {
    const edges = this.edges(), { byId } = this.world, shown = edges.slice(0, MOST_ROWS);
    const heads = ["columnFrom", "columnRelation", "columnTo", "columnWhen", "confidence", "columnSources"];
    this.dialog.querySelector("thead").replaceChildren(make("tr", {}, ...heads.map((key) => make("th", { scope: "col" }, say(key)))));
    this.dialog.querySelector("tbody").replaceChildren(...shown.map((edge) => make("tr", {},
      make("th", { scope: "row" }, words(byId.get(edge.from).label, 160)),
      make("td", {}, make("button", { type: "button", onclick: () => this.open(edge) }, words(relation(edge), 160))),
      make("td", {}, words(byId.get(edge.to).label, 160)),
      make("td", {}, span(edge)),
      make("td", {}, edge.confidence === undefined ? "" : `${Math.round(edge.confidence * 100)} %`),
      make("td", {}, edge.count ? number(edge.count) : ""))));
    this.dialog.querySelector("#tableNote").textContent = shown.length < edges.length ? say("firstRows", { n: number(shown.length), all: number(edges.length) }) : "";
    this.dialog.showModal();
  }

  open(edge) {
    this.dialog.close();
    this.go({ edge: edge.id });
  }

  csv() {
    const { byId, base } = this.world, full = (id) => (id.includes("://") ? id : base + id);
    const head = ["from", "relation", "to", "kind", "status", "valid_from", "valid_to", "confidence", "documents", "quote", "publisher", "published", "url", "from_id", "to_id"];
    const lines = this.edges().map((edge) => {
      const source = edge.sources?.[0], page = source?.page ?? {};
      return [byId.get(edge.from).label, relation(edge), byId.get(edge.to).label, edge.kind, edge.status, edge.valid_from, edge.valid_to, edge.confidence, edge.count,
        source?.quote, page.publisher, page.published, page.url, full(edge.from), full(edge.to)];
    });
    return "\ufeff" + [head, ...lines].map((line) => line.map(Table.cell).join(",")).join("\r\n") + "\r\n";
  }

  // A cell that a spreadsheet would take for a formula gets a mark before it.
  static cell(value) {
    const text = String(value ?? "").replace(/\u0000/g, "");
    const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }
}
