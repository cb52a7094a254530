// A real Chromium with the real desk, spoken to through its debugging protocol: somebody presses tiles, the page is killed now and then
// and opened again on the same profile. What the device's own database committed is heard from the page itself.

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Tells each number of the counter that a committed transaction has stored among the commands. */
const LISTEN = `(() => {
  const told = (store, request, value) => {
    if (store.name !== 'commands') return
    const transaction = store.transaction
    transaction.__stored ??= []
    if (!transaction.__heard) {
      transaction.__heard = true
      transaction.addEventListener('complete', () => transaction.__stored.forEach(({ request, value }) => stored(String(value?.seq ?? request.result))))
    }
    transaction.__stored.push({ request, value })
  }
  for (const name of ['add', 'put']) {
    const real = IDBObjectStore.prototype[name]
    IDBObjectStore.prototype[name] = function (value, ...rest) {
      const request = real.call(this, value, ...rest)
      told(this, request, value)
      return request
    }
  }
})()`

const PRESS = `(async () => {
  const until = async (find) => {
    for (let i = 0; i < 100; i++) {
      const found = find()
      if (found && found.checkVisibility()) return found
      await new Promise((r) => setTimeout(r, 50))
    }
    throw new Error('nothing to press: ' + document.querySelector('#desk')?.innerText.slice(0, 200))
  }
  const tiles = () => document.querySelectorAll('[data-step=theme] .tile')
  const next = document.querySelector("[data-key='next']")
  if (!tiles().length && next?.checkVisibility()) next.click()
  ;(await until(() => tiles()[WHICH])).click()
  ;(await until(() => document.querySelector("[data-key='level-accompaniment']"))).click()
  ;(await until(() => document.querySelector("[data-key='result-settled']"))).click()
  await new Promise((r) => setTimeout(r, 120))
  return 'ok'
})()`

export class Screen {
  constructor(chromium, session, base, seed, share) {
    Object.assign(this, { chromium, session, base, seed, share })
    this.seqs = new Set()
    this.pressed = 0
    this.lives = 0
    let state = seed >>> 0
    this.random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 4294967296
    }
  }

  async launch() {
    this.profile ??= await mkdtemp(join(tmpdir(), 'parvis-faults-'))
    this.lives += 1
    this.browser = spawn(this.chromium, [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--remote-debugging-port=0', `--user-data-dir=${this.profile}`, 'about:blank',
    ], { stdio: ['ignore', 'ignore', 'pipe'] })
    const browser = this.browser
    this.gone = new Promise((resolve) => browser.once('exit', resolve))
    const debugging = await new Promise((resolve, reject) => {
      let said = ''
      browser.stderr.on('data', (text) => {
        said += text
        const found = /DevTools listening on (ws:\S+)/.exec(said)
        if (found) resolve(found[1])
      })
      this.gone.then(() => reject(new Error(`Chromium ended: ${said}`)))
    })
    const targets = await (await fetch(`http://${new URL(debugging).host}/json`)).json()
    await this.attach(targets.find((target) => target.type === 'page').webSocketDebuggerUrl)
    await this.tell('Network.enable')
    await this.tell('Page.enable')
    await this.tell('Runtime.enable')
    await this.tell('Runtime.addBinding', { name: 'stored' })
    await this.tell('Page.addScriptToEvaluateOnNewDocument', { source: LISTEN })
    const cookies = Object.entries(this.session.jar).map(([name, value]) => ({ name, value, url: this.base }))
    await this.tell('Network.setCookies', { cookies })
    for (let i = 0; i < 60; i++) {
      // answered when the page begins to come: on this line that may be never
      await this.tell('Page.navigate', { url: `${this.base}/capture` }).catch(() => {})
      for (let j = 0; j < 20; j++) {
        await pause(250)
        if (await this.evaluate("document.querySelectorAll('[data-step=theme] .tile').length > 3").catch(() => false)) return
      }
    }
    throw new Error(`seed ${this.seed}: the desk does not open: ${await this.evaluate('document.body.innerText.slice(0, 300)')}`)
  }

  async attach(url) {
    this.socket = new WebSocket(url)
    this.number = 0
    this.answers = new Map()
    this.socket.addEventListener('message', ({ data }) => {
      const { id, method, params, ...answer } = JSON.parse(data)
      if (id) {
        this.answers.get(id)?.(answer)
        this.answers.delete(id)
      } else if (method === 'Runtime.bindingCalled' && params.name === 'stored') this.seqs.add(params.payload)
    })
    await new Promise((resolve) => this.socket.addEventListener('open', resolve))
  }

  tell(method, params = {}) {
    this.number += 1
    const id = this.number
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${method}: no answer`)), 20_000)
      this.answers.set(id, ({ result, error }) => {
        clearTimeout(late)
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result)
      })
      this.socket.send(JSON.stringify({ id, method, params }))
    })
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.tell('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** Ends the whole browser at once: pages, workers, the process that writes the database. */
  async kill() {
    this.browser.kill('SIGKILL')
    await this.gone
    await pause(300)
  }

  async live() {
    await this.launch()
    while (this.pressed < this.share) {
      this.pressed += 1
      const press = this.evaluate(PRESS.replace('WHICH', String(Math.floor(this.random() * 4))))
      if (this.random() < 0.12) {
        // in the middle of it
        press.catch(() => {})
        await pause(this.random() * 500)
        await this.kill()
        await this.launch()
      } else {
        await press.catch((fault) => process.stderr.write(`seed ${this.seed}: ${fault.message}\n`))
        await pause(this.random() * 400)
      }
    }
  }

  /** Until nothing waits any more, as its own database says. */
  async settle(until) {
    while (Date.now() < until) {
      await this.evaluate("window.dispatchEvent(new Event('online'))").catch(() => {})
      await pause(500)
      if ((await this.waiting().catch(() => 1)) === 0) return
    }
  }

  waiting() {
    return this.evaluate(`new Promise((resolve, reject) => {
      const open = indexedDB.open('parvis-desk')
      open.onerror = () => reject(open.error)
      open.onsuccess = () => {
        const count = open.result.transaction('commands').objectStore('commands').count()
        count.onsuccess = () => { open.result.close(); resolve(count.result) }
      }
    })`)
  }

  /** Each number of the device's counter is one visit: nothing else is pressed here. A kill may hide what the database had just committed. */
  async compare() {
    const stored = [...(await this.session.stored()).keys()].filter((id) => !this.before.has(id)).length
    const made = this.seqs.size
    const waiting = await this.waiting()
    if (waiting > 0) process.stderr.write(`seed ${this.seed}: the page still has ${waiting} and says ${JSON.stringify(await this.evaluate("[...document.querySelectorAll('.desk-line, .desk-notices')].map((part) => part.textContent).join(' | ')"))}\n`)
    const unheard = Math.max(0, stored - made)
    return {
      made: Math.max(made, stored - Math.max(0, unheard - this.lives)), stored, lost: Math.max(0, made - stored), doubled: Math.max(0, unheard - this.lives),
      disorder: 0, waiting,
    }
  }

  async close() {
    this.browser.kill()
    await this.gone
    // Chromium's other processes may still write for a moment after it has ended
    await rm(this.profile, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 })
  }
}
