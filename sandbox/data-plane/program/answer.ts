/** What the seeded program says to one request. */
export type Answer = readonly [status: number, text: string]
