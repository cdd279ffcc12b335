import { expect, test } from 'vitest'
import { autoscaling } from '../../sandbox/operations/autoscaling/index.ts'
import { cloudwatch } from '../../sandbox/operations/cloudwatch/index.ts'
import { ec2 } from '../../sandbox/operations/ec2/index.ts'
import { elbv2 } from '../../sandbox/operations/elbv2/index.ts'
import { iam } from '../../sandbox/operations/iam/index.ts'
import { route53 } from '../../sandbox/operations/route53/index.ts'
import { ssm } from '../../sandbox/operations/ssm/index.ts'
import { sts } from '../../sandbox/operations/sts/index.ts'
import { fidelityPage } from '../referees/verdicts/page.ts'
import { quoted, readText, section } from './markdown.ts'

const page = readText('docs/fidelity.md')

test.each([
  ['Elastic Load Balancing', elbv2],
  ['EC2', ec2],
  ['Auto Scaling', autoscaling],
  ['Systems Manager', ssm],
  ['CloudWatch', cloudwatch],
  ['Route 53', route53],
  ['Security Token Service', sts],
  ['Identity and Access Management', iam],
])('every call of %s that the sandbox answers is on the page, and no other', (service, operations) => {
  const rows = section(page, `## ${service}`)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const listed = rows.flatMap((row) => quoted(row.split(' | ')[0] ?? ''))

  // Rows of states and error codes stand in the same tables.
  const calls = listed.filter((name) => /^[A-Z][a-z]+[A-Z]\w+$/.test(name) && !/^(Prior|Target)/.test(name))
  expect(calls.sort()).toEqual(Object.keys(operations).sort())
})

test('what only CodeDeploy relies on is named as such', () => {
  expect(page).toContain('A group with weight 0 counts as referenced')
})

test('the page is what sandbox/fidelity.md and the verdicts make; npm run test:referees -- --page writes it', () => {
  expect(page).toBe(fidelityPage())
})
