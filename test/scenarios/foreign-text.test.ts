import { createServer, type Server } from 'node:http'
import { CreateTagsCommand } from '@aws-sdk/client-ec2'
import { CreateRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActionResult } from '../support/runner.ts'
import { openStage, type Stage } from './support/stage.ts'

/** What a stranger would write to make the runner obey, or to break the page that the summary is. */
const hostile =
  'x\n::error::taken over\n::set-output name=outcome::live\n##[warning]old\n::add-mask::v1\n</td></table><script>alert(1)</script> | ![pixel](http://evil.example/p.png) @everyone'

let stage: Stage
let server: Server
beforeAll(async () => {
  stage = await openStage()
  server = createServer((request, response) => {
    request.resume()
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.end(hostile)
  })
})
afterAll(async () => {
  server.closeAllConnections()
  await stage.close()
})

/** Only our own annotation is obeyed, and the summary has no markup but ours. */
function expectHarmless({ commands, log, summary, outputs }: ActionResult): void {
  expect(commands.map(({ name, properties }) => `${name} ${properties}`)).toEqual([
    expect.stringMatching(/^error title=web/),
  ])
  expect(log).not.toMatch(/^\s*::(?!error title=web)/m)
  expect(summary).not.toMatch(/<script|<\/table|!\[pixel|http:\/\/evil| @everyone/)
  expect(outputs['outcome']).not.toBe('live')
}

test('what a release server answers is text in log, annotation and summary', async () => {
  const around = {
    change: {
      'release-test': [{ http: { path: '/version', contains: 'never', via: 'instance', port: 8999 } }],
    },
  }
  let told = ''
  const running = stage.start('deploy', { release: 'v2' }, { ...around, onOutput: (text) => (told += text) })
  // The candidate's own address is known once it is named; there a server of a stranger's answers.
  await expect.poll(() => /\((127\.[\d.]+)\)/.exec(told)?.[1], { timeout: 20_000 }).toBeDefined()
  server.listen(8999, /\((127\.[\d.]+)\)/.exec(told)?.[1])

  const result = await running.done

  expect(result.outputs['outcome'], result.log).toBe('rejected')
  expect(result.log).toContain('taken over')
  expectHarmless(result)
})

test('tags of instances and rules of a listener are text too', async () => {
  const { ec2, elbv2, service, targetIds } = stage.person
  const [id = ''] = await targetIds('blue')
  await ec2.send(
    new CreateTagsCommand({
      Resources: [id],
      Tags: [{ Key: 'switchover:release', Value: '::error::x | <b>' }],
    }),
  )
  const { routes, 'target-groups': groups } = service('web')
  await elbv2.send(
    new CreateRuleCommand({
      ListenerArn: routes[0]?.listener,
      Priority: 10,
      Conditions: [
        {
          Field: 'http-header',
          HttpHeaderConfig: { HttpHeaderName: 'X-A', Values: ['##[error]taken <script> |'] },
        },
      ],
      Actions: [{ Type: 'forward', TargetGroupArn: groups.blue }],
    }),
  )

  const result = await stage.run('deploy', { release: 'v2' })

  expect(result.outputs['outcome'], result.log).toBe('refused')
  expect(result.log).toContain('taken <script> |')
  expectHarmless(result)
})

test('inputs of the workflow are text too', async () => {
  const result = await stage.run('deploy', { release: hostile, reason: hostile, service: hostile })

  expect(result.outputs['outcome'], result.log).toBe('refused')
  expect(result.commands.map(({ name }) => name)).toEqual(['error'])
  expect(result.summary).not.toMatch(/<script|<\/table|!\[pixel|http:\/\/evil/)
})
