import type { Goal } from './goal.ts'
import type { Observation, Outcome } from './model.ts'
import { done } from './moves.ts'
import { isSameBuild } from './seen.ts'
import type { Ladder, Move, Step } from './step.ts'
import { accepted, parkedAt } from './steps/accepted.ts'
import { agreed, agreedNoted, agreedProven } from './steps/agreed.ts'
import { answering } from './steps/answering.ts'
import { claimed } from './steps/claimed.ts'
import { emptied } from './steps/emptied.ts'
import { fleet } from './steps/fleet.ts'
import {
  gateAgreed,
  gateClosed,
  gateClosedAtLast,
  gateClosedBack,
  gateKept,
  gateOpened,
  gateOpenedBack,
} from './steps/gated.ts'
import { healthy } from './steps/healthy.ts'
import { followed, prepared } from './steps/hooked.ts'
import { heard } from './steps/last-words.ts'
import { liveWell } from './steps/live-well.ts'
import { migrated } from './steps/migrated.ts'
import { named } from './steps/named.ts'
import { previewed, turned } from './steps/previewed.ts'
import { proven } from './steps/proven.ts'
import { quietAlarms } from './steps/quiet-alarms.ts'
import { ready } from './steps/ready.ts'
import { registered } from './steps/registered.ts'
import { replaced } from './steps/replaced.ts'
import * as retired from './steps/retired.ts'
import * as rolledBack from './steps/rolled-back.ts'
import * as scaled from './steps/scaled.ts'
import { setUp } from './steps/set-up.ts'
import { shifted } from './steps/shifted.ts'
import { compared, sized } from './steps/sized.ts'
import * as swept from './steps/swept.ts'
import { tested } from './steps/tested.ts'
import * as undone from './steps/undone.ts'
import { watched } from './steps/watched.ts'

/**
 * Each command is a ladder: an ordered list of questions. The first that is not true yet is what happens next.
 * No rung's act may make an earlier rung of its ladder false (R12).
 */

/** The last rung: nothing is left to do. */
const end = (outcome: Outcome, why = ''): Step => ({
  name: 'end',
  asks: [],
  next: (): Move => done(outcome, why),
})

const provision = [claimed, sized, fleet, named, ready, setUp, registered, previewed, healthy]
const test = [...provision, migrated, answering, tested]
/** The last things before production traffic moves. */
const steady = [scaled.frozen, compared, quietAlarms, prepared, gateClosed]
/** Once production traffic is on the candidate only these answer. */
const shift = [
  gateClosedAtLast,
  shifted,
  proven,
  gateOpened,
  scaled.kept,
  scaled.thawed,
  followed,
  watched,
  turned,
  accepted,
]

const retire = [
  gateKept,
  retired.settled,
  retired.finished,
  liveWell,
  retired.begun,
  retired.adopted,
  retired.idleUnpreviewed,
  emptied,
  retired.idleUnnamed,
  scaled.released,
  scaled.thawed,
  retired.forgotten,
  retired.keptEnded,
]

const rollback = [
  rolledBack.heldPreviewed,
  rolledBack.heldRaised,
  rolledBack.heldHealthy,
  gateClosedBack,
  rolledBack.turnedBack,
  rolledBack.heldProven,
  gateOpenedBack,
  scaled.thawed,
  rolledBack.heldTurned,
  rolledBack.marked,
]

export const ladders = {
  provision: {
    name: 'provision',
    rungs: [...provision, scaled.thawed, parkedAt('provisioned'), end('provisioned')],
  },
  test: { name: 'test', rungs: [...test, scaled.thawed, parkedAt('tested'), end('tested')] },
  deploy: { name: 'deploy', rungs: [...test, ...steady, ...shift] },
  /** Somebody else changed the routes, and that is allowed. */
  agree: { name: 'agree', rungs: [agreed, agreedProven, gateAgreed, agreedNoted] },
  /** Traffic is on the candidate already. */
  shift: { name: 'deploy', rungs: [claimed, ...shift] },
  /** Another build's attempt is in the way. */
  replace: { name: 'replace', rungs: [replaced] },
  rejected: {
    name: 'reject',
    rungs: [
      undone.raisedBack,
      gateClosedBack,
      undone.restored,
      undone.provenBack,
      gateOpenedBack,
      scaled.thawed,
      undone.outlasted,
      heard,
      undone.unpreviewed,
      undone.drained,
      undone.unnamed,
      undone.terminated,
      undone.released,
      undone.ended,
    ],
  },
  /** R7: something failed for good; traffic goes back, the attempt stays open. */
  failed: {
    name: 'put back',
    rungs: [
      undone.restored,
      undone.provenBack,
      gateOpenedBack,
      scaled.thawed,
      undone.outlasted,
      undone.unintended,
    ],
  },
  /** The same before traffic had moved: what somebody else did to the routes is theirs. */
  steadied: { name: 'give back', rungs: [gateOpenedBack, scaled.thawed] },
  /** Production is where it should be; its workers are told so again. */
  serving: { name: 'give back', rungs: [gateAgreed] },
  /** What a run that died outside of any attempt left suspended. */
  thawed: { name: 'give back', rungs: [scaled.thawed] },
  retire: { name: 'retire', rungs: retire },
  /** Nobody has just asked for it: the live side is looked at for as long as the other one can still serve. */
  overdue: { name: 'retire', rungs: [liveWell, ...retire] },
  overdueBack: { name: 'rollback', rungs: [swept.heldFit, ...rollback] },
  /** Its run died, or was cancelled, before all of production traffic was on it. */
  abandoned: { name: 'abandon', rungs: [swept.abandoned] },
  tidied: { name: 'tidy', rungs: [swept.unpreviewed, swept.orphansUnnamed, swept.orphansEnded] },
  rollback: {
    name: 'rollback',
    rungs: rollback,
  },
} as const satisfies Record<string, Ladder>

/** A ladder of one rung that says how it ended. */
export const over = (outcome: Outcome, why: string): Ladder => ({
  name: 'end',
  rungs: [end(outcome, why)],
})

/** The ladder for an open attempt: resumed, or put out of the way. */
export function forAttempt(goal: Goal, seen: Observation, inTransit: boolean): Ladder {
  const { attempt } = seen.memo
  if (attempt !== undefined && !isSameBuild(goal, attempt)) return ladders.replace
  if (inTransit) return ladders.shift
  return goal.command === 'provision' || goal.command === 'test' ? ladders[goal.command] : ladders.deploy
}
