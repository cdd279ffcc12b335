/**
 * Text from outside (answers of servers, tags, messages of AWS) made harmless for the places it is printed to.
 * The runner takes a line as a command when it begins with `::`, blanks apart, or holds `##[` anywhere.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */

const mostCharacters = 500

// Controls, what ends a line anywhere, and what turns the direction of writing or is not seen at all.
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Co}\p{Cs}]/gu

/** One line that no runner takes as a command: unseen characters are shown, a long text is cut and says so. */
export function oneLine(text: string, most = mostCharacters): string {
  const shown = cut(text, most).replace(unseen, show)
  // A blank between the signs keeps them readable and ends their meaning.
  return shown.replace(/##\[/g, '## [').replace(/^(\s*):(?=:)/, '$1: ')
}

function cut(text: string, most: number): string {
  const characters = [...text]
  if (characters.length <= most) return text
  return `${characters.slice(0, most).join('')}… (${characters.length - most} more characters)`
}

function show(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  if (character === '\t') return '\\t'
  const code = character.codePointAt(0) ?? 0
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * The same for GitHub's Markdown: no markup, table cell, HTML, mention, issue link or address comes of it.
 * https://github.github.com/gfm/#backslash-escapes
 */
export function markdownText(text: string, most = mostCharacters): string {
  return (
    oneLine(text, most)
      .replace(/[&<>"]/g, (character) => entities[character] ?? character)
      .replace(/[\\`*_{}[\]()#!|~$^]/g, (character) => `\\${character}`)
      // What makes a list or a heading of a line that begins with it.
      .replace(/^(\s*)([-+=]|\d+(?=\.(\s|$)))/, (_start, blank: string, sign: string) =>
        /\d/.test(sign) ? `${blank}${sign}\\` : `${blank}\\${sign}`,
      )
      // GitHub links what looks like an address, a person or an issue; entities end that and look the same.
      .replace(/@/g, '&#64;')
      .replace(/:\/\//g, '&#58;//')
      .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}&#46;`)
  )
}

/** Code in a line of Markdown, in a table too. */
export const markdownCode = (text: string): string => `<code>${inEntities(oneLine(text))}</code>`

/** One line of an HTML block; an empty one would end the block. */
export const preformatted = (text: string): string => inEntities(oneLine(text)) || '&nbsp;'

const inEntities = (line: string): string =>
  line
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/[\\`*_{}[\]|~$@:#]/g, (character) => `&#${character.codePointAt(0)};`)
