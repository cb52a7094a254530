// Lighthouse (its own mobile profile: a slow phone on a slow line) on the public's pages, each five times; of each category the median of
// a page, then the lowest of the pages.
// Usage: lighthouse.mjs ADDRESS CHROMIUM LIGHTHOUSE [RUNS]

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const [address, chromium, lighthouse, runs = '5'] = process.argv.slice(2)
const CATEGORIES = { performance: 'performance', accessibility: 'accessibility', best_practices: 'best-practices', seo: 'seo' }
const run = promisify(execFile)

async function scores(path) {
  const { stdout } = await run(process.execPath, [
    lighthouse, address + path, '--output=json', '--quiet', '--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage',
    `--only-categories=${Object.values(CATEGORIES).join(',')}`,
  ], { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 1 << 28 })
  const report = JSON.parse(stdout)
  const failed = Object.values(report.audits).filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== 'informative')
  return { scores: Object.fromEntries(Object.entries(CATEGORIES).map(([key, id]) => [key, Math.round(100 * report.categories[id].score)])), failed: failed.map(({ id }) => id) }
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const found = await (await fetch(`${address}/chercher?q=29200`)).text()
const point = /href="(\/p\/[a-z0-9]{6})"/.exec(found)?.[1]
const pages = {}
for (const path of ['/', '/chercher?q=29200', point]) {
  const all = []
  for (let i = 0; i < Number(runs); i++) all.push(await scores(path))
  pages[path] = { ...Object.fromEntries(Object.keys(CATEGORIES).map((key) => [key, median(all.map((one) => one.scores[key]))])), failed: all[0].failed }
  console.error(`${path}: ${JSON.stringify(pages[path])}`)
}
const lowest = Object.fromEntries(Object.keys(CATEGORIES).map((key) => [key, Math.min(...Object.values(pages).map((page) => page[key]))]))
console.log(JSON.stringify({ benchmark: 'lighthouse', runs: Number(runs), ...lowest, pages }))
