import { expect, test } from 'vitest'
import type { Answer, Client, Service } from '../clients/client.ts'
import { sparing } from './sparing.ts'

const refusal: Answer = { error: { code: 'ValidationError', status: 400, message: 'no' } }

/** Gives these answers, then its name. */
function clientThat(name: string, answers: readonly Answer[] = []): Client {
  let asked = 0
  return {
    async call() {
      asked += 1
      return answers[asked - 1] ?? { output: { by: name } }
    },
    close: async () => {},
  }
}

async function play(dear: Client, calls: readonly (readonly [Service, string, object])[]): Promise<string[]> {
  const told: string[] = []
  const client = sparing(dear, clientThat('cheap'), (call, answer) =>
    told.push(`${call} ${Object.keys(answer)}`),
  )
  for (const [service, operation, input] of calls) await client.call(service, operation, { ...input })
  return told
}

test('a form of a call is asked of the dear client until it succeeds', async () => {
  const rules = ['elbv2', 'DescribeRules', { PageSize: 0 }] as const

  expect(await play(clientThat('dear', [refusal]), [rules, rules, rules])).toEqual([
    'elbv2 DescribeRules error',
    'elbv2 DescribeRules output',
  ])
})

test('one that is only refused is asked three times', async () => {
  const rules = ['elbv2', 'DescribeRules', {}] as const

  expect(await play(clientThat('dear', Array(9).fill(refusal)), Array(9).fill(rules))).toHaveLength(3)
})

test('other members of an input make another form, other values do not', async () => {
  const told = await play(clientThat('dear'), [
    ['elbv2', 'DescribeRules', { ListenerArn: 'a' }],
    ['elbv2', 'DescribeRules', { ListenerArn: 'b' }],
    ['elbv2', 'DescribeRules', { RuleArns: ['a'] }],
    ['elbv2', 'DescribeListeners', { ListenerArn: 'a' }],
  ])

  expect(told).toHaveLength(3)
})

test('what the service has not got round to yet is asked again, and not told', async () => {
  const early: Answer = { error: { code: 'InvocationDoesNotExist', status: 400, message: '' } }
  const look = ['ssm', 'GetCommandInvocation', {}] as const

  expect(await play(clientThat('dear', Array(5).fill(early)), Array(7).fill(look))).toEqual([
    'ssm GetCommandInvocation output',
  ])
})
