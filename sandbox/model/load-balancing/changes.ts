/** Attributes or tags, by name. */
export type Changes = ReadonlyMap<string, string>
