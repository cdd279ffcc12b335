import type { EC2ClientResolvedConfig } from '@aws-sdk/client-ec2'

/** Answers that EC2 gives with status 500 and that do not change within seconds: another type or subnet is the way on. */
const noCapacity = /^Insufficient(Instance|Host)?Capacity$/

/**
 * Lets the client of EC2 repeat everything but these: the SDK would ask seven more times before anything else is tried.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html#troubleshooting-launch-capacity
 */
export const withoutRepeats = (config: Pick<EC2ClientResolvedConfig, 'retryStrategy'>): void => {
  const own = config.retryStrategy
  config.retryStrategy = async () => {
    const strategy = await own()
    if (!('acquireInitialRetryToken' in strategy)) return strategy
    return {
      acquireInitialRetryToken: (scope) => strategy.acquireInitialRetryToken(scope),
      refreshRetryTokenForRetry: (token, info) =>
        noCapacity.test(info.error?.name ?? '')
          ? Promise.reject(info.error)
          : strategy.refreshRetryTokenForRetry(token, info),
      recordSuccess: (token) => strategy.recordSuccess(token),
    }
  }
}
