// Search by name without marks, in any order of words: a table from every word to the things that hold it.
class Index {
  constructor() {
    this.entries = [];
    this.byWord = new Map(); // word -> entries that hold it in their name or, as `around`, in what is said of them
    this.byInitials = new Map(); // "ubndqhs" -> entries: names are often written so
    this.words = null; // sorted, made when first asked after words were added
    this.compare = new Intl.Collator("vi").compare;
  }

  add(nodes) {
    for (const node of nodes) {
      const label = node.label.slice(0, 500), bared = bare(label);
      const around = [...(node.names ?? []), node.detail ?? "", node.place ?? "", node.district ?? "", node.province ?? ""].join(" ").slice(0, 1000);
      const words = tokens(bared);
      const entry = { node, words, bare: words.join(" "), around: tokens(bare(around)), initials: words.map((word) => word[0]).join(""), folded: null };
      this.entries.push(entry);
      for (const word of new Set([...words, ...entry.around])) Index.put(this.byWord, word, entry);
      Index.put(this.byInitials, entry.initials, entry);
    }
    this.words = null;
  }

  static put(table, key, entry) {
    const known = table.get(key);
    if (known) known.push(entry);
    else table.set(key, [entry]);
  }

  // Lists of entries with a word that begins with `token`, or whose initials hold it.
  holding(token) {
    this.words ??= [...this.byWord.keys()].sort();
    const lists = [];
    let low = 0, high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < token) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < this.words.length && this.words[i].startsWith(token); i++) lists.push(this.byWord.get(this.words[i]));
    if (token.length > 2) for (const [initials, entries] of this.byInitials) if (initials.includes(token)) lists.push(entries);
    return { lists, size: lists.reduce((sum, list) => sum + list.length, 0) };
  }

  // Things that hold every token, best first: exact with marks, exact without, begins so, by name before by place.
  find(query, most = 12) {
    const asked = tokens(bare(query));
    if (!asked.length) return [];
    const folded = fold(query.trim()), marked = tokens(folded), whole = asked.join(" ");
    const rarest = [...new Set(asked)].map((token) => this.holding(token)).reduce((a, b) => (b.size < a.size ? b : a));
    const found = [];
    for (const entry of new Set(rarest.lists.flat())) {
      const score = Index.score(entry, asked, whole);
      if (score) found.push({ entry, node: entry.node, score });
    }
    const best = Index.best(found, 400); // marks are looked at among the best alone
    for (const hit of best) hit.score += Index.marks(hit.entry, marked, folded);
    best.sort((a, b) => b.score - a.score || (b.node.count ?? 0) - (a.node.count ?? 0)
      || this.compare(a.node.label, b.node.label) || (a.node.id < b.node.id ? -1 : 1));
    return best.slice(0, most).map((hit) => hit.node);
  }

  static best(found, most) {
    return found.length <= most ? found : found.sort((a, b) => b.score - a.score || (b.node.count ?? 0) - (a.node.count ?? 0)).slice(0, most);
  }

  static score(entry, asked, whole) {
    let score = 1;
    for (const token of asked) {
      if (entry.words.includes(token)) score += 6;
      else if (entry.words.some((word) => word.startsWith(token))) score += 4;
      else if (token.length > 2 && entry.initials.includes(token)) score += 4;
      else if (entry.around.some((word) => word.startsWith(token))) score += 1;
      else return 0;
    }
    if (entry.bare === whole) score += 20;
    else if (entry.bare.startsWith(whole)) score += 8;
    else if (entry.bare.includes(whole)) score += 4;
    return score;
  }

  static marks(entry, marked, folded) {
    if (entry.folded === null) {
      entry.folded = fold(entry.node.label.slice(0, 500));
      entry.marked = new Set(tokens(entry.folded));
    }
    let score = entry.folded === folded ? 40 : entry.folded.includes(folded) ? 3 : 0;
    for (const token of marked) if (entry.marked.has(token)) score += 2;
    return score;
  }
}
