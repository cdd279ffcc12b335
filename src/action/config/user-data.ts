import { asksFor, fill } from '../../deploy/placeholders.ts'
import { bytesMark } from '../../settings.ts'
import type { Path } from './document.ts'
import { type Asked, cannotBeRead, readGiven, textOf } from './given.ts'
import type { Wrong } from './shape.ts'
import { unpacked } from './unwrapped.ts'
import type { Written } from './written.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html: 16 KB before it is base64-encoded. */
const mostBytes = 16 * 1024

/**
 * The user data of a service: the text itself where it has a newline, else that of the file. A file that is no text
 * goes to AWS byte for byte.
 */
export async function readUserData(
  { name, service }: Written,
  workspace: string,
  { release }: Pick<Asked, 'release'>,
): Promise<{ readonly userData: string | undefined; readonly wrong: readonly Wrong[] }> {
  const { given, path } = placeOf(name, service.fleet)
  if (given === undefined) return { userData: undefined, wrong: [] }
  const bytes = await readGiven(given, workspace)
  if (bytes === undefined) return { userData: undefined, wrong: [{ path, ...cannotBeRead(given) }] }
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? undefined : textOf(bytes)
  const problems =
    text === undefined
      ? tooLarge(bytes.length)
      : [...tooLarge(filledBytes(text, name, release)), ...perMachine(text)]
  return {
    userData: text ?? `${bytesMark}${bytes.toString('base64')}`,
    wrong: problems.map((problem) => ({ path, ...problem })),
  }
}

function placeOf(
  name: string,
  fleet: Written['service']['fleet'],
): { given: string | undefined; path: Path } {
  const inGroups = fleet?.['auto-scaling']?.['launch-template']?.['user-data']
  if (inGroups !== undefined)
    return {
      given: inGroups,
      path: ['services', name, 'fleet', 'auto-scaling', 'launch-template', 'user-data'],
    }
  return { given: fleet?.ec2?.['user-data'], path: ['services', name, 'fleet', 'ec2', 'user-data'] }
}

/** Where the attempt's number is not known yet: room for the longest. */
const longest = { color: 'green', attempt: 'a999999' }

const filledBytes = (text: string, service: string, release: string | undefined): number =>
  Buffer.byteLength(fill(text, { ...longest, service, ...(release !== undefined && { release }) }))

const tooLarge = (bytes: number): readonly Omit<Wrong, 'path'>[] =>
  bytes <= mostBytes
    ? []
    : [
        {
          said: `has ${bytes} bytes; AWS takes at most ${mostBytes}`,
          remedy: 'Fetch the rest from the instance, put it into the image, or compress the file with gzip.',
        },
      ]

const perMachine = (text: string): readonly Omit<Wrong, 'path'>[] =>
  ['name', 'index']
    .filter((word) => asksFor(text, word))
    .map((word) => ({
      said: `{${word}} cannot be filled in: user data is the same for every instance of a call`,
      remedy:
        'Read the Name tag from instance metadata (tags/instance/Name; allow tags in metadata), or use ami-launch-index.',
    }))

/** What user data says, as far as a text can be made of it: what is compressed is unpacked. */
export function userDataSaid(userData: string): string {
  if (!userData.startsWith(bytesMark)) return userData
  return unpacked(Buffer.from(userData.slice(bytesMark.length), 'base64'))
}
