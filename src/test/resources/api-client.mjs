// @ts-check
/** A program of an association: records a visit, then reads it back. Its types are made from the description of the API. */

/** @typedef {import("./api").components["schemas"]} Schemas */

/** @type {Record<string, string>} */
const given = /** @type {any} */ (globalThis).process.env;

/**
 * @param {string} path
 * @param {RequestInit} [request]
 */
async function ask(path, request) {
  const answer = await fetch(given.PARVIS + path, {
    ...request,
    headers: { Authorization: `Bearer ${given.TOKEN}`, "Content-Type": "application/json" },
  });
  if (!answer.ok) {
    /** @type {Schemas["Problem"]} */
    const problem = await answer.json();
    throw new Error(`${problem.status} ${problem.type} ${problem.detail}`);
  }
  return answer.json();
}

/** @param {string} cursor */
async function changes(cursor) {
  /** @type {Schemas["FetchedVisit"][]} */
  const visits = [];
  for (;;) {
    /** @type {Schemas["VisitPage"]} */
    const page = await ask(`/api/v1/visits?limit=50&cursor=${encodeURIComponent(cursor)}`);
    visits.push(...page.items);
    cursor = page.cursor;
    if (!page.more) return { visits, cursor };
  }
}

/** @type {Schemas["NomenclatureDocument"]} */
const codes = await ask("/api/v1/nomenclature?list=theme");
const theme = codes.items.find((code) => code.usable);
if (!theme) throw new Error("no theme may be used");

const before = await changes("");

/** @type {Schemas["Batch"]} */
const batch = {
  device: given.DEVICE,
  commands: [
    {
      id: given.COMMAND,
      form: 1,
      type: "record-visit",
      at: given.NOW,
      payload: /** @type {any} */ ({
        visit: given.VISIT,
        point: given.POINT,
        startedAt: given.NOW,
        requests: [{ request: given.REQUEST, theme: theme.code, level: "accompaniment", result: "settled", minutes: 15 }],
      }),
    },
  ],
};
/** @type {Schemas["SyncAnswers"]} */
const answers = await ask("/api/v1/sync", { method: "POST", body: JSON.stringify(batch) });
const outcome = answers.answers[0]?.outcome;
if (outcome !== "accepted") throw new Error(`the visit was ${outcome}: ${JSON.stringify(answers)}`);

const after = await changes(before.cursor);
console.log(JSON.stringify(after.visits));
