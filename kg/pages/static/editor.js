// Starts the editor and the table of results of Yasgui on our endpoint alone; nothing is fetched from anywhere else.
"use strict";
(() => {
  const [write, read, plain] = ["yasqe", "yasr", "plain"].map((id) => document.getElementById(id));
  if (!write || !window.Yasgui) return;
  const { Yasqe, Yasr } = window.Yasgui;
  write.hidden = read.hidden = false;
  plain.hidden = true;
  const shared = new URLSearchParams(location.search).get("query");
  const yasqe = new Yasqe(write, {
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    value: write.dataset.query,
    // As wide as the screen and as high as the query: nothing to scroll inside it, which the keyboard could not.
    lineWrapping: true,
    editorHeight: "auto",
    persistenceId: "quanhe-query",
    // Completing classes and properties would ask a service elsewhere.
    autocompleters: ["prefixes", "variables"],
    createShareableLink: (editor) => {
      const link = new URL(location.href);
      link.search = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), query: editor.getValue() });
      return link.href;
    },
  });
  if (shared) yasqe.setValue(shared);
  const yasr = new Yasr(read, { persistenceId: null, prefixes: () => yasqe.getPrefixesFromQuery() });
  yasr.on("drawn", () => {
    for (const select of read.querySelectorAll("select:not([aria-label])")) select.setAttribute("aria-label", "Rows per page");
    for (const input of read.querySelectorAll("input:not([aria-label])")) input.setAttribute("aria-label", input.placeholder || "Filter");
  });
  yasqe.on("queryResponse", (_, response, duration) => yasr.setResponse(response, duration));
  // It leads to a manual elsewhere.
  for (const link of read.querySelectorAll(".yasr_external_ref_btn")) link.remove();
  yasqe.getInputField().setAttribute("aria-label", write.dataset.label);
  // Things of ours have a page here.
  read.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && link.href.startsWith(write.dataset.base + "id/")) {
      event.preventDefault();
      event.stopPropagation();
      location.assign(link.href.slice(write.dataset.base.length - 1));
    }
  }, true);
})();
