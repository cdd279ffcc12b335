// Every case, not only the few of the small size.
import '../scenarios/preflight-rights/group-permissions.test.ts'
