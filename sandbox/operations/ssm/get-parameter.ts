import type { GetParameterRequest, GetParameterResult } from '@aws-sdk/client-ssm'
import type { Operation } from '../operation.ts'
import { findParameter, parameterOutput } from './find-parameter.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
export const getParameter: Operation<GetParameterRequest, GetParameterResult> = (
  world,
  { Name: name = '', WithDecryption: isDecrypted },
) => ({ Parameter: parameterOutput(world, findParameter(world, name), isDecrypted) })
