/** A label that wants to begin at `x`. */
export interface Label {
  readonly x: number
  readonly content: string
}

export interface PlacedLabel extends Label {
  /** Where its text begins; left of `x` only where the picture ends. */
  readonly textX: number
  /** From 0; those of one row do not touch. */
  readonly row: number
}

/** About what a letter of the picture's small text takes. */
const LETTER = 6.6
const GAP = 12

/** Puts each label into the first row in which it is free. */
export function placeLabels(labels: readonly Label[], right: number): readonly PlacedLabel[] {
  const ends: number[] = []
  return labels.map((label) => {
    const width = label.content.length * LETTER
    const textX = Math.min(label.x, right - width)
    const free = ends.findIndex((end) => end + GAP <= textX)
    const row = free < 0 ? ends.length : free
    ends[row] = textX + width
    return { ...label, textX, row }
  })
}
