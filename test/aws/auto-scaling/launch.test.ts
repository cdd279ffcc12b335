import { afterEach, expect, test } from 'vitest'
import { look, lookUntil, perform, signal } from '../support/adapter.ts'
import { type GroupScene, groupAdapter, groupScene } from '../support/groups.ts'

let scene: GroupScene
afterEach(() => scene.close())

const launchOf = async ({ adapter }: GroupScene, change: { release?: string; attempt?: string } = {}) =>
  ({
    kind: 'launch',
    color: 'green',
    attempt: 'a2',
    release: 'v2',
    made: await adapter.fleet.made(signal),
    count: 2,
    ...change,
  }) as const

/** The versions of the groups' template, oldest first: `1 -`, `2 v2 a2 web from 1`. */
const versions = async ({ groups }: GroupScene): Promise<readonly string[]> => {
  const found = await groups.ec2.describeLaunchTemplateVersions({ LaunchTemplateId: groups.template })
  return (found.LaunchTemplateVersions ?? [])
    .map(({ VersionNumber, VersionDescription = '-' }) => `${VersionNumber} ${VersionDescription}`)
    .sort()
}

const versionOf = async ({ groups }: GroupScene, color: 'blue' | 'green' = 'green') =>
  (await groups.group(color)).LaunchTemplate?.Version

const dataOf = async ({ groups }: GroupScene, version: string) => {
  const wanted = { LaunchTemplateId: groups.template, Versions: [version] }
  const { LaunchTemplateVersions: [found] = [] } = await groups.ec2.describeLaunchTemplateVersions(wanted)
  return found?.LaunchTemplateData
}

test('a launch makes a version of the group’s own template, and the group launches the attempt from it', async () => {
  scene = await groupScene()

  await perform(scene.adapter, await launchOf(scene))

  const seen = await lookUntil(scene.adapter, ({ sides }) => sides.green.machines.length === 2)
  const said = seen.sides.green.machines.map(({ ours, attempt, release, gate, origin }) =>
    [ours, attempt, release, gate, origin].join(' '),
  )
  expect(said).toEqual(['true a2 v2 closed group', 'true a2 v2 closed group'])
  expect(await versions(scene)).toEqual(['1 -', '2 v2 a2 web from 1'])
  expect([await versionOf(scene), await versionOf(scene, 'blue')]).toEqual(['2', '1'])
})

test('what the template says is kept, but for what the config says anew and the tags in the metadata', async () => {
  scene = await groupScene()

  await perform(scene.adapter, await launchOf(scene))

  const [before, after] = [await dataOf(scene, '1'), await dataOf(scene, '2')]
  expect({ ...after, UserData: '', MetadataOptions: {} }).toEqual({
    ...before,
    UserData: '',
    MetadataOptions: {},
  })
  expect(Buffer.from(after?.UserData ?? '', 'base64').toString()).toBe(
    '#!/bin/sh\nserve --release v2 --color green\n',
  )
  expect(after?.MetadataOptions).toMatchObject({ HttpTokens: 'required', InstanceMetadataTags: 'enabled' })
})

test('R2: a launch done twice, by two runs, makes one version and launches once', async () => {
  scene = await groupScene()
  const act = await launchOf(scene)
  await perform(scene.adapter, act)

  await perform(await groupAdapter(scene.sandbox), act)

  await lookUntil(scene.adapter, ({ sides }) => sides.green.machines.length === 2)
  expect(await versions(scene)).toHaveLength(2)
  expect(await groups(scene)).toEqual({ green: '2 of 1-10', blue: '2 of 1-10' })
})

const groups = async ({ groups }: GroupScene) => ({
  green: await groups.size('green'),
  blue: await groups.size('blue'),
})

test('the next attempt goes back to the version that the owner made, whatever ours said', async () => {
  scene = await groupScene()
  const first = await scene.adapter.fleet.made(signal)
  await perform(scene.adapter, await launchOf(scene))
  await lookUntil(scene.adapter, ({ sides }) => sides.green.machines.length === 2)
  await scene.groups.scaling.updateAutoScalingGroup({
    AutoScalingGroupName: 'asg-green',
    MinSize: 0,
    DesiredCapacity: 0,
  })
  await lookUntil(scene.adapter, ({ sides }) =>
    sides.green.machines.every(({ state }) => state === 'terminated'),
  )

  const bare = await groupAdapter(scene.sandbox, {
    launchTemplate: { kind: 'make', image: undefined, type: undefined, userData: undefined },
  })
  const made = await bare.fleet.made(signal)
  await perform(bare, { ...(await launchOf(scene, { attempt: 'a3', release: 'v3' })), made })

  expect(made).toBe(first)
  expect(await versions(scene)).toContain('3 v3 a3 web from 1')
  expect((await dataOf(scene, '3'))?.UserData).toBe((await dataOf(scene, '1'))?.UserData)
})

test('the idle group gets the limits that the live one has now, widened to hold the count', async () => {
  scene = await groupScene({ green: { MinSize: 0, MaxSize: 1 } })
  const live = { AutoScalingGroupName: 'asg-blue', MinSize: 2, MaxSize: 4, DesiredCapacity: 3 }
  await scene.groups.scaling.updateAutoScalingGroup(live)

  await perform(scene.adapter, { ...(await launchOf(scene)), count: 3 })

  expect(await scene.groups.size('green')).toBe('3 of 2-4')
})

test('a mixed-instances policy is kept; only the version in it changes', async () => {
  const { MixedInstancesPolicy, LaunchTemplate } = await withMixed()

  expect(LaunchTemplate).toBeUndefined()
  expect(MixedInstancesPolicy?.LaunchTemplate?.Overrides?.map(({ InstanceType }) => InstanceType)).toEqual([
    't3.small',
    't3a.small',
  ])
  expect(MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification?.Version).toBe('2')
  expect(MixedInstancesPolicy?.InstancesDistribution).toMatchObject({
    OnDemandBaseCapacity: 1,
    OnDemandPercentageAboveBaseCapacity: 100,
  })
})

const withMixed = async () => {
  scene = await groupScene()
  const { groups } = scene
  await groups.scaling.updateAutoScalingGroup({
    AutoScalingGroupName: 'asg-green',
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: groups.template, Version: '1' },
        Overrides: [{ InstanceType: 't3.small' }, { InstanceType: 't3a.small' }],
      },
      InstancesDistribution: { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 100 },
    },
  })
  await perform(scene.adapter, await launchOf(scene))
  return groups.group('green')
}

test('a version is taken by its number, and none is made', async () => {
  scene = await groupScene({}, { launchTemplate: { kind: 'version', version: '1' } })

  await perform(scene.adapter, await launchOf(scene))

  expect([await versionOf(scene), await versions(scene)]).toEqual(['1', ['1 -']])
})

const described = { launchTemplate: { kind: 'description', description: 'release {release}' } } as const

test('a version is found by its description; within an attempt it stays the one that was taken first', async () => {
  scene = await groupScene({}, described)
  const bake = () =>
    scene.groups.ec2.createLaunchTemplateVersion({
      LaunchTemplateId: scene.groups.template,
      SourceVersion: '1',
      VersionDescription: 'release v2',
      LaunchTemplateData: { InstanceType: 't3.small' },
    })
  await bake()
  await perform(scene.adapter, await launchOf(scene))
  await bake()

  await perform(await groupAdapter(scene.sandbox, described), await launchOf(scene))

  expect(await versionOf(scene)).toBe('2')
})

test('a description that no version has is refused in words, and the group is left as it is', async () => {
  scene = await groupScene({}, described)

  const refused = perform(scene.adapter, await launchOf(scene))

  await expect(refused).rejects.toThrow(/asg-green.*no version described as "release v2"/)
  expect(await scene.groups.size('green')).toBe('0 of 0-10')
})

test('a group that holds instances of another attempt launches nothing for this one', async () => {
  scene = await groupScene()
  await perform(scene.adapter, await launchOf(scene))
  await lookUntil(scene.adapter, ({ sides }) => sides.green.machines.length === 2)

  const refused = perform(scene.adapter, await launchOf(scene, { attempt: 'a3', release: 'v3' }))

  await expect(refused).rejects.toThrow(/asg-green holds i-.*, not launched for a3/)
  expect(await scene.groups.tags('green')).toMatchObject({ 'switchover:attempt': 'a2' })
})

test('an instance that the group launches later is of the attempt, and as the gate was last told', async () => {
  scene = await groupScene()
  await perform(scene.adapter, await launchOf(scene))
  const { sides } = await lookUntil(scene.adapter, (seen) => seen.sides.green.machines.length === 2)
  const machines = sides.green.machines.map(({ id }) => id)
  await perform(scene.adapter, { kind: 'gate', color: 'green', machines, open: true, parameter: undefined })

  const one = { AutoScalingGroupName: 'asg-green', DesiredCapacity: 3 }
  await scene.groups.scaling.setDesiredCapacity(one)

  const later = await lookUntil(scene.adapter, (seen) => seen.sides.green.machines.length === 3)
  expect(
    later.sides.green.machines.map(({ attempt, release, gate }) => `${attempt} ${release} ${gate}`),
  ).toEqual(Array(3).fill('a2 v2 open'))
})

test('why a group cannot launch is seen in AWS’s words', async () => {
  scene = await groupScene()
  await fetch(`${scene.sandbox.control}/faults`, {
    method: 'POST',
    body: JSON.stringify([
      {
        action: 'RunInstances',
        nth: 1,
        times: 20,
        kind: 'error',
        when: 'before',
        code: 'InsufficientInstanceCapacity',
        status: 500,
      },
    ]),
  })

  await perform(scene.adapter, await launchOf(scene))

  const { sides } = await lookUntil(scene.adapter, (seen) => seen.sides.green.scaling?.said !== '')
  expect(sides.green.scaling?.said).toMatch(/Launching EC2 instance failed/)
  expect((await look(scene.adapter)).sides.blue.scaling?.said).toBe('')
})
