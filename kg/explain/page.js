"use strict";
// A fact and the words that prove it light up together. Without this script the numbers still link them.
(() => {
  const words = new Map();
  for (const span of document.querySelectorAll("[data-facts]"))
    for (const fact of span.dataset.facts.split(" "))
      words.set(fact, [...(words.get(fact) ?? []), span]);
  const light = (fact, on) => {
    for (const span of words.get(fact) ?? []) span.classList.toggle("lit", on);
    document.getElementById("f" + fact)?.classList.toggle("lit", on);
  };
  const follow = (element, facts) => {
    const all = (on) => () => facts.forEach((fact) => light(fact, on));
    element.addEventListener("pointerenter", all(true));
    element.addEventListener("pointerleave", all(false));
    element.addEventListener("focusin", all(true));
    element.addEventListener("focusout", all(false));
  };
  for (const fact of document.querySelectorAll("[data-fact]")) follow(fact, [fact.dataset.fact]);
  for (const span of document.querySelectorAll("[data-facts]")) follow(span, span.dataset.facts.split(" "));
  for (const link of document.querySelectorAll("section > p .n")) follow(link, [link.id.slice(1)]);
  let shown = "";
  const show = () => {
    if (shown) light(shown, false);
    shown = location.hash.slice(2);
    if (shown) light(shown, true);
  };
  addEventListener("hashchange", show);
  show();
})();
