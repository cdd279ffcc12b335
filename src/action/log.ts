import { stripVTControlCharacters } from 'node:util'
import type { Finding, NodeEvidence } from '../deploy/finding.ts'
import type { Instant, Observation } from '../deploy/model.ts'
import type { Narrator } from '../deploy/ports.ts'
import type { Decision } from '../deploy/step.ts'
import { seconds } from '../deploy/times.ts'
import { oneLine } from './foreign-text.ts'
import { Reminder } from './reminder.ts'
import type { Secrets } from './secrets.ts'
import { WatchHeard, type WatchTold } from './watch-heard.ts'

/** The log of one service's run, and what it heard on the way that later acts drop from what is seen. */
export interface Log extends Narrator {
  /** The proof of the last forward, with its evidence; undefined where none passed. */
  proof(seen: Observation | undefined): Finding | undefined
  /** What the watch left out and measured; undefined where the run watched nothing. */
  watch(): WatchTold | undefined
  /** What the consoles of machines that had to go ended with: lines. */
  lastWords(): readonly string[]
  /** One line that a command wrote: `from` is the machine, or the command's label. */
  hear(from: string, text: string): void
  /** What an act has to add to its reason. */
  say(text: string): void
}

type Mark = '▸' | '▹' | '✓' | '✗' | ' '

/** `▸ switch traffic            443 and 80: blue → green`; a line can hold text from anywhere. */
export const line = (mark: Mark, name: string, text: string): string =>
  `${mark} ${oneLine(name).padEnd(nameColumn)} ${oneLine(text)}`.trimEnd()

/**
 * A text of several lines (what a command wrote last) goes on below, in its column; where that was told before, for the check
 * that a verdict goes by, its first line is enough.
 */
const createLines = () => {
  const told = new Set<string>()
  return (mark: Mark, name: string, text: string): readonly string[] => {
    const [first = '', ...more] = text.split('\n')
    const rest = more.join('\n')
    const isKnown = told.has(rest)
    told.add(rest)
    return [line(mark, name, first), ...(isKnown ? [] : more.map((next) => line(' ', '', next)))]
  }
}

/** More of a line than a person reads; commands write whole documents in one. */
const mostHeard = 2000

/**
 * Tells each decision as one line for people: acts at once, waits and checks when there is something new. What a
 * command writes stands below its check, each line behind who wrote it.
 */
export function createLog(secrets: Secrets, write: (text: string) => void): Log {
  const reminder = new Reminder()
  const lines = createLines()
  const passed = new Set<string>()
  const words: string[] = []
  let proven: Finding | undefined
  const watch = new WatchHeard()

  // Before a long text is cut: half of a secret would not be known for one.
  const print = (mark: Mark, name: string, text: string): void => {
    for (const one of lines(mark, secrets.redact(name), secrets.redact(text))) write(one)
  }
  const say = (mark: Mark, name: string, text: string): void => {
    // What is noted amid a wait is no reason to tell the wait again.
    if (mark !== '▸' || !reminder.isOn(name)) reminder.forget()
    print(mark, name, text)
  }
  const remind = (rung: string, text: string, now: Instant): void => {
    const due = reminder.due(rung, text, now)
    if (due !== undefined) print(' ', rung, due)
  }

  return {
    decided(decision, seen, now) {
      const { rung, move } = decision
      watch.decided(decision, seen)
      proven = lastProof(seen) ?? proven
      switch (move.kind) {
        case 'wait':
          return remind(rung, move.why, now)
        case 'act':
          if (move.act.kind === 'check') {
            // What a watch found stands in its waits, with the time that is left.
            const isAgain = move.act.check === 'watch' && seen.findings[move.act.key] !== undefined
            return isAgain ? undefined : remind(rung, move.why, now)
          }
          if (move.act.kind === 'forward' || move.act.kind === 'preview') passed.clear()
          // What was proven before says nothing of where production goes next.
          if (move.act.kind === 'forward') proven = undefined
          return say('▸', rung, move.why)
        case 'reject':
        case 'fail':
          return say('✗', rung, move.why)
        case 'done':
          return
      }
    },
    acted({ rung, move }, found, now) {
      if (found === undefined || move.kind !== 'act' || move.act.kind !== 'check') return
      const { key, check } = move.act
      if (check === 'last-words') {
        words.push(...found.said.split('\n'))
        return say(' ', rung, found.said)
      }
      if (!found.passed) passed.delete(key)
      // What a watch found stands in its next wait, or in its verdict.
      if (check === 'watch') return
      if (!found.passed || check === 'compare') return remind(rung, found.said, now)
      if (!passed.has(key)) say('✓', rung, found.said)
      if (check === 'proof' && !passed.has(key))
        for (const text of convergence(found.nodes ?? [])) print(' ', '', text)
      passed.add(key)
    },
    proof: (seen) => (seen && lastProof(seen)) ?? proven,
    watch: () => watch.told,
    lastWords: () => words,
    hear: (from, text) => write(heard(secrets.redact(from), secrets.redact(stripVTControlCharacters(text)))),
    say: (text) => write(`  ${oneLine(secrets.redact(text))}`),
  }
}

const nameColumn = 25

/** More nodes than a person reads; the summary and the report have them all. */
const mostNodes = 24

/** How long after the accepted change each node answered as the new side for good. */
const convergence = (nodes: readonly NodeEvidence[]): readonly string[] => {
  const told = nodes.flatMap(({ node, route, convergedMs }) =>
    convergedMs === undefined ? [] : [`${node} (${route}) converged after ${seconds(convergedMs)}`],
  )
  const more = told.length - mostNodes
  return [...told.slice(0, mostNodes), ...(more > 0 ? [`and ${more} more`] : [])]
}

const heard = (from: string, text: string): string => {
  const name = oneLine(from)
  const short = name.length > nameColumn ? `${name.slice(0, nameColumn - 1)}…` : name.padEnd(nameColumn)
  return `  ${short} │ ${oneLine(text, mostHeard)}`.trimEnd()
}

const lastProof = ({ findings }: Observation): Finding | undefined =>
  Object.values(findings)
    .filter(({ check, passed }) => check === 'proof' && passed)
    .sort((a, b) => b.at - a.at)[0]

/** The acts of a dry run, as the log of a real one would begin. */
export function planLines(decisions: readonly Decision[]): readonly string[] {
  const acts = decisions.flatMap(({ rung, move }) =>
    move.kind === 'act' ? [line(move.act.kind === 'check' ? ' ' : '▹', rung, move.why)] : [],
  )
  return ['Dry run: nothing of this is done.', ...acts]
}
