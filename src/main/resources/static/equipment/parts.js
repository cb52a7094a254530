/**
 * The parts of the panel of the road: an inventory, and loans. Names of who may borrow are for their day; on another one only things are known.
 *
 * @typedef {import("./inventory.js").Running} Running
 */
import { drawInventory, fetchEquipment, SEE, sendCount } from "./inventory.js";
import { drawLoans, LEND, RETURN } from "./loan.js";

/** @param {() => import("../rounds/panel.js").Lent} lend @returns {import("../rounds/panel.js").Part[]} */
export function parts(lend) {
  const count = lend();
  const loans = lend();
  /** @type {import("./inventory.js").Told | null} */
  let told = null;
  /** An inventory that was begun here. @type {Running | null} */
  let counting = null;
  const remember = async (/** @type {Running | null} */ running) => {
    counting = running;
    await count.set("counting", running);
  };
  const change = async (/** @type {Running | null} */ running) => {
    await remember(running);
    await count.draw();
    const next = count.element.querySelector("input, summary");
    if (next instanceof HTMLElement) next.focus();
  };
  const keep = (/** @type {import("./inventory.js").Content} */ content, /** @type {string} */ said) => {
    const { inventory, batch, point, read, close } = content;
    return sendCount(count.outbox, inventory, async () => {
      counting = close ? null : { inventory, batch, point, read };
      await count.keep(SEE, inventory, content, said);
    }, () => remember(counting));
  };
  return [
    {
      at: count,
      open: async () => {
        told = await count.get("equipment");
        counting = await count.get("counting");
        if (!told || told.today === count.today(told.zone)) return;
        told = { ...told, persons: [] };
        await count.set("equipment", told);
      },
      refresh: async () => {
        const heard = await fetchEquipment(count.me, count.patience);
        if (!heard) return;
        told = heard;
        await count.set("equipment", told);
      },
      draw: () => told && drawInventory(told, counting, { store: (running) => void remember(running), change: (running) => void change(running), keep: (...it) => void keep(...it) }),
    },
    {
      at: loans,
      draw: ({ waiting }) => told?.persons && drawLoans(told, waiting, loans.today(told.zone), {
        lend: (content, said) => void loans.keep(LEND, content.handover, content, said),
        takeBack: (content, said) => void loans.keep(RETURN, content.handover, content, said),
      }),
    },
  ];
}
