import type { Certificate, MutualAuthenticationAttributes } from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../../aws-error.ts'
import type { NewListener } from '../../model/load-balancing/listener.ts'
import { invalid, matching, required } from './input.ts'

interface Sent {
  readonly SslPolicy?: string | undefined
  readonly Certificates?: Certificate[] | undefined
  readonly MutualAuthentication?: MutualAuthenticationAttributes | undefined
  readonly AlpnPolicy?: string[] | undefined
}

/** "For Application Load Balancers, the supported protocols are HTTP and HTTPS." */
export function parseProtocol(protocol: string): NewListener['protocol'] {
  if (protocol === 'HTTP' || protocol === 'HTTPS') return protocol
  throw invalid(`Listener protocol '${protocol}' must be one of 'HTTPS, HTTP'`)
}

/** What HTTPS listeners have beside port and protocol; what was not sent is left out. */
export function parseSecurity(
  sent: Sent,
): Pick<NewListener, 'sslPolicy' | 'certificateArns' | 'mutualAuthentication'> {
  if (sent.AlpnPolicy !== undefined) {
    throw new AwsError('InvalidConfigurationRequest', 'ALPN policies are only supported by TLS listeners')
  }
  return {
    ...(sent.SslPolicy !== undefined && { sslPolicy: parsePolicy(sent.SslPolicy) }),
    ...(sent.Certificates !== undefined && { certificateArns: parseCertificates(sent.Certificates) }),
    ...(sent.MutualAuthentication !== undefined && {
      mutualAuthentication: { ...sent.MutualAuthentication },
    }),
  }
}

function parsePolicy(policy: string): string {
  if (/^ELBSecurityPolicy-[A-Za-z0-9-]+$/.test(policy)) return policy
  throw new AwsError('SSLPolicyNotFound', `SSL policy '${policy}' not found`)
}

/** "You must provide exactly one certificate." */
function parseCertificates(certificates: readonly Certificate[]): readonly string[] {
  const [only, ...others] = certificates
  if (only === undefined || others.length > 0) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      'You must provide a list containing exactly one certificate if the listener protocol is HTTPS',
    )
  }
  const name = 'certificates.1.member.certificateArn'
  return [matching(/^arn:aws[a-z-]*:(acm|iam):./, required(only.CertificateArn, name), name)]
}
