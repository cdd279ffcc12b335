import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoConfig, placesOf } from '../../sandbox/demo/config.ts'
import { configText } from '../../sandbox/seed-config.ts'
import { readConfig } from '../../src/action/config/read.ts'

const arn = (kind: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${kind}`
const groups = {
  blue: arn('targetgroup/web-blue/0123456789abcdef'),
  green: arn('targetgroup/web-green/0123456789abcdef'),
}
const routes = [
  { kind: 'listener', arn: arn('listener/app/web/0123456789abcdef/0123456789abcdef'), port: 8080 },
  {
    kind: 'rule',
    arn: arn('listener-rule/app/web/0123456789abcdef/0123456789abcdef/0123456789abcdef'),
    port: 8081,
  },
] as const
const seeded = configText(
  {
    services: [
      { name: 'web', loadBalancerArn: arn('loadbalancer/app/web/0123456789abcdef'), groups, routes },
    ],
    place: {
      vpcId: 'vpc-0123456789abcdef0',
      subnetIds: ['subnet-0123456789abcdef0'],
      imageId: 'ami-0123456789abcdef0',
      securityGroupId: 'sg-0123456789abcdef0',
      zoneId: 'Z0123456789ABCDEFGHIJ',
    },
    foreignZone: { id: 'Z0210987654321', role: 'arn:aws:iam::210987654321:role/dns', name: 'other.inside' },
  },
  2,
)

function demoText(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seeded-'))
  writeFileSync(join(folder, 'switchover.yml'), seeded)
  const text = demoConfig(join(folder, 'switchover.yml'))
  rmSync(folder, { recursive: true })
  return text
}

test('the config of the demo has no mistake, and watches and asks for work that is left', async () => {
  const { services, mistakes } = await readConfig(demoText(), tmpdir())

  expect(mistakes).toEqual([])
  expect(services['web']?.terms.watch).toMatchObject({ forMs: 3000, targetHealth: true })
  expect(services['web']?.terms.retire.busy).toBe(true)
})

test('the places of production traffic are those of the config', () => {
  expect(placesOf(demoText())).toEqual({
    groups: [
      { arn: groups.blue, color: 'blue' },
      { arn: groups.green, color: 'green' },
    ],
    routes: routes.map((route) => route.arn),
  })
})
