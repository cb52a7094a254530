/**
 * What each press does: to the state, to what is stored, to the queue.
 *
 * @typedef {import("./desk.js").Screen} Screen
 * @typedef {import("./visit.js").Desk} Desk
 * @typedef {import("./line.js").Reading} Reading
 * @typedef {import("./view.js").Actions & { line: (reading: Reading) => void, lineByHand: (reading: Reading) => void }} Acts
 */
import { TILES } from "./codes.js";
import { kindOf, VISIT } from "./outbox.js";
import { focusOn } from "../shell/dom.js";
import { isUnderWay, setAside, takeUp } from "./pause.js";
import { requestName, startedAt } from "./format.js";
import { uuidv7 } from "../shell/uuid.js";
import * as visits from "./visit.js";

/** @param {Screen} screen @returns {Acts} */
export function actionsOf(screen) {
  const { scene } = screen;
  const { words } = scene;
  const where = () => ({ point: scene.point, presence: scene.presence });
  const next = () => visits.begin(uuidv7(), where(), scene.now());
  const usual = () => (scene.codes.habits.minutes ? { usual: scene.codes.habits.minutes } : {});
  const how = () => ({ id: uuidv7(), now: scene.now(), ...usual(), next });
  const howAll = () => ({ ...how(), id: uuidv7 });

  /** Pressed on a question that has been answered already, as by the second half of a double press, nothing is said. @template {any[]} A @param {(...said: A) => unknown} work @returns {(...said: A) => void} */
  const asked = (work) => (...said) => void (screen.asks() && work(...said));

  /** Who was called and whose visit is recorded has been helped, once the next person is there. @param {Desk} before @param {Desk} after */
  const helped = (before, after) => {
    if (before.ticket && before.visit.requests.length > 0 && after.visit.visit !== before.visit.visit) void screen.around.queue?.order({ type: "end", ticket: before.ticket });
  };

  /** What was said and not recorded is left, and can be taken up again. @param {Desk} before */
  const leave = (before) => {
    const said = before.draft?.theme ? before.draft : before.noted[0];
    if (said) screen.toast(words.t("left", requestName(scene, said)), () => screen.move(before, "level"));
  };

  /** Who was called is there. @param {import("./queue.js").Ticket} ticket @param {Desk} asked what stood there when the order left */
  const receive = (ticket, asked) => {
    const before = scene.desk;
    if (before !== asked && isUnderWay(before) && !visits.isFree(before) && (asked.mode === "kept" || visits.isFree(asked))) {
      // Something has been said already of the one who was called
      scene.desk = { ...before, ticket: ticket.ticket };
      return screen.keepDraft();
    }
    const list = isUnderWay(before) && !visits.isFree(before) ? setAside(scene.aside, before, scene.now()) : scene.aside;
    if (list) {
      scene.aside = list;
      screen.keepAside();
    }
    const begun = next();
    const family = ticket.need !== undefined && scene.codes.family(ticket.need) ? ticket.need : null;
    screen.move({
      ...begun, ticket: ticket.ticket, picking: family,
      visit: { ...begun.visit, persons: ticket.persons ?? 1, ...(ticket.language && scene.codes.find("languages", ticket.language) ? { language: ticket.language } : {}) },
    }, "theme");
    screen.say(words.t("queue.called", ticket.label));
    if (!list) leave(before);
  };

  /** @type {Acts} */
  const act = {
    next: async () => {
      await screen.settleSlowly();
      const before = scene.desk;
      const after = next();
      screen.move(after, "theme");
      helped(before, after);
      leave(before);
    },
    another: asked(() => screen.move(visits.another(scene.desk), "theme")),
    otherHelp: asked(() => screen.move(visits.otherHelp(scene.desk), "theme")),
    back: asked(async () => {
      await screen.settleSlowly();
      if (scene.arranging && scene.desk.picking === null) return act.arrange();
      screen.move(visits.back(scene.desk), scene.desk.noting && scene.desk.noted.length > 0 ? "level" : "theme");
    }),
    browse: asked((family) => screen.move({ ...scene.desk, picking: family }, "theme")),
    theme: asked((theme) => {
      if (scene.arranging) return pin(theme);
      const before = scene.desk;
      const after = visits.pickTheme(before, theme, scene.codes.usualOperator(theme), how());
      helped(before, after);
      void screen.take(after, after.noting ? "theme" : "level");
    }),
    answer: asked((answer, slowly = false, held = false) => {
      const after = visits.answer(scene.desk, answer, how());
      if (slowly) screen.takeSlowly(after, !("note" in answer), held);
      else void screen.take(after, "level" in answer && scene.desk.mode !== "edit" ? "result" : null);
    }),
    // Each press is one of those that were noted, also while the device still stores the one before
    sameHelp: (help) => {
      const { desk } = scene;
      if (screen.drawn?.visit.visit === desk.visit.visit && desk.mode === "more" && desk.draft?.theme && !desk.draft.level) void screen.take(visits.answer(desk, help, how()), "level");
    },
    amend: asked((request, answer) => screen.take(visits.amend(scene.desk, request, answer), answer.blocker || answer.device ? "theme" : null)),
    digital: () => {
      scene.open.add("digital");
      screen.show();
      focusOn(screen.regions.main, `support-${scene.codes.lists.supports[0]?.code ?? ""}`);
    },
    see: asked((gesture, step) => screen.see(gesture, step)),
    describe: (facts, drawn = true) => screen.takeSlowly(visits.describe(scene.desk, facts), drawn),
    edit: (request) => {
      scene.open.delete("digital");
      screen.move(visits.edit(scene.desk, request), "level");
    },
    remove: asked((request) => screen.take(visits.remove(scene.desk, request), "theme")),
    reopen: async (visit) => {
      await screen.settleSlowly();
      if (scene.aside.some((one) => one.desk.visit.visit === visit.visit)) return act.takeUp(visit.visit);
      const before = scene.desk;
      screen.outbox.shown(visit.visit);
      const desk = visits.reopen(visit, scene.now());
      const [only, ...more] = visit.requests;
      screen.move(only && more.length === 0 ? visits.edit(desk, only.request) : desk, only && more.length === 0 ? "level" : "theme");
      leave(before);
    },
    cancel: () => void screen.cancel(),
    repeat: () => void repeat(),
    note: asked(() => screen.move(visits.note(scene.desk), "theme")),
    specify: asked((index) => screen.move(visits.specify(scene.desk, index), "level")),
    unnote: asked((index) => screen.move(visits.unnote(scene.desk, index), "theme")),
    pause: () => void pause(),
    takeUp: async (visit) => {
      await screen.settleSlowly();
      const found = takeUp(scene.aside, visit, scene.desk, scene.now());
      if (!found) return;
      scene.aside = found.list;
      screen.keepAside();
      screen.move(found.desk, found.desk.draft?.level ? "result" : found.desk.draft ? "level" : "theme");
      screen.say(words.t("pause.taken-up", startedAt(scene, found.desk.visit)));
    },
    giveUp: (visit) => {
      const before = scene.aside;
      scene.aside = before.filter((one) => one.desk.visit.visit !== visit);
      screen.keepAside();
      screen.show();
      screen.toast(words.t("pause.given-up"), () => {
        scene.aside = before;
        screen.keepAside();
        screen.show();
      });
    },
    arrange: async () => {
      await scene.moreWords();
      scene.arranging = !scene.arranging;
      screen.move({ ...scene.desk, picking: null }, scene.desk.draft?.theme && !scene.arranging ? "level" : "theme");
    },
    type: () => {
      scene.typing = true;
      screen.show();
      screen.field.focus();
      screen.field.select();
    },
    showQueue: () => {
      const { queue: known } = scene;
      if (!known) return;
      scene.open.add("queue-list");
      void screen.around.openQueue({ queue: known, tag: undefined }).then(() => screen.around.drawQueue()).then(() => focusOn(screen.regions.queue, "fold-queue-give"));
    },
    hold: (hand) => {
      scene.hand = hand;
      void screen.store.set("hand", hand);
      screen.show();
      focusOn(screen.regions.bar, "plus");
      screen.say(words.t(`hand.${hand}`));
    },
    blockerRead: (blocker) => {
      screen.around.blockerRead(blocker);
      screen.focus("theme");
    },
    point: async (point) => {
      const { mode } = scene.desk;
      if (mode !== "kept") screen.takeSlowly(visits.describe(scene.desk, { point }), true);
      if (mode === "edit" || mode === "more") return;
      scene.point = point;
      await screen.refresh();
    },
    presence: (presence) => {
      const { mode } = scene.desk;
      // A recorded visit is corrected when it is open; else this is said of the persons to come
      if (mode === "kept" || mode === "meet") scene.presence = presence;
      if (mode === "kept") return screen.show();
      const { direction, ...visit } = scene.desk.visit;
      screen.takeSlowly(visits.describe({ ...scene.desk, visit }, { presence }), true);
    },
    keepMine: async (entry) => {
      const version = entry.now?.version ?? null;
      const kind = kindOf(entry.type);
      if (!kind) return;
      if (entry.type !== kind.cancel) await screen.outbox.keep(kind, entry.subject, entry.content, version);
      else await screen.outbox.cancel(entry.subject, version, kind, entry.content?.reason);
    },
    discard: async (entry) => {
      const given = await screen.outbox.discard(entry);
      if (given && scene.desk.visit.visit === entry.subject) act.next();
      return given;
    },
    communes: (query) => screen.communes(query),
    road: () => void screen.openRoad(),
    followUp: async () => {
      const { visit } = scene.desk.visit;
      screen.say(words.t("follow-up.opens"));
      await screen.settleSlowly();
      await screen.outbox.flush();
      // Somebody else is being helped since
      if (scene.desk.visit.visit !== visit) return;
      // A file begins with the visit as the server has it
      if (scene.status.refused.some((entry) => entry.subject === visit && entry.type === VISIT.record)) act.sends();
      else if (scene.status.waiting.some((entry) => entry.subject === visit)) screen.toast(words.t("follow-up.waits"));
      else location.assign(`/bureau/personnes/nouvelle?passage=${visit}`);
    },
    sends: () => void screen.openSends(),
    wholeDay: () => {
      scene.open.add("day");
      screen.showStatus();
    },
    decide: (entry) => void screen.openDecision(entry),
    queue: (order) => void queue(order),
    callNext: () => (scene.nextUp ? act.queue({ type: "call-next" }) : screen.toast(words.t("nobody"))),
    line: async (reading) => {
      await screen.settleSlowly();
      const before = scene.desk;
      const facts = { ...(reading.persons ? { persons: reading.persons } : {}), ...(reading.presence ? { presence: reading.presence, direction: undefined } : {}) };
      const requests = reading.requests.map(({ assumed, ...request }) => request);
      const after = visits.recordAll(before, requests, facts, { ...howAll(), same: reading.same });
      helped(before, after);
      await screen.take(after, null);
    },
    lineByHand: async (reading) => {
      await screen.settleSlowly();
      const before = scene.desk;
      const here = before.mode === "meet" || before.mode === "more" || (reading.same && before.mode === "kept") ? before : next();
      const drafts = reading.requests.map(({ assumed, level, result, ...said }) => ({ ...said, ...(assumed.includes("level") ? {} : { level }) }));
      const noting = visits.note(here);
      const noted = [...noting.noted, ...drafts];
      const begun = noting.since > 0 ? noting : { ...noting, since: scene.now(), visit: { ...noting.visit, startedAt: new Date(scene.now()).toISOString() } };
      const persons = reading.persons ? visits.describe(begun, { persons: reading.persons }) : begun;
      const after = visits.specify({ ...persons, changed: false, noted }, noting.noted.length);
      helped(before, after);
      screen.move(after, after.draft?.level ? "result" : "level");
    },
  };

  /** @param {string} theme */
  function pin(theme) {
    const { pinned, desk } = scene;
    scene.pinned = pinned.includes(theme) ? pinned.filter((code) => code !== theme) : [...pinned, theme].slice(-TILES);
    void screen.store.set(screen.pinsKey(), scene.pinned);
    screen.move({ ...desk, picking: null }, null);
    focusOn(screen.regions.main, `theme-${theme}`);
    screen.say(words.t(scene.pinned.includes(theme) ? "pins.added" : "pins.removed", scene.codes.themeName(theme)));
  }

  async function repeat() {
    await screen.settleSlowly();
    const before = scene.desk;
    const last = before.mode === "kept" ? before.visit : scene.day[0]?.visit;
    if (!last) return screen.toast(words.t("repeat.none"));
    if (before.mode !== "kept" && !visits.isFree(before)) return screen.toast(words.t("repeat.busy"));
    const after = visits.repeat(before, last, howAll());
    helped(before, after);
    await screen.take(after, "theme");
  }

  async function pause() {
    await screen.settleSlowly();
    const before = scene.desk;
    if (!isUnderWay(before)) return screen.toast(words.t("pause.none"));
    const list = setAside(scene.aside, before, scene.now());
    if (!list) return screen.toast(words.t("pause.full"));
    scene.aside = list;
    screen.keepAside();
    screen.move(next(), "theme");
    screen.toast(words.t("pause.set"), () => act.takeUp(before.visit.visit));
  }

  /** @param {import("./queue.js").Order} order */
  async function queue(order) {
    for (const menu of screen.regions.queue.querySelectorAll("details.menu[open]")) {
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
    }
    await screen.settleSlowly();
    const asked = scene.desk;
    const answer = await screen.around.queue?.order(order);
    if (!answer) return screen.toast(words.t("queue.down"));
    if (answer.outcome === "refused") return screen.toast(answer.message ?? words.t("queue.down"));
    if ((order.type === "call-next" || order.type === "call") && answer.ticket) return receive(answer.ticket, asked);
    const { desk } = scene;
    if (desk.ticket === order.ticket && ["put-back", "end", "leave", "refuse"].includes(order.type)) {
      const { ticket, ...rest } = desk;
      // Nobody came: the timer stops
      screen.move(visits.isFree(desk) ? visits.nobody(uuidv7(), where()) : rest, "theme");
    }
    screen.toast(words.t(`queue.done.${order.type}`, answer.ticket?.label ?? ""));
  }

  return act;
}
