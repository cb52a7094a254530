// A cluster of ops/cluster under load while parts of it are killed, one after the other. Each act is sent until it is acknowledged, under one
// identifier; at the end all that was acknowledged must be stored, once.
//
// Usage: cluster-faults.mjs CLUSTER FOLDER ADDRESS people=FILE [rounds=20 rate=200 writers=20 limit=180 whole=600 calm=4 only=KIND,…]
//   CLUSTER       the script ops/cluster
//   FOLDER        that of the cluster, which runs
//   ADDRESS       of the proxy in front of both Parvis
//   people=FILE   addresses of demonstration accounts, one a line (tab-separated fields after it are passed over)
//   rate          acts a second that are asked for, of all writers together
// Prints a JSON object without what only commands of Parvis can tell (journal, figures).

import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { Session } from './session.mjs'

const [CLUSTER, FOLDER, BASE] = process.argv.slice(2)
const options = Object.fromEntries(process.argv.slice(5).map((pair) => pair.split(/=(.*)/s).slice(0, 2)))
const ROUNDS = Number(options.rounds ?? 20)
const RATE = Number(options.rate ?? 200)
const LIMIT_MS = Number(options.limit ?? 180) * 1000
// a Parvis that was killed starts slowly on a machine that does other things
const WHOLE_MS = Number(options.whole ?? 600) * 1000
const CALM_MS = Number(options.calm ?? 4) * 1000
const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const note = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)
const run = promisify(execFile)
const cluster = async (...words) => (await run(CLUSTER, [...words, FOLDER], { maxBuffer: 1 << 24 })).stdout.trim()

const KINDS = {
  /** The PostgreSQL of the primary ends; its Patroni hands the part over. */
  async 'primary-killed'() {
    await cluster('crash', await cluster('primary'))
  },
  /** The primary's machine is gone: Patroni and PostgreSQL at once; it comes back later. */
  async 'primary-lost'() {
    const primary = await cluster('primary')
    await cluster('kill', primary)
    return async () => cluster('start', primary)
  },
  /** The replica is promoted by hand. */
  async 'replica-promoted'() {
    await cluster('switch')
  },
  /** The proxy ends with all its connections, and starts again three seconds later. */
  async 'proxy-cut'() {
    await cluster('kill', 'haproxy')
    await pause(3000)
    await cluster('start', 'haproxy')
  },
  /** One of the two Parvis ends; it is started again at the end of the round. */
  async 'process-killed'(round) {
    const name = round % 2 ? 'parvis-a' : 'parvis-b'
    await cluster('kill', name)
    return async () => cluster('start', name)
  },
}
const kinds = options.only ? options.only.split(',') : Object.keys(KINDS)

let last = Date.now()
let gap = 0
let acts = 0
// what one request brings is one commit
let commits = 0
const heard = (count) => {
  const now = Date.now()
  gap = Math.max(gap, now - last)
  last = now
  acts += count
  commits++
}

/** Waits until the replica is synchronous and both Parvis are ready. */
async function whole() {
  for (const until = Date.now() + WHOLE_MS; ; ) {
    try {
      await cluster('synchronous')
      await cluster('ready')
      return
    } catch {
      if (Date.now() > until) throw new Error('the cluster is not whole again')
      await pause(500)
    }
  }
}

const people = readFileSync(options.people, 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t')[0])
const writers = []
for (const email of people) {
  if (writers.length === Number(options.writers ?? 20)) break
  const session = await new Session(BASE, { timeout: 20_000, heard }).signIn(email)
  if (session.point) writers.push(session)
}
const before = new Map()
for (const writer of writers) before.set(writer, new Set((await writer.stored()).keys()))
note(`${writers.length} accounts signed in`)

let over = false
let slowest = 0
last = Date.now()
const began = Date.now()
const writing = Promise.all(writers.map(async (writer, i) => {
  // each sends its part of a second's acts, one second after the other; after an interruption nothing is made up for
  const part = Math.max(1, Math.round(RATE / writers.length))
  await pause((1000 * i) / writers.length)
  while (!over) {
    const begun = Date.now()
    if (!(await writer.write(begun + LIMIT_MS, part))) throw new Error(`nothing was acknowledged for ${LIMIT_MS / 1000} s`)
    slowest = Math.max(slowest, Date.now() - begun)
    await pause(Math.max(0, (1000 * part * writers.length) / RATE - (Date.now() - begun)))
  }
}))
let failed = null
writing.catch((fault) => (failed = fault))

const by = {}
let calmActs = 0
let calmCommits = 0
let calmMs = 0
let rounds = 0
try {
  for (; rounds < ROUNDS; rounds++) {
    const kind = kinds[rounds % kinds.length]
    const calm = [acts, commits, Date.now()]
    await pause(CALM_MS * (0.5 + Math.random()))
    if (failed) throw failed
    calmActs += acts - calm[0]
    calmCommits += commits - calm[1]
    calmMs += Date.now() - calm[2]
    gap = 0
    const heal = await KINDS[kind](Math.floor(rounds / kinds.length))
    const end = Date.now() + LIMIT_MS
    // until acts are acknowledged in the new order of things, then whatever was taken away comes back
    await pause(3000)
    while (Date.now() - last > 1000 && Date.now() < end) await pause(100)
    await heal?.()
    await whole()
    const seconds = Math.max(gap, Date.now() - last) / 1000
    by[kind] = Math.max(by[kind] ?? 0, seconds)
    note(`round ${rounds + 1} (${kind}): nothing acknowledged for ${seconds} s`)
  }
} catch (fault) {
  failed ??= fault
} finally {
  over = true
}
await writing.catch(() => {})
const seconds = (Date.now() - began) / 1000

let acknowledged = 0
let stored = 0
let lost = 0
let doubled = 0
for (const writer of writers) {
  const found = await writer.stored()
  const markers = new Set()
  for (const [id, visit] of found) {
    if (before.get(writer).has(id)) continue
    stored++
    const marker = visit.requests[0]?.note ?? ''
    if (markers.has(marker) || !writer.acknowledged.has(id)) doubled++
    markers.add(marker)
  }
  acknowledged += writer.acknowledged.size
  for (const id of writer.acknowledged) if (!found.has(id)) lost++
}
if (failed) note(failed.stack)
console.log(JSON.stringify({
  benchmark: 'cluster-faults', rounds, acknowledged, stored, lost, doubled, longest_gap_s: Math.max(0, ...Object.values(by)), gap_by: by, slowest_act_s: slowest / 1000,
  asked_per_s: RATE, rate_per_s: calmMs ? Math.round(calmActs / (calmMs / 1000)) : 0,
  commits_per_s: calmMs ? Math.round(calmCommits / (calmMs / 100)) / 10 : 0, seconds: Math.round(seconds), writers: writers.length,
}))
process.exit(!failed && lost === 0 && doubled === 0 && rounds === ROUNDS ? 0 : 1)
