import {
  array,
  boolean,
  description,
  type InferInput,
  type InferOutput,
  literal,
  minEntries,
  minLength,
  minValue,
  number,
  optional,
  pipe,
  record,
} from 'valibot'
import { afterSwitch, beforeSwitch, gate, migrate, setUp } from './commands.ts'
import { addressKind, fleet } from './fleet.ts'
import { hold, proof, readyHttp } from './http.ts'
import {
  headerName,
  hostName,
  listenerArn,
  roleArn,
  ruleArn,
  targetGroupArn,
  urlPath,
  zoneId,
} from './names.ts'
import { duration, mapping, notYet, oneOf, port, text, wholeNumber, words } from './parts.ts'
import { retire } from './retire.ts'
import { releaseTests } from './tests.ts'
import { watch } from './watch.ts'

const pair = mapping({ blue: targetGroupArn, green: targetGroupArn })

const route = mapping(
  {
    listener: optional(listenerArn),
    rule: optional(ruleArn),
    host: optional(hostName),
    proof: optional(mapping({ path: urlPath })),
    'target-groups': optional(pair),
  },
  { weights: 'Say with `switch: { steps: [10, 50, 100], every: 5m }` how the traffic moves.' },
)

const preview = mapping(
  {
    priority: wholeNumber(1, 49_999, 'the priority of a rule, 1 to 49999 (the lease uses the next one)'),
    header: optional(headerName, 'X-Switchover-Preview'),
  },
  {
    host: 'The idle side is reached by `header`.',
    'open-to': 'The idle side is reached by `header`.',
    listener: 'The idle side is reached by `header`.',
  },
)

const dns = mapping({
  zone: zoneId,
  record: words('the name of the record, such as {name}.example.internal'),
  ttl: optional(wholeNumber(0, 2_147_483_647, 'a number of seconds'), 60),
  address: optional(addressKind, 'private'),
  role: optional(roleArn),
})

const ready = mapping({
  tcp: optional(port),
  http: optional(readyHttp),
  ssm: optional(literal('online', '`online`')),
  delay: optional(duration(), '0s'),
  within: optional(duration(1), '320s'),
})

const share = wholeNumber(1, 100, 'a share of the traffic in percent, 1 to 100')
const switching = mapping({
  before: beforeSwitch,
  steps: optional(
    pipe(
      array(share, 'a list of shares in percent, such as [10, 50, 100]'),
      minLength(1, 'at least one share'),
      description('percent of the traffic, rising to 100'),
    ),
    [100],
  ),
  every: optional(pipe(duration(1), description('how long each share below 100 stands'))),
  after: afterSwitch,
})

const price = 'a price, such as 0.0208'
const holdPrice = mapping({
  'per-instance-hour': pipe(number(price), minValue(0, price), description(price)),
  currency: optional(text(/^[A-Z]{3}$/, 'a currency by its three letters, such as USD'), 'USD'),
})

const routes = pipe(
  array(route, 'a list of routes'),
  minLength(1, 'at least one route'),
  description('what production traffic goes through'),
)

export const service = mapping({
  host: pipe(hostName, description('the Host header and TLS name, such as app.example.com')),
  routes,
  'target-groups': pipe(pair, description('{ blue: the ARN of a target group, green: that of another }')),
  preview: pipe(preview, description('{ priority: of a rule on the first route’s listener }')),
  fleet: pipe(fleet, description('one of { ec2: … }, { auto-scaling: … }, { existing: … }')),
  dns: optional(pipe(dns, description('an A record for each instance'))),
  ready: optional(pipe(ready, description('what each instance answers before it is set up'))),
  'set-up': optional(setUp, []),
  migrate: optional(migrate),
  gate: optional(gate),
  health: optional(mapping({ within: optional(duration(1), '10m') }), {}),
  'release-test': optional(releaseTests, []),
  switch: optional(switching, {}),
  proof: optional(proof),
  watch: optional(watch),
  'minimum-hold': optional(duration(), '2m'),
  hold: optional(hold, '30m'),
  'hold-default': optional(oneOf(['retire', 'rollback']), 'retire'),
  'hold-price': optional(pipe(holdPrice, description('what status and summary count the cost of a hold by'))),
  lease: optional(duration(1000), '90s'),
  'keep-failed': optional(duration(), '24h'),
  'keep-rejected': optional(
    pipe(boolean('true or false'), description('true: instances of a rejected release stay to be looked at')),
    false,
  ),
  retire: optional(retire, {}),
  traffic: optional(
    literal('load-balancer', notYet('traffic', 'Write `traffic: load-balancer`, or leave it out.')),
  ),
})

const serviceName = text(
  /^[A-Za-z][A-Za-z0-9._-]{0,62}$/,
  'a service name: a letter, then at most 62 letters, digits and . _ -',
)

export const config = mapping(
  {
    services: pipe(
      record(serviceName, service, 'a mapping of service names to services'),
      minEntries(1, 'at least one service'),
      description('a mapping of service names to services'),
    ),
  },
  { 'undo-together': 'Take it out; services that were switched already stay so.' },
)

export type ConfigRead = InferOutput<typeof config>
export type ServiceRead = InferOutput<typeof service>
export type ServiceWritten = InferInput<typeof service>
