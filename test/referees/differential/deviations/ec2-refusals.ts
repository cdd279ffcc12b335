import type { Deviation } from '../deviation.ts'

const reference = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference'
const errors = 'https://docs.aws.amazon.com/ec2/latest/devguide/errors-overview.html'
const tokens = 'https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html'

/** moto answers as if nothing were wrong. */
const accepted = { paths: [''], moto: 'an answer', right: 'sandbox' } as const

/** What AWS refuses, and moto takes or refuses otherwise: the names of the calls say what is wrong with them. */
export const refusals: readonly Deviation[] = [
  {
    ...accepted,
    calls: ['tokens/otherCount', 'tokens/afterTheEnd'],
    sandbox: '400 Idempotent*',
    page: tokens,
    because: 'A token stands for one request and what it launched; moto looks at none.',
  },
  {
    ...accepted,
    calls: [
      'launches/moreThanMost',
      'launches/none',
      'launches/unknownType',
      'launches/longUserData',
      'launches/noImage',
    ],
    sandbox: '400 *',
    page: `${reference}/API_RunInstances.html`,
    because: 'Counts, type, image and size of the user data have documented limits.',
  },
  {
    ...accepted,
    calls: ['launches/lostImage', 'launches/malformedImage', 'launches/lostGroup'],
    sandbox: '400 Invalid*',
    page: errors,
    because: 'InvalidAMIID.NotFound, InvalidAMIID.Malformed, InvalidGroup.NotFound.',
  },
  {
    ...accepted,
    calls: ['network/lostZone', 'instances/smallPages'],
    sandbox: '400 InvalidParameterValue',
    page: errors,
    because: 'A zone that is not there, and pages of fewer than five, are no valid values.',
  },
  {
    ...accepted,
    calls: ['instances/typeOfRunning', 'instances/startTerminated', 'instances/stopTerminated'],
    sandbox: '400 IncorrectInstanceState',
    page: errors,
    because: 'IncorrectInstanceState: the instance is not in a state that allows it.',
  },
  {
    ...accepted,
    calls: ['ec2-tags/reserved', 'ec2-tags/longKey', 'ec2-tags/longValue', 'ec2-tags/none'],
    sandbox: '400 *',
    page: `${reference}/API_Tag.html`,
    because: 'Keys have 127 characters at most and do not begin with aws:, values 256.',
  },
  {
    ...accepted,
    calls: ['ec2-tags/lost', 'ec2-tags/oneLost', 'ec2-tags/deleteFromLost'],
    sandbox: '400 InvalidInstanceID.NotFound',
    page: errors,
    because: 'InvalidInstanceID.NotFound: the instance does not exist.',
  },
  {
    ...accepted,
    calls: ['templates/lost', 'templates/lostSource', 'templates/shortName', 'templates/noData'],
    sandbox: '400 *',
    page: errors,
    because:
      'InvalidLaunchTemplateId.NotFound, .VersionNotFound, InvalidLaunchTemplateName.MalformedException, MissingParameter.',
  },
  {
    calls: ['launches/lostTemplate', 'instances/unknownFilter'],
    paths: [''],
    sandbox: '400 *',
    moto: '500 *',
    right: 'sandbox',
    page: errors,
    because: 'What the caller got wrong is no fault of the server.',
  },
  {
    calls: ['instances/malformed', 'instances/terminateMalformed'],
    paths: [''],
    sandbox: '400 InvalidInstanceID.Malformed',
    moto: '400 InvalidInstanceID.NotFound',
    right: 'sandbox',
    page: errors,
    because: 'InvalidInstanceID.Malformed: the id is not of the form of one.',
  },
  {
    calls: ['templates/deleteAgain'],
    paths: [''],
    sandbox: '400 InvalidLaunchTemplateId.NotFound',
    moto: '400 InvalidLaunchTemplateName.NotFoundException',
    right: 'sandbox',
    page: errors,
    because: 'It was named by its id.',
  },
]
