import type { Json } from '../clients/client.ts'
import { ec2, fails } from './ask.ts'
import type { Scene } from './call.ts'
import { instanceId, runningInstance } from './setting.ts'

/** Tags of EC2, by which a fleet is known as ours. */
export const instanceTags: Scene = {
  name: 'ec2-tags',
  calls(on) {
    const web = [instanceId('web')]
    const create = (id: string, ...Tags: readonly Json[]) => ec2(id, 'CreateTags', { Resources: web, Tags })
    const remove = (id: string, ...Tags: readonly Json[]) => ec2(id, 'DeleteTags', { Resources: web, Tags })
    const show = (id: string, ...filters: readonly { Name: string; Values: readonly string[] }[]) =>
      ec2(id, 'DescribeTags', { Filters: [{ Name: 'resource-id', Values: web }, ...filters] })
    const many = Array.from({ length: 51 }, (_, index) => ({ Key: `key-${index}`, Value: `${index}` }))
    return [
      ...runningInstance(on, 'web'),
      show('fresh'),
      create('create', { Key: 'Color', Value: 'green' }, { Key: 'empty', Value: '' }),
      create('overwrite', { Key: 'Color', Value: 'blue' }),
      show('tagged'),
      show('byKey', { Name: 'key', Values: ['Color'] }),
      ec2(
        'dryRun',
        'CreateTags',
        { Resources: web, Tags: [{ Key: 'a', Value: 'b' }], DryRun: true },
        fails('DryRunOperation'),
      ),
      remove('otherValue', { Key: 'Color', Value: 'green' }),
      show('stays', { Name: 'key', Values: ['Color'] }),
      remove('sameValue', { Key: 'Color', Value: 'blue' }),
      remove('anyValue', { Key: 'empty' }),
      remove('neverThere', { Key: 'never-there' }),
      ec2(
        'deleteFromLost',
        'DeleteTags',
        { Resources: ['i-0123456789abcdef0'], Tags: [{ Key: 'a' }] },
        fails('InvalidInstanceID.NotFound'),
      ),
      show('after'),
      { ...create('reserved', { Key: 'aws:mine', Value: '1' }), fails: 'InvalidParameterValue' },
      { ...create('longKey', { Key: 'k'.repeat(129), Value: '1' }), fails: 'InvalidParameterValue' },
      { ...create('longValue', { Key: 'long', Value: 'v'.repeat(257) }), fails: 'InvalidParameterValue' },
      { ...create('tooMany', ...many), fails: 'TagLimitExceeded' },
      { ...create('none'), fails: 'MissingParameter' },
      ec2(
        'lost',
        'CreateTags',
        { Resources: ['i-0123456789abcdef0'], Tags: [{ Key: 'a', Value: 'b' }] },
        fails('InvalidInstanceID.NotFound'),
      ),
      ec2(
        'oneLost',
        'CreateTags',
        { Resources: [...web, 'i-0123456789abcdef0'], Tags: [{ Key: 'a', Value: 'b' }] },
        fails('InvalidInstanceID.NotFound'),
      ),
    ]
  },
}
