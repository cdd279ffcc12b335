import type { Wrong } from '../shape.ts'
import { hasHole, type Written } from '../written.ts'
import { exactlyOne } from './exactly-one.ts'

type Step = NonNullable<NonNullable<Written['service']['set-up']>[number]>

/** Each command of the config is one, and can be given to who runs it. */
export const eachStepIsOneCommand = ({ name, service }: Written): readonly Wrong[] => [
  ...(service['set-up'] ?? []).flatMap((step, at) =>
    step === undefined ? [] : problems(step, ['services', name, 'set-up', at]),
  ),
  ...(['before', 'after'] as const).flatMap((when) =>
    (service.switch?.[when] ?? []).flatMap((command, at) =>
      command === undefined ? [] : problems(command, ['services', name, 'switch', when, at]),
    ),
  ),
  ...(service.migrate === undefined ? [] : problems(service.migrate, ['services', name, 'migrate'])),
  ...(service.retire?.before ?? []).flatMap((command, at) =>
    command === undefined ? [] : problems(command, ['services', name, 'retire', 'before', at]),
  ),
  ...(service.retire?.busy === undefined
    ? []
    : problems(service.retire.busy, ['services', name, 'retire', 'busy'], ['http', 'run', 'ssm'])),
]

const problems = (
  step: Step,
  path: Wrong['path'],
  kinds: readonly string[] = ['run', 'ssm'],
): readonly Wrong[] => [
  ...exactlyOne(step, kinds, path),
  ...misplacedWithin(step, path),
  ...(step.ssm === undefined ? [] : remoteProblems(step.ssm, [...path, 'ssm'])),
]

function misplacedWithin(step: Step, path: Wrong['path']): readonly Wrong[] {
  const other = ['ssm', 'http'].find((kind) => kind in step)
  if ('run' in step || other === undefined || !('within' in step)) return []
  return [{ path: [...path, 'within'], said: '`within` is for `run`', remedy: `Put it under \`${other}\`.` }]
}

export function remoteProblems(ssm: NonNullable<Step['ssm']>, path: Wrong['path']): readonly Wrong[] {
  const both = exactlyOne(ssm, ['script', 'document'], path)
  const given = 'script' in ssm && 'parameters' in ssm && !hasHole({ parameters: ssm.parameters })
  if (!given || both.length > 0) return both
  return [
    {
      path: [...path, 'parameters'],
      said: 'a script takes no parameters',
      remedy:
        'Write them into the script, where {service}, {release}, {color} and {attempt} are filled in; or name a `document`.',
    },
  ]
}
