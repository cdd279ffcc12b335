import type { Endpoint } from '../../endpoint.ts'
import { barredSaid, isOpenTo } from '../question.ts'
import type { Need } from './needs.ts'
import type { Verdict } from './verdict.ts'

/** Says for each route where the load balancer itself answers whoever does not log in that nothing can be asked there. */
export const judgeLogins = (
  needs: readonly Extract<Need, { to: 'routes' }>[],
  endpoints: readonly Endpoint[],
): readonly Verdict[] =>
  needs.flatMap(({ path, what, http, otherwise }) =>
    endpoints
      .filter((endpoint) => !isOpenTo(endpoint, http))
      .map((endpoint) => ({
        ...{ path, what, fails: otherwise === undefined, said: barredSaid(endpoint) },
        remedy: otherwise ?? 'Take `required` out: the minimum hold is the evidence for this route.',
      })),
  )
