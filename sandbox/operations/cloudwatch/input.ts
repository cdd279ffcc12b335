import type { Dimension, Metric as MetricInput } from '@aws-sdk/client-cloudwatch'
import { AwsError } from '../../aws-error.ts'
import type { Metric } from '../../model/cloudwatch.ts'

/** A mistake in what was sent, as calls of CloudWatch say it. */
export const invalid = (message: string): AwsError => new AwsError('ValidationError', message)

/** The text where it is as long as allowed. */
export function checkLength(value: string | undefined, most: number, name: string): void {
  if (value === '') throw invalid(`The parameter ${name} must not be empty.`)
  if (value !== undefined && value.length > most)
    throw invalid(`The parameter ${name} must be shorter than ${most + 1} characters.`)
}

/** The metric that an input names. */
export function metricOf({ Namespace = '', MetricName = '', Dimensions = [] }: MetricInput): Metric {
  return { namespace: Namespace, name: MetricName, dimensions: dimensionsOf(Dimensions) }
}

/** "Each metric can have up to 30 dimensions": https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html */
function dimensionsOf(dimensions: readonly Dimension[]): Readonly<Record<string, string>> {
  if (dimensions.length > 30) throw invalid('No more than 30 dimensions can be specified.')
  return Object.fromEntries(dimensions.map(({ Name = '', Value = '' }) => [Name, Value]))
}
