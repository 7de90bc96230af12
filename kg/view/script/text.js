// Text without its marks, to search in and to mark with.
const TONES = "\u0300\u0301\u0303\u0309\u0323";
// uỷ and ủy, hoà and hòa are the same word: the tone goes on the first vowel of an open syllable.
const OLD_TONE = new RegExp(`(?<!q)(o(?=[ae])|u(?=y))([aey])([${TONES}])(?![\\p{L}\\p{M}])`, "gu");
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function fold(text) {
  return text.normalize("NFD").toLowerCase().replace(OLD_TONE, "$1$3$2").normalize("NFC");
}

function bare(text) {
  return text.normalize("NFD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
}

// One line for a canvas: without characters that would turn or break it, and not longer than `most`.
function plain(text, most = 400) {
  const clean = text.slice(0, most * 2).replace(CONTROLS, " ").replace(/\s+/g, " ").trim();
  return clean.length > most ? clean.slice(0, most - 1) + "…" : clean;
}

function tokens(text) {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

class Index {
  constructor(nodes) {
    this.entries = nodes.map((node) => {
      const label = node.label.slice(0, 500);
      const around = [...(node.names ?? []), node.detail ?? "", node.place ?? ""].join(" ").slice(0, 1000);
      const words = tokens(bare(label));
      return {
        node, folded: fold(label), bare: words.join(" "), words, marked: tokens(fold(label)),
        around: tokens(bare(around)), initials: words.map((word) => word[0]).join(""),
      };
    });
  }

  // Nodes that hold every token in any order, best first: exact with marks, exact without, begins so, by name before by place.
  find(query, most = 12) {
    const asked = tokens(bare(query));
    if (!asked.length) return [];
    const folded = fold(query.trim()), marked = tokens(folded), whole = asked.join(" ");
    const found = [];
    for (const entry of this.entries) {
      const score = Index.score(entry, asked, marked, folded, whole);
      if (score > 0) found.push({ node: entry.node, score });
    }
    const compare = new Intl.Collator("vi").compare;
    found.sort((a, b) => b.score - a.score || (b.node.count ?? 0) - (a.node.count ?? 0)
      || compare(a.node.label, b.node.label) || (a.node.id < b.node.id ? -1 : 1));
    return found.slice(0, most).map((hit) => hit.node);
  }

  static score(entry, asked, marked, folded, whole) {
    let score = 1;
    for (const token of asked) {
      if (entry.words.includes(token)) score += 6;
      else if (entry.words.some((word) => word.startsWith(token))) score += 4;
      else if (token.length > 2 && entry.initials.includes(token)) score += 4; // ubnd, hđnd, mttq
      else if (entry.around.some((word) => word.startsWith(token))) score += 1;
      else return 0;
    }
    for (const token of marked) if (entry.marked.includes(token)) score += 2;
    if (entry.bare === whole) score += 20;
    else if (entry.bare.startsWith(whole)) score += 8;
    else if (entry.bare.includes(whole)) score += 4;
    if (entry.folded === folded) score += 40;
    else if (entry.folded.includes(folded)) score += 3;
    return score;
  }
}

// Where `names` stand in `quote`, without regard to marks or case: [start, end) pairs, none overlapping.
function mentions(quote, names) {
  const text = quote.normalize("NFC");
  const flat = Array.from({ length: text.length }, (_, i) => bare(text[i]).slice(0, 1) || " ").join("");
  const spans = [];
  const wanted = [...new Set(names.map((name) => bare(name.normalize("NFC"))))].filter((name) => name.length > 1);
  for (const name of wanted.sort((a, b) => b.length - a.length)) {
    for (let at = flat.indexOf(name); at >= 0; at = flat.indexOf(name, at + 1)) {
      const end = at + name.length;
      const apart = !/[a-z0-9]/.test(flat[at - 1] ?? "") && !/[a-z0-9]/.test(flat[end] ?? "");
      if (apart && !spans.some(([s, e]) => at < e && s < end)) spans.push([at, end]);
    }
  }
  return { text, spans: spans.sort((a, b) => a[0] - b[0]) };
}
