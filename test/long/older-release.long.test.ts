import '../scenarios/preflight-rights/older-release.test.ts'
