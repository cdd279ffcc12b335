import type { Visit } from '../../sandbox/demo/load/visit.ts'
import type { Recording, Told } from '../../sandbox/demo/recording.ts'
import { STORY } from '../../sandbox/demo/story.ts'
import { switchesOf } from '../../sandbox/demo/switches.ts'

/** A short request that v1 on blue answered. */
export const aVisit = (changed: Partial<Visit> = {}): Visit => ({
  kind: 'fresh',
  node: '127.21.1.1',
  route: 0,
  path: '/',
  sentMs: 100,
  endedMs: 110,
  result: 'answered',
  release: 'v1',
  color: 'blue',
  said: '',
  ...changed,
})

/** Every chapter of the story, a second each and a second apart, ended as it must. */
export const asTold = (): readonly Told[] =>
  STORY.map((chapter, index) => ({
    chapter,
    fromMs: 1000 + index * 2000,
    toMs: 2000 + index * 2000,
    ended: {
      outcome: chapter.outcome,
      code: chapter.outcome === 'rejected' ? 1 : 0,
      outputs: { 'live-color': 'green', 'live-release': 'v2' },
    },
  }))

/** Two nodes and one switch to green at 3,000 ms, which the second node obeys after 400 ms. */
export function aRecording(extra: readonly Visit[] = []): Recording {
  const times = Array.from({ length: 60 }, (_, index) => index * 100)
  const side = (green: boolean) =>
    green ? ({ release: 'v2', color: 'green' } as const) : ({ release: 'v1', color: 'blue' } as const)
  const visits = [
    ...times.map((sentMs) => aVisit({ sentMs, endedMs: sentMs + 9, ...side(sentMs > 3000) })),
    ...times.map((sentMs) =>
      aVisit({ node: '127.21.1.2', sentMs, endedMs: sentMs + 9, ...side(sentMs > 3400) }),
    ),
    aVisit({ kind: 'slow', path: '/slow', sentMs: 2000, endedMs: 4500 }),
    aVisit({ kind: 'web-socket', path: '/ws', sentMs: 1000, endedMs: 6000 }),
    ...extra,
  ]
  const acts = [
    { kind: 'launch', color: 'green', atMs: 2000 },
    { kind: 'traffic', color: 'green', atMs: 3000 },
  ] as const
  return {
    told: asTold().slice(0, 2),
    visits,
    acts,
    switches: switchesOf(acts, visits),
    endMs: 6000,
    lateMs: 12,
  }
}
