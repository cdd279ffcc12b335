// Every case, not only the few of the small size.
import '../aws/take-lease.test.ts'
