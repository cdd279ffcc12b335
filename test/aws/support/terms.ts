import fc from 'fast-check'
import type { HoldTerms } from '../../../src/deploy/hold-terms.ts'

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
const start = 'arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:'
const group = hex(16).map((id) => `${start}targetgroup/web-blue/${id}`)
const listener = hex(16).map((id) => `${start}listener/app/web/0a1b2c3d4e5f6071/${id}`)
const rule = hex(16).map((id) => `${start}listener-rule/app/web/0a1b2c3d4e5f6071/0a1b2c3d4e5f6071/${id}`)
const ending = fc.constantFrom('terminate' as const, 'stop' as const, 'keep' as const)
const color = <Value>(value: fc.Arbitrary<Value>) => fc.record({ blue: value, green: value })
const asked = {
  host: fc.constantFrom('api.example.com', 'app.example.com'),
  proof: fc.constantFrom('/version', '/über?a=b&c'),
}

const route = fc.oneof(
  fc.record({ kind: fc.constant('listener' as const), arn: listener, pair: fc.constant(0) }),
  fc.record({ kind: fc.constant('rule' as const), arn: rule, pair: fc.constant(0), ...asked }),
)

/** Terms of a hold, of one to a few routes on one pair of target groups. */
export const someTerms: fc.Arbitrary<HoldTerms> = fc.record(
  {
    routes: fc.array(route, { minLength: 1, maxLength: 8 }),
    pairs: fc.tuple(color(group)),
    preview: fc.record({
      priority: fc.integer({ min: 1, max: 49_999 }),
      header: fc.constant('X-Switchover-Preview'),
    }),
    fleet: fc.oneof(
      fc.record({ kind: fc.constantFrom('ec2' as const, 'existing' as const) }),
      fc.record({
        kind: fc.constant('auto-scaling' as const),
        groups: color(fc.constantFrom('web blue', 'Wëb/緑 & "more"')),
      }),
    ),
    dns: fc.record(
      {
        zone: fc.constant('Z0123456789ABC'),
        record: fc.constant('{name}.bdash.inside'),
        ttl: fc.nat(86_400),
        address: fc.constantFrom('private' as const, 'public' as const),
        role: fc.constant('arn:aws:iam::123456789012:role/dns'),
      },
      { requiredKeys: ['zone', 'record', 'ttl', 'address'] },
    ),
    minimumHoldMs: fc.nat(),
    holdDefault: fc.constantFrom('retire' as const, 'rollback' as const),
    keepFailedMs: fc.nat(),
    hold: fc.oneof(
      fc.record({ kind: fc.constant('none' as const) }),
      fc.record({ kind: fc.constantFrom('duration' as const, 'approval' as const), ms: fc.nat() }),
    ),
    retire: fc.record({
      busy: fc.boolean(),
      before: fc.nat(3),
      atOnce: fc.constantFrom('all' as const, 'zone' as const, 'one' as const),
      deadlineMs: fc.nat(),
      whenQuiet: ending,
      atDeadline: ending,
    }),
  },
  {
    requiredKeys: [
      ...(['routes', 'pairs', 'preview', 'fleet'] as const),
      ...(['minimumHoldMs', 'holdDefault', 'keepFailedMs', 'retire'] as const),
    ],
  },
)

/** As many routes as that, each by a rule of its own. */
export const termsOf = (count: number): HoldTerms => ({
  routes: Array.from({ length: count }, (_, at) => ({
    kind: 'rule',
    arn: `${start}listener-rule/app/web/0a1b2c3d4e5f6071/0a1b2c3d4e5f6071/${idOf(at)}`,
    pair: 0,
  })),
  pairs: [
    { blue: `${start}targetgroup/web-blue/${idOf(1)}`, green: `${start}targetgroup/web-green/${idOf(2)}` },
  ],
  preview: { priority: 10, header: 'X-Switchover-Preview' },
  fleet: { kind: 'ec2' },
  minimumHoldMs: 0,
  holdDefault: 'retire',
  keepFailedMs: 0,
  retire: { busy: false, deadlineMs: 0, whenQuiet: 'terminate', atDeadline: 'keep' },
})

/** Sixteen hexadecimal digits that look as drawn. */
const idOf = (seed: number): string =>
  ((BigInt(seed + 1) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn).toString(16).padStart(16, '0')
