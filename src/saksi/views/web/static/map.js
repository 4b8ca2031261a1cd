// The map: whole countries are shaded, for a place is known no better than that.
"use strict";
(async () => {
  const box = document.getElementById("map");
  if (!box) return;
  const [rows, atlas] = await Promise.all([box.dataset.source, box.dataset.atlas].map(async (a) => (await fetch(a)).json()));
  const world = topojson.feature(atlas, atlas.objects.countries);
  const width = 960, height = 470, space = "http://www.w3.org/2000/svg";
  const path = d3.geoPath(d3.geoNaturalEarth1().fitSize([width, height], { type: "Sphere" }));
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const total = (r) => r.placed + r.acting + r.receiving;
  const most = Math.max(1, ...Object.values(rows).map(total));
  for (const country of world.features) {
    const shape = document.createElementNS(space, "path");
    shape.setAttribute("d", path(country) || "");
    const row = rows[country.id];
    const step = row ? Math.min(5, 1 + Math.floor((4.99 * Math.log1p(total(row))) / Math.log1p(most))) : 0;
    shape.setAttribute("class", `land shade-${step}`);
    if (row) {
      const note = document.createElementNS(space, "title");
      note.textContent = `${row.name}: ${total(row)}`;
      shape.append(note);
      shape.addEventListener("click", () => location.assign(`/search?what=events&who=${row.code}`));
    }
    svg.append(shape);
  }
  box.replaceChildren(svg);
  box.dataset.drawn = String(Object.keys(rows).length);
})();
