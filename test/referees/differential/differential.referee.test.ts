import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { autoscaling } from '../../../sandbox/operations/autoscaling/index.ts'
import { cloudwatch } from '../../../sandbox/operations/cloudwatch/index.ts'
import { ec2 } from '../../../sandbox/operations/ec2/index.ts'
import { elbv2 } from '../../../sandbox/operations/elbv2/index.ts'
import { iam } from '../../../sandbox/operations/iam/index.ts'
import { route53 } from '../../../sandbox/operations/route53/index.ts'
import { ssm } from '../../../sandbox/operations/ssm/index.ts'
import { sts } from '../../../sandbox/operations/sts/index.ts'
import type { Call } from '../calls/call.ts'
import { accountScenes, scenes } from '../calls/scenes.ts'
import { sdkClient } from '../clients/sdk.ts'
import { record } from '../verdicts/verdict.ts'
import { onAws, runName, sceneLimitMs } from '../worlds/asked.ts'
import { openAws } from '../worlds/aws.ts'
import { startMoto } from '../worlds/moto.ts'
import { startSandboxWorld } from '../worlds/sandbox.ts'
import type { World } from '../worlds/world.ts'
import { type Comparison, compare, type Side } from './compare.ts'
import type { Deviation } from './deviation.ts'
import { deviations } from './deviations.ts'
import type { Difference } from './differences.ts'
import { judge } from './judge.ts'
import { inWords } from './verdict-words.ts'

/** Of what moto does wrong nothing is allowed to AWS; where the sandbox has its limits, or AWS says nothing, all is. */
const allowed: readonly Deviation[] = onAws
  ? deviations.filter(({ right }) => right !== 'sandbox')
  : deviations

/** What this peer can play. */
const played = onAws ? accountScenes : scenes

let ours: Side
let theirs: Side
const compared = new Map<string, Comparison>()

beforeAll(async () => {
  const [sandbox, peer] = await Promise.all([
    // What takes AWS minutes, and here seconds, is waited for: at this speed, for a moment.
    startSandboxWorld({ speed: 20, runUserData: true }),
    onAws ? openAws() : startMoto(),
  ])
  ours = sideOf(sandbox)
  theirs = sideOf(peer)
})

afterAll(async () => {
  for (const { world, client } of [ours, theirs]) {
    await client.close()
    await world.close()
  }
})

function sideOf(world: World): Side {
  return { world, client: sdkClient(world.env) }
}

test.each(played)(
  'the sandbox and its peer answer alike: $name',
  async (scene) => {
    const comparison = await compare(scene, ours, theirs, runName)

    expect(comparison.mistakes).toEqual([])
    expect(judge(comparison.found, allowed).unexplained.map(sentence)).toEqual([])
    expect(comparison.left.ours).toEqual([])
    if (onAws) expect(comparison.left.theirs).toEqual([])
    compared.set(scene.name, comparison)
  },
  sceneLimitMs,
)

function sentence({ call, operation, path, ours, theirs }: Difference): string {
  return `${call} (${operation}), ${path || 'all of it'}: the sandbox ${ours}, the peer ${theirs}`
}

test('every call that the sandbox has is compared, and more than 150 times something is asked', () => {
  const tables = Object.entries({ autoscaling, cloudwatch, ec2, elbv2, iam, route53, ssm, sts })
  const known = tables.flatMap(([service, calls]) => Object.keys(calls).map((name) => `${service} ${name}`))
  const asked = allCalls()

  expect(new Set(asked.map(({ service, operation }) => `${service} ${operation}`))).toEqual(new Set(known))
  expect(asked.length).toBeGreaterThan(150)
})

function allCalls(): readonly Call[] {
  return [...compared.values()].flatMap(({ calls }) => calls)
}

test.skipIf(onAws)('no entry of the table of deviations is stale; what was found is kept', () => {
  expect([...compared.keys()]).toEqual(scenes.map(({ name }) => name))
  const found = [...compared.values()].flatMap((comparison) => comparison.found)

  expect(judge(found, deviations).stale).toEqual([])

  const [, version] = /^moto(?:\[\w+\])?==([\d.]+)/m.exec(readFileSync(pins, 'utf8')) ?? []
  record({
    judge: 'moto',
    version: `moto ${version}`,
    checked: `${allCalls().length} calls, through the SDK, to the sandbox and to moto: shapes, states, values, error codes and statuses agree, but for the ${deviations.length} deviations listed below.`,
    calls: inWords(allCalls(), found, deviations),
  })
})

// An endpoint that somebody set is not AWS: it may be tried, and its word is not kept.
test.runIf(onAws && process.env['AWS_ENDPOINT_URL'] === undefined)('what AWS itself answered is kept', () => {
  expect([...compared.keys()]).toEqual(played.map(({ name }) => name))

  const found = [...compared.values()].flatMap((comparison) => comparison.found)
  record({
    judge: 'aws',
    version: `${theirs.world.given.subnets[0].zone.slice(0, -1)}, ${new Date().toISOString().slice(0, 10)}`,
    checked: `${allCalls().length} calls, through the SDK, to the sandbox and to a real account: shapes, states, values, error codes and statuses agree, but for what the table below calls right in both or wrong in the sandbox.`,
    calls: inWords(allCalls(), found, allowed),
  })
})

const pins = new URL('../install/requirements.txt', import.meta.url)
