import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { repository } from '../install/tools.ts'
import { notPassedBeside } from '../passed.ts'
import { record } from '../verdicts/verdict.ts'
import { besideAService } from './beside-a-service.ts'
import { inANewAccount } from './in-a-new-account.ts'
import { openStage } from './stage.ts'
import { whenKilled } from './when-killed.ts'
import { withTwoGroups } from './with-two-groups.ts'

const checked =
  'The packaged action does a release from first look to retirement, beside instances of others, with two Auto Scaling groups and in an empty account, each command by a dry run first; it is killed, run twice at once, and finds a route moved. After each run boto3 reads routes, rules, targets, instances, tags and records. There is no data plane: proof, health and draining are not shown here.'

const stage = await openStage()
afterAll(() => stage.close())

describe('beside instances that somebody launched by hand', () => besideAService(stage))
describe('with two Auto Scaling groups', () => withTwoGroups(stage))
describe('in a new account, where the runner cannot ask the load balancer', () => inANewAccount(stage))
describe('when the process is killed', () => whenKilled(stage))

describe('what this is worth', () => {
  test('no run connected to anything but the endpoint that it was given', () => {
    expect(stage.peers()).toEqual([new URL(stage.relay.endpoint).host])
  })

  test('each difference between moto and AWS that the stories live with still stands', async () => {
    const built = await stage.begin(0)
    const deviations = await stage.person.deviations(built)

    expect(deviations.filter(({ stands }) => !stands)).toEqual([])
    for (const { page } of deviations) expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
  })

  test('the verdict is kept when every command was run and all else has passed', async ({ task }) => {
    const run = new Set([...stage.callers().values()].flatMap((by) => [...by]))
    const told = (by: ReadonlySet<string>) =>
      by.size === run.size ? 'every command' : [...by].sort().join(', ')
    const made = [...stage.callers()].map(([call, by]) => [call, `by ${told(by)}`])
    expect([...run].sort()).toEqual(commands().sort())
    expect(notPassedBeside(task)).toEqual([])

    const [moto, boto3] = await Promise.all(['moto', 'boto3'].map((name) => stage.person.version(name)))
    record({
      judge: 'moto-action',
      version: `moto ${moto}, boto3 ${boto3}`,
      checked,
      calls: Object.fromEntries(made),
    })
  })
})

/** The commands that action.yml tells its users of. */
function commands(): string[] {
  const { inputs } = parse(readFileSync(join(repository, 'action.yml'), 'utf8'))
  const told: string = inputs.command.description
  return told
    .replace(/^.*?: /, '')
    .replace(/\.$/, '')
    .split(/, | or /)
}
