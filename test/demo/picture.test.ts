import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { page, picture } from '../../sandbox/demo/picture/picture.ts'
import { placeLabels } from '../../sandbox/demo/picture/place-labels.ts'
import { aRecording, aVisit } from './builders.ts'

const lost = aVisit({ result: 'lost', sentMs: 3100, said: 'reset <by> "peer" & gone' })
const crosses = (svg: string) => svg.match(/<path class="lost" [^>]*><title>/g) ?? []
const redTicks = (svg: string) => svg.match(/class="tick lost"/g) ?? []

test('the picture is well-formed XML with a title and a description', () => {
  const svg = picture(aRecording([lost]))

  expect(XMLValidator.validate(svg)).toBe(true)
  const { svg: root } = new XMLParser({ ignoreAttributes: false }).parse(svg)
  expect(root.title['#text']).toMatch(/requests: 1 lost$/)
  expect(root.desc['#text']).toContain('Answers per load-balancer node')
  expect(root['@_role']).toBe('img')
})

test('acts and commands are marked and named', () => {
  const svg = picture(aRecording())

  expect(svg.match(/<line class="act traffic"/g)).toHaveLength(2)
  expect(svg.match(/<line class="act launch"/g)).toHaveLength(1)
  for (const said of ['traffic → green', 'launch green', '1 status → status', '2 deploy v2 → held'])
    expect(svg).toContain(said)
})

test('a picture without a loss has no red cross but in its legend, and says that none was lost', () => {
  const svg = picture(aRecording())

  expect([...crosses(svg), ...redTicks(svg)]).toEqual([])
  expect(svg).toContain('none lost')
  expect(svg).toContain('lost, without a complete answer: 0')
})

test('a loss is a red cross in its node and a red tick close up', () => {
  const svg = picture(aRecording([lost]))

  expect(crosses(svg)).toHaveLength(1)
  expect(redTicks(svg)).toHaveLength(1)
})

test('a lost WebSocket is a red bar', () => {
  const cut = aVisit({ kind: 'web-socket', result: 'lost', sentMs: 2000, endedMs: 4000 })

  expect(picture(aRecording([cut]))).toMatch(/<rect class="bar lost"/)
})

test('a failure is hatched red, whoever answered it', () => {
  const failed = aVisit({ result: 'failed', release: 'late-sick-v4', sentMs: 3100 })

  expect(picture(aRecording([failed]))).toMatch(/<rect class="failed" x="(?!108")/)
  expect(picture(aRecording())).not.toMatch(/<rect class="failed"/)
})

test('the page needs nothing from elsewhere, and has its numbers as tables too', () => {
  const html = page(aRecording())

  expect(html).not.toMatch(/<script|<link|<img|\bsrc=|url\((?!#)/)
  expect(html.match(/https?:[^"<\s]+/g)).toEqual(['http://www.w3.org/2000/svg'])
  expect(html.match(/<table>/g)).toHaveLength(2)
  expect(html).toContain('<td>deploy v2</td>')
})

test('labels that would touch stand in different rows, and none leaves the picture', () => {
  const placed = placeLabels(
    [
      { x: 0, content: 'a long label' },
      { x: 20, content: 'another one' },
      { x: 380, content: 'near the end' },
    ],
    400,
  )

  expect(placed.map(({ row }) => row)).toEqual([0, 1, 0])
  expect(placed[2]?.textX).toBeLessThan(380)
})
