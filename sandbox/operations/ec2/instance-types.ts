const burstable = 'nano micro small medium large xlarge 2xlarge'
const common = 'large xlarge 2xlarge 4xlarge 8xlarge'

/** Sizes by families, as https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html lists them, up to 9xlarge. */
const offered: readonly (readonly [families: string, sizes: string])[] = [
  ['t2 t3 t3a t4g', burstable],
  ['m5 m5a m6a m6i m7i c5a c6a c6i c7i r5 r6i r7i', common],
  ['m6g m7a m7g c6g c7a c7g r6g r7g', `medium ${common}`],
  ['c5', 'large xlarge 2xlarge 4xlarge 9xlarge'],
]

/** What the sandbox offers, in every zone. `m1.small` is what RunInstances takes when nothing is said. */
export const instanceTypes: readonly string[] = [
  'm1.small',
  ...offered.flatMap(([families, sizes]) =>
    families.split(' ').flatMap((family) => sizes.split(' ').map((size) => `${family}.${size}`)),
  ),
]
