import type { IncomingMessage } from 'node:http'
import type { Answer } from './answer.ts'

/** Tells by a release's name how its health goes: `sick-…` never passes, `late-sick-…` until it has served. */
export function createHealth(release: string) {
  const sick = release.startsWith('sick-')
  const turnsSick = release.startsWith('late-sick-')
  let served = false

  return {
    note(this: void, request: IncomingMessage): void {
      served ||= isProductionTraffic(request)
    },
    answer(): Answer {
      if (sick) return [500, `${release} is sick`]
      if (turnsSick && served) return [500, `${release} turned sick under production traffic`]
      return [200, 'ok']
    },
  }
}

/** It came through a load balancer, not by the preview rule, and did not ask for health. */
function isProductionTraffic({ headers, url = '' }: IncomingMessage): boolean {
  const isPreview = headers['x-switchover-preview'] !== undefined
  const isCheck = url.split('?')[0] === '/healthz'
  return headers['x-forwarded-for'] !== undefined && !isPreview && !isCheck
}
