/**
 * What stands between the action and a command, in bash: $1 is a private folder with the `script`, $2 how many seconds
 * it may take. It runs the script in a process group of its own, whose number it writes to `pid`, and ends with the
 * script's exit code once nothing of the group is left.
 *
 * - A daemon has left the group, but not the variable that only the script and its children are given: where there is
 *   a /proc, it is found by that. One that was started with an environment of its own is not.
 * - By way of a pipe of its own the output ends with the script, also where a daemon still holds it open: else the
 *   action could not end before the daemon does.
 * - Where the action itself is killed, the script goes with it: another run may be about to repeat it.
 */
export const supervisor = `
exec </dev/null 2>/dev/null
set -m
sweep() {
  for round in 1 2 3 4 5; do
    left=$(grep -lzFx "SWITCHOVER_COMMAND=$1" /proc/[0-9]*/environ | cut -d/ -f3)
    [ -n "$left" ] || return
    kill -KILL $left
    sleep 0.02
  done
}
mkfifo "$1/output"
cat "$1/output" & reader=$!
SWITCHOVER_COMMAND="$1" timeout -k 10s "$2" bash --noprofile --norc -eo pipefail "$1/script" >"$1/output" 2>&1 & job=$!
echo "$job" >"$1/pid"
trap 'kill -TERM -- "-$job"' INT TERM HUP
{ while kill -0 "$PPID"; do sleep 1; done; kill -KILL -- "-$job"; sweep "$1"; } >/dev/null & watch=$!
wait "$job"; code=$?
while kill -0 "$job"; do wait "$job"; code=$?; done
kill -KILL -- "-$job"
sweep "$1"
{ sleep 1; kill -KILL "$reader"; } >/dev/null & late=$!
wait "$reader"
kill -KILL -- "-$watch" "-$late"
exit "$code"
`
