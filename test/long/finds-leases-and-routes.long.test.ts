// Every cell of the table, not only those that speak for a row.
import '../scenarios/finds/leases-and-routes.test.ts'
