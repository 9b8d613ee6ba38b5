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

// A ring whose longitudes go on beyond 180 degrees instead of back to -180; one around a pole stays as it is.
function unrolled(ring) {
  let turn = 0;
  const going = ring.map(([lon, lat], n) => {
    const jump = n ? lon - ring[n - 1][0] : 0;
    if (Math.abs(jump) > 180) turn -= 360 * Math.sign(jump);
    return [lon + turn, lat];
  });
  return turn ? ring : going;
}

// A polygon, or, of a country across the antimeridian, one on each side: else its border would run around the world.
export function sides(polygon) {
  const rings = polygon.map(unrolled);
  const beyond = rings.flat().find(([lon]) => Math.abs(lon) > 180);
  if (!beyond) return [rings];
  const back = -360 * Math.sign(beyond[0]);
  return [rings, rings.map((ring) => ring.map(([lon, lat]) => [lon + back, lat]))];
}

function whole(shapes) {
  const features = shapes.features.map((one) => {
    const { type, coordinates } = one.geometry;
    const polygons = type === "Polygon" ? [coordinates] : coordinates;
    return { ...one, geometry: { type: "MultiPolygon", coordinates: polygons.flatMap(sides) } };
  });
  return { ...shapes, features };
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

// A ring around each area that would be too small to see, up to the zoom from which it is as large as the ring.
const RING = 9; // pixels
const METRES = 78271.5; // of a pixel at the equator at zoom 0, https://wiki.openstreetmap.org/wiki/Zoom_levels with tiles of 512

function rings(events) {
  const features = events.features.map((one) => {
    const corners = one.geometry.coordinates[0].slice(1);
    const middle = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length);
    const parallel = Math.cos((middle[1] * Math.PI) / 180);
    const visible = Math.log2((RING * METRES * parallel) / (1000 * one.properties.radius));
    return { ...one, geometry: { type: "Point", coordinates: middle }, properties: { ...one.properties, visible } };
  });
  return { ...events, features };
}

// The theme of the system may change while the map is open.
function paint(map) {
  const colours = themes[dark.matches];
  map.setPaintProperty("sea", "background-color", colours.sea);
  map.setPaintProperty("land", "fill-color", colours.land);
  map.setPaintProperty("borders", "line-color", colours.border);
  map.setPaintProperty("areas", "fill-color", colours.area);
  map.setPaintProperty("edges", "line-color", colours.area);
  map.setPaintProperty("rings", "circle-stroke-color", colours.area);
}

function areas(map, events) {
  const colours = themes[dark.matches];
  map.addSource("events", { type: "geojson", data: events });
  map.addLayer({ id: "areas", type: "fill", source: "events", paint: { "fill-color": colours.area, "fill-opacity": shade } });
  map.addLayer({ id: "edges", type: "line", source: "events", paint: { "line-color": colours.area, "line-width": 1.2 } });
  map.addSource("rings", { type: "geojson", data: rings(events) });
  map.addLayer({
    id: "rings", type: "circle", source: "rings", filter: ["<", ["zoom"], ["get", "visible"]],
    paint: { "circle-radius": RING, "circle-opacity": 0, "circle-stroke-color": colours.area, "circle-stroke-width": 1.5 },
  });
  const touched = ["areas", "rings"];
  map.on("click", touched, (click) => {
    const body = document.createElement("div");
    const once = new Map(click.features.map((one) => [one.properties.address, one]));
    body.className = "found";
    for (const event of [...once.values()].slice(0, 12)) body.append(told(event));
    new maplibregl.Popup({ maxWidth: "20rem" }).setLngLat(click.lngLat).setDOMContent(body).addTo(map);
  });
  map.on("mouseenter", touched, () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", touched, () => { map.getCanvas().style.cursor = ""; });
}

async function draw() {
  const [topology, events] = await Promise.all([json(box.dataset.shapes), json(box.dataset.events)]);
  const shapes = whole(self.topojson.feature(topology, topology.objects.countries));
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
