import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd } from '../../scenarios/support/endings.ts'
import { openStage, type Stage } from '../../scenarios/support/stage.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { tools } from '../install/tools.ts'

const playbook = fileURLToPath(new URL('./set-up.yml', import.meta.url))
const out = temporaryFolder('set-up-by-ansible-')

let stage: Stage
beforeAll(async () => {
  stage = await openStage(
    { targets: 2 },
    { 'set-up': [{ run: `ansible-playbook -i "$SWITCHOVER_INVENTORY" ${playbook}` }] },
  )
})
afterAll(() => stage.close())

test('Ansible takes the inventory of the packaged action as it is, and without a warning', async () => {
  const path = [dirname(tools.ansiblePlaybook), process.env['PATH']].join(':')
  const env = { PATH: path, OUT: out, LC_ALL: 'C.UTF-8' }

  const result = await stage.run('provision', { release: 'v2' }, { env })

  expectEnd(result, 'provisioned, blue v1, green v2')
  expect(result.log).not.toMatch(/warning/i)
  expect(readdirSync(out).sort()).toEqual(['web-green-1', 'web-green-2'])
  const machines = await stage.person.instances()
  for (const name of readdirSync(out)) {
    const machine = machines.find(({ Tags = [] }) =>
      Tags.some(({ Key, Value }) => Key === 'Name' && Value === name),
    )
    const { InstanceId, PrivateIpAddress } = machine ?? {}
    expect(readFileSync(join(out, name), 'utf8')).toBe(
      `${name} ${PrivateIpAddress} ${name} ${InstanceId} green v2 web\nbeside web-blue-1,web-blue-2; blue 2, green 2\n`,
    )
  }
})
