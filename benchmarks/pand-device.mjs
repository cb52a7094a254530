// An assessment of gestures on a slow phone without a network, in a real Chromium whose processor is slowed down six times: how long from
// opening it until the first gesture can be pressed, and until a press is followed by the next gesture. Nothing is sent: the code is made up.
// Usage: pand-device.mjs ADDRESS CHROMIUM [ROUNDS]

import { inABrowser, signIn } from './chromium.mjs'
import { readCode } from '../src/main/resources/static/sheets/code.js'

const [address, chromium, rounds = '5'] = process.argv.slice(2)
const SLOWER = 6
const SIGNS = '23456789ACDEFGHJKMNPQRTVWXY'

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const worst = (list, part) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))]
const log = (text) => process.stderr.write(`${text}\n`)

/** A code whose three parts fit, of no card. */
function madeUpCode() {
  const parts = ['22222', '22222', '22222']
  for (let at = 0; at < parts.length; at++)
    parts[at] = [...SIGNS].map((sign) => `2222${sign}`).find((part) => !readCode(parts.with(at, part).join('')).wrong.includes(at + 1))
  return parts.join('')
}

/** What the page does for the person: functions that live in it. */
const HANDS = `
  globalThis.until = (found, wait = 60000) => new Promise((resolve, reject) => {
    const begun = performance.now()
    const look = () => { const it = found(); it ? resolve(it) : performance.now() - begun > wait ? reject(new Error('waited for ' + found)) : setTimeout(look, 4) }
    look()
  })
  globalThis.key = (name) => document.querySelector('[data-key="' + name + '"]')
  globalThis.painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(0)
  }))
  globalThis.gesture = () => document.querySelector('dialog.road .skill-screen h4')?.textContent
  0`

/** Signs in and opens the panel that the device keeps. */
async function prepare(page) {
  await signIn(page)
  await page.load('/capture')
  await page.evaluate(HANDS)
  await page.evaluate(`(async () => {
    await until(() => document.querySelector('[data-step=theme] .tile'))
    await navigator.serviceWorker.ready
    key('plus').click()
    ;(await until(() => key('road'))).click()
    await until(() => document.querySelector('#road-skills'))
  })()`)
  await page.tell('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
  await page.tell('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

/** One assessment: milliseconds until the first gesture is painted, and of each press until what follows it is. */
const assess = (page, code) => page.evaluate(`(async () => {
  key('skills-begin').click()
  const field = await until(() => document.querySelector('#skills-code'))
  field.value = '${code}'
  await painted()
  const opened = performance.now()
  field.form.requestSubmit()
  await until(() => gesture())
  await painted()
  const open = performance.now() - opened
  const presses = []
  while (gesture()) {
    const before = gesture()
    const begun = performance.now()
    document.querySelector('dialog.road .skill-level').click()
    await until(() => gesture() !== before)
    await painted()
    presses.push(performance.now() - begun)
  }
  document.querySelector('#road-skills').parentElement.querySelector('.card .btn-primary').click()
  await until(() => key('skills-begin'))
  return { open, presses }
})()`)

const code = madeUpCode()
const all = await inABrowser(chromium, address, async (page) => {
  await prepare(page)
  const done = []
  for (let i = 0; i < Number(rounds); i++) {
    done.push(await assess(page, code))
    log(`open ${Math.round(done.at(-1).open)} ms, presses ${done.at(-1).presses.map(Math.round).join(' ')} ms`)
  }
  return done
})
const presses = all.flatMap((one) => one.presses)
console.log(JSON.stringify({
  benchmark: 'pand-device', slower: SLOWER,
  // from opening it to what follows the first press, the slowest of all rounds
  first_press_ms: Math.round(Math.max(...all.map((one) => one.open + one.presses[0]))),
  open_ms: Math.round(median(all.map((one) => one.open))), press_ms: Math.round(worst(presses, 0.95)),
  gestures: Math.min(...all.map((one) => one.presses.length)), rounds: all.length,
}))
