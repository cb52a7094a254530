/**
 * Uploads of documents, one after the other and a few at once, while the memory of the server is watched:
 * node documents.mjs ADDRESS PID [email=... mb=49 times=10 together=3]. The last line is one JSON object.
 */
import { execFileSync } from "node:child_process";
import { randomFillSync } from "node:crypto";

const [address, pid, ...words] = process.argv.slice(2);
const options = { email: "mediatrice@demo.example", password: "bienvenue sur le parvis", mb: "49", times: "10", together: "3", ...Object.fromEntries(words.map((word) => word.split("="))) };
const jar = new Map();

async function ask(path, init = {}) {
  const answer = await fetch(address + path, { redirect: "manual", ...init, headers: { Accept: "text/html", Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "), ...init.headers } });
  for (const cookie of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
    jar.set(name, value);
  }
  return answer;
}

/** A PDF of one empty page that weighs so much and that nothing makes lighter. */
function pdf(bytes) {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/PieceInfo 4 0 R>>"];
  let head = "%PDF-1.4\n";
  const places = [];
  objects.forEach((object, i) => {
    places.push(head.length);
    head += `${i + 1} 0 obj${object}endobj\n`;
  });
  places.push(head.length);
  head += `4 0 obj<</Length ${bytes}>>\nstream\n`;
  const end = "\nendstream endobj\n";
  const table = head.length + bytes + end.length;
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.concat([
    Buffer.from(head), randomFillSync(Buffer.alloc(bytes)),
    Buffer.from(`${end}xref\n0 5\n0000000000 65535 f \n${lines}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`),
  ]);
}

const rss = () => Number(execFileSync("ps", ["-o", "rss=", "-p", pid])) / 1024;

const door = await (await ask("/connexion")).text();
const token = /name="_csrf" value="([^"]+)"/.exec(door)[1];
const entered = await ask("/connexion", { method: "POST", body: new URLSearchParams({ _csrf: token, email: options.email, motDePasse: options.password }) });
if (entered.status >= 400) throw new Error(`sign-in: ${entered.status}`);
const work = await (await ask("/bureau/suivis")).text();
const found = /\/bureau\/suivis\/[0-9a-f-]{36}/.exec(work);
if (!found) throw new Error(`${options.email} follows nothing`);

const file = pdf(Number(options.mb) * 1_000_000);
async function upload() {
  const form = new FormData();
  form.append("_csrf", jar.get("XSRF-TOKEN"));
  form.append("fichiers", new Blob([file], { type: "application/pdf" }), "essai.pdf");
  const begun = performance.now();
  const answer = await ask(`${found[0]}/documents/fichiers`, { method: "POST", body: form });
  if (answer.status !== 302) throw new Error(`upload: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
  return performance.now() - begun;
}

// the page is asked for once, so that what every page takes is there before
await ask(`${found[0]}/documents`);
await upload();
const before = rss();
let most = before;
const watch = setInterval(() => { most = Math.max(most, rss()); }, 200);
const begun = performance.now();
const times = [];
for (let i = 0; i < Number(options.times); i++) times.push(await upload());
const seconds = (performance.now() - begun) / 1000;
const beside = performance.now();
await Promise.all(Array.from({ length: Number(options.together) }, upload));
const besideSeconds = (performance.now() - beside) / 1000;
clearInterval(watch);
const megabytes = file.length / 1_000_000;
console.log(JSON.stringify({
  benchmark: "documents", mb: Math.round(megabytes), times: times.length,
  mb_per_s: Math.round((10 * megabytes * times.length) / seconds) / 10,
  mb_per_s_together: Math.round((10 * megabytes * Number(options.together)) / besideSeconds) / 10,
  slowest_s: Math.round(Math.max(...times) / 100) / 10,
  rss_mb: Math.round(most), rss_before_mb: Math.round(before),
}));
