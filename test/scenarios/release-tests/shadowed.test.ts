import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreateRuleCommand, DeleteRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'
import { resultsOf } from './results.ts'

const out = temporaryFolder('release-tests-')

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** A rule for everything, before the preview rule: whoever asks for the preview gets the live side's answers. */
async function takeAll(): Promise<string> {
  const { elbv2, service } = stage.person
  const { routes, 'target-groups': groups } = service('web')
  const { Rules } = await elbv2.send(
    new CreateRuleCommand({
      ListenerArn: routes[0]?.listener,
      Priority: 5,
      Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
      Actions: [{ Type: 'forward', TargetGroupArn: groups.blue }],
    }),
  )
  return Rules?.[0]?.RuleArn ?? ''
}
const remove = (RuleArn: string) => stage.person.elbv2.send(new DeleteRuleCommand({ RuleArn }))

test('a rule for everything before the preview rule is refused before anything is written', async () => {
  const rule = await takeAll()
  const before = (await stage.writes()).length

  const result = await stage.run('deploy', { release: 'v2' })

  expectRefusal(
    result,
    /preview\.priority: the rule .*priority 5: path-pattern \/\*.* would take GET .*\/version before the preview rule/,
  )
  expect((await stage.writes()).slice(before)).toEqual([])
  await remove(rule)
})

/** Holds the release tests open until the file `go` is there. */
const waits = 'touch "$OUT/asked"; while [ ! -e "$OUT/go" ]; do sleep 0.1; done'
// Both sides answer alike here, and nothing else is asked than that something answers.
const alike = {
  proof: undefined,
  'release-test': [{ http: { path: '/healthz' } }, { run: waits }],
}

thorough(
  'where such a rule comes amid the tests, the release is not accepted though every answer was right',
  async () => {
    const running = stage.start('deploy', { release: 'v2' }, { change: alike, runId: 7, env: { OUT: out } })
    await until(() => existsSync(join(out, 'asked')))
    const rule = await takeAll()
    writeFileSync(join(out, 'go'), '')

    const result = await running.done

    expectEnd(result, 'failed, blue v1, green v2')
    expect(resultsOf(result).map((said) => said.replace(/.*: /, ''))).toEqual(['passed', 'passed'])
    expect(result.log).toMatch(/would take GET .*\/healthz before the preview rule does/)
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], green: ['v2 healthy'] })
    await remove(rule)
  },
)

thorough(
  'that nothing tells an answer of the idle side from one of the live side is told; without the rule the release goes on',
  async () => {
    const result = await stage.run(
      'deploy',
      { release: 'v2' },
      { change: alike, runId: 7, runAttempt: 2, env: { OUT: out } },
    )

    expectEnd(result, 'held, green v2, blue v1')
    expect(result.commands.map(({ name, message }) => `${name} ${message}`)).toEqual([
      expect.stringMatching(
        /^notice no `proof` is configured: nothing shows that the answers to http GET \/healthz via preview are the idle side's$/,
      ),
    ])
  },
)
