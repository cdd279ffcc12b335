// The test runner ends its processes with SIGTERM, which would skip what they do on exit: ending what they started. While
// tests run it also takes process.exit away from them.
if (process.listenerCount('SIGTERM') === 0)
  process.once('SIGTERM', (signal) => {
    process.emit('exit', 143)
    process.kill(process.pid, signal)
  })
