import { listen, type Service } from './listen.ts'

// The program of one instance as a process of its own: node main.ts ADDRESS SERVICE [UID].
const [address = '', service = '', uid] = process.argv.slice(2)

// Whatever ends the sandbox, SIGKILL too, closes this pipe: no instance outlives its sandbox.
process.stdin.on('end', () => process.exit()).resume()

await listen(JSON.parse(service) as Service, address)
if (uid !== undefined) {
  process.setgroups?.([])
  process.setgid?.(Number(uid))
  process.setuid?.(Number(uid))
}
process.stdout.write('listening')
