import type { Path } from './document.ts'
import type { Wrong } from './shape.ts'
import { type PartService, type Written, writtenTests } from './written.ts'

/** Every JSONPath of a service that does not compile. https://www.rfc-editor.org/rfc/rfc9535 */
export async function wrongJsonPaths({ name, service }: Written): Promise<readonly Wrong[]> {
  const wanted = answersOf(service).flatMap(({ path, json }) =>
    Object.keys(json ?? {}).map((jsonPath) => ({
      jsonPath,
      path: ['services', name, ...path, 'json', jsonPath],
    })),
  )
  if (wanted.length === 0) return []
  // Few configs ask for JSON: the others do not wait for this library.
  const { compile } = await import('json-p3')
  return wanted.flatMap(({ jsonPath, path }) => {
    try {
      compile(jsonPath)
      return []
    } catch {
      return [
        {
          path,
          said: `${JSON.stringify(jsonPath)} is no JSONPath`,
          remedy: 'Write one of RFC 9535, such as $.status or $.checks[*].up.',
        },
      ]
    }
  })
}

interface Expected {
  readonly path: Path
  readonly json: Readonly<Record<string, unknown>> | undefined
}

/** Every place that says what an answer must be. */
const answersOf = (service: PartService): readonly Expected[] => [
  { path: ['ready', 'http'], json: service.ready?.http?.json },
  ...writtenTests(service).map(({ test, path }) => ({ path: [...path, 'http'], json: test.http?.json })),
  { path: ['proof'], json: service.proof?.json },
  { path: ['watch', 'http'], json: service.watch?.http?.json },
  { path: ['retire', 'busy', 'http'], json: service.retire?.busy?.http?.json },
]
