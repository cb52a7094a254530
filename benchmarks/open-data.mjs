/**
 * Each feed of open data as a whole, the first time and unchanged: node open-data.mjs ADDRESS POINTS PID. The last line is one JSON object.
 */
import { execFileSync } from "node:child_process";
import { Agent, get } from "node:http";
import { gunzipSync } from "node:zlib";

const [address, points, pid] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function ask(path, headers = {}) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    get(address + path, { agent, headers: { "Accept-Encoding": "gzip", ...headers } }, (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces), ms: performance.now() - begun }));
      answer.on("error", reject);
    }).on("error", reject);
  });
}

const FEEDS = {
  standard: ["/api/v1/points", (text) => JSON.parse(text).length],
  csv: ["/api/v1/points?format=csv", (text) => text.split("\r\n").length - 2],
  geojson: ["/api/v1/points.geojson", (text) => JSON.parse(text).features.length],
  structures: ["/api/v1/data-inclusion/structures", (text) => JSON.parse(text).length],
  services: ["/api/v1/data-inclusion/services", (text) => JSON.parse(text).length],
  hsds: ["/api/v1/hsds/services?per_page=1000", (text) => JSON.parse(text).total_items],
  locations: ["/api/v1/hsds/locations?per_page=1000", (text) => JSON.parse(text).total_items],
  tours: ["/api/v1/tours", (text) => JSON.parse(text).length],
};

/** Questions about an unchanged feed that are asked before those that are measured. */
const WARMUP = 1000;

const feeds = {};
let errors = 0;
// each once, as the first who asks after a start waits for it
const cold = {};
for (const [name, [path]] of Object.entries(FEEDS)) cold[name] = (await ask(path)).ms;
for (const [name, [path, count]] of Object.entries(FEEDS)) {
  // all that ever changed is the whole feed, made anew
  const anew = await ask(path + (path.includes("?") ? "&" : "?") + "changed_since=1970-01-01T00:00:00Z");
  const first = await ask(path);
  const text = gunzipSync(first.body).toString();
  const items = count(text);
  if (first.status !== 200 || anew.status !== 200 || (["standard", "csv", "geojson", "structures", "hsds", "locations"].includes(name) && items < Number(points))) errors++;
  const times = [];
  for (let i = -WARMUP; i < 500; i++) {
    const again = await ask(path, { "If-None-Match": first.headers.etag });
    if (again.status !== 304 || again.body.length > 0) errors++;
    if (i >= 0) times.push(again.ms);
  }
  times.sort((a, b) => a - b);
  feeds[name] = {
    items, seconds: Math.round(anew.ms) / 1000, cold_seconds: Math.round(cold[name]) / 1000, ready_seconds: Math.round(first.ms) / 1000,
    kb: Math.round(first.body.length / 1000), plain_kb: Math.round(text.length / 1000),
    etag_ms: Math.round(100 * times[Math.floor(0.99 * times.length)]) / 100, etag_median_ms: Math.round(100 * times[250]) / 100,
  };
}
agent.destroy();
const all = Object.values(feeds);
console.log(JSON.stringify({
  benchmark: "open-data", points: Number(points), seconds: Math.max(...all.map((feed) => feed.seconds)), cold_seconds: Math.max(...all.map((feed) => feed.cold_seconds)), etag_ms: Math.max(...all.map((feed) => feed.etag_ms)),
  rss_mb: Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", pid])) / 1024), errors, feeds,
}));
