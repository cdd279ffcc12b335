import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { timedRollbacks } from '../test/scenarios/support/rollback-time.ts'
import { openStage, type Stage } from '../test/scenarios/support/stage.ts'

// How long a rollback takes until the last route is set, on an AWS that answers at once, against the fastest program that
// sets one: no look, no check, no lease. The quickest of a few rounds counts: a busy machine makes it slower, nothing faster.
const rounds = Number(process.argv[2] ?? 7)
const limitMs = 3_000
const allowedRatio = 10

const stage = await openStage({ routes: 2, targets: 2, nodes: 2 })
try {
  const times = await timedRollbacks(stage, rounds)
  const floors = []
  for (let round = 0; round < rounds; round++) floors.push(await floorMs(stage))
  report(Math.min(...floors), least(times, 'switchedMs'), least(times, 'endedMs'))
} finally {
  await stage.close()
}

function report(floor: number, switched: number, ended: number): void {
  const ratio = switched / floor
  console.log(`rollback of two routes, from the start of its process, the quickest of ${rounds}:`)
  console.log(`  floor    ${floor.toFixed(0)} ms   one ModifyListener, signed by hand`)
  console.log(`  switched ${switched.toFixed(0)} ms   the last route is set; at most ${limitMs} ms`)
  console.log(`  ended    ${ended.toFixed(0)} ms   proven, recorded and told`)
  console.log(`  ratio    ${ratio.toFixed(1)}   at most ${allowedRatio}`)
  if (switched > limitMs || ratio > allowedRatio) process.exitCode = 1
}

function least<Key extends string>(times: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return Math.min(...times.map((time) => time[key]))
}

/** Sets the listener to the side that it forwards to. */
async function floorMs({ sandbox, person, calls }: Stage): Promise<number> {
  const { routes, 'target-groups': groups } = person.service('web')
  const body = new URLSearchParams({
    Action: 'ModifyListener',
    Version: '2015-12-01',
    ListenerArn: routes[0]?.listener ?? '',
    'DefaultActions.member.1.Type': 'forward',
    'DefaultActions.member.1.TargetGroupArn': groups.blue,
  })
  const startedAt = performance.now()
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('floor.cjs', import.meta.url)), body.toString()],
    { env: sandbox.env, stdio: 'inherit' },
  )
  await once(child, 'exit')
  const tookMs = performance.now() - startedAt
  const made = (await calls()).at(-1)
  if (made?.action !== 'ModifyListener' || made.error !== undefined) throw new Error('the floor set nothing')
  return tookMs
}
