import type { Json } from '../clients/client.ts'
import { autoscaling, ec2, ref, undo } from './ask.ts'
import type { Call } from './call.ts'
import type { Stage } from './stage.ts'

/** The template that the groups of a scene launch from, `template`; a group says itself where. */
export function groupTemplate({ name, tags, image, type, securityGroup }: Stage): Call {
  const id = 'template'
  const inside = { DeviceIndex: 0, Groups: [securityGroup], AssociatePublicIpAddress: false }
  const input = {
    LaunchTemplateName: name(id),
    LaunchTemplateData: { ImageId: image, InstanceType: type, NetworkInterfaces: [inside] },
    TagSpecifications: [{ ResourceType: 'launch-template', Tags: tags }],
  }
  return ec2(
    id,
    'CreateLaunchTemplate',
    input,
    undo('DeleteLaunchTemplate', { LaunchTemplateId: templateId }),
  )
}

export const templateId: Json = ref('template.LaunchTemplate.LaunchTemplateId')

/** A group without instances, unless `more` says otherwise, in the first subnet. */
export function scalingGroup(on: Stage, id: string, more: Record<string, Json> = {}): Call {
  const input = {
    AutoScalingGroupName: on.name(id),
    LaunchTemplate: { LaunchTemplateId: templateId, Version: '1' },
    MinSize: 0,
    MaxSize: 2,
    VPCZoneIdentifier: on.subnets[0].id,
    Tags: groupTags(on.tags),
    ...more,
  }
  return autoscaling(id, 'CreateAutoScalingGroup', input, undo('DeleteAutoScalingGroup', forced(on, id)))
}

/** Deletes the group with all that is in it. */
export function forced(on: Stage, id: string) {
  return { AutoScalingGroupName: on.name(id), ForceDelete: true }
}

/** Tags that the group's instances get too. */
export function groupTags(tags: readonly { readonly Key: string; readonly Value: string }[]) {
  return tags.map((tag) => ({ ...tag, PropagateAtLaunch: true }))
}

/** The name of a group that no account has. */
export const lostGroup = 'swref-lost-group'

/** The name of a target group that no account has. */
export function lostTargets({ subnets }: Stage): string {
  const region = subnets[0].zone.slice(0, -1)
  return `arn:aws:elasticloadbalancing:${region}:123456789012:targetgroup/swref-lost/0123456789abcdef`
}

/** The call without these members of its input. */
export function without(call: Call, ...names: readonly string[]): Call {
  const kept = Object.entries(call.input ?? {}).filter(([name]) => !names.includes(name))
  return { ...call, input: Object.fromEntries(kept) }
}
