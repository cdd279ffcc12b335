import type { IdleMemo } from '../deploy/record.ts'
import { servingColor } from '../deploy/seen.ts'
import { timeSaid } from '../deploy/times.ts'
import { type Ending, type SideSaid, sidesSaid } from './ending.ts'
import { oneLine } from './foreign-text.ts'

/** `Result: HELD  web: green serves v42; blue keeps v41, retirement due 2026-11-22 14:32:05 UTC. Undo: command rollback.` */
export function resultLine(ending: Ending): string {
  const { service, outcome } = ending
  const name = service === '' ? '' : `${service}: `
  // What a command wrote last stands in the log and the summary.
  const said = [whoServes(ending), firstLine(ending)].filter((part) => part !== '').join(' — ')
  const next = whatNext(ending)
  const text = `${name}${[...(said === '' ? [] : [sentence(said)]), next].join(' ')}`.trim()
  return oneLine(`Result: ${outcome.toUpperCase()}  ${text}`, 2000)
}

/** Why, then what is true now and what can be done: the first line of what is told of a failure. */
export function failureLine(ending: Ending): string {
  const [why, who] = [firstLine(ending), whoServes(ending)]
  return [why, who]
    .flatMap((part) => (part === '' ? [] : [sentence(part)]))
    .concat(whatNext(ending))
    .join(' ')
    .trim()
}

const firstLine = ({ why }: Ending): string => why.split('\n', 1)[0] ?? ''

/**
 * Who is live, what the other side keeps, and until when; where no side is, what each route goes to. Empty where nothing
 * was looked at.
 */
export function whoServes(ending: Ending): string {
  const { seen } = ending
  if (seen === undefined) return ''
  const routes =
    servingColor(seen) === undefined ? seen.routes.map(({ name, said }) => `${name} → ${said}`) : []
  return [...routes, ...sidesSaid(seen).map((side) => sideSaid(side, ending))].join('; ')
}

function sideSaid({ color, identity, standing }: SideSaid, { seen, hold }: Ending): string {
  if (standing === 'live') return `${color} serves ${identity?.release ?? 'nothing'}`
  if (identity === undefined) return `${color}: empty`
  const idle = seen?.memo.idle?.color === color ? seen.memo.idle : undefined
  if (idle === undefined || standing !== idle.standing) return `${color}: ${identity.release}, ${standing}`
  if (standing === 'held') return `${color} keeps ${identity.release}, ${dueSaid(idle, hold?.overdue ?? '')}`
  const until =
    standing === 'retiring'
      ? (hold?.deadline ?? '')
      : idle.due === undefined
        ? ''
        : `kept until ${timeSaid(idle.due)}`
  return [`${color}: ${identity.release}`, standing, ...(until === '' ? [] : [until])].join(', ')
}

function dueSaid({ due, approval, holdDefault }: IdleMemo, overdue: string): string {
  const what = holdDefault === 'rollback' ? 'rollback' : 'retirement'
  const open = approval ? 'until it is approved' : ''
  if (due === undefined) return open || 'until a person ends it'
  const when = overdue === '' ? `${what} due ${timeSaid(due)}` : `${what} OVERDUE by ${overdue}`
  return [open, approval && overdue === '' ? `at most until ${timeSaid(due)}` : when]
    .filter((part) => part !== '')
    .join(', ')
}

/** Not capitalised: it may begin with a color or a release, which are spelled as they are. */
export const sentence = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`)

/** The remedy of an error says it with what comes before. */
const saysAgain = /\brun (it|the (same )?command) again\b|\bthe same command\b.* goes on\b/i

/** What a person can do now; empty where nothing is left to do. */
export function whatNext(ending: Ending): string {
  const { outcome } = ending
  switch (outcome) {
    case 'provisioned':
    case 'tested':
      return 'Go on: command switch. Undo: command rollback.'
    case 'held':
      return 'Undo: command rollback. End the hold: command retire.'
    case 'retiring':
      return 'Command retire, or a sweep, asks again and ends it later.'
    case 'rejected':
      return afterRejection(ending)
    case 'rolled-back':
      return `${leftStands(ending) ? 'The side that was left stays to be looked at; the next deploy replaces it.' : ''}${
        ending.command === 'sweep' ? ' A sweep that had to roll back fails its step.' : ''
      }`.trim()
    case 'failed':
    case 'stranded':
      // A remedy may have said so already.
      return saysAgain.test(firstLine(ending)) ? '' : 'Run the same command again: it goes on from here.'
    case 'skipped':
      return 'Nothing was changed here.'
    case 'refused':
    case 'planned':
    case 'status':
      return 'Nothing was changed.'
    case 'live':
    case 'retired':
    case 'swept':
    case 'unchanged':
      return ''
  }
}

function afterRejection(ending: Ending): string {
  if (ending.seen?.memo.attempt !== undefined) return 'The next run, or a sweep, ends what is left of it.'
  if (leftStands(ending)) return 'The side that failed stays to be looked at; the next deploy replaces it.'
  return 'Nothing is to be undone; deploy again when you are ready.'
}

const leftStands = ({ seen }: Ending): boolean => {
  const standing = seen?.memo.idle?.standing
  return standing === 'rejected' || standing === 'rolled-back'
}
