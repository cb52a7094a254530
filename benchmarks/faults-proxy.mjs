// A line that does to requests what the hills do: cuts them at any byte on either way, loses answers after the server has decided,
// delays, sends twice, delivers long after the device gave up. Only what carries records is harmed; pages and scripts pass.

import { connect, createServer } from 'node:net'

const HARMED = /^(POST|GET) (\/api\/v1\/sync|\/capture\/(desk|device)\.json)/

/** How often each fault comes, of a hundred requests. */
const ODDS = [
  ['cut-up', 12],
  ['lost', 14],
  ['cut-down', 8],
  ['late', 8],
  ['twice', 10],
  ['slow', 12],
]

export class Line {
  constructor(port, random) {
    this.upstream = port
    this.random = random
    this.harming = false
    this.counts = {}
    this.sockets = new Set()
  }

  async listen() {
    this.server = createServer((client) => this.serve(client))
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return this.server.address().port
  }

  close() {
    for (const socket of this.sockets) socket.destroy()
    this.server.close()
  }

  serve(client) {
    let pending = Buffer.alloc(0)
    let busy = false
    this.sockets.add(client)
    client.on('close', () => this.sockets.delete(client))
    client.on('error', () => client.destroy())
    const next = async () => {
      if (busy) return
      const request = whole(pending)
      if (!request) return
      busy = true
      pending = pending.subarray(request.taken)
      await this.carry(client, request)
      busy = false
      if (!client.destroyed) void next()
    }
    client.on('data', (bytes) => {
      pending = Buffer.concat([pending, bytes])
      void next()
    })
  }

  /** What happens to one request. */
  async carry(client, request) {
    const head = request.subarray(0, 200).toString('latin1')
    const fault = this.harming && HARMED.test(head) ? this.pick() : 'none'
    this.counts[fault] = (this.counts[fault] ?? 0) + 1
    const some = (length) => Math.floor(this.random() * (length + 1))
    const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
    switch (fault) {
      case 'cut-up':
        // the server gets a part of the request and then nothing
        await this.send(request.subarray(0, some(request.length - 1)), true)
        client.destroy()
        return
      case 'late':
        // the device hears of a cut, and the request arrives all the same, after newer ones
        client.destroy()
        setTimeout(() => void this.send(request, false), 200 + this.random() * 1800)
        return
      case 'twice':
        setTimeout(() => void this.send(request, false), this.random() * 1500)
        break
      case 'slow':
        await wait(50 + this.random() * 500)
        break
    }
    const answer = await this.send(request, false)
    if (!answer || fault === 'lost' || client.destroyed) {
      client.destroy()
      return
    }
    if (fault === 'cut-down') {
      client.write(answer.subarray(0, some(answer.length - 1)), () => client.destroy())
      return
    }
    await new Promise((resolve) => client.write(answer, resolve))
    client.end()
  }

  pick() {
    let dice = this.random() * 100
    for (const [name, odds] of ODDS) {
      if (dice < odds) return name
      dice -= odds
    }
    return 'none'
  }

  /** The whole answer; nothing when there is none. @param cut the line breaks after these bytes */
  send(bytes, cut) {
    return new Promise((resolve) => {
      const parts = []
      const line = connect(this.upstream, '127.0.0.1', () => {
        line.write(bytes, () => {
          if (cut) line.destroy()
        })
      })
      this.sockets.add(line)
      line.on('data', (part) => parts.push(part))
      line.on('error', () => {})
      line.on('close', () => {
        this.sockets.delete(line)
        const answer = Buffer.concat(parts)
        resolve(!cut && finished(answer) ? answer : null)
      })
    })
  }
}

/** The first request in these bytes once all of it is there, to be answered on a line of its own. */
function whole(bytes) {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = bytes.subarray(0, end).toString('latin1')
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
  const chunked = /^transfer-encoding: *chunked/im.test(head)
  let size = end + 4 + length
  if (chunked) {
    const last = bytes.indexOf('\r\n0\r\n\r\n', end)
    if (last < 0) return null
    size = last + 7
  }
  if (bytes.length < size) return null
  const closing = head.replace(/^connection:.*\r?\n?/gim, '').trimEnd() + '\r\nConnection: close\r\n\r\n'
  const request = Buffer.concat([Buffer.from(closing, 'latin1'), bytes.subarray(end + 4, size)])
  // as long as what it stands for, so that the caller knows where the next one begins
  return Object.assign(request, { taken: size })
}

/** Whether an answer came whole: a server that is killed leaves half of one. */
function finished(answer) {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return false
  const head = answer.subarray(0, end).toString('latin1')
  const length = /^content-length: *(\d+)/im.exec(head)
  if (length) return answer.length >= end + 4 + Number(length[1])
  return !/^transfer-encoding: *chunked/im.test(head) || answer.subarray(-5).toString('latin1') === '0\r\n\r\n'
}
