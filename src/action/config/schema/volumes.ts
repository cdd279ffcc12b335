import { array, boolean, description, optional, pipe } from 'valibot'
import { mapping, oneOf, text, wholeNumber, words } from './parts.ts'

/** A disk of an instance: more than the image says, or other than it says. */
const volume = mapping({
  device: text(/^(\/dev\/)?[a-z0-9]+$/, 'the name of a device, such as /dev/xvda'),
  type: optional(oneOf(['gp3', 'gp2', 'io2', 'io1', 'st1', 'sc1', 'standard'])),
  size: optional(wholeNumber(1, 65_536, 'a size in GiB, 1 to 65536')),
  encrypted: optional(boolean('true or false')),
  'kms-key': optional(words('the id, alias or ARN of a KMS key')),
  iops: optional(wholeNumber(100, 256_000, 'a number of operations per second, 100 to 256000')),
  throughput: optional(wholeNumber(125, 2000, 'a throughput in MiB/s, 125 to 2000')),
  'delete-on-termination': optional(boolean('true or false'), true),
})

export const volumes = pipe(
  array(volume, 'a list of volumes'),
  description('disks: [{ device: /dev/xvda, type: gp3, size: 20, encrypted: true }]'),
)
