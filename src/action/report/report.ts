import { disagreements } from '../../deploy/agreement.ts'
import type { Observation } from '../../deploy/model.ts'
import { colors } from '../../deploy/model.ts'
import { firstPreview } from '../../deploy/seen.ts'
import type { Context } from '../context.ts'
import { type Ending, provenBy, sidesSaid, testsOf, workedOn } from '../ending.ts'
import type { HoldSaid } from '../hold-said.ts'
import { speaker } from '../outcome.ts'
import { serviceOutputs } from '../outputs.ts'
import type { Report, ReportLook, ReportService } from './schema.ts'

/** All that is known at the end, for scripts: schemas/report.schema.json. */
export function reportOf(endings: readonly Ending[], { run, url, commit }: Context): Report {
  const { repository, id, attempt, actor } = run
  return {
    version: 1,
    outcome: speaker(endings)?.outcome ?? 'failed',
    run: { repository, id, attempt, actor, url: url ?? '', commit },
    services: endings.map(serviceReport),
  }
}

function serviceReport(ending: Ending): ReportService {
  const { service, command, outcome, why, seen, acts, changes, skew, plan, proof, counts, mistakes } = ending
  return {
    service,
    command,
    outcome,
    why,
    outputs: { ...serviceOutputs(ending), 'instance-ids': workedOn(ending).map(({ id }) => id) },
    mistakes: mistakes.map(({ path, said, remedy }) => ({ path, said, remedy })),
    acts: acts.map(({ at, rung, act, why }) => ({ at: iso(at), rung, act: act.kind, why })),
    changes: [...changes],
    skew: skew ?? null,
    plan: (plan?.decisions ?? []).flatMap(({ rung, move }) =>
      move.kind === 'act' ? [{ rung, act: move.act.kind, why: move.why }] : [],
    ),
    tests: testsOf(ending).map(({ label, result, said, tries, ms }) => ({ label, result, said, tries, ms })),
    proof: {
      by: provenBy(ending),
      counts,
      nodes: proof?.nodes.map((node) => ({ ...node, convergedMs: node.convergedMs ?? null })) ?? [],
    },
    watch: watchSaid(ending),
    fleet: ending.fleet ?? '',
    made: madeParts(ending.made),
    'last-words': [...ending.lastWords],
    orphans: ending.orphans.map((orphan) => ({ ...orphan })),
    notices: [...ending.notices],
    look: seen === undefined ? null : look(seen, ending.hold),
  }
}

function watchSaid({ watch }: Ending): NonNullable<ReportService['watch']> | null {
  if (watch === undefined) return null
  const compared = (watch.compared?.compared ?? []).map(({ candidate, baseline, ...row }) => ({
    ...row,
    candidate: candidate ?? null,
    baseline: baseline ?? null,
  }))
  return { 'left-out': [...watch.leftOut], said: watch.compared?.said ?? '', compared }
}

/** `image=ami-0a1b template=lt-0c2d:7` */
const madeParts = (made: string): Record<string, string> =>
  Object.fromEntries(
    made
      .split(' ')
      .filter((part) => part !== '')
      .map((part) => [part.replace(/=.*/, ''), part.replace(/^[^=]*=?/, '')]),
  )

function look(seen: Observation, hold: HoldSaid | undefined): ReportLook {
  return {
    disagreements: [...disagreements(seen)],
    routes: seen.routes.map(({ arn, name, forwards, said }) => ({ arn, name, forwards, said })),
    sides: sidesSaid(seen).map(({ color, identity, standing }) => ({
      color,
      standing,
      release: identity?.release ?? '',
      attempt: identity?.attempt ?? '',
      build: identity?.build ?? '',
      commit: identity?.origin?.commit ?? '',
      adopted: identity?.adopted ?? false,
    })),
    hold: holdReport(seen, hold),
    // The header's value keeps visitors out of the preview: it stays out of what is kept and shared.
    preview: previewSaid(seen),
    machines: colors.flatMap((color) =>
      seen.sides[color].machines.map(({ id, state, name, address, zone, release, attempt, ours }) => ({
        ...{ color, id, state, name: name ?? '', address: address ?? '', zone, release, attempt, ours },
      })),
    ),
    targets: colors.flatMap((color) =>
      seen.sides[color].targets.map(({ id, port, pair, state, said }) => ({
        color,
        id,
        port,
        pair,
        state,
        said,
      })),
    ),
    kept: seen.kept.map(({ id, state, release }) => ({ id, state, release })),
  }
}

function previewSaid(seen: Observation): ReportLook['preview'] {
  const [shows, rule] = [seen.preview?.shows, firstPreview(seen)]
  return shows && rule ? { url: rule.url, shows, header: rule.header.name } : null
}

function holdReport({ memo: { idle } }: Observation, hold: HoldSaid | undefined): ReportLook['hold'] {
  if (idle === undefined) return null
  const { color, standing, since, due, approval, holdDefault, by, reason, run } = idle
  const until = due === undefined ? '' : iso(due)
  return {
    ...{ color, standing, since: iso(since), due: until, approval, default: holdDefault, by, reason, run },
    ...(hold && holdRows(hold)),
  }
}

const holdRows = ({ overdue, lost, size, cost, terms }: HoldSaid) => ({
  ...{ overdue, lost, terms },
  size: size ?? null,
  cost: cost ?? null,
})

const iso = (at: number): string => new Date(at).toISOString()
