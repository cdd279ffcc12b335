import { connect, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import { grace } from '../grace.ts'
import { matches } from './matcher.ts'

/** What a node found out by one check, in AWS's words. */
export interface Finding {
  readonly passed: boolean
  readonly reason?: string
  readonly description?: string
}

/** One check to make. */
export interface Question {
  readonly address: string
  readonly port: number
  readonly path: string
  readonly matcher: string
  readonly timeoutMs: number
  readonly nodeAddress: string
}

/** How long a target may keep a connection open that it was asked to close. */
const LINGER_MS = 1_000

const unanswered: Finding = {
  passed: false,
  reason: 'Target.FailedHealthChecks',
  description: 'Health checks failed',
}
const late: Finding = { passed: false, reason: 'Target.Timeout', description: 'Request timed out' }

/**
 * Asks a target once, over a connection of its own, following no redirect. Written on the bare socket because only
 * the status line counts, and three nodes ask a thousand targets every few seconds.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function probe(question: Question, clock: Clock, open: Set<Socket>): Promise<Finding> {
  const { promise, resolve } = Promise.withResolvers<Finding>()
  const socket = connect({
    host: question.address,
    port: question.port,
    localAddress: question.nodeAddress,
  })
  open.add(socket)
  const timer = clock.after(question.timeoutMs, async () => {
    await grace()
    resolve(late)
    socket.destroy()
    // Moving the clock goes on when the next check is due, which whoever waits for this finding says.
    await promise.then(() => setImmediate())
  })
  let answer = ''
  socket.setEncoding('latin1')
  socket.on('data', (text: string) => {
    answer = `${answer}${text}`.slice(0, 32)
    const status = /^HTTP\/1\.[01] ([2-5]\d\d)\D/.exec(answer)?.[1]
    if (status === undefined) return
    timer.cancel()
    socket.setTimeout(LINGER_MS, () => socket.destroy())
    resolve(judge(question.matcher, Number(status)))
  })
  socket.on('error', () => resolve(unanswered))
  socket.on('close', () => {
    timer.cancel()
    open.delete(socket)
    resolve(unanswered)
  })
  socket.write(ask(question))
  return promise
}

function judge(matcher: string, status: number): Finding {
  if (matches(matcher, status)) return { passed: true }
  return {
    passed: false,
    reason: 'Target.ResponseCodeMismatch',
    description: `Health checks failed with these codes: [${status}]`,
  }
}

function ask({ address, port, path }: Question): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: ${address}:${port}`,
    'Connection: close',
    'User-Agent: ELB-HealthChecker/2.0',
    'Accept-Encoding: gzip, compressed',
    '',
    '',
  ].join('\r\n')
}
