import type { Deviation } from '../deviation.ts'

const reference = 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference'

/** moto answers as if nothing were wrong. */
const accepted = { paths: [''], moto: 'an answer', right: 'sandbox' } as const
const invalid = '400 ValidationError'

/** What AWS refuses, and moto takes, refuses otherwise or does not know: the names of the calls say what is wrong with them. */
export const refusals: readonly Deviation[] = [
  {
    calls: [
      'autoscaling AttachTrafficSources',
      'autoscaling CompleteLifecycleAction',
      'autoscaling DescribeTrafficSources',
      'autoscaling DetachTrafficSources',
      'autoscaling RecordLifecycleActionHeartbeat',
    ],
    paths: [''],
    sandbox: '*',
    moto: '500 Error',
    right: 'sandbox',
    page: `${reference}/API_Operations.html`,
    because: 'moto does not have these calls.',
  },
  {
    ...accepted,
    calls: ['asg/sameName'],
    sandbox: '400 AlreadyExists',
    page: `${reference}/API_CreateAutoScalingGroup.html`,
    because: 'A name is given once; moto puts a new group in the place of the old one.',
  },
  {
    ...accepted,
    calls: [
      'asg/desiredAbove',
      'asg/lostVersion',
      'asg/minAbove',
      'asg/unknownCheck',
      'asg/unknownPolicy',
      'asg/aboveMost',
      'asg/desiredAboveMax',
      'asg/minAboveMax',
    ],
    sandbox: invalid,
    page: `${reference}/API_CreateAutoScalingGroup.html`,
    because: 'Sizes have to fit each other, and versions, health checks and termination policies to exist.',
  },
  {
    ...accepted,
    calls: ['asg/suspendUnknown', 'asg/unknownFilter', 'asg/unknownTagFilter'],
    sandbox: invalid,
    page: `${reference}/API_Filter.html`,
    because: 'Filters and processes are those of a list.',
  },
  {
    ...accepted,
    calls: ['asg/reserved', 'asg/longValue'],
    sandbox: invalid,
    page: `${reference}/API_Tag.html`,
    because: 'Keys that begin with aws: are reserved, and values have 256 characters at most.',
  },
  {
    ...accepted,
    calls: [
      'plans/executeTracking',
      'plans/noAdjustment',
      'plans/noSteps',
      'plans/noTarget',
      'plans/ofLostGroup',
      'plans/removePolicyAgain',
    ],
    sandbox: invalid,
    page: `${reference}/API_PutScalingPolicy.html`,
    because: 'A policy says what its type needs, is of a group that there is, and is deleted once.',
  },
  {
    ...accepted,
    calls: ['plans/badRecurrence', 'plans/neverDue', 'plans/noSizes', 'plans/planForLost'],
    sandbox: invalid,
    page: `${reference}/API_PutScheduledUpdateGroupAction.html`,
    because: 'An action has a time, a size and a group that there is.',
  },
  {
    ...accepted,
    calls: [
      'plans/hookOfLost',
      'plans/hooksOfLost',
      'plans/noTransition',
      'plans/shortTimeout',
      'plans/unhookAgain',
    ],
    sandbox: invalid,
    page: `${reference}/API_PutLifecycleHook.html`,
    because: 'A new hook says its transition, waits for 30 to 7200 seconds, and is of a group that there is.',
  },
  {
    ...accepted,
    calls: ['fleet/activitiesOfLost', 'fleet/protectLost', 'fleet/belowMin'],
    sandbox: invalid,
    page: `${reference}/CommonErrors.html`,
    because:
      'Nothing is said of a group or an instance that is not there, and no group goes below its least size.',
  },
  {
    ...accepted,
    calls: ['fleet/deleteWithInstances'],
    sandbox: '400 ResourceInUse',
    page: `${reference}/API_DeleteAutoScalingGroup.html`,
    because: 'A group with instances is deleted by force alone.',
  },
  {
    calls: [
      'asg/ofLost',
      'asg/resumeOfLost',
      'asg/suspendOfLost',
      'asg/tagLost',
      'fleet/attachToLost',
      'fleet/groupsOfLost',
      'fleet/protectInLost',
      'fleet/sick',
      'fleet/terminateLost',
      'plans/executeLost',
    ],
    paths: [''],
    sandbox: invalid,
    moto: '500 Error',
    right: 'sandbox',
    page: `${reference}/CommonErrors.html`,
    because: 'What is not there, or no value, is a mistake of the caller; moto breaks.',
  },
  {
    calls: [
      'asg/createLost',
      'asg/lostSubnet',
      'asg/lostTargets',
      'asg/lostTemplate',
      'fleet/detachAgain',
      'fleet/healthOfLost',
    ],
    paths: [''],
    sandbox: invalid,
    moto: '400 *',
    right: 'sandbox',
    page: `${reference}/CommonErrors.html`,
    because: 'Auto Scaling answers with a code of its own, moto with those of the services behind it.',
  },
]
