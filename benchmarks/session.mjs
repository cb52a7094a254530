// A signed-in account of the demonstration that records visits as devices do, and keeps what was acknowledged.

import { randomUUID } from 'node:crypto'

const PASSWORD = 'bienvenue sur le parvis'
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

export class Session {
  jar = {}
  acknowledged = new Set()

  /** @param {string} base address @param {{ timeout?: number, heard?: () => void }} [more] patience for one answer in ms; what is told of each acknowledgement */
  constructor(base, { timeout = 60_000, heard = () => {} } = {}) {
    Object.assign(this, { base, timeout, heard })
  }

  async ask(path, init = {}) {
    const cookie = Object.entries(this.jar).map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(this.base + path, {
      redirect: 'manual', signal: AbortSignal.timeout(this.timeout), ...init, headers: { Accept: 'text/html', ...init.headers, Cookie: cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)
      if (value) this.jar[name] = value
      else delete this.jar[name]
    }
    return response
  }

  async signIn(email) {
    const door = await (await this.ask('/connexion')).text()
    const body = new URLSearchParams({ _csrf: /name="_csrf" value="([^"]+)"/.exec(door)[1], email, motDePasse: PASSWORD })
    const entered = await this.ask('/connexion', { method: 'POST', body })
    if (entered.status >= 400 || !this.jar.parvis) throw new Error(`sign-in of ${email}: ${entered.status}`)
    const desk = await (await this.ask('/capture/desk.json', { headers: { Accept: 'application/json' } })).json()
    Object.assign(this, { account: desk.me.id, point: desk.points[0]?.id, theme: desk.habits.themes[0] ?? 'family-benefits', device: randomUUID() })
    return this
  }

  sync(more) {
    return this.ask('/api/v1/sync', {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': this.jar['XSRF-TOKEN'] },
      body: JSON.stringify({ device: this.device, account: this.account, ...more }),
    })
  }

  /** Sends a few visits until they are acknowledged, under the same identifiers, as a device does; false when that takes too long. */
  async write(until, count = 1 + Math.floor(Math.random() * 6)) {
    const now = new Date().toISOString()
    const commands = Array.from({ length: count }, () => {
      const visit = randomUUID()
      return {
        id: randomUUID(), form: 1, type: 'record-visit', at: now,
        payload: {
          visit, point: this.point, presence: 'desk', direction: 'INCOMING', startedAt: now, persons: 1,
          requests: [{ request: randomUUID(), theme: this.theme, operator: 'caf', level: 'mediation', result: 'settled', minutes: 15, note: `essai ${visit}` }],
        },
      }
    })
    while (Date.now() < until) {
      try {
        const response = await this.sync({ commands })
        if (response.ok) {
          const { answers } = await response.json()
          const good = answers.filter((one) => ['accepted', 'already-known'].includes(one.outcome))
          if (good.length !== commands.length) throw Object.assign(new Error(`not accepted: ${JSON.stringify(answers)}`), { final: true })
          for (const one of commands) this.acknowledged.add(one.payload.visit)
          this.heard(count)
          return true
        }
        await response.arrayBuffer()
        if (response.status < 500) throw Object.assign(new Error(`answered ${response.status}`), { final: true })
      } catch (fault) {
        if (fault.final) throw fault
      }
      await pause(100)
    }
    return false
  }

  /** The visits of this account's last two weeks, by identifier. */
  async stored() {
    const visits = new Map()
    let cursor = ''
    for (let more = true; more; ) {
      const response = await this.sync({ cursor, commands: [] })
      if (!response.ok) throw new Error(`changes: ${response.status}`)
      const told = await response.json()
      for (const visit of told.changes.visits) visits.set(visit.visit, visit)
      cursor = told.cursor
      more = told.more
    }
    return visits
  }
}
