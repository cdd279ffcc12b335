import type { Path } from './document.ts'
import { cannotBeRead, readGiven, textOf } from './given.ts'
import type { Wrong } from './shape.ts'
import { type Written, writtenTests } from './written.ts'

/** A command with its parameters is a document, and a document has at most 64 KB. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html#API_SendCommand_Errors */
const mostBytes = 64 * 1024

/** Every script that a service runs on its machines, by what the config says for it: a path, or the text itself. */
export async function readScripts(
  written: Written,
  workspace: string,
): Promise<{ readonly scripts: ReadonlyMap<string, string>; readonly wrong: readonly Wrong[] }> {
  const scripts = new Map<string, string>()
  const wrong: Wrong[] = []
  for (const { path, given } of scriptsOf(written)) {
    const bytes = await readGiven(given, workspace)
    const text = bytes && textOf(bytes)
    const problem = bytes === undefined ? cannotBeRead(given) : problemOf(given, bytes, text)
    if (problem !== undefined) wrong.push({ path, ...problem })
    if (text !== undefined) scripts.set(given, text)
  }
  return { scripts, wrong }
}

function scriptsOf({ name, service }: Written): readonly { readonly path: Path; readonly given: string }[] {
  const steps = [
    ...(service['set-up'] ?? []).map((step, at) => ({ path: ['set-up', at], step })),
    { path: ['migrate'], step: service.migrate },
    ...writtenTests(service).map(({ test, path }) => ({ path, step: test })),
    ...(['before', 'after'] as const).flatMap((when) =>
      (service.switch?.[when] ?? []).map((step, at) => ({ path: ['switch', when, at], step })),
    ),
    { path: ['retire', 'busy'], step: service.retire?.busy },
    ...(service.retire?.before ?? []).map((step, at) => ({ path: ['retire', 'before', at], step })),
  ]
  return steps.flatMap(({ path, step }) => {
    const given = step?.ssm?.script
    return given === undefined ? [] : [{ path: ['services', name, ...path, 'ssm', 'script'], given }]
  })
}

function problemOf(
  given: string,
  { length }: Buffer,
  text: string | undefined,
): { readonly said: string; readonly remedy: string } | undefined {
  const named = given.includes('\n') ? 'the script' : JSON.stringify(given)
  if (text === undefined)
    return {
      said: `${named} is no text`,
      remedy: 'Fetch the program on the machine, and run it from a script.',
    }
  if (text.trim() === '')
    return { said: `${named} is empty`, remedy: 'Write the script, or take the step out.' }
  if (length > mostBytes)
    return {
      said: `${named} has ${length} bytes; a command has at most ${mostBytes}`,
      remedy: 'Fetch the rest on the machine, or name a `document` of your own.',
    }
  return undefined
}
