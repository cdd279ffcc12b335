import type { Import, SourceFile } from './imports.ts'

/** Who may import whom: what a file in `of` imports must be one of `may`. A folder ends in a slash; `*` is anything. */
interface Layer {
  readonly of: string
  readonly may: readonly string[]
  readonly never?: RegExp
  readonly because: string
}

const edge = [
  'src/deploy/',
  'src/errors.ts',
  'src/settings.ts',
  'src/endpoint.ts',
  'node:',
  'library',
] as const

/** The first row that fits a file is its rule. */
const layers: readonly Layer[] = [
  {
    of: 'src/deploy/converge.ts',
    may: ['src/deploy/', 'src/errors.ts'],
    because: 'the loop is the one place of deploy/ that meets what the edges throw',
  },
  {
    of: 'src/deploy/',
    may: ['src/deploy/'],
    because: 'decisions are pure: no library, no Node, no neighbour',
  },
  {
    of: 'src/action/',
    may: ['src/action/', ...edge, '@actions/'],
    because: "GitHub's words stop here, and AWS is no concern of it",
  },
  {
    of: 'src/cli/',
    may: [
      'src/cli/',
      'src/action/',
      'src/deploy/',
      'src/errors.ts',
      'src/run.ts',
      'src/policy.ts',
      'src/cancel.ts',
      'src/version.ts',
      'node:',
    ],
    because: 'a terminal is told nothing in the words of a workflow runner, and AWS is no concern of it',
  },
  { of: 'src/aws/', may: ['src/aws/', ...edge, '@aws-sdk/', '@smithy/'], because: "AWS's words stop here" },
  {
    of: 'src/probe/',
    may: ['src/probe/', ...edge],
    because: 'checks know neither GitHub nor the AWS adapter',
  },
  { of: 'src/errors.ts', may: [], because: 'everything may import it' },
  { of: 'src/endpoint.ts', may: [], because: 'it is a type that the edges share' },
  { of: 'src/settings.ts', may: ['src/deploy/'], because: 'it is types that the edges share' },
  {
    of: 'src/',
    may: ['src/', 'node:', '@actions/'],
    because: 'only the entries wire the parts, and they hold no logic',
  },
  {
    of: 'sandbox/model/',
    may: ['sandbox/model/', 'sandbox/clock.ts', 'sandbox/aws-error.ts', 'node:'],
    never: /^node:(http|https|http2|tls|dgram|dns|child_process)\b/,
    because: 'states and rules know neither HTTP nor the wire',
  },
  {
    of: 'sandbox/demo/',
    may: ['sandbox/', 'test/support/', 'node:', 'library', '@aws-sdk/'],
    because: 'the demo is a client of the sandbox and a runner of the action',
  },
  {
    of: 'sandbox/',
    may: ['sandbox/', 'node:', 'library', '@aws-sdk/', '@smithy/'],
    because: 'if it shared code with the adapter, one bug would cancel the other',
  },
  {
    of: 'test/referees/',
    may: ['test/', 'sandbox/', 'node:', 'library', '@aws-sdk/'],
    because: 'who judges the action takes no word of its own',
  },
]

/** What a source file imports against the layers, one sentence each. */
export function layerMistakes(file: SourceFile): readonly string[] {
  const layer = layers.find(({ of }) => file.path.startsWith(of))
  if (layer === undefined) return []
  return file.imports
    .filter(
      ({ target }) => !layer.may.some((allowed) => matches(target, allowed)) || layer.never?.test(target),
    )
    .map(
      ({ target }) =>
        `${file.path} imports ${target}; ${layer.of} may import ${layer.may.join(', ') || 'nothing'}: ${layer.because}`,
    )
}

/** Libraries that cost a run tens of milliseconds or more, and so are loaded when they are due. */
const heavy = /^(@aws-sdk\/|@actions\/(github|exec)$|yaml$|json-p3$)/

/** Every path of imports by which a file loads a heavy library at once. */
export function eagerImports(
  entry: string,
  files: readonly SourceFile[],
  library = heavy,
): readonly string[] {
  const mistakes: string[] = []
  const seen = new Map([[entry, entry]])
  for (const [path, trail] of seen)
    for (const { target, when } of files.find((file) => file.path === path)?.imports ?? []) {
      if (when !== 'at once') continue
      if (library.test(target))
        mistakes.push(
          `${trail} → ${target} is loaded at once; put one of these imports behind await import()`,
        )
      if (!seen.has(target)) seen.set(target, `${trail} → ${target}`)
    }
  return mistakes
}

function matches(target: Import['target'], allowed: string): boolean {
  if (allowed === 'library')
    return !/^(src|sandbox|test|scripts|bench)\/|^node:|^@aws-sdk\/|^@smithy\/|^@actions\//.test(target)
  return allowed.endsWith('/') || allowed.endsWith(':') ? target.startsWith(allowed) : target === allowed
}
