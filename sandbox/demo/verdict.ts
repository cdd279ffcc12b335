import type { Visit } from './load/visit.ts'
import type { Told } from './recording.ts'
import { LATE_SICK, SICK } from './story.ts'

/** Everything that the demo must not see, a sentence each; empty when it kept its promise. */
export function faults(told: readonly Told[], visits: readonly Visit[]): readonly string[] {
  const lost = visits.filter(({ result }) => result === 'lost').length
  const strange = visits.filter(({ result, release }) => result === 'failed' && release !== LATE_SICK).length
  const early = visits.filter(({ release }) => release === SICK).length
  return [
    ...(lost > 0 ? [`${some(lost, 'request')} lost.`] : []),
    ...(strange > 0
      ? [`${some(strange, 'request')} answered with an error by a release that was not sick.`]
      : []),
    ...(early > 0
      ? [`${some(early, 'production request')} answered by ${SICK}, which never passed its tests.`]
      : []),
    ...told.flatMap(otherwise),
  ]
}

/** Whether the step's exit code tells the truth is part of how a command ends (R10). */
function otherwise({ chapter, ended }: Told): readonly string[] {
  const code = chapter.outcome === 'rejected' ? 1 : 0
  if (ended.outcome === chapter.outcome && ended.code === code) return []
  const wanted = `${chapter.outcome} (exit ${code})`
  return [`"${chapter.title}" ended as ${ended.outcome} (exit ${ended.code}), not as ${wanted}.`]
}

const some = (count: number, what: string): string => `${count} ${what}${count === 1 ? ' was' : 's were'}`
