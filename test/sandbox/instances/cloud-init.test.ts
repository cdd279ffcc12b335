import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readCloudInit } from '../../../sandbox/data-plane/instances/cloud-init.ts'

const latin1 = (text: string) => Buffer.from(text).toString('latin1')

const document = `Content-Type: multipart/mixed; boundary="==PART=="
MIME-Version: 1.0

--==PART==
Content-Type: text/cloud-config; charset="us-ascii"
Content-Disposition: attachment;
 filename="cloud-config.txt"

#cloud-config
package_update: true
runcmd:
  - echo from runcmd
  - [echo, "it's", a list]

--==PART==
Content-Type: text/x-shellscript; charset="us-ascii"
Content-Disposition: attachment; filename="b.sh"

#!/bin/bash
echo b
--==PART==
Content-Type: text/x-shellscript
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="a.sh"

${Buffer.from('#!/bin/sh\necho a\n').toString('base64')}
--==PART==
Content-Type: text/cloud-boothook

#cloud-boothook
echo early
--==PART==--
what comes after is nothing
`

test('a multi-part document gives its boothooks, its scripts by the alphabet of their names, then runcmd', () => {
  const { scripts, said } = readCloudInit(document)

  expect(scripts.map(({ name }) => name)).toEqual(['part-004', 'a.sh', 'b.sh', 'runcmd'])
  expect(scripts[1]?.text).toBe('#!/bin/sh\necho a\n')
  expect(scripts[3]?.text).toBe("#!/bin/sh\necho from runcmd\n'echo' 'it'\\''s' 'a list'\n")
  expect(said).toEqual([])
})

test('a document with the line ends of mail is read the same', () => {
  expect(readCloudInit(document.replaceAll('\n', '\r\n')).scripts).toEqual(readCloudInit(document).scripts)
})

test('what is compressed is unpacked first: the whole, or a part whose type says so', () => {
  const script = '#!/bin/sh\necho ü\n'
  const part = (type: string) =>
    `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=P\n\n--P\nContent-Type: ${type}\nContent-Transfer-Encoding: base64\n\n${gzipSync(script).toString('base64')}\n--P--\n`

  const whole = readCloudInit(gzipSync(script).toString('latin1')).scripts
  const inside = readCloudInit(part('application/x-gzip')).scripts
  const unsaid = readCloudInit(part('application/octet-stream'))

  expect(whole).toEqual([{ name: 'part-001', text: latin1(script) }])
  expect(inside).toEqual(whole)
  expect(unsaid.scripts).toEqual([])
  expect(unsaid.said).toEqual([
    expect.stringMatching(/^Unhandled part \(application\/octet-stream\) userdata: /),
  ])
})

test('parts without the header MIME-Version are no document', () => {
  const { scripts, said } = readCloudInit(document.replace('MIME-Version: 1.0\n', ''))

  expect(scripts).toEqual([])
  expect(said).toEqual([
    expect.stringMatching(/^Unhandled non-multipart \(text\/x-not-multipart\) userdata: /),
  ])
})

test('how a part begins counts for more than that it calls itself a script', () => {
  const named = (body: string) =>
    readCloudInit(
      `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=P\n\n--P\nContent-Type: text/x-shellscript\n\n${body}\n--P--\n`,
    )

  expect(named('#cloud-config\nruncmd: [echo ok]').scripts).toEqual([
    { name: 'runcmd', text: '#!/bin/sh\necho ok\n' },
  ])
  expect(named('#include\nhttps://example.com/more').said).toEqual([
    expect.stringMatching(/^Unhandled part \(text\/x-include-url\) userdata: /),
  ])
})

test("a boothook's first line is none of its script", () => {
  expect(readCloudInit('#cloud-boothook\n#!/bin/bash\necho early\n').scripts).toEqual([
    { name: 'part-001', text: '#!/bin/bash\necho early\n' },
  ])
})

test('a script with the line ends of another system is run with those of this one', () => {
  expect(readCloudInit('#!/bin/sh\r\necho ok\r\n').scripts).toEqual([
    { name: 'part-001', text: '#!/bin/sh\necho ok\n' },
  ])
})

test('a cloud-config by itself runs its commands, and one that is no YAML says so', () => {
  expect(readCloudInit('#cloud-config\nruncmd:\n  - echo ok\n').scripts).toEqual([
    { name: 'runcmd', text: '#!/bin/sh\necho ok\n' },
  ])
  expect(readCloudInit('#cloud-config\nruncmd: [\n').said).toEqual([
    expect.stringMatching(/^Failed loading yaml blob\. /),
  ])
})

test('what is neither a script nor a cloud-config is not run, and is said', () => {
  const { scripts, said } = readCloudInit('echo no first line\n')

  expect(scripts).toEqual([])
  expect(said).toEqual([
    'Unhandled non-multipart (text/x-not-multipart) userdata: "echo no first line\\n"...',
  ])
})
