"""The error codes that a service may answer to any call, with the page of AWS's documentation that lists them."""

from collections.abc import Mapping
from typing import NamedTuple


class Codes(NamedTuple):
    """Codes that one page documents, and the statuses that each may come with."""

    page: str
    statuses: Mapping[str, range]


def _exactly(statuses: Mapping[str, int]) -> Mapping[str, range]:
    return {code: range(status, status + 1) for code, status in statuses.items()}


_CLIENT, _SERVER = range(400, 500), range(500, 600)
"""EC2's page says no more of its errors than the series of their statuses."""

_QUERY = _exactly(
    {
        'AccessDeniedException': 400,
        'IncompleteSignature': 400,
        'InternalFailure': 500,
        'InvalidAction': 400,
        'InvalidClientTokenId': 403,
        'NotAuthorized': 400,
        'OptInRequired': 403,
        'RequestExpired': 400,
        'ServiceUnavailable': 503,
        'ThrottlingException': 400,
        'ValidationError': 400,
    }
)

_EC2_COMMON = """
    AuthFailure Blocked DryRunOperation IdempotentParameterMismatch IncompleteSignature InvalidAction InvalidCharacter
    InvalidClientTokenId InvalidPaginationToken InvalidParameter InvalidParameterCombination InvalidParameterDependency
    InvalidParameterValue InvalidQueryParameter MalformedQueryString MissingAction MissingAuthenticationToken
    MissingParameter OptInRequired PendingVerification RequestExpired TagPolicyViolation UnauthorizedOperation
    UnknownParameter UnsupportedInstanceAttribute UnsupportedOperation UnsupportedProtocol ValidationError
"""

# The page does not say which call answers which; those that have to do with calls of the sandbox.
_EC2_SPECIFIC = """
    DependencyViolation FilterLimitExceeded IdempotentInstanceTerminated IncorrectInstanceState InstanceLimitExceeded
    InsufficientFreeAddressesInSubnet InvalidAMIID.Malformed InvalidAMIID.NotFound InvalidAMIID.Unavailable
    InvalidAvailabilityZone InvalidBlockDeviceMapping InvalidFilter InvalidGroup.NotFound InvalidGroupId.Malformed
    InvalidID InvalidInstanceAttributeValue InvalidInstanceID InvalidInstanceID.Malformed InvalidInstanceID.NotFound
    InvalidInstanceType InvalidKey.Format InvalidKeyPair.Duplicate InvalidKeyPair.Format InvalidKeyPair.NotFound
    InvalidLaunchTemplateId.Malformed InvalidLaunchTemplateId.NotFound InvalidLaunchTemplateId.VersionNotFound
    InvalidLaunchTemplateName.AlreadyExistsException InvalidLaunchTemplateName.MalformedException
    InvalidLaunchTemplateName.NotFoundException InvalidMaxResults InvalidNetworkInterfaceId.Malformed
    InvalidNetworkInterfaceID.NotFound InvalidNextToken InvalidReservationID.Malformed InvalidReservationID.NotFound
    InvalidSecurityGroupId.Malformed InvalidSecurityGroupID.NotFound InvalidSubnet InvalidSubnet.Conflict
    InvalidSubnet.Range InvalidSubnetID.Malformed InvalidSubnetId.NotFound InvalidSubnetID.NotFound
    InvalidTagKey.Malformed InvalidUserID.Malformed InvalidVolume.NotFound InvalidVolumeID.Malformed
    InvalidVpcID.Malformed InvalidVpcID.NotFound InvalidZone.NotFound MaxSpotInstanceCountExceeded MissingInput
    OperationNotPermitted ResourceCountExceeded SignatureDoesNotMatch SpotMaxPriceTooLow TagLimitExceeded Unsupported
    VcpuLimitExceeded
"""

_EC2_SERVER = """
    InsufficientInstanceCapacity InternalError InternalFailure RequestLimitExceeded ServerInternal ServiceUnavailable
    Unavailable
"""

_EC2 = {
    **dict.fromkeys([*_EC2_COMMON.split(), *_EC2_SPECIFIC.split()], _CLIENT),
    **dict.fromkeys(_EC2_SERVER.split(), _SERVER),
}

_SIGNATURE = Codes(
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
    _exactly({'SignatureDoesNotMatch': 403}),
)
_ROUTE53_PACE = Codes(
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/throttling-api-requests.html',
    _exactly({'Throttling': 400}),
)

_SCALING_PACE = Codes(
    'https://github.com/keikoproj/upgrade-manager/issues/142',
    _exactly({'Throttling': 400}),
)
"""No page of AWS has the code; users report it."""

_STS_PACE = Codes('https://repost.aws/knowledge-center/iam-sts-throttling-error', _exactly({'Throttling': 400}))

_JSON = _exactly(
    {
        'AccessDeniedException': 400,
        'ExpiredTokenException': 400,
        'InvalidSignatureException': 400,
        'MissingAuthenticationTokenException': 400,
        'ThrottlingException': 400,
        'UnknownOperationException': 400,
        'UnrecognizedClientException': 400,
        'ValidationException': 400,
    }
)

COMMON: Mapping[str, tuple[Codes, ...]] = {
    'autoscaling': (
        Codes('https://docs.aws.amazon.com/autoscaling/ec2/APIReference/CommonErrors.html', _QUERY),
        _SIGNATURE,
        _SCALING_PACE,
    ),
    'cloudwatch': (
        Codes('https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html', _JSON),
        Codes('https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html', _QUERY),
    ),
    'ec2': (Codes('https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html', _EC2),),
    'elbv2': (
        Codes('https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html', _QUERY),
        _SIGNATURE,
    ),
    'iam': (
        Codes('https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html', _QUERY),
        _SIGNATURE,
        _STS_PACE,
    ),
    'route53': (
        Codes('https://docs.aws.amazon.com/Route53/latest/APIReference/CommonErrors.html', _QUERY),
        _SIGNATURE,
        _ROUTE53_PACE,
    ),
    'ssm': (
        # Services of JSON have names of their own for what the page of Systems Manager lists by those of forms.
        Codes('https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html', _JSON),
        Codes('https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html', _QUERY),
    ),
    'sts': (
        Codes('https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html', _QUERY),
        _SIGNATURE,
        _STS_PACE,
    ),
}
