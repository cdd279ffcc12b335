import type { Recording } from '../recording.ts'
import { grouped, requestRows, switchRows } from '../table.ts'
import { count } from '../tally.ts'
import { chart } from './chart.ts'
import { closeUps } from './close-ups.ts'
import { LEFT } from './frame.ts'
import { present, SERIES } from './series.ts'
import { STYLE } from './style.ts'
import { el, escaped, text } from './svg.ts'

const WIDTH = 1280

/** The whole page: one file that needs nothing else, with all of the picture as tables too. */
export function page(recording: Recording): string {
  const headline = headlineOf(recording)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(headline)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(headline)}</h1>
<p>${escaped(storyOf(recording))}</p>
${scrolling('Picture', picture(recording))}
<h2>Requests by command</h2>
${htmlTable('Requests by command', requestRows(recording))}
<h2>Switches of traffic</h2>
<p>Converged: how long after AWS had accepted the change the last client was still sent to the old side.</p>
${htmlTable('Switches of traffic', switchRows(recording))}
</main>
</body>
</html>
`
}

/** What an operator wants to know first. */
function headlineOf({ visits, told, switches }: Recording): string {
  const { sent, lost } = count(visits)
  const work = `${told.length} commands, ${switches.length} switches of traffic, ${grouped(sent)} requests`
  return `${work}: ${lost === 0 ? 'none' : grouped(lost)} lost`
}

function storyOf({ visits, endMs }: Recording): string {
  const failures = visits.filter(({ result }) => result === 'failed')
  const by = [...new Set(failures.map(({ release }) => release))].join(' and ')
  const sick = failures.length === 0 ? '' : ` The ${grouped(failures.length)} failures are answers of ${by}.`
  const nodes = new Set(visits.map(({ node }) => node)).size
  return `Constant load on ${nodes} load-balancer nodes for ${Math.round(endMs / 1000)} s, over kept and fresh connections, with slow requests and WebSockets always open.${sick}`
}

/** The picture alone, as one SVG element. */
export function picture(recording: Recording): string {
  const legend = legendOf(recording, 18)
  const main = chart(recording, 44)
  const closeTop = main.bottom + 40
  const close = closeUps(recording, closeTop + 12)
  const about = `Answers per load-balancer node and half second, by the release that answered; vertical lines mark acts on AWS. ${storyOf(recording)} The tables below say the same in numbers.`
  return el(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} ${close.bottom}`,
      role: 'img',
      'aria-labelledby': 'title about',
      xmlns: 'http://www.w3.org/2000/svg',
    },
    el('title', { id: 'title' }, escaped(headlineOf(recording))),
    el('desc', { id: 'about' }, escaped(about)),
    hatch(),
    ...legend,
    ...main.marks,
    text(
      LEFT,
      closeTop,
      'Around each switch, every single request: a row for each node, which obeys in its own time',
      { class: 'title' },
    ),
    ...close.marks,
  )
}

function legendOf({ visits }: Recording, y: number): readonly string[] {
  let x = LEFT
  return present(visits).flatMap((series) => {
    const at = x
    const { failed, lost } = count(visits)
    const name = {
      ...SERIES,
      failed: `${SERIES.failed}: ${grouped(failed)}`,
      lost: `${SERIES.lost}: ${grouped(lost)}`,
    }[series]
    x += 34 + name.length * 6.8
    const swatch =
      series === 'lost'
        ? el('path', { class: 'lost', d: `M${at + 2} ${y - 9}l8 8m0 -8l-8 8` })
        : el('rect', { class: series, x: at, y: y - 10, width: 12, height: 12, rx: 2 })
    return [swatch, text(at + 18, y, name)]
  })
}

const hatch = (): string =>
  el(
    'defs',
    {},
    el(
      'pattern',
      { id: 'failed', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      el('rect', { class: 'hatch', width: 5, height: 5 }),
      el('line', { class: 'hatch-line', x1: 0, y1: 0, x2: 0, y2: 5 }),
    ),
  )

/** Where the screen is narrow it scrolls by itself, by keyboard too. */
const scrolling = (name: string, inner: string): string =>
  `<div class="wide" role="region" tabindex="0" aria-label="${name}">${inner}</div>`

function htmlTable(name: string, [head = [], ...body]: readonly (readonly string[])[]): string {
  const cell = (name: 'th' | 'td') => (value: string) =>
    `<${name}${/^[\d.,]+( m?s)?$/.test(value) ? ' class="number"' : ''}>${escaped(value)}</${name}>`
  const row = (cells: readonly string[], name: 'th' | 'td') => `<tr>${cells.map(cell(name)).join('')}</tr>`
  return scrolling(
    name,
    `<table>
<thead>${row(head, 'th')}</thead>
<tbody>
${body.map((cells) => row(cells, 'td')).join('\n')}
</tbody>
</table>`,
  )
}
