/** More than these nobody reads: the report has all of them. */
const most = 5

/** `a, b, c`; of many the first few, and how many more there are. */
export const listed = (texts: readonly string[]): string =>
  texts.length <= most
    ? texts.join(', ')
    : `${texts.slice(0, most).join(', ')} and ${texts.length - most} more`
