// Every case, not only the few of the small size.
import '../scenarios/preflight-rights/permissions.test.ts'
