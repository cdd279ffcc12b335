import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, isThere, quoted, readText } from './markdown.ts'

const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...filesIn('docs', '.md')]

test.each(documents)('every relative link of %s leads to a file', (document) => {
  const links = [...readText(document).matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target)
  const here = links.filter((target) => !/^([a-z]+:|#)/.test(target))

  const dead = here.filter(
    (target) => !isThere(posix.join(posix.dirname(document), target.replace(/#.*/, ''))),
  )

  expect(dead).toEqual([])
})

test.each(documents)('every file of the repository that %s names is there', (document) => {
  const named = quoted(readText(document)).filter((text) =>
    /^(src|sandbox|test|scripts|docs|examples|schemas|bench|\.ci|\.github)\/[\w./-]*$/.test(text),
  )

  // A word in capitals stands for any name.
  expect(named.filter((path) => !/[A-Z]{3}/.test(path) && !isThere(path))).toEqual([])
})
