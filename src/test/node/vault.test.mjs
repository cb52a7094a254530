import assert from "node:assert/strict";
import { test } from "node:test";
import { base64, bytesOf, decrypt, encrypt, newVault, openByPin, openByUnlock, pinProblem, ROUNDS, seal, sealer, withPin, withUnlock } from "../../main/resources/static/capture/vault.js";

const UNLOCK = base64(crypto.getRandomValues(new Uint8Array(32)));
const OTHER = base64(crypto.getRandomValues(new Uint8Array(32)));

test("what is kept opens with the server's key or with the code, and with nothing else", async () => {
  const { vault, key } = await newVault("nadia", "Nadia", UNLOCK);
  const box = await encrypt(key, "{\"note\":\"courrier\"}", "command.7");
  const withCode = await withPin(vault, key, "407318");
  for (const opened of [await openByUnlock(withCode, UNLOCK), await openByPin(withCode, "407318")]) {
    assert.equal(await decrypt(opened, box, "command.7"), "{\"note\":\"courrier\"}");
  }
  assert.equal(await openByUnlock(withCode, OTHER), null);
  assert.equal(await openByPin(withCode, "407319"), null);
  assert.equal(await openByPin(vault, "407318"), null);
  assert.ok(withCode.pin.rounds >= 600_000 && ROUNDS >= 600_000);
});

test("a new key of the server opens after the code has opened once", async () => {
  const { vault, key } = await newVault("nadia", "Nadia", UNLOCK);
  const renewed = await withUnlock(await withPin(vault, key, "407318"), await openByPin(await withPin(vault, key, "407318"), "407318"), OTHER);
  assert.ok(await openByUnlock(renewed, OTHER));
  assert.equal(await openByUnlock(renewed, UNLOCK), null);
});

test("what is moved to another place does not open there", async () => {
  const { key } = await newVault("nadia", "Nadia", UNLOCK);
  const box = await encrypt(key, "1", "command.7");
  await assert.rejects(decrypt(key, box, "command.8"));
});

test("nothing that is stored holds the key or what it closes", async () => {
  const { vault, key } = await newVault("nadia", "Nadia", UNLOCK);
  const raw = base64(await crypto.subtle.exportKey("raw", key));
  const kept = await withPin(vault, key, "407318");
  const stored = [kept.unlock.data, kept.pin.box.data].map((data) => base64(data));
  assert.ok(stored.every((one) => !one.includes(raw.slice(0, 20))));
});

test("codes that everybody would try first are refused", () => {
  for (const pin of ["", "1234", "12345"]) assert.equal(pinProblem(pin), "short", pin);
  for (const pin of ["000000", "123456", "987654", "aaaaaa"]) assert.equal(pinProblem(pin), "simple", pin);
  for (const pin of ["407318", "112233", "une phrase"]) assert.equal(pinProblem(pin), null, pin);
});

test("an envelope opens with the server's private key alone, and only as what it says it is", async () => {
  const { publicKey, privateKey } = await crypto.subtle.generateKey({ name: "RSA-OAEP", modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" }, true, ["encrypt", "decrypt"]);
  const spki = base64(await crypto.subtle.exportKey("spki", publicKey));
  const command = { id: "c-1", seq: 17, form: 2, type: "record-visit", at: "2026-11-25T09:00:00Z", payload: { visit: "v-1", note: "é" } };
  const envelope = await seal(await sealer("d-1", "nadia", "grant", { id: "k1", algorithm: "RSA-OAEP-256", spki }), command);
  assert.deepEqual({ ...envelope, wrapped: "", iv: "", data: "" }, { v: 1, key: "k1", device: "d-1", account: "nadia", seq: 17, command: "c-1", wrapped: "", iv: "", data: "" });
  const open = async ({ wrapped, iv, data, v, key, device, account, seq, command: id }) => {
    const raw = await crypto.subtle.decrypt({ name: "RSA-OAEP" }, privateKey, bytesOf(wrapped));
    const once = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
    const said = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(iv), additionalData: new TextEncoder().encode([v, key, device, account, seq, id].join(".")) }, once, bytesOf(data));
    return JSON.parse(new TextDecoder().decode(said));
  };
  assert.deepEqual(await open(envelope), { grant: "grant", command });
  await assert.rejects(open({ ...envelope, seq: 18 }));
  await assert.rejects(open({ ...envelope, account: "karim" }));
});
