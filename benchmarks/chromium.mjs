// Chromium spoken to through its debugging protocol (no driver to install): for the benchmarks that measure a real browser.

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const QUIET_MS = 1500
const PATIENCE_MS = 60_000
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** A folder for what a browser keeps, gone after use. */
export async function withAProfile(use) {
  const profile = await mkdtemp(join(tmpdir(), 'parvis-browser-'))
  try {
    return await use(profile)
  } finally {
    // Chromium's other processes may still write for a moment after it has ended
    await rm(profile, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 })
  }
}

/** A browser with one page and nothing kept, gone after use. */
export function inABrowser(chromium, address, use) {
  return withAProfile((profile) => inThisBrowser(chromium, address, profile, [], use))
}

/** A browser on a profile, gone after use. */
export async function inThisBrowser(chromium, address, profile, options, use) {
  const browser = spawn(chromium, [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...options, 'about:blank',
  ], { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = new Promise((resolve) => browser.once('exit', resolve))
  try {
    const debugging = await new Promise((resolve, reject) => {
      let said = ''
      browser.stderr.on('data', (text) => {
        said += text
        const found = /DevTools listening on (ws:\S+)/.exec(said)
        if (found) resolve(found[1])
      })
      gone.then(() => reject(new Error(`Chromium ended: ${said}`)))
    })
    const targets = await (await fetch(`http://${new URL(debugging).host}/json`)).json()
    const page = await Page.open(targets.find((target) => target.type === 'page').webSocketDebuggerUrl, address)
    return await use(page)
  } finally {
    browser.kill()
    await gone
  }
}

/** One tab and what it received. */
export class Page {
  #socket
  #number = 0
  #answers = new Map()
  #requests = new Map()
  #lastActivity = 0

  constructor(address) {
    this.address = address
  }

  static async open(url, address) {
    const page = new Page(address)
    page.#socket = new WebSocket(url)
    page.#socket.addEventListener('message', ({ data }) => page.#hear(JSON.parse(data)))
    await new Promise((resolve) => page.#socket.addEventListener('open', resolve))
    await page.tell('Network.enable')
    await page.tell('Page.enable')
    return page
  }

  #hear({ id, method, params, ...answer }) {
    if (id) {
      this.#answers.get(id)(answer)
      return
    }
    const known = this.#requests.get(params?.requestId)
    switch (method) {
      case 'Network.requestWillBeSent':
        this.#requests.set(params.requestId, {
          url: params.request.url,
          bytes: (known?.bytes ?? 0) + (params.redirectResponse?.encodedDataLength ?? 0),
          open: true,
        })
        break
      case 'Network.responseReceived':
        if (known) known.status = params.response.status
        break
      case 'Network.loadingFinished':
      case 'Network.loadingFailed':
        if (known) Object.assign(known, { bytes: known.bytes + (params.encodedDataLength ?? 0), open: false })
        break
      default:
        return
    }
    this.#lastActivity = Date.now()
  }

  tell(method, params = {}) {
    this.#number += 1
    const id = this.#number
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result)))
      this.#socket.send(JSON.stringify({ id, method, params }))
    })
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.tell('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** Opens a path and waits until nothing has come for a while: modules and first data are there. */
  async load(path) {
    const limit = Date.now() + PATIENCE_MS
    this.#requests.clear()
    this.#lastActivity = Date.now()
    await this.tell('Page.navigate', { url: this.address + path })
    const busy = () => [...this.#requests.values()].some((request) => request.open)
    while (Date.now() < limit && (Date.now() - this.#lastActivity < QUIET_MS || busy())) await pause(50)
    return [...this.#requests.values()].filter((request) => request.url.startsWith('http'))
  }

  async weigh(path) {
    const loaded = await this.load(path)
    const at = await this.evaluate('location.pathname')
    const failed = loaded.filter((request) => !request.status || request.status >= 400)
    if (at !== path.split('?')[0] || failed.length) throw new Error(`${path} led to ${at}; failed: ${failed.map((request) => request.url).join(' ') || 'none'}`)
    process.stderr.write(`${path}\n`)
    for (const { url, bytes } of loaded.sort((a, b) => b.bytes - a.bytes)) process.stderr.write(`${String(bytes).padStart(8)}  ${url.slice(this.address.length)}\n`)
    return { kb: Math.round(loaded.reduce((sum, request) => sum + request.bytes, 0) / 100) / 10, requests: loaded.length }
  }
}

export async function signIn(page) {
  await page.load('/connexion')
  await page.evaluate(`
    document.querySelector('[name=email]').value = 'mediatrice@demo.example'
    document.querySelector('[name=motDePasse]').value = 'bienvenue sur le parvis'
    document.querySelector('[name=motDePasse]').form.requestSubmit()`)
  for (let i = 0; i < 600 && (await page.evaluate('location.pathname')) === '/connexion'; i++) await pause(100)
  return (await page.tell('Network.getCookies', { urls: [page.address] })).cookies
}
