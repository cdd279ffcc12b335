/**
 * A name as Route 53 keeps it: lower case, absolute, every character but letters, digits, `-`, `_` and dots in
 * octal (`*` is `\052`). https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
export function absoluteName(name: string): string {
  const plain = name.replaceAll(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)))
  const escaped = plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]/g, (one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`)
  return escaped.endsWith('.') ? escaped : `${escaped}.`
}

/**
 * Names sort by their labels from the last to the first, in ASCII order, with the trailing dot: `a-b.` before `a.`.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
 */
export function compareNames(one: string, other: string): number {
  return compare(reversed(one), reversed(other))
}

export function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** `com.example.www.` */
function reversed(name: string): string {
  return name.split('.').toReversed().slice(1).concat('').join('.')
}

/** What is written as an octal number in its place: by it records are sorted, zones by what is written. */
export function unescaped(name: string): string {
  return name.replaceAll(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))
}

/** Whether a name is the zone's own or below it; both absolute and lower case. */
export function isWithin(name: string, zoneName: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`)
}
