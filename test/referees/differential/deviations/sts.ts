import type { Deviation } from '../deviation.ts'

const reference = 'https://docs.aws.amazon.com/STS/latest/APIReference'

/** The Security Token Service, and what a role may do. */
export const sts: readonly Deviation[] = [
  {
    calls: ['identities/whoAmI'],
    paths: ['Arn', 'UserId'],
    sandbox: '*',
    moto: '*',
    right: 'both',
    page: `${reference}/API_GetCallerIdentity.html`,
    because: 'Who asks is a matter of the account.',
  },
  {
    calls: [
      'identities/assumeLost',
      'identities/badName',
      'identities/longSession',
      'identities/shortArn',
      'identities/shortSession',
    ],
    paths: [''],
    sandbox: '*',
    moto: 'an answer',
    right: 'sandbox',
    page: `${reference}/API_AssumeRole.html`,
    because: 'Roles have to trust the caller, and parameters their form; moto lets anybody be anything.',
  },
  {
    calls: ['roles/assume'],
    paths: ['PackedPolicySize'],
    sandbox: 'absent',
    moto: '6',
    right: 'sandbox',
    page: `${reference}/API_AssumeRole.html`,
    because: 'It is the size of the session policies and tags that were passed, and none were.',
  },
  {
    calls: ['sts DecodeAuthorizationMessage'],
    paths: [''],
    sandbox: '*',
    moto: '500 Error',
    right: 'sandbox',
    page: `${reference}/API_DecodeAuthorizationMessage.html`,
    because: 'moto does not have this call.',
  },
  {
    calls: ['iam SimulatePrincipalPolicy'],
    paths: [''],
    sandbox: '*',
    moto: '*',
    right: 'sandbox',
    page: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html',
    because: 'moto does not have this call.',
  },
]
