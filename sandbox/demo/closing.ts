import type { Told } from './recording.ts'

/** Who is live at the end, and how to undo; by what the last command saw on AWS. */
export function closing(told: readonly Told[]): readonly string[] {
  const last = told.at(-1)?.ended.outputs ?? {}
  const { 'live-color': live, 'live-release': release } = last
  if (live === undefined || release === undefined) return ['Who is live is not known: no command said so.']
  const rollback = told.find(({ ended }) => ended.outcome === 'rolled-back')
  const took =
    rollback === undefined ? '' : `; here it took ${((rollback.toMs - rollback.fromMs) / 1000).toFixed(1)} s`
  const retired = told.some(({ ended }) => ended.outcome === 'retired')
  return [
    `Live now: ${live} serves ${release}.`,
    ...otherSide(last),
    `Undo: \`command: rollback\`, as long as a side is held${took}.`,
    ...(retired
      ? [
          '      v1 was let go by `command: retire`: from here the way back to it is `command: deploy`, `release: v1`.',
        ]
      : []),
  ]
}

function otherSide(last: Readonly<Record<string, string>>): readonly string[] {
  const { 'idle-color': color, 'idle-release': release, 'held-until': until } = last
  if (!release) return []
  return until
    ? [`The other side, ${color}, keeps ${release} until ${until}.`]
    : [`The other side, ${color}, keeps ${release} to be looked at; a rollback to it is refused.`]
}
