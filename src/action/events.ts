import type { Mistake } from '../deploy/ports.ts'
import type { Context } from './context.ts'
import type { Inputs } from './inputs.ts'

/**
 * Events that anybody may cause, on a checkout that anybody may have written.
 * https://docs.github.com/en/actions/reference/security/secure-use#mitigating-the-risks-of-untrusted-code-checkout
 */
const untrusted: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_target',
  'issue_comment',
  'workflow_run',
])

/** Refuses what a stranger could have asked for: config and user data come from the checkout. */
export function refuseUntrustedEvent(inputs: Inputs, { event }: Context): readonly Mistake[] {
  const harmless = inputs.command === 'status' || inputs.dryRun
  if (harmless || !untrusted.has(event) || inputs.allow.has('untrusted-event')) return []
  return [
    {
      path: 'command',
      said: `\`${inputs.command}\` does not run on the event ${event}: config and user data may come from a stranger's checkout`,
      remedy:
        'Run it on push or workflow_dispatch, use `status` or `dry-run: true` here, or set `allow: untrusted-event` where only trusted people can cause this event.',
    },
  ]
}
