import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Client } from '../clients/client.ts'
import type { World } from '../worlds/world.ts'
import type { Call, Outcome, Scene } from './call.ts'
import { at, resolve } from './resolve.ts'
import { stage } from './stage.ts'

/** How long a state or a deletion may take; real load balancers take minutes. */
const PATIENCE_MS = { sandbox: 20_000, moto: 1_000, aws: 600_000 } as const

/**
 * An account may tell of a change a moment after it was made:
 * https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html. No call says when the moment is over.
 */
const SETTLING_MS = 2_000

/** What any client does about these: it sends the call again. */
const BUSY = ['PriorRequestNotComplete', 'Throttling', 'ThrottlingException', 'RequestLimitExceeded']

/** What stands in the way of a deletion may itself still be on its way out. */
const IN_USE = [
  ...BUSY,
  'DependencyViolation',
  'HostedZoneNotEmpty',
  'ResourceContention',
  'ResourceInUse',
  'ScalingActivityInProgress',
]

/** What is gone is not found; a batch that deletes a record that is gone is invalid, and what has ended cannot be changed. */
const GONE = /NotFound|NoSuch|InvalidChangeBatch|IncorrectInstanceState|InvalidDocument$/

export interface Playback {
  /** What came of each call, in the order of the scene. */
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** What could not be deleted afterwards, and why, one sentence each. */
  readonly left: readonly string[]
}

/** What else is asked of a scene while all that it made still stands. */
type Meanwhile = (outcomes: ReadonlyMap<string, Outcome>) => Promise<void>

/** Plays a scene in a world, call by call, and deletes what it made, last made first, also when it breaks off. */
export async function play(
  scene: Scene,
  client: Client,
  world: World,
  run: string,
  meanwhile: Meanwhile = async () => {},
): Promise<Playback> {
  const outcomes = new Map<string, Outcome>()
  const undoing: Call[] = []
  const left: string[] = []
  const ask = (call: Call, isEnough: (answer: Answer) => boolean) =>
    askUntil(isEnough, PATIENCE_MS[world.name], () => send(call, client, outcomes))
  try {
    for (const call of scene.calls(stage(world.given, run, scene.name))) {
      const outcome = await ask(call, (answer) => isAnswered(call, answer))
      outcomes.set(call.id, outcome)
      if ('output' in outcome) undoing.unshift(...undos(call))
      if ('output' in outcome && settles(world, call)) await sleep(SETTLING_MS)
    }
    await meanwhile(outcomes)
  } finally {
    for (const call of undoing) left.push(...(await stays(call, ask)))
  }
  return { outcomes, left }
}

/** Sends calls that delete something, each again while another thing stands in its way. Answers what is left, and why. */
export async function deleteAll(
  calls: readonly Call[],
  client: Client,
  world: World['name'],
): Promise<readonly string[]> {
  const left: string[] = []
  const ask = (call: Call, isEnough: (answer: Answer) => boolean) =>
    askUntil(isEnough, PATIENCE_MS[world], () => send(call, client, new Map()))
  for (const call of calls) left.push(...(await stays(call, ask)))
  return left
}

async function send(
  { service, operation, input }: Call,
  client: Client,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<Outcome> {
  const missing: string[] = []
  const sent = resolve(input, (path) => {
    const value = valueAt(outcomes, path)
    if (value === undefined) missing.push(path)
    return value ?? null
  })
  if (missing.length > 0) return { unplayed: `${missing.join(' and ')} never came` }
  return client.call(service, operation, sent)
}

/** What stands at `createGroup.TargetGroups[0].TargetGroupArn`, the call's name first. */
export function valueAt(outcomes: ReadonlyMap<string, Outcome>, path: string) {
  const [, id = '', rest = ''] = /^(\w+)\.(.*)$/.exec(path) ?? []
  const outcome = outcomes.get(id)
  return outcome !== undefined && 'output' in outcome ? at(outcome.output, rest) : undefined
}

/** Behind an endpoint of somebody's own nothing has to. */
function settles({ name, env }: World, { operation }: Call): boolean {
  const isAccount = name === 'aws' && env['AWS_ENDPOINT_URL'] === undefined
  return isAccount && !/^(?:Describe|Get|List)/.test(operation)
}

function isAnswered({ fails, until }: Call, answer: Answer): boolean {
  if ('error' in answer) return until === undefined && (answer.error.code === fails || !isIn(BUSY, answer))
  return until === undefined || until.in.includes(at(answer.output, until.path) ?? null)
}

/** Asks at once, then after ever longer pauses, and takes the last answer when patience ends. */
async function askUntil(
  isEnough: (answer: Answer) => boolean,
  patienceMs: number,
  ask: () => Promise<Outcome>,
): Promise<Outcome> {
  const end = Date.now() + patienceMs
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, 5_000)) {
    const outcome = await ask()
    if ('unplayed' in outcome || isEnough(outcome) || Date.now() + pauseMs > end) return outcome
    await sleep(pauseMs)
  }
}

function undos({ id, service, undo = [] }: Call): readonly Call[] {
  return undo.map((how) => ({ id, service, ...how }))
}

/** What an undoing leaves behind: nothing, or a sentence. */
async function stays(
  call: Call,
  ask: (call: Call, isEnough: (answer: Answer) => boolean) => Promise<Outcome>,
): Promise<string[]> {
  const outcome = await ask(call, (answer) => !isIn(IN_USE, answer))
  if ('output' in outcome || 'unplayed' in outcome || isGone(outcome.error)) return []
  return [`${call.id} was not undone by ${call.operation}: ${JSON.stringify(outcome)}`]
}

/** Auto Scaling says only in words that a group is not there. */
function isGone({ code, message }: { readonly code: string; readonly message: string }): boolean {
  return GONE.test(code) || (code === 'ValidationError' && message.includes('not found'))
}

function isIn(codes: readonly string[], answer: Answer): boolean {
  return 'error' in answer && codes.includes(answer.error.code)
}
