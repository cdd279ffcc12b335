/** What instances are launched from. */
export interface Image {
  readonly id: string
  readonly name: string
  readonly createdMs: number
}
