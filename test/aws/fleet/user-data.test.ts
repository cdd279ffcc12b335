import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { filledUserData } from '../../../src/aws/fleet/user-data.ts'
import { bytesMark } from '../../../src/settings.ts'

const values = { service: 'web', release: 'v2', color: 'green', attempt: 'a2' }

const sent = (text: string): Buffer => Buffer.from(filledUserData(text, values), 'base64')

test('placeholders are filled in; what is not ours in braces is left alone', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own braces are what this is about
  const text = 'A={release} B={color} C={attempt} D={service}\necho ${release} {{release}} {other} {}\n'

  expect(sent(text).toString()).toBe(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
    'A=v2 B=green C=a2 D=web\necho ${release} {{release}} {other} {}\n',
  )
})

test('a multi-part file stays as it is, line ends and boundaries and all', () => {
  const text = [
    'Content-Type: multipart/mixed; boundary="==BOUNDARY=="',
    'MIME-Version: 1.0',
    '',
    '--==BOUNDARY==',
    'Content-Type: text/cloud-config; charset="us-ascii"',
    '',
    '#cloud-config',
    'runcmd: [ "echo {unknown} größer" ]',
    '--==BOUNDARY==--',
    '',
  ].join('\r\n')

  expect(sent(text).toString()).toBe(text)
})

test('a compressed file arrives byte for byte', () => {
  const bytes = gzipSync('#!/bin/sh\necho {release}\n')

  expect(sent(`${bytesMark}${bytes.toString('base64')}`)).toEqual(bytes)
})
