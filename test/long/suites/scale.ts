import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { patienceMs } from '../stage/patience.ts'
import { type Call, isWrite, onStage, type Setting } from '../stage/stage.ts'
import { expectNothingLost } from '../stage/told.ts'

/** Nodes hear of a change only after three seconds: long enough to see how the wait for health asks. */
const slowNodes = (targets: number): Setting => ({
  options: {
    targets,
    children: 0,
    propagationMs: [3_000, 3_000],
    healthIntervalMs: 2_000,
    bootMs: [0, 500],
    insyncMs: [0, 100],
    drainSeconds: 0,
  },
  loadEveryMs: 250,
})

/** A deploy of so many machines beside as many: it ends held, asks no more than it must, and stays small. */
export function deployOf(machines: number): void {
  test(
    `a deploy of ${machines} machines keeps to 4 reads a look, 200 targets a registration and 320 MB`,
    () =>
      onStage(slowNodes(machines), async (stage) => {
        const step = stage.start('deploy', { inputs: { release: 'v2' } })
        const memory = peakMemory(step.pid, step.done)
        const deployed = await step.done
        const calls = await stage.calls()

        const { looks, reads } = whileWaiting(calls)
        const figures = { looks, readsALook: reads / looks, peakMb: await memory, calls: calls.length }
        console.log(`${machines} machines in ${Math.round(deployed.durationMs / 100) / 10} s:`, figures)
        expect(deployed.outputs['outcome'], deployed.log).toBe('held')
        const { targets, machines: there } = await stage.standing()
        expect(targets).toEqual({ 'web-blue': machines, 'web-green': machines })
        expect(there).toEqual({ 'blue v1': machines, 'green v2': machines })
        const chunks = calls.filter(({ action }) => action === 'RegisterTargets').map(targetCount)
        expect(Math.max(...chunks)).toBeLessThanOrEqual(200)
        expect(chunks.reduce((sum, count) => sum + count, 0)).toBe(machines)
        expect(looks, 'the wait is long enough to be a steady state').toBeGreaterThan(2)
        expect(figures.readsALook).toBeLessThanOrEqual(4)
        expect(figures.peakMb).toBeLessThan(320)
        expectNothingLost(stage, deployed.log)
      }),
    patienceMs,
  )
}

/** The reads of the steady state between the preview rule and the first question to the nodes, further pages left out. */
function whileWaiting(calls: readonly Call[]): { readonly looks: number; readonly reads: number } {
  const preview = calls.findLastIndex(({ action }) => action === 'CreateRule')
  const proof = calls.findIndex(({ action }, i) => i > preview && action === 'DescribeNetworkInterfaces')
  const isFurtherPage = ({ parameters }: Call) => /"(NextToken|Marker)":/.test(JSON.stringify(parameters))
  const waiting = calls.slice(preview, proof).filter((call) => !isWrite(call) && !isFurtherPage(call))
  const health = waiting.filter(({ action }) => action === 'DescribeTargetHealth')
  const groups = new Set(health.map(({ parameters }) => JSON.stringify(parameters))).size
  // The first looks still ask about everything that the rule changed.
  const steady = waiting.slice(waiting.findIndex((call) => call === health[2 * groups]))
  const looks = steady.filter(({ action }) => action === 'DescribeTargetHealth').length / groups
  return { looks, reads: steady.length }
}

const targetCount = ({ parameters }: Call): number => {
  const { Targets: targets } = parameters as { readonly Targets: readonly unknown[] }
  return targets.length
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
