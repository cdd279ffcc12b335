import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mapping } from '../support/config.ts'
import { expectEnd } from '../support/endings.ts'
import { launchByHand } from '../support/own-machines.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

// First use beside a service that nobody recorded: machines by id carry no tag of anybody's.
let stage: Stage
let blue: readonly string[]
let green: readonly string[]
let change: Mapping
beforeAll(async () => {
  stage = await openStage({ unrecorded: true })
  blue = await stage.person.targetIds('blue')
  green = await launchByHand(stage, 1, {}, '#!/bin/sh\nserve --release v2 --color green\n')
  change = { fleet: { ec2: undefined, existing: { ids: { blue, green } } }, dns: undefined }
})
afterAll(() => stage.close())

const targets = async () => ({
  blue: await stage.person.targetIds('blue'),
  green: await stage.person.targetIds('green'),
})

test('deploy: the machines that are named for the idle side are registered and switched to', async () => {
  const result = await stage.run('deploy', { release: 'v2' }, { change })

  expectEnd(result, 'held, green v2, blue unknown')
  expect(await targets()).toEqual({ blue, green })
})

thorough('rollback: to machines whose release nobody knows, by the minimum hold', async () => {
  const result = await stage.run('rollback', {}, { change })

  expectEnd(result, 'rolled-back, blue unknown, green v2')
  expect(result.outputs['proof']).toBe('minimum-hold')
  expectEnd(await stage.run('switch', { allow: 'rolled-back' }, { change }), 'held, green v2, blue unknown')
})

test('retire, with leave to end what was adopted: machines that are named are never ended', async () => {
  const result = await stage.run('retire', { allow: 'early-retire,adopted' }, { change })

  expectEnd(result, 'retired, green v2, blue empty')
  expect(result.log).toContain(`not made by us, left running: ${blue[0]}`)
  expect(await targets()).toEqual({ blue: [], green })
  expect(await stage.person.look()).toMatchObject({ apart: ['unknown running'] })
})
