import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { conclude } from '../../sandbox/demo/conclude.ts'
import { Narrator } from '../../sandbox/demo/narrate.ts'
import { aRecording, aVisit } from './builders.ts'

const folder = mkdtempSync(join(tmpdir(), 'conclude-'))
afterAll(() => rmSync(folder, { recursive: true }))

function concluded(recording = aRecording()) {
  const written: string[] = []
  const kept = conclude(recording, new Narrator({ write: (text) => written.push(text) }), folder)
  return { kept, said: written.join('') }
}

test('a demo that lost nothing keeps its promise, and prints the path of the picture that it wrote', () => {
  const { kept, said } = concluded()

  expect(kept).toBe(true)
  expect(said).toContain(`Picture: ${join(folder, 'picture.html')}`)
  expect(readFileSync(join(folder, 'picture.html'), 'utf8')).toContain('none lost')
  expect(said).toMatch(/→ green +deploy v2 +400 ms +0 \/ 400 ms +slow requests: 1, WebSockets: 1/)
})

test('a demo that lost one request breaks it, and says what happened to that request', () => {
  const { kept, said } = concluded(aRecording([aVisit({ result: 'lost', said: 'read ECONNRESET' })]))

  expect(kept).toBe(false)
  expect(said).toContain('lost at 0.10 s: fresh / by 127.21.1.1, route 1: read ECONNRESET')
  expect(said).toContain('✗ 1 request was lost.')
})

test('a machine that was too busy for a constant load is named', () => {
  expect(concluded({ ...aRecording(), lateMs: 2400 }).said).toContain('up to 2400 ms late')
  expect(concluded().said).not.toContain('too busy')
})
