import type { LastWords } from '../../deploy/ports.ts'
import { awsCode } from '../faults.ts'
import type { Scope } from '../scope.ts'
import type { Ec2 } from '../sdk/ec2.ts'

/** Whose consoles are read: more would say the same. */
const mostMachines = 5

const mostLines = 10

/**
 * What the first of these machines wrote last on their consoles; that there is nothing is said as well.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetConsoleOutput.html
 */
export const lastWords = async (
  scope: Scope,
  machines: readonly string[],
  signal: AbortSignal,
): Promise<readonly LastWords[]> => {
  const ec2 = await scope.clients.ec2()
  return Promise.all(
    machines.slice(0, mostMachines).map(async (machine) => ({
      machine,
      lines: await linesOf(ec2, machine, signal),
    })),
  )
}

const linesOf = async (ec2: Ec2, machine: string, signal: AbortSignal): Promise<readonly string[]> => {
  try {
    const lines = readable(await outputOf(ec2, machine, signal))
    return lines.length > 0 ? lines.slice(-mostLines) : ['EC2 has no console output of it (yet)']
  } catch (error) {
    signal.throwIfAborted()
    // Words are a help: that they cannot be had is no failure of its own.
    return [`its console output cannot be read: ${awsCode(error) ?? String(error)}`]
  }
}

/** The newest where the type can give it, else what EC2 kept at the last change of state. */
const outputOf = async (ec2: Ec2, machine: string, signal: AbortSignal): Promise<string> => {
  const latest = await ec2
    .getConsoleOutput({ InstanceId: machine, Latest: true }, signal)
    .catch((error: unknown) => {
      if (!/^(Unsupported|UnsupportedOperation|InvalidParameter\w*)$/.test(awsCode(error) ?? '')) throw error
      return { Output: undefined }
    })
  const { Output } = latest.Output ? latest : await ec2.getConsoleOutput({ InstanceId: machine }, signal)
  return Buffer.from(Output ?? '', 'base64').toString('utf8')
}

/** Colours and other commands of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

/** Its lines without what only a terminal understands, and without those that are empty then. */
const readable = (output: string): readonly string[] =>
  output
    .replace(escapes, '')
    .split(/\r*\n|\r/)
    .map((line) => line.replace(controls, '').trimEnd())
    .filter((line) => line !== '')
