// Bytes over the wire of pages loaded cold in Chromium, spoken to through its debugging protocol (no driver to install).
// Usage: page-weight.mjs ADDRESS CHROMIUM

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [address, chromium] = process.argv.slice(2)
const profile = await mkdtemp(join(tmpdir(), 'parvis-weight-'))
const browser = spawn(chromium, [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank',
], { stdio: ['ignore', 'ignore', 'pipe'] })

const debugging = await new Promise((resolve, reject) => {
  let said = ''
  browser.stderr.on('data', (text) => {
    said += text
    const found = /DevTools listening on (ws:\S+)/.exec(said)
    if (found) resolve(found[1])
  })
  browser.on('exit', () => reject(new Error(`Chromium ended: ${said}`)))
})
const targets = await (await fetch(`http://${new URL(debugging).host}/json`)).json()
const socket = new WebSocket(targets.find((target) => target.type === 'page').webSocketDebuggerUrl)
await new Promise((resolve) => socket.addEventListener('open', resolve))

let number = 0
const answers = new Map()
const listeners = new Map()
socket.addEventListener('message', ({ data }) => {
  const message = JSON.parse(data)
  if (message.id) answers.get(message.id)(message)
  else listeners.get(message.method)?.(message.params)
})

function tell(method, params = {}) {
  number += 1
  const id = number
  return new Promise((resolve, reject) => {
    answers.set(id, (message) => (message.error ? reject(new Error(`${method}: ${message.error.message}`)) : resolve(message.result)))
    socket.send(JSON.stringify({ id, method, params }))
  })
}

const evaluate = async (expression) => (await tell('Runtime.evaluate', { expression, awaitPromise: true })).result.value
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

let requests = new Map()
let lastActivity = Date.now()
listeners.set('Network.requestWillBeSent', ({ requestId, request, redirectResponse }) => {
  lastActivity = Date.now()
  const before = redirectResponse ? redirectResponse.encodedDataLength : 0
  const known = requests.get(requestId)
  requests.set(requestId, { url: request.url, bytes: (known?.bytes ?? 0) + before, open: true })
})
listeners.set('Network.responseReceived', ({ requestId, response }) => {
  const known = requests.get(requestId)
  if (known) known.status = response.status
})
const ended = ({ requestId, encodedDataLength = 0 }) => {
  lastActivity = Date.now()
  const known = requests.get(requestId)
  if (known) {
    known.bytes += encodedDataLength
    known.open = false
  }
}
listeners.set('Network.loadingFinished', ended)
listeners.set('Network.loadingFailed', ended)

async function load(path) {
  requests = new Map()
  lastActivity = Date.now()
  await tell('Page.navigate', { url: address + path })
  const limit = Date.now() + 30_000
  // quiet for a second and a half: modules and first data are there
  while (Date.now() < limit && (Date.now() - lastActivity < 1500 || [...requests.values()].some((request) => request.open))) await pause(100)
  return [...requests.values()].filter((request) => request.url.startsWith('http'))
}

async function cold(path) {
  await tell('Network.clearBrowserCache')
  await tell('Storage.clearDataForOrigin', { origin: address, storageTypes: 'service_workers,cache_storage,indexeddb' })
  const loaded = await load(path)
  const at = await evaluate('location.pathname')
  const failed = loaded.filter((request) => request.status >= 400)
  if (at !== path || failed.length) throw new Error(`${path} led to ${at}; failed: ${failed.map((request) => request.url).join(' ') || 'none'}`)
  for (const { url, bytes } of [...loaded].sort((a, b) => b.bytes - a.bytes)) process.stderr.write(`${String(bytes).padStart(8)}  ${url}\n`)
  return { kb: Math.round(loaded.reduce((sum, request) => sum + request.bytes, 0) / 100) / 10, requests: loaded.length }
}

let exit = 0
try {
  await tell('Network.enable')
  await tell('Page.enable')
  await load('/connexion')
  await evaluate(`(() => {
    document.querySelector('[name=email]').value = 'mediatrice@demo.example'
    document.querySelector('[name=motDePasse]').value = 'bienvenue sur le parvis'
    document.querySelector('[name=motDePasse]').form.requestSubmit()
  })()`)
  await pause(2000)
  const desk = await cold('/capture')
  await tell('Network.clearBrowserCookies')
  const home = await cold('/').catch((error) => process.stderr.write(`${error.message}\n`) && {})
  console.log(JSON.stringify({
    benchmark: 'page-weight', desk_kb: desk.kb, desk_requests: desk.requests, home_kb: home.kb, home_requests: home.requests,
  }))
} catch (error) {
  process.stderr.write(`${error.stack}\n`)
  exit = 1
} finally {
  socket.close()
  browser.kill()
  await new Promise((resolve) => browser.once('exit', resolve))
  await rm(profile, { recursive: true, force: true })
}
process.exit(exit)
