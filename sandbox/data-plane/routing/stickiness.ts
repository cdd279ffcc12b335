/** What a stickiness cookie remembers, and until when (milliseconds of the sandbox's clock). */
interface Remembered {
  readonly name: string
  readonly until: number
}

/**
 * The two cookies that keep a client where it is: the plain one and its CORS twin. Real ones are encrypted;
 * clients must not read either.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html
 */
export function stickyCookies(
  cookie: string,
  name: string,
  seconds: number,
  nowMs: number,
): readonly string[] {
  const until = nowMs + seconds * 1000
  const value = Buffer.from(JSON.stringify({ name, until } satisfies Remembered)).toString('base64url')
  const rest = `${value}; Expires=${new Date(until).toUTCString()}; Path=/`
  return [`${cookie}=${rest}`, `${cookie}CORS=${rest}; SameSite=None; Secure`]
}

/** What the client's cookie names, unless it is malformed or over. */
export function stuckTo(
  cookie: string,
  cookies: ReadonlyMap<string, string>,
  nowMs: number,
): string | undefined {
  const value = cookies.get(cookie) ?? cookies.get(`${cookie}CORS`)
  if (value === undefined) return undefined
  try {
    const { name, until }: Partial<Remembered> = JSON.parse(Buffer.from(value, 'base64url').toString())
    return typeof name === 'string' && typeof until === 'number' && until > nowMs ? name : undefined
  } catch {
    return undefined
  }
}
