import { expect, test } from 'vitest'
import type { BuiltFile } from '../../scripts/bundle.ts'
import { complaints, limits, loadedWith } from '../../scripts/dist-guards.ts'

function file(path: string, given: Partial<BuiltFile> = {}): BuiltFile {
  return { path, text: `// ${path}\n`, entry: path === 'main.cjs', imports: [], modules: [], ...given }
}

const checkedIn = (files: readonly BuiltFile[]) => new Map(files.map(({ path, text }) => [path, text]))
const text = (bytes: number) => 'x'.repeat(bytes)

test('a dist that the source gives, light and without undici, passes', () => {
  const files = [file('main.cjs', { imports: ['chunks/core.cjs'] }), file('chunks/core.cjs')]

  expect(complaints(files, checkedIn(files))).toEqual([])
})

test('a file that differs, is missing or is left over makes dist stale, and the message says where', () => {
  const built = [file('main.cjs', { text: 'a\nb\nc' }), file('chunks/new.cjs')]

  expect(
    complaints(
      built,
      new Map([
        ['main.cjs', 'a\nB\nc'],
        ['chunks/old.cjs', ''],
      ]),
    ),
  ).toEqual([
    'dist/main.cjs is stale: it differs from the source from line 2 on. Run `npm run build` and commit dist/.',
    'dist/chunks/new.cjs is stale: it is missing. Run `npm run build` and commit dist/.',
    'dist/chunks/old.cjs is stale: the source no longer gives it. Run `npm run build` and commit dist/.',
  ])
})

test('dist may weigh 3 MB, licences apart', () => {
  const fits = [
    file('main.cjs'),
    file('chunks/big.cjs', { text: text(limits.total - 20) }),
    file('licenses.txt', { text: text(9_999) }),
  ]
  const heavy = [...fits, file('chunks/more.cjs', { text: text(1_000) })]

  expect(complaints(fits, checkedIn(fits))).toEqual([])
  expect(complaints(heavy, checkedIn(heavy))).toEqual([
    expect.stringMatching(/^dist\/ weighs 3001 KB.*chunks\/big.cjs/),
  ])
})

test('an entry counts with all that it imports at once, through other chunks too, and no further', () => {
  const built = [
    file('main.cjs', { imports: ['chunks/a.cjs'] }),
    file('chunks/a.cjs', { imports: ['chunks/b.cjs'] }),
    file('chunks/b.cjs', { text: text(limits.atOnce), imports: ['chunks/a.cjs'] }),
    file('chunks/due.cjs', { text: text(limits.atOnce) }),
  ]

  expect(loadedWith(built[0] ?? file('none'), built).map(({ path }) => path)).toEqual([
    'main.cjs',
    'chunks/a.cjs',
    'chunks/b.cjs',
  ])
  expect(complaints(built, checkedIn(built))).toEqual([
    expect.stringMatching(/^dist\/main.cjs loads 301 KB at once.*b.cjs 300 KB/),
  ])
})

test('undici may come with a chunk that is loaded when it is due, and with no other', () => {
  const undici = { modules: ['node_modules/undici/index.js'] }
  const due = [file('main.cjs'), file('chunks/github.cjs', undici)]
  const atOnce = [file('main.cjs', { imports: ['chunks/github.cjs'] }), file('chunks/github.cjs', undici)]

  expect(complaints(due, checkedIn(due))).toEqual([])
  expect(complaints(atOnce, checkedIn(atOnce))).toEqual([
    expect.stringMatching(/^dist\/chunks\/github.cjs holds undici/),
  ])
})
