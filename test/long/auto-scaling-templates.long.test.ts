// Every cell of the table, not only those that speak for a row.
import '../scenarios/auto-scaling/templates.test.ts'
