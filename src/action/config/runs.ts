import type { Path } from './document.ts'
import type { Asked } from './given.ts'
import type { Wrong } from './shape.ts'
import { type Written, writtenTests } from './written.ts'

/**
 * What is wrong with the service's scripts for the runner, as far as bash can tell without running them; where there
 * is no bash, nothing.
 */
export async function wrongRuns(
  written: Written,
  workspace: string,
  asked: Pick<Asked, 'runs' | 'tests'>,
): Promise<readonly Wrong[]> {
  const problems = runsOf(written, asked).map(
    async ({ path, script, isFirst }): Promise<readonly Wrong[]> => {
      const malformed = await syntaxProblem(script)
      if (malformed !== undefined)
        return [{ path, said: `bash cannot read it: ${malformed}`, remedy: 'Correct the script.' }]
      const word = isFirst ? firstWord(script) : undefined
      if (word === undefined || !(await isMissing(word, workspace))) return []
      return [
        {
          path,
          said: `\`${word}\` is no command on this runner`,
          remedy:
            'Install it in a step before this one, or give the path of a file in the checkout that can be executed.',
        },
      ]
    },
  )
  return (await Promise.all(problems)).flat()
}

interface Script {
  readonly path: Path
  readonly script: string
  /** Nothing of this run runs before it: that may install what it needs. */
  readonly isFirst: boolean
}

function runsOf({ name, service }: Written, asked: Pick<Asked, 'runs' | 'tests'>): readonly Script[] {
  const scripts = (all: readonly { readonly path: Path; readonly run: string | undefined }[]) =>
    all.flatMap(({ path, run }) =>
      run === undefined ? [] : [{ path: ['services', name, ...path, 'run'], script: run }],
    )
  const steps = scripts([
    ...(service['set-up'] ?? []).map((step, at) => ({ path: ['set-up', at], run: step?.run })),
    { path: ['migrate'], run: service.migrate?.run },
  ])
  const tests = scripts(writtenTests(service).map(({ test, path }) => ({ path, run: test.run })))
  const hooks = scripts(
    (['before', 'after'] as const).flatMap((when) =>
      (service.switch?.[when] ?? []).map((step, at) => ({ path: ['switch', when, at], run: step?.run })),
    ),
  )
  const retirement = scripts([
    { path: ['retire', 'busy'], run: service.retire?.busy?.run },
    ...(service.retire?.before ?? []).map((step, at) => ({ path: ['retire', 'before', at], run: step?.run })),
  ])
  const testsAreFirst = asked.tests && !(asked.runs && steps.length > 0)
  const hooksAreFirst = asked.runs && steps.length + tests.length === 0
  return [
    ...steps.map((one, at) => ({ ...one, isFirst: asked.runs && at === 0 })),
    ...tests.map((one) => ({ ...one, isFirst: testsAreFirst && !one.path.includes('then') })),
    ...hooks.map((one, at) => ({ ...one, isFirst: hooksAreFirst && at === 0 })),
    ...retirement.map((one) => ({ ...one, isFirst: false })),
  ]
}

// A script may switch these patterns on for itself, which bash learns only by running it.
const readOnly = ['--noprofile', '--norc', '-O', 'extglob', '-n']

async function syntaxProblem(script: string): Promise<string | undefined> {
  const { code, said } = await bash([...readOnly], { input: script })
  return code === 0 || code === undefined ? undefined : (said.split('\n')[0] ?? '').replace(/^bash: /, '')
}

/** The word that is run first, where it is one as it stands: no variable, assignment, function or quote. */
function firstWord(script: string): string | undefined {
  const lines = script.split('\n').map((line) => line.trim())
  const first = lines.find((line) => line !== '' && !line.startsWith('#')) ?? ''
  return /^([A-Za-z0-9_.+/][A-Za-z0-9_.+/-]*)(?=\s*$|\s+[^\s(=]|[;&|])/.exec(first)?.[1]
}

/** Bash knows: builtins, words of its grammar, and what stands in the PATH; `1`: it found none of them. */
const isMissing = async (word: string, cwd: string): Promise<boolean> =>
  (await bash(['--noprofile', '--norc', '-c', 'type -t -- "$1"', 'bash', word], { cwd })).code === 1

/** Runs bash without what its environment could have it run first; no code where it could not be started. */
async function bash(
  args: readonly string[],
  { input = '', cwd }: { readonly input?: string; readonly cwd?: string },
): Promise<{ readonly code: number | undefined; readonly said: string }> {
  // Loaded when due: not every config has a script.
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const child = spawn('bash', args, {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      ...(cwd !== undefined && { cwd }),
    })
    const parts: Buffer[] = []
    child.stderr.on('data', (part: Buffer) => parts.push(part))
    child.on('error', () => resolve({ code: undefined, said: '' }))
    child.on('close', (code) => resolve({ code: code ?? undefined, said: Buffer.concat(parts).toString() }))
    // Bash may end before it has read all of a script that it cannot read.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
