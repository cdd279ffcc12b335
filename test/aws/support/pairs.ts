import type { Sandbox } from '../../../sandbox/start.ts'
import { createPair } from '../../scenarios/support/pairs.ts'
import { settingsOf } from './adapter.ts'

/** Makes a second pair of target groups, live as the first, and gives what it changes in the settings. */
export const withPair = async (sandbox: Sandbox, on: Parameters<typeof createPair>[1]['on']) => {
  const { listener, groups, destroy, ...pair } = await createPair(sandbox, { on })
  destroy()
  const { routes, pairs, service } = settingsOf(sandbox)
  const place = { path: `services.${service}.routes[${routes.length}]`, pair: 1 }
  const asked = { host: undefined, proofPath: undefined }
  return {
    ...pair,
    settings: {
      routes: [...routes, { kind: 'listener', arn: listener, ...place, ...asked } as const],
      pairs: [...pairs, groups],
    },
  }
}
