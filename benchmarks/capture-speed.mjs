// The desk on a slow device, in a real Chromium whose processor is slowed down four times: how long a save takes on the device, how long
// a cold start takes where there is no network, how long a thousand waiting records take to leave on a 3G line.
// Usage: capture-speed.mjs ADDRESS CHROMIUM [RECORDS]

import { inThisBrowser, pause, withAProfile } from './chromium.mjs'
import { addFunctions, cutOff, log, median, openDesk, slowDown, worst } from './desk.mjs'

const [address, chromium, records = '1000'] = process.argv.slice(2)
const SLOWER = 4
const SAVES = 40
const CODE = '407318'
const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 }

/** No server answers, as in flight mode: for the page and for its worker. */
const FLIGHT = ['--proxy-server=127.0.0.1:9', '--proxy-bypass-list=<-loopback>']

const tenth = (ms) => Math.round(ms * 10) / 10

const browse = (profile, options, use) => inThisBrowser(chromium, address, profile, options, use)

/** Signs in, lets the device keep the application, chooses a code. */
async function prepare(page) {
  await openDesk(page)
  await page.evaluate(`(async () => {
    await navigator.serviceWorker.ready
    key('sends').click()
    ;(await until(() => key('code'))).click()
    const field = await until(() => document.querySelector('#code-new'))
    field.value = '${CODE}'
    document.querySelector('#code-again').value = '${CODE}'
    key('code-save').click()
    await until(() => !document.querySelector('#code-new'))
    key('close').click()
    await rest(3000)
  })()`)
}

/** From the page's first byte of code to the field of the code, then from the code to the tiles. */
async function coldStart(page) {
  await slowDown(page, SLOWER)
  const begun = performance.now()
  await page.tell('Page.navigate', { url: `${address}/capture` })
  let door
  while (!door) {
    door = await page.evaluate("document.querySelector('#door-code') ? performance.now() : 0").catch(() => 0)
    if (performance.now() - begun > 30_000) throw new Error('no door')
  }
  await addFunctions(page)
  const unlock = await page.evaluate(`(async () => {
    const begun = performance.now()
    document.querySelector('#door-code').value = '${CODE}'
    document.querySelector('#door-code').form.requestSubmit()
    await until(() => document.querySelector('[data-step=theme] .tile'))
    return performance.now() - begun
  })()`)
  return { door, unlock }
}

/** From the last press until the page says "recorded", which it does once the device has it for good, and until that is painted. */
async function save(page) {
  return page.evaluate(`(async () => {
    const times = []
    for (let i = 0; i < ${SAVES}; i++) {
      const tiles = [...document.querySelectorAll('[data-step=theme] .tile')]
      tiles[i % 6].click()
      ;(await until(() => document.querySelector('[data-key^=level-]'))).click()
      const result = await until(() => document.querySelector('[data-key^=result-]'))
      const before = document.querySelector('.desk-undo')
      // a hand takes longer than this from one press to the next; what the press before drew is not this one's
      await rest(200)
      const begun = performance.now()
      const told = new Promise((resolve) => new MutationObserver((_, watching) => {
        const now = document.querySelector('.desk-undo')
        if (now && now !== before) { watching.disconnect(); resolve(performance.now()) }
      }).observe(document.querySelector('.desk-column'), { childList: true, subtree: true }))
      result.click()
      const said = await told
      await painted()
      times.push({ said: said - begun, painted: performance.now() - begun })
      await rest(600)
    }
    return times
  })()`)
}

/** So many visits wait, then the line is there again: until the last answer is stored. */
async function upload(page) {
  await slowDown(page, 1)
  await page.evaluate(`(async () => {
    for (let i = ${SAVES}; i < ${records}; i++) {
      const before = document.querySelector('.desk-undo')
      dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true }))
      await until(() => document.querySelector('.desk-undo') !== before)
    }
  })()`)
  const waiting = await page.evaluate("document.querySelector('.desk-line').textContent")
  log(waiting)
  await slowDown(page, SLOWER)
  await page.tell('Network.emulateNetworkConditions', LINE)
  const seconds = await page.evaluate(`(async () => {
    const begun = performance.now()
    dispatchEvent(new Event('online'))
    await until(() => document.querySelector('.desk-line [data-state=saved]'), 120000)
    return (performance.now() - begun) / 1000
  })()`)
  return { waiting: Number(/\d+/.exec(waiting.replace(/\s/g, ''))?.[0] ?? 0), seconds }
}

const figures = await withAProfile(async (profile) => {
  await browse(profile, [], prepare)
  const starts = []
  for (let i = 0; i < 5; i++) {
    starts.push(await browse(profile, FLIGHT, coldStart))
    log(`cold start without network: ${tenth(starts.at(-1).door)} ms to the code, ${tenth(starts.at(-1).unlock)} ms to the tiles`)
  }
  return browse(profile, [], async (page) => {
    // the session ended with the browser that had it
    await openDesk(page)
    await pause(1_000)
    await cutOff(page)
    await slowDown(page, SLOWER)
    const times = await save(page)
    const [saves, painted] = ['said', 'painted'].map((name) => times.map((time) => time[name]))
    log(`saves: ${saves.map(tenth).join(' ')}\npainted: ${painted.map(tenth).join(' ')}`)
    const { waiting, seconds } = await upload(page)
    return {
      benchmark: 'capture-speed', slower: SLOWER,
      save_ms: tenth(worst(saves, 0.95)), save_median_ms: tenth(median(saves)), painted_ms: tenth(worst(painted, 0.95)), painted_median_ms: tenth(median(painted)),
      cold_offline_ms: Math.round(median(starts.map(({ door, unlock }) => door + unlock))), door_ms: Math.round(median(starts.map((s) => s.door))), unlock_ms: Math.round(median(starts.map((s) => s.unlock))),
      upload_1000_s: tenth(seconds), records: waiting,
    }
  })
})
console.log(JSON.stringify(figures))
