import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ActionCall, type ActionResult, runAction, runPost } from '../../support/runner.ts'
import type { Hub } from './hub.ts'
import { isTrusted, subjectOf } from './oidc.ts'
import type { Ref } from './trigger.ts'
import type { Permissions } from './workflow.ts'

/** The job around a step. */
export interface Around {
  readonly hub: Hub
  readonly ref: Ref
  readonly environment: string | undefined
  readonly permissions: Permissions
  /** What GitHub says of the run, and where the checkout is. */
  readonly call: ActionCall
  /** What steps before it put into the environment. */
  readonly exported: Record<string, string>
}

/** What a step left behind; `post`: what is to be run when the job ends. */
export interface Ended {
  readonly passed: boolean
  readonly outputs: Readonly<Record<string, string>>
  readonly log: string
  readonly post?: (jobStatus: 'success' | 'failure') => Promise<Ended>
}

type Inputs = Readonly<Record<string, string>>
type Use = (inputs: Inputs, around: Around) => Promise<Ended>

/** The actions that a step may use, by what stands before the `@`. */
const uses: Readonly<Record<string, Use>> = {
  'actions/checkout': async (_, { hub, permissions, call }) => {
    if (permissions['contents'] !== 'read') return failed('fatal: repository not found')
    for (const [path, text] of Object.entries(hub.files)) write(join(call.workspace ?? '', path), text)
    return passed
  },
  'aws-actions/configure-aws-credentials': async (inputs, around) => takeRole(inputs, around),
  'OWNER/switchover': ours,
}

/** Runs what a step uses. @throws where that is none of the actions that stand in for others here */
export function use(reference: string, inputs: Inputs, around: Around): Promise<Ended> {
  const [name = '', version] = reference.split('@')
  const found = name === './' || name === '$/' ? ours : uses[name]
  if (found === undefined || (found !== ours && !/^[0-9a-f]{40}$/.test(version ?? '')))
    throw new Error(`${reference} cannot be used here`)
  return found(inputs, around)
}

const passed: Ended = { passed: true, outputs: {}, log: '' }
const failed = (log: string): Ended => ({ passed: false, outputs: {}, log })

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** As aws-actions/configure-aws-credentials does it with a token of the job: in its words, whoever says no. */
function takeRole(inputs: Inputs, { hub, ref, environment, permissions, exported }: Around): Ended {
  const { 'role-to-assume': arn = '', 'aws-region': region = '' } = inputs
  if (region === '') return failed('Input required and not supplied: aws-region')
  if (permissions['id-token'] !== 'write')
    return failed('Did you mean to set the `id-token` permission? Credentials could not be loaded')
  const subject = subjectOf(hub, environment, ref)
  const role = hub.roles[arn]
  if (role === undefined || !isTrusted(subject, role.trusts))
    return failed(`Not authorized to perform sts:AssumeRoleWithWebIdentity: ${subject} on "${arn}"`)
  Object.assign(exported, role.credentials, { AWS_REGION: region, AWS_DEFAULT_REGION: region })
  return passed
}

/** Our own, as it is packaged, in a process. */
async function ours(inputs: Inputs, { hub, call, exported }: Around): Promise<Ended> {
  const action = hub.action === undefined ? {} : { action: hub.action }
  const whole = { ...call, ...action, inputs, env: { ...hub.machine, ...exported } }
  const ran = await runAction(whole)
  return {
    ...ended(ran),
    post: async (jobStatus) => ended(await runPost(ran.state, { ...whole, jobStatus })),
  }
}

const ended = ({ conclusion, outputs, log }: ActionResult): Ended => ({
  passed: conclusion === 'success' || conclusion === 'skipped',
  ...{ outputs, log },
})
