// Every kind of service, not only the usual one.
import '../aws/imagine-run.test.ts'
