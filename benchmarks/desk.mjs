// The desk in a browser that a benchmark drives: functions that its page needs, opening it, and figures of what was measured.

import { signIn } from './chromium.mjs'

/** Functions of the page: wait for an element, find a button, rest, await the next painted frame. */
const FUNCTIONS = `
  globalThis.until = (found, wait = 60000) => new Promise((resolve, reject) => {
    const begun = performance.now()
    const look = () => { const it = found(); it ? resolve(it) : performance.now() - begun > wait ? reject(new Error('waited for ' + found)) : setTimeout(look, 4) }
    look()
  })
  globalThis.key = (name) => document.querySelector('[data-key="' + name + '"]')
  globalThis.rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  globalThis.painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(0)
  }))
  0`

/** Adds the functions to the open page; loading another page drops them. */
export const addFunctions = (page) => page.evaluate(FUNCTIONS)

/** Signs in and opens the desk, until its first choices are drawn. */
export async function openDesk(page) {
  await signIn(page)
  await page.load('/capture')
  await addFunctions(page)
  await page.evaluate("until(() => document.querySelector('[data-step=theme] .tile')).then(() => 0)")
}

export const slowDown = (page, rate) => page.tell('Emulation.setCPUThrottlingRate', { rate })
export const cutOff = (page) =>
  page.tell('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })

export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
export const worst = (list, part) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))]
export const log = (text) => process.stderr.write(`${text}\n`)
