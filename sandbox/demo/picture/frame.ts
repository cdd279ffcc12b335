/** Where charts stand in the picture. */
export const LEFT = 108
export const RIGHT = 1260

/** Height of a row of labels. */
export const ROW = 17

/** A part of the picture, and where it ends. */
export interface Drawing {
  readonly marks: readonly string[]
  readonly bottom: number
}

/** From milliseconds since the load began to a place in the picture. */
export type TimeScale = (ms: number) => number
