import type {
  InstancesDistribution,
  LaunchTemplateOverrides,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
} from '@aws-sdk/client-auto-scaling'
import type { LaunchChoice, Override, Purchase, TemplateChoice } from '../../model/scaling/settings.ts'
import { chooseTemplate } from '../../model/scaling/templates.ts'
import type { World } from '../../model/world.ts'
import { invalid, within } from './input.ts'

/**
 * What an update leaves out of the policy stays.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_MixedInstancesPolicy.html
 */
export function mixedOf(
  compute: World['compute'],
  sent: MixedInstancesPolicy,
  before?: LaunchChoice,
): LaunchChoice {
  const { LaunchTemplateSpecification: base, Overrides } = sent.LaunchTemplate ?? {}
  const template = base === undefined ? before?.template : chosen(compute, base)
  if (template === undefined) throw invalid('A mixed instances policy needs a launch template')
  const overrides =
    Overrides === undefined ? (before?.mixed?.overrides ?? []) : overridesOf(compute, Overrides)
  const distribution = { ...(sent.InstancesDistribution ?? before?.mixed?.distribution) }
  const mixed = { overrides: weighed(overrides), distribution, purchase: purchaseOf(distribution) }
  return { template, mixed }
}

function overridesOf(
  compute: World['compute'],
  sent: readonly LaunchTemplateOverrides[],
): readonly Override[] {
  return sent.map((one): Override => {
    if (one.InstanceRequirements !== undefined)
      throw invalid('The sandbox does not choose instance types by their attributes')
    const template = one.LaunchTemplateSpecification
    return {
      ...(one.InstanceType !== undefined && { type: one.InstanceType }),
      ...(one.WeightedCapacity !== undefined && { weight: one.WeightedCapacity }),
      ...(template !== undefined && { template: chosen(compute, template) }),
    }
  })
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups-instance-weighting.html */
function weighed(overrides: readonly Override[]): readonly Override[] {
  const weights = overrides.flatMap(({ weight }) => weight ?? [])
  const wrong = weights.find((weight) => !/^[1-9]\d{0,2}$/.test(weight))
  if (wrong !== undefined) throw invalid(`The weighted capacity ${wrong} is not a number from 1 to 999`)
  if (weights.length > 0 && weights.length < overrides.length)
    throw invalid('Either all instance types or none must have a weighted capacity')
  return overrides
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html */
function purchaseOf(sent: InstancesDistribution): Purchase {
  const { SpotMaxPrice: price } = sent
  const above = sent.OnDemandPercentageAboveBaseCapacity
  return {
    base: within(sent.OnDemandBaseCapacity, [0, 2 ** 31 - 1], 'onDemandBaseCapacity') ?? 0,
    percent: within(above, [0, 100], 'onDemandPercentageAboveBaseCapacity') ?? 100,
    ...(price !== undefined && price !== '' && { spotMaxPrice: price }),
  }
}

/** A template that is there, as a group names it. */
export function chosen(compute: World['compute'], sent: LaunchTemplateSpecification): TemplateChoice {
  const { LaunchTemplateId: id, LaunchTemplateName: name, Version: version } = sent
  return chooseTemplate(compute, { id, name, version })
}
