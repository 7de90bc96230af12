// The search box: a combobox over all nodes, hidden kinds too.
class Search {
  constructor(input, list, index, open, announce, elsewhere) {
    Object.assign(this, { input, list, index, open, announce, elsewhere });
    this.hits = [];
    this.active = -1;
    input.addEventListener("input", () => {
      this.look();
      this.askElsewhere();
    });
    input.addEventListener("focus", () => this.look());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150)); // after the click on a hit
  }

  look() {
    this.hits = this.index.find(this.input.value);
    this.active = this.hits.length ? 0 : -1;
    if (!tokens(bare(this.input.value)).length) return this.close();
    const rows = this.hits.map((node, i) => this.row(node, i));
    this.list.replaceChildren(...(rows.length ? rows : [make("li", { class: "none", role: "option", "aria-disabled": "true" }, say("noHits"))]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.announce(rows.length ? say("someHits", { n: rows.length }) : say("noHits"));
    return this.mark();
  }

  // Where there is a server, things that this page does not hold come from there when the typing rests.
  askElsewhere() {
    clearTimeout(this.waiting);
    const asked = this.input.value;
    if (!this.elsewhere || bare(asked).trim().length < 2) return;
    this.waiting = setTimeout(async () => {
      if ((await this.elsewhere(asked)) && this.input.value === asked && document.activeElement === this.input) this.look();
    }, 300);
  }

  row(node, i) {
    const row = make("li", { id: `hit${i}`, role: "option" }, icon(node.kind), words(node.label, 160), make("small", {}, ...joined([say(node.kind), node.detail, site(node)])));
    row.addEventListener("pointerdown", (event) => event.preventDefault());
    row.addEventListener("click", () => this.choose(i));
    return row;
  }

  mark() {
    [...this.list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === this.active)));
    if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", `hit${this.active}`);
      this.list.children[this.active].scrollIntoView({ block: "nearest" });
    }
  }

  key(event) {
    if (event.isComposing) return; // a Vietnamese input method is still at work
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.hits.length) {
      this.active = (this.active + step + this.hits.length) % this.hits.length;
      this.mark();
    } else if (event.key === "Enter" && this.active >= 0) this.choose(this.active);
    else if (event.key === "Escape") {
      if (this.list.hidden) {
        this.ask(null);
        this.input.blur();
      }
      else this.close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  choose(i) {
    const node = this.hits[i], way = this.way;
    this.close();
    this.input.value = "";
    this.ask(null);
    this.open(node.id, way);
  }

  // Look for the other end of a way that begins at a thing, or for anything again.
  ask(node) {
    this.way = node?.id ?? null;
    this.input.placeholder = node ? say("wayTo", { label: plain(node.label, 40) }) : say("searchHint");
    if (node) this.input.focus();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
