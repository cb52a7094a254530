/**
 * What goes on around the visit: blockers that several points meet, who waits, the line that is typed. Each asks or is loaded by
 * itself; the visit waits for none of them.
 *
 * @typedef {import("./desk.js").Screen} Screen
 * @typedef {import("./outbox.js").Settled} Settled
 */
import { lifted } from "../shell/finger.js";
import { drawBlockers } from "./view.js";
import { blockerText } from "./view-status.js";
import { blockerKey, markRead, unread } from "./blockers.js";

/** How often blockers are asked for; and how long the server may tell what it knew before mine. */
const BLOCKERS = 60_000;
const BLOCKERS_TOLD = 11_000;

/** How often the minutes of those who wait are told anew. */
const QUEUE_AGES = 20_000;

/** How often a queue to which nobody has come today is asked for. */
const QUEUE_QUIET = 8_000;

const looking = () => document.visibilityState === "visible";

export class Around {
  /** @param {Screen} screen */
  constructor(screen) {
    this.screen = screen;
    /** @type {import("./blockers.js").Read} */
    this.read = {};
    /** @type {import("./queue.js").QueueLine | null} */
    this.queue = null;
    this.queueReadAt = 0;
  }

  /** Asks for the first time, and from now on. */
  async open() {
    const { screen } = this;
    this.read = (await screen.store.get("walls")) ?? {};
    screen.field.addEventListener("focus", () => void this.openLine(), { once: true });
    if (document.activeElement === screen.field) void this.openLine();
    void this.watchQueue();
    void this.askBlockers();
    setInterval(() => looking() && void this.askBlockers(), BLOCKERS);
  }

  // --- blockers -----------------------------------------------------------------------------------------------------

  /** Mine may be the one that makes it known. @param {Settled[]} settled */
  learn(settled) {
    if (!settled.some(({ entry }) => entry.content?.requests?.some((/** @type {import("./visit.js").Request} */ r) => r.blocker))) return;
    void this.askBlockers();
    setTimeout(() => void this.askBlockers(), BLOCKERS_TOLD);
  }

  /** One that is new is said. */
  async askBlockers() {
    const { scene, server } = this.screen;
    const found = await server.blockers(scene.point);
    if (!found) return;
    await lifted();
    const told = unread(found, this.read, Date.now());
    const fresh = told.filter((blocker) => !scene.blockers.some((known) => blockerKey(known) === blockerKey(blocker)));
    this.showBlockers(told);
    if (fresh.length > 0) this.screen.say(fresh.map((blocker) => blockerText(scene, blocker)).join(" "));
  }

  /** @param {import("./blockers.js").Blocker} blocker */
  blockerRead(blocker) {
    const { scene, store } = this.screen;
    this.read = markRead(this.read, blocker, Date.now());
    void store.set("walls", this.read);
    this.showBlockers(scene.blockers.filter((one) => blockerKey(one) !== blockerKey(blocker)));
  }

  /** @param {import("./blockers.js").Blocker[]} blockers */
  showBlockers(blockers) {
    const { scene, regions, act } = this.screen;
    scene.blockers = blockers;
    drawBlockers(regions, scene, act);
  }

  // --- who waits ----------------------------------------------------------------------------------------------------

  /** Asks now and then whether somebody has come to the queue; from then on it is watched closely. */
  async watchQueue() {
    const again = !looking() || !(await this.askQueue());
    if (again) setTimeout(() => void this.watchQueue(), QUEUE_QUIET);
  }

  /** What asks for a queue and draws it comes only where somebody has taken a ticket. @returns {Promise<boolean>} whether it is watched closely */
  async askQueue() {
    const { scene, server } = this.screen;
    if (this.queue) {
      await this.queue.ask();
      return true;
    }
    const found = await server.queue(scene.point);
    if (found === null) return this.recallQueue();
    const kept = found !== null && found !== "none" && found !== "same" && found.queue.inUse;
    if (found !== null && kept !== (scene.queue !== null)) {
      scene.queue = kept ? found.queue : null;
      this.screen.showWhenIdle();
    }
    if (!kept) return false;
    const { waiting, called, served, left, refused } = found.queue;
    return waiting.length + called.length + served + left + refused > 0 ? this.openQueue(found) : false;
  }

  /** Where there is no network, who waited when there was one, today. @returns {Promise<boolean>} */
  async recallQueue() {
    const { scene, store } = this.screen;
    const known = scene.queue === null && scene.status.line !== "session" ? await store.get(this.queueKey()) : undefined;
    if (known?.today !== scene.start.today) return false;
    this.queueReadAt = known.at;
    return this.openQueue({ queue: known.queue, tag: undefined }, known.at);
  }

  queueKey() {
    return this.screen.own(`queue:${this.screen.scene.point}`);
  }

  /** @param {{ queue: import("./queue.js").Queue, tag: string | undefined }} found @param {number} [read] when, if not now */
  async openQueue(found, read) {
    const { scene, server } = this.screen;
    const [{ nextUp, QueueLine }] = await Promise.all([import("./queue.js"), scene.moreWords()]);
    if (this.queue) return true;
    this.queue = new QueueLine({
      server,
      point: () => scene.point,
      onQueue: (queue) => {
        const before = [scene.queue === null, scene.nextUp].join();
        scene.queue = queue;
        scene.nextUp = (queue && nextUp(queue)?.label) ?? "";
        this.queueReadAt = read ?? Date.now();
        if (queue && read === undefined) void this.screen.store.set(this.queueKey(), { queue, at: this.queueReadAt, today: scene.start.today });
        read = undefined;
        void this.drawQueue();
        // The button beside the question names who comes next
        if (before !== [queue === null, scene.nextUp].join()) this.screen.showWhenIdle();
      },
    });
    scene.open.add("queue");
    this.queue.learn(found.queue, found.tag);
    void this.queue.watch();
    // What waits, waits longer
    setInterval(() => looking() && void this.drawQueue(), QUEUE_AGES);
    return true;
  }

  async drawQueue() {
    const { scene, regions, act } = this.screen;
    if (!scene.open.has("queue")) return;
    const { drawQueue } = await import("./view-queue.js");
    await lifted();
    drawQueue(regions.queue, scene, act, this.queueReadAt);
  }

  // --- the line that is typed ---------------------------------------------------------------------------------------

  /** What reads the line comes when somebody begins to type; what is pressed before is not lost. */
  async openLine() {
    const { screen } = this;
    const { scene, store, field, act } = screen;
    let entered = false;
    const early = (/** @type {KeyboardEvent} */ event) => { entered ||= event.key === "Enter"; };
    field.addEventListener("keydown", early);
    const [{ TypedLine }, { Answers }] = await Promise.all([import("./view-line.js"), import("./answers.js"), scene.moreWords()]);
    field.removeEventListener("keydown", early);
    const answers = new Answers(screen.server.guide, screen.server.guideKept);
    const line = new TypedLine(screen.regions.typed, scene, {
      record: (reading) => act.line(reading),
      specify: (reading) => act.lineByHand(reading),
      say: (text) => screen.say(text),
      learnt: () => store.get(screen.own("line")),
      learn: (learnt) => void store.set(screen.own("line"), learnt),
      leave: () => screen.focus("theme"),
      answers,
    });
    void answers.keep(scene.point);
    if (entered) void line.enter(false);
    else if (document.activeElement === field) void line.open();
  }
}
