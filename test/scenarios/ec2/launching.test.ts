import { chmodSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { sized } from '../../support/size.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'
import { alive, launchCalls, launched, subnetsOf } from './machines.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ targets: 2, runUserData: true })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const twoTypes = { change: { fleet: { ec2: { types: ['t3.small', 't3a.small'] } } } }

const capacity = (change: Parameters<Stage['sandbox']['world']['compute']['setCapacity']>[0]) =>
  stage.sandbox.world.compute.setCapacity(change)

const names = () =>
  alive(stage)
    .map(({ tags }) => tags.get('Name'))
    .sort()

const lastWordsOf = ({ outputs }: ActionResult): readonly string[] => {
  const report: { services: { 'last-words': string[] }[] } = JSON.parse(
    readFileSync(outputs['report'] ?? '', 'utf8'),
  )
  return report.services.flatMap((service) => service['last-words'])
}

test('where there is no room the next type, then the next subnet is taken, and the log says why', async () => {
  const [first, second] = subnetsOf(stage)
  capacity({
    pools: [
      { subnet: first, room: 0 },
      { subnet: second, type: 't3.small', room: 1 },
    ],
  })

  const result = await stage.run('deploy', { release: 'v2' }, twoTypes)

  expectEnd(result, 'held, green v2, blue v1')
  expect(alive(stage).map(({ subnetId, type }) => [subnetId, type])).toEqual([
    [second, 't3.small'],
    [second, 't3a.small'],
  ])
  expect(result.log).toContain(`t3.small in ${first}: InsufficientInstanceCapacity → t3a.small in ${first}`)
  expect(result.log).toContain(
    `t3a.small in ${first}: InsufficientInstanceCapacity → the other subnets: ${second}`,
  )
})

thorough(
  'capacity nowhere: `failed`, the attempt stays open; run again it adds what is missing',
  async () => {
    capacity({ pools: [{ room: 1 }] })

    const result = await stage.run('deploy', { release: 'v2' })

    expectEnd(result, 'failed, blue v1, green v2')
    expect(result.log).toMatch(/no subnet has room: 1 of 2 instances were launched/)
    capacity({ pools: [] })
    expectEnd(await stage.run('provision', { release: 'v2' }), 'provisioned, blue v1, green v2')
    expect(launched(stage)).toHaveLength(2)
  },
)

/** At the small size the adapter's own tests answer for the others. */
const refusals = [
  { code: 'VcpuLimitExceeded', told: /Ask for a higher quota of Amazon EC2/ },
  { code: 'InvalidAMIID.NotFound', told: /Name an image of this account and Region/ },
  {
    code: 'UnauthorizedOperation',
    told: /may not ec2:RunInstances on arn:aws:ec2:.*: no statement of a policy allows it\. Give/,
  },
]

test.for(sized({ small: refusals.slice(2), full: refusals }))(
  'what no repetition mends ends the run at once, says what does, and leaves the attempt open ($code)',
  async ({ code, told }) => {
    const kind = code === 'UnauthorizedOperation' ? 'deny' : 'error'
    // A denial would meet the trial before the launch, too: here it comes after it.
    await stage.faults([{ action: 'RunInstances', kind, code, nth: kind === 'deny' ? 2 : 1 }])

    const result = await stage.run('deploy', { release: 'v2' }, twoTypes)

    expectEnd(result, 'failed, blue v1, green v2')
    expect(result.commands.map(({ message }) => message)).toEqual([expect.stringMatching(told)])
    expect(result.log).not.toContain('..')
    expect(await launchCalls(stage)).toEqual([code])
    const again = await stage.run('provision', { release: 'v2' }, twoTypes)
    expectEnd(again, 'provisioned, blue v1, green v2')
  },
)

thorough('a machine that dies after its launch is replaced; its reason and last words are told', async () => {
  const { compute } = stage.sandbox.world
  const shared = temporaryFolder('switchover-shared-')
  chmodSync(shared, 0o777)
  // The first to boot says why it does not serve, and is ended then: the run waits for its health.
  const fails = `mkdir ${shared}/taken 2>/dev/null && { echo "mounting {release}"; echo "no such device"; exit 1; }`
  const script = `#!/bin/sh\n${fails}\nserve --release {release} --color {color}\n`
  const running = stage.start(
    'deploy',
    { release: 'v2' },
    { change: { fleet: { ec2: { 'user-data': script } } } },
  )
  const silent = () =>
    launched(stage).find(({ id }) => compute.console.get(id)?.text.includes('no such device'))
  await until(() => silent() !== undefined)
  const dead = silent()?.id ?? ''
  const code = 'Server.SpotInstanceTermination'
  compute.dieAfter(dead, 0, { code, message: `${code}: Spot instance termination` })

  const result = await running.done

  expectEnd(result, 'held, green v2, blue v1')
  expect(result.log).toContain(`green has 1 of 2; ${dead} died: ${code}: Spot instance termination; its`)
  expect(lastWordsOf(result)).toContainEqual(expect.stringMatching(`^${dead}: .*no such device$`))
  expect(result.summary).toContain('mounting v2')
  // The number of the dead one is free again.
  expect(names()).toEqual(['web-green-1', 'web-green-2'])
  expect(await stage.person.records()).toHaveLength(4)
})

thorough('launches that all die end the run with their reason; nothing is launched for ever', async () => {
  const die = { action: 'RunInstances', kind: 'die', ms: 0, times: 100, code: 'Client.InternalError' }
  await stage.faults([die])

  const result = await stage.run('deploy', { release: 'v2' }, { change: { fleet: { ec2: { count: 1 } } } })

  expectEnd(result, 'failed, blue v1, green v2')
  expect(result.commands[0]?.message).toMatch(
    /3 machines of a2 died; i-[0-9a-f]+ died: Client\.InternalError: Client error on launch/,
  )
  expect(lastWordsOf(result)).toContainEqual(expect.stringMatching(/^i-[0-9a-f]+: Client\.InternalError: /))
  expect(alive(stage)).toEqual([])
})

thorough('machines that no attempt needs any more are ended, and only they', async () => {
  await stage.die({ action: 'RegisterTargets' }, 'deploy', { release: 'v2' })
  const [one, two] = launched(stage)
  const { compute } = stage.sandbox.world
  if (one === undefined) throw new Error('nothing was launched')
  const { imageId, type, subnetId, tags, userData } = one
  // Later than the others, as a launch of which the run did not see the answer.
  const [surplus] = compute.launch({ imageId, type, subnetId, tags, userData, count: 1 })

  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')

  expect(compute.instances.get(surplus?.id ?? '')?.state).toMatch(/shutting-down|terminated/)
  expect(await stage.person.targetIds('green')).toEqual([one.id, two?.id].toSorted())
})

thorough('a machine of the attempt that somebody stopped is ended, and another takes its place', async () => {
  expectEnd(await stage.run('provision', { release: 'v2' }), 'provisioned, blue v1, green v2')
  const [stopped] = launched(stage)
  await stage.person.stop(stopped?.id ?? '')

  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')

  expect(stage.sandbox.world.compute.instances.get(stopped?.id ?? '')?.state).toMatch(
    /shutting-down|terminated/,
  )
  expect(names()).toEqual(['web-green-1', 'web-green-2'])
  expect((await stage.person.look()).apart).toEqual([])
})

thorough('on spot, where the quota is met, the other types are tried and the run fails', async () => {
  capacity({ spotVcpus: 2 })

  const spot = { change: { fleet: { ec2: { spot: true, types: ['t3.small', 't3a.small'] } } } }
  const result = await stage.run('deploy', { release: 'v2' }, spot)

  expectEnd(result, 'failed, blue v1, green v2')
  expect(result.log).toMatch(/1 of 2 instances were launched; .*MaxSpotInstanceCountExceeded/)
})
