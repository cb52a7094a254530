// Kills the database under load and looks how long it takes until Parvis stores again, and whether what it acknowledged is there: in turn
// the postmaster alone, one backend, and the postmaster with all its processes.
//
// Usage: revive.mjs ADDRESS SERVER people=FILE [kills=50 writers=4 within=30 limit=180 first=1]
//   SERVER        process of Parvis; when it ends, that is the end
//   people=FILE   addresses of demonstration accounts that may record, one a line (tab-separated fields after it are passed over)
//   PARVIS_DATA   its data folder (environment)

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Session } from './session.mjs'

const [BASE, server] = process.argv.slice(2)
const options = Object.fromEntries(process.argv.slice(4).map((pair) => pair.split(/=(.*)/s).slice(0, 2)))
const KILLS = Number(options.kills ?? 50)
const WITHIN_S = Number(options.within ?? 30)
const LIMIT_S = Number(options.limit ?? 180)
const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const note = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)

/** PostgreSQL's own process on the data folder, never another's. */
function postmaster() {
  const file = join(process.env.PARVIS_DATA, 'postgresql', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
}

function children(parent) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
    } catch {
      return false
    }
  }).map(Number)
}

/** Works for the application: its death makes PostgreSQL end all others and recover. */
const backend = (pid) => readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('(')

const WHAT = {
  postmaster: (pid) => [pid],
  backend: (pid) => children(pid).filter(backend).slice(0, 1),
  group: (pid) => [pid, ...children(pid)],
}

const people = readFileSync(options.people, 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t')[0])
  .slice(0, Number(options.writers ?? 4) + 1)
const [probe, ...writers] = await Promise.all(people.map((email) => new Session(BASE).signIn(email)))
let over = false
const writing = Promise.all(writers.map(async (writer) => {
  while (!over) await writer.write(Date.now() + LIMIT_S * 1000)
}))
let kills = 0
let answered = 0
let slowest = 0
const by = {}
try {
  for (; kills < KILLS; ) {
    await pause(1000 + Math.random() * 3000)
    process.kill(Number(server), 0)
    const kind = Object.keys(WHAT)[kills % 3]
    const victims = WHAT[kind](postmaster())
    if (victims.length === 0 || victims[0] === 0) throw new Error(`no ${kind} to kill`)
    const began = Date.now()
    for (const pid of victims) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // it went with the one before
      }
    }
    kills += 1
    // what was on its way when the process died may still be answered
    await pause(100)
    const stored = await probe.write(began + LIMIT_S * 1000)
    const seconds = (Date.now() - began) / 1000
    slowest = Math.max(slowest, seconds)
    by[kind] = Math.max(by[kind] ?? 0, seconds)
    if (stored && seconds <= WITHIN_S) answered += 1
    note(`kill ${kills} (${kind}): ${stored ? `stored again after ${seconds} s` : 'never again'}`)
    if (!stored) break
  }
} finally {
  over = true
}
await writing
let acknowledged = 0
let lost = 0
for (const session of [probe, ...writers]) {
  const stored = await session.stored()
  acknowledged += session.acknowledged.size
  for (const visit of session.acknowledged) if (!stored.has(visit)) lost += 1
}
console.log(JSON.stringify({ benchmark: 'revive', kills, [`answered_within_${WITHIN_S}_s`]: answered, lost, acknowledged, slowest_s: slowest, slowest_by: by }))
process.exit(answered === KILLS && lost === 0 ? 0 : 1)
