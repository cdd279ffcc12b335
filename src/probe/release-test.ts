import { counted } from '../deploy/counted.ts'
import type { Endpoint } from '../endpoint.ts'
import type { HttpSettings } from '../settings.ts'
import { expect, foreignMark, type Values } from './expect.ts'
import { type Answer, ask } from './http.ts'
import type { NodesFound } from './nodes.ts'
import { questionTo } from './question.ts'
import { pause } from './wait.ts'
import { listed } from './words.ts'

/** A release test by way of the preview rule. */
export interface PreviewTest {
  readonly http: HttpSettings
  readonly values: Values
  /** With the preview header. */
  readonly endpoint: Endpoint
  /** What marks the idle side's answers; undefined where no proof is configured. */
  readonly mark: HttpSettings | undefined
}

interface Result {
  readonly passed: boolean
  readonly said: string
}

const askAgainMs = 100

/**
 * One row of right answers, the nodes asked in turn. An answer that carries another side's mark never counts: the row
 * starts again, and past `patienceMs` the test fails for it. A wrong answer fails at once.
 */
export const testByPreview = async (
  test: PreviewTest,
  nodes: NodesFound,
  patienceMs: number,
  signal: AbortSignal,
): Promise<Result> => {
  const started = performance.now()
  const unreached = new Map<string, string>()
  let row = 0
  for (let turn = 0; ; turn += 1) {
    const open = nodes.addresses.filter((node) => !unreached.has(node))
    const node = open[turn % Math.max(1, open.length)]
    if (node === undefined) return { passed: false, said: notAskedSaid(unreached, nodes) }
    const answer = await askThrough(test, node, signal)
    if (answer.kind === 'no-answer' && !answer.reached) {
      unreached.set(node, answer.said)
      continue
    }
    const foreign = test.mark && (await foreignMark(answer, test.mark, test.values, test.http.path))
    if (foreign !== undefined) {
      row = 0
      const said = `${node} answers with ${foreign}: the answer is not the idle side's`
      if (performance.now() - started >= patienceMs) return { passed: false, said }
      await pause(askAgainMs, signal)
      continue
    }
    const judged = await expect(answer, test.http, test.values)
    if (!judged.passed) return { passed: false, said: `${node} ${judged.said}` }
    row += 1
    if (row >= test.http.passes) return { passed: true, said: rowSaid(row, open.length) }
  }
}

const askThrough = (test: PreviewTest, node: string, signal: AbortSignal): Promise<Answer> =>
  // The test's own path, never the proof's: the preview rule matches by its header alone.
  ask(questionTo(node, test.endpoint, test.http, test.http.path), signal)

const rowSaid = (row: number, nodes: number): string =>
  `${counted(row, 'right answer')} in a row through ${counted(Math.min(row, nodes), 'node')}`

const notAskedSaid = (unreached: ReadonlyMap<string, string>, { trouble }: NodesFound): string => {
  const reasons = [...[...unreached].map(([node, said]) => `${node}: ${said}`), ...trouble]
  return ['no node of the load balancer can be asked from here', listed(reasons)]
    .filter((text) => text !== '')
    .join('; ')
}
