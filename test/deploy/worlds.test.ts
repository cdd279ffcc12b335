import { test } from 'vitest'
import { sized } from '../support/size.ts'
import { anyDeploy } from './simulation/deploys.ts'
import { anySequence } from './simulation/sequences.ts'

const worlds = sized({ small: 300, full: 2000 })

test(
  'whatever is killed or fails when, a deploy ends in one release, with nothing lost and nothing left over',
  () => anyDeploy(worlds),
  300_000,
)

test(
  'commands in any order, whatever is killed, cancelled or moved by a person, never break a rule',
  () => anySequence(worlds),
  300_000,
)
