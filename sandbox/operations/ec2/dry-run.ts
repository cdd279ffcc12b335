import { AwsError } from '../../aws-error.ts'

/** Ends a call that only asks whether it would succeed; called when everything else was checked. */
export function refuseDryRun(input: { readonly DryRun?: boolean | undefined }): void {
  if (input.DryRun) {
    throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412)
  }
}
