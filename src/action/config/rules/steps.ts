import type { Wrong } from '../shape.ts'
import { hasHole, type Written } from '../written.ts'

/** The shares of a switch by steps rise to all of the traffic, and it is said how long each of them stands. */
export const stepsRise = ({ name, service }: Written): readonly Wrong[] => {
  const given = service.switch?.steps
  const steps = given?.filter((step) => step !== undefined) ?? []
  if (given === undefined || steps.length < given.length) return []
  const path = ['services', name, 'switch', 'steps']
  const falls = steps.findIndex((step, at) => step <= (steps[at - 1] ?? 0))
  return [
    ...(falls > 0
      ? [
          {
            path: [...path, falls],
            said: `${steps[falls]} comes after ${steps[falls - 1]}: the shares must rise`,
            remedy: 'Name each share once, the smallest first, such as [10, 50, 100].',
          },
        ]
      : []),
    ...(steps.at(-1) === 100
      ? []
      : [
          {
            path,
            said: `ends at ${steps.at(-1)} %: the rest of the traffic would stay on the old side`,
            remedy: 'End with 100.',
          },
        ]),
    ...(steps.length > 1 && !('every' in (service.switch ?? {})) && !hasHole(service.switch)
      ? [
          {
            path: ['services', name, 'switch'],
            said: 'does not say how long each share stands',
            remedy: 'Add `every`, such as `every: 5m`.',
          },
        ]
      : []),
  ]
}
