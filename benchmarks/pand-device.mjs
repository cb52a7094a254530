// An assessment of gestures on a slow phone without a network, in a real Chromium whose processor is slowed down six times: how long from
// opening it until the first gesture can be pressed, and until a press is followed by the next gesture. Nothing is sent: the code is made up.
// Usage: pand-device.mjs ADDRESS CHROMIUM [ROUNDS]

import { inABrowser } from './chromium.mjs'
import { cutOff, log, median, openDesk, slowDown, worst } from './desk.mjs'
import { readCode } from '../src/main/resources/static/sheets/code.js'

const [address, chromium, rounds = '5'] = process.argv.slice(2)
const SLOWER = 6
const SIGNS = '23456789ACDEFGHJKMNPQRTVWXY'

/** A code whose three parts fit, of no card. */
function madeUpCode() {
  const parts = ['22222', '22222', '22222']
  for (let at = 0; at < parts.length; at++)
    parts[at] = [...SIGNS].map((sign) => `2222${sign}`).find((part) => !readCode(parts.with(at, part).join('')).wrong.includes(at + 1))
  return parts.join('')
}

/** Signs in and opens the panel that the device keeps. */
async function prepare(page) {
  await openDesk(page)
  await page.evaluate(`(async () => {
    globalThis.gesture = () => document.querySelector('dialog.road .skill-screen h4')?.textContent
    await navigator.serviceWorker.ready
    key('plus').click()
    ;(await until(() => key('road'))).click()
    await until(() => document.querySelector('#road-skills'))
  })()`)
  await cutOff(page)
  await slowDown(page, SLOWER)
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
