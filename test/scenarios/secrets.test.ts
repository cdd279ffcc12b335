import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from './support/endings.ts'
import { openStage, type Stage } from './support/stage.ts'

const password = 's3cr3t/of-the shop'
const token = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz'
const forms = [password, token, Buffer.from(password).toString('base64'), encodeURIComponent(password)]

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ runUserData: true })
})
afterAll(() => stage.close())

/** The text, and whatever in it is base64 as what it stands for: user data, free text in tags. */
const unfolded = (text: string): string =>
  [text, ...(text.match(/[\w+/-]{16,}/g) ?? []).map((word) => Buffer.from(word, 'base64').toString())].join(
    '\n',
  )

/** All that others can see in AWS: what was asked of it, its tags, consoles and parameters, and user data. */
async function allOfAws(): Promise<string> {
  const { control, world } = stage.sandbox
  const state = await fetch(`${control}/state`)
  const userData = [...world.compute.instances.values()].map((instance) => instance.userData)
  const parameters = world.systemsManager.parameters.own()
  return [
    JSON.stringify(await stage.calls()),
    await state.text(),
    JSON.stringify({ userData, parameters }),
  ].join('\n')
}

test('what a command prints of a secret is seen nowhere: not in log, summary, report, outputs, or AWS', async () => {
  const printed: string[] = []
  const result = await stage.start(
    'deploy',
    { release: 'v2', secrets: `${password}\n` },
    {
      token,
      env: { DB_PASSWORD: password },
      onOutput: (line) => printed.push(line),
      change: {
        'set-up': [
          { run: 'echo "as it is: $DB_PASSWORD"; printf %s "$DB_PASSWORD" | base64' },
          { ssm: { script: "#!/bin/sh\nprintf 's3cr3t/of'\necho '-the shop, on the machine'\n" } },
        ],
        migrate: { run: 'echo "cannot log in with $DB_PASSWORD"; false' },
      },
    },
  ).done

  expectEnd(result, 'rejected, blue v1, green empty')
  // The runner hides what it was told to hide; what was never printed needs no hiding.
  const log = printed.filter((line) => !line.startsWith('::add-mask::')).join('')
  expect(log).toContain('as it is: ***')
  expect(log).toContain('***, on the machine')
  expect(log).toContain('cannot log in with ***')
  const report = readFileSync(result.outputs['report'] ?? '', 'utf8')
  expect(report).toContain('cannot log in with ***')
  const aws = unfolded(await allOfAws())
  expect(aws).toContain('cannot log in with ***')
  const { outputs, state, summary, annotations } = result
  const told = [log, report, summary, JSON.stringify({ outputs, state, annotations })].map(unfolded)
  for (const form of forms) for (const text of [...told, aws]) expect(text).not.toContain(form)
})

test('a secret in what goes to AWS is refused before anything is written, and told of by its name alone', async () => {
  const before = (await stage.writes()).length

  const result = await stage.run(
    'deploy',
    { release: 'v2', reason: `with ${password}`, secrets: `${password}\n` },
    {
      change: {
        fleet: {
          ec2: {
            'user-data': `#!/bin/sh\nexport DB_PASSWORD='${password}'\nserve --release {release}\n`,
            tags: { Password: password },
            name: '{color}-s3cr3t/of-the shop-{index}',
          },
        },
        'set-up': [{ ssm: { document: 'Our-Setup', parameters: { Password: password } } }],
        migrate: { ssm: { script: `#!/bin/sh\nmysql --password='${password}'\n` } },
      },
    },
  )

  const places = ['reason', 'fleet\\.ec2\\.name', 'user-data', 'tags', 'set-up\\[0\\]\\.ssm', 'migrate\\.ssm']
  for (const place of places)
    expectRefusal(result, new RegExp(`${place}: holds a secret of this run \\(line 1 of secrets\\)`))
  expect(result.log).not.toContain('s3cr3t')
  expect((await stage.writes()).slice(before)).toEqual([])
})

test('a secret is found in user data in any wrapping that an instance would open', async () => {
  const script = `#!/bin/sh\nexport DB_PASSWORD='${password}'\n`
  const parts = [
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="=="',
    '',
    '--==',
    'Content-Type: text/x-shellscript',
    'Content-Transfer-Encoding: base64',
    '',
    gzipSync(script).toString('base64'),
    '--==--',
    '',
  ].join('\n')

  const result = await stage.run(
    'deploy',
    { release: 'v2', secrets: `${password}\n` },
    { change: { fleet: { ec2: { 'user-data': parts } } } },
  )

  expectRefusal(result, /user-data: holds a secret of this run \(line 1 of secrets\)/)
})
