/** A type of instance as far as launches need it. */
export interface OfferedType {
  readonly name: string
  readonly vcpus: number
  readonly memoryMib: number
  readonly architecture: 'x86_64' | 'arm64'
  readonly burstable: boolean
  /** Of today's hypervisor: the console can be read while the instance runs. */
  readonly nitro: boolean
}

const burstable = 'nano micro small medium large xlarge 2xlarge'
const common = 'large xlarge 2xlarge 4xlarge 8xlarge'

/** Sizes by families, as https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html lists them, up to 9xlarge. */
const offered: readonly (readonly [families: string, sizes: string])[] = [
  ['t2 t3 t3a t4g', burstable],
  ['m5 m5a m6a m6i m7i c5a c6a c6i c7i r5 r6i r7i', common],
  ['m6g m7a m7g c6g c7a c7g r6g r7g', `medium ${common}`],
  ['c5', 'large xlarge 2xlarge 4xlarge 9xlarge'],
]

/** The bursting families share these; `t2` has one virtual CPU up to `small`. */
const burstableMib: Readonly<Record<string, number>> = {
  nano: 512,
  micro: 1024,
  small: 2048,
  medium: 4096,
  large: 8192,
}
const gibOfOne: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 }

function typeOf(family: string, size: string): OfferedType {
  const isBurstable = family.startsWith('t')
  const vcpus = isBurstable ? burstableVcpus(family, size) : wholeVcpus(size)
  const memoryMib = isBurstable
    ? (burstableMib[size] ?? vcpus * 4096)
    : vcpus * 1024 * (gibOfOne[family.slice(0, 1)] ?? 4)
  return {
    name: `${family}.${size}`,
    vcpus,
    memoryMib,
    architecture: family.endsWith('g') ? 'arm64' : 'x86_64',
    burstable: isBurstable,
    nitro: family !== 't2',
  }
}

/** 2 for each half of an `xlarge`; `medium` is half of `large`. */
function wholeVcpus(size: string): number {
  if (size === 'medium') return 1
  return size === 'large' ? 2 : 4 * Number(size.replace('xlarge', '') || 1)
}

function burstableVcpus(family: string, size: string): number {
  if (size.endsWith('xlarge')) return wholeVcpus(size)
  return family === 't2' && ['nano', 'micro', 'small'].includes(size) ? 1 : 2
}

const small: OfferedType = {
  name: 'm1.small',
  vcpus: 1,
  memoryMib: 1740,
  architecture: 'x86_64',
  burstable: false,
  nitro: false,
}

/** What the sandbox knows, in every zone unless told otherwise. `m1.small` is what RunInstances takes when nothing is said. */
export const instanceTypes: ReadonlyMap<string, OfferedType> = new Map(
  [
    small,
    ...offered.flatMap(([families, sizes]) =>
      families.split(' ').flatMap((family) => sizes.split(' ').map((size) => typeOf(family, size))),
    ),
  ].map((type) => [type.name, type]),
)
