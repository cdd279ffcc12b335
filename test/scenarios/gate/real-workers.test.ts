import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

/** Where every worker writes a line for each piece of work: who did it. */
const folder = temporaryFolder('workers-')
const book = join(folder, 'book')
writeFileSync(book, '')
// User data does not run as the user who runs the tests.
for (const path of [folder, book]) chmodSync(path, 0o777)

/** A worker as a machine has it: it asks its own metadata before each piece of work. */
const userData = `#!/bin/sh
metadata="$AWS_EC2_METADATA_SERVICE_ENDPOINT/latest"
token=$(curl -sf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 21600' "$metadata/api/token")
may_work() { [ "$(curl -sf -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/tags/instance/switchover-live")" = true ]; }
while :; do may_work && echo "{color} {release}" >>${book}; sleep 0.05; done >/dev/null 2>&1 &
serve --release {release} --color {color}
`

let stage: Stage
beforeAll(async () => {
  stage = await openStage(
    { runUserData: true, propagationMs: [0, 100] },
    { gate: {}, fleet: { ec2: { 'user-data': userData } } },
  )
})
afterAll(() => stage.close())

const written = () => readFileSync(book, 'utf8').trim().split('\n')
/** Who worked, in turn. */
const turns = () => written().filter((who, at, all) => who !== all[at - 1])
const works = (who: string) => until(() => written().at(-1) === who)

thorough(
  'workers on the machines work in turn and never at once, through releases and a way back',
  async () => {
    expectEnd(await stage.run('deploy', { release: 'v2', hold: 'none' }), 'live, green v2, blue empty')
    await works('green v2')
    expectEnd(await stage.run('deploy', { release: 'v3' }), 'held, blue v3, green v2')
    await works('blue v3')
    expectEnd(await stage.run('rollback'), 'rolled-back, green v2, blue v3')
    await works('green v2')

    expect(turns()).toEqual(['green v2', 'blue v3', 'green v2'])
  },
)
