// What the desk adds where scripts run: findings lit both ways, keys, the sheet on a phone.
"use strict";
(() => {
  // On a phone the sections are wider than the screen: the one that one is in is brought in sight.
  const here = document.querySelector(".sections [aria-current]");
  const row = here?.closest(".sections");
  if (row && row.scrollWidth > row.clientWidth) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  const reading = document.querySelector("[data-reading]");
  const narrow = window.matchMedia("(max-width: 63.99rem)");
  const typing = (e) => e.target.closest("input, textarea, select, [contenteditable]");
  const pieces = (ref) => reading.querySelectorAll(`.m[data-refs~="${CSS.escape(ref)}"]`);
  const card = (ref) => reading.querySelector(`.card[data-ref="${CSS.escape(ref)}"]`);
  let lit = [];
  // What was asked for stays lit while the page scrolls under a pointer that rests.
  let held = false;

  function light(refs) {
    for (const e of reading.querySelectorAll(".lit")) e.classList.remove("lit");
    lit = refs;
    for (const ref of refs) {
      for (const piece of pieces(ref)) piece.classList.add("lit");
      card(ref)?.classList.add("lit");
    }
  }
  // The innermost finding of a piece: the one with the fewest characters.
  function nearest(piece) {
    const refs = piece.dataset.refs.split(" ");
    const size = (ref) => [...pieces(ref)].reduce((n, p) => n + p.textContent.length, 0);
    const kind = piece.classList.contains("k-event") || piece.classList.contains("k-cue");
    if (kind && piece.hash) return [piece.hash.slice(3)];
    return [refs.sort((a, b) => size(a) - size(b))[0]];
  }
  function reveal(element, block) {
    if (!element) return;
    const fold = element.closest("details");
    if (fold) fold.open = true;
    element.scrollIntoView({ block });
  }
  function toCard(ref) {
    held = true;
    light([ref]);
    if (narrow.matches) sheet(ref);
    else reveal(card(ref), "nearest");
  }
  function toWords(ref) {
    closeSheet();
    held = true;
    const first = pieces(ref)[0];
    reveal(first, "center");
    if (first?.matches("a")) first.focus({ preventScroll: true });
    light([ref]);
  }
  function closeSheet() { document.querySelector(".sheet")?.remove(); }
  function sheet(ref) {
    closeSheet();
    const shown = card(ref);
    if (!shown) return;
    const box = document.createElement("div");
    box.className = "sheet";
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", reading.querySelector(".record").getAttribute("aria-label"));
    const close = document.createElement("button");
    close.className = "close";
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "×");
    close.addEventListener("click", closeSheet);
    const copy = shown.cloneNode(true);
    copy.removeAttribute("id");
    copy.classList.remove("lit");
    for (const e of copy.querySelectorAll("[id]")) e.removeAttribute("id");
    box.append(close, copy);
    document.body.append(box);
  }

  if (reading) {
    document.addEventListener("mousemove", (e) => {
      if (e.movementX || e.movementY) held = false;
    });
    reading.addEventListener("mouseover", (e) => {
      if (held) return;
      const piece = e.target.closest(".m"), at = e.target.closest(".card");
      if (piece) light(nearest(piece));
      else if (at) light([at.dataset.ref]);
    });
    reading.addEventListener("mouseleave", () => { if (!held) light([]); });
    reading.addEventListener("focusin", (e) => {
      const piece = e.target.closest(".m"), at = e.target.closest(".card");
      if (piece) light(nearest(piece));
      else if (at) light([at.dataset.ref]);
    });
    document.addEventListener("click", (e) => {
      const to = e.target.closest("[data-to]");
      if (to) { e.preventDefault(); toWords(to.dataset.to); return; }
      const piece = e.target.closest(".m");
      if (piece) { e.preventDefault(); toCard(nearest(piece)[0]); }
    });
    const legend = reading.querySelector("[data-legend]");
    legend?.addEventListener("click", (e) => {
      const key = e.target.closest("[data-kind]");
      if (!key) return;
      const shown = key.getAttribute("aria-pressed") === "true";
      key.setAttribute("aria-pressed", String(!shown));
      reading.classList.toggle(`hide-${key.dataset.kind}`, shown);
    });
    if (location.hash.startsWith("#r-")) toCard(location.hash.slice(3));
    if (location.hash.startsWith("#w-")) toWords(location.hash.slice(3));
    if (location.hash.startsWith("#at-")) atOffset(Number(location.hash.slice(4)));
  }
  // A search leads to an offset, which need not begin a paragraph.
  function atOffset(offset) {
    let found = null;
    for (const p of reading.querySelectorAll("[data-region]")) {
      if (Number(p.dataset.region) <= offset) found = p;
    }
    reveal(found, "center");
  }

  const stops = () => [...document.querySelectorAll(reading ? ".body a.m, h1 a.m" : "[data-stop], .row h3 a")];
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") {
      closeSheet();
      if (typing(e)) e.target.blur();
      else if (reading && lit.length) toWords(lit[0]);
      return;
    }
    if (typing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    const key = document.querySelector(`[data-key="${CSS.escape(e.key)}"]`);
    if (key) {
      e.preventDefault();
      key.click();
    } else if (e.key === "/") {
      e.preventDefault();
      document.getElementById("quick").focus();
    } else if (e.key === "j" || e.key === "k") {
      const all = stops();
      if (!all.length) return;
      e.preventDefault();
      const step = e.key === "j" ? 1 : -1;
      const at = all.indexOf(document.activeElement);
      const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
      const fold = next.closest("details");
      if (fold) fold.open = true;
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "center" });
    }
  });
})();
