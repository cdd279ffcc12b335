import { expect, test } from 'vitest'
import { groupName, listenerOf, loadBalancerOf } from '../../src/aws/arns.ts'
import { ownerOf } from '../../src/aws/identity.ts'

const base = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012'

test("a rule's ARN names its listener and load balancer", () => {
  const rule = `${base}:listener-rule/app/web/1111/2222/3333`

  expect(listenerOf(rule)).toBe(`${base}:listener/app/web/1111/2222`)
  expect(loadBalancerOf(rule)).toBe(`${base}:loadbalancer/app/web/1111`)
})

test("a listener's ARN names its load balancer, a target group's its name", () => {
  expect(loadBalancerOf(`${base}:listener/app/web/1111/2222`)).toBe(`${base}:loadbalancer/app/web/1111`)
  expect(groupName(`${base}:targetgroup/web-blue/4444`)).toBe('web-blue')
})

test('the owner hangs on account, Region and groups, not on their order', () => {
  const owner = ownerOf('123456789012', 'eu-west-1', ['b', 'a'])

  expect(owner).toMatch(/^[0-9a-f]{16}$/)
  expect(ownerOf('123456789012', 'eu-west-1', ['a', 'b', 'a'])).toBe(owner)
  expect(ownerOf('123456789012', 'eu-west-2', ['a', 'b'])).not.toBe(owner)
  expect(ownerOf('210987654321', 'eu-west-1', ['a', 'b'])).not.toBe(owner)
})
