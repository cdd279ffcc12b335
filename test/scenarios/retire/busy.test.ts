import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import type { Mapping } from '../support/config.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

/** Where the daemon of v1 writes that it is alive, and where it is told that its work is done. */
const folder = temporaryFolder('daemon-')
const [book, job] = [join(folder, 'book'), join(folder, 'job')]
// User data does not run as the user who runs the tests.
chmodSync(folder, 0o777)

const userData = `#!/bin/sh
if [ {release} = v1 ]; then
  while [ -e ${job} ]; do echo alive >>${book}; sleep 0.02; done >/dev/null 2>&1 &
fi
serve --release {release} --color {color}
`

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ runUserData: true }, { fleet: { ec2: { 'user-data': userData } } })
})
afterAll(() => stage.close())

const lines = () => readFileSync(book, 'utf8').length
/** It writes on. */
const isAlive = async () => {
  const before = lines()
  await until(() => lines() > before)
}

/** The daemon begins its work on blue, beside v2 that is live on green. */
async function workBegins(retire: Mapping): Promise<{ readonly change: Mapping }> {
  await stage.reset()
  writeFileSync(book, '')
  writeFileSync(job, '')
  for (const path of [book, job]) chmodSync(path, 0o777)
  // What is seeded runs no user data: v1 is deployed by us, on green, and then v2 on blue.
  expectEnd(
    await stage.run('deploy', { release: 'v1', hold: 'none', allow: 'same-release' }),
    'live, green v1, blue empty',
  )
  // How the side is to end is said by the deploy that leaves it.
  const around = { change: { retire } }
  expectEnd(await stage.run('deploy', { release: 'v2', hold: '30m' }, around), 'held, blue v2, green v1')
  await isAlive()
  return around
}

const said = `[ ! -e ${job} ] || { echo "one job is left"; exit 1; }`
const onInstances = { ssm: { script: `#!/bin/sh\n${said}\n` } }
const onRunner = { run: `[ -n "$SWITCHOVER_INSTANCE_ADDRESS" ]; ${said}` }

thorough('a daemon that works for ten hours lives until it says that it is done', async () => {
  const around = await workBegins({ busy: onInstances, deadline: '24h', 'at-deadline': 'terminate' })
  await stage.advance('31m')

  for (const later of ['1m', '5h', '5h']) {
    await stage.advance(later)
    const retiring = await stage.run('retire', { wait: '0s' }, around)
    expectEnd(retiring, 'retiring, blue v2, green v1')
    expect(retiring.log).toContain('one job is left')
    await isAlive()
    expect(await stage.person.look()).toMatchObject({ green: ['v1 healthy'] })
  }

  rmSync(job)
  expectEnd(await stage.run('retire', {}, around), 'retired, blue v2, green empty')
  expect(existsSync(job)).toBe(false)
  expect(await stage.person.look()).toMatchObject({ green: [], apart: [] })
})

thorough('a side that is busy past its deadline gets what at-deadline says', async () => {
  const around = await workBegins({ busy: onRunner, deadline: '4h', 'at-deadline': 'stop' })
  const begun = await stage.run('retire', { wait: '0s', allow: 'early-retire' }, around)
  expectEnd(begun, 'retiring, blue v2, green v1')
  await stage.advance('4h')

  expectEnd(await stage.run('retire', {}, around), 'retired, blue v2, green empty')

  await until(async () => (await stage.person.look()).apart.join() === 'v1 stopped')
})
