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

test('what is compressed is unpacked first, the whole or a part of it', () => {
  const zip = (text: string) => gzipSync(text)
  const script = '#!/bin/sh\necho ü\n'
  const part = `Content-Type: multipart/mixed; boundary=P\n\n--P\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n${zip(script).toString('base64')}\n--P--\n`

  const whole = readCloudInit(zip(script).toString('latin1')).scripts
  const inside = readCloudInit(part).scripts

  expect(whole).toEqual([{ name: 'part-001', text: latin1(script) }])
  expect(inside).toEqual(whole)
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
