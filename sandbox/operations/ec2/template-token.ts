import type { LaunchTemplate, LaunchTemplateVersion } from '../../model/compute/launch-template.ts'
import type { World } from '../../model/world.ts'
import { otherParameters, parametersOf } from './client-token.ts'

interface Made {
  readonly template: LaunchTemplate
  readonly version: LaunchTemplateVersion
}

/** A request for a launch template or a version of one. */
interface Asked {
  readonly ClientToken?: string | undefined
  readonly DryRun?: boolean | undefined
}

/**
 * What the same call made before with this token, if it is still there; the SDK sends one with every request.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 */
export function madeBefore({ compute }: World, action: string, input: Asked): Made | undefined {
  const used = compute.templateTokens.get(`${action} ${input.ClientToken}`)
  if (input.ClientToken === undefined || used === undefined) return undefined
  if (used.parameters !== parametersOf(input)) throw otherParameters()
  const template = compute.launchTemplates.get(used.templateId)
  const version = template?.versions.find(({ number }) => number === used.version)
  return template && version && { template, version }
}

export function rememberMade({ compute }: World, action: string, input: Asked, made: Made): void {
  if (input.ClientToken === undefined) return
  compute.templateTokens.set(`${action} ${input.ClientToken}`, {
    parameters: parametersOf(input),
    templateId: made.template.id,
    version: made.version.number,
  })
}
