import { disagreements } from '../../deploy/agreement.ts'
import type { Observation } from '../../deploy/model.ts'
import { colors } from '../../deploy/model.ts'
import { isThere } from '../../deploy/seen.ts'
import { seconds } from '../../deploy/times.ts'
import { type Ending, provenBy, testsOf } from '../ending.ts'
import { markdownCode, markdownText } from '../foreign-text.ts'
import { whatNext, whoServes } from '../result-line.ts'
import { code, section } from './markdown.ts'
import { sidesSection } from './sides.ts'
import { watchSections } from './watch.ts'

/** One service in the summary: the end first, then who serves, what was done and why, and the evidence. */
export function serviceSummary(ending: Ending): readonly string[] {
  const { service, command, outcome, why, seen } = ending
  const title = [service, command].filter((part) => part !== '').map((part) => markdownText(part))
  const [because = '', ...wrote] = why.split('\n')
  const next = [because, whatNext(ending)]
    .filter((part) => part !== '')
    .map((part) => markdownText(part, 2000))
  return [
    `## ${title.join(': ')} — ${outcome.toUpperCase()}`,
    ...(seen === undefined ? [] : [`**${markdownText(whoServes(ending), 2000)}**`]),
    ...(next.length === 0 ? [] : [next.join('<br>')]),
    ...code('What it said', wrote, 'open'),
    ...section(
      'Notices',
      ['What'],
      ending.notices.map((said) => [markdownText(said, 2000)]),
    ),
    ...section('Orphans', ['Instance', 'Age', 'State', 'Release', 'Attempt'], orphanRows(ending)),
    ...section('What is wrong', ['Where', 'What', 'Remedy'], mistakeRows(ending)),
    ...(seen === undefined ? [] : sideSections(seen, ending.hold)),
    ...section('Release tests', ['Test', 'Result', 'Took', 'Tries', 'Said'], testRows(ending)),
    ...section('What was done', ['Time (UTC)', 'Act', 'Why'], actRows(ending)),
    ...section(
      'What changed on the routes',
      ['Before, after, and what else'],
      ending.changes.map((said) => [markdownText(said)]),
    ),
    ...(ending.skew === undefined ? [] : [skewSaid(ending.skew)]),
    ...section('What would be done', ['Act', 'Why'], planRows(ending)),
    ...proofSection(ending),
    ...watchSections(ending),
    ...code('Last words of the instances', ending.lastWords, 'folded'),
    ...(seen === undefined ? [] : instanceSection(seen)),
    ...madeSection(ending),
  ]
}

const skewSaid = ({ routes, ms }: NonNullable<Ending['skew']>): string =>
  `${routes} routes were set within ${ms} ms of one another.`

const mistakeRows = ({ mistakes }: Ending) =>
  mistakes.map(({ path, said, remedy }) => [markdownCode(path), markdownText(said), markdownText(remedy)])

function sideSections(seen: Observation, hold: Ending['hold']): readonly string[] {
  const wrong = disagreements(seen).map((said) => [markdownText(said)])
  const routes = seen.routes.map(({ name, said }) => [markdownText(name), markdownText(said)])
  return [
    ...section('What disagrees', ['What'], wrong),
    ...sidesSection(seen, hold),
    ...section('Routes', ['Route', 'Forwards to'], routes),
  ]
}

const actRows = ({ acts }: Ending) =>
  acts.map(({ at, rung, why }) => [
    new Date(at).toISOString().slice(11, 19),
    markdownText(rung),
    // What a command wrote stands above.
    markdownText(why.split('\n')[0] ?? ''),
  ])

const orphanRows = ({ orphans }: Ending) =>
  orphans.map(({ id, age, state, release, attempt }) =>
    [id, age, state, release, attempt].map((text) => markdownText(text)),
  )

const testRows = (ending: Ending) =>
  testsOf(ending).map(({ label, result, said, tries, ms }) => [
    markdownText(label),
    testWords[result],
    result === 'not-run' ? '' : seconds(ms),
    result === 'not-run' ? '' : `${tries}`,
    said
      .split('\n')
      .map((line) => markdownText(line))
      .join('<br>'),
  ])

const testWords = { passed: 'passed', failed: '**failed**', 'not-run': 'not run' } as const

const planRows = ({ plan }: Ending) =>
  (plan?.decisions ?? []).flatMap(({ rung, move }) =>
    move.kind === 'act' ? [[markdownText(rung), markdownText(move.why)]] : [],
  )

/** Per node and route: how long after the accepted change it answered as the new side for good. */
function proofSection(ending: Ending): readonly string[] {
  const by = provenBy(ending)
  if (by === 'minimum-hold')
    return ['### Proof', [heldSaid(ending), markdownText(ending.counts)].join(' ').trim()]
  const rows = (ending.proof?.nodes ?? []).map(({ node, route, asked, passes, convergedMs, said }) => [
    markdownText(node),
    markdownText(route),
    asked ? `${passes}` : 'not asked',
    convergedMs === undefined ? '' : seconds(convergedMs),
    markdownText(said),
  ])
  const asked = section('Proof', ['Node', 'Route', 'Right answers in a row', 'Converged after', 'Said'], rows)
  const from = ending.proof?.nodes[0]?.from ?? ''
  return by === 'ssm' ? [...asked, `Asked from ${markdownText(from)}, by Systems Manager.`] : asked
}

const madeSection = ({ fleet, made }: Ending): readonly string[] =>
  made === '' ? [] : [`Fleet ${fleet ?? ''}, made from ${made.split(' ').map(markdownCode).join(', ')}`]

function instanceSection(seen: Observation): readonly string[] {
  // AWS shows what has ended for another hour.
  const rows = colors.flatMap((color) =>
    seen.sides[color].machines.filter(isThere).map((machine) => [
      color,
      markdownText(machine.id),
      markdownText(machine.name ?? ''),
      machine.state,
      markdownText(machine.address ?? ''),
      markdownText(machine.zone),
      markdownText(machine.release),
      seen.sides[color].targets
        .filter(({ id }) => id === machine.id || id === machine.address)
        .map(({ state, said }) => markdownText(said === '' ? state : `${state}: ${said}`))
        .join('<br>'),
    ]),
  )
  return section(
    'Instances',
    ['Side', 'Instance', 'Name', 'State', 'Address', 'Zone', 'Release', 'Health'],
    rows,
  )
}

/** What stood for a proof, and what was asked beside it: of several listeners one may be out of reach. */
function heldSaid({ seen }: Ending): string {
  const partly = Object.values(seen?.findings ?? {}).find(
    ({ check, nodes }) => check === 'proof' && nodes.some(({ asked }) => asked),
  )
  return partly === undefined
    ? 'By the minimum hold; no load-balancer node was asked.'
    : `By the minimum hold: ${markdownText(partly.said)}.`
}
