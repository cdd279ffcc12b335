/**
 * Hides each place where a mask stands; places that touch or overlap are hidden as one. The runner hides some encoded
 * forms of a mask too (base64, JSON …): what is left out here is only ever stricter.
 * https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/SecretMasker.cs
 */
export function hidden(text: string, masks: Iterable<string>): string {
  const places = [...masks].flatMap((mask) => placesOf(mask, text)).sort((a, b) => a.start - b.start)
  let shown = ''
  let end = 0
  for (const place of places) {
    if (place.start > end || end === 0) shown += `${text.slice(end, place.start)}***`
    end = Math.max(end, place.end)
  }
  return shown + text.slice(end)
}

interface Place {
  readonly start: number
  readonly end: number
}

function placesOf(mask: string, text: string): readonly Place[] {
  const places: Place[] = []
  if (mask === '') return places
  for (let start = text.indexOf(mask); start >= 0; start = text.indexOf(mask, start + 1))
    places.push({ start, end: start + mask.length })
  return places
}
