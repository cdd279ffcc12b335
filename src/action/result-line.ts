import type { Observation, Outcome } from '../deploy/model.ts'
import { type Ending, heldUntil, sidesSaid } from './ending.ts'
import { oneLine } from './foreign-text.ts'

/** `Result: HELD  green serves v42; blue keeps v41, retirement due …. Undo: command rollback.` */
export function resultLine(ending: Ending): string {
  const { service, outcome, why, seen } = ending
  const serves = seen === undefined ? '' : whoServes(seen)
  const who = serves === '' ? '' : `${serves}. `
  // What a command wrote last stands in the log and the summary.
  const [first = ''] = why.split('\n')
  const because = first === '' || serves.split('; ').includes(first) ? '' : `${sentence(first)} `
  const next = whatNext(outcome, seen)
  const isSaid = because.includes(next) || (next === again && saysAgain.test(because))
  const said = isSaid ? because : `${because}${next}`
  return oneLine(
    `Result: ${outcome.toUpperCase()}  ${service === '' ? '' : `${service}: `}${who}${said}`.trim(),
    2000,
  )
}

const again = 'Run the same command again: it goes on from here.'
/** The remedy of an error says it with what comes before. */
const saysAgain = /\brun (it|the (same )?command) again\b|\bthe same command\b.* goes on\b/i

/** Who is live, what the other side keeps, and until when. */
export function whoServes(seen: Observation): string {
  return sidesSaid(seen)
    .map(({ color, identity, standing }) => {
      const release = identity?.release ?? 'nothing'
      if (standing === 'live') return `${color} serves ${release}`
      if (standing !== 'held')
        return `${color}: ${identity === undefined ? 'empty' : `${release}, ${standing}`}`
      return `${color} keeps ${release}, ${dueSaid(seen)}`
    })
    .join('; ')
}

function dueSaid(seen: Observation): string {
  const { idle } = seen.memo
  const until = heldUntil(seen)
  if (idle?.approval)
    return until === '' ? 'until it is approved' : `until it is approved, at most until ${until}`
  if (until === '') return 'until a person ends it'
  return `${idle?.holdDefault === 'rollback' ? 'rollback' : 'retirement'} due ${until}`
}

/** Not capitalised: it may begin with a color or a release, which are spelled as they are. */
const sentence = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`)

/** What a person can do now. */
export function whatNext(outcome: Outcome, seen: Observation | undefined): string {
  switch (outcome) {
    case 'provisioned':
    case 'tested':
      return 'Go on: command switch. Undo: command rollback.'
    case 'held':
      return 'Undo: command rollback. End the hold: command retire.'
    case 'retiring':
      return 'The old side still works: command retire ends it later.'
    case 'rolled-back':
      return seen?.memo.idle?.standing === 'rolled-back'
        ? 'The side that was rolled back from is kept to be looked at.'
        : ''
    case 'failed':
    case 'stranded':
      return again
    case 'refused':
      return 'Nothing was changed.'
    case 'skipped':
      return 'Nothing was changed here.'
    case 'planned':
    case 'status':
      return 'Nothing was changed.'
    case 'live':
    case 'retired':
    case 'swept':
    case 'unchanged':
    case 'rejected':
      return ''
  }
}
