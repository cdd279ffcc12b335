import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Options } from './options.ts'
import { createFaults } from './server/faults.ts'

/** One option of the command line: how it is written, what it means, and what a text sets. */
interface Flag {
  readonly value?: string
  readonly help: string
  read(text: string): Partial<Options>
}

const FLAGS: Readonly<Record<string, Flag>> = {
  port: number('N', 'port of the AWS endpoint (any free one)', 0, 65_535, (port) => ({ port })),
  services: number('N', 'services, each with a load balancer of its own (1)', 1, 50, (services) => ({
    services,
  })),
  targets: number('N', 'instances on the live side of each service (2)', 0, 1000, (targets) => ({ targets })),
  nodes: number('N', 'nodes of each load balancer (3)', 1, 20, (nodes) => ({ nodes })),
  routes: number(
    'N',
    'routes of each service: a default action, then rules and listeners in turn (1)',
    1,
    20,
    (routes) => ({
      routes,
    }),
  ),
  propagation: range('how long each node takes to obey a change, in ms (0-500)', (propagationMs) => ({
    propagationMs,
  })),
  drain: number('SECONDS', 'deregistration delay of the target groups (5)', 0, 3600, (drainSeconds) => ({
    drainSeconds,
  })),
  'health-interval': number(
    'MS',
    'how often nodes check health (5000, as the groups say)',
    10,
    300_000,
    (healthIntervalMs) => ({
      healthIntervalMs,
    }),
  ),
  'stale-reads': number(
    'MS',
    'how long reads of tags and instances lag behind (0)',
    0,
    600_000,
    (staleReadsMs) => ({
      staleReadsMs,
    }),
  ),
  speed: number('N', 'sandbox seconds in one real second (1)', 0.01, 10_000, (speed) => ({ speed })),
  boot: range('how long an instance stays pending, in ms (500-1500)', (bootMs) => ({ bootMs })),
  insync: range('how long Route 53 stays PENDING, in ms (500-1500)', (insyncMs) => ({ insyncMs })),
  'ssm-agent': range(
    'how long after it runs an instance is known to Systems Manager, in ms (300-800)',
    (ssmAgentMs) => ({ ssmAgentMs }),
  ),
  'metric-lag': range(
    'how long after a minute its request counts are in CloudWatch, in ms (60000-180000)',
    (metricLagMs) => ({ metricLagMs }),
  ),
  unrecorded: flag('the live side carries no record and no tags of ours', { unrecorded: true }),
  'clock-skew': flag('refuse signatures more than five minutes off the sandbox clock', { clockSkew: true }),
  throttle: flag("AWS's token buckets on", { throttle: true }),
  'change-batch': {
    value: 'SHAPE',
    help: 'document that answers a wrong Route 53 change: error or messages (error)',
    read(text) {
      if (text !== 'error' && text !== 'messages') throw new Error('takes error or messages')
      return { changeBatch: text }
    },
  },
  faults: { value: 'FILE', help: 'a JSON list of faults, as POST /faults takes it', read: readFaultsFile },
  seed: number(
    'N',
    'randomness: the same seed gives the same ids and delays (1)',
    0,
    2 ** 32 - 1,
    (seed) => ({ seed }),
  ),
  'run-user-data': flag("run the user data of a config that is not the sandbox's own", { runUserData: true }),
  json: flag('print one line of JSON when ready', {}),
  help: flag('print this', {}),
}

/** The command line as options, or every mistake in it. */
export type CommandLine =
  | { readonly options: Partial<Options>; readonly json: boolean; readonly help: boolean }
  | { readonly mistakes: readonly string[] }

/** Reads the command line; every mistake is told, not only the first. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const kinds = Object.entries(FLAGS).map(([name, { value }]) => [
    name,
    { type: value ? 'string' : 'boolean' },
  ])
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(kinds),
    strict: false,
    tokens: true,
  })
  let options: Partial<Options> = {}
  const mistakes: string[] = []
  const given = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'positional') mistakes.push(`"${token.value}" stands alone; options begin with --`)
    if (token.kind !== 'option') continue
    given.add(token.name)
    const read = readOption(token.name, token.rawName, token.value)
    if (typeof read === 'string') mistakes.push(read)
    else options = { ...options, ...read }
  }
  if (mistakes.length > 0) return { mistakes }
  return { options, json: given.has('json'), help: given.has('help') }
}

function readOption(name: string, rawName: string, text: string | undefined): Partial<Options> | string {
  const flag = Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined
  if (flag === undefined) return `${rawName} is not an option`
  if (flag.value !== undefined && text === undefined)
    return `${rawName} needs a value: ${rawName} ${flag.value}`
  if (flag.value === undefined && text !== undefined)
    return `${rawName} takes no value, it was given "${text}"`
  try {
    return flag.read(text ?? '')
  } catch (error) {
    return `${rawName} ${text}: ${error instanceof Error ? error.message : error}`
  }
}

/** What `--help` prints. */
export function help(): string {
  const rows = Object.entries(FLAGS).map(([name, { value = '', help: text }]) => [
    `--${name} ${value}`.trim(),
    text,
  ])
  const width = Math.max(...rows.map(([left = '']) => left.length))
  return [
    'An AWS on loopback: EC2, Elastic Load Balancing, Route 53 and more over their real protocols,',
    'with load-balancer nodes and instances that really answer. It runs until it is interrupted.',
    '',
    'npm run --silent sandbox -- [options]',
    '',
    ...rows.map(([left = '', text]) => `  ${left.padEnd(width)}  ${text}`),
  ].join('\n')
}

function flag(text: string, set: Partial<Options>): Flag {
  return { help: text, read: () => set }
}

function number(
  value: string,
  text: string,
  min: number,
  max: number,
  set: (n: number) => Partial<Options>,
): Flag {
  return {
    value,
    help: text,
    read(given) {
      const parsed = Number(given)
      const whole = Number.isInteger(parsed) || min % 1 !== 0
      if (given.trim() === '' || !whole || !(parsed >= min && parsed <= max)) {
        throw new Error(`takes a${min % 1 === 0 ? ' whole' : ''} number from ${min} to ${max}`)
      }
      return set(parsed)
    },
  }
}

function range(text: string, set: (range: readonly [number, number]) => Partial<Options>): Flag {
  return {
    value: 'MIN-MAX',
    help: text,
    read(given) {
      const [, min, max] = /^(\d+)-(\d+)$/.exec(given) ?? []
      if (min === undefined || max === undefined || Number(min) > Number(max)) {
        throw new Error('takes two whole numbers of milliseconds, such as 0-500')
      }
      return set([Number(min), Number(max)])
    },
  }
}

function readFaultsFile(path: string): Partial<Options> {
  const faults: unknown = JSON.parse(readFileSync(path, 'utf8'))
  // Read here only for its mistakes.
  createFaults().add(faults)
  return { faults }
}
