// Every case, not only the few of the small size.
import '../scenarios/preflight-rights/credentials-end.test.ts'
