import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { CreateSubnetCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { parse, stringify } from 'yaml'
import type { Sandbox } from '../../../sandbox/start.ts'
import { type ApiCall, isWrite } from '../../support/api-call.ts'
import type { ActionResult } from '../../support/runner.ts'
import type { Setting, Stage } from './stage.ts'

/** How a fleet is named: one name for all costs no call, a number in it one call for each machine. */
export type Naming = 'one name' | 'numbered'

/**
 * So many machines live, and as many to be launched over three subnets, with AWS's token buckets on. Nodes hear of a
 * change only after three seconds: long enough to see how the wait for health asks.
 */
export const throttled = (machines: number, naming: Naming): Setting => ({
  options: {
    targets: machines,
    children: 0,
    throttle: true,
    propagationMs: [3_000, 3_000],
    // Thousands of checks take the machine's time from everything else.
    healthIntervalMs: 5_000,
    bootMs: [0, 500],
    insyncMs: [0, 100],
    drainSeconds: 0,
  },
  config: [
    // A busy machine takes its time to bring up so many, and to answer meanwhile.
    ['within: 30s', 'within: 10m'],
    ['lease: 3s', 'lease: 90s'],
  ],
  adapt: (sandbox, config) => overThreeSubnets(sandbox, config, naming),
  loadEveryMs: 250,
})

async function overThreeSubnets(sandbox: Sandbox, text: string, naming: Naming): Promise<string> {
  const { services } = parse(text) as { readonly services: { readonly web: Service } }
  const { web } = services
  const { ec2 } = web.fleet
  const subnets = [...ec2.subnets, await thirdSubnet(sandbox, ec2.subnets[0] ?? '')]
  const fleet = { ec2: { ...ec2, subnets, ...(naming === 'one name' ? { name: '{service}-{color}' } : {}) } }
  // Records are one for each name.
  const { dns, ...others } = web
  return stringify({ services: { web: { ...others, fleet, ...(naming === 'numbered' ? { dns } : {}) } } })
}

interface Service {
  readonly fleet: { readonly ec2: { readonly subnets: readonly string[] } }
  readonly dns: unknown
}

/** One more subnet in the zone of a subnet that there is. */
async function thirdSubnet({ endpoint, env }: Sandbox, beside: string): Promise<string> {
  const ec2 = new EC2Client({
    endpoint,
    region: env['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  })
  const { Subnets: [found] = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [beside] }))
  const { VpcId, AvailabilityZone } = found ?? {}
  // The seeded VPC is a /16 in twentieths; the last one is free.
  const CidrBlock = (found?.CidrBlock ?? '').replace(/\.\d+\.\d+\/\d+$/, '.240.0/20')
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, AvailabilityZone, CidrBlock }))
  ec2.destroy()
  return Subnet?.SubnetId ?? ''
}

/** What a deploy cost. */
export interface Cost {
  readonly deployed: ActionResult
  readonly calls: readonly ApiCall[]
  /** How often the wait for health looked, and reads of one look, further pages left out. */
  readonly looks: number
  readonly readsALook: number
  /** The most that the action ever had in memory. */
  readonly peakMb: number
}

export async function deployed(stage: Stage, limitMs: number): Promise<Cost> {
  const step = stage.start('deploy', { inputs: { release: 'v2' }, limitMs })
  const memory = peakMemory(step.pid, step.done)
  const result = await step.done
  const calls = await stage.calls()
  const { looks, reads } = whileWaiting(calls)
  return { deployed: result, calls, looks, readsALook: reads / looks, peakMb: await memory }
}

/** How many calls of each name, and how many of them were throttled. */
export function tally(
  calls: readonly ApiCall[],
): Readonly<Record<string, { made: number; throttled: number }>> {
  const counts: Record<string, { made: number; throttled: number }> = {}
  for (const { action, error } of calls) {
    const count = counts[action] ?? { made: 0, throttled: 0 }
    counts[action] = count
    count.made += 1
    if (/Throttl|RequestLimitExceeded/.test(error ?? '')) count.throttled += 1
  }
  return counts
}

/** Further pages of a look. */
const isFurtherPage = ({ parameters }: ApiCall) => /"(NextToken|Marker)":/.test(JSON.stringify(parameters))

/** The reads of the steady state between the preview rule and the first question to the nodes, further pages left out. */
function whileWaiting(calls: readonly ApiCall[]): { readonly looks: number; readonly reads: number } {
  const preview = calls.findLastIndex(({ action }) => action === 'CreateRule')
  const proof = calls.findIndex(({ action }, i) => i > preview && action === 'DescribeNetworkInterfaces')
  const waiting = calls.slice(preview, proof).filter((call) => !isWrite(call) && !isFurtherPage(call))
  const health = waiting.filter(({ action }) => action === 'DescribeTargetHealth')
  const groups = new Set(health.map(({ parameters }) => JSON.stringify(parameters))).size
  // The first looks still ask about everything that the rule changed.
  const steady = waiting.slice(waiting.findIndex((call) => call === health[2 * groups]))
  const looks = steady.filter(({ action }) => action === 'DescribeTargetHealth').length / groups
  return { looks, reads: steady.length }
}

/** The most that the process ever had in memory, in MB. */
async function peakMemory(pid: number, over: Promise<unknown>): Promise<number> {
  let peakKb = 0
  let running = true
  const end = () => (running = false)
  over.then(end, end)
  while (running) {
    peakKb = Math.max(peakKb, highWaterKb(pid))
    await pause(50)
  }
  return Math.round(peakKb / 1024)
}

function highWaterKb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0 // it has ended since
  }
}
