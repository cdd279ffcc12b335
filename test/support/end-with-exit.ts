// The test runner ends its processes with SIGTERM, which would skip what they do on exit: ending what they started.
if (process.listenerCount('SIGTERM') === 0) process.once('SIGTERM', () => process.exit())
