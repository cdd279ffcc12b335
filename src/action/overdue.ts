import type { Command } from '../deploy/goal.ts'
import type { Operated } from '../deploy/operate.ts'

/** Told where a release first had to roll back what nobody had answered for: its own outcome says nothing of that. */
export function overdueNotices(command: Command, { acts }: Pick<Operated, 'acts'>): readonly string[] {
  const marked = acts.find(({ rung }) => rung === 'mark the rollback')
  if (marked === undefined || command === 'rollback' || command === 'sweep') return []
  return [`The hold was over and its default is rollback, which came first: ${marked.why}.`]
}
