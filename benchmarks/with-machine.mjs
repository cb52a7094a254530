// Passes a benchmark's lines on and adds to its last one, a JSON object, what the machine could do in the same run; to commits_per_s, where it is
// there, limit_ratio: the part that it is of the inserts that the same connections commit.
//
// Usage: with-machine.mjs FOLDER LOAD
//   FOLDER   holds machine.json (Machine.java) and, where the benchmark has a database, inserts (bin/parvis demo inserts)
//   LOAD     load average before the benchmark began

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const [folder, load] = process.argv.slice(2)
let last = null
for await (const line of createInterface({ input: process.stdin })) {
  if (last !== null) console.log(last)
  last = line
}
if (last !== null) console.log(withMachine(last))

function withMachine(line) {
  let result
  try {
    result = JSON.parse(line)
  } catch {
    return line
  }
  const machine = { load: Number(load), ...JSON.parse(readFileSync(join(folder, 'machine.json'), 'utf8')) }
  const inserts = join(folder, 'inserts')
  if (existsSync(inserts)) {
    const [perSecond, connections] = readFileSync(inserts, 'utf8').trim().split(' ').map(Number)
    Object.assign(machine, { inserts_per_s: perSecond, insert_connections: connections })
    // a ratio of 0.004 still says something
    if (result.commits_per_s !== undefined && perSecond > 0) result.limit_ratio = Number((result.commits_per_s / perSecond).toPrecision(2))
  }
  return JSON.stringify({ ...result, machine })
}
