// What of the picture is in the window, and how the view moves there.
class Camera {
  constructor(scene) {
    this.scene = scene;
    this.covered = { right: 0, bottom: 0 }; // by the drawer
  }

  // The part of the window that no drawer covers.
  window() {
    const { clientWidth, clientHeight } = this.scene.container;
    return { width: clientWidth - this.covered.right, height: clientHeight - this.covered.bottom };
  }

  fit(animate) {
    const shown = this.scene.standing();
    if (!shown.length) return;
    // A wide picture in a narrow window would be dust: then show the part around the middle of it, legibly.
    const least = this.scene.world.mode !== "around" ? 0.15 : this.scene.container.clientWidth < 600 ? 0.5 : 0.26;
    this.frame(shown, { least, most: 1.15, animate, around: shown.includes(this.scene.focus) ? this.scene.focus : shown[0] });
  }

  // Bring nodes into the window with room for their names, or, where they do not fit, what is `around` one of them.
  frame(ids, { least, most, animate, around = ids[0] }) {
    if (!ids.length) return;
    const positions = this.scene.network.getPositions(ids), at = Object.values(positions), { width, height } = this.window();
    const left = Math.min(...at.map(({ x }) => x)), right = Math.max(...at.map(({ x }) => x));
    const top = Math.min(...at.map(({ y }) => y)), bottom = Math.max(...at.map(({ y }) => y));
    const rim = Math.min(85, width / 6), wide = width - 2 * rim, high = height - 120; // names stand below
    const scale = Math.max(Math.min(wide / Math.max(right - left, 1), high / Math.max(bottom - top, 1), most), least);
    const middle = (low, up, room, wanted) => (up - low <= room ? (low + up) / 2 : Math.max(low + room / 2, Math.min(up - room / 2, wanted)));
    const { x, y } = positions[around];
    this.move({ x: middle(left, right, wide / scale, x), y: middle(top, bottom, high / scale, y) + 14 / scale }, scale, animate);
  }

  // Bring what an open area holds itself into the window; the areas in it lie around that.
  frameDisc({ x, y, own: r }) {
    const { width, height } = this.window();
    this.move({ x, y }, Math.max(0.12, Math.min((width - 20) / (2 * r), (height - 20) / (1.45 * r), 1)), true);
  }

  look(id, scale, animate) {
    this.move(this.scene.network.getPositions([id])[id], scale, animate);
  }

  move(position, scale, animate) {
    const calm = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
    const offset = { x: -this.covered.right / 2, y: -this.covered.bottom / 2 };
    this.scene.network.moveTo({ position, offset, scale, animation: calm ? false : { duration: 300, easingFunction: "easeInOutQuad" } });
  }

  // Move only if what is selected stands outside what can be seen, too near its edge or, with `closer`, too small.
  reveal({ node, edge, bubble, bundle }, closer) {
    const line = this.scene.world.edgeById.get(edge) ?? this.scene.world.fold?.bundles.get(bundle);
    const ends = line ? [line.from, line.to] : [node ?? bubble];
    const { width, height } = this.window(), scale = this.scene.network.getScale(), margin = closer ? Math.min(70, width / 5, height / 5) : 16;
    const inside = ends.every((id) => {
      const at = this.scene.network.canvasToDOM(this.scene.network.getPositions([id])[id]);
      return at.x > margin && at.x < width - margin && at.y > margin && at.y < height - margin;
    });
    if (inside && (!closer || scale >= 0.45)) return;
    if (ends.length > 1) this.frame(ends, { least: 0.15, most: Math.max(scale, closer ? 0.7 : 0), animate: true });
    else this.look(ends[0], closer ? Math.max(scale, 0.7) : scale, true);
  }
}
