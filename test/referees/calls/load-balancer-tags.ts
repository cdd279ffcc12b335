import type { Json } from '../clients/client.ts'
import { elbv2, fails, neighbour } from './ask.ts'
import type { Scene } from './call.ts'
import { groupArn, targetGroup } from './setting.ts'

/** Tags of Elastic Load Balancing, in which the record of a deployment is kept. */
export const loadBalancerTags: Scene = {
  name: 'elb-tags',
  calls(on) {
    const add = (id: string, ...Tags: readonly Json[]) =>
      elbv2(id, 'AddTags', { ResourceArns: [groupArn('blue')], Tags })
    const remove = (id: string, ...TagKeys: readonly string[]) =>
      elbv2(id, 'RemoveTags', { ResourceArns: [groupArn('blue')], TagKeys })
    const show = (id: string, ...names: readonly string[]) =>
      elbv2(id, 'DescribeTags', { ResourceArns: names.map(groupArn) })
    const many = Array.from({ length: 50 }, (_, index) => ({ Key: `key-${index}`, Value: `${index}` }))
    return [
      targetGroup(on, 'blue'),
      targetGroup(on, 'green'),
      show('fresh', 'blue', 'green'),
      add('add', { Key: 'switchover:live', Value: 'blue.a1.v1' }, { Key: 'empty', Value: '' }),
      add('overwrite', { Key: 'switchover:live', Value: 'green.a2.v2' }),
      show('tagged', 'blue'),
      remove('remove', 'empty', 'never-there'),
      show('after', 'blue'),
      {
        ...add('twice', { Key: 'same', Value: '1' }, { Key: 'same', Value: '2' }),
        fails: 'DuplicateTagKeys',
      },
      { ...add('reserved', { Key: 'aws:mine', Value: '1' }), fails: 'ValidationError' },
      { ...add('longKey', { Key: 'k'.repeat(129), Value: '1' }), fails: 'ValidationError' },
      { ...add('longValue', { Key: 'long', Value: 'v'.repeat(257) }), fails: 'ValidationError' },
      { ...add('letters', { Key: 'letters', Value: '<>' }), fails: 'ValidationError' },
      { ...add('none'), fails: 'ValidationError' },
      elbv2(
        'addToLost',
        'AddTags',
        { ResourceArns: [lost], Tags: [{ Key: 'a', Value: 'b' }] },
        fails('TargetGroupNotFound'),
      ),
      elbv2('showLost', 'DescribeTags', { ResourceArns: [lost] }, fails('TargetGroupNotFound')),
      elbv2('notAnArn', 'DescribeTags', { ResourceArns: ['blue'] }, fails('ValidationError')),
      elbv2(
        'removeFromLost',
        'RemoveTags',
        { ResourceArns: [lost], TagKeys: ['a'] },
        fails('TargetGroupNotFound'),
      ),
      { ...add('tooMany', ...many), fails: 'TooManyTags' },
    ]
  },
}

const lost = neighbour(groupArn('blue'))
