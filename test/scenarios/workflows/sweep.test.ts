import { RunInstancesCommand } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { fenced, quoted, readText, section } from '../../docs/markdown.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { play, told } from './example.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ services: 2 }, { hold: '30m' })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const sweep = (inputs?: Readonly<Record<string, string>>) =>
  play(
    stage,
    'sweep',
    inputs === undefined ? { event: 'schedule' } : { event: 'workflow_dispatch', inputs },
    { files: { '.github/switchover.yml': stage.config() }, roles: { SWITCHOVER_SWEEP_ROLE: 'sweep' } },
  )

const job = 'End what is overdue'

/** Denies from now on what the README takes from the role of the sweep. */
async function denyLaunching(): Promise<void> {
  const actions = takenAway().map((call) => call.split(':')[1] ?? '')
  expect(actions).toContain('RunInstances')
  await stage.faults(actions.map((action) => ({ kind: 'deny', times: 10_000, action })))
}

interface Statement {
  readonly Sid: string
  readonly Action: string | readonly string[]
}

/** The calls that are in no statement of the README's policy but those that it says to leave out. */
function takenAway(): readonly string[] {
  const readme = readText('README.md')
  const [, said = ''] = /\*\*The sweep asks nobody\*\*(.*?)launches nothing/s.exec(readme) ?? []
  const names = quoted(said)
  const [policy = ''] = fenced(section(readme, '## The AWS role'), 'json')
  const { Statement: all }: { readonly Statement: readonly Statement[] } = JSON.parse(policy)
  const calls = (left: boolean) =>
    all.filter(({ Sid }) => names.includes(Sid) === left).flatMap(({ Action }) => Action)
  const kept = new Set(calls(false))
  return calls(true).filter((call) => !kept.has(call) && call !== 'iam:PassRole')
}

thorough(
  'what is overdue ends by its default, and not before, under a role that may launch nothing; nobody is asked',
  async () => {
    await stage.run('deploy', { release: 'v2', service: '*' })
    const early = await sweep()
    expect(await stage.person.look('web'), told(early.jobs)).toMatchObject({ blue: ['v1 healthy'] })
    await stage.advance('31m')
    await denyLaunching()

    const played = await sweep()

    expect(played.results, told(played.jobs)).toEqual([`${job}: success`])
    expect(played.outcome(job)).toBe('swept')
    expect(played.asked).toEqual([])
    for (const service of ['web', 'web2'])
      expect(await stage.person.look(service)).toMatchObject({
        ...{ routes: ['green'], blue: [], green: ['v2 healthy'], preview: 'none' },
      })
    expect(played.log(job)).not.toMatch(/may not|was not checked beforehand/)
  },
)

thorough('a live side that is sick keeps its old side, and the run that says so fails', async () => {
  await stage.run('deploy', { release: 'v2', service: 'web' })
  for (const id of await stage.person.targetIds('green')) await stage.person.stop(id)
  await stage.advance('31m')

  const played = await sweep()

  expect(played.results, told(played.jobs)).toEqual([`${job}: failure`])
  expect(played.outcome(job)).toBe('refused')
  expect(played.log(job)).toMatch(/##\[error\]the live side is not well: .* Run rollback/)
  expect(await stage.person.look('web')).toMatchObject({ blue: ['v1 healthy'] })
})

/** An instance of ours that belongs to nothing, as a run leaves it that was killed while its record was taken away. */
async function launchOrphan(): Promise<void> {
  const [live] = await stage.person.instances()
  const tags = (live?.Tags ?? []).filter(({ Key }) => Key !== 'switchover:attempt')
  await stage.person.ec2.send(
    new RunInstancesCommand({
      ...{
        ImageId: live?.ImageId,
        SubnetId: live?.SubnetId,
        InstanceType: 't3.small',
        MinCount: 1,
        MaxCount: 1,
      },
      TagSpecifications: [
        { ResourceType: 'instance', Tags: [...tags, { Key: 'switchover:attempt', Value: 'a9' }] },
      ],
    }),
  )
}

thorough('orphans are told each time, and go only when a person says so', async () => {
  await launchOrphan()
  await stage.advance('2h')

  const scheduled = await sweep()
  expect(scheduled.results, told(scheduled.jobs)).toEqual([`${job}: success`])
  expect(await stage.person.look('web'), told(scheduled.jobs)).toMatchObject({
    apart: [expect.any(String), expect.any(String)],
  })
  const byHand = await sweep({ 'remove-orphans': 'true' })

  expect(byHand.results, told(byHand.jobs)).toEqual([`${job}: success`])
  expect(await stage.person.look('web'), told(byHand.jobs)).toMatchObject({ apart: [expect.any(String)] })
})
