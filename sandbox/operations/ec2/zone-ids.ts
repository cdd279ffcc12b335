/** Parts of a Region's name as zone ids shorten them. */
const SHORT: Readonly<Record<string, string>> = {
  gov: 'g',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  central: 'c',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
}

/**
 * The id of a Region's zone, `use1-az2` for `us-east-1b`. AWS maps them differently for each account; here they are in order.
 * https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
export function zoneIdOf(zone: string): string {
  const region = zone.slice(0, -1)
  const short = region.split('-').map((part) => SHORT[part] ?? part)
  return `${short.join('')}-az${zone.charCodeAt(zone.length - 1) - 'a'.charCodeAt(0) + 1}`
}
