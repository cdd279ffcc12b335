const require_defaultProvider = require("./smithy-core.cjs");
const require_AwsQueryProtocol = require("./aws-sdk-core-AwsQueryProtocol.cjs");
const require_clients = require("./clients.cjs");

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/auth/httpAuthSchemeProvider.js
const defaultElasticLoadBalancingV2HttpAuthSchemeParametersProvider = async (config, context, input) => {
	return {
		operation: require_defaultProvider.getSmithyContext(context).operation,
		region: await require_defaultProvider.normalizeProvider$1(config.region)() || (() => {
			throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
		})()
	};
};
function createAwsAuthSigv4HttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4",
		signingProperties: {
			name: "elasticloadbalancing",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
const defaultElasticLoadBalancingV2HttpAuthSchemeProvider = (authParameters) => {
	const options = [];
	switch (authParameters.operation) {
		default: options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
	}
	return options;
};
const resolveHttpAuthSchemeConfig = (config) => {
	const config_0 = require_defaultProvider.resolveAwsSdkSigV4Config(config);
	return Object.assign(config_0, { authSchemePreference: require_defaultProvider.normalizeProvider$1(config.authSchemePreference ?? []) });
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "elasticloadbalancing"
	});
};
const commonParams = {
	UseFIPS: {
		type: "builtInParams",
		name: "useFipsEndpoint"
	},
	Endpoint: {
		type: "builtInParams",
		name: "endpoint"
	},
	Region: {
		type: "builtInParams",
		name: "region"
	},
	UseDualStack: {
		type: "builtInParams",
		name: "useDualstackEndpoint"
	}
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/package.json
var version = "3.1142.0";

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/endpoint/bdd.js
const k = "ref";
const a = -1;
const b = true;
const c = "isSet";
const d = "PartitionResult";
const e = "booleanEquals";
const f = "getAttr";
const g = { [k]: "Endpoint" };
const h = { [k]: d };
const i = {};
const j = [{ [k]: "Region" }];
const _data = {
	conditions: [
		[c, [g]],
		[c, j],
		[
			"aws.partition",
			j,
			d
		],
		[e, [{ [k]: "UseFIPS" }, b]],
		[e, [{ [k]: "UseDualStack" }, b]],
		[e, [{
			fn: f,
			argv: [h, "supportsDualStack"]
		}, b]],
		[e, [{
			fn: f,
			argv: [h, "supportsFIPS"]
		}, b]],
		["stringEquals", [{
			fn: f,
			argv: [h, "name"]
		}, "aws-us-gov"]]
	],
	results: [
		[a],
		[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
		[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
		[g, i],
		["https://elasticloadbalancing-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://elasticloadbalancing.{Region}.amazonaws.com", i],
		["https://elasticloadbalancing-fips.{Region}.{PartitionResult#dnsSuffix}", i],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://elasticloadbalancing.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://elasticloadbalancing.{Region}.{PartitionResult#dnsSuffix}", i],
		[a, "Invalid Configuration: Missing Region"]
	]
};
const root = 2;
const nodes = new Int32Array([
	-1,
	1,
	-1,
	0,
	13,
	3,
	1,
	4,
	100000012,
	2,
	5,
	100000012,
	3,
	8,
	6,
	4,
	7,
	100000011,
	5,
	100000009,
	100000010,
	4,
	11,
	9,
	6,
	10,
	100000008,
	7,
	100000006,
	100000007,
	5,
	12,
	100000005,
	6,
	100000004,
	100000005,
	3,
	100000001,
	14,
	4,
	100000002,
	100000003
]);
const bdd = require_defaultProvider.BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/endpoint/endpointResolver.js
const cache = new require_defaultProvider.EndpointCache({
	size: 50,
	params: [
		"Endpoint",
		"Region",
		"UseDualStack",
		"UseFIPS"
	]
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
	return cache.get(endpointParams, () => require_defaultProvider.decideEndpoint(bdd, {
		endpointParams,
		logger: context.logger
	}));
};
require_defaultProvider.customEndpointFunctions.aws = require_defaultProvider.awsEndpointFunctions;

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/models/ElasticLoadBalancingV2ServiceException.js
var ElasticLoadBalancingV2ServiceException = class ElasticLoadBalancingV2ServiceException extends require_defaultProvider.ServiceException {
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, ElasticLoadBalancingV2ServiceException.prototype);
	}
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/models/errors.js
var CertificateNotFoundException = class CertificateNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "CertificateNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "CertificateNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, CertificateNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var ListenerNotFoundException = class ListenerNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "ListenerNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ListenerNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ListenerNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyCertificatesException = class TooManyCertificatesException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyCertificatesException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyCertificatesException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyCertificatesException.prototype);
		this.Message = opts.Message;
	}
};
var DuplicateTagKeysException = class DuplicateTagKeysException extends ElasticLoadBalancingV2ServiceException {
	name = "DuplicateTagKeysException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "DuplicateTagKeysException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DuplicateTagKeysException.prototype);
		this.Message = opts.Message;
	}
};
var LoadBalancerNotFoundException = class LoadBalancerNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "LoadBalancerNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "LoadBalancerNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, LoadBalancerNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var RuleNotFoundException = class RuleNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "RuleNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "RuleNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, RuleNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var TargetGroupNotFoundException = class TargetGroupNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "TargetGroupNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TargetGroupNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TargetGroupNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyTagsException = class TooManyTagsException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyTagsException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyTagsException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyTagsException.prototype);
		this.Message = opts.Message;
	}
};
var TrustStoreNotFoundException = class TrustStoreNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "TrustStoreNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TrustStoreNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TrustStoreNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidRevocationContentException = class InvalidRevocationContentException extends ElasticLoadBalancingV2ServiceException {
	name = "InvalidRevocationContentException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidRevocationContentException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidRevocationContentException.prototype);
		this.Message = opts.Message;
	}
};
var RevocationContentNotFoundException = class RevocationContentNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "RevocationContentNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "RevocationContentNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, RevocationContentNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyTrustStoreRevocationEntriesException = class TooManyTrustStoreRevocationEntriesException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyTrustStoreRevocationEntriesException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyTrustStoreRevocationEntriesException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyTrustStoreRevocationEntriesException.prototype);
		this.Message = opts.Message;
	}
};
var AllocationIdNotFoundException = class AllocationIdNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "AllocationIdNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "AllocationIdNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, AllocationIdNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var ALPNPolicyNotSupportedException = class ALPNPolicyNotSupportedException extends ElasticLoadBalancingV2ServiceException {
	name = "ALPNPolicyNotSupportedException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ALPNPolicyNotSupportedException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ALPNPolicyNotSupportedException.prototype);
		this.Message = opts.Message;
	}
};
var AvailabilityZoneNotSupportedException = class AvailabilityZoneNotSupportedException extends ElasticLoadBalancingV2ServiceException {
	name = "AvailabilityZoneNotSupportedException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "AvailabilityZoneNotSupportedException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, AvailabilityZoneNotSupportedException.prototype);
		this.Message = opts.Message;
	}
};
var CaCertificatesBundleNotFoundException = class CaCertificatesBundleNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "CaCertificatesBundleNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "CaCertificatesBundleNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, CaCertificatesBundleNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var CapacityDecreaseRequestsLimitExceededException = class CapacityDecreaseRequestsLimitExceededException extends ElasticLoadBalancingV2ServiceException {
	name = "CapacityDecreaseRequestsLimitExceededException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "CapacityDecreaseRequestsLimitExceededException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, CapacityDecreaseRequestsLimitExceededException.prototype);
		this.Message = opts.Message;
	}
};
var CapacityReservationPendingException = class CapacityReservationPendingException extends ElasticLoadBalancingV2ServiceException {
	name = "CapacityReservationPendingException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "CapacityReservationPendingException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, CapacityReservationPendingException.prototype);
		this.Message = opts.Message;
	}
};
var CapacityUnitsLimitExceededException = class CapacityUnitsLimitExceededException extends ElasticLoadBalancingV2ServiceException {
	name = "CapacityUnitsLimitExceededException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "CapacityUnitsLimitExceededException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, CapacityUnitsLimitExceededException.prototype);
		this.Message = opts.Message;
	}
};
var DuplicateListenerException = class DuplicateListenerException extends ElasticLoadBalancingV2ServiceException {
	name = "DuplicateListenerException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "DuplicateListenerException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DuplicateListenerException.prototype);
		this.Message = opts.Message;
	}
};
var IncompatibleProtocolsException = class IncompatibleProtocolsException extends ElasticLoadBalancingV2ServiceException {
	name = "IncompatibleProtocolsException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "IncompatibleProtocolsException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, IncompatibleProtocolsException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidConfigurationRequestException = class InvalidConfigurationRequestException extends ElasticLoadBalancingV2ServiceException {
	name = "InvalidConfigurationRequestException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidConfigurationRequestException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidConfigurationRequestException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidLoadBalancerActionException = class InvalidLoadBalancerActionException extends ElasticLoadBalancingV2ServiceException {
	name = "InvalidLoadBalancerActionException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidLoadBalancerActionException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidLoadBalancerActionException.prototype);
		this.Message = opts.Message;
	}
};
var SSLPolicyNotFoundException = class SSLPolicyNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "SSLPolicyNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "SSLPolicyNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, SSLPolicyNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var TargetGroupAssociationLimitException = class TargetGroupAssociationLimitException extends ElasticLoadBalancingV2ServiceException {
	name = "TargetGroupAssociationLimitException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TargetGroupAssociationLimitException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TargetGroupAssociationLimitException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyActionsException = class TooManyActionsException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyActionsException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyActionsException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyActionsException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyListenersException = class TooManyListenersException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyListenersException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyListenersException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyListenersException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyRegistrationsForTargetIdException = class TooManyRegistrationsForTargetIdException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyRegistrationsForTargetIdException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyRegistrationsForTargetIdException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyRegistrationsForTargetIdException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyTargetsException = class TooManyTargetsException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyTargetsException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyTargetsException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyTargetsException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyUniqueTargetGroupsPerLoadBalancerException = class TooManyUniqueTargetGroupsPerLoadBalancerException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyUniqueTargetGroupsPerLoadBalancerException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyUniqueTargetGroupsPerLoadBalancerException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyUniqueTargetGroupsPerLoadBalancerException.prototype);
		this.Message = opts.Message;
	}
};
var TrustStoreNotReadyException = class TrustStoreNotReadyException extends ElasticLoadBalancingV2ServiceException {
	name = "TrustStoreNotReadyException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TrustStoreNotReadyException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TrustStoreNotReadyException.prototype);
		this.Message = opts.Message;
	}
};
var UnsupportedProtocolException = class UnsupportedProtocolException extends ElasticLoadBalancingV2ServiceException {
	name = "UnsupportedProtocolException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "UnsupportedProtocolException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, UnsupportedProtocolException.prototype);
		this.Message = opts.Message;
	}
};
var DuplicateLoadBalancerNameException = class DuplicateLoadBalancerNameException extends ElasticLoadBalancingV2ServiceException {
	name = "DuplicateLoadBalancerNameException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "DuplicateLoadBalancerNameException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DuplicateLoadBalancerNameException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidSchemeException = class InvalidSchemeException extends ElasticLoadBalancingV2ServiceException {
	name = "InvalidSchemeException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidSchemeException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidSchemeException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidSecurityGroupException = class InvalidSecurityGroupException extends ElasticLoadBalancingV2ServiceException {
	name = "InvalidSecurityGroupException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidSecurityGroupException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidSecurityGroupException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidSubnetException = class InvalidSubnetException extends ElasticLoadBalancingV2ServiceException {
	name = "InvalidSubnetException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidSubnetException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidSubnetException.prototype);
		this.Message = opts.Message;
	}
};
var OperationNotPermittedException = class OperationNotPermittedException extends ElasticLoadBalancingV2ServiceException {
	name = "OperationNotPermittedException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "OperationNotPermittedException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, OperationNotPermittedException.prototype);
		this.Message = opts.Message;
	}
};
var ResourceInUseException = class ResourceInUseException extends ElasticLoadBalancingV2ServiceException {
	name = "ResourceInUseException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ResourceInUseException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceInUseException.prototype);
		this.Message = opts.Message;
	}
};
var SubnetNotFoundException = class SubnetNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "SubnetNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "SubnetNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, SubnetNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyLoadBalancersException = class TooManyLoadBalancersException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyLoadBalancersException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyLoadBalancersException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyLoadBalancersException.prototype);
		this.Message = opts.Message;
	}
};
var PriorityInUseException = class PriorityInUseException extends ElasticLoadBalancingV2ServiceException {
	name = "PriorityInUseException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "PriorityInUseException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, PriorityInUseException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyRulesException = class TooManyRulesException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyRulesException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyRulesException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyRulesException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyTargetGroupsException = class TooManyTargetGroupsException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyTargetGroupsException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyTargetGroupsException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyTargetGroupsException.prototype);
		this.Message = opts.Message;
	}
};
var DuplicateTargetGroupNameException = class DuplicateTargetGroupNameException extends ElasticLoadBalancingV2ServiceException {
	name = "DuplicateTargetGroupNameException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "DuplicateTargetGroupNameException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DuplicateTargetGroupNameException.prototype);
		this.Message = opts.Message;
	}
};
var DuplicateTrustStoreNameException = class DuplicateTrustStoreNameException extends ElasticLoadBalancingV2ServiceException {
	name = "DuplicateTrustStoreNameException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "DuplicateTrustStoreNameException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DuplicateTrustStoreNameException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidCaCertificatesBundleException = class InvalidCaCertificatesBundleException extends ElasticLoadBalancingV2ServiceException {
	name = "InvalidCaCertificatesBundleException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidCaCertificatesBundleException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidCaCertificatesBundleException.prototype);
		this.Message = opts.Message;
	}
};
var TooManyTrustStoresException = class TooManyTrustStoresException extends ElasticLoadBalancingV2ServiceException {
	name = "TooManyTrustStoresException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TooManyTrustStoresException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TooManyTrustStoresException.prototype);
		this.Message = opts.Message;
	}
};
var DeleteAssociationSameAccountException = class DeleteAssociationSameAccountException extends ElasticLoadBalancingV2ServiceException {
	name = "DeleteAssociationSameAccountException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "DeleteAssociationSameAccountException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, DeleteAssociationSameAccountException.prototype);
		this.Message = opts.Message;
	}
};
var TrustStoreAssociationNotFoundException = class TrustStoreAssociationNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "TrustStoreAssociationNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TrustStoreAssociationNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TrustStoreAssociationNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var TrustStoreInUseException = class TrustStoreInUseException extends ElasticLoadBalancingV2ServiceException {
	name = "TrustStoreInUseException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "TrustStoreInUseException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, TrustStoreInUseException.prototype);
		this.Message = opts.Message;
	}
};
var InvalidTargetException = class InvalidTargetException extends ElasticLoadBalancingV2ServiceException {
	name = "InvalidTargetException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "InvalidTargetException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, InvalidTargetException.prototype);
		this.Message = opts.Message;
	}
};
var HealthUnavailableException = class HealthUnavailableException extends ElasticLoadBalancingV2ServiceException {
	name = "HealthUnavailableException";
	$fault = "server";
	Message;
	constructor(opts) {
		super({
			name: "HealthUnavailableException",
			$fault: "server",
			...opts
		});
		Object.setPrototypeOf(this, HealthUnavailableException.prototype);
		this.Message = opts.Message;
	}
};
var RevocationIdNotFoundException = class RevocationIdNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "RevocationIdNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "RevocationIdNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, RevocationIdNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var ResourceNotFoundException = class ResourceNotFoundException extends ElasticLoadBalancingV2ServiceException {
	name = "ResourceNotFoundException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ResourceNotFoundException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceNotFoundException.prototype);
		this.Message = opts.Message;
	}
};
var InsufficientCapacityException = class InsufficientCapacityException extends ElasticLoadBalancingV2ServiceException {
	name = "InsufficientCapacityException";
	$fault = "server";
	Message;
	constructor(opts) {
		super({
			name: "InsufficientCapacityException",
			$fault: "server",
			...opts
		});
		Object.setPrototypeOf(this, InsufficientCapacityException.prototype);
		this.Message = opts.Message;
	}
};
var PriorRequestNotCompleteException = class PriorRequestNotCompleteException extends ElasticLoadBalancingV2ServiceException {
	name = "PriorRequestNotCompleteException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "PriorRequestNotCompleteException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, PriorRequestNotCompleteException.prototype);
		this.Message = opts.Message;
	}
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/schemas/schemas_0.js
const _A = "Action";
const _AC = "AdditionalClaims";
const _ACAC = "AuthenticateCognitoActionConfig";
const _ACC = "AuthenticateCognitoConfig";
const _AD = "AnomalyDetection";
const _AE = "AuthorizationEndpoint";
const _AI = "AllocationId";
const _AINFE = "AllocationIdNotFoundException";
const _ALPNPNSE = "ALPNPolicyNotSupportedException";
const _AO = "AdministrativeOverride";
const _AOAC = "AuthenticateOidcActionConfig";
const _AOC = "AuthenticateOidcConfig";
const _AP = "AlpnPolicy";
const _AREP = "AuthenticationRequestExtraParams";
const _AT = "AddTags";
const _ATI = "AddTagsInput";
const _ATO = "AddTagsOutput";
const _ATSCN = "AdvertiseTrustStoreCaNames";
const _AZ = "AvailabilityZone";
const _AZNSE = "AvailabilityZoneNotSupportedException";
const _AZv = "AvailabilityZones";
const _Ac = "Actions";
const _At = "Attributes";
const _C = "Certificates";
const _CA = "CertificateArn";
const _CCBNFE = "CaCertificatesBundleNotFoundException";
const _CDRLEE = "CapacityDecreaseRequestsLimitExceededException";
const _CHZI = "CanonicalHostedZoneId";
const _CI = "ClientId";
const _CL = "CertificateList";
const _CNFE = "CertificateNotFoundException";
const _COIP = "CustomerOwnedIpv4Pool";
const _CR = "CreateRule";
const _CRI = "CreateRuleInput";
const _CRO = "CreateRuleOutput";
const _CRPE = "CapacityReservationPendingException";
const _CS = "ClientSecret";
const _CT = "ContentType";
const _CTr = "CreatedTime";
const _CULEE = "CapacityUnitsLimitExceededException";
const _Ce = "Certificate";
const _Co = "Code";
const _Con = "Conditions";
const _D = "Description";
const _DA = "DefaultActions";
const _DAL = "DescribeAccountLimits";
const _DALI = "DescribeAccountLimitsInput";
const _DALO = "DescribeAccountLimitsOutput";
const _DASAE = "DeleteAssociationSameAccountException";
const _DLBIe = "DescribeLoadBalancersInput";
const _DLBNE = "DuplicateLoadBalancerNameException";
const _DLBOe = "DescribeLoadBalancersOutput";
const _DLBe = "DescribeLoadBalancers";
const _DLE = "DuplicateListenerException";
const _DLIe = "DescribeListenersInput";
const _DLOe = "DescribeListenersOutput";
const _DLe = "DescribeListeners";
const _DNSN = "DNSName";
const _DR = "DeleteRule";
const _DRI = "DeleteRuleInput";
const _DRIe = "DescribeRulesInput";
const _DRO = "DeleteRuleOutput";
const _DROe = "DescribeRulesOutput";
const _DRe = "DescribeRules";
const _DS = "DurationSeconds";
const _DT = "DeregisterTargets";
const _DTGA = "DescribeTargetGroupAttributes";
const _DTGAI = "DescribeTargetGroupAttributesInput";
const _DTGAO = "DescribeTargetGroupAttributesOutput";
const _DTGIe = "DescribeTargetGroupsInput";
const _DTGNE = "DuplicateTargetGroupNameException";
const _DTGOe = "DescribeTargetGroupsOutput";
const _DTGe = "DescribeTargetGroups";
const _DTH = "DescribeTargetHealth";
const _DTHI = "DescribeTargetHealthInput";
const _DTHO = "DescribeTargetHealthOutput";
const _DTI = "DeregisterTargetsInput";
const _DTIe = "DescribeTagsInput";
const _DTKE = "DuplicateTagKeysException";
const _DTO = "DeregisterTargetsOutput";
const _DTOe = "DescribeTagsOutput";
const _DTSNE = "DuplicateTrustStoreNameException";
const _DTe = "DescribeTags";
const _E = "Enabled";
const _EPFISN = "EnablePrefixForIpv6SourceNat";
const _ESGIROPLT = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic";
const _F = "Format";
const _FAC = "ForwardActionConfig";
const _FC = "ForwardConfig";
const _FRAC = "FixedResponseActionConfig";
const _FRC = "FixedResponseConfig";
const _Fi = "Field";
const _GC = "GrpcCode";
const _H = "Host";
const _HC = "HttpCode";
const _HCE = "HealthCheckEnabled";
const _HCIS = "HealthCheckIntervalSeconds";
const _HCP = "HealthCheckProtocol";
const _HCPe = "HealthCheckPort";
const _HCPea = "HealthCheckPath";
const _HCTS = "HealthCheckTimeoutSeconds";
const _HHC = "HostHeaderConfig";
const _HHCC = "HostHeaderConditionConfig";
const _HHCCt = "HttpHeaderConditionConfig";
const _HHCt = "HttpHeaderConfig";
const _HHN = "HttpHeaderName";
const _HHRC = "HostHeaderRewriteConfig";
const _HRMC = "HttpRequestMethodConfig";
const _HRMCC = "HttpRequestMethodConditionConfig";
const _HTC = "HealthyThresholdCount";
const _HUE = "HealthUnavailableException";
const _I = "Issuer";
const _IA = "IpAddress";
const _IAT = "IpAddressType";
const _ICCBE = "InvalidCaCertificatesBundleException";
const _ICCE = "IgnoreClientCertificateExpiry";
const _ICE = "InsufficientCapacityException";
const _ICRE = "InvalidConfigurationRequestException";
const _ID = "IsDefault";
const _IIPI = "Ipv4IpamPoolId";
const _ILBAE = "InvalidLoadBalancerActionException";
const _IP = "IpamPools";
const _IPA = "IPv6Address";
const _IPE = "IncompatibleProtocolsException";
const _IRCE = "InvalidRevocationContentException";
const _ISE = "InvalidSchemeException";
const _ISEn = "InvalidSubnetException";
const _ISGE = "InvalidSecurityGroupException";
const _ITE = "InvalidTargetException";
const _Id = "Id";
const _In = "Include";
const _JE = "JwksEndpoint";
const _JVAAC = "JwtValidationActionAdditionalClaim";
const _JVAACw = "JwtValidationActionAdditionalClaims";
const _JVAC = "JwtValidationActionConfig";
const _JVC = "JwtValidationConfig";
const _K = "Key";
const _L = "Listeners";
const _LA = "ListenerArn";
const _LAi = "ListenerArns";
const _LB = "LoadBalancers";
const _LBA = "LoadBalancerAddresses";
const _LBAo = "LoadBalancerArn";
const _LBAoa = "LoadBalancerArns";
const _LBAoad = "LoadBalancerAddress";
const _LBN = "LoadBalancerName";
const _LBNFE = "LoadBalancerNotFoundException";
const _LBS = "LoadBalancerState";
const _LBo = "LoadBalancer";
const _LNFE = "ListenerNotFoundException";
const _Li = "Limits";
const _Lim = "Limit";
const _Lis = "Listener";
const _M = "Message";
const _MA = "MutualAuthentication";
const _MAA = "MutualAuthenticationAttributes";
const _MB = "MessageBody";
const _MIE = "MitigationInEffect";
const _ML = "ModifyListener";
const _MLI = "ModifyListenerInput";
const _MLO = "ModifyListenerOutput";
const _MR = "ModifyRule";
const _MRI = "ModifyRuleInput";
const _MRO = "ModifyRuleOutput";
const _Ma = "Matcher";
const _Mar = "Marker";
const _Max = "Max";
const _Mo = "Mode";
const _N = "Name";
const _NM = "NextMarker";
const _Na = "Names";
const _O = "Order";
const _OI = "OutpostId";
const _ONPE = "OperationNotPermittedException";
const _OUR = "OnUnauthenticatedRequest";
const _P = "Priority";
const _PIPA = "PrivateIPv4Address";
const _PIUE = "PriorityInUseException";
const _PPC = "PathPatternConfig";
const _PPCC = "PathPatternConditionConfig";
const _PRNCE = "PriorRequestNotCompleteException";
const _PS = "PageSize";
const _PV = "ProtocolVersion";
const _Pa = "Path";
const _Po = "Port";
const _Pr = "Protocol";
const _Q = "Query";
const _QSC = "QueryStringConfig";
const _QSCC = "QueryStringConditionConfig";
const _QSI = "QuicServerId";
const _QSKVP = "QueryStringKeyValuePair";
const _QSKVPL = "QueryStringKeyValuePairList";
const _R = "Reason";
const _RA = "ResourceArns";
const _RAC = "RedirectActionConfig";
const _RAe = "ResourceArn";
const _RAu = "RuleArn";
const _RAul = "RuleArns";
const _RC = "RedirectConfig";
const _RCL = "RewriteConfigList";
const _RCLu = "RuleConditionList";
const _RCNFE = "RevocationContentNotFoundException";
const _RCew = "RewriteConfig";
const _RCu = "RuleCondition";
const _RINFE = "RevocationIdNotFoundException";
const _RIUE = "ResourceInUseException";
const _RNFE = "ResourceNotFoundException";
const _RNFEu = "RuleNotFoundException";
const _RTI = "RegisterTargetsInput";
const _RTL = "RuleTransformList";
const _RTO = "RegisterTargetsOutput";
const _RTe = "ResetTransforms";
const _RTeg = "RegisterTargets";
const _RTu = "RuleTransform";
const _RV = "RegexValues";
const _Re = "Result";
const _Reg = "Regex";
const _Rep = "Replace";
const _Rew = "Rewrites";
const _Ru = "Rules";
const _Rul = "Rule";
const _S = "State";
const _SC = "StatusCode";
const _SCN = "SessionCookieName";
const _SG = "SecurityGroups";
const _SI = "SubnetId";
const _SIC = "SourceIpConfig";
const _SICC = "SourceIpConditionConfig";
const _SNFE = "SubnetNotFoundException";
const _SNIP = "SourceNatIpv6Prefixes";
const _SP = "SslPolicy";
const _SSLPNFE = "SSLPolicyNotFoundException";
const _ST = "SessionTimeout";
const _Sc = "Scope";
const _Sch = "Scheme";
const _T = "Type";
const _TCP = "TargetControlPort";
const _TD = "TagDescriptions";
const _TDa = "TagDescription";
const _TDar = "TargetDescription";
const _TDarg = "TargetDescriptions";
const _TE = "TokenEndpoint";
const _TG = "TargetGroups";
const _TGA = "TargetGroupArn";
const _TGALE = "TargetGroupAssociationLimitException";
const _TGAa = "TargetGroupArns";
const _TGAar = "TargetGroupAttribute";
const _TGAarg = "TargetGroupAttributes";
const _TGL = "TargetGroupList";
const _TGN = "TargetGroupName";
const _TGNFE = "TargetGroupNotFoundException";
const _TGSC = "TargetGroupStickinessConfig";
const _TGT = "TargetGroupTuple";
const _TGa = "TargetGroup";
const _TH = "TargetHealth";
const _THD = "TargetHealthDescriptions";
const _THDa = "TargetHealthDescription";
const _TL = "TagList";
const _TMAE = "TooManyActionsException";
const _TMCE = "TooManyCertificatesException";
const _TMLBE = "TooManyLoadBalancersException";
const _TMLE = "TooManyListenersException";
const _TMRE = "TooManyRulesException";
const _TMRFTIE = "TooManyRegistrationsForTargetIdException";
const _TMTE = "TooManyTagsException";
const _TMTEo = "TooManyTargetsException";
const _TMTGE = "TooManyTargetGroupsException";
const _TMTSE = "TooManyTrustStoresException";
const _TMTSREE = "TooManyTrustStoreRevocationEntriesException";
const _TMUTGPLBE = "TooManyUniqueTargetGroupsPerLoadBalancerException";
const _TSA = "TrustStoreArn";
const _TSANFE = "TrustStoreAssociationNotFoundException";
const _TSAS = "TrustStoreAssociationStatus";
const _TSIUE = "TrustStoreInUseException";
const _TSNFE = "TrustStoreNotFoundException";
const _TSNRE = "TrustStoreNotReadyException";
const _TT = "TargetType";
const _Ta = "Tags";
const _Tag = "Tag";
const _Tar = "Targets";
const _Targ = "Target";
const _Tr = "Transforms";
const _UECS = "UseExistingClientSecret";
const _UIE = "UserInfoEndpoint";
const _UPA = "UserPoolArn";
const _UPCI = "UserPoolClientId";
const _UPD = "UserPoolDomain";
const _UPE = "UnsupportedProtocolException";
const _URC = "UrlRewriteConfig";
const _UTC = "UnhealthyThresholdCount";
const _V = "Values";
const _VI = "VpcId";
const _Va = "Value";
const _W = "Weight";
const _ZN = "ZoneName";
const _aQE = "awsQueryError";
const _c = "client";
const _e = "error";
const _hE = "httpError";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.elasticloadbalancingv2";
const _se = "server";
const n0 = "com.amazonaws.elasticloadbalancingv2";
const _s_registry = new require_defaultProvider.TypeRegistry(_s);
var ElasticLoadBalancingV2ServiceException$ = [
	-3,
	_s,
	"ElasticLoadBalancingV2ServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(ElasticLoadBalancingV2ServiceException$, ElasticLoadBalancingV2ServiceException);
const n0_registry = new require_defaultProvider.TypeRegistry(n0);
var AllocationIdNotFoundException$ = [
	-3,
	n0,
	_AINFE,
	{
		[_aQE]: [`AllocationIdNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(AllocationIdNotFoundException$, AllocationIdNotFoundException);
var ALPNPolicyNotSupportedException$ = [
	-3,
	n0,
	_ALPNPNSE,
	{
		[_aQE]: [`ALPNPolicyNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(ALPNPolicyNotSupportedException$, ALPNPolicyNotSupportedException);
var AvailabilityZoneNotSupportedException$ = [
	-3,
	n0,
	_AZNSE,
	{
		[_aQE]: [`AvailabilityZoneNotSupported`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(AvailabilityZoneNotSupportedException$, AvailabilityZoneNotSupportedException);
var CaCertificatesBundleNotFoundException$ = [
	-3,
	n0,
	_CCBNFE,
	{
		[_aQE]: [`CaCertificatesBundleNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(CaCertificatesBundleNotFoundException$, CaCertificatesBundleNotFoundException);
var CapacityDecreaseRequestsLimitExceededException$ = [
	-3,
	n0,
	_CDRLEE,
	{
		[_aQE]: [`CapacityDecreaseRequestLimitExceeded`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(CapacityDecreaseRequestsLimitExceededException$, CapacityDecreaseRequestsLimitExceededException);
var CapacityReservationPendingException$ = [
	-3,
	n0,
	_CRPE,
	{
		[_aQE]: [`CapacityReservationPending`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(CapacityReservationPendingException$, CapacityReservationPendingException);
var CapacityUnitsLimitExceededException$ = [
	-3,
	n0,
	_CULEE,
	{
		[_aQE]: [`CapacityUnitsLimitExceeded`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(CapacityUnitsLimitExceededException$, CapacityUnitsLimitExceededException);
var CertificateNotFoundException$ = [
	-3,
	n0,
	_CNFE,
	{
		[_aQE]: [`CertificateNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(CertificateNotFoundException$, CertificateNotFoundException);
var DeleteAssociationSameAccountException$ = [
	-3,
	n0,
	_DASAE,
	{
		[_aQE]: [`DeleteAssociationSameAccount`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(DeleteAssociationSameAccountException$, DeleteAssociationSameAccountException);
var DuplicateListenerException$ = [
	-3,
	n0,
	_DLE,
	{
		[_aQE]: [`DuplicateListener`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(DuplicateListenerException$, DuplicateListenerException);
var DuplicateLoadBalancerNameException$ = [
	-3,
	n0,
	_DLBNE,
	{
		[_aQE]: [`DuplicateLoadBalancerName`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(DuplicateLoadBalancerNameException$, DuplicateLoadBalancerNameException);
var DuplicateTagKeysException$ = [
	-3,
	n0,
	_DTKE,
	{
		[_aQE]: [`DuplicateTagKeys`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(DuplicateTagKeysException$, DuplicateTagKeysException);
var DuplicateTargetGroupNameException$ = [
	-3,
	n0,
	_DTGNE,
	{
		[_aQE]: [`DuplicateTargetGroupName`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(DuplicateTargetGroupNameException$, DuplicateTargetGroupNameException);
var DuplicateTrustStoreNameException$ = [
	-3,
	n0,
	_DTSNE,
	{
		[_aQE]: [`DuplicateTrustStoreName`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(DuplicateTrustStoreNameException$, DuplicateTrustStoreNameException);
var HealthUnavailableException$ = [
	-3,
	n0,
	_HUE,
	{
		[_aQE]: [`HealthUnavailable`, 500],
		[_e]: _se,
		[_hE]: 500
	},
	[_M],
	[0]
];
n0_registry.registerError(HealthUnavailableException$, HealthUnavailableException);
var IncompatibleProtocolsException$ = [
	-3,
	n0,
	_IPE,
	{
		[_aQE]: [`IncompatibleProtocols`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(IncompatibleProtocolsException$, IncompatibleProtocolsException);
var InsufficientCapacityException$ = [
	-3,
	n0,
	_ICE,
	{
		[_aQE]: [`InsufficientCapacity`, 500],
		[_e]: _se,
		[_hE]: 500
	},
	[_M],
	[0]
];
n0_registry.registerError(InsufficientCapacityException$, InsufficientCapacityException);
var InvalidCaCertificatesBundleException$ = [
	-3,
	n0,
	_ICCBE,
	{
		[_aQE]: [`InvalidCaCertificatesBundle`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(InvalidCaCertificatesBundleException$, InvalidCaCertificatesBundleException);
var InvalidConfigurationRequestException$ = [
	-3,
	n0,
	_ICRE,
	{
		[_aQE]: [`InvalidConfigurationRequest`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(InvalidConfigurationRequestException$, InvalidConfigurationRequestException);
var InvalidLoadBalancerActionException$ = [
	-3,
	n0,
	_ILBAE,
	{
		[_aQE]: [`InvalidLoadBalancerAction`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(InvalidLoadBalancerActionException$, InvalidLoadBalancerActionException);
var InvalidRevocationContentException$ = [
	-3,
	n0,
	_IRCE,
	{
		[_aQE]: [`InvalidRevocationContent`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(InvalidRevocationContentException$, InvalidRevocationContentException);
var InvalidSchemeException$ = [
	-3,
	n0,
	_ISE,
	{
		[_aQE]: [`InvalidScheme`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(InvalidSchemeException$, InvalidSchemeException);
var InvalidSecurityGroupException$ = [
	-3,
	n0,
	_ISGE,
	{
		[_aQE]: [`InvalidSecurityGroup`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(InvalidSecurityGroupException$, InvalidSecurityGroupException);
var InvalidSubnetException$ = [
	-3,
	n0,
	_ISEn,
	{
		[_aQE]: [`InvalidSubnet`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(InvalidSubnetException$, InvalidSubnetException);
var InvalidTargetException$ = [
	-3,
	n0,
	_ITE,
	{
		[_aQE]: [`InvalidTarget`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(InvalidTargetException$, InvalidTargetException);
var ListenerNotFoundException$ = [
	-3,
	n0,
	_LNFE,
	{
		[_aQE]: [`ListenerNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(ListenerNotFoundException$, ListenerNotFoundException);
var LoadBalancerNotFoundException$ = [
	-3,
	n0,
	_LBNFE,
	{
		[_aQE]: [`LoadBalancerNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(LoadBalancerNotFoundException$, LoadBalancerNotFoundException);
var OperationNotPermittedException$ = [
	-3,
	n0,
	_ONPE,
	{
		[_aQE]: [`OperationNotPermitted`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(OperationNotPermittedException$, OperationNotPermittedException);
var PriorityInUseException$ = [
	-3,
	n0,
	_PIUE,
	{
		[_aQE]: [`PriorityInUse`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(PriorityInUseException$, PriorityInUseException);
var PriorRequestNotCompleteException$ = [
	-3,
	n0,
	_PRNCE,
	{
		[_aQE]: [`PriorRequestNotComplete`, 429],
		[_e]: _c,
		[_hE]: 429
	},
	[_M],
	[0]
];
n0_registry.registerError(PriorRequestNotCompleteException$, PriorRequestNotCompleteException);
var ResourceInUseException$ = [
	-3,
	n0,
	_RIUE,
	{
		[_aQE]: [`ResourceInUse`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(ResourceInUseException$, ResourceInUseException);
var ResourceNotFoundException$ = [
	-3,
	n0,
	_RNFE,
	{
		[_aQE]: [`ResourceNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(ResourceNotFoundException$, ResourceNotFoundException);
var RevocationContentNotFoundException$ = [
	-3,
	n0,
	_RCNFE,
	{
		[_aQE]: [`RevocationContentNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(RevocationContentNotFoundException$, RevocationContentNotFoundException);
var RevocationIdNotFoundException$ = [
	-3,
	n0,
	_RINFE,
	{
		[_aQE]: [`RevocationIdNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(RevocationIdNotFoundException$, RevocationIdNotFoundException);
var RuleNotFoundException$ = [
	-3,
	n0,
	_RNFEu,
	{
		[_aQE]: [`RuleNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(RuleNotFoundException$, RuleNotFoundException);
var SSLPolicyNotFoundException$ = [
	-3,
	n0,
	_SSLPNFE,
	{
		[_aQE]: [`SSLPolicyNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(SSLPolicyNotFoundException$, SSLPolicyNotFoundException);
var SubnetNotFoundException$ = [
	-3,
	n0,
	_SNFE,
	{
		[_aQE]: [`SubnetNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(SubnetNotFoundException$, SubnetNotFoundException);
var TargetGroupAssociationLimitException$ = [
	-3,
	n0,
	_TGALE,
	{
		[_aQE]: [`TargetGroupAssociationLimit`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TargetGroupAssociationLimitException$, TargetGroupAssociationLimitException);
var TargetGroupNotFoundException$ = [
	-3,
	n0,
	_TGNFE,
	{
		[_aQE]: [`TargetGroupNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TargetGroupNotFoundException$, TargetGroupNotFoundException);
var TooManyActionsException$ = [
	-3,
	n0,
	_TMAE,
	{
		[_aQE]: [`TooManyActions`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyActionsException$, TooManyActionsException);
var TooManyCertificatesException$ = [
	-3,
	n0,
	_TMCE,
	{
		[_aQE]: [`TooManyCertificates`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyCertificatesException$, TooManyCertificatesException);
var TooManyListenersException$ = [
	-3,
	n0,
	_TMLE,
	{
		[_aQE]: [`TooManyListeners`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyListenersException$, TooManyListenersException);
var TooManyLoadBalancersException$ = [
	-3,
	n0,
	_TMLBE,
	{
		[_aQE]: [`TooManyLoadBalancers`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyLoadBalancersException$, TooManyLoadBalancersException);
var TooManyRegistrationsForTargetIdException$ = [
	-3,
	n0,
	_TMRFTIE,
	{
		[_aQE]: [`TooManyRegistrationsForTargetId`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyRegistrationsForTargetIdException$, TooManyRegistrationsForTargetIdException);
var TooManyRulesException$ = [
	-3,
	n0,
	_TMRE,
	{
		[_aQE]: [`TooManyRules`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyRulesException$, TooManyRulesException);
var TooManyTagsException$ = [
	-3,
	n0,
	_TMTE,
	{
		[_aQE]: [`TooManyTags`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyTagsException$, TooManyTagsException);
var TooManyTargetGroupsException$ = [
	-3,
	n0,
	_TMTGE,
	{
		[_aQE]: [`TooManyTargetGroups`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyTargetGroupsException$, TooManyTargetGroupsException);
var TooManyTargetsException$ = [
	-3,
	n0,
	_TMTEo,
	{
		[_aQE]: [`TooManyTargets`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyTargetsException$, TooManyTargetsException);
var TooManyTrustStoreRevocationEntriesException$ = [
	-3,
	n0,
	_TMTSREE,
	{
		[_aQE]: [`TooManyTrustStoreRevocationEntries`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyTrustStoreRevocationEntriesException$, TooManyTrustStoreRevocationEntriesException);
var TooManyTrustStoresException$ = [
	-3,
	n0,
	_TMTSE,
	{
		[_aQE]: [`TooManyTrustStores`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyTrustStoresException$, TooManyTrustStoresException);
var TooManyUniqueTargetGroupsPerLoadBalancerException$ = [
	-3,
	n0,
	_TMUTGPLBE,
	{
		[_aQE]: [`TooManyUniqueTargetGroupsPerLoadBalancer`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TooManyUniqueTargetGroupsPerLoadBalancerException$, TooManyUniqueTargetGroupsPerLoadBalancerException);
var TrustStoreAssociationNotFoundException$ = [
	-3,
	n0,
	_TSANFE,
	{
		[_aQE]: [`AssociationNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TrustStoreAssociationNotFoundException$, TrustStoreAssociationNotFoundException);
var TrustStoreInUseException$ = [
	-3,
	n0,
	_TSIUE,
	{
		[_aQE]: [`TrustStoreInUse`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TrustStoreInUseException$, TrustStoreInUseException);
var TrustStoreNotFoundException$ = [
	-3,
	n0,
	_TSNFE,
	{
		[_aQE]: [`TrustStoreNotFound`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TrustStoreNotFoundException$, TrustStoreNotFoundException);
var TrustStoreNotReadyException$ = [
	-3,
	n0,
	_TSNRE,
	{
		[_aQE]: [`TrustStoreNotReady`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(TrustStoreNotReadyException$, TrustStoreNotReadyException);
var UnsupportedProtocolException$ = [
	-3,
	n0,
	_UPE,
	{
		[_aQE]: [`UnsupportedProtocol`, 400],
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(UnsupportedProtocolException$, UnsupportedProtocolException);
const errorTypeRegistries = [_s_registry, n0_registry];
var Action$ = [
	3,
	n0,
	_A,
	0,
	[
		_T,
		_TGA,
		_AOC,
		_ACC,
		_O,
		_RC,
		_FRC,
		_FC,
		_JVC
	],
	[
		0,
		0,
		() => AuthenticateOidcActionConfig$,
		() => AuthenticateCognitoActionConfig$,
		1,
		() => RedirectActionConfig$,
		() => FixedResponseActionConfig$,
		() => ForwardActionConfig$,
		() => JwtValidationActionConfig$
	],
	1
];
var AddTagsInput$ = [
	3,
	n0,
	_ATI,
	0,
	[_RA, _Ta],
	[64, () => TagList],
	2
];
var AddTagsOutput$ = [
	3,
	n0,
	_ATO,
	0,
	[],
	[]
];
var AdministrativeOverride$ = [
	3,
	n0,
	_AO,
	0,
	[
		_S,
		_R,
		_D
	],
	[
		0,
		0,
		0
	]
];
var AnomalyDetection$ = [
	3,
	n0,
	_AD,
	0,
	[_Re, _MIE],
	[0, 0]
];
var AuthenticateCognitoActionConfig$ = [
	3,
	n0,
	_ACAC,
	0,
	[
		_UPA,
		_UPCI,
		_UPD,
		_SCN,
		_Sc,
		_ST,
		_AREP,
		_OUR
	],
	[
		0,
		0,
		0,
		0,
		0,
		1,
		128,
		0
	],
	3
];
var AuthenticateOidcActionConfig$ = [
	3,
	n0,
	_AOAC,
	0,
	[
		_I,
		_AE,
		_TE,
		_UIE,
		_CI,
		_CS,
		_SCN,
		_Sc,
		_ST,
		_AREP,
		_OUR,
		_UECS
	],
	[
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		128,
		0,
		2
	],
	5
];
var AvailabilityZone$ = [
	3,
	n0,
	_AZ,
	0,
	[
		_ZN,
		_SI,
		_OI,
		_LBA,
		_SNIP
	],
	[
		0,
		0,
		0,
		() => LoadBalancerAddresses,
		64
	]
];
var Certificate$ = [
	3,
	n0,
	_Ce,
	0,
	[_CA, _ID],
	[0, 2]
];
var CreateRuleInput$ = [
	3,
	n0,
	_CRI,
	0,
	[
		_LA,
		_Con,
		_P,
		_Ac,
		_Ta,
		_Tr
	],
	[
		0,
		() => RuleConditionList,
		1,
		() => Actions,
		() => TagList,
		() => RuleTransformList
	],
	4
];
var CreateRuleOutput$ = [
	3,
	n0,
	_CRO,
	0,
	[_Ru],
	[() => Rules]
];
var DeleteRuleInput$ = [
	3,
	n0,
	_DRI,
	0,
	[_RAu],
	[0],
	1
];
var DeleteRuleOutput$ = [
	3,
	n0,
	_DRO,
	0,
	[],
	[]
];
var DeregisterTargetsInput$ = [
	3,
	n0,
	_DTI,
	0,
	[_TGA, _Tar],
	[0, () => TargetDescriptions],
	2
];
var DeregisterTargetsOutput$ = [
	3,
	n0,
	_DTO,
	0,
	[],
	[]
];
var DescribeAccountLimitsInput$ = [
	3,
	n0,
	_DALI,
	0,
	[_Mar, _PS],
	[0, 1]
];
var DescribeAccountLimitsOutput$ = [
	3,
	n0,
	_DALO,
	0,
	[_Li, _NM],
	[() => Limits, 0]
];
var DescribeListenersInput$ = [
	3,
	n0,
	_DLIe,
	0,
	[
		_LBAo,
		_LAi,
		_Mar,
		_PS
	],
	[
		0,
		64,
		0,
		1
	]
];
var DescribeListenersOutput$ = [
	3,
	n0,
	_DLOe,
	0,
	[_L, _NM],
	[() => Listeners, 0]
];
var DescribeLoadBalancersInput$ = [
	3,
	n0,
	_DLBIe,
	0,
	[
		_LBAoa,
		_Na,
		_Mar,
		_PS
	],
	[
		64,
		64,
		0,
		1
	]
];
var DescribeLoadBalancersOutput$ = [
	3,
	n0,
	_DLBOe,
	0,
	[_LB, _NM],
	[() => LoadBalancers, 0]
];
var DescribeRulesInput$ = [
	3,
	n0,
	_DRIe,
	0,
	[
		_LA,
		_RAul,
		_Mar,
		_PS
	],
	[
		0,
		64,
		0,
		1
	]
];
var DescribeRulesOutput$ = [
	3,
	n0,
	_DROe,
	0,
	[_Ru, _NM],
	[() => Rules, 0]
];
var DescribeTagsInput$ = [
	3,
	n0,
	_DTIe,
	0,
	[_RA],
	[64],
	1
];
var DescribeTagsOutput$ = [
	3,
	n0,
	_DTOe,
	0,
	[_TD],
	[() => TagDescriptions]
];
var DescribeTargetGroupAttributesInput$ = [
	3,
	n0,
	_DTGAI,
	0,
	[_TGA],
	[0],
	1
];
var DescribeTargetGroupAttributesOutput$ = [
	3,
	n0,
	_DTGAO,
	0,
	[_At],
	[() => TargetGroupAttributes]
];
var DescribeTargetGroupsInput$ = [
	3,
	n0,
	_DTGIe,
	0,
	[
		_LBAo,
		_TGAa,
		_Na,
		_Mar,
		_PS
	],
	[
		0,
		64,
		64,
		0,
		1
	]
];
var DescribeTargetGroupsOutput$ = [
	3,
	n0,
	_DTGOe,
	0,
	[_TG, _NM],
	[() => TargetGroups, 0]
];
var DescribeTargetHealthInput$ = [
	3,
	n0,
	_DTHI,
	0,
	[
		_TGA,
		_Tar,
		_In
	],
	[
		0,
		() => TargetDescriptions,
		64
	],
	1
];
var DescribeTargetHealthOutput$ = [
	3,
	n0,
	_DTHO,
	0,
	[_THD],
	[() => TargetHealthDescriptions]
];
var FixedResponseActionConfig$ = [
	3,
	n0,
	_FRAC,
	0,
	[
		_SC,
		_MB,
		_CT
	],
	[
		0,
		0,
		0
	],
	1
];
var ForwardActionConfig$ = [
	3,
	n0,
	_FAC,
	0,
	[_TG, _TGSC],
	[() => TargetGroupList, () => TargetGroupStickinessConfig$]
];
var HostHeaderConditionConfig$ = [
	3,
	n0,
	_HHCC,
	0,
	[_V, _RV],
	[64, 64]
];
var HostHeaderRewriteConfig$ = [
	3,
	n0,
	_HHRC,
	0,
	[_Rew],
	[() => RewriteConfigList]
];
var HttpHeaderConditionConfig$ = [
	3,
	n0,
	_HHCCt,
	0,
	[
		_HHN,
		_V,
		_RV
	],
	[
		0,
		64,
		64
	]
];
var HttpRequestMethodConditionConfig$ = [
	3,
	n0,
	_HRMCC,
	0,
	[_V],
	[64]
];
var IpamPools$ = [
	3,
	n0,
	_IP,
	0,
	[_IIPI],
	[0]
];
var JwtValidationActionAdditionalClaim$ = [
	3,
	n0,
	_JVAAC,
	0,
	[
		_F,
		_N,
		_V
	],
	[
		0,
		0,
		64
	],
	3
];
var JwtValidationActionConfig$ = [
	3,
	n0,
	_JVAC,
	0,
	[
		_JE,
		_I,
		_AC
	],
	[
		0,
		0,
		() => JwtValidationActionAdditionalClaims
	],
	2
];
var Limit$ = [
	3,
	n0,
	_Lim,
	0,
	[_N, _Max],
	[0, 0]
];
var Listener$ = [
	3,
	n0,
	_Lis,
	0,
	[
		_LA,
		_LBAo,
		_Po,
		_Pr,
		_C,
		_SP,
		_DA,
		_AP,
		_MA
	],
	[
		0,
		0,
		1,
		0,
		() => CertificateList,
		0,
		() => Actions,
		64,
		() => MutualAuthenticationAttributes$
	]
];
var LoadBalancer$ = [
	3,
	n0,
	_LBo,
	0,
	[
		_LBAo,
		_DNSN,
		_CHZI,
		_CTr,
		_LBN,
		_Sch,
		_VI,
		_S,
		_T,
		_AZv,
		_SG,
		_IAT,
		_COIP,
		_ESGIROPLT,
		_EPFISN,
		_IP
	],
	[
		0,
		0,
		0,
		4,
		0,
		0,
		0,
		() => LoadBalancerState$,
		0,
		() => AvailabilityZones,
		64,
		0,
		0,
		0,
		0,
		() => IpamPools$
	]
];
var LoadBalancerAddress$ = [
	3,
	n0,
	_LBAoad,
	0,
	[
		_IA,
		_AI,
		_PIPA,
		_IPA
	],
	[
		0,
		0,
		0,
		0
	]
];
var LoadBalancerState$ = [
	3,
	n0,
	_LBS,
	0,
	[_Co, _R],
	[0, 0]
];
var Matcher$ = [
	3,
	n0,
	_Ma,
	0,
	[_HC, _GC],
	[0, 0]
];
var ModifyListenerInput$ = [
	3,
	n0,
	_MLI,
	0,
	[
		_LA,
		_Po,
		_Pr,
		_SP,
		_C,
		_DA,
		_AP,
		_MA
	],
	[
		0,
		1,
		0,
		0,
		() => CertificateList,
		() => Actions,
		64,
		() => MutualAuthenticationAttributes$
	],
	1
];
var ModifyListenerOutput$ = [
	3,
	n0,
	_MLO,
	0,
	[_L],
	[() => Listeners]
];
var ModifyRuleInput$ = [
	3,
	n0,
	_MRI,
	0,
	[
		_RAu,
		_Con,
		_Ac,
		_Tr,
		_RTe
	],
	[
		0,
		() => RuleConditionList,
		() => Actions,
		() => RuleTransformList,
		2
	],
	1
];
var ModifyRuleOutput$ = [
	3,
	n0,
	_MRO,
	0,
	[_Ru],
	[() => Rules]
];
var MutualAuthenticationAttributes$ = [
	3,
	n0,
	_MAA,
	0,
	[
		_Mo,
		_TSA,
		_ICCE,
		_TSAS,
		_ATSCN
	],
	[
		0,
		0,
		2,
		0,
		0
	]
];
var PathPatternConditionConfig$ = [
	3,
	n0,
	_PPCC,
	0,
	[_V, _RV],
	[64, 64]
];
var QueryStringConditionConfig$ = [
	3,
	n0,
	_QSCC,
	0,
	[_V],
	[() => QueryStringKeyValuePairList]
];
var QueryStringKeyValuePair$ = [
	3,
	n0,
	_QSKVP,
	0,
	[_K, _Va],
	[0, 0]
];
var RedirectActionConfig$ = [
	3,
	n0,
	_RAC,
	0,
	[
		_SC,
		_Pr,
		_Po,
		_H,
		_Pa,
		_Q
	],
	[
		0,
		0,
		0,
		0,
		0,
		0
	],
	1
];
var RegisterTargetsInput$ = [
	3,
	n0,
	_RTI,
	0,
	[_TGA, _Tar],
	[0, () => TargetDescriptions],
	2
];
var RegisterTargetsOutput$ = [
	3,
	n0,
	_RTO,
	0,
	[],
	[]
];
var RewriteConfig$ = [
	3,
	n0,
	_RCew,
	0,
	[_Reg, _Rep],
	[0, 0],
	2
];
var Rule$ = [
	3,
	n0,
	_Rul,
	0,
	[
		_RAu,
		_P,
		_Con,
		_Ac,
		_ID,
		_Tr
	],
	[
		0,
		0,
		() => RuleConditionList,
		() => Actions,
		2,
		() => RuleTransformList
	]
];
var RuleCondition$ = [
	3,
	n0,
	_RCu,
	0,
	[
		_Fi,
		_V,
		_HHC,
		_PPC,
		_HHCt,
		_QSC,
		_HRMC,
		_SIC,
		_RV
	],
	[
		0,
		64,
		() => HostHeaderConditionConfig$,
		() => PathPatternConditionConfig$,
		() => HttpHeaderConditionConfig$,
		() => QueryStringConditionConfig$,
		() => HttpRequestMethodConditionConfig$,
		() => SourceIpConditionConfig$,
		64
	]
];
var RuleTransform$ = [
	3,
	n0,
	_RTu,
	0,
	[
		_T,
		_HHRC,
		_URC
	],
	[
		0,
		() => HostHeaderRewriteConfig$,
		() => UrlRewriteConfig$
	],
	1
];
var SourceIpConditionConfig$ = [
	3,
	n0,
	_SICC,
	0,
	[_V, _IAT],
	[64, 0]
];
var Tag$ = [
	3,
	n0,
	_Tag,
	0,
	[_K, _Va],
	[0, 0],
	1
];
var TagDescription$ = [
	3,
	n0,
	_TDa,
	0,
	[_RAe, _Ta],
	[0, () => TagList]
];
var TargetDescription$ = [
	3,
	n0,
	_TDar,
	0,
	[
		_Id,
		_Po,
		_AZ,
		_QSI
	],
	[
		0,
		1,
		0,
		0
	],
	1
];
var TargetGroup$ = [
	3,
	n0,
	_TGa,
	0,
	[
		_TGA,
		_TGN,
		_Pr,
		_Po,
		_VI,
		_HCP,
		_HCPe,
		_HCE,
		_HCIS,
		_HCTS,
		_HTC,
		_UTC,
		_HCPea,
		_Ma,
		_LBAoa,
		_TT,
		_PV,
		_IAT,
		_TCP
	],
	[
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		2,
		1,
		1,
		1,
		1,
		0,
		() => Matcher$,
		64,
		0,
		0,
		0,
		1
	]
];
var TargetGroupAttribute$ = [
	3,
	n0,
	_TGAar,
	0,
	[_K, _Va],
	[0, 0]
];
var TargetGroupStickinessConfig$ = [
	3,
	n0,
	_TGSC,
	0,
	[_E, _DS],
	[2, 1]
];
var TargetGroupTuple$ = [
	3,
	n0,
	_TGT,
	0,
	[_TGA, _W],
	[0, 1]
];
var TargetHealth$ = [
	3,
	n0,
	_TH,
	0,
	[
		_S,
		_R,
		_D
	],
	[
		0,
		0,
		0
	]
];
var TargetHealthDescription$ = [
	3,
	n0,
	_THDa,
	0,
	[
		_Targ,
		_HCPe,
		_TH,
		_AD,
		_AO
	],
	[
		() => TargetDescription$,
		0,
		() => TargetHealth$,
		() => AnomalyDetection$,
		() => AdministrativeOverride$
	]
];
var UrlRewriteConfig$ = [
	3,
	n0,
	_URC,
	0,
	[_Rew],
	[() => RewriteConfigList]
];
var Actions = [
	1,
	n0,
	_Ac,
	0,
	() => Action$
];
var AvailabilityZones = [
	1,
	n0,
	_AZv,
	0,
	() => AvailabilityZone$
];
var CertificateList = [
	1,
	n0,
	_CL,
	0,
	() => Certificate$
];
var JwtValidationActionAdditionalClaims = [
	1,
	n0,
	_JVAACw,
	0,
	() => JwtValidationActionAdditionalClaim$
];
var Limits = [
	1,
	n0,
	_Li,
	0,
	() => Limit$
];
var Listeners = [
	1,
	n0,
	_L,
	0,
	() => Listener$
];
var LoadBalancerAddresses = [
	1,
	n0,
	_LBA,
	0,
	() => LoadBalancerAddress$
];
var LoadBalancers = [
	1,
	n0,
	_LB,
	0,
	() => LoadBalancer$
];
var QueryStringKeyValuePairList = [
	1,
	n0,
	_QSKVPL,
	0,
	() => QueryStringKeyValuePair$
];
var RewriteConfigList = [
	1,
	n0,
	_RCL,
	0,
	() => RewriteConfig$
];
var RuleConditionList = [
	1,
	n0,
	_RCLu,
	0,
	() => RuleCondition$
];
var Rules = [
	1,
	n0,
	_Ru,
	0,
	() => Rule$
];
var RuleTransformList = [
	1,
	n0,
	_RTL,
	0,
	() => RuleTransform$
];
var TagDescriptions = [
	1,
	n0,
	_TD,
	0,
	() => TagDescription$
];
var TagList = [
	1,
	n0,
	_TL,
	0,
	() => Tag$
];
var TargetDescriptions = [
	1,
	n0,
	_TDarg,
	0,
	() => TargetDescription$
];
var TargetGroupAttributes = [
	1,
	n0,
	_TGAarg,
	0,
	() => TargetGroupAttribute$
];
var TargetGroupList = [
	1,
	n0,
	_TGL,
	0,
	() => TargetGroupTuple$
];
var TargetGroups = [
	1,
	n0,
	_TG,
	0,
	() => TargetGroup$
];
var TargetHealthDescriptions = [
	1,
	n0,
	_THD,
	0,
	() => TargetHealthDescription$
];
var AddTags$ = [
	9,
	n0,
	_AT,
	0,
	() => AddTagsInput$,
	() => AddTagsOutput$
];
var CreateRule$ = [
	9,
	n0,
	_CR,
	0,
	() => CreateRuleInput$,
	() => CreateRuleOutput$
];
var DeleteRule$ = [
	9,
	n0,
	_DR,
	0,
	() => DeleteRuleInput$,
	() => DeleteRuleOutput$
];
var DeregisterTargets$ = [
	9,
	n0,
	_DT,
	0,
	() => DeregisterTargetsInput$,
	() => DeregisterTargetsOutput$
];
var DescribeAccountLimits$ = [
	9,
	n0,
	_DAL,
	0,
	() => DescribeAccountLimitsInput$,
	() => DescribeAccountLimitsOutput$
];
var DescribeListeners$ = [
	9,
	n0,
	_DLe,
	0,
	() => DescribeListenersInput$,
	() => DescribeListenersOutput$
];
var DescribeLoadBalancers$ = [
	9,
	n0,
	_DLBe,
	0,
	() => DescribeLoadBalancersInput$,
	() => DescribeLoadBalancersOutput$
];
var DescribeRules$ = [
	9,
	n0,
	_DRe,
	0,
	() => DescribeRulesInput$,
	() => DescribeRulesOutput$
];
var DescribeTags$ = [
	9,
	n0,
	_DTe,
	0,
	() => DescribeTagsInput$,
	() => DescribeTagsOutput$
];
var DescribeTargetGroupAttributes$ = [
	9,
	n0,
	_DTGA,
	0,
	() => DescribeTargetGroupAttributesInput$,
	() => DescribeTargetGroupAttributesOutput$
];
var DescribeTargetGroups$ = [
	9,
	n0,
	_DTGe,
	0,
	() => DescribeTargetGroupsInput$,
	() => DescribeTargetGroupsOutput$
];
var DescribeTargetHealth$ = [
	9,
	n0,
	_DTH,
	0,
	() => DescribeTargetHealthInput$,
	() => DescribeTargetHealthOutput$
];
var ModifyListener$ = [
	9,
	n0,
	_ML,
	0,
	() => ModifyListenerInput$,
	() => ModifyListenerOutput$
];
var ModifyRule$ = [
	9,
	n0,
	_MR,
	0,
	() => ModifyRuleInput$,
	() => ModifyRuleOutput$
];
var RegisterTargets$ = [
	9,
	n0,
	_RTeg,
	0,
	() => RegisterTargetsInput$,
	() => RegisterTargetsOutput$
];

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2015-12-01",
		base64Decoder: config?.base64Decoder ?? require_defaultProvider.fromBase64,
		base64Encoder: config?.base64Encoder ?? require_defaultProvider.toBase64,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultElasticLoadBalancingV2HttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [{
			schemeId: "aws.auth#sigv4",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
			signer: new require_defaultProvider.AwsSdkSigV4Signer()
		}],
		logger: config?.logger ?? new require_defaultProvider.NoOpLogger(),
		protocol: config?.protocol ?? require_AwsQueryProtocol.AwsQueryProtocol,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.elasticloadbalancingv2",
			errorTypeRegistries,
			xmlNamespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
			version: "2015-12-01",
			serviceTarget: "ElasticLoadBalancing_v10"
		},
		serviceId: config?.serviceId ?? "Elastic Load Balancing v2",
		sha256: config?.sha256 ?? require_defaultProvider.Sha256Node,
		urlParser: config?.urlParser ?? require_defaultProvider.parseUrl,
		utf8Decoder: config?.utf8Decoder ?? require_defaultProvider.fromUtf8,
		utf8Encoder: config?.utf8Encoder ?? require_defaultProvider.toUtf8
	};
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/runtimeConfig.js
const getRuntimeConfig = (config) => {
	require_defaultProvider.emitWarningIfUnsupportedVersion(process.version);
	const defaultsMode = require_defaultProvider.resolveDefaultsModeConfig(config);
	const defaultConfigProvider = () => defaultsMode().then(require_defaultProvider.loadConfigsForDefaultMode);
	const clientSharedValues = getRuntimeConfig$1(config);
	require_defaultProvider.emitWarningIfUnsupportedVersion$1(process.version);
	const loaderConfig = {
		profile: config?.profile,
		logger: clientSharedValues.logger
	};
	return {
		...clientSharedValues,
		...config,
		runtime: "node",
		defaultsMode,
		authSchemePreference: config?.authSchemePreference ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
		bodyLengthChecker: config?.bodyLengthChecker ?? require_defaultProvider.calculateBodyLength,
		credentialDefaultProvider: config?.credentialDefaultProvider ?? require_defaultProvider.defaultProvider,
		defaultUserAgentProvider: config?.defaultUserAgentProvider ?? require_defaultProvider.createDefaultUserAgentProvider({
			serviceId: clientSharedValues.serviceId,
			clientVersion: version
		}),
		maxAttempts: config?.maxAttempts ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
		region: config?.region ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_REGION_CONFIG_OPTIONS, {
			...require_defaultProvider.NODE_REGION_CONFIG_FILE_OPTIONS,
			...loaderConfig
		}),
		requestHandler: require_defaultProvider.NodeHttpHandler.create(config?.requestHandler ?? defaultConfigProvider),
		retryMode: config?.retryMode ?? require_defaultProvider.loadConfig({
			...require_defaultProvider.NODE_RETRY_MODE_CONFIG_OPTIONS,
			default: async () => (await defaultConfigProvider()).retryMode || require_defaultProvider.DEFAULT_RETRY_MODE
		}, config),
		streamCollector: config?.streamCollector ?? require_defaultProvider.streamCollector,
		useDualstackEndpoint: config?.useDualstackEndpoint ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		useFipsEndpoint: config?.useFipsEndpoint ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		userAgentAppId: config?.userAgentAppId ?? require_defaultProvider.loadConfig(require_defaultProvider.NODE_APP_ID_CONFIG_OPTIONS, loaderConfig)
	};
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/auth/httpAuthExtensionConfiguration.js
const getHttpAuthExtensionConfiguration = (runtimeConfig) => {
	const _httpAuthSchemes = runtimeConfig.httpAuthSchemes;
	let _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider;
	let _credentials = runtimeConfig.credentials;
	return {
		setHttpAuthScheme(httpAuthScheme) {
			const index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
			if (index === -1) _httpAuthSchemes.push(httpAuthScheme);
			else _httpAuthSchemes.splice(index, 1, httpAuthScheme);
		},
		httpAuthSchemes() {
			return _httpAuthSchemes;
		},
		setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
			_httpAuthSchemeProvider = httpAuthSchemeProvider;
		},
		httpAuthSchemeProvider() {
			return _httpAuthSchemeProvider;
		},
		setCredentials(credentials) {
			_credentials = credentials;
		},
		credentials() {
			return _credentials;
		}
	};
};
const resolveHttpAuthRuntimeConfig = (config) => {
	return {
		httpAuthSchemes: config.httpAuthSchemes(),
		httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
		credentials: config.credentials()
	};
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign(require_defaultProvider.getAwsRegionExtensionConfiguration(runtimeConfig), require_defaultProvider.getDefaultExtensionConfiguration(runtimeConfig), require_defaultProvider.getHttpHandlerExtensionConfiguration(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, require_defaultProvider.resolveAwsRegionExtensionConfiguration(extensionConfiguration), require_defaultProvider.resolveDefaultRuntimeConfig(extensionConfiguration), require_defaultProvider.resolveHttpHandlerRuntimeConfig(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/ElasticLoadBalancingV2Client.js
var ElasticLoadBalancingV2Client = class extends require_defaultProvider.Client {
	config;
	constructor(...[configuration]) {
		const _config_0 = getRuntimeConfig(configuration || {});
		super(_config_0);
		this.initConfig = _config_0;
		const _config_1 = resolveClientEndpointParameters(_config_0);
		const _config_2 = require_defaultProvider.resolveUserAgentConfig(_config_1);
		const _config_3 = require_defaultProvider.resolveRetryConfig(_config_2);
		const _config_4 = require_defaultProvider.resolveRegionConfig(_config_3);
		const _config_5 = require_defaultProvider.resolveHostHeaderConfig(_config_4);
		const _config_6 = require_defaultProvider.resolveEndpointConfig(_config_5);
		const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
		const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
		this.config = _config_8;
		this.middlewareStack.use(require_defaultProvider.getSchemaSerdePlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getUserAgentPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getRetryPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getContentLengthPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getHostHeaderPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getLoggerPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getRecursionDetectionPlugin(this.config));
		this.middlewareStack.use(require_defaultProvider.getHttpAuthSchemeEndpointRuleSetPlugin(this.config, {
			httpAuthSchemeParametersProvider: defaultElasticLoadBalancingV2HttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new require_defaultProvider.DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials })
		}));
		this.middlewareStack.use(require_defaultProvider.getHttpSigningPlugin(this.config));
	}
	destroy() {
		super.destroy();
	}
};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commandBuilder.js
const command = require_defaultProvider.makeBuilder(commonParams, "ElasticLoadBalancing_v10", "ElasticLoadBalancingV2Client", require_defaultProvider.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/AddTagsCommand.js
var AddTagsCommand = class extends command(_ep0, _mw0, "AddTags", AddTags$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/CreateRuleCommand.js
var CreateRuleCommand = class extends command(_ep0, _mw0, "CreateRule", CreateRule$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DeleteRuleCommand.js
var DeleteRuleCommand = class extends command(_ep0, _mw0, "DeleteRule", DeleteRule$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DeregisterTargetsCommand.js
var DeregisterTargetsCommand = class extends command(_ep0, _mw0, "DeregisterTargets", DeregisterTargets$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeAccountLimitsCommand.js
var DescribeAccountLimitsCommand = class extends command(_ep0, _mw0, "DescribeAccountLimits", DescribeAccountLimits$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeListenersCommand.js
var DescribeListenersCommand = class extends command(_ep0, _mw0, "DescribeListeners", DescribeListeners$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeLoadBalancersCommand.js
var DescribeLoadBalancersCommand = class extends command(_ep0, _mw0, "DescribeLoadBalancers", DescribeLoadBalancers$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeRulesCommand.js
var DescribeRulesCommand = class extends command(_ep0, _mw0, "DescribeRules", DescribeRules$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeTagsCommand.js
var DescribeTagsCommand = class extends command(_ep0, _mw0, "DescribeTags", DescribeTags$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeTargetGroupAttributesCommand.js
var DescribeTargetGroupAttributesCommand = class extends command(_ep0, _mw0, "DescribeTargetGroupAttributes", DescribeTargetGroupAttributes$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeTargetGroupsCommand.js
var DescribeTargetGroupsCommand = class extends command(_ep0, _mw0, "DescribeTargetGroups", DescribeTargetGroups$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/DescribeTargetHealthCommand.js
var DescribeTargetHealthCommand = class extends command(_ep0, _mw0, "DescribeTargetHealth", DescribeTargetHealth$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/ModifyListenerCommand.js
var ModifyListenerCommand = class extends command(_ep0, _mw0, "ModifyListener", ModifyListener$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/ModifyRuleCommand.js
var ModifyRuleCommand = class extends command(_ep0, _mw0, "ModifyRule", ModifyRule$) {};

// node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-es/commands/RegisterTargetsCommand.js
var RegisterTargetsCommand = class extends command(_ep0, _mw0, "RegisterTargets", RegisterTargets$) {};

// src/aws/sdk/elbv2.ts
const connectElbv2 = (connection) => {
	const client = new ElasticLoadBalancingV2Client(connection.config);
	const call = require_clients.callsOf(client, connection);
	return {
		addTags: call("AddTags", AddTagsCommand),
		createRule: call("CreateRule", CreateRuleCommand),
		deleteRule: call("DeleteRule", DeleteRuleCommand),
		deregisterTargets: call("DeregisterTargets", DeregisterTargetsCommand),
		describeAccountLimits: call("DescribeAccountLimits", DescribeAccountLimitsCommand),
		describeListeners: call("DescribeListeners", DescribeListenersCommand),
		describeLoadBalancers: call("DescribeLoadBalancers", DescribeLoadBalancersCommand),
		describeRules: call("DescribeRules", DescribeRulesCommand),
		describeTags: call("DescribeTags", DescribeTagsCommand),
		describeTargetGroupAttributes: call("DescribeTargetGroupAttributes", DescribeTargetGroupAttributesCommand),
		describeTargetGroups: call("DescribeTargetGroups", DescribeTargetGroupsCommand),
		describeTargetHealth: call("DescribeTargetHealth", DescribeTargetHealthCommand),
		modifyListener: call("ModifyListener", ModifyListenerCommand),
		modifyRule: call("ModifyRule", ModifyRuleCommand),
		registerTargets: call("RegisterTargets", RegisterTargetsCommand)
	};
};

exports.connectElbv2 = connectElbv2;