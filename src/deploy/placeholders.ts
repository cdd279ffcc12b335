/**
 * Fills `{release}` and its like into a text. Braces with an unknown name, `${…}` and `{{…}}` are left alone,
 * so that shell scripts and templates of other tools pass through untouched.
 */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/(?<![${])\{([a-z]+)\}(?!\})/g, (whole, name: string) => values[name] ?? whole)

/** Whether the text asks for this placeholder. */
export const asksFor = (text: string, name: string): boolean => fill(text, { [name]: '\0' }).includes('\0')
