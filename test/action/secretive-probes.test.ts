import { expect, test } from 'vitest'
import { secretiveProbes } from '../../src/action/secretive-probes.ts'
import { createSecrets } from '../../src/action/secrets.ts'
import type { CheckAct } from '../../src/deploy/acts.ts'
import type { Probes } from '../../src/deploy/ports.ts'
import { anObservation, aProof } from './endings.ts'

const secrets = createSecrets([{ name: 'token', value: 'hush-hush' }])
const act: CheckAct = {
  ...{
    kind: 'check',
    check: 'set-up',
    key: 'set-up/a2',
    index: 0,
    unlike: undefined,
    again: false,
    against: '',
  },
  side: { color: 'green', release: 'v42', build: '', attempt: 'a2', adopted: false },
}

test('what a check found holds no secret: it may become the reason in a tag', async () => {
  const answer = { ...aProof, said: 'run login failed: exit code 1\nwrong token hush-hush' }
  const probes: Probes = { run: async () => answer, changed: () => {} }

  const found = await secretiveProbes(probes, secrets).run(act, anObservation(), new AbortController().signal)

  expect(found).toEqual({ ...answer, said: 'run login failed: exit code 1\nwrong token ***' })
})
