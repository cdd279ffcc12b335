import type { Wrong } from '../shape.ts'
import { hasHole, type Written, writtenTests } from '../written.ts'
import { remoteProblems } from './commands.ts'
import { exactlyOne } from './exactly-one.ts'

type Test = ReturnType<typeof writtenTests>[number]['test']

/** A release test is one question that can be put. */
export const eachTestAsksOneThing = ({ name, service }: Written): readonly Wrong[] =>
  writtenTests(service).flatMap(({ test, path }) => problems(test, ['services', name, ...path]))

const problems = (test: Test, path: Wrong['path']): readonly Wrong[] => [
  ...exactlyOne(test, ['http', 'tcp', 'run', 'ssm'], path),
  ...withinProblems(test, path),
  ...(test.http === undefined ? [] : previewProblems(test.http, [...path, 'http'])),
  ...(test.ssm === undefined ? [] : remoteProblems(test.ssm, [...path, 'ssm'])),
]

function withinProblems(test: Test, path: Wrong['path']): readonly Wrong[] {
  const inside = (['http', 'tcp', 'ssm'] as const).find((kind) => kind in test)
  if (!('within' in test) || inside === undefined || 'run' in test || hasHole(test)) return []
  return [{ path: [...path, 'within'], said: '`within` is for `run`', remedy: `Put it under \`${inside}\`.` }]
}

/** What only a question to an instance itself can say. */
function previewProblems(http: NonNullable<Test['http']>, path: Wrong['path']): readonly Wrong[] {
  if (http.via === 'instance' || hasHole({ via: http.via ?? '' })) return []
  const said = { port: 'on the port of its listener', protocol: 'by the protocol of its listener' }
  return (['port', 'protocol'] as const).flatMap((key) =>
    http[key] === undefined
      ? []
      : [
          {
            path: [...path, key],
            said: `the preview is reached ${said[key]}`,
            remedy: `Take \`${key}\` out, or add \`via: instance\`.`,
          },
        ],
  )
}
