// Bytes over the wire of pages loaded cold in Chromium. Each page has a browser of its own: clearing a cache leaves what the renderer
// holds in memory.
// Usage: page-weight.mjs ADDRESS CHROMIUM

import { inABrowser, signIn } from './chromium.mjs'

const [address, chromium] = process.argv.slice(2)

const home = await inABrowser(chromium, address, (page) => page.weigh('/'))
const cookies = await inABrowser(chromium, address, signIn)
const desk = await inABrowser(chromium, address, async (page) => {
  await page.tell('Network.setCookies', { cookies: cookies.map(({ name, value }) => ({ name, value, url: address })) })
  return page.weigh('/capture')
})
console.log(JSON.stringify({
  benchmark: 'page-weight', desk_kb: desk.kb, desk_requests: desk.requests, home_kb: home.kb, home_requests: home.requests,
}))
