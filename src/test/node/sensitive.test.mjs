import assert from "node:assert/strict";
import { test } from "node:test";
import { findSensitive, without } from "../../main/resources/static/shell/sensitive.js";

/** @param {string} text */
const found = (text) => findSensitive(text).map((f) => `${f.kind} ${f.text}`);

test("a social security number, with or without its key and its spaces", () => {
  for (const number of ["255081416802538", "2 55 08 14 168 025 38", "2550814168025", "2 55 08 14 168 025", "2.55.08.14.168.025.38"]) assert.deepEqual(found(`nir ${number} à voir`), [`social-security ${number}`], number);
});

test("a social security number of Corsica, of abroad, of somebody newly arrived", () => {
  assert.deepEqual(found("1 85 05 2A 006 084 35"), ["social-security 1 85 05 2A 006 084 35"]);
  assert.deepEqual(found("2 90 12 2b 033 120 03"), ["social-security 2 90 12 2b 033 120 03"]);
  assert.deepEqual(found("185059935200191"), ["social-security 185059935200191"]);
  assert.deepEqual(found("7 85 05 99 352 001 82"), ["social-security 7 85 05 99 352 001 82"]);
});

test("a number with a wrong key is a file number", () => {
  assert.deepEqual(found("255081416802539"), []);
  assert.deepEqual(found("1234567890123"), []);
});

test("a bank card, whatever its brand", () => {
  for (const card of ["4970 1012 3456 7893", "4970101234567893", "5555-5555-5555-4444", "3782 822463 10005", "2223003122003222"]) assert.deepEqual(found(`cb ${card}.`), [`card ${card}`], card);
  assert.deepEqual(found("4970 1012 3456 7894"), []);
  assert.deepEqual(found("0000 0000 0000 0000"), []);
});

test("a telephone number in the forms of France", () => {
  for (const phone of ["06 12 34 56 78", "0612345678", "06.12.34.56.78", "01-42-34-56-78", "+33 6 12 34 56 78", "+33612345678", "0033 6 12 34 56 78", "+33 (0)6 12 34 56 78", "+262 692 12 34 56", "06 92 12 34 56"]) assert.deepEqual(found(`rappeler au ${phone}`), [`phone ${phone}`], phone);
});

test("a mail address", () => {
  assert.deepEqual(found("écrire à jean.dupont+caf@mail.exemple.fr, svp"), ["mail jean.dupont+caf@mail.exemple.fr"]);
  assert.deepEqual(found("zoé@exemple.fr"), ["mail zoé@exemple.fr"]);
  assert.deepEqual(found("RDV @ 14h, 3 € @ pièce"), []);
});

test("an IBAN, with or without its spaces", () => {
  for (const iban of ["FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189", "fr76 3000 6000 0112 3456 7890 189", "DE89 3704 0044 0532 0130 00", "BE68 5390 0754 7034"]) assert.deepEqual(found(`virement ${iban} demain`), [`iban ${iban}`], iban);
  assert.deepEqual(found("FR76 3000 6000 0112 3456 7890 188"), []);
});

test("dates, amounts, postcodes, SIRET and file numbers stay quiet", () => {
  for (const text of ["Rendez-vous le 01/02/2026 10 h 30", "du 01.02.2026 au 28.02.2026", "reste 1 234 567,89 €", "échéancier 12 x 45,50", "69008 Lyon, 01000 Bourg", "SIRET 732 829 320 00074", "73282932000074",
    "SIREN 732829320", "dossier 2026-11-25-0042", "N° allocataire 1234567", "de 9 h 05 à 17 h 30", "année 2024 2025 2026", "facture 987654321", "12345678901234567890", "référence FR2026", "", "🙂🙂"]) assert.deepEqual(found(text), [], text);
});

test("several are found in their order, one inside another once", () => {
  assert.deepEqual(findSensitive("06 12 34 56 78 ou a@b.fr").map((f) => f.kind), ["phone", "mail"]);
  assert.deepEqual(findSensitive("FR76 3000 6000 0112 3456 7890 189").map((f) => f.kind), ["iban"]);
});

test("what is taken out leaves no gap", () => {
  const text = "Rappeler au 06 12 34 56 78 lundi";
  assert.equal(without(text, findSensitive(text)[0]), "Rappeler au lundi");
  assert.equal(without("06 12 34 56 78", findSensitive("06 12 34 56 78")[0]), "");
});
