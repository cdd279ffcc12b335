import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const put = (Name: string, Value = 'one', more: object = {}) =>
  scene.ssm.putParameter({ Name, Value, Type: 'String', ...more })

describe('GetParametersByPath', () => {
  beforeAll(async () => {
    for (const name of ['/tree/a', '/tree/b', '/tree/c/d', '/treetop', 'root']) await put(name)
  })
  const below = async (Path: string, more: object = {}) =>
    ((await scene.ssm.getParametersByPath({ Path, ...more })).Parameters ?? []).map(({ Name }) => Name)

  test('gives what is right below a path, or at any depth', async () => {
    expect(await below('/tree')).toEqual(['/tree/a', '/tree/b'])
    expect(await below('/tree/')).toEqual(['/tree/a', '/tree/b'])
    expect(await below('/tree', { Recursive: true })).toEqual(['/tree/a', '/tree/b', '/tree/c/d'])
    expect(await below('/none')).toEqual([])
  })

  test('counts a name without a slash among those of the root', async () => {
    expect(await below('/')).toEqual(expect.arrayContaining(['/treetop', 'root']))
  })

  test('comes in pages of ten at most', async () => {
    const first = await scene.ssm.getParametersByPath({ Path: '/tree', MaxResults: 1 })
    const second = await scene.ssm.getParametersByPath({
      Path: '/tree',
      MaxResults: 1,
      NextToken: first.NextToken,
    })

    expect([first, second].flatMap(({ Parameters }) => Parameters?.map(({ Name }) => Name))).toEqual([
      '/tree/a',
      '/tree/b',
    ])
    expect(second.NextToken).toBeUndefined()
    expect(await refusal(below('/tree', { MaxResults: 11 }))).toMatch(/^ValidationException: .*'maxResults'/)
  })

  test('takes a path and filters by type only', async () => {
    expect(await refusal(below('tree'))).toMatch(/^ValidationException: .* must begin with a forward slash/)
    expect(await below('/tree', { ParameterFilters: [{ Key: 'Type', Values: ['StringList'] }] })).toEqual([])
    expect(await refusal(below('/tree', { ParameterFilters: [{ Key: 'Name', Values: ['a'] }] }))).toMatch(
      /^InvalidFilterKey: /,
    )
  })
})

test('DescribeParameters tells everything but the values, by name, path or type', async () => {
  await put('/tell/a', 'hidden', { Description: 'why' })
  await put('/tell/b/c')
  const named = async (...ParameterFilters: { Key: string; Option?: string; Values: string[] }[]) =>
    ((await scene.ssm.describeParameters({ ParameterFilters })).Parameters ?? []).map(({ Name }) => Name)

  const { Parameters: [told] = [] } = await scene.ssm.describeParameters({
    ParameterFilters: [{ Key: 'Name', Values: ['/tell/a'] }],
  })

  expect(told).toMatchObject({ Name: '/tell/a', Description: 'why', Version: 1, Tier: 'Standard' })
  expect(JSON.stringify(told)).not.toContain('hidden')
  expect(await named({ Key: 'Name', Option: 'BeginsWith', Values: ['/tell/'] })).toEqual([
    '/tell/a',
    '/tell/b/c',
  ])
  expect(await named({ Key: 'Name', Option: 'Contains', Values: ['ll/b'] })).toEqual(['/tell/b/c'])
  expect(await named({ Key: 'Path', Option: 'OneLevel', Values: ['/tell'] })).toEqual(['/tell/a'])
  expect(await named({ Key: 'Path', Option: 'Recursive', Values: ['/tell'] })).toEqual([
    '/tell/a',
    '/tell/b/c',
  ])
  expect(await refusal(named({ Key: 'Name', Option: 'Near', Values: ['a'] }))).toMatch(
    /^InvalidFilterOption: /,
  )
  expect(await refusal(named({ Key: 'Label', Values: ['a'] }))).toMatch(/^InvalidFilterKey: /)
  expect(await refusal(named({ Key: 'Colour', Values: ['a'] }))).toMatch(/^ValidationException: /)
})
