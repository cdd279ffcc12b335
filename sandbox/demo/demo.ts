import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as elapse } from 'node:timers/promises'
import { type Sandbox, startSandbox } from '../start.ts'
import { demoConfig, placesOf } from './config.ts'
import { LoadThread } from './load/load-thread.ts'
import { RATES } from './load/plan.ts'
import type { Narrator } from './narrate.ts'
import { perform } from './perform.ts'
import type { Recording, Told } from './recording.ts'
import { STORY } from './story.ts'
import { actsOf, type Call, switchesOf } from './switches.ts'
import { grouped } from './table.ts'

const SANDBOX = {
  targets: 2,
  nodes: 3,
  routes: 2,
  propagationMs: [0, 1000],
  drainSeconds: 3,
  healthIntervalMs: 400,
  bootMs: [300, 800],
  insyncMs: [200, 600],
} as const
const HOST = 'app.example.com'
/** Between two commands, so that a reader and the picture tell them apart. */
const PAUSE_MS = 750

export interface Demo {
  readonly narrator: Narrator
  /** Where the config is written. */
  readonly folder: string
  /** Ends the demo at once. */
  readonly signal: AbortSignal
}

/** Starts an AWS on loopback, puts load on it, and runs every command of the story under that load. */
export async function runDemo({ narrator, folder, signal }: Demo): Promise<Recording> {
  const beganAt = performance.now()
  narrator.watch(
    () => `an AWS on loopback starts, with v1 live on blue: ${seconds(performance.now() - beganAt)}`,
  )
  await using sandbox = await startSandbox(SANDBOX)
  narrator.rest()
  signal.throwIfAborted()
  const config = join(folder, 'switchover.yml')
  const text = demoConfig(sandbox.config)
  writeFileSync(config, text)
  introduce(narrator, sandbox, config)
  await using load = await LoadThread.start({ nodes: sandbox.nodes, host: HOST })
  const startedAt = sandbox.world.clock.now() - load.now()
  narrator.watch(() => countsSaid(load))
  const told = await tell({ narrator, sandbox, config, load, signal })
  narrator.watch(() => `the last requests end: ${countsSaid(load)}`)
  const { visits, lateMs } = await load.finish()
  narrator.rest()
  const acts = actsOf(await callsOf(sandbox), placesOf(text), startedAt)
  return { told, visits, acts, switches: switchesOf(acts, visits), endMs: load.now(), lateMs }
}

interface Telling extends Omit<Demo, 'folder'> {
  readonly sandbox: Sandbox
  readonly config: string
  readonly load: LoadThread
}

async function tell({ narrator, sandbox, config, load, signal }: Telling): Promise<readonly Told[]> {
  const told: Told[] = []
  const stage = { env: sandbox.env, config, signal, onLine: (line: string) => narrator.log(line) }
  for (const [index, chapter] of STORY.entries()) {
    await elapse(PAUSE_MS, undefined, { signal })
    narrator.headline(`${index + 1}/${STORY.length}  ${chapter.title}`, chapter.about)
    const fromMs = load.now()
    narrator.watch(() => `${seconds(load.now() - fromMs)}  ${countsSaid(load)}`)
    const ended = await perform(chapter, index, stage)
    const toMs = load.now()
    narrator.watch(() => countsSaid(load))
    const asTold = ended.outcome === chapter.outcome
    const mark = asTold ? narrator.style('green', '✓') : narrator.style('red', '✗')
    const wanted = asTold ? '' : `, not ${chapter.outcome} as it should`
    narrator.say(
      `   ${mark} ended ${ended.outcome}${wanted} in ${seconds(toMs - fromMs)}; ${countsSaid(load)}`,
    )
    told.push({ chapter, fromMs, toMs, ended })
  }
  return told
}

function introduce(narrator: Narrator, { nodes }: Sandbox, config: string): void {
  narrator.say(narrator.style('bold', 'Switchover: blue/green releases on AWS, here on an AWS on loopback'))
  narrator.say(
    `v1 is live on blue: 2 instances, ${nodes[0]?.length} load-balancer nodes that take up to 1 s to obey, ${nodes.length} routes.`,
  )
  narrator.say(
    `From here to the end ${RATES.short} requests a second go through every node and route, over kept and fresh`,
  )
  narrator.say('connections, with slow requests and WebSockets always open. None may be lost.')
  narrator.say(`config: ${config}`)
}

async function callsOf({ control }: Sandbox): Promise<readonly Call[]> {
  const answer = await fetch(`${control}/calls`)
  return (await answer.json()) as readonly Call[]
}

function countsSaid(load: LoadThread): string {
  const { sent, answered, failed, lost } = load.counts()
  return `${grouped(sent)} sent, ${grouped(answered)} answered, ${grouped(failed)} failed, ${grouped(lost)} lost`
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
