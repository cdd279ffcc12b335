import { expect, test } from 'vitest'
import { arns, read, smallest } from './example.ts'

const inside = arns.listener.replace('app/web/50dc6c495c0c9188', 'app/inside/60dc6c495c0c9188')
const fourth = arns.third.replace('web-third', 'web-fourth')
const own = `target-groups: { blue: ${arns.third}, green: ${fourth} }`

const withRoutes = (routes: string, priority = 10): string =>
  smallest.replace(/routes: .*/, `routes: [${routes}]`).replace('priority: 10', `priority: ${priority}`)

const mistakesIn = async (text: string): Promise<readonly string[]> =>
  (await read(text)).mistakes.map(
    ({ path, said, remedy }) => `${path}: ${said.replace(/ \(line \d+\)$/, '')} → ${remedy}`,
  )

test('a public and an internal load balancer make a service of two pairs', async () => {
  const { services, mistakes } = await read(
    withRoutes(`{ listener: ${arns.listener} }, { listener: ${inside}, ${own} }`),
  )

  expect(mistakes).toEqual([])
  expect(services['web']?.settings.pairs).toEqual([
    { blue: arns.blue, green: arns.green },
    { blue: arns.third, green: fourth },
  ])
})

test('a route of another load balancer needs target groups of its own, also where two such routes share them', async () => {
  const said = 'another load balancer than routes[0], which goes to the same target groups'
  const remedy = 'Give this route `target-groups` of its own: a target group serves one load balancer.'

  expect(await mistakesIn(withRoutes(`{ listener: ${arns.listener} }, { listener: ${inside} }`))).toEqual([
    `services.web.routes[1]: is on ${said} → ${remedy}`,
  ])
  expect(
    await mistakesIn(
      withRoutes(
        `{ listener: ${arns.listener} }, { listener: ${inside}, ${own} }, { listener: ${arns.other}, ${own} }`,
      ),
    ),
  ).toEqual([`services.web.routes[2]: is on ${said.replace('[0]', '[1]')} → ${remedy}`])
})

test("the first route goes to the service's own target groups", async () => {
  expect(
    await mistakesIn(withRoutes(`{ listener: ${inside}, ${own} }, { listener: ${arns.listener} }`)),
  ).toEqual([
    "services.web.routes[0].target-groups: the first route goes to other target groups than the service's own → Name these as services.web.target-groups, and the others at the routes that go to them.",
  ])
})

test('preview rules that share a listener stand behind the lease, as far as there are priorities', async () => {
  const routes = `{ listener: ${arns.listener} }, { rule: ${arns.rule}, ${own} }`

  expect(await mistakesIn(withRoutes(routes, 49_998))).toEqual([])
  expect(await mistakesIn(withRoutes(routes, 49_999))).toEqual([
    'services.web.preview.priority: leaves no room: the preview rules go up to priority 50001, AWS takes 50000 at most → Choose a lower priority.',
  ])
})

test('two services share no priority on any of their listeners', async () => {
  const other = (text: string) =>
    text.replaceAll('web-', 'api-').replace('services:\n', '').replace('  web:', '  api:')
  const first = withRoutes(`{ listener: ${arns.listener} }, { listener: ${inside}, ${own} }`)
  const second = other(withRoutes(`{ listener: ${inside} }`))

  expect(await mistakesIn(first + second)).toEqual([
    `services.api.routes[0]: ${inside} is used by the service web → Give each its own.`,
    `services.api.preview.priority: priority 10 on ${inside} is used by the service web → Give each its own.`,
  ])
})
