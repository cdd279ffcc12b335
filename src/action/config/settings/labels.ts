const mostCharacters = 40

/** Gives each label it is asked for; one that it gave before gets a number: `tcp 80`, `tcp 80 (2)`. */
export function distinctLabels(): (plain: string) => string {
  const given = new Map<string, number>()
  return (plain) => {
    const count = (given.get(plain) ?? 0) + 1
    given.set(plain, count)
    return count === 1 ? plain : `${plain} (${count})`
  }
}

/** The first words of a script that say something: comments and `set -e` are passed over. */
export function firstWords(script: string): string {
  const lines = script.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))
  const told = lines.filter((line) => line !== '' && !/^(#|set -)/.test(line))
  const [first = lines.find((line) => line !== '') ?? ''] = told
  const cut = shortened(first)
  return told.length > 1 && !cut.endsWith('…') ? `${cut} …` : cut
}

function shortened(line: string): string {
  if (line.length <= mostCharacters) return line
  const room = line.slice(0, mostCharacters)
  const end = room.lastIndexOf(' ')
  return `${end > 0 ? room.slice(0, end) : room} …`
}
