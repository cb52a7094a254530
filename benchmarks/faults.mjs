// Nothing lost, nothing doubled: devices record through a line that breaks at any byte, while the server and its database are killed and
// started again, pages are killed in the middle of a save, devices are full, clocks are wrong by days and two tabs work at once. At the
// end everything that a device had said to be saved must stand on the server, once, in the words said last.
//
// Usage: faults.mjs name=value … -- COMMAND… (which starts the server; PARVIS_DATA and PARVIS_PORT are in the environment)
//   people=FILE   addresses of demonstration accounts, one a line (tab-separated fields after it are passed over)
//   seeds=20 first=20261125 seed=N devices=50 together=16 records=10000 pages=2 page-records=20 chromium=PATH kills=6 full=0.02 modules=FOLDER limit=600
// Devices without a screen run the client's own outbox.js and server.js in threads (faults-device.mjs); pages are real Chromium with the
// real desk. With seed=N one run is replayed.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { randomUUID } from 'node:crypto'
import { Line } from './faults-proxy.mjs'
import { Screen } from './faults-screen.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))
const split = process.argv.indexOf('--')
const options = Object.fromEntries(process.argv.slice(2, split < 0 ? undefined : split).map((pair) => pair.split(/=(.*)/s).slice(0, 2)))
const COMMAND = split < 0 ? [] : process.argv.slice(split + 1)
const DATA = process.env.PARVIS_DATA
const PORT = Number(process.env.PARVIS_PORT)
const BASE = `http://localhost:${PORT}`
const MODULES = pathToFileURL(resolve(options.modules ?? join(HERE, '../src/main/resources/static/desk'))).href
const number = (name, otherwise) => Number(options[name] ?? otherwise)
const DEVICES = number('devices', 50)
const RECORDS = number('records', 10_000)
const PAGES = options.chromium ? number('pages', 2) : 0
const KILLS = number('kills', 6)
// so many devices are awake at once; the others wait their turn, as devices that are away do
const TOGETHER = number('together', 16)
// how often a device is full when something new is saved
const FULL = number('full', 0.02)
const LIMIT_MS = number('limit', 600) * 1000
const SEEDS = options.seed ? [Number(options.seed)] : Array.from({ length: number('seeds', 20) }, (_, i) => number('first', 20261125) + i)
const PASSWORD = options.password ?? 'bienvenue sur le parvis'
const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const note = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)

/** Ends a tab at any moment but one: Node itself dies with a thread that is ended while it makes a compressor. */
async function end(tab, gate) {
  while (Atomics.compareExchange(gate, 0, 0, 1) !== 0 && tab.threadId !== -1) await pause(1)
  await tab.terminate()
}

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

// --- the server -------------------------------------------------------------------------------------------------------------------

let server = null
let log = ''

/** Starts it, again when it ends by itself, as the service unit does (ops/): on a machine that is overrun a start can miss its database. */
async function start() {
  for (let times = 0; ; times++) {
    server = spawn(COMMAND[0], COMMAND.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
    log = ''
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (log = (log + text).slice(-200_000)))
    const started = server
    for (let i = 0; i < 1200 && started.exitCode === null && started.signalCode === null; i++) {
      try {
        if ((await fetch(`${BASE}/actuator/health`)).ok) return
      } catch {
        // not yet
      }
      await pause(100)
    }
    if (times === 3) throw new Error(`the server does not answer: ${log}`)
    note(`the server is started again: ${log.split('\n').filter((line) => /ERROR|Exception|FATAL/.test(line)).slice(0, 5).join(' | ')}`)
    await stop('SIGKILL')
    await pause(1000)
  }
}

async function stop(signal) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill(signal)
  await gone
}

/** PostgreSQL's own process on the data folder, never another's. */
function postmaster() {
  const file = join(DATA, 'postgresql', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
}

/** One of its processes that works for the application: its death makes PostgreSQL end all others and recover. */
function backend() {
  const parent = postmaster()
  if (!parent) return 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const of = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      if (of === parent && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('(')) return Number(pid)
    } catch {
      // it has ended meanwhile
    }
  }
  return 0
}

const KILL = {
  async server() {
    await stop('SIGKILL')
    await pause(300)
    await start()
  },
  async database() {
    const pid = backend()
    if (pid) process.kill(pid, 'SIGKILL')
    await pause(500)
  },
  async both() {
    const pid = postmaster()
    if (pid) process.kill(pid, 'SIGKILL')
    await pause(200)
    await stop('SIGKILL')
    await pause(300)
    await start()
  },
}

// --- people -----------------------------------------------------------------------------------------------------------------------

class Session {
  jar = {}

  async ask(path, init = {}) {
    const cookie = Object.entries(this.jar).map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(BASE + path, { redirect: 'manual', ...init, headers: { Accept: 'text/html', ...init.headers, Cookie: cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)
      if (value) this.jar[name] = value
      else delete this.jar[name]
    }
    return response
  }

  async signIn(email) {
    const door = await (await this.ask('/connexion')).text()
    const body = new URLSearchParams({ _csrf: /name="_csrf" value="([^"]+)"/.exec(door)[1], email, motDePasse: PASSWORD })
    const entered = await this.ask('/connexion', { method: 'POST', body })
    if (entered.status >= 400 || !this.jar.parvis) throw new Error(`sign-in of ${email}: ${entered.status}`)
    const desk = await (await this.ask('/capture/desk.json', { headers: { Accept: 'application/json' } })).json()
    this.account = desk.me.id
    this.email = email
    this.place = { point: desk.points[0]?.id, theme: desk.habits.themes[0] ?? 'family-benefits' }
    return this
  }

  /** All that stands of this account's last two weeks, as the contract tells devices. */
  async stored() {
    const visits = new Map()
    let cursor = ''
    for (let more = true; more; ) {
      const response = await this.ask('/api/v1/sync', {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': this.jar['XSRF-TOKEN'] },
        body: JSON.stringify({ device: randomUUID(), account: this.account, cursor, commands: [] }),
      })
      if (!response.ok) throw new Error(`changes of ${this.email}: ${response.status}`)
      const told = await response.json()
      for (const visit of told.changes.visits) visits.set(visit.visit, visit)
      cursor = told.cursor
      more = told.more
    }
    return visits
  }
}

// --- one device -------------------------------------------------------------------------------------------------------------------

/** A device without a screen: its database outlives its pages, which are threads. */
class Device {
  constructor(session, base, seed, share, random, skew) {
    Object.assign(this, { session, base, seed, share, random, skew })
    this.id = randomUUID()
    this.entries = []
    this.last = 0
    /** What its tabs keep beside the commands. */
    this.values = new Map()
    /** By visit: what was meant to be said, and what was said to be saved. */
    this.acts = new Map()
    this.made = 0
    this.refusals = 0
    this.full = 0
    this.lives = 0
    this.tabs = new Set()
    this.turn = Promise.resolve()
    this.sender = Promise.resolve()
    this.harming = true
  }

  open(share, calm = false) {
    this.lives += 1
    const gate = new Int32Array(new SharedArrayBuffer(4))
    const tab = new Worker(join(HERE, 'faults-device.mjs'), {
      workerData: {
        base: this.base, modules: MODULES, cookies: this.session.jar, account: this.session.account, device: this.id,
        seed: this.seed * 1000 + this.lives, skew: this.skew, share, place: this.session.place, calm, gate,
      },
    })
    this.tabs.add(tab)
    const held = { store: null, turn: 0, line: null }
    let left = share
    const finished = new Promise((done) => {
      tab.on('message', (message) => {
        if (message.kind === 'finished') done(0)
        else if (message.kind === 'made') {
          left -= 1
          this.made += 1
        } else void this.hear(tab, held, message)
      })
      tab.on('error', (fault) => {
        this.fault = fault
        note(`a tab failed: ${fault.stack}`)
      })
      tab.on('exit', () => {
        this.tabs.delete(tab)
        held.store?.()
        held.line?.()
        done(left)
      })
    })
    return { tab, gate, finished }
  }

  async hear(tab, held, message) {
    const answer = (more = {}) => {
      if (this.tabs.has(tab)) tab.postMessage({ number: message.number, ...more })
    }
    switch (message.kind) {
      case 'begin': {
        const before = this.turn
        let free
        this.turn = new Promise((done) => (free = done))
        await before
        if (!this.tabs.has(tab)) return free()
        held.turn = message.number
        held.store = () => {
          held.store = null
          free()
        }
        return answer({ entries: this.entries, last: this.last })
      }
      case 'commit': {
        // its tab has ended meanwhile: nothing of it happened
        if (!held.store || held.turn !== message.turn) return
        // a full device refuses what is new; it can always forget and note
        const refused = this.harming && message.last > this.last && this.random() < FULL
        if (refused) this.full += 1
        else Object.assign(this, { entries: message.entries, last: Math.max(this.last, message.last) })
        held.store?.()
        return answer({ refused })
      }
      case 'get':
        return answer({ value: this.values.get(message.key) })
      case 'set':
        this.values.set(message.key, message.value)
        return answer()
      case 'abort':
        // one that was refused has given its turn back already, and another of the same tab may have it
        return held.turn === message.turn ? held.store?.() : undefined
      case 'send': {
        const before = this.sender
        let free
        this.sender = new Promise((done) => (free = done))
        await before
        if (!this.tabs.has(tab)) return free()
        held.line = () => {
          held.line = null
          free()
        }
        return answer()
      }
      case 'sent':
        return held.line?.()
      case 'intend':
      case 'said': {
        const act = this.acts.get(message.visit) ?? { said: -1, meant: -1, saidGone: false, meantGone: false }
        this.acts.set(message.visit, act)
        const saved = message.kind === 'said'
        if (message.gone) {
          act.meantGone = true
          act.saidGone ||= saved
        } else {
          act.meant = Math.max(act.meant, message.n)
          if (saved) act.said = Math.max(act.said, message.n)
        }
        return
      }
      case 'refusal':
        this.refusals += 1
        note(`seed ${this.seed}: ${message.decision} of ${message.visit}${message.why ? ` (${message.why})` : ''}`)
    }
  }

  /** Works through its share, now and then killed in the middle of something, now and then with two tabs. */
  async live() {
    let left = this.share
    while (left > 0) {
      const part = Math.min(left, 1 + Math.floor(this.random() * 40))
      const tabs = [this.open(part)]
      if (this.random() < 0.25 && left - part > 0) tabs.push(this.open(Math.min(left - part, 10)))
      const killed = setTimeout(() => tabs.forEach(({ tab, gate }) => void end(tab, gate)), 300 + this.random() * 6000)
      const ends = await Promise.all(tabs.map(({ finished }) => finished))
      clearTimeout(killed)
      for (const { tab, gate } of tabs) void end(tab, gate)
      left = this.share - this.made
      if (this.fault) throw this.fault
      if (ends.every((rest) => rest === 0) && left <= 0) break
    }
  }

  /** Coverage is back: everything that waits leaves. */
  async settle(until) {
    this.harming = false
    while (this.entries.some((entry) => entry.state === 'waiting') && Date.now() < until) {
      const { tab, gate, finished } = this.open(0, true)
      await finished
      for (let i = 0; i < 20 && this.entries.some((entry) => entry.state === 'waiting') && Date.now() < until; i++) {
        tab.postMessage({ kind: 'flush' })
        await pause(250)
      }
      await end(tab, gate)
    }
  }

  /** What was said to be saved against what stands. */
  async compare() {
    const stored = await this.session.stored()
    const found = { made: 0, stored: 0, lost: 0, doubled: 0, disorder: 0, waiting: this.entries.length }
    for (const { seq, id, type, subject, state, attempts, basedOn, after, held, at, offset, content, problems, clash } of this.entries)
      note(`seed ${this.seed}: still here ${JSON.stringify({ seq, id, type, subject, state, attempts, basedOn, after, held, at, offset, startedAt: content?.startedAt, problems, clash })}`)
    const markers = new Set()
    for (const [id, visit] of stored) {
      const act = this.acts.get(id)
      const marker = visit.requests[0]?.note ?? ''
      if (!marker.startsWith('essai ')) continue
      if (!act && !this.before?.has(id)) found.doubled += 1
      if (markers.has(marker)) found.doubled += 1
      markers.add(marker)
    }
    for (const [id, act] of this.acts) {
      const visit = stored.get(id)
      if (act.said >= 0) found.made += 1
      if (visit) {
        found.stored += 1
        if (act.said < 0) found.made += 1
        if (act.saidGone) {
          found.disorder += 1
          note(`seed ${this.seed}: ${id} stands though it was taken back`)
        }
        const says = visit.persons - 1
        if (says < Math.max(0, act.said) || says > act.meant || visit.requests.length !== 1) {
          found.disorder += 1
          note(`seed ${this.seed}: ${id} says ${says}, last said ${act.said}, meant ${act.meant}`)
        }
      } else if (act.said >= 0 && act.meantGone) found.stored += 1
      else if (act.said >= 0) {
        found.lost += 1
        note(`seed ${this.seed}: ${id} is lost; its device was ${this.skew / 86_400_000} days wrong`)
      }
    }
    return found
  }
}

// --- one run ----------------------------------------------------------------------------------------------------------------------

const people = readFileSync(options.people, 'utf8').split('\n').map((line) => line.split('\t')[0].trim()).filter(Boolean)
const sessions = []

async function signInAll() {
  const wanted = Math.min(people.length, DEVICES + PAGES)
  for (let i = 0; sessions.length < wanted && i < people.length; i++) {
    const session = await new Session().signIn(people[i])
    if (session.place.point) sessions.push(session)
  }
  note(`${sessions.length} people are signed in`)
}

const DAY = 86_400_000
const SKEWS = [0, 0, 0, 0, 3 * DAY, -3 * DAY, 40 * DAY, -400 * DAY, 7 * 60_000, -90_000]
const FORM2 = readFileSync(fileURLToPath(`${MODULES}/outbox.js`), 'utf8').includes('offset')

/** Does the work with each, a few at a time. */
async function few(all, work) {
  const left = [...all]
  await Promise.all(Array.from({ length: Math.min(TOGETHER, left.length) }, async () => {
    for (let one = left.shift(); one; one = left.shift()) await work(one)
  }))
}

async function run(seed) {
  const random = chance(seed)
  const line = new Line(PORT, chance(seed + 1))
  const base = `http://127.0.0.1:${await line.listen()}`
  const began = Date.now()
  const count = Math.min(DEVICES, sessions.length - PAGES)
  const devices = Array.from({ length: count }, (_, i) =>
    new Device(sessions[i], base, seed + i * 7, Math.ceil(RECORDS / count), chance(seed + 100 + i),
      // a client of form 1 cannot tell what its clock is wrong by
      FORM2 ? SKEWS[Math.floor(random() * SKEWS.length)] : 0))
  const screens = []
  for (let i = 0; i < PAGES; i++) screens.push(new Screen(options.chromium, sessions[count + i], base, seed + 5000 + i, number('page-records', 20)))
  for (const one of [...devices, ...screens]) one.before = await one.session.stored()
  line.harming = true
  let over = false
  const kills = []
  const killing = (async () => {
    for (let i = 0; i < KILLS && !over; i++) {
      await pause(700 + random() * 3500)
      if (over) break
      const which = ['server', 'database', 'both'][Math.floor(random() * 3)]
      kills.push(which)
      await KILL[which]()
    }
  })()
  await Promise.all([few(devices, (device) => device.live()), ...screens.map((screen) => screen.live())])
  over = true
  await killing
  line.harming = false
  // what is late arrives now or never
  await pause(2500)
  const until = Date.now() + LIMIT_MS
  await Promise.all([few(devices, (device) => device.settle(until)), ...screens.map((screen) => screen.settle(until))])
  await pause(2500)
  const sum = { made: 0, stored: 0, lost: 0, doubled: 0, disorder: 0, waiting: 0 }
  for (const one of [...devices, ...screens]) {
    const found = await one.compare()
    for (const key of Object.keys(sum)) sum[key] += found[key]
  }
  for (const screen of screens) await screen.close()
  line.close()
  return {
    seed, seconds: Math.round((Date.now() - began) / 1000), devices: devices.length, pages: screens.length, ...sum,
    refused: devices.reduce((n, device) => n + device.refusals, 0),
    lives: devices.reduce((n, device) => n + device.lives, 0), full: devices.reduce((n, device) => n + device.full, 0), kills, faults: line.counts,
  }
}

let failed = false
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    server?.kill('SIGKILL')
    process.exit(1)
  })
try {
  // another server there would answer in the place of the one that is killed
  if (await fetch(`${BASE}/actuator/health`).then(() => true, () => false)) throw new Error(`something else answers at ${BASE}`)
  await start()
  await signInAll()
  const runs = []
  for (const seed of SEEDS) {
    const one = await run(seed)
    note(JSON.stringify(one))
    runs.push(one)
  }
  const all = (key) => runs.reduce((sum, one) => sum + one[key], 0)
  const worst = runs.filter((one) => one.lost || one.doubled || one.disorder || one.waiting || one.refused).map((one) => one.seed)
  failed = worst.length > 0
  console.log(JSON.stringify({
    benchmark: 'sync-faults', runs: runs.length, devices: DEVICES, pages: PAGES, made: all('made'), stored: all('stored'), lost: all('lost'), doubled: all('doubled'),
    order_kept: all('disorder') === 0, waiting: all('waiting'), refused: all('refused'), wrong_clocks: FORM2, failing_seeds: worst,
  }))
} finally {
  await stop('SIGTERM')
}
process.exit(failed ? 1 : 0)
