/**
 * Prints the bill of materials of one archive of a release: that of the build, without the PostgreSQL of other machines.
 *
 * node src/main/node/bill.mjs BILL ENGINE, as in: node src/main/node/bill.mjs target/classes/META-INF/sbom/application.cdx.json linux-arm64v8
 */
import { readFileSync } from "node:fs";

const [, , file = "", engine = ""] = process.argv;
const bill = JSON.parse(readFileSync(file, "utf8"));
/** @param {string} name */
const isOther = (name) => name.includes("embedded-postgres-binaries-") && !name.includes(`embedded-postgres-binaries-${engine}@`);
bill.components = bill.components.filter((/** @type {any} */ one) => !isOther(one.purl));
bill.dependencies = bill.dependencies
  .filter((/** @type {any} */ one) => !isOther(one.ref))
  .map((/** @type {any} */ one) => ({ ...one, dependsOn: one.dependsOn?.filter((/** @type {string} */ each) => !isOther(each)) }));
console.log(JSON.stringify(bill, null, 1));
