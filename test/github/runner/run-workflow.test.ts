import { expect, test } from 'vitest'
import { anAction } from '../../support/step/an-action.ts'
import type { Hub } from './hub.ts'
import { runWorkflow } from './run-workflow.ts'
import { parseWorkflow } from './workflow.ts'

const arn = 'arn:aws:iam::123456789012:role/deploy'

/** An action that gives back what it was given, and fails where its greeting is `no`. */
const echo = anAction(
  `fs.appendFileSync(env.GITHUB_OUTPUT, 'said=' + env.INPUT_GREETING + '\\n')
   fs.appendFileSync(env.GITHUB_OUTPUT, 'key=' + env.AWS_ACCESS_KEY_ID + '\\n')
   fs.appendFileSync(env.GITHUB_STATE, 'journal=' + env.INPUT_GREETING + '\\n')
   process.exitCode = env.INPUT_GREETING === 'no' ? 1 : 0`,
  { post: 'console.log(env.STATE_journal)' },
)

const hub: Hub = {
  variables: { AWS_REGION: 'eu-west-1', ROLE: arn },
  environments: {},
  roles: {
    [arn]: { trusts: ['repo:octo/shop:ref:refs/heads/main'], credentials: { AWS_ACCESS_KEY_ID: 'A' } },
  },
  ...{ files: {}, machine: {}, action: echo },
}

/** Runs jobs by hand; each is what YAML says of it, but for `runs-on`. */
const run = (jobs: string, given: Partial<Hub> = {}) =>
  runWorkflow(parseWorkflow(`name: w\non: { workflow_dispatch: }\njobs:\n${jobs}`), byHand, {
    ...hub,
    ...given,
  })

const byHand = { event: 'workflow_dispatch', inputs: {} } as const
const say = (greeting: string) => `{ id: say, uses: ./, with: { greeting: "${greeting}" } }`
const takeRole = `{ uses: aws-actions/configure-aws-credentials@${'0'.repeat(40)}, with: { role-to-assume: "\${{ vars.ROLE }}", aws-region: "\${{ vars.AWS_REGION }}" } }`
const token = 'permissions: { id-token: write }'

test('a job begins when what it needs has ended, and is told what came of it', async () => {
  const jobs = await run(`
  b: { needs: a, steps: [${say(`\${{ needs.a.outputs.it }} after \${{ needs.a.result }}`)}] }
  a: { outputs: { it: "\${{ steps.say.outputs.said }}" }, steps: [${say('hello')}] }`)

  expect(jobs.map(({ id, result, steps }) => [id, result, steps[0]?.outputs['said']])).toEqual([
    ['b', 'success', 'hello after success'],
    ['a', 'success', 'hello'],
  ])
})

test('after a step that failed the others are passed over, and so are the jobs that need it, unless they want to know', async () => {
  const jobs = await run(`
  a: { steps: [${say('no')}, ${say('yes')}] }
  b: { needs: a, steps: [${say('yes')}] }
  c: { needs: [b], if: always(), steps: [${say('yes')}] }`)

  expect(jobs.map(({ result }) => result)).toEqual(['failure', 'skipped', 'success'])
  expect(jobs[0]?.steps.map(({ name, result }) => `${name} ${result}`)).toEqual([
    './ failure',
    './ skipped',
    'Post ./ success',
  ])
})

test('when a job has ended each step is told so, the last one first', async () => {
  const [job] = await run(`  a: { steps: [${say('one')}, { uses: ./, with: { greeting: two } }] }`)

  expect(job?.steps.slice(2).map(({ log }) => log)).toEqual(['two\n', 'one\n'])
})

test('an environment is asked about once for each job, of a matrix for each of its jobs; one that is rejected begins nothing', async () => {
  const asked: string[] = []
  const protection = async (job: string) => (asked.push(job) > 2 ? 'rejected' : 'approved')

  const jobs = await run(
    `
  a:
    name: "Job \${{ matrix.n }}"
    environment: production
    concurrency: { group: "g-\${{ matrix.n }}", queue: max }
    strategy: { matrix: { n: [1, 2, 3] } }
    steps: [${say('yes')}]`,
    { environments: { production: { protection } } },
  )

  expect(asked).toEqual(['Job 1', 'Job 2', 'Job 3'])
  expect(jobs.map(({ result, steps }) => [result, steps.length])).toEqual([
    ['success', 2],
    ['success', 2],
    ['failure', 0],
  ])
  expect(jobs.map(({ concurrency }) => concurrency?.group)).toEqual(['g-1', 'g-2', 'g-3'])
})

test('only a job that took on a role has its credentials', async () => {
  const jobs = await run(`
  a: { steps: [${say('hello')}] }
  b: { ${token}, steps: [${takeRole}, ${say('hello')}] }`)

  expect(jobs.map(({ steps }) => steps.find(({ id }) => id === 'say')?.outputs['key'])).toEqual([
    'undefined',
    'A',
  ])
})

test.each([
  ['asks for no token', '', {}, 'Did you mean to set the `id-token` permission?'],
  [
    'has an environment that the role does not trust',
    `environment: test, ${token},`,
    {},
    'repo:octo/shop:environment:test',
  ],
  [
    'is of a newer repository',
    `${token},`,
    { hasImmutableSubjects: true },
    'repo:octo@583231/shop@1296269:ref:refs/heads/main',
  ],
])('a job that %s gets no role', async (_what, lines, given, why) => {
  const [job] = await run(`  a: { ${lines} steps: [${takeRole}] }`, given)

  expect(job?.result).toBe('failure')
  expect(job?.steps[0]?.log).toContain(why)
})

test('a checkout needs the permission to read', async () => {
  const checkOut = `{ uses: actions/checkout@${'0'.repeat(40)} }`
  const jobs = await run(`
  a: { permissions: { contents: read }, steps: [${checkOut}] }
  b: { steps: [${checkOut}] }`)

  expect(jobs.map(({ result }) => result)).toEqual(['success', 'failure'])
})

test.each([
  ['a: { steps: [{ run: ls }] }', 'a step with run cannot be run here'],
  ['a: { container: x, steps: [] }', 'a job with container cannot be run here'],
  ['a: { environment: { name: x }, steps: [] }', 'an environment with more than a name cannot be run here'],
  ['a: { strategy: { matrix: { include: [] } }, steps: [] }', 'a matrix by include cannot be run here'],
  ['a: { steps: [{ uses: actions/cache@v5 }] }', 'actions/cache@v5 cannot be used here'],
  ['a: { steps: [{ uses: actions/checkout@v7 }] }', 'actions/checkout@v7 cannot be used here'],
])('%s: what would be passed over is a mistake', async (job, why) => {
  await expect(async () => run(`  ${job}`)).rejects.toThrow(why)
})
