import type {
  _InstanceType,
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  InstanceTypeInfo,
} from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { fits } from './filters.ts'
import { instanceTypes, type OfferedType } from './instance-types.ts'
import { page } from './pages.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html */
export const describeInstanceTypes: Operation<DescribeInstanceTypesRequest, DescribeInstanceTypesResult> = (
  _world,
  input,
) => {
  const names: readonly string[] = input.InstanceTypes ?? []
  const lost = names.filter((name) => !instanceTypes.has(name))
  if (lost.length > 0) {
    throw new AwsError(
      'InvalidInstanceType',
      `The following supplied instance types do not exist: [${lost.join(', ')}]`,
    )
  }
  const found = [...instanceTypes.values()]
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .filter((type) =>
      fits(input.Filters, {
        'instance-type': type.name,
        'current-generation': String(type.nitro),
        'burstable-performance-supported': String(type.burstable),
        'vcpu-info.default-vcpus': String(type.vcpus),
        'memory-info.size-in-mib': String(type.memoryMib),
        'processor-info.supported-architecture': type.architecture,
        'supported-usage-class': ['on-demand', 'spot'],
        hypervisor: type.nitro ? 'nitro' : 'xen',
      }),
    )
  refuseDryRun(input)
  const { items, next } = page(found, input, [5, 100])
  return { InstanceTypes: items.map(output), ...next }
}

function output({ name, vcpus, memoryMib, architecture, burstable, nitro }: OfferedType): InstanceTypeInfo {
  return {
    InstanceType: name as _InstanceType,
    CurrentGeneration: nitro,
    FreeTierEligible: name === 't3.micro',
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    BareMetal: false,
    Hypervisor: nitro ? 'nitro' : 'xen',
    ProcessorInfo: { SupportedArchitectures: [architecture] },
    VCpuInfo: { DefaultVCpus: vcpus },
    MemoryInfo: { SizeInMiB: memoryMib },
    InstanceStorageSupported: false,
    HibernationSupported: false,
    BurstablePerformanceSupported: burstable,
    DedicatedHostsSupported: false,
    AutoRecoverySupported: true,
  }
}
