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

// Where a thing is, as names of places repeat: ward, district, province.
function site({ label, place, district, province }) {
  return [...new Set([place, district, province])].filter((name) => name && name !== label).join(", ");
}
