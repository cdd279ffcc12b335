import { expect, test } from 'vitest'
import { createClients } from '../../src/aws/clients.ts'
import { awsCode } from '../../src/aws/faults.ts'
import { quickSandbox, settingsOf, signal } from './support/adapter.ts'

test.each(['error', 'messages'] as const)(
  'a wrong change batch is known as one, whichever document Route 53 sends (%s)',
  async (changeBatch) => {
    await using sandbox = await quickSandbox({ targets: 0, changeBatch })
    const clients = createClients({
      endpoint: sandbox.endpoint,
      region: sandbox.env['AWS_REGION'] ?? '',
      credentials: {
        accessKeyId: sandbox.env['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: sandbox.env['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    })
    const route53 = await clients.route53()
    const set = {
      Name: 'nobody.bdash.inside',
      Type: 'A',
      TTL: 60,
      ResourceRecords: [{ Value: '127.0.0.1' }],
    } as const
    const batch = {
      Changes: [
        {
          Action: 'DELETE' as const,
          ResourceRecordSet: { ...set, ResourceRecords: [...set.ResourceRecords] },
        },
      ],
    }

    const error = await route53
      .changeRecordSets({ HostedZoneId: settingsOf(sandbox).dns?.zone ?? '', ChangeBatch: batch }, signal)
      .catch((reason: unknown) => reason)

    expect(awsCode(error)).toBe('InvalidChangeBatch')
  },
)
