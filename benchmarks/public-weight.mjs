// Bytes over the wire of the public's pages loaded cold in Chromium, each in a browser of its own: the home, what a search finds, the page of a
// point, and the map where there is one.
// Usage: public-weight.mjs ADDRESS CHROMIUM

import { inABrowser } from './chromium.mjs'

const [address, chromium] = process.argv.slice(2)
const results = '/chercher?q=29200'
const found = await (await fetch(address + results)).text()
const point = /href="(\/p\/[a-z0-9]{6})"/.exec(found)?.[1]
if (!point) throw new Error(`nothing was found at ${results}`)

const pages = { home: '/', results, point, map: '/carte' }
const sum = { benchmark: 'public-weight' }
for (const [name, path] of Object.entries(pages)) {
  const there = await fetch(address + path)
  if (name === 'map' && there.status === 404) continue
  if (!there.ok) throw new Error(`${path}: ${there.status}`)
  const weight = await inABrowser(chromium, address, (page) => page.weigh(path))
  sum[`${name}_kb`] = weight.kb
  sum[`${name}_requests`] = weight.requests
}
console.log(JSON.stringify(sum))
