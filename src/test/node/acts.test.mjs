import assert from "node:assert/strict";
import { test } from "node:test";
import { actionsOf } from "../../main/resources/static/desk/acts.js";
import * as visits from "../../main/resources/static/desk/visit.js";

const PLACE = { point: "lyon-8", presence: "desk" };

/** A screen that says what happened to it; "flush" runs while what waits is sent. */
function aScreen({ waiting = [], refused = [], flush = () => {}, asks = true } = {}) {
  const told = [];
  const begun = visits.begin("v-1", PLACE, 0);
  const said = visits.pickTheme(begun, "housing", undefined, { id: "r-1", now: 0, next: () => begun });
  const scene = {
    desk: visits.answer(said, { level: "information", result: "settled" }, { id: "r-1", now: 0 }), point: "lyon-8", presence: "desk", now: () => 0,
    status: { waiting, refused }, words: { t: (key) => key }, codes: { habits: {}, usualOperator: () => undefined },
  };
  const screen = {
    scene, settleSlowly: async () => {}, outbox: { flush: async () => flush(scene) }, asks: () => asks,
    say: (text) => told.push(`say ${text}`), toast: (text) => told.push(`toast ${text}`), openSends: () => told.push("sends"),
    move: (desk) => told.push(`move ${desk.mode}`), take: (desk) => told.push(`take ${desk.mode}`), takeSlowly: () => told.push("slowly"),
  };
  globalThis.location = { assign: (address) => told.push(`go ${address}`) };
  return { act: actionsOf(screen), told, screen };
}

test("a follow-up says at once that it opens, and opens with the visit that has arrived", async () => {
  const { act, told } = aScreen();
  await act.followUp();
  assert.deepEqual(told, ["say follow-up.opens", "go /bureau/personnes/nouvelle?passage=v-1"]);
});

test("a follow-up of a visit that the server has refused leads to where it is put right", async () => {
  const { act, told } = aScreen({ refused: [{ subject: "v-1", type: "record-visit" }] });
  await act.followUp();
  assert.deepEqual(told, ["say follow-up.opens", "sends"]);
});

test("a correction that was refused leaves a visit that can be followed up", async () => {
  const { act, told } = aScreen({ refused: [{ subject: "v-1", type: "correct-visit" }, { subject: "v-0", type: "record-visit" }] });
  await act.followUp();
  assert.equal(told.at(-1), "go /bureau/personnes/nouvelle?passage=v-1");
});

test("a follow-up does not leave the desk once somebody else is being helped", async () => {
  const { act, told } = aScreen({ flush: (scene) => { scene.desk = visits.begin("v-2", PLACE, 0); } });
  await act.followUp();
  assert.deepEqual(told, ["say follow-up.opens"]);
});

test("a follow-up waits for the visit to leave", async () => {
  const { act, told } = aScreen({ waiting: [{ subject: "v-1", type: "record-visit" }] });
  await act.followUp();
  assert.deepEqual(told, ["say follow-up.opens", "toast follow-up.waits"]);
});

test("what is pressed on a question that has been answered says nothing", () => {
  const press = (act) => {
    act.theme("housing");
    act.answer({ result: "settled" });
    act.answer({ minutes: 30 }, true);
    act.amend("r-1", { blocker: "portal-down" });
    act.remove("r-1");
    act.browse("housing");
    act.note();
    act.specify(0);
    act.unnote(0);
    act.another();
    act.otherHelp();
    act.back();
  };
  const stale = aScreen({ asks: false });
  press(stale.act);
  assert.deepEqual(stale.told, []);
  const asked = aScreen();
  press(asked.act);
  assert.equal(asked.told.length, 11, "what is asked still is answered; going back waits for what is stored slowly");
});

test("the same help is for the next theme that lacks it, once for each press", () => {
  const { act, told, screen } = aScreen({ asks: false });
  const { scene } = screen;
  scene.desk = visits.specify({ ...scene.desk, noted: [{ theme: "health" }, { theme: "papers" }] }, 0);
  screen.drawn = scene.desk;
  screen.take = (desk) => {
    told.push(`take ${desk.visit.requests.length} ${desk.draft?.theme}`);
    scene.desk = desk;
  };
  for (let press = 0; press < 3; press++) act.sameHelp({ level: "information", result: "settled" });
  assert.deepEqual(told, ["take 2 papers", "take 3 undefined"], "a third press finds nobody to help");
  screen.drawn = visits.begin("v-2", PLACE, 0);
  scene.desk = visits.specify({ ...scene.desk, noted: [{ theme: "health" }] }, 0);
  act.sameHelp({ level: "information", result: "settled" });
  assert.equal(told.length, 2, "of another visit than the one that is seen, nothing is said");
});
