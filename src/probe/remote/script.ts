import { isIP } from 'node:net'
import type { Question } from '../http.ts'
import { connectWithinMs } from '../unreachable.ts'

/** How often one address is asked in one go. */
export interface Asked {
  readonly question: Question
  readonly times: number
}

/** More of an answer is not sent back: what Systems Manager keeps of a command's output is short. */
const mostBytes = 16_384

/**
 * What the script writes between its marks at most. "StandardOutputContent: the first 24,000 characters":
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html
 */
const mostOutput = 23_000

/** One word of a POSIX shell, whatever is in it. */
const word = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

const seconds = (ms: number): string => (ms / 1000).toFixed(3)

/** An address as curl takes it beside a port. */
const bracketed = (address: string): string => (isIP(address) === 6 ? `[${address}]` : address)

/**
 * The URL has the name, so that TLS asks for it and checks it; the connection goes to the node all the same.
 * https://curl.se/docs/manpage.html#--connect-to
 */
const argumentsOf = (question: Question): readonly string[] => {
  const { address, port, protocol, host, method, path, headers, withinMs, certificate } = question
  const lines = Object.entries({ 'user-agent': 'switchover', ...headers, host })
  return [
    ...(certificate === 'any' ? ['--insecure'] : []),
    ...['--request', method, '--max-time', seconds(withinMs)],
    ...['--connect-timeout', seconds(connectWithinMs)],
    ...['--connect-to', `::${bracketed(address)}:${port}`],
    ...lines.flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
    ...['--url', `${protocol}://${bracketed(host)}:${port}${path}`],
  ]
}

/**
 * A script for `sh` that asks each address so often, each time over a fresh connection, all addresses side by side. It
 * writes every answer as `LANE EXIT CONNECTED BYTES` and so many bytes, all of it packed, between lines that begin with the mark.
 */
export const scriptFor = (asked: readonly Asked[], mark: string): string =>
  `${[
    'LC_ALL=C; export LC_ALL',
    'for tool in curl gzip base64; do',
    '  command -v "$tool" >/dev/null 2>&1 || { echo "$tool is not installed on this instance" >&2; exit 127; }',
    'done',
    'd=$(mktemp -d) || exit 1',
    `trap 'rm -rf "$d"' EXIT`,
    'lane() {',
    '  n=$1; times=$2; shift 2; i=0; misses=0',
    '  while [ "$i" -lt "$times" ] && [ "$misses" -lt 2 ]; do',
    '    i=$((i + 1)); : >"$d/$n.answer"; code=0',
    // -q: whatever stands in ~/.curlrc is not ours.
    `    connected=$(curl -q --silent --show-error --include --http1.1 --globoff --path-as-is --noproxy '*' \\`,
    `      --output "$d/$n.answer" --write-out '%{time_connect}' "$@" 2>"$d/$n.error") || code=$?`,
    '    if [ "$code" -eq 0 ]; then',
    `      misses=0; head -c ${mostBytes} "$d/$n.answer" >"$d/$n.told"`,
    '    else',
    '      misses=$((misses + 1)); head -c 300 "$d/$n.error" >"$d/$n.told"',
    '    fi',
    `    printf '%s %s %s %s\\n' "$n" "$code" "\${connected:-0}" "$(wc -c <"$d/$n.told" | tr -d ' ')" >>"$d/$n.all"`,
    '    cat "$d/$n.told" >>"$d/$n.all"',
    '  done',
    '}',
    ...asked.map(
      ({ question, times }, index) => `lane ${index} ${times} ${argumentsOf(question).map(word).join(' ')} &`,
    ),
    'wait',
    'cat "$d"/*.all | gzip -9 | base64 >"$d/packed"',
    `if [ "$(wc -c <"$d/packed")" -gt ${mostOutput} ]; then`,
    `  echo '${mark} too long'`,
    'else',
    `  echo '${mark} begin'; cat "$d/packed"; echo '${mark} end'`,
    'fi',
  ].join('\n')}\n`
