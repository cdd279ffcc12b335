/**
 * Whether a status is among a target group's success codes: `200`, `200,202`, `200-399`.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html
 */
export function matches(matcher: string, status: number): boolean {
  return matcher.split(',').some((part) => {
    const [first = '', last = first] = part.split('-')
    return status >= Number(first) && status <= Number(last)
  })
}
