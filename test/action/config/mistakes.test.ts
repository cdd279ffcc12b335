import { expect, test } from 'vitest'
import { arns, type MistakeCase, mistakesIn, read, smallest, withLine, withLines } from './example.ts'

const cases: readonly MistakeCase[] = [
  [
    'an unknown key is a mistake that names the nearest one',
    'releas-test: []',
    ['services.web.releas-test: `releas-test` is not a key here → Did you mean `release-test`?'],
  ],
  [
    'a list where a mapping belongs is told as such',
    'gate: [{ ssm: /web/live-color }]',
    [
      'services.web.gate: found [{"ssm":"/web/live-color"}]; expected a mapping with the keys ssm, overlap → Write a mapping with the keys ssm, overlap.',
    ],
  ],
  [
    'a documented key of a later version is not silently accepted',
    'traffic: dns',
    [
      'services.web.traffic: `traffic` is not available in this version → Write `traffic: load-balancer`, or leave it out.',
    ],
  ],
  [
    'an alarm is named, not given by its ARN',
    'watch: { alarms: [web-5xx, "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:web-5xx"] }',
    [
      'services.web.watch.alarms[1]: found "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:web-5xx"; expected the name of an alarm of CloudWatch, not its ARN → Write the name of an alarm of CloudWatch, not its ARN.',
    ],
  ],
  [
    'the shares of a switch rise',
    'switch: { steps: [10, 50, 50, 100], every: 5m }',
    [
      'services.web.switch.steps[2]: 50 comes after 50: the shares must rise → Name each share once, the smallest first, such as [10, 50, 100].',
    ],
  ],
  [
    'the last share is all of the traffic, and each before it stands for a time',
    'switch: { steps: [10, 50] }',
    [
      'services.web.switch.steps: ends at 50 %: the rest of the traffic would stay on the old side → End with 100.',
      'services.web.switch: does not say how long each share stands → Add `every`, such as `every: 5m`.',
    ],
  ],
  [
    'a share is a whole number of percent',
    'switch: { steps: [0.5, 0, 100] }',
    [
      'services.web.switch.steps[0]: found 0.5; expected a share of the traffic in percent, 1 to 100 → Write a share of the traffic in percent, 1 to 100.',
      'services.web.switch.steps[1]: found 0; expected a share of the traffic in percent, 1 to 100 → Write a share of the traffic in percent, 1 to 100.',
    ],
  ],
  [
    'no step is no switch',
    'switch: { steps: [], every: 0s }',
    [
      'services.web.switch.steps: found []; expected at least one share → Write at least one share.',
      'services.web.switch.every: found "0s"; expected a duration such as 30s, 15m or 24h, of at most a year and of at least 1 ms → Write a duration such as 30s, 15m or 24h, of at most a year and of at least 1 ms.',
    ],
  ],
  [
    'a duration needs its unit',
    'minimum-hold: 120',
    [
      'services.web.minimum-hold: found 120; expected a duration such as 30s, 15m or 24h, of at most a year → Write a duration such as 30s, 15m or 24h, of at most a year.',
    ],
  ],
  [
    'a lease is at least a second',
    'lease: 500ms',
    [
      'services.web.lease: found "500ms"; expected a duration such as 30s, 15m or 24h, of at most a year and of at least 1000 ms → Write a duration such as 30s, 15m or 24h, of at most a year and of at least 1000 ms.',
    ],
  ],
  [
    'the lease needs the priority after the preview',
    'preview: { priority: 50000 }',
    [
      'services.web.preview.priority: found 50000; expected the priority of a rule, 1 to 49999 (the lease uses the next one) → Write the priority of a rule, 1 to 49999 (the lease uses the next one).',
    ],
  ],
  [
    'a header has at most 40 characters',
    `preview: { priority: 1, header: ${'x'.repeat(41)} }`,
    [
      `services.web.preview.header: found "${'x'.repeat(41)}"; expected the name of a header, of at most 40 characters → Write the name of a header, of at most 40 characters.`,
    ],
  ],
  [
    'Host is matched by another kind of condition',
    'preview: { priority: 1, header: Host }',
    [
      'services.web.preview.header: Host is not matched as a header → Use a header of your own, such as X-Switchover-Preview.',
    ],
  ],
  [
    'an ARN of another kind is told for what it is',
    `routes: [{ listener: ${arns.rule} }]`,
    [
      "services.web.routes[0].listener: found the ARN of a listener's rule; expected that of a listener → Give the ARN of a listener of an Application Load Balancer.",
    ],
  ],
  [
    'a Network Load Balancer cannot be switched',
    `routes: [{ listener: "${arns.listener.replace('/app/', '/net/')}" }]`,
    [
      `services.web.routes[0].listener: "${arns.listener.replace('/app/', '/net/')}" belongs to a Network or Gateway Load Balancer → Only Application Load Balancers can be switched; give an ARN with \`/app/\` in it.`,
    ],
  ],
  [
    'a route is one thing, and named once',
    `routes: [{ listener: ${arns.listener} }, { listener: ${arns.listener} }, { listener: ${arns.other}, rule: ${arns.rule} }, {}]`,
    [
      'services.web.routes[3]: names neither a listener nor a rule → Add `listener` (its default action is switched) or `rule`, with an ARN.',
      `services.web.routes[1]: ${arns.listener} is named twice → Name each route once.`,
      'services.web.routes[2]: names a listener and a rule → Make two routes of it.',
    ],
  ],
  [
    'blue and green differ',
    `target-groups: { blue: ${arns.blue}, green: ${arns.blue} }`,
    [
      'services.web.target-groups: blue and green are the same target group → Give each side a group of its own.',
    ],
  ],
  [
    'a service is in one Region',
    `target-groups: { blue: ${arns.blue}, green: ${arns.green.replace('eu-west-1', 'us-east-1')} }`,
    [
      'services.web.target-groups.green: is in Region us-east-1, account 123456789012; the service begins in Region eu-west-1, account 123456789012 → Name resources of one account and Region.',
    ],
  ],
  [
    'ready asks one thing',
    'ready: { tcp: 22, http: { path: / }, ssm: online }',
    ['services.web.ready: has tcp, http and ssm → Write exactly one of tcp, http, ssm.'],
  ],
  [
    'an agent of Systems Manager is online, or is not asked',
    'ready: { ssm: offline }',
    ['services.web.ready.ssm: found "offline"; expected `online` → Write `online`.'],
  ],
  [
    'a release test is one question; tcp cannot go through a load balancer',
    'release-test: [{}, {}, { tcp: { port: 1, via: preview } }, { http: { path: /, port: 81 } }]',
    [
      'services.web.release-test[2].tcp.via: `preview` is not available in this version → A load balancer speaks HTTP only; tcp asks the instances.',
      'services.web.release-test[0]: has none of http, tcp, run, ssm → Write exactly one of http, tcp, run, ssm.',
      'services.web.release-test[1]: has none of http, tcp, run, ssm → Write exactly one of http, tcp, run, ssm.',
      'services.web.release-test[3].http.port: the preview is reached on the port of its listener → Take `port` out, or add `via: instance`.',
    ],
  ],
  [
    'a release test that begins after another is held to the same rules, at its own place',
    'release-test: [{ tcp: { port: 1 }, then: [{ run: "true", then: [{ http: { path: / }, tcp: { port: 2 }, deadline: soon }] }, { ssm: { script: "x\\n", within: 5s, parameters: { a: b } } }, { http: { path: / }, within: 3s }] }]',
    [
      'services.web.release-test[0].then[0].then[0].deadline: found "soon"; expected a duration such as 30s, 15m or 24h, of at most a year → Write a duration such as 30s, 15m or 24h, of at most a year.',
      'services.web.release-test[0].then[0].then[0]: has http and tcp → Write exactly one of http, tcp, run, ssm.',
      'services.web.release-test[0].then[1].ssm.parameters: a script takes no parameters → Write them into the script, where {service}, {release}, {color} and {attempt} are filled in; or name a `document`.',
      'services.web.release-test[0].then[2].within: `within` is for `run` → Put it under `http`.',
    ],
  ],
  [
    'what no request can carry, and what no answer can be, is told before anything is asked',
    'release-test: [{ http: { path: /grüße, request-headers: { x-a: "a\\nb", x-b: "日" }, status: "299-200" } }]',
    [
      'services.web.release-test[0].http.path: found "/grüße"; expected a path that begins with /, blanks, # and letters beyond ASCII percent-encoded → Write a path that begins with /, blanks, # and letters beyond ASCII percent-encoded.',
      'services.web.release-test[0].http.request-headers.x-a: found "a\\nb"; expected a text of one line, of characters that a header can hold → Write a text of one line, of characters that a header can hold.',
      'services.web.release-test[0].http.request-headers.x-b: found "日"; expected a text of one line, of characters that a header can hold → Write a text of one line, of characters that a header can hold.',
      'services.web.release-test[0].http.status: found "299-200"; expected a status (200) or a range ("200-299"), the smaller one first → Write a status (200) or a range ("200-299"), the smaller one first.',
    ],
  ],
  [
    'a JSONPath is one, and its value a single one',
    'release-test: [{ http: { path: /, json: { $.a: [1], status: up } } }]',
    [
      'services.web.release-test[0].http.json.$.a: found [1]; expected a text, a number, true, false or null → Write a text, a number, true, false or null.',
      'services.web.release-test[0].http.json.status: "status" is no JSONPath → Write one of RFC 9535, such as $.status or $.checks[*].up.',
    ],
  ],
  [
    'what only an instance can be asked by is not asked of the preview',
    'release-test: [{ http: { path: /, protocol: https } }, { http: { path: /, protocol: https, certificate: any, via: instance } }]',
    [
      'services.web.release-test[0].http.protocol: the preview is reached by the protocol of its listener → Take `protocol` out, or add `via: instance`.',
    ],
  ],
  [
    'a proof whose answers are the same on both sides proves nothing',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell, not ours
    'proof: { path: /version, contains: "ok ${release}" }',
    [
      'services.web.proof: both sides would give the same answer → Expect {release}, {color} or {attempt} in `header`, `contains`, `matches` or `json`, such as header: { x-release: "{release}" }.',
    ],
  ],
  [
    'a regular expression compiles',
    'proof: { path: /version, matches: "({release}" }',
    [
      'services.web.proof.matches: found "({release}"; expected a regular expression that compiles → Write a regular expression that compiles.',
    ],
  ],
  [
    'a watch that watches nothing is a mistake',
    'watch: { target-health: false }',
    [
      'services.web.watch: watches nothing → Add `http`, `alarms` or `compare`, or leave out `target-health: false`.',
    ],
  ],
  [
    'an alarm that may ring is one of those that are watched',
    'watch: { alarms: [web-5xx], may-ring: [web-5xx, web-5XX] }',
    ['services.web.watch.may-ring[1]: web-5XX is none of `alarms` → Did you mean `web-5xx`?'],
  ],
  [
    'a watch that compares metrics lasts until AWS has told of them',
    'watch: { for: 6m, compare: { errors: 1% } }',
    [
      'services.web.watch.for: 6m is too short to compare 3 minutes: CloudWatch tells of whole minutes, up to 3 minutes late → Write `for: 7m` or more, or ask for fewer `minutes` in `compare`.',
    ],
  ],
  [
    'the usual time of a watch is too short for many minutes',
    'watch: { compare: { latency: 200ms, minutes: 7 } }',
    [
      'services.web.watch.for: 10m is too short to compare 7 minutes: CloudWatch tells of whole minutes, up to 3 minutes late → Write `for: 11m` or more, or ask for fewer `minutes` in `compare`.',
    ],
  ],
  [
    'what is compared has a name and a form',
    'watch: { compare: { errors: 1, latency: 20%, requests: 0 } }',
    [
      'services.web.watch.compare.errors: found 1; expected a part of the requests in percent, such as 1% or 0.5% → Write a part of the requests in percent, such as 1% or 0.5%.',
      'services.web.watch.compare.latency: found "20%"; expected a duration such as 30s, 15m or 24h, of at most a year and of at least 1 ms → Write a duration such as 30s, 15m or 24h, of at most a year and of at least 1 ms.',
      'services.web.watch.compare.requests: found 0; expected a number of requests: a side with fewer is not judged, from 1 → Write a number of requests: a side with fewer is not judged, from 1.',
    ],
  ],
  [
    'a comparison of nothing is a mistake',
    'watch: { compare: { requests: 100 } }',
    [
      'services.web.watch.compare: compares nothing → Add `errors`, such as `errors: 1%`, or `latency`, such as `latency: 200ms`.',
    ],
  ],
  [
    'no alarm that nobody watches may ring',
    'watch: { may-ring: [web-5xx] }',
    ['services.web.watch.may-ring[0]: web-5xx is none of `alarms` → Name it in `alarms` too.'],
  ],
  [
    'a key that every object of JavaScript has is a mistake too',
    'constructor: 1',
    ['services.web.constructor: `constructor` cannot be a key → Choose another name.'],
  ],
]

test.each(cases)('%s', async (_rule, line, mistakes) => {
  expect(await mistakesIn(withLine(line))).toEqual(mistakes)
})

test('every mistake is told at once, by shape and by rule, each with its place and line', async () => {
  const text = smallest
    .replace('host: app.example.com', 'hots: app.example.com')
    .replace(arns.green, arns.blue)
    .replace('priority: 10', 'priority: 0')

  const { mistakes, services } = await read(text)

  expect(services).toEqual({})
  expect(mistakes.map(({ path, said }) => `${path}: ${said}`)).toEqual([
    'services.web.host: is missing (line 3)',
    'services.web.preview.priority: found 0; expected the priority of a rule, 1 to 49999 (the lease uses the next one) (line 6)',
    'services.web.hots: `hots` is not a key here (line 3)',
    'services.web.target-groups: blue and green are the same target group (line 5)',
  ])
})

test('a JSONPath is one wherever an answer is asked for', async () => {
  const http = '{ http: { path: /, json: { up: true } } }'
  const lines = [
    `ready: ${http}`,
    `release-test: [{ tcp: { port: 1 }, then: [${http}] }]`,
    'proof: { path: /, contains: "{release}", json: { up: true } }',
    `watch: ${http}`,
    `retire: { busy: ${http} }`,
  ]

  expect((await mistakesIn(withLines(lines))).map((mistake) => mistake.split(':')[0])).toEqual([
    'services.web.ready.http.json.up',
    'services.web.release-test[0].then[0].http.json.up',
    'services.web.proof.json.up',
    'services.web.watch.http.json.up',
    'services.web.retire.busy.http.json.up',
  ])
})

test('two services share no route, no target group and no priority, the lease’s among them', async () => {
  const second = smallest
    .replace('services:\n', '')
    .replace('  web:', '  api:')
    .replace('priority: 10', 'priority: 11')

  expect(await mistakesIn(smallest + second)).toEqual([
    `services.api.routes[0]: ${arns.listener} is used by the service web → Give each its own.`,
    `services.api.target-groups: ${arns.blue} is used by the service web → Give each its own.`,
    `services.api.target-groups: ${arns.green} is used by the service web → Give each its own.`,
    `services.api.preview.priority: priority 11 on ${arns.listener} is used by the service web → Give each its own.`,
  ])
})

test('two services share no Auto Scaling group and no parameter of the gate, unless they are in two Regions', async () => {
  const lines = ['fleet: { auto-scaling: { blue: b, green: g } }', 'gate: { ssm: /live }']
  const first = withLines(lines)
  const other = (arn: string) => arn.replace(/0c9188/g, '0c9189').replace(/d8a067|0becff/g, 'aaaaaa')
  const second = other(first).replace('services:\n', '').replace('  web:', '  api:')

  expect(await mistakesIn(first + second)).toEqual([
    'services.api.fleet.auto-scaling.blue: the Auto Scaling group b is used by the service web → Give each its own.',
    'services.api.fleet.auto-scaling.green: the Auto Scaling group g is used by the service web → Give each its own.',
    'services.api.gate.ssm: the parameter /live is used by the service web → Give each its own.',
  ])
  expect(await mistakesIn(first + second.replaceAll('eu-west-1', 'us-east-1'))).toEqual([])
})

test('a group belongs to one pair', async () => {
  const own = `target-groups: { blue: ${arns.blue}, green: ${arns.third} }`

  expect(
    await mistakesIn(
      withLine(`routes: [{ listener: ${arns.listener} }, { listener: ${arns.other}, ${own} }]`),
    ),
  ).toEqual([
    `services.web.routes[1].target-groups: ${arns.blue} is used by another place of this service → Give each its own.`,
  ])
})

test('YAML that is malformed is told with line and column', async () => {
  expect(await mistakesIn('services:\n  web: { host: a, host: b }\n')).toEqual([
    'config: line 2, column 19: Map keys must be unique → Correct the YAML; nothing else in it was looked at.',
  ])
})

test('aliases that multiply are refused', async () => {
  const tenfold = (name: string, of: string) => `${name}: &${name} [${`${of},`.repeat(10)}]\n`
  const bomb = tenfold('a', 'x') + tenfold('b', '*a') + tenfold('c', '*b') + tenfold('d', '*c')

  expect(await mistakesIn(bomb)).toEqual([expect.stringMatching(/^config: Excessive alias count/)])
})

test.each(['', 'services:\n', '[]\n', 'text\n'])(
  'a config without services is a mistake: %j',
  async (text) => {
    expect(await mistakesIn(`${text}\n`)).toHaveLength(1)
  },
)
