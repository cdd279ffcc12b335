import { other } from '../../deploy/model.ts'
import { asksFor, fill } from '../../deploy/placeholders.ts'
import type { Mistake } from '../../deploy/ports.ts'
import { SwitchoverError } from '../../errors.ts'
import { awsCode, isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { absent, at, type Ground, wanted } from './ground.ts'
import { namesGroups } from './network.ts'
import { othersRecords } from './records-of-others.ts'

/** The zone exists and may be changed by who is asked to, the records' names lie in it, and the addresses exist. */
export const checkZone = async (ground: Ground, signal: AbortSignal): Promise<readonly Mistake[]> => {
  return [...checkAddress(ground), ...(await checkRecords(ground.scope, signal))]
}

/** The same less the addresses, where they are not ours to give. */
export const checkRecords = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const { dns } = scope.settings
  if (dns === undefined) return []
  const role = await checkRole(scope, dns.role)
  return role.length > 0 ? role : checkName(scope, signal)
}

const checkRole = async (scope: Scope, role: string | undefined): Promise<readonly Mistake[]> => {
  if (role === undefined) return []
  const sts = await scope.clients.sts()
  try {
    await sts.assumeRole(role)
    return []
  } catch (error) {
    if (!(error instanceof SwitchoverError) || (error.code !== 'denied' && error.code !== 'aws')) throw error
    return [
      {
        path: at(scope, 'dns.role'),
        said: `the role ${role} cannot be assumed: ${awsCode(error) ?? error.message}`,
        remedy: 'Let its trust policy name our role, and give our role sts:AssumeRole on it.',
      },
    ]
  }
}

const checkName = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const { dns, service } = scope.settings
  if (dns === undefined) return []
  const { clients } = scope
  const route53 = await (dns.role === undefined ? clients.route53() : clients.route53As(dns.role))
  try {
    const { HostedZone } = await route53.getHostedZone({ Id: dns.zone }, signal)
    const zone = (HostedZone?.Name ?? '').replace(/\.$/, '').toLowerCase()
    const sample = { name: 'web-1', service, color: 'blue', release: 'v1', attempt: 'a1', index: '1' }
    const record = fill(dns.record, sample).replace(/\.$/, '').toLowerCase()
    if (record === zone || record.endsWith(`.${zone}`)) return []
    const remedy = `End the record's name in .${zone}, or name the zone that it belongs to.`
    return [{ path: at(scope, 'dns.record'), said: `${dns.record} is not in the zone ${zone}`, remedy }]
  } catch (error) {
    if (isMissing(error)) return [absent(at(scope, 'dns.zone'), 'hosted zone', dns.zone)]
    throw error
  }
}

/** Public addresses are only there where the instances are asked for with them. */
const checkAddress = ({ scope, fleet, template, subnets }: Ground): readonly Mistake[] => {
  if (scope.settings.dns?.address !== 'public' || fleet.publicIp) return []
  const [first] = template?.data.NetworkInterfaces ?? []
  const bySubnet = namesGroups(template?.data)
  const given = bySubnet
    ? subnets.length === 0 || subnets.some(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch === true)
    : first?.AssociatePublicIpAddress === true
  if (given) return []
  return [
    {
      path: at(scope, 'dns.address'),
      said: 'asks for public addresses, and the instances get none',
      remedy: 'Set fleet.ec2.public-ip to true, or address to private.',
    },
  ]
}

/** No name that an attempt would take leads to a machine of the live side. */
export const checkLiveNames = async (ground: Ground, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const { scope, idle } = ground
  const names = namesToBe(ground)
  if (idle === undefined || names.length === 0 || ground.live.flat().length === 0) return []
  // A zone or role that cannot be asked is a mistake of its own.
  const taken = await othersRecords(scope, other(idle), names, signal).catch((error: unknown) => {
    signal.throwIfAborted()
    if (error instanceof SwitchoverError && (isMissing(error) || error.code === 'denied')) return []
    throw error
  })
  if (taken.length === 0) return []
  const said = taken.slice(0, 3).map(({ record, machine }) => `${record.name} leads to ${machine}`)
  return [
    {
      path: at(scope, 'dns.record'),
      said: `the live side has names that ${idle} would take: ${said.join(', ')}`,
      remedy: 'Give the records of the two sides different names, or rename those of the live side first.',
    },
  ]
}

/** The records' names, where they are known before the attempt is. */
const namesToBe = (ground: Ground): readonly string[] => {
  const { scope, fleet, idle } = ground
  const { dns, service } = scope.settings
  if (dns === undefined || idle === undefined) return []
  const template = fill(dns.record, { name: fleet.name ?? '' })
  if (asksFor(template, 'attempt') || asksFor(template, 'release')) return []
  return Array.from({ length: wanted(ground) }, (_, index) =>
    fill(template, { service, color: idle, index: String(index + 1) }),
  )
}
