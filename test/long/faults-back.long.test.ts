import { endsUnder, everyHampered, readsThatLag } from './suites/hampered-ends.ts'

endsUnder(everyHampered)
readsThatLag([
  undefined,
  { action: 'RunInstances' },
  { action: 'RunInstances', nth: 2 },
  { action: 'AddTags' },
  { action: 'CreateRule', nth: 2 },
  { action: 'ModifyListener' },
  { action: 'AddTags', nth: 4 },
])
