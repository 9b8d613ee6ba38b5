// The map of events: shapes and events come from this server; each place is an area, never a pin.
import * as maplibregl from "./vendor/maplibre-gl.mjs";
import "./vendor/topojson-client.min.js";

const box = document.querySelector("#map");
const dark = matchMedia("(prefers-color-scheme: dark)");
const themes = {
  true: { sea: "#101418", land: "#2a3038", border: "#4a525c", area: "#ff9d94" },
  false: { sea: "#dfe7ec", land: "#fbfaf7", border: "#b9b4a6", area: "#a3201d" },
};

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function style(shapes) {
  const colours = themes[dark.matches];
  return {
    version: 8,
    sources: { land: { type: "geojson", data: shapes } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colours.sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colours.land } },
      { id: "borders", type: "line", source: "land", paint: { "line-color": colours.border, "line-width": 0.8 } },
    ],
  };
}

function bounds(events) {
  const corners = events.features.flatMap((one) => one.geometry.coordinates[0]);
  if (!corners.length) return [[-170, -58], [170, 75]];
  const along = (axis) => corners.map((corner) => corner[axis]);
  return [[Math.min(...along(0)), Math.min(...along(1))], [Math.max(...along(0)), Math.max(...along(1))]];
}

function told(event) {
  const link = document.createElement("a");
  link.href = event.properties.address;
  link.textContent = event.properties.name;
  link.dir = "auto";
  return link;
}

// The more events, the darker: from one to some thousands.
const shade = ["interpolate", ["linear"], ["ln", ["get", "events"]], 0, 0.22, 8, 0.6];

// The theme of the system may change while the map is open.
function paint(map) {
  const colours = themes[dark.matches];
  map.setPaintProperty("sea", "background-color", colours.sea);
  map.setPaintProperty("land", "fill-color", colours.land);
  map.setPaintProperty("borders", "line-color", colours.border);
  map.setPaintProperty("areas", "fill-color", colours.area);
  map.setPaintProperty("edges", "line-color", colours.area);
}

function areas(map, events) {
  const colours = themes[dark.matches];
  map.addSource("events", { type: "geojson", data: events });
  map.addLayer({ id: "areas", type: "fill", source: "events", paint: { "fill-color": colours.area, "fill-opacity": shade } });
  map.addLayer({ id: "edges", type: "line", source: "events", paint: { "line-color": colours.area, "line-width": 1.2 } });
  map.on("click", "areas", (click) => {
    const body = document.createElement("div");
    const once = new Map(click.features.map((one) => [one.properties.address, one]));
    body.className = "found";
    for (const event of [...once.values()].slice(0, 12)) body.append(told(event));
    new maplibregl.Popup({ maxWidth: "20rem" }).setLngLat(click.lngLat).setDOMContent(body).addTo(map);
  });
  map.on("mouseenter", "areas", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "areas", () => { map.getCanvas().style.cursor = ""; });
}

async function draw() {
  const [topology, events] = await Promise.all([json(box.dataset.shapes), json(box.dataset.events)]);
  const shapes = self.topojson.feature(topology, topology.objects.countries);
  maplibregl.setWorkerUrl(new URL(box.dataset.worker, location.href).href);
  const map = new maplibregl.Map({
    container: box,
    style: style(shapes),
    bounds: bounds(events),
    fitBoundsOptions: { padding: 60, maxZoom: 7 },
    attributionControl: { customAttribution: "Natural Earth" },
    renderWorldCopies: false,
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  map.on("load", () => {
    areas(map, events);
    dark.addEventListener("change", () => paint(map));
    box.dataset.ready = "true";
  });
}

draw().catch((error) => {
  box.textContent = box.dataset.failed ?? "";
  console.warn("map:", error);
});
