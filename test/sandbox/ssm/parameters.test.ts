import type { PutParameterCommandInput } from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const put = (Name: string, Value = 'one', more: Partial<PutParameterCommandInput> = {}) =>
  scene.ssm.putParameter({ Name, Value, Type: 'String', ...more })
const read = async (Name: string, WithDecryption?: boolean) =>
  (await scene.ssm.getParameter({ Name, WithDecryption })).Parameter?.Value

describe('PutParameter', () => {
  test('makes version 1, and the next one only with Overwrite', async () => {
    const { Version, Tier } = await put('/put/a')
    const again = await refusal(put('/put/a', 'two'))
    const { Version: second } = await put('/put/a', 'two', { Overwrite: true, Type: undefined })

    expect([Version, Tier, second]).toEqual([1, 'Standard', 2])
    expect(again).toBe(
      'ParameterAlreadyExists: The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    )
    expect([await read('/put/a'), await read('/put/a:1')]).toEqual(['two', 'one'])
  })

  test('needs a type for a new parameter, and keeps it', async () => {
    const without = await refusal(put('/put/type', 'one', { Type: undefined }))
    await put('/put/type')
    const other = await refusal(put('/put/type', 'two', { Type: 'SecureString', Overwrite: true }))

    expect(without).toBe('ValidationException: A parameter type is required when you create a parameter.')
    expect(other).toMatch(/^HierarchyTypeMismatchException: /)
  })

  test.each([
    ['aws-mine', 'AccessDeniedException: No access to reserved parameter name: aws-mine.'],
    ['/AWSome/a', 'AccessDeniedException: No access to reserved parameter name: AWSome/a.'],
    ['/ssm/a', /^ValidationException: Parameter name: can't be prefixed with "ssm" \(case-insensitive\)/],
    ['with space', /^ValidationException: Parameter name: can't be prefixed with "ssm" \(case-insensitive\)/],
    ['/ends/', /^ValidationException: Parameter name: /],
    ['no/slash', 'ValidationException: Parameter name must be a fully qualified name.'],
    [`/${'a/'.repeat(15)}a`, /^HierarchyLevelLimitExceededException: /],
  ])('refuses the name %s', async (name, words) => {
    const said = await refusal(put(name))

    if (typeof words === 'string') expect(said).toBe(words)
    else expect(said).toMatch(words)
  })

  test('refuses values that are empty, too large or unlike their pattern', async () => {
    expect(await refusal(put('/put/empty', ''))).toMatch(/^ValidationException: .*'value'/)
    expect(await refusal(put('/put/large', 'x'.repeat(4097)))).toMatch(/^ValidationException: Standard tier /)
    expect(await refusal(put('/put/pattern', 'b', { AllowedPattern: '^a$' }))).toBe(
      'ParameterPatternMismatchException: Parameter value, cannot be validated against allowedPattern: ^a$',
    )
    expect((await put('/put/tier', 'x'.repeat(4097), { Tier: 'Intelligent-Tiering' })).Tier).toBe('Advanced')
  })
})

describe('a parameter', () => {
  test('tells its version, type and ARN, and which version was asked for', async () => {
    await put('/get/a')

    const { Parameter } = await scene.ssm.getParameter({ Name: '/get/a:1' })

    expect(Parameter).toMatchObject({
      Name: '/get/a',
      Type: 'String',
      Value: 'one',
      Version: 1,
      Selector: ':1',
      DataType: 'text',
      ARN: `arn:aws:ssm:${scene.sandbox.world.settings.region}:123456789012:parameter/get/a`,
    })
    expect(await read(Parameter?.ARN ?? '')).toBe('one')
  })

  test('that is not there is ParameterNotFound, and a version that is not ParameterVersionNotFound', async () => {
    await put('/get/version')

    expect(await refusal(read('/get/none'))).toMatch(/^ParameterNotFound: /)
    expect(await refusal(read('/get/version:7'))).toMatch(
      /^ParameterVersionNotFound: .* version 7 of \/get\/version/,
    )
  })

  test('that is a SecureString shows its text only to who decrypts it', async () => {
    await put('/get/secret', 'hush', { Type: 'SecureString' })

    const [sealed, open] = [await read('/get/secret'), await read('/get/secret', true)]

    expect(sealed).not.toContain('hush')
    expect(open).toBe('hush')
    const { Parameters: [told] = [] } = await scene.ssm.describeParameters({
      ParameterFilters: [{ Key: 'Name', Values: ['/get/secret'] }],
    })
    expect(told).toMatchObject({ Type: 'SecureString', KeyId: 'alias/aws/ssm' })
  })

  test('of AWS names the image of the sandbox, and is listed only by its path', async () => {
    const name = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'
    const { Parameter } = await scene.ssm.getParameter({ Name: name })
    const { Parameters: mine = [] } = await scene.ssm.describeParameters({})
    const { Parameters: byPath = [] } = await scene.ssm.getParametersByPath({
      Path: '/aws/service/ami-amazon-linux-latest',
    })

    expect(scene.sandbox.world.compute.images.has(Parameter?.Value ?? '')).toBe(true)
    expect(Parameter?.ARN).toMatch(/^arn:aws:ssm:[a-z0-9-]+::parameter\/aws\/service\//)
    expect(mine.some(({ Name }) => Name === name)).toBe(false)
    expect(byPath.some(({ Name }) => Name === name)).toBe(true)
    expect(await refusal(scene.ssm.deleteParameter({ Name: name }))).toMatch(/^AccessDeniedException: /)
  })

  test('can be deleted, alone or with others, and its versions go with it', async () => {
    await put('/delete/a')
    await put('/delete/a', 'two', { Overwrite: true })
    await put('/delete/b')

    const { DeletedParameters, InvalidParameters } = await scene.ssm.deleteParameters({
      Names: ['/delete/a', '/delete/none'],
    })
    await scene.ssm.deleteParameter({ Name: '/delete/b' })

    expect([DeletedParameters, InvalidParameters]).toEqual([['/delete/a'], ['/delete/none']])
    expect(await refusal(scene.ssm.deleteParameter({ Name: '/delete/b' }))).toMatch(/^ParameterNotFound: /)
    expect((await put('/delete/a')).Version).toBe(1)
  })
})

test('GetParameters gives what is there, and names what is not', async () => {
  await put('/many/b')
  await put('/many/a')
  const get = (...Names: string[]) => scene.ssm.getParameters({ Names })

  const { Parameters = [], InvalidParameters } = await get('/many/b', '/many/none', '/many/a')

  expect(Parameters.map(({ Name }) => Name)).toEqual(['/many/a', '/many/b'])
  expect(InvalidParameters).toEqual(['/many/none'])
  expect(await refusal(get(...Array.from({ length: 11 }, (_, n) => `/many/${n}`)))).toMatch(
    /^ValidationException: .*'names'.* less than or equal to 10$/,
  )
})
