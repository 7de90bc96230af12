// The time below the picture: how many relations hold when, and two handles between which they must hold.
class Time {
  constructor(element, world, filters, changed) {
    Object.assign(this, { element, world, filters, changed });
    this.part = (id) => element.querySelector(`#${id}`);
    for (const id of ["since", "until"]) this.part(id).addEventListener("input", (event) => this.moved(event.target));
    this.part("always").addEventListener("click", () => {
      this.set(null);
      this.part("since").focus();
    });
    this.part("undated").addEventListener("change", (event) => {
      filters.undated = event.target.checked;
      changed();
    });
  }

  // The bins, from all dated relations that are drawn: years, or months where there are few of them.
  measure() {
    let least = Infinity, most = -Infinity;
    this.undatedCount = 0;
    for (const edge of this.filters.known) {
      const span = TIMELESS.has(edge.kind) ? undefined : interval(edge);
      if (span === null) this.undatedCount += 1;
      for (const day of span ? [span.from, span.to, span.sureFrom, span.sureTo] : []) {
        if (day > 1800 && day < 2200) [least, most] = [Math.min(least, day), Math.max(most, day)];
      }
    }
    this.element.hidden = least > most;
    if (this.element.hidden) return;
    const first = Math.floor(least), last = Math.floor(most) + 1;
    this.per = last - first > 4 ? 1 : 12;
    this.first = first;
    this.bins = (last - first) * this.per;
  }

  // The beginning of a bin, in years, and its name.
  at(bin) {
    return this.first + bin / this.per;
  }

  name(bin) {
    const y = this.first + Math.floor(bin / this.per), m = String((bin % this.per) + 1).padStart(2, "0");
    return this.per === 1 ? String(y) : language === "vi" ? `${m}/${y}` : `${y}-${m}`;
  }

  show() {
    this.measure();
    if (this.element.hidden) return;
    const heights = new Array(this.bins).fill(0), { time } = this.filters;
    this.filters.time = null; // the bars tell of all times
    for (const edge of this.filters.known) {
      const span = TIMELESS.has(edge.kind) ? null : interval(edge);
      if (!span || this.filters.fails(OF_EDGES, edge).length || !this.passes(edge)) continue;
      // An office lasts as long as it is attested; how long beyond that, no page says.
      const low = Math.max(0, Math.floor((span.sureFrom - this.first) * this.per + 1e-6)), high = Math.min(this.bins - 1, Math.floor((span.sureTo - this.first) * this.per + 1e-6));
      for (let bin = low; bin <= high; bin++) heights[bin] += 1;
    }
    this.filters.time = time;
    this.draw(heights);
  }

  passes(edge) {
    return [edge.from, edge.to].every((id) => id === this.world.focus || !this.filters.fails(OF_NODES, this.world.byId.get(id)).length);
  }

  draw(heights) {
    const most = Math.max(1, ...heights), [low, high] = this.handles();
    this.part("bars").setAttribute("viewBox", `0 0 ${this.bins} 40`);
    this.part("bars").replaceChildren(...heights.map((n, bin) => {
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect"), tall = n ? Math.max(1.5, Math.sqrt(n / most) * 40) : 0;
      for (const [key, value] of Object.entries({ x: bin + 0.08, y: 40 - tall, width: 0.84, height: tall, class: bin >= low && bin <= high ? "in" : "" })) bar.setAttribute(key, value);
      return bar;
    }));
    for (const [id, bin, edge] of [["since", low, low], ["until", high, high + 1]]) { // a handle stands at the edge of its bin
      this.part(id).max = this.bins;
      this.part(id).value = edge;
      this.part(id).setAttribute("aria-valuetext", this.name(bin));
    }
    const room = Math.max(2, Math.floor(this.part("bars").clientWidth / 56)), step = Math.max(1, Math.ceil(this.bins / this.per / Math.min(room, 12)));
    const years = this.bins / this.per;
    this.part("ticks").replaceChildren(...Array.from({ length: Math.ceil(years / step) }, (_, i) => {
      const tick = make("span", {}, String(this.first + i * step));
      tick.style.flexGrow = Math.min(step, years - i * step);
      return tick;
    }));
    this.part("span").textContent = this.filters.time ? (low === high ? this.name(low) : `${this.name(low)} – ${this.name(high)}`) : `${say("time")}: ${say("always").toLowerCase()}`;
    this.part("always").hidden = !this.filters.time;
    this.part("undatedToo").hidden = !this.filters.time || !this.undatedCount;
    this.part("undatedToo").lastElementChild.textContent = say("undatedToo", { n: number(this.undatedCount) });
    this.part("undated").checked = this.filters.undated;
  }

  handles() {
    const { time } = this.filters, bin = (years) => Math.max(0, Math.min(this.bins - 1, Math.round((years - this.first) * this.per)));
    return time ? [bin(time[0]), Math.max(bin(time[0]), bin(time[1]) - (time[1] > this.at(this.bins - 1) + 1e-6 ? 0 : 1))] : [0, this.bins - 1];
  }

  moved(handle) {
    const low = this.part("since"), high = this.part("until");
    if (Number(low.value) >= Number(high.value)) handle.value = handle === low ? Number(high.value) - 1 : Number(low.value) + 1;
    this.set([Number(low.value), Number(high.value) - 1]);
  }

  set(bins) {
    this.filters.time = bins && (bins[0] > 0 || bins[1] < this.bins - 1) ? [this.at(bins[0]), this.at(bins[1] + 1)] : null;
    this.changed();
  }
}
