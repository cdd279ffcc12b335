import { isDone } from '../seen.ts'
import { type Answer, go, refuse } from './answers.ts'
import { makes, owes } from './found.ts'
import { type Ask, everyCommand, type Row } from './row.ts'

/** What a build that would be made is to the one that is live; no other command can meet it. */
const ofMakers = (name: string, fits: Ask<boolean>, deploy: Ask<Answer>): Row => ({
  name,
  fits: (goal, seen, now) => makes(goal) && fits(goal, seen, now),
  ...everyCommand(go),
  deploy,
})

export const liveBuilds: readonly Row[] = [
  ofMakers(
    'the build is live, accepted, nothing is owed',
    (goal, seen, now) =>
      goal.build !== undefined && goal.build === seen.memo.live?.build && !owes(goal, seen, now),
    (goal, seen) =>
      // A re-run still gives back what its killed attempt held.
      isDone(goal, seen, 'held') ? go() : { kind: 'unchanged', why: 'this build is live already' },
  ),
  ofMakers(
    'the release is live with another build',
    (goal, seen) =>
      goal.release === seen.memo.live?.release &&
      goal.build !== seen.memo.live?.build &&
      !goal.allow.has('same-release'),
    (goal, seen) =>
      refuse(
        `${goal.release} is live as build ${seen.memo.live?.build || 'unknown'}; this is build ${goal.build} (commit, image, template, user data, tests or count differ)`,
        'Give the build a release name of its own, or give allow: same-release.',
      ),
  ),
]
