// The network drawn with sigma; the table under it says the same without a script.
"use strict";
(async () => {
  const box = document.getElementById("graph");
  if (!box) return;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const tones = { conflict: colour("--down"), cooperation: colour("--time"), mixed: colour("--quiet") };
  const data = await (await fetch(box.dataset.source)).json();
  const graph = new graphology.DirectedGraph();
  // The layout is wide; on a phone it is turned upright, and smaller names wait until they have room.
  const upright = box.clientWidth < box.clientHeight;
  for (const n of data.nodes) {
    const at = upright ? { x: n.y, y: -n.x } : { x: n.x, y: n.y };
    graph.mergeNode(n.key, { ...at, label: n.label, size: upright ? n.size / 1.6 : n.size, color: colour("--link") });
  }
  for (const e of data.edges) {
    if (e.from === e.to || !graph.hasNode(e.from) || !graph.hasNode(e.to)) continue;
    graph.mergeEdge(e.from, e.to, { size: 1 + Math.log2(1 + e.reports), color: tones[e.quad], href: e.href });
  }
  try {
    draw(graph);
  } catch (error) {
    box.hidden = true; // no WebGL here: the table stands
  }
  function draw(shown) {
    const view = new Sigma.Sigma(shown, box, {
      settings: { enableEdgeEvents: true, labelRenderedSizeThreshold: 0, labelDensity: 2, allowInvalidContainer: true },
      primitives: { edges: { extremities: [Sigma.rendering.extremityArrow()] } },
      styles: {
        nodes: {
          ...Sigma.DEFAULT_STYLES.nodes, labelColor: colour("--ink"), labelPosition: "below",
          labelBackgroundColor: colour("--sheet"), labelBackgroundPadding: 2,
          labelVisibility: shown.order <= 40 && !upright ? "visible" : "auto", // a few never hide each other
        },
        edges: { ...Sigma.DEFAULT_STYLES.edges, head: "arrow" },
      },
    });
    const open = (href) => { if (href) location.assign(href); };
    view.on("clickEdge", ({ edge }) => open(shown.getEdgeAttribute(edge, "href")));
    view.on("clickNode", ({ node }) => open(`/search?what=events&who=${encodeURIComponent(/^[A-Z]{3}$/.test(node) ? node : `"${node}"`)}`));
    box.dataset.drawn = String(shown.size);
  }
})();
