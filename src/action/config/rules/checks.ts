import type { Wrong } from '../shape.ts'
import { hasHole, type Written } from '../written.ts'
import { exactlyOne } from './exactly-one.ts'
import { placeholders } from './naming.ts'

type Rule = (written: Written) => readonly Wrong[]

const marks = ['release', 'color', 'attempt'] as const

/** Which of release, color and attempt the expectations of a proof name: what its answers can tell apart. */
export function marksOf(proof: {
  readonly header?: Readonly<Record<string, string | undefined>> | undefined
  readonly contains?: string | undefined
  readonly matches?: string | undefined
  readonly json?: Readonly<Record<string, unknown>> | undefined
}): readonly (typeof marks)[number][] {
  const texts = [...Object.values(proof.header ?? {}), proof.contains, proof.matches]
  const values = Object.values(proof.json ?? {})
  const words = [...texts, ...values].flatMap((text) => placeholders(typeof text === 'string' ? text : ''))
  return marks.filter((mark) => words.includes(mark))
}

/** Answers of a proof must differ from one side to the other. */
export const proofTellsSidesApart: Rule = ({ name, service }) =>
  service.proof === undefined ||
  marksOf(service.proof).length > 0 ||
  hasHole({ ...service.proof, path: '' }) ||
  hasHole(service.proof.header) ||
  hasHole(service.proof.json)
    ? []
    : [
        {
          path: ['services', name, 'proof'],
          said: 'both sides would give the same answer',
          remedy:
            'Expect {release}, {color} or {attempt} in `header`, `contains`, `matches` or `json`, such as header: { x-release: "{release}" }.',
        },
      ]

export const readyAsksOneThing: Rule = ({ name, service }) =>
  service.ready === undefined
    ? []
    : exactlyOne(service.ready, ['tcp', 'http', 'ssm'], ['services', name, 'ready'])
