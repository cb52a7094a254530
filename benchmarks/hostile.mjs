/**
 * What strangers and one hostile file do to who works meanwhile: 60 posters and 120 wrong sign-ins at once from public addresses (as a
 * proxy on this machine tells them), four workbooks that unpack to a thousand times their size, and a page of the staff five times a
 * second: node hostile.mjs ADDRESS [seconds=30 posters=60 sign-ins=120 workbooks=4 email=…]. The last line is one JSON object.
 */
import { deflateRawSync, crc32 } from "node:zlib";

const [address, ...words] = process.argv.slice(2);
const options = {
  email: "mediatrice@demo.example", password: "bienvenue sur le parvis", page: "/bureau/passages", seconds: "30", posters: "60", "sign-ins": "120", workbooks: "4",
  ...Object.fromEntries(words.map((word) => word.split("="))),
};

const statuses = new Map();

/** Somebody at an address of their own, with cookies. */
class Somebody {
  jar = new Map();

  constructor(origin) {
    this.origin = origin;
  }

  async ask(path, init = {}) {
    const answer = await fetch(address + path, {
      redirect: "manual", ...init,
      headers: { Accept: "text/html", "X-Forwarded-For": this.origin, Cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join("; "), ...init.headers },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      this.jar.set(name, value);
    }
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    return answer;
  }

  async open(path) {
    return (await this.ask(path)).text();
  }

  async form(path) {
    return /name="_csrf" value="([^"]+)"/.exec(await this.open(path))[1];
  }

  async signIn(email, password, token) {
    return this.ask("/connexion", { method: "POST", body: new URLSearchParams({ _csrf: token, email, motDePasse: password }) });
  }
}

function zip(files) {
  const bodies = [];
  const index = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes, { level: 9 });
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    index.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), facts, rest, Buffer.from(name)]));
    const body = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), facts, Buffer.from(name), packed]);
    bodies.push(body);
    at += body.length;
  }
  const table = Buffer.concat(index);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(index.length, 4);
  end.writeUInt16LE(index.length, 6);
  end.writeUInt32LE(table.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, table, Buffer.from("PK\x05\x06", "latin1"), end]);
}

/** One text of a megabyte that 60 x 60 cells name; of one letter it weighs 10 kB, of four that come by chance 250. */
function workbook(byChance) {
  let text = "a".repeat(1_000_000);
  if (byChance) text = Array.from({ length: 1_000_000 }, () => "acgt"[Math.floor(4 * Math.random())]).join("");
  const column = (n) => (n < 26 ? "" : String.fromCharCode(64 + Math.floor(n / 26))) + String.fromCharCode(65 + (n % 26));
  const rows = Array.from({ length: 60 }, (_, r) => `<row r="${r + 1}">${Array.from({ length: 60 }, (_, c) => `<c r="${column(c)}${r + 1}" t="s"><v>0</v></c>`).join("")}</row>`).join("");
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  return zip({
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `${head}<sst xmlns="${main}" count="3600" uniqueCount="1"><si><t>${text}</t></si></sst>`,
    "xl/worksheets/sheet1.xml": `${head}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  });
}

const staff = new Somebody("8.8.4.4");
const entered = await staff.signIn(options.email, options.password, await staff.form("/connexion"));
if (entered.status !== 302) throw new Error(`sign-in of ${options.email}: ${entered.status}`);
const found = /\/bureau\/suivis\/[0-9a-f-]{36}/.exec(await staff.open("/bureau/suivis"));
if (!found) throw new Error(`${options.email} follows nothing`);
const places = [...(await staff.open("/sitemap.xml")).matchAll(/\/p\/([a-z0-9]+)/g)].map((match) => match[1]);
if (!places.length) throw new Error("no public page of a point");
const arrangement = /<option value="([0-9a-f-]{36})"/.exec(await staff.open("/listes/reception"))?.[1];
const known = "directrice@demo.example";

// made before the clock runs: they keep this process busy for a second
const workbooksToSend = Array.from({ length: Number(options.workbooks) }, (_, n) => workbook(n % 2 === 1));

// what the first request of each kind brings along is there before
await staff.open(options.page);
statuses.clear();

async function curve(n) {
  const form = new FormData();
  const said = { _csrf: staff.jar.get("XSRF-TOKEN"), but: "understand", du: "2024-01-01", au: "2025-12-31", jusque: new Date(Date.now() + 300 * 864e5).toISOString().slice(0, 10), maniere: "spoken", accord: "oui" };
  for (const [name, value] of Object.entries(said)) form.append(name, value);
  form.append("courbe", new Blob([workbooksToSend[n]]), "courbe.xlsx");
  return (await staff.ask(`${found[0]}/courbes`, { method: "POST", body: form })).status;
}

async function list(n) {
  const form = new FormData();
  form.append("_csrf", staff.jar.get("XSRF-TOKEN"));
  form.append("accord", arrangement);
  form.append("fichier", new Blob([workbooksToSend[n]]), "liste.xlsx");
  return (await staff.ask("/listes/reception", { method: "POST", body: form })).status;
}

const stranger = new Somebody("9.9.9.9");
const token = await stranger.form("/connexion");
const times = [];
const failed = [];
let going = true;

async function watch() {
  const asked = [];
  const until = performance.now() + 1000 * Number(options.seconds);
  while (going || performance.now() < until) {
    const begun = performance.now();
    asked.push(staff.ask(options.page).then(async (answer) => {
      await answer.text();
      times.push(performance.now() - begun);
      if (answer.status !== 200) failed.push(answer.status);
    }).catch((e) => failed.push(String(e))));
    await new Promise((next) => setTimeout(next, Math.max(0, 200 - (performance.now() - begun))));
  }
  await Promise.all(asked);
}

const count = (all, wanted) => all.filter((status) => wanted(status)).length;
const safely = (asked) => asked.then((answer) => answer.arrayBuffer().then(() => answer.status)).catch(() => 0);
const watching = watch();
const [posters, signIns, workbooks] = await Promise.all([
  // each from an origin of its own: the limit of one origin would refuse half of them
  Promise.all(Array.from({ length: Number(options.posters) }, (_, n) => safely(new Somebody(`11.0.${n}.1`).ask(`/p/${places[n % places.length]}/affiche.pdf`, { headers: { Accept: "application/pdf" } })))),
  Promise.all(Array.from({ length: Number(options["sign-ins"]) }, (_, n) => safely(stranger.signIn(n % 2 ? known : `nobody${n}@x.example`, "not the password", token)))),
  Promise.all(Array.from({ length: Number(options.workbooks) }, (_, n) => (arrangement && n >= 2 ? list(n) : curve(n)).catch(() => 0))),
]);
going = false;
await watching;
times.sort((a, b) => a - b);
const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))]);
console.log(JSON.stringify({
  benchmark: "hostile", staff_p99_ms: at(0.99), staff_p50_ms: at(0.5), staff_slowest_ms: at(1), staff_pages: times.length, staff_failed: failed.length,
  posters_ok: count(posters, (status) => status === 200), posters_503: count(posters, (status) => status === 503), posters_429: count(posters, (status) => status === 429),
  sign_in_422: count(signIns, (status) => status === 422), sign_in_429: count(signIns, (status) => status === 429), sign_in_other: count(signIns, (status) => ![422, 429].includes(status)),
  workbooks_refused: count(workbooks, (status) => status >= 400 && status !== 500), workbooks_to_lists: arrangement ? Math.max(0, Number(options.workbooks) - 2) : 0,
  errors_500: statuses.get(500) ?? 0, unanswered: count([...posters, ...signIns, ...workbooks], (status) => status === 0),
  statuses: Object.fromEntries(statuses),
}));
