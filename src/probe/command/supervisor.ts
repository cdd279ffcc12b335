/**
 * What stands between the action and a command, in bash: $1 is a private folder with the `script`, $2 how many seconds
 * it may take. It runs the script in a process group of its own, whose number it writes to `pid`, and ends with the
 * script's exit code once nothing of the group is left.
 *
 * - By way of a pipe of its own the output ends with the script, also where a daemon still holds it open: else the
 *   action could not end before the daemon does.
 * - Where the action itself is killed, the script goes with it: another run may be about to repeat it.
 */
export const supervisor = `
exec </dev/null 2>/dev/null
set -m
mkfifo "$1/output"
cat "$1/output" & reader=$!
timeout -k 10s "$2" bash --noprofile --norc -eo pipefail "$1/script" >"$1/output" 2>&1 & job=$!
echo "$job" >"$1/pid"
trap 'kill -TERM -- "-$job"' INT TERM HUP
{ while kill -0 "$PPID"; do sleep 1; done; kill -KILL -- "-$job"; } >/dev/null & watch=$!
wait "$job"; code=$?
while kill -0 "$job"; do wait "$job"; code=$?; done
kill -KILL -- "-$job"
{ sleep 1; kill -KILL "$reader"; } >/dev/null & late=$!
wait "$reader"
kill -KILL -- "-$watch" "-$late"
exit "$code"
`
