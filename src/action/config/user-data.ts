import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { placeholders } from './rules/naming.ts'
import type { Wrong } from './shape.ts'
import type { Written } from './written.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html: 16 KB before it is base64-encoded. */
const mostBytes = 16 * 1024

/** The user data of a service: the text itself where it has a newline, else that of the file. */
export async function readUserData(
  { name, service }: Written,
  workspace: string,
): Promise<{ readonly text: string | undefined; readonly wrong: readonly Wrong[] }> {
  const given = service.fleet?.ec2?.['user-data']
  if (given === undefined) return { text: undefined, wrong: [] }
  const path = ['services', name, 'fleet', 'ec2', 'user-data']
  const text = given.includes('\n') ? given : await readText(resolve(workspace, given))
  if (text === undefined) {
    const remedy = 'Give the path of a file in the checkout, or the text itself (with a newline).'
    return { text, wrong: [{ path, said: `${JSON.stringify(given)} cannot be read`, remedy }] }
  }
  return { text, wrong: problems(text).map((problem) => ({ path, ...problem })) }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    // Whatever the cause, the mistake names the file and what to do.
    return undefined
  }
}

function problems(text: string): readonly Omit<Wrong, 'path'>[] {
  const found: Omit<Wrong, 'path'>[] = []
  const bytes = Buffer.byteLength(text)
  if (bytes > mostBytes)
    found.push({
      said: `has ${bytes} bytes; AWS takes at most ${mostBytes}`,
      remedy: 'Fetch the rest from the instance, or put it into the image.',
    })
  for (const word of new Set(placeholders(text)))
    if (word === 'name' || word === 'index')
      found.push({
        said: `{${word}} cannot be filled in: user data is the same for every instance of a call`,
        remedy:
          'Read the Name tag from instance metadata (tags/instance/Name; allow tags in metadata), or use ami-launch-index.',
      })
  return found
}
