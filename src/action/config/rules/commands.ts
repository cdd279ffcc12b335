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
]

const problems = (step: Step, path: Wrong['path']): readonly Wrong[] => [
  ...exactlyOne(step, ['run', 'ssm'], path),
  ...('ssm' in step && !('run' in step) && 'within' in step
    ? [{ path: [...path, 'within'], said: '`within` is for `run`', remedy: 'Put it under `ssm`.' }]
    : []),
  ...(step.ssm === undefined ? [] : remoteProblems(step.ssm, [...path, 'ssm'])),
]

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
