// One tab of a device without a screen: the client's own outbox.js and server.js in a thread of its own, on a store that lives outside the
// thread. Ending the thread is what ending a page is: at any moment, also in the middle of a save. Started by faults.mjs.

import { parentPort, workerData } from 'node:worker_threads'

const { base, modules, cookies, account, device, seed, skew, share, place, calm, gate } = workerData
const RealDate = Date
// the device's clock is wrong by so much, for everything that runs here
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length) super(...given)
    else super(RealDate.now() + skew)
  }
  static now() {
    return RealDate.now() + skew
  }
}
globalThis.document = { cookie: `XSRF-TOKEN=${cookies['XSRF-TOKEN']}` }
const jar = Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; ')
const real = globalThis.fetch
// answers come as they are: unpacking makes the same things as packing, see below
globalThis.fetch = (address, init = {}) => real(base + address, { ...init, headers: { ...init.headers, Cookie: jar, 'Accept-Encoding': 'identity' } })

const RealCompression = globalThis.CompressionStream
// who ends this thread waits meanwhile, and it waits for ever once it is being ended
globalThis.CompressionStream = function (format) {
  while (Atomics.compareExchange(gate, 0, 0, 2) !== 0) Atomics.wait(gate, 0, 1, 1000)
  try {
    return new RealCompression(format)
  } finally {
    Atomics.store(gate, 0, 0)
  }
}

const { Outbox } = await import(`${modules}/outbox.js`)
const { Server } = await import(`${modules}/server.js`)
const { uuidv7 } = await import(`${modules}/../shell/uuid.js`)

/** Numbers by chance that are the same again with the same seed (mulberry32). */
function chance(from) {
  let state = from >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
const random = chance(seed)
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

let number = 0
const waiting = new Map()
const ask = (message) =>
  new Promise((resolve) => {
    number += 1
    waiting.set(number, resolve)
    parentPort.postMessage({ ...message, number })
  })
const tell = (message) => parentPort.postMessage(message)
const flushes = []
parentPort.on('message', (message) => {
  if (message.kind === 'flush') flushes.forEach((flush) => flush())
  else {
    waiting.get(message.number)?.(message)
    waiting.delete(message.number)
  }
})

/** What the client expects of the device's database: a change is committed whole or not at all, one at a time. */
const store = {
  durable: true,
  full: false,
  async change(work) {
    const { entries, last, number: turn } = await ask({ kind: 'begin' })
    const draft = new Map(entries.map((entry) => [entry.seq, entry]))
    let counter = last
    const sorted = () => [...draft.values()].sort((a, b) => a.seq - b.seq)
    try {
      const result = await work({
        all: async () => sorted(),
        own: async (author) => sorted().filter((entry) => entry.author === author),
        of: async (subject) => sorted().filter((entry) => (entry.subject ?? entry.visit) === subject),
        count: async () => draft.size,
        add: async (entry) => void draft.set(++counter, { ...entry, seq: counter }),
        put: async (entry) => void draft.set(entry.seq, entry),
        delete: async (seq) => void draft.delete(seq),
      })
      const { refused } = await ask({ kind: 'commit', turn, entries: [...draft.values()], last: counter })
      if (refused) throw new DOMException('the device is full', 'QuotaExceededError')
      return result
    } catch (fault) {
      tell({ kind: 'abort', turn })
      throw fault
    }
  },
  get: async (key) => (await ask({ kind: 'get', key })).value,
  set: async (key, value) => void (await ask({ kind: 'set', key, value })),
}

const server = new Server({}, device)
server.account = account
// versions that the screen would know: of what was answered, and of the day as the server tells it
const known = new Map()
const lock = async (work) => {
  await ask({ kind: 'send' })
  try {
    await work()
  } finally {
    tell({ kind: 'sent' })
  }
}
// Some have heard the server's clock before anything is said on them; the others never do, and the server puts their times right
const measured = random() < 0.5 && (await server.desk(place.point).catch(() => null)) !== null

const outbox = new Outbox({
  store,
  author: account,
  send: (commands) => server.send(commands),
  lock,
  random,
  clock: Date.now,
  offset: () => (measured ? server.offset : null),
  // pauses of minutes would only make the run longer
  later: (work, ms) => setTimeout(work, Math.min(ms / 40, 1500)),
  onSettled: (settled) => {
    for (const { entry, decision, visit } of settled) {
      if (decision === 'accepted' && visit) known.set(visit.visit, visit.version)
      if (decision !== 'accepted') tell({ kind: 'refusal', visit: entry.subject ?? entry.visit, decision, why: entry.problems?.map(({ field, message }) => `${field}: ${message}`).join('; ') ?? '' })
    }
  },
})
flushes.push(() => void outbox.flush())

const mine = []
const say = (visit, n) => ({
  visit: visit.id,
  point: place.point,
  presence: 'desk',
  direction: 'INCOMING',
  startedAt: visit.startedAt,
  persons: n + 1,
  mediators: [account],
  requests: [{ request: visit.request, theme: place.theme, operator: 'caf', level: 'accompaniment', result: 'settled', minutes: 10 + n, note: visit.marker }],
})

async function make() {
  const visit = { id: uuidv7(Date.now()), request: uuidv7(Date.now()), n: 0, startedAt: new Date(measured ? server.now() : Date.now()).toISOString() }
  visit.marker = `essai ${visit.id}`
  tell({ kind: 'intend', visit: visit.id, n: 0 })
  await outbox.save(say(visit, 0), null)
  tell({ kind: 'said', visit: visit.id, n: 0 })
  mine.push(visit)
}

async function change(visit) {
  visit.n += 1
  tell({ kind: 'intend', visit: visit.id, n: visit.n })
  await outbox.save(say(visit, visit.n), known.get(visit.id) ?? null)
  tell({ kind: 'said', visit: visit.id, n: visit.n })
}

async function takeBack(visit) {
  mine.splice(mine.indexOf(visit), 1)
  tell({ kind: 'intend', visit: visit.id, gone: true })
  await outbox.cancel(visit.id, known.get(visit.id) ?? null)
  tell({ kind: 'said', visit: visit.id, gone: true })
}

await outbox.flush()
if (!calm) {
  for (let made = 0; made < share; ) {
    const dice = random()
    try {
      if (dice < 0.66 || mine.length === 0) {
        await make()
        made += 1
        tell({ kind: 'made' })
      } else if (dice < 0.92) {
        const visit = mine[Math.floor(random() * mine.length)]
        if (visit.n < 60) await change(visit)
      } else if (dice < 0.95) await takeBack(mine[Math.floor(random() * mine.length)])
      else await pause(random() * 120)
    } catch (fault) {
      // a full device says so; the person presses again
      tell({ kind: 'not-saved', what: String(fault.name) })
      await pause(20)
    }
    await pause(random() * 25)
  }
}
tell({ kind: 'finished' })
