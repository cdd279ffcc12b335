const require_defaultProvider = require("./smithy-core.cjs");
const require_getDefaultSocketTimeout = require("./aws-sdk-core-getDefaultSocketTimeout.cjs");
const require_AwsQueryProtocol = require("./aws-sdk-core-AwsQueryProtocol.cjs");
const require_clients = require("./clients.cjs");

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/query/AwsEc2QueryProtocol.js
var AwsEc2QueryProtocol = class extends require_AwsQueryProtocol.AwsQueryProtocol {
	options;
	constructor(options) {
		super(options);
		this.options = options;
		Object.assign(this.serializer.settings, {
			capitalizeKeys: true,
			flattenLists: true,
			serializeEmptyLists: false,
			ec2: true
		});
	}
	getShapeId() {
		return "aws.protocols#ec2Query";
	}
	useNestedResult() {
		return false;
	}
};

// node_modules/@aws-sdk/client-ec2/dist-es/auth/httpAuthSchemeProvider.js
const defaultEC2HttpAuthSchemeParametersProvider = async (config, context, input) => {
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
			name: "ec2",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
const defaultEC2HttpAuthSchemeProvider = (authParameters) => {
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

// node_modules/@aws-sdk/client-ec2/dist-es/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "ec2"
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

// node_modules/@aws-sdk/client-ec2/package.json
var version = "3.1169.0";

// node_modules/@aws-sdk/client-ec2/dist-es/endpoint/bdd.js
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
		["https://ec2-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://ec2.{Region}.amazonaws.com", i],
		["https://ec2-fips.{Region}.{PartitionResult#dnsSuffix}", i],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://ec2.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://ec2.{Region}.{PartitionResult#dnsSuffix}", i],
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

// node_modules/@aws-sdk/client-ec2/dist-es/endpoint/endpointResolver.js
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

// node_modules/@aws-sdk/client-ec2/dist-es/models/EC2ServiceException.js
var EC2ServiceException = class EC2ServiceException extends require_defaultProvider.ServiceException {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.ec2#EC2ServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, EC2ServiceException.prototype);
	}
};

// node_modules/@aws-sdk/client-ec2/dist-es/schemas/schemas_0.js
const _AC = "AcceleratorCount";
const _ACIA = "AssociateCarrierIpAddress";
const _ACR = "AcceleratorCountRequest";
const _AESS = "AttachmentEnaSrdSpecification";
const _AESUS = "AttachmentEnaSrdUdpSpecification";
const _AFNI = "AdditionalFlexibleNetworkInterfaces";
const _AIAC = "AvailableIpAddressCount";
const _AIAOC = "AssignIpv6AddressOnCreation";
const _AIT = "AllowedInstanceTypes";
const _AITS = "AllowedInstanceTypeSet";
const _AITl = "AllowedInstanceType";
const _AId = "AdditionalInfo";
const _AIl = "AllocationId";
const _AIs = "AssociationId";
const _AItt = "AttachmentId";
const _ALI = "AmiLaunchIndex";
const _ALT = "AttachmentLimitType";
const _AMSc = "AcceleratorManufacturerSet";
const _AMc = "AcceleratorManufacturers";
const _AMcc = "AcceleratorManufacturer";
const _ANSc = "AcceleratorNameSet";
const _ANcc = "AcceleratorNames";
const _ANcce = "AcceleratorName";
const _APIAss = "AssociatePublicIpAddress";
const _ARS = "AutoRecoverySupported";
const _ARss = "AssociatedResource";
const _ARuto = "AutoRecovery";
const _ASL = "AssociatedSubnetList";
const _ASSm = "AmdSevSnp";
const _ASsso = "AssociatedSubnets";
const _ATLr = "ArchitectureTypeList";
const _ATMMB = "AcceleratorTotalMemoryMiB";
const _ATMMBR = "AcceleratorTotalMemoryMiBRequest";
const _ATSc = "AcceleratorTypeSet";
const _ATc = "AcceleratorTypes";
const _ATcc = "AcceleratorType";
const _ATtt = "AttachTime";
const _AZ = "AvailabilityZone";
const _AZI = "AvailabilityZoneId";
const _Acc = "Accelerators";
const _Af = "Affinity";
const _Ar = "Arn";
const _Arc = "Architecture";
const _Ass = "Association";
const _Att = "Attachment";
const _BBIG = "BaselineBandwidthInGbps";
const _BBIM = "BaselineBandwidthInMbps";
const _BDM = "BlockDeviceMapping";
const _BDML = "BlockDeviceMappingList";
const _BDMRL = "BlockDeviceMappingRequestList";
const _BDMl = "BlockDeviceMappings";
const _BDMlo = "BlockDurationMinutes";
const _BEBM = "BaselineEbsBandwidthMbps";
const _BEBMR = "BaselineEbsBandwidthMbpsRequest";
const _BIa = "BaselineIops";
const _BM = "BootMode";
const _BMTL = "BootModeTypeList";
const _BMa = "BareMetal";
const _BP = "BurstablePerformance";
const _BPAS = "BlockPublicAccessStates";
const _BPF = "BaselinePerformanceFactors";
const _BPFR = "BaselinePerformanceFactorsRequest";
const _BPS = "BurstablePerformanceSupported";
const _BTIMB = "BaselineThroughputInMBps";
const _BW = "BandwidthWeighting";
const _BWTL = "BandwidthWeightingTypeList";
const _BWa = "BandwidthWeightings";
const _CB = "CidrBlock";
const _CBI = "CapacityBlockId";
const _CBr = "CreatedBy";
const _CCL = "CoreCountList";
const _CCor = "CoreCount";
const _CCp = "CpuCredits";
const _CDr = "CreationDate";
const _CFAS = "CriticalFixAvailableSince";
const _CGur = "CurrentGeneration";
const _CI = "CarrierIp";
const _CIBM = "CurrentInstanceBootMode";
const _CIi = "CidrIp";
const _CIid = "CidrIpv6";
const _CIor = "CoreInfo";
const _CLTV = "CreateLaunchTemplateVersion";
const _CLTVR = "CreateLaunchTemplateVersionRequest";
const _CLTVRr = "CreateLaunchTemplateVersionResult";
const _CM = "CpuManufacturers";
const _CMSp = "CpuManufacturerSet";
const _CMp = "CpuManufacturer";
const _CO = "CpuOptions";
const _COI = "CustomerOwnedIp";
const _COIP = "CustomerOwnedIpv4Pool";
const _COR = "CpuOptionsRequest";
const _CPF = "CpuPerformanceFactor";
const _CPFR = "CpuPerformanceFactorRequest";
const _CRI = "CapacityReservationId";
const _CRP = "CapacityReservationPreference";
const _CRRGA = "CapacityReservationResourceGroupArn";
const _CRSR = "CapacityReservationSpecificationResponse";
const _CRSa = "CapacityReservationSpecification";
const _CRT = "CapacityReservationTarget";
const _CRTR = "CapacityReservationTargetResponse";
const _CSRred = "CreditSpecificationRequest";
const _CSr = "CreditSpecification";
const _CSu = "CurrentState";
const _CT = "ClientToken";
const _CTC = "ConnectionTrackingConfiguration";
const _CTR = "CreateTagsRequest";
const _CTS = "ConnectionTrackingSpecification";
const _CTSR = "ConnectionTrackingSpecificationRequest";
const _CTSRo = "ConnectionTrackingSpecificationResponse";
const _CTre = "CreateTime";
const _CTreat = "CreateTags";
const _Co = "Code";
const _Conf = "Configured";
const _Cou = "Count";
const _Cp = "Cpu";
const _DAIT = "DenyAllIgwTraffic";
const _DASi = "DisableApiStop";
const _DAT = "DisableApiTermination";
const _DCTC = "DefaultConnectionTrackingConfiguration";
const _DCef = "DefaultCores";
const _DEQCPI = "DefaultEnaQueueCountPerInterface";
const _DFA = "DefaultForAz";
const _DHS = "DedicatedHostsSupported";
const _DHT = "DnsHostnameType";
const _DI = "DeviceIndex";
const _DILi = "DiskInfoList";
const _DIRes = "DescribeImagesRequest";
const _DIResc = "DescribeImagesResult";
const _DIRescr = "DescribeInstancesRequest";
const _DIRescri = "DescribeInstancesResult";
const _DITO = "DescribeInstanceTypeOfferings";
const _DITOR = "DescribeInstanceTypeOfferingsRequest";
const _DITORe = "DescribeInstanceTypeOfferingsResult";
const _DITRes = "DescribeInstanceTypesRequest";
const _DITResc = "DescribeInstanceTypesResult";
const _DITe = "DescribeInstanceTypes";
const _DIes = "DescribeImages";
const _DIesc = "DescribeInstances";
const _DIisk = "DiskInfo";
const _DKPRes = "DescribeKeyPairsRequest";
const _DKPResc = "DescribeKeyPairsResult";
const _DKPe = "DescribeKeyPairs";
const _DLTVRes = "DescribeLaunchTemplateVersionsRequest";
const _DLTVResc = "DescribeLaunchTemplateVersionsResult";
const _DLTVe = "DescribeLaunchTemplateVersions";
const _DN = "DeviceName";
const _DNCI = "DefaultNetworkCardIndex";
const _DNIRe = "DescribeNetworkInterfacesRequest";
const _DNIRes = "DescribeNetworkInterfacesResult";
const _DNIe = "DescribeNetworkInterfaces";
const _DOT = "DeleteOnTermination";
const _DPer = "DeregistrationProtection";
const _DR = "DryRun";
const _DSGRes = "DescribeSecurityGroupsRequest";
const _DSGResc = "DescribeSecurityGroupsResult";
const _DSGe = "DescribeSecurityGroups";
const _DSRescr = "DescribeSubnetsRequest";
const _DSRescri = "DescribeSubnetsResult";
const _DSesc = "DescribeSubnets";
const _DTET = "DefaultTcpEstablishedTimeout";
const _DTPC = "DefaultThreadsPerCore";
const _DTe = "DeprecationTime";
const _DUST = "DefaultUdpStreamTimeout";
const _DUT = "DefaultUdpTimeout";
const _DVC = "DefaultVCpus";
const _DVef = "DefaultVersion";
const _De = "Description";
const _Dis = "Disks";
const _EBD = "EbsBlockDevice";
const _EBSL = "ExecutableByStringList";
const _EBx = "ExecutableBy";
const _ECI = "EbsCardIndex";
const _ECIL = "EbsCardInfoList";
const _ECIb = "EbsCardInfo";
const _ECb = "EbsCards";
const _EDn = "EnableDns64";
const _EGA = "ElasticGpuAssociation";
const _EGAI = "ElasticGpuAssociationId";
const _EGAL = "ElasticGpuAssociationList";
const _EGAS = "ElasticGpuAssociationState";
const _EGAT = "ElasticGpuAssociationTime";
const _EGAl = "ElasticGpuAssociations";
const _EGIl = "ElasticGpuId";
const _EGSL = "ElasticGpuSpecificationList";
const _EGSR = "ElasticGpuSpecificationResponse";
const _EGSRL = "ElasticGpuSpecificationResponseList";
const _EGSla = "ElasticGpuSpecification";
const _EGSlas = "ElasticGpuSpecifications";
const _EIA = "ElasticInferenceAccelerator";
const _EIAA = "ElasticInferenceAcceleratorAssociation";
const _EIAAI = "ElasticInferenceAcceleratorAssociationId";
const _EIAAL = "ElasticInferenceAcceleratorAssociationList";
const _EIAAS = "ElasticInferenceAcceleratorAssociationState";
const _EIAAT = "ElasticInferenceAcceleratorAssociationTime";
const _EIAAl = "ElasticInferenceAcceleratorArn";
const _EIAAla = "ElasticInferenceAcceleratorAssociations";
const _EIAl = "ElasticInferenceAccelerators";
const _EIBD = "EbsInstanceBlockDevice";
const _EITS = "EncryptionInTransitSupported";
const _EITSx = "ExcludedInstanceTypeSet";
const _EITxc = "ExcludedInstanceTypes";
const _EITxcl = "ExcludedInstanceType";
const _EIb = "EbsInfo";
const _EIf = "EfaInfo";
const _ELADI = "EnableLniAtDeviceIndex";
const _EO = "EbsOptimized";
const _EOI = "EbsOptimizedInfo";
const _EOR = "EnclaveOptionsRequest";
const _EOS = "EbsOptimizedSupport";
const _EOn = "EnclaveOptions";
const _EPI = "EnablePrimaryIpv6";
const _EQC = "EnaQueueCount";
const _ERNDAAAAR = "EnableResourceNameDnsAAAARecord";
const _ERNDAR = "EnableResourceNameDnsARecord";
const _ESE = "EnaSrdEnabled";
const _ESS = "EnaSrdSpecification";
const _ESSR = "EnaSrdSpecificationRequest";
const _ESSn = "EnaSrdSupported";
const _ESUE = "EnaSrdUdpEnabled";
const _ESUS = "EnaSrdUdpSpecification";
const _ESUSR = "EnaSrdUdpSpecificationRequest";
const _ESf = "EfaSupported";
const _ESn = "EncryptionSupport";
const _ESna = "EnaSupport";
const _ESr = "ErrorSet";
const _EU = "ExecutableUsers";
const _Eb = "Ebs";
const _En = "Enabled";
const _Enc = "Encrypted";
const _Err = "Errors";
const _F = "Force";
const _FDI = "FpgaDeviceInfo";
const _FDIL = "FpgaDeviceInfoList";
const _FDMI = "FpgaDeviceMemoryInfo";
const _FEQS = "FlexibleEnaQueuesSupport";
const _FIpga = "FpgaInfo";
const _FLi = "FilterList";
const _FP = "FromPort";
const _FSD = "FindingScanDate";
const _FTE = "FreeTierEligible";
const _Fi = "Filters";
const _Fil = "Filter";
const _Fp = "Fpgas";
const _G = "Groups";
const _GCO = "GetConsoleOutput";
const _GCOR = "GetConsoleOutputRequest";
const _GCORe = "GetConsoleOutputResult";
const _GDI = "GpuDeviceInfo";
const _GDIL = "GpuDeviceInfoList";
const _GDMI = "GpuDeviceMemoryInfo";
const _GIL = "GroupIdentifierList";
const _GISL = "GroupIdStringList";
const _GIp = "GpuInfo";
const _GIr = "GroupId";
const _GIro = "GroupIds";
const _GIrou = "GroupIdentifier";
const _GN = "GroupName";
const _GNSL = "GroupNameStringList";
const _GNr = "GroupNames";
const _GPS = "GpuPartitionSize";
const _Gp = "Gpus";
const _HBD = "HiddenByDefault";
const _HE = "HttpEndpoint";
const _HFAS = "HighFixAvailableSince";
const _HFSL = "HighestFindingSeverityLabel";
const _HIo = "HostId";
const _HO = "HibernationOptions";
const _HOR = "HibernationOptionsRequest";
const _HPI = "HttpProtocolIpv6";
const _HPRHL = "HttpPutResponseHopLimit";
const _HRGA = "HostResourceGroupArn";
const _HS = "HibernationSupported";
const _HT = "HttpTokens";
const _HTo = "HostnameType";
const _Hi = "Hibernate";
const _Hy = "Hypervisor";
const _I = "Id";
const _IA = "Ipv6Addresses";
const _IAA = "Ipv6AddressAttribute";
const _IAC = "Ipv6AddressCount";
const _IAESS = "InstanceAttachmentEnaSrdSpecification";
const _IAESUS = "InstanceAttachmentEnaSrdUdpSpecification";
const _IAIn = "InferenceAcceleratorInfo";
const _IAPI = "Ipv4AddressesPerInterface";
const _IAPIp = "Ipv6AddressesPerInterface";
const _IAPSI = "Ipv4AddressesPerSecondaryInterface";
const _IAm = "ImageAllowed";
const _IApv = "Ipv6Address";
const _IBDM = "InstanceBlockDeviceMapping";
const _IBDML = "InstanceBlockDeviceMappingList";
const _ICB = "Ipv6CidrBlock";
const _ICBAS = "Ipv6CidrBlockAssociationSet";
const _ICBS = "Ipv6CidrBlockState";
const _ID = "IncludeDeprecated";
const _IDI = "InferenceDeviceInfo";
const _IDIL = "InferenceDeviceInfoList";
const _IDMI = "InferenceDeviceMemoryInfo";
const _IDn = "IncludeDisabled";
const _IF = "InstanceFamily";
const _IFAS = "InformationalFixAvailableSince";
const _IGBM = "InternetGatewayBlockMode";
const _IGS = "InstanceGenerationSet";
const _IGns = "InstanceGenerations";
const _IGnst = "InstanceGeneration";
const _II = "InstanceId";
const _IIA = "InstanceIpv6Address";
const _IIAL = "InstanceIpv6AddressList";
const _IIALR = "InstanceIpv6AddressListRequest";
const _IIAR = "InstanceIpv6AddressRequest";
const _IIB = "InstanceInterruptionBehavior";
const _IIP = "IamInstanceProfile";
const _IIPL = "InstanceIpv4PrefixList";
const _IIPLn = "InstanceIpv6PrefixList";
const _IIPS = "IamInstanceProfileSpecification";
const _IIPn = "InstanceIpv4Prefix";
const _IIPns = "InstanceIpv6Prefix";
const _IISB = "InstanceInitiatedShutdownBehavior";
const _IISL = "ImageIdStringList";
const _IISLn = "InstanceIdStringList";
const _IIm = "ImageId";
const _IIma = "ImageIds";
const _IIn = "InstanceIds";
const _IL = "ImageLocation";
const _ILm = "ImageList";
const _ILn = "InstanceLifecycle";
const _ILns = "InstanceList";
const _IMO = "InstanceMaintenanceOptions";
const _IMOR = "InstanceMaintenanceOptionsRequest";
const _IMORn = "InstanceMarketOptionsRequest";
const _IMORns = "InstanceMetadataOptionsRequest";
const _IMORnst = "InstanceMetadataOptionsResponse";
const _IMOns = "InstanceMarketOptions";
const _IMR = "IncludeManagedResources";
const _IMT = "InstanceMetadataTags";
const _IN = "Ipv6Native";
const _INI = "InstanceNetworkInterface";
const _INIA = "InstanceNetworkInterfaceAssociation";
const _INIAn = "InstanceNetworkInterfaceAttachment";
const _INIL = "InstanceNetworkInterfaceList";
const _INIS = "InstanceNetworkInterfaceSpecification";
const _INISL = "InstanceNetworkInterfaceSpecificationList";
const _INPO = "InstanceNetworkPerformanceOptions";
const _INPOR = "InstanceNetworkPerformanceOptionsRequest";
const _IOA = "ImageOwnerAlias";
const _IOI = "IpOwnerId";
const _IOIn = "InstanceOwnerId";
const _IPC = "Ipv6PrefixCount";
const _IPCp = "Ipv4PrefixCount";
const _IPEp = "IpPermissionsEgress";
const _IPIA = "InstancePrivateIpAddress";
const _IPIAL = "InstancePrivateIpAddressList";
const _IPIs = "IsPrimaryIpv6";
const _IPK = "IncludePublicKey";
const _IPLRpv = "Ipv4PrefixListResponse";
const _IPLRpvr = "Ipv6PrefixListResponse";
const _IPLp = "IpPermissionList";
const _IPLpv = "Ipv4PrefixesList";
const _IPLpvr = "Ipv4PrefixList";
const _IPLpvre = "Ipv6PrefixesList";
const _IPLpvref = "Ipv6PrefixList";
const _IPS = "Ipv4PrefixSpecification";
const _IPSRp = "Ipv4PrefixSpecificationRequest";
const _IPSRpv = "Ipv4PrefixSpecificationResponse";
const _IPSRpvr = "Ipv6PrefixSpecificationRequest";
const _IPSRpvre = "Ipv6PrefixSpecificationResponse";
const _IPSp = "Ipv6PrefixSpecification";
const _IPp = "Ipv6Prefixes";
const _IPpe = "IpPermissions";
const _IPper = "IpPermission";
const _IPpr = "IpProtocol";
const _IPpv = "Ipv6Prefix";
const _IPpvr = "Ipv4Prefixes";
const _IPpvre = "Ipv4Prefix";
const _IR = "InstanceRequirements";
const _IRLp = "IpRangeList";
const _IRLpv = "Ipv6RangeList";
const _IRR = "InstanceRequirementsRequest";
const _IRpa = "IpRanges";
const _IRpan = "IpRange";
const _IRpv = "Ipv6Ranges";
const _IRpva = "Ipv6Range";
const _ISC = "InstanceStateChange";
const _ISCL = "InstanceStateChangeList";
const _ISIA = "InstanceSecondaryInterfaceAttachment";
const _ISIL = "InstanceSecondaryInterfaceList";
const _ISIPIA = "InstanceSecondaryInterfacePrivateIpAddress";
const _ISIPIAL = "InstanceSecondaryInterfacePrivateIpAddressList";
const _ISIPIALR = "InstanceSecondaryInterfacePrivateIpAddressListRequest";
const _ISIPIAR = "InstanceSecondaryInterfacePrivateIpAddressRequest";
const _ISIS = "InstanceSecondaryInterfaceSpecification";
const _ISISLR = "InstanceSecondaryInterfaceSpecificationListRequest";
const _ISISR = "InstanceSecondaryInterfaceSpecificationRequest";
const _ISIn = "InstanceSecondaryInterface";
const _ISIns = "InstanceStorageInfo";
const _ISSn = "InstanceStorageSupported";
const _ISmd = "ImdsSupport";
const _ISnsta = "InstanceState";
const _ISpo = "IpSource";
const _ISpvu = "Ipv6Supported";
const _IT = "InstanceType";
const _ITILn = "InstanceTypeInfoList";
const _ITIn = "InstanceTypeInfo";
const _ITIns = "InstanceTypeItem";
const _ITO = "InstanceTypeOfferings";
const _ITOL = "InstanceTypeOfferingsList";
const _ITOn = "InstanceTypeOffering";
const _ITSn = "InstanceTypeSpecification";
const _ITm = "ImageType";
const _ITnst = "InstanceTypes";
const _ITnt = "InterfaceType";
const _ITnte = "InterfaceTypes";
const _IUIR = "IncludeUnsupportedInRegion";
const _IW = "ImageWatermarks";
const _IWL = "ImageWatermarkList";
const _IWm = "ImageWatermark";
const _Im = "Images";
const _Ima = "Image";
const _In = "Instance";
const _Ins = "Instances";
const _Io = "Iops";
const _K = "Key";
const _KFe = "KeyFingerprint";
const _KI = "KernelId";
const _KKI = "KmsKeyId";
const _KN = "KeyName";
const _KNSL = "KeyNameStringList";
const _KNe = "KeyNames";
const _KP = "KeyPairs";
const _KPI = "KeyPairId";
const _KPISL = "KeyPairIdStringList";
const _KPIe = "KeyPairIds";
const _KPIey = "KeyPairInfo";
const _KPL = "KeyPairList";
const _KT = "KeyType";
const _LCA = "LicenseConfigurationArn";
const _LCR = "LicenseConfigurationRequest";
const _LCi = "LicenseConfiguration";
const _LFAS = "LowFixAvailableSince";
const _LGC = "LogicalGpuCount";
const _LL = "LicenseList";
const _LLT = "LastLaunchedTime";
const _LSLR = "LicenseSpecificationListRequest";
const _LST = "LocalStorageTypes";
const _LSTS = "LocalStorageTypeSet";
const _LSTo = "LocalStorageType";
const _LSi = "LicenseSpecifications";
const _LSic = "LicenseSpecification";
const _LSo = "LocalStorage";
const _LT = "LaunchTemplate";
const _LTBDM = "LaunchTemplateBlockDeviceMapping";
const _LTBDML = "LaunchTemplateBlockDeviceMappingList";
const _LTBDMR = "LaunchTemplateBlockDeviceMappingRequest";
const _LTBDMRL = "LaunchTemplateBlockDeviceMappingRequestList";
const _LTCO = "LaunchTemplateCpuOptions";
const _LTCOR = "LaunchTemplateCpuOptionsRequest";
const _LTCRSR = "LaunchTemplateCapacityReservationSpecificationRequest";
const _LTCRSRa = "LaunchTemplateCapacityReservationSpecificationResponse";
const _LTD = "LaunchTemplateData";
const _LTEBD = "LaunchTemplateEbsBlockDevice";
const _LTEBDR = "LaunchTemplateEbsBlockDeviceRequest";
const _LTEIA = "LaunchTemplateElasticInferenceAccelerator";
const _LTEIAL = "LaunchTemplateElasticInferenceAcceleratorList";
const _LTEIAR = "LaunchTemplateElasticInferenceAcceleratorResponse";
const _LTEIARL = "LaunchTemplateElasticInferenceAcceleratorResponseList";
const _LTEO = "LaunchTemplateEnclaveOptions";
const _LTEOR = "LaunchTemplateEnclaveOptionsRequest";
const _LTESS = "LaunchTemplateEnaSrdSpecification";
const _LTESUS = "LaunchTemplateEnaSrdUdpSpecification";
const _LTHO = "LaunchTemplateHibernationOptions";
const _LTHOR = "LaunchTemplateHibernationOptionsRequest";
const _LTI = "LaunchTemplateId";
const _LTIIPS = "LaunchTemplateIamInstanceProfileSpecification";
const _LTIIPSR = "LaunchTemplateIamInstanceProfileSpecificationRequest";
const _LTIMO = "LaunchTemplateInstanceMaintenanceOptions";
const _LTIMOR = "LaunchTemplateInstanceMaintenanceOptionsRequest";
const _LTIMORa = "LaunchTemplateInstanceMarketOptionsRequest";
const _LTIMORau = "LaunchTemplateInstanceMetadataOptionsRequest";
const _LTIMOa = "LaunchTemplateInstanceMarketOptions";
const _LTIMOau = "LaunchTemplateInstanceMetadataOptions";
const _LTINIS = "LaunchTemplateInstanceNetworkInterfaceSpecification";
const _LTINISL = "LaunchTemplateInstanceNetworkInterfaceSpecificationList";
const _LTINISR = "LaunchTemplateInstanceNetworkInterfaceSpecificationRequest";
const _LTINISRL = "LaunchTemplateInstanceNetworkInterfaceSpecificationRequestList";
const _LTISIS = "LaunchTemplateInstanceSecondaryInterfaceSpecification";
const _LTISISL = "LaunchTemplateInstanceSecondaryInterfaceSpecificationList";
const _LTISISR = "LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest";
const _LTISISRL = "LaunchTemplateInstanceSecondaryInterfaceSpecificationRequestList";
const _LTLC = "LaunchTemplateLicenseConfiguration";
const _LTLCR = "LaunchTemplateLicenseConfigurationRequest";
const _LTLL = "LaunchTemplateLicenseList";
const _LTLSLR = "LaunchTemplateLicenseSpecificationListRequest";
const _LTM = "LaunchTemplatesMonitoring";
const _LTMR = "LaunchTemplatesMonitoringRequest";
const _LTN = "LaunchTemplateName";
const _LTNPO = "LaunchTemplateNetworkPerformanceOptions";
const _LTNPOR = "LaunchTemplateNetworkPerformanceOptionsRequest";
const _LTP = "LaunchTemplatePlacement";
const _LTPDNO = "LaunchTemplatePrivateDnsNameOptions";
const _LTPDNOR = "LaunchTemplatePrivateDnsNameOptionsRequest";
const _LTPR = "LaunchTemplatePlacementRequest";
const _LTS = "LaunchTemplateSpecification";
const _LTSMO = "LaunchTemplateSpotMarketOptions";
const _LTSMOR = "LaunchTemplateSpotMarketOptionsRequest";
const _LTTS = "LaunchTemplateTagSpecification";
const _LTTSL = "LaunchTemplateTagSpecificationList";
const _LTTSR = "LaunchTemplateTagSpecificationRequest";
const _LTTSRL = "LaunchTemplateTagSpecificationRequestList";
const _LTV = "LaunchTemplateVersion";
const _LTVS = "LaunchTemplateVersionSet";
const _LTVa = "LaunchTemplateVersions";
const _LTau = "LaunchTime";
const _LTo = "LocationType";
const _La = "Latest";
const _Lic = "Licenses";
const _Loc = "Location";
const _M = "Min";
const _MAIe = "MediaAcceleratorInfo";
const _MAa = "MacAddress";
const _MBIM = "MaximumBandwidthInMbps";
const _MCI = "MetricCategoryId";
const _MCIL = "MetricCategoryIdList";
const _MCIe = "MetricCategoryIds";
const _MCOIOL = "MapCustomerOwnedIpOnLaunch";
const _MCa = "MaxCount";
const _MCin = "MinCount";
const _MDI = "MediaDeviceInfo";
const _MDIL = "MediaDeviceInfoList";
const _MDMI = "MediaDeviceMemoryInfo";
const _MEA = "MaximumEbsAttachments";
const _MEC = "MaximumEbsCards";
const _MEI = "MaximumEfaInterfaces";
const _MEQC = "MaximumEnaQueueCount";
const _MEQCPI = "MaximumEnaQueueCountPerInterface";
const _MFAS = "MediumFixAvailableSince";
const _MGBPVC = "MemoryGiBPerVCpu";
const _MGBPVCR = "MemoryGiBPerVCpuRequest";
const _MI = "MaximumIops";
const _MIe = "MemoryInfo";
const _MMB = "MemoryMiB";
const _MMBR = "MemoryMiBRequest";
const _MNC = "MaximumNetworkCards";
const _MNI = "MaximumNetworkInterfaces";
const _MO = "MetadataOptions";
const _MOa = "MaintenanceOptions";
const _MPIOL = "MapPublicIpOnLaunch";
const _MPax = "MaxPrice";
const _MR = "MaxResults";
const _MSNI = "MaximumSecondaryNetworkInterfaces";
const _MSPAPOOODP = "MaxSpotPriceAsPercentageOfOptimalOnDemandPrice";
const _MTIMB = "MaximumThroughputInMBps";
const _MTa = "MarketType";
const _MV = "MinVersion";
const _MVa = "MaxVersion";
const _Ma = "Max";
const _Man = "Manufacturer";
const _Mana = "Managed";
const _Me = "Message";
const _Mon = "Monitoring";
const _N = "Name";
const _NBGR = "NetworkBandwidthGbpsRequest";
const _NBGe = "NetworkBandwidthGbps";
const _NC = "NetworkCards";
const _NCI = "NetworkCardIndex";
const _NCIL = "NetworkCardInfoList";
const _NCITL = "NetworkCardInterfaceTypeList";
const _NCIe = "NetworkCardInfo";
const _ND = "NoDevice";
const _NDCI = "NeuronDeviceCoreInfo";
const _NDI = "NeuronDeviceInfo";
const _NDIL = "NeuronDeviceInfoList";
const _NDMI = "NeuronDeviceMemoryInfo";
const _NDe = "NeuronDevices";
const _NES = "NitroEnclavesSupport";
const _NIAet = "NetworkInterfaceAssociation";
const _NIAetw = "NetworkInterfaceAttachment";
const _NIC = "NetworkInterfaceCount";
const _NICR = "NetworkInterfaceCountRequest";
const _NII = "NetworkInterfaceId";
const _NIIA = "NetworkInterfaceIpv6Address";
const _NIIAL = "NetworkInterfaceIpv6AddressesList";
const _NIIL = "NetworkInterfaceIdList";
const _NIIe = "NetworkInterfaceIds";
const _NIL = "NetworkInterfaceList";
const _NIPIA = "NetworkInterfacePrivateIpAddress";
const _NIPIAL = "NetworkInterfacePrivateIpAddressList";
const _NIe = "NetworkInterface";
const _NIet = "NetworkInterfaces";
const _NIetw = "NetworkInfo";
const _NIeu = "NeuronInfo";
const _NPO = "NetworkPerformanceOptions";
const _NPe = "NetworkPerformance";
const _NS = "NvmeSupport";
const _NTI = "NitroTpmInfo";
const _NTS = "NitroTpmSupport";
const _NTSVL = "NitroTpmSupportedVersionsList";
const _NTe = "NextToken";
const _NV = "NestedVirtualization";
const _OA = "OutpostArn";
const _ODMPPOLP = "OnDemandMaxPricePercentageOverLowestPrice";
const _OI = "OwnerId";
const _ORpe = "OperatorRequest";
const _ORper = "OperatorResponse";
const _OSL = "OwnerStringList";
const _Op = "Operator";
const _Ou = "Output";
const _Ow = "Owners";
const _Own = "Owner";
const _P = "Principal";
const _PBIG = "PeakBandwidthInGbps";
const _PCIr = "ProductCodeId";
const _PCLr = "ProductCodeList";
const _PCT = "ProductCodeType";
const _PCr = "ProductCode";
const _PCro = "ProductCodes";
const _PDN = "PrivateDnsName";
const _PDNO = "PrivateDnsNameOptions";
const _PDNOOL = "PrivateDnsNameOptionsOnLaunch";
const _PDNOR = "PrivateDnsNameOptionsRequest";
const _PDNORr = "PrivateDnsNameOptionsResponse";
const _PDNub = "PublicDnsName";
const _PDSDN = "PublicDualStackDnsName";
const _PDl = "PlatformDetails";
const _PFR = "PerformanceFactorReference";
const _PFRR = "PerformanceFactorReferenceRequest";
const _PFRS = "PerformanceFactorReferenceSet";
const _PFRSR = "PerformanceFactorReferenceSetRequest";
const _PGIl = "PlacementGroupInfo";
const _PGSL = "PlacementGroupStrategyList";
const _PI = "PublicIp";
const _PIAC = "PrivateIpAddressCount";
const _PIAS = "PrivateIpAddressSpecification";
const _PIASL = "PrivateIpAddressSpecificationList";
const _PIAr = "PrivateIpAddress";
const _PIAri = "PrivateIpAddresses";
const _PIAu = "PublicIpAddress";
const _PIDN = "PublicIpv6DnsName";
const _PIDNO = "PublicIpDnsNameOptions";
const _PIDNu = "PublicIpv4DnsName";
const _PIr = "PrimaryIpv6";
const _PIro = "ProcessorInfo";
const _PK = "PublicKey";
const _PLI = "PrefixListId";
const _PLIL = "PrefixListIdList";
const _PLIr = "PrefixListIds";
const _PN = "PartitionNumber";
const _PSPN = "PublicSsmParameterName";
const _PSee = "PeeringStatus";
const _PSh = "PhcSupport";
const _PSr = "PreviousState";
const _Pl = "Platform";
const _Pla = "Placement";
const _Prim = "Primary";
const _Pu = "Public";
const _RAeso = "ResolveAlias";
const _RDI = "RamDiskId";
const _RDN = "RootDeviceName";
const _RDT = "RootDeviceType";
const _RDTL = "RootDeviceTypeList";
const _REIT = "RequireEncryptionInTransit";
const _RHS = "RequireHibernateSupport";
const _RIME = "RunInstancesMonitoringEnabled";
const _RIRu = "RunInstancesRequest";
const _RIUD = "RunInstancesUserData";
const _RIa = "RamdiskId";
const _RIe = "ReservationId";
const _RIeq = "RequesterId";
const _RIeso = "ResourceId";
const _RIu = "RunInstances";
const _RLTD = "RequestLaunchTemplateData";
const _RLTDe = "ResponseLaunchTemplateData";
const _RLe = "ReservationList";
const _RMS = "RebootMigrationSupport";
const _RMe = "RebootMigration";
const _RMeq = "RequesterManaged";
const _RTe = "ResourceType";
const _Ref = "References";
const _Refe = "Reference";
const _Res = "Resources";
const _Rese = "Reservations";
const _Reser = "Reservation";
const _SAPFL = "SupportedAdditionalProcessorFeatureList";
const _SAub = "SubnetArn";
const _SAup = "SupportedArchitectures";
const _SBM = "SupportedBootModes";
const _SCBS = "SubnetCidrBlockState";
const _SCSIG = "SustainedClockSpeedInGhz";
const _SDC = "SourceDestCheck";
const _SDp = "SpreadDomain";
const _SF = "SupportedFeatures";
const _SGA = "SecurityGroupArn";
const _SGI = "SecurityGroupId";
const _SGISL = "SecurityGroupIdStringList";
const _SGIe = "SecurityGroupIds";
const _SGL = "SecurityGroupList";
const _SGSL = "SecurityGroupStringList";
const _SGe = "SecurityGroups";
const _SGec = "SecurityGroup";
const _SI = "SubnetIds";
const _SICBA = "SubnetIpv6CidrBlockAssociation";
const _SICBAS = "SubnetIpv6CidrBlockAssociationSet";
const _SICT = "SourceImageCreationTime";
const _SIGB = "SizeInGB";
const _SII = "SourceImageId";
const _SIIec = "SecondaryInterfaceId";
const _SIIo = "SourceInstanceId";
const _SIMB = "SizeInMiB";
const _SIPIAS = "SecondaryInterfacePrivateIpAddressSpecification";
const _SIPIASL = "SecondaryInterfacePrivateIpAddressSpecificationList";
const _SIPIASLR = "SecondaryInterfacePrivateIpAddressSpecificationListRequest";
const _SIPIASR = "SecondaryInterfacePrivateIpAddressSpecificationRequest";
const _SIRI = "SpotInstanceRequestId";
const _SIRo = "SourceImageRegion";
const _SIRto = "StopInstancesRequest";
const _SIRtop = "StopInstancesResult";
const _SIRu = "SupportedInRegion";
const _SISLu = "SubnetIdStringList";
const _SIT = "SupportedInstanceTypes";
const _SITS = "SupportedInstanceTypeSet";
const _SITp = "SpotInstanceType";
const _SIec = "SecondaryInterfaces";
const _SIeco = "SecondaryInterface";
const _SIn = "SnapshotId";
const _SIto = "StoppingInstances";
const _SItop = "StopInstances";
const _SIu = "SubnetId";
const _SLu = "SubnetList";
const _SMO = "SpotMarketOptions";
const _SMPPOLP = "SpotMaxPricePercentageOverLowestPrice";
const _SMt = "StatusMessage";
const _SNI = "SecondaryNetworkId";
const _SNS = "SriovNetSupport";
const _SNSe = "SecondaryNetworkSupported";
const _SO = "SpotOptions";
const _SOS = "SkipOsShutdown";
const _SPIAC = "SecondaryPrivateIpAddressCount";
const _SRDT = "SupportedRootDeviceTypes";
const _SRc = "ScanResults";
const _SRt = "StateReason";
const _SSIe = "SecondarySubnetId";
const _SSu = "SupportedStrategies";
const _STR = "StateTransitionReason";
const _SUC = "SupportedUsageClasses";
const _SUD = "SensitiveUserData";
const _SV = "SourceVersion";
const _SVT = "SupportedVirtualizationTypes";
const _SVu = "SupportedVersions";
const _St = "State";
const _Sta = "Status";
const _Su = "Subnet";
const _Subn = "Subnets";
const _T = "Tags";
const _TET = "TcpEstablishedTimeout";
const _TFMIMB = "TotalFpgaMemoryInMiB";
const _TGMIMB = "TotalGpuMemoryInMiB";
const _TI = "TerminateInstances";
const _TIMIMB = "TotalInferenceMemoryInMiB";
const _TIR = "TerminateInstancesRequest";
const _TIRe = "TerminateInstancesResult";
const _TIer = "TerminatingInstances";
const _TL = "TagList";
const _TLSGB = "TotalLocalStorageGB";
const _TLSGBR = "TotalLocalStorageGBRequest";
const _TMMIMB = "TotalMediaMemoryInMiB";
const _TNDMIMB = "TotalNeuronDeviceMemoryInMiB";
const _TP = "ToPort";
const _TPC = "ThreadsPerCore";
const _TPCL = "ThreadsPerCoreList";
const _TS = "TagSpecifications";
const _TSIGB = "TotalSizeInGB";
const _TSL = "TagSpecificationList";
const _TSa = "TagSpecification";
const _TSag = "TagSet";
const _TSp = "TpmSupport";
const _Ta = "Tag";
const _Te = "Tenancy";
const _Th = "Throughput";
const _Tim = "Timestamp";
const _Ty = "Type";
const _UCTL = "UsageClassTypeList";
const _UDs = "UserData";
const _UI = "UserId";
const _UIGP = "UserIdGroupPairs";
const _UIGPL = "UserIdGroupPairList";
const _UIGPs = "UserIdGroupPair";
const _UIT = "UnsupportedInstanceTypes";
const _UITS = "UnsupportedInstanceTypeSet";
const _UO = "UsageOperation";
const _UOUT = "UsageOperationUpdateTime";
const _UST = "UdpStreamTimeout";
const _UTd = "UdpTimeout";
const _V = "Value";
const _VCC = "VCpuCount";
const _VCCR = "VCpuCountRange";
const _VCCRR = "VCpuCountRangeRequest";
const _VCIpu = "VCpuInfo";
const _VCa = "ValidCores";
const _VD = "VersionDescription";
const _VEa = "ValidationError";
const _VI = "VpcId";
const _VIR = "VolumeInitializationRate";
const _VIo = "VolumeId";
const _VN = "VirtualName";
const _VNe = "VersionNumber";
const _VOI = "VolumeOwnerId";
const _VPCI = "VpcPeeringConnectionId";
const _VSL = "ValueStringList";
const _VSLe = "VersionStringList";
const _VSo = "VolumeSize";
const _VT = "VolumeType";
const _VTLi = "VirtualizationTypeList";
const _VTPC = "ValidThreadsPerCore";
const _VTir = "VirtualizationType";
const _VU = "ValidUntil";
const _VW = "ValidationWarning";
const _Va = "Values";
const _Ve = "Versions";
const _Ver = "Version";
const _W = "Warning";
const _WCT = "WatermarkCreationTime";
const _WK = "WatermarkKey";
const _WL = "WorkloadsList";
const _Wo = "Workloads";
const _aCIA = "associateCarrierIpAddress";
const _aCc = "acceleratorCount";
const _aFNI = "additionalFlexibleNetworkInterfaces";
const _aI = "allocationId";
const _aIAC = "availableIpAddressCount";
const _aIAOC = "assignIpv6AddressOnCreation";
const _aITS = "allowedInstanceTypeSet";
const _aId = "additionalInfo";
const _aIs = "associationId";
const _aIt = "attachmentId";
const _aLI = "amiLaunchIndex";
const _aLT = "attachmentLimitType";
const _aMS = "acceleratorManufacturerSet";
const _aNS = "acceleratorNameSet";
const _aPIA = "associatePublicIpAddress";
const _aRSu = "autoRecoverySupported";
const _aRs = "associatedResource";
const _aRut = "autoRecovery";
const _aSS = "amdSevSnp";
const _aSSs = "associatedSubnetSet";
const _aTMMB = "acceleratorTotalMemoryMiB";
const _aTSc = "acceleratorTypeSet";
const _aTt = "attachTime";
const _aZ = "availabilityZone";
const _aZI = "availabilityZoneId";
const _acc = "accelerators";
const _af = "affinity";
const _ar = "arn";
const _arc = "architecture";
const _ass = "association";
const _at = "attachment";
const _bBIG = "baselineBandwidthInGbps";
const _bBIM = "baselineBandwidthInMbps";
const _bDM = "blockDeviceMapping";
const _bDMS = "blockDeviceMappingSet";
const _bDMl = "blockDurationMinutes";
const _bEBM = "baselineEbsBandwidthMbps";
const _bIa = "baselineIops";
const _bM = "bootMode";
const _bMa = "bareMetal";
const _bP = "burstablePerformance";
const _bPAS = "blockPublicAccessStates";
const _bPF = "baselinePerformanceFactors";
const _bPS = "burstablePerformanceSupported";
const _bTIMB = "baselineThroughputInMBps";
const _bW = "bandwidthWeighting";
const _bWa = "bandwidthWeightings";
const _cB = "cidrBlock";
const _cBI = "capacityBlockId";
const _cBr = "createdBy";
const _cCo = "coreCount";
const _cCp = "cpuCredits";
const _cDr = "creationDate";
const _cFAS = "criticalFixAvailableSince";
const _cGur = "currentGeneration";
const _cI = "carrierIp";
const _cIBM = "currentInstanceBootMode";
const _cIi = "cidrIp";
const _cIid = "cidrIpv6";
const _cIor = "coreInfo";
const _cMSp = "cpuManufacturerSet";
const _cO = "cpuOptions";
const _cOI = "customerOwnedIp";
const _cOIP = "customerOwnedIpv4Pool";
const _cRI = "capacityReservationId";
const _cRP = "capacityReservationPreference";
const _cRRGA = "capacityReservationResourceGroupArn";
const _cRSa = "capacityReservationSpecification";
const _cRT = "capacityReservationTarget";
const _cSr = "creditSpecification";
const _cSu = "currentState";
const _cT = "clientToken";
const _cTC = "connectionTrackingConfiguration";
const _cTSo = "connectionTrackingSpecification";
const _cTre = "createTime";
const _co = "code";
const _conf = "configured";
const _cou = "count";
const _cp = "cpu";
const _dAIT = "denyAllIgwTraffic";
const _dASi = "disableApiStop";
const _dAT = "disableApiTermination";
const _dCe = "defaultCores";
const _dEQCPI = "defaultEnaQueueCountPerInterface";
const _dFA = "defaultForAz";
const _dHS = "dedicatedHostsSupported";
const _dHT = "dnsHostnameType";
const _dI = "deviceIndex";
const _dN = "deviceName";
const _dNCI = "defaultNetworkCardIndex";
const _dNn = "dnsName";
const _dOT = "deleteOnTermination";
const _dPe = "deregistrationProtection";
const _dR = "dryRun";
const _dTET = "defaultTcpEstablishedTimeout";
const _dTPC = "defaultThreadsPerCore";
const _dTe = "deprecationTime";
const _dUST = "defaultUdpStreamTimeout";
const _dUT = "defaultUdpTimeout";
const _dVC = "defaultVCpus";
const _dVef = "defaultVersion";
const _de = "description";
const _dis = "disks";
const _eCI = "ebsCardIndex";
const _eCS = "ebsCardSet";
const _eDn = "enableDns64";
const _eGAI = "elasticGpuAssociationId";
const _eGAS = "elasticGpuAssociationState";
const _eGASl = "elasticGpuAssociationSet";
const _eGAT = "elasticGpuAssociationTime";
const _eGI = "elasticGpuId";
const _eGSS = "elasticGpuSpecificationSet";
const _eIAA = "elasticInferenceAcceleratorArn";
const _eIAAI = "elasticInferenceAcceleratorAssociationId";
const _eIAAS = "elasticInferenceAcceleratorAssociationState";
const _eIAASl = "elasticInferenceAcceleratorAssociationSet";
const _eIAAT = "elasticInferenceAcceleratorAssociationTime";
const _eIAS = "elasticInferenceAcceleratorSet";
const _eITSn = "encryptionInTransitSupported";
const _eITSx = "excludedInstanceTypeSet";
const _eIb = "ebsInfo";
const _eIf = "efaInfo";
const _eLADI = "enableLniAtDeviceIndex";
const _eO = "ebsOptimized";
const _eOI = "ebsOptimizedInfo";
const _eOS = "ebsOptimizedSupport";
const _eOn = "enclaveOptions";
const _eQC = "enaQueueCount";
const _eQN = "ec2QueryName";
const _eRNDAAAAR = "enableResourceNameDnsAAAARecord";
const _eRNDAR = "enableResourceNameDnsARecord";
const _eSE = "enaSrdEnabled";
const _eSS = "enaSrdSpecification";
const _eSSn = "enaSrdSupported";
const _eSUE = "enaSrdUdpEnabled";
const _eSUS = "enaSrdUdpSpecification";
const _eSf = "efaSupported";
const _eSn = "encryptionSupport";
const _eSna = "enaSupport";
const _eSr = "errorSet";
const _eb = "ebs";
const _en = "enabled";
const _enc = "encrypted";
const _fEQS = "flexibleEnaQueuesSupport";
const _fIp = "fpgaInfo";
const _fP = "fromPort";
const _fSD = "findingScanDate";
const _fTE = "freeTierEligible";
const _fi = "filter";
const _fo = "force";
const _fp = "fpgas";
const _gD = "groupDescription";
const _gIp = "gpuInfo";
const _gIr = "groupId";
const _gN = "groupName";
const _gPS = "gpuPartitionSize";
const _gSr = "groupSet";
const _gp = "gpus";
const _gr = "groups";
const _h = "hypervisor";
const _hBD = "hiddenByDefault";
const _hE = "httpEndpoint";
const _hFAS = "highFixAvailableSince";
const _hFSL = "highestFindingSeverityLabel";
const _hI = "hostId";
const _hO = "hibernationOptions";
const _hPI = "httpProtocolIpv6";
const _hPRHL = "httpPutResponseHopLimit";
const _hRGA = "hostResourceGroupArn";
const _hSi = "hibernationSupported";
const _hT = "httpTokens";
const _hTo = "hostnameType";
const _i = "id";
const _iAA = "ipv6AddressAttribute";
const _iAC = "ipv6AddressCount";
const _iAIn = "inferenceAcceleratorInfo";
const _iAPI = "ipv4AddressesPerInterface";
const _iAPIp = "ipv6AddressesPerInterface";
const _iAPSI = "ipv4AddressesPerSecondaryInterface";
const _iASp = "ipv6AddressesSet";
const _iAm = "imageAllowed";
const _iAp = "ipAddress";
const _iApv = "ipv6Address";
const _iCB = "ipv6CidrBlock";
const _iCBASp = "ipv6CidrBlockAssociationSet";
const _iCBS = "ipv6CidrBlockState";
const _iF = "instanceFamily";
const _iFAS = "informationalFixAvailableSince";
const _iGBM = "internetGatewayBlockMode";
const _iGSn = "instanceGenerationSet";
const _iI = "instanceId";
const _iIB = "instanceInterruptionBehavior";
const _iIP = "iamInstanceProfile";
const _iISB = "instanceInitiatedShutdownBehavior";
const _iIma = "imageId";
const _iL = "imageLocation";
const _iLn = "instanceLifecycle";
const _iMOn = "instanceMarketOptions";
const _iMT = "instanceMetadataTags";
const _iN = "ipv6Native";
const _iOA = "imageOwnerAlias";
const _iOI = "imageOwnerId";
const _iOIn = "instanceOwnerId";
const _iOIp = "ipOwnerId";
const _iPCp = "ipv4PrefixCount";
const _iPCpv = "ipv6PrefixCount";
const _iPEp = "ipPermissionsEgress";
const _iPIs = "isPrimaryIpv6";
const _iPSpvr = "ipv4PrefixSet";
const _iPSpvre = "ipv6PrefixSet";
const _iPp = "ipProtocol";
const _iPpe = "ipPermissions";
const _iPpv = "ipv4Prefix";
const _iPpvr = "ipv6Prefix";
const _iPs = "isPublic";
const _iR = "instanceRequirements";
const _iRpa = "ipRanges";
const _iRpv = "ipv6Ranges";
const _iSI = "instanceStorageInfo";
const _iSSn = "instanceStorageSupported";
const _iSma = "imagesSet";
const _iSmag = "imageState";
const _iSmd = "imdsSupport";
const _iSns = "instancesSet";
const _iSnst = "instanceState";
const _iSpo = "ipSource";
const _iSpv = "ipv6Supported";
const _iT = "instanceType";
const _iTOS = "instanceTypeOfferingSet";
const _iTS = "instanceTypeSet";
const _iTSn = "instanceTypeSpecification";
const _iTSnt = "interfaceTypeSet";
const _iTd = "idempotencyToken";
const _iTm = "imageType";
const _iTnt = "interfaceType";
const _iWS = "imageWatermarkSet";
const _io = "iops";
const _it = "item";
const _k = "key";
const _kFe = "keyFingerprint";
const _kI = "kernelId";
const _kKI = "kmsKeyId";
const _kN = "keyName";
const _kPI = "keyPairId";
const _kS = "keySet";
const _kT = "keyType";
const _lCA = "licenseConfigurationArn";
const _lFAS = "lowFixAvailableSince";
const _lGC = "logicalGpuCount";
const _lLT = "lastLaunchedTime";
const _lSTS = "localStorageTypeSet";
const _lSic = "licenseSet";
const _lSo = "localStorage";
const _lTD = "launchTemplateData";
const _lTI = "launchTemplateId";
const _lTN = "launchTemplateName";
const _lTV = "launchTemplateVersion";
const _lTVS = "launchTemplateVersionSet";
const _lTau = "launchTime";
const _lTo = "locationType";
const _lo = "location";
const _m = "min";
const _mAIe = "mediaAcceleratorInfo";
const _mAa = "macAddress";
const _mBIM = "maximumBandwidthInMbps";
const _mCIS = "metricCategoryIdSet";
const _mCOIOL = "mapCustomerOwnedIpOnLaunch";
const _mEA = "maximumEbsAttachments";
const _mEC = "maximumEbsCards";
const _mEI = "maximumEfaInterfaces";
const _mEQC = "maximumEnaQueueCount";
const _mEQCPI = "maximumEnaQueueCountPerInterface";
const _mFAS = "mediumFixAvailableSince";
const _mGBPVC = "memoryGiBPerVCpu";
const _mI = "maximumIops";
const _mIe = "memoryInfo";
const _mMB = "memoryMiB";
const _mNC = "maximumNetworkCards";
const _mNI = "maximumNetworkInterfaces";
const _mO = "metadataOptions";
const _mOa = "maintenanceOptions";
const _mP = "maxPrice";
const _mPIOL = "mapPublicIpOnLaunch";
const _mR = "maxResults";
const _mSNI = "maximumSecondaryNetworkInterfaces";
const _mSPAPOOODP = "maxSpotPriceAsPercentageOfOptimalOnDemandPrice";
const _mTIMB = "maximumThroughputInMBps";
const _mTa = "marketType";
const _ma = "max";
const _man = "manufacturer";
const _mana = "managed";
const _me = "message";
const _mon = "monitoring";
const _n = "name";
const _nBGe = "networkBandwidthGbps";
const _nC = "networkCards";
const _nCI = "networkCardIndex";
const _nD = "noDevice";
const _nDe = "neuronDevices";
const _nES = "nitroEnclavesSupport";
const _nIC = "networkInterfaceCount";
const _nII = "networkInterfaceId";
const _nIS = "networkInterfaceSet";
const _nIe = "networkInterface";
const _nIet = "networkInfo";
const _nIeu = "neuronInfo";
const _nPO = "networkPerformanceOptions";
const _nPe = "networkPerformance";
const _nS = "nvmeSupport";
const _nTI = "nitroTpmInfo";
const _nTS = "nitroTpmSupport";
const _nTe = "nextToken";
const _nV = "nestedVirtualization";
const _oA = "outpostArn";
const _oDMPPOLP = "onDemandMaxPricePercentageOverLowestPrice";
const _oI = "ownerId";
const _ope = "operator";
const _ou = "output";
const _p = "principal";
const _pBIG = "peakBandwidthInGbps";
const _pC = "productCodes";
const _pCr = "productCode";
const _pDNO = "privateDnsNameOptions";
const _pDNOOL = "privateDnsNameOptionsOnLaunch";
const _pDNr = "privateDnsName";
const _pDNu = "publicDnsName";
const _pDSDN = "publicDualStackDnsName";
const _pDl = "platformDetails";
const _pGI = "placementGroupInfo";
const _pI = "publicIp";
const _pIAC = "privateIpAddressCount";
const _pIAS = "privateIpAddressesSet";
const _pIASr = "privateIpAddressSet";
const _pIAr = "privateIpAddress";
const _pIDN = "publicIpv6DnsName";
const _pIDNO = "publicIpDnsNameOptions";
const _pIDNu = "publicIpv4DnsName";
const _pIr = "processorInfo";
const _pIri = "primaryIpv6";
const _pK = "publicKey";
const _pLI = "prefixListId";
const _pLIr = "prefixListIds";
const _pN = "partitionNumber";
const _pSPN = "publicSsmParameterName";
const _pSee = "peeringStatus";
const _pSh = "phcSupport";
const _pSr = "previousState";
const _pl = "platform";
const _pla = "placement";
const _prim = "primary";
const _rDI = "ramDiskId";
const _rDN = "rootDeviceName";
const _rDT = "rootDeviceType";
const _rEIT = "requireEncryptionInTransit";
const _rHS = "requireHibernateSupport";
const _rI = "reservationId";
const _rIa = "ramdiskId";
const _rIeq = "requesterId";
const _rMS = "rebootMigrationSupport";
const _rMe = "rebootMigration";
const _rMeq = "requesterManaged";
const _rSe = "referenceSet";
const _rSes = "reservationSet";
const _rTe = "resourceType";
const _re = "reason";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.ec2";
const _sAu = "supportedArchitectures";
const _sAub = "subnetArn";
const _sBM = "supportedBootModes";
const _sCSIG = "sustainedClockSpeedInGhz";
const _sDC = "sourceDestCheck";
const _sDp = "spreadDomain";
const _sF = "supportedFeatures";
const _sGA = "securityGroupArn";
const _sGIS = "securityGroupIdSet";
const _sGIec = "securityGroupInfo";
const _sGSe = "securityGroupSet";
const _sICT = "sourceImageCreationTime";
const _sIGB = "sizeInGB";
const _sII = "sourceInstanceId";
const _sIIe = "secondaryInterfaceId";
const _sIIo = "sourceImageId";
const _sIMB = "sizeInMiB";
const _sIR = "sourceImageRegion";
const _sIRI = "spotInstanceRequestId";
const _sIRu = "supportedInRegion";
const _sISe = "secondaryInterfaceSet";
const _sIT = "spotInstanceType";
const _sITS = "supportedInstanceTypeSet";
const _sIn = "snapshotId";
const _sIu = "subnetId";
const _sMPPOLP = "spotMaxPricePercentageOverLowestPrice";
const _sMt = "statusMessage";
const _sNI = "secondaryNetworkId";
const _sNSec = "secondaryNetworkSupported";
const _sNSr = "sriovNetSupport";
const _sO = "spotOptions";
const _sPIAC = "secondaryPrivateIpAddressCount";
const _sRDT = "supportedRootDeviceTypes";
const _sRc = "scanResults";
const _sRt = "stateReason";
const _sSI = "secondarySubnetId";
const _sSub = "subnetSet";
const _sSup = "supportedStrategies";
const _sUC = "supportedUsageClasses";
const _sVT = "supportedVirtualizationTypes";
const _sVu = "supportedVersions";
const _st = "state";
const _sta = "status";
const _tET = "tcpEstablishedTimeout";
const _tFMIMB = "totalFpgaMemoryInMiB";
const _tGMIMB = "totalGpuMemoryInMiB";
const _tIMIMB = "totalInferenceMemoryInMiB";
const _tLSGB = "totalLocalStorageGB";
const _tMMIMB = "totalMediaMemoryInMiB";
const _tNDMIMB = "totalNeuronDeviceMemoryInMiB";
const _tP = "toPort";
const _tPC = "threadsPerCore";
const _tS = "tagSet";
const _tSIGB = "totalSizeInGB";
const _tSS = "tagSpecificationSet";
const _tSp = "tpmSupport";
const _te = "tenancy";
const _th = "throughput";
const _ti = "timestamp";
const _ty = "type";
const _uDs = "userData";
const _uI = "userId";
const _uITS = "unsupportedInstanceTypeSet";
const _uO = "usageOperation";
const _uOUT = "usageOperationUpdateTime";
const _uST = "udpStreamTimeout";
const _uTd = "udpTimeout";
const _v = "value";
const _vCC = "vCpuCount";
const _vCIp = "vCpuInfo";
const _vCa = "validCores";
const _vD = "versionDescription";
const _vI = "vpcId";
const _vIR = "volumeInitializationRate";
const _vIo = "volumeId";
const _vN = "virtualName";
const _vNe = "versionNumber";
const _vOI = "volumeOwnerId";
const _vPCI = "vpcPeeringConnectionId";
const _vSo = "volumeSize";
const _vT = "volumeType";
const _vTPC = "validThreadsPerCore";
const _vTi = "virtualizationType";
const _vU = "validUntil";
const _ve = "version";
const _w = "warning";
const _wCT = "watermarkCreationTime";
const _wK = "watermarkKey";
const _wS = "workloadSet";
const _xN = "xmlName";
const n0 = "com.amazonaws.ec2";
const _s_registry = new require_defaultProvider.TypeRegistry(_s);
var EC2ServiceException$ = [
	-3,
	_s,
	"EC2ServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(EC2ServiceException$, EC2ServiceException);
const errorTypeRegistries = [_s_registry];
var RunInstancesUserData = [
	0,
	n0,
	_RIUD,
	8,
	0
];
var SensitiveUserData = [
	0,
	n0,
	_SUD,
	8,
	0
];
var AcceleratorCount$ = [
	3,
	n0,
	_AC,
	0,
	[_M, _Ma],
	[[1, {
		[_eQN]: `Min`,
		[_xN]: _m
	}], [1, {
		[_eQN]: `Max`,
		[_xN]: _ma
	}]]
];
var AcceleratorCountRequest$ = [
	3,
	n0,
	_ACR,
	0,
	[_M, _Ma],
	[1, 1]
];
var AcceleratorTotalMemoryMiB$ = [
	3,
	n0,
	_ATMMB,
	0,
	[_M, _Ma],
	[[1, {
		[_eQN]: `Min`,
		[_xN]: _m
	}], [1, {
		[_eQN]: `Max`,
		[_xN]: _ma
	}]]
];
var AcceleratorTotalMemoryMiBRequest$ = [
	3,
	n0,
	_ATMMBR,
	0,
	[_M, _Ma],
	[1, 1]
];
var AttachmentEnaSrdSpecification$ = [
	3,
	n0,
	_AESS,
	0,
	[_ESE, _ESUS],
	[[2, {
		[_eQN]: `EnaSrdEnabled`,
		[_xN]: _eSE
	}], [() => AttachmentEnaSrdUdpSpecification$, {
		[_eQN]: `EnaSrdUdpSpecification`,
		[_xN]: _eSUS
	}]]
];
var AttachmentEnaSrdUdpSpecification$ = [
	3,
	n0,
	_AESUS,
	0,
	[_ESUE],
	[[2, {
		[_eQN]: `EnaSrdUdpEnabled`,
		[_xN]: _eSUE
	}]]
];
var BaselineEbsBandwidthMbps$ = [
	3,
	n0,
	_BEBM,
	0,
	[_M, _Ma],
	[[1, {
		[_eQN]: `Min`,
		[_xN]: _m
	}], [1, {
		[_eQN]: `Max`,
		[_xN]: _ma
	}]]
];
var BaselineEbsBandwidthMbpsRequest$ = [
	3,
	n0,
	_BEBMR,
	0,
	[_M, _Ma],
	[1, 1]
];
var BaselinePerformanceFactors$ = [
	3,
	n0,
	_BPF,
	0,
	[_Cp],
	[[() => CpuPerformanceFactor$, {
		[_eQN]: `Cpu`,
		[_xN]: _cp
	}]]
];
var BaselinePerformanceFactorsRequest$ = [
	3,
	n0,
	_BPFR,
	0,
	[_Cp],
	[[() => CpuPerformanceFactorRequest$, 0]]
];
var BlockDeviceMapping$ = [
	3,
	n0,
	_BDM,
	0,
	[
		_Eb,
		_ND,
		_DN,
		_VN
	],
	[
		[() => EbsBlockDevice$, {
			[_eQN]: `Ebs`,
			[_xN]: _eb
		}],
		[0, {
			[_eQN]: `NoDevice`,
			[_xN]: _nD
		}],
		[0, {
			[_eQN]: `DeviceName`,
			[_xN]: _dN
		}],
		[0, {
			[_eQN]: `VirtualName`,
			[_xN]: _vN
		}]
	]
];
var BlockPublicAccessStates$ = [
	3,
	n0,
	_BPAS,
	0,
	[_IGBM],
	[[0, {
		[_eQN]: `InternetGatewayBlockMode`,
		[_xN]: _iGBM
	}]]
];
var CapacityReservationSpecification$ = [
	3,
	n0,
	_CRSa,
	0,
	[_CRP, _CRT],
	[0, () => CapacityReservationTarget$]
];
var CapacityReservationSpecificationResponse$ = [
	3,
	n0,
	_CRSR,
	0,
	[_CRP, _CRT],
	[[0, {
		[_eQN]: `CapacityReservationPreference`,
		[_xN]: _cRP
	}], [() => CapacityReservationTargetResponse$, {
		[_eQN]: `CapacityReservationTarget`,
		[_xN]: _cRT
	}]]
];
var CapacityReservationTarget$ = [
	3,
	n0,
	_CRT,
	0,
	[_CRI, _CRRGA],
	[0, 0]
];
var CapacityReservationTargetResponse$ = [
	3,
	n0,
	_CRTR,
	0,
	[_CRI, _CRRGA],
	[[0, {
		[_eQN]: `CapacityReservationId`,
		[_xN]: _cRI
	}], [0, {
		[_eQN]: `CapacityReservationResourceGroupArn`,
		[_xN]: _cRRGA
	}]]
];
var ConnectionTrackingConfiguration$ = [
	3,
	n0,
	_CTC,
	0,
	[
		_TET,
		_UST,
		_UTd
	],
	[
		[1, {
			[_eQN]: `TcpEstablishedTimeout`,
			[_xN]: _tET
		}],
		[1, {
			[_eQN]: `UdpStreamTimeout`,
			[_xN]: _uST
		}],
		[1, {
			[_eQN]: `UdpTimeout`,
			[_xN]: _uTd
		}]
	]
];
var ConnectionTrackingSpecification$ = [
	3,
	n0,
	_CTS,
	0,
	[
		_TET,
		_UTd,
		_UST
	],
	[
		[1, {
			[_eQN]: `TcpEstablishedTimeout`,
			[_xN]: _tET
		}],
		[1, {
			[_eQN]: `UdpTimeout`,
			[_xN]: _uTd
		}],
		[1, {
			[_eQN]: `UdpStreamTimeout`,
			[_xN]: _uST
		}]
	]
];
var ConnectionTrackingSpecificationRequest$ = [
	3,
	n0,
	_CTSR,
	0,
	[
		_TET,
		_UST,
		_UTd
	],
	[
		1,
		1,
		1
	]
];
var ConnectionTrackingSpecificationResponse$ = [
	3,
	n0,
	_CTSRo,
	0,
	[
		_TET,
		_UST,
		_UTd
	],
	[
		[1, {
			[_eQN]: `TcpEstablishedTimeout`,
			[_xN]: _tET
		}],
		[1, {
			[_eQN]: `UdpStreamTimeout`,
			[_xN]: _uST
		}],
		[1, {
			[_eQN]: `UdpTimeout`,
			[_xN]: _uTd
		}]
	]
];
var CpuOptions$ = [
	3,
	n0,
	_CO,
	0,
	[
		_CCor,
		_TPC,
		_ASSm,
		_NV
	],
	[
		[1, {
			[_eQN]: `CoreCount`,
			[_xN]: _cCo
		}],
		[1, {
			[_eQN]: `ThreadsPerCore`,
			[_xN]: _tPC
		}],
		[0, {
			[_eQN]: `AmdSevSnp`,
			[_xN]: _aSS
		}],
		[0, {
			[_eQN]: `NestedVirtualization`,
			[_xN]: _nV
		}]
	]
];
var CpuOptionsRequest$ = [
	3,
	n0,
	_COR,
	0,
	[
		_CCor,
		_TPC,
		_ASSm,
		_NV
	],
	[
		1,
		1,
		0,
		0
	]
];
var CpuPerformanceFactor$ = [
	3,
	n0,
	_CPF,
	0,
	[_Ref],
	[[() => PerformanceFactorReferenceSet, {
		[_eQN]: `ReferenceSet`,
		[_xN]: _rSe
	}]]
];
var CpuPerformanceFactorRequest$ = [
	3,
	n0,
	_CPFR,
	0,
	[_Ref],
	[[() => PerformanceFactorReferenceSetRequest, { [_xN]: _Refe }]]
];
var CreateLaunchTemplateVersionRequest$ = [
	3,
	n0,
	_CLTVR,
	0,
	[
		_LTD,
		_DR,
		_CT,
		_LTI,
		_LTN,
		_SV,
		_VD,
		_RAeso
	],
	[
		[() => RequestLaunchTemplateData$, 0],
		2,
		[0, 4],
		0,
		0,
		0,
		0,
		2
	],
	1
];
var CreateLaunchTemplateVersionResult$ = [
	3,
	n0,
	_CLTVRr,
	0,
	[_LTV, _W],
	[[() => LaunchTemplateVersion$, {
		[_eQN]: `LaunchTemplateVersion`,
		[_xN]: _lTV
	}], [() => ValidationWarning$, {
		[_eQN]: `Warning`,
		[_xN]: _w
	}]]
];
var CreateTagsRequest$ = [
	3,
	n0,
	_CTR,
	0,
	[
		_Res,
		_T,
		_DR
	],
	[
		[64, { [_xN]: _RIeso }],
		[() => TagList, { [_xN]: _Ta }],
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}]
	],
	2
];
var CreditSpecification$ = [
	3,
	n0,
	_CSr,
	0,
	[_CCp],
	[[0, {
		[_eQN]: `CpuCredits`,
		[_xN]: _cCp
	}]]
];
var CreditSpecificationRequest$ = [
	3,
	n0,
	_CSRred,
	0,
	[_CCp],
	[0],
	1
];
var DefaultConnectionTrackingConfiguration$ = [
	3,
	n0,
	_DCTC,
	0,
	[
		_DTET,
		_DUT,
		_DUST
	],
	[
		[1, {
			[_eQN]: `DefaultTcpEstablishedTimeout`,
			[_xN]: _dTET
		}],
		[1, {
			[_eQN]: `DefaultUdpTimeout`,
			[_xN]: _dUT
		}],
		[1, {
			[_eQN]: `DefaultUdpStreamTimeout`,
			[_xN]: _dUST
		}]
	]
];
var DescribeImagesRequest$ = [
	3,
	n0,
	_DIRes,
	0,
	[
		_EU,
		_IIma,
		_Ow,
		_ID,
		_IDn,
		_MR,
		_NTe,
		_DR,
		_Fi
	],
	[
		[() => ExecutableByStringList, { [_xN]: _EBx }],
		[() => ImageIdStringList, { [_xN]: _IIm }],
		[() => OwnerStringList, { [_xN]: _Own }],
		2,
		2,
		1,
		0,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }]
	]
];
var DescribeImagesResult$ = [
	3,
	n0,
	_DIResc,
	0,
	[_NTe, _Im],
	[[0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}], [() => ImageList, {
		[_eQN]: `ImagesSet`,
		[_xN]: _iSma
	}]]
];
var DescribeInstancesRequest$ = [
	3,
	n0,
	_DIRescr,
	0,
	[
		_IIn,
		_IMR,
		_DR,
		_Fi,
		_NTe,
		_MR
	],
	[
		[() => InstanceIdStringList, { [_xN]: _II }],
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }],
		[0, {
			[_eQN]: `NextToken`,
			[_xN]: _nTe
		}],
		[1, {
			[_eQN]: `MaxResults`,
			[_xN]: _mR
		}]
	]
];
var DescribeInstancesResult$ = [
	3,
	n0,
	_DIRescri,
	0,
	[_NTe, _Rese],
	[[0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}], [() => ReservationList, {
		[_eQN]: `ReservationSet`,
		[_xN]: _rSes
	}]]
];
var DescribeInstanceTypeOfferingsRequest$ = [
	3,
	n0,
	_DITOR,
	0,
	[
		_DR,
		_LTo,
		_Fi,
		_MR,
		_NTe
	],
	[
		2,
		0,
		[() => FilterList, { [_xN]: _Fil }],
		1,
		0
	]
];
var DescribeInstanceTypeOfferingsResult$ = [
	3,
	n0,
	_DITORe,
	0,
	[_ITO, _NTe],
	[[() => InstanceTypeOfferingsList, {
		[_eQN]: `InstanceTypeOfferingSet`,
		[_xN]: _iTOS
	}], [0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}]]
];
var DescribeInstanceTypesRequest$ = [
	3,
	n0,
	_DITRes,
	0,
	[
		_DR,
		_ITnst,
		_Fi,
		_MR,
		_NTe,
		_IUIR
	],
	[
		2,
		[64, { [_xN]: _IT }],
		[() => FilterList, { [_xN]: _Fil }],
		1,
		0,
		2
	]
];
var DescribeInstanceTypesResult$ = [
	3,
	n0,
	_DITResc,
	0,
	[_ITnst, _NTe],
	[[() => InstanceTypeInfoList, {
		[_eQN]: `InstanceTypeSet`,
		[_xN]: _iTS
	}], [0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}]]
];
var DescribeKeyPairsRequest$ = [
	3,
	n0,
	_DKPRes,
	0,
	[
		_KNe,
		_KPIe,
		_IPK,
		_DR,
		_Fi
	],
	[
		[() => KeyNameStringList, { [_xN]: _KN }],
		[() => KeyPairIdStringList, { [_xN]: _KPI }],
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }]
	]
];
var DescribeKeyPairsResult$ = [
	3,
	n0,
	_DKPResc,
	0,
	[_KP],
	[[() => KeyPairList, {
		[_eQN]: `KeySet`,
		[_xN]: _kS
	}]]
];
var DescribeLaunchTemplateVersionsRequest$ = [
	3,
	n0,
	_DLTVRes,
	0,
	[
		_DR,
		_LTI,
		_LTN,
		_Ve,
		_MV,
		_MVa,
		_NTe,
		_MR,
		_Fi,
		_RAeso,
		_IMR
	],
	[
		2,
		0,
		0,
		[() => VersionStringList, { [_xN]: _LTV }],
		0,
		0,
		0,
		1,
		[() => FilterList, { [_xN]: _Fil }],
		2,
		2
	]
];
var DescribeLaunchTemplateVersionsResult$ = [
	3,
	n0,
	_DLTVResc,
	0,
	[_LTVa, _NTe],
	[[() => LaunchTemplateVersionSet, {
		[_eQN]: `LaunchTemplateVersionSet`,
		[_xN]: _lTVS
	}], [0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}]]
];
var DescribeNetworkInterfacesRequest$ = [
	3,
	n0,
	_DNIRe,
	0,
	[
		_NTe,
		_MR,
		_IMR,
		_DR,
		_NIIe,
		_Fi
	],
	[
		0,
		1,
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => NetworkInterfaceIdList, { [_xN]: _NII }],
		[() => FilterList, {
			[_eQN]: `Filter`,
			[_xN]: _fi
		}]
	]
];
var DescribeNetworkInterfacesResult$ = [
	3,
	n0,
	_DNIRes,
	0,
	[_NIet, _NTe],
	[[() => NetworkInterfaceList, {
		[_eQN]: `NetworkInterfaceSet`,
		[_xN]: _nIS
	}], [0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}]]
];
var DescribeSecurityGroupsRequest$ = [
	3,
	n0,
	_DSGRes,
	0,
	[
		_GIro,
		_GNr,
		_NTe,
		_MR,
		_DR,
		_Fi
	],
	[
		[() => GroupIdStringList, { [_xN]: _GIr }],
		[() => GroupNameStringList, { [_xN]: _GN }],
		0,
		1,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }]
	]
];
var DescribeSecurityGroupsResult$ = [
	3,
	n0,
	_DSGResc,
	0,
	[_NTe, _SGe],
	[[0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}], [() => SecurityGroupList, {
		[_eQN]: `SecurityGroupInfo`,
		[_xN]: _sGIec
	}]]
];
var DescribeSubnetsRequest$ = [
	3,
	n0,
	_DSRescr,
	0,
	[
		_Fi,
		_SI,
		_NTe,
		_MR,
		_DR
	],
	[
		[() => FilterList, { [_xN]: _Fil }],
		[() => SubnetIdStringList, { [_xN]: _SIu }],
		0,
		1,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}]
	]
];
var DescribeSubnetsResult$ = [
	3,
	n0,
	_DSRescri,
	0,
	[_NTe, _Subn],
	[[0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}], [() => SubnetList, {
		[_eQN]: `SubnetSet`,
		[_xN]: _sSub
	}]]
];
var DiskInfo$ = [
	3,
	n0,
	_DIisk,
	0,
	[
		_SIGB,
		_Cou,
		_Ty
	],
	[
		[1, {
			[_eQN]: `SizeInGB`,
			[_xN]: _sIGB
		}],
		[1, {
			[_eQN]: `Count`,
			[_xN]: _cou
		}],
		[0, {
			[_eQN]: `Type`,
			[_xN]: _ty
		}]
	]
];
var EbsBlockDevice$ = [
	3,
	n0,
	_EBD,
	0,
	[
		_DOT,
		_Io,
		_SIn,
		_VSo,
		_VT,
		_KKI,
		_Th,
		_OA,
		_AZ,
		_Enc,
		_VIR,
		_AZI,
		_ECI
	],
	[
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `Iops`,
			[_xN]: _io
		}],
		[0, {
			[_eQN]: `SnapshotId`,
			[_xN]: _sIn
		}],
		[1, {
			[_eQN]: `VolumeSize`,
			[_xN]: _vSo
		}],
		[0, {
			[_eQN]: `VolumeType`,
			[_xN]: _vT
		}],
		[0, {
			[_eQN]: `KmsKeyId`,
			[_xN]: _kKI
		}],
		[1, {
			[_eQN]: `Throughput`,
			[_xN]: _th
		}],
		[0, {
			[_eQN]: `OutpostArn`,
			[_xN]: _oA
		}],
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}],
		[2, {
			[_eQN]: `Encrypted`,
			[_xN]: _enc
		}],
		1,
		0,
		1
	]
];
var EbsCardInfo$ = [
	3,
	n0,
	_ECIb,
	0,
	[
		_ECI,
		_BBIM,
		_BTIMB,
		_BIa,
		_MBIM,
		_MTIMB,
		_MI
	],
	[
		[1, {
			[_eQN]: `EbsCardIndex`,
			[_xN]: _eCI
		}],
		[1, {
			[_eQN]: `BaselineBandwidthInMbps`,
			[_xN]: _bBIM
		}],
		[1, {
			[_eQN]: `BaselineThroughputInMBps`,
			[_xN]: _bTIMB
		}],
		[1, {
			[_eQN]: `BaselineIops`,
			[_xN]: _bIa
		}],
		[1, {
			[_eQN]: `MaximumBandwidthInMbps`,
			[_xN]: _mBIM
		}],
		[1, {
			[_eQN]: `MaximumThroughputInMBps`,
			[_xN]: _mTIMB
		}],
		[1, {
			[_eQN]: `MaximumIops`,
			[_xN]: _mI
		}]
	]
];
var EbsInfo$ = [
	3,
	n0,
	_EIb,
	0,
	[
		_EOS,
		_ESn,
		_EOI,
		_NS,
		_MEA,
		_ALT,
		_MEC,
		_ECb
	],
	[
		[0, {
			[_eQN]: `EbsOptimizedSupport`,
			[_xN]: _eOS
		}],
		[0, {
			[_eQN]: `EncryptionSupport`,
			[_xN]: _eSn
		}],
		[() => EbsOptimizedInfo$, {
			[_eQN]: `EbsOptimizedInfo`,
			[_xN]: _eOI
		}],
		[0, {
			[_eQN]: `NvmeSupport`,
			[_xN]: _nS
		}],
		[1, {
			[_eQN]: `MaximumEbsAttachments`,
			[_xN]: _mEA
		}],
		[0, {
			[_eQN]: `AttachmentLimitType`,
			[_xN]: _aLT
		}],
		[1, {
			[_eQN]: `MaximumEbsCards`,
			[_xN]: _mEC
		}],
		[() => EbsCardInfoList, {
			[_eQN]: `EbsCardSet`,
			[_xN]: _eCS
		}]
	]
];
var EbsInstanceBlockDevice$ = [
	3,
	n0,
	_EIBD,
	0,
	[
		_ATtt,
		_DOT,
		_Sta,
		_VIo,
		_ARss,
		_VOI,
		_Op,
		_ECI
	],
	[
		[4, {
			[_eQN]: `AttachTime`,
			[_xN]: _aTt
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[0, {
			[_eQN]: `VolumeId`,
			[_xN]: _vIo
		}],
		[0, {
			[_eQN]: `AssociatedResource`,
			[_xN]: _aRs
		}],
		[0, {
			[_eQN]: `VolumeOwnerId`,
			[_xN]: _vOI
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}],
		[1, {
			[_eQN]: `EbsCardIndex`,
			[_xN]: _eCI
		}]
	]
];
var EbsOptimizedInfo$ = [
	3,
	n0,
	_EOI,
	0,
	[
		_BBIM,
		_BTIMB,
		_BIa,
		_MBIM,
		_MTIMB,
		_MI
	],
	[
		[1, {
			[_eQN]: `BaselineBandwidthInMbps`,
			[_xN]: _bBIM
		}],
		[1, {
			[_eQN]: `BaselineThroughputInMBps`,
			[_xN]: _bTIMB
		}],
		[1, {
			[_eQN]: `BaselineIops`,
			[_xN]: _bIa
		}],
		[1, {
			[_eQN]: `MaximumBandwidthInMbps`,
			[_xN]: _mBIM
		}],
		[1, {
			[_eQN]: `MaximumThroughputInMBps`,
			[_xN]: _mTIMB
		}],
		[1, {
			[_eQN]: `MaximumIops`,
			[_xN]: _mI
		}]
	]
];
var EfaInfo$ = [
	3,
	n0,
	_EIf,
	0,
	[_MEI],
	[[1, {
		[_eQN]: `MaximumEfaInterfaces`,
		[_xN]: _mEI
	}]]
];
var ElasticGpuAssociation$ = [
	3,
	n0,
	_EGA,
	0,
	[
		_EGIl,
		_EGAI,
		_EGAS,
		_EGAT
	],
	[
		[0, {
			[_eQN]: `ElasticGpuId`,
			[_xN]: _eGI
		}],
		[0, {
			[_eQN]: `ElasticGpuAssociationId`,
			[_xN]: _eGAI
		}],
		[0, {
			[_eQN]: `ElasticGpuAssociationState`,
			[_xN]: _eGAS
		}],
		[0, {
			[_eQN]: `ElasticGpuAssociationTime`,
			[_xN]: _eGAT
		}]
	]
];
var ElasticGpuSpecification$ = [
	3,
	n0,
	_EGSla,
	0,
	[_Ty],
	[0],
	1
];
var ElasticGpuSpecificationResponse$ = [
	3,
	n0,
	_EGSR,
	0,
	[_Ty],
	[[0, {
		[_eQN]: `Type`,
		[_xN]: _ty
	}]]
];
var ElasticInferenceAccelerator$ = [
	3,
	n0,
	_EIA,
	0,
	[_Ty, _Cou],
	[0, 1],
	1
];
var ElasticInferenceAcceleratorAssociation$ = [
	3,
	n0,
	_EIAA,
	0,
	[
		_EIAAl,
		_EIAAI,
		_EIAAS,
		_EIAAT
	],
	[
		[0, {
			[_eQN]: `ElasticInferenceAcceleratorArn`,
			[_xN]: _eIAA
		}],
		[0, {
			[_eQN]: `ElasticInferenceAcceleratorAssociationId`,
			[_xN]: _eIAAI
		}],
		[0, {
			[_eQN]: `ElasticInferenceAcceleratorAssociationState`,
			[_xN]: _eIAAS
		}],
		[4, {
			[_eQN]: `ElasticInferenceAcceleratorAssociationTime`,
			[_xN]: _eIAAT
		}]
	]
];
var EnaSrdSpecificationRequest$ = [
	3,
	n0,
	_ESSR,
	0,
	[_ESE, _ESUS],
	[2, () => EnaSrdUdpSpecificationRequest$]
];
var EnaSrdUdpSpecificationRequest$ = [
	3,
	n0,
	_ESUSR,
	0,
	[_ESUE],
	[2]
];
var EnclaveOptions$ = [
	3,
	n0,
	_EOn,
	0,
	[_En],
	[[2, {
		[_eQN]: `Enabled`,
		[_xN]: _en
	}]]
];
var EnclaveOptionsRequest$ = [
	3,
	n0,
	_EOR,
	0,
	[_En],
	[2]
];
var Filter$ = [
	3,
	n0,
	_Fil,
	0,
	[_N, _Va],
	[0, [() => ValueStringList, { [_xN]: _V }]]
];
var FpgaDeviceInfo$ = [
	3,
	n0,
	_FDI,
	0,
	[
		_N,
		_Man,
		_Cou,
		_MIe
	],
	[
		[0, {
			[_eQN]: `Name`,
			[_xN]: _n
		}],
		[0, {
			[_eQN]: `Manufacturer`,
			[_xN]: _man
		}],
		[1, {
			[_eQN]: `Count`,
			[_xN]: _cou
		}],
		[() => FpgaDeviceMemoryInfo$, {
			[_eQN]: `MemoryInfo`,
			[_xN]: _mIe
		}]
	]
];
var FpgaDeviceMemoryInfo$ = [
	3,
	n0,
	_FDMI,
	0,
	[_SIMB],
	[[1, {
		[_eQN]: `SizeInMiB`,
		[_xN]: _sIMB
	}]]
];
var FpgaInfo$ = [
	3,
	n0,
	_FIpga,
	0,
	[_Fp, _TFMIMB],
	[[() => FpgaDeviceInfoList, {
		[_eQN]: `Fpgas`,
		[_xN]: _fp
	}], [1, {
		[_eQN]: `TotalFpgaMemoryInMiB`,
		[_xN]: _tFMIMB
	}]]
];
var GetConsoleOutputRequest$ = [
	3,
	n0,
	_GCOR,
	0,
	[
		_II,
		_La,
		_DR
	],
	[
		0,
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}]
	],
	1
];
var GetConsoleOutputResult$ = [
	3,
	n0,
	_GCORe,
	0,
	[
		_II,
		_Tim,
		_Ou
	],
	[
		[0, {
			[_eQN]: `InstanceId`,
			[_xN]: _iI
		}],
		[4, {
			[_eQN]: `Timestamp`,
			[_xN]: _ti
		}],
		[0, {
			[_eQN]: `Output`,
			[_xN]: _ou
		}]
	]
];
var GpuDeviceInfo$ = [
	3,
	n0,
	_GDI,
	0,
	[
		_N,
		_Man,
		_Cou,
		_LGC,
		_GPS,
		_Wo,
		_MIe
	],
	[
		[0, {
			[_eQN]: `Name`,
			[_xN]: _n
		}],
		[0, {
			[_eQN]: `Manufacturer`,
			[_xN]: _man
		}],
		[1, {
			[_eQN]: `Count`,
			[_xN]: _cou
		}],
		[1, {
			[_eQN]: `LogicalGpuCount`,
			[_xN]: _lGC
		}],
		[1, {
			[_eQN]: `GpuPartitionSize`,
			[_xN]: _gPS
		}],
		[() => WorkloadsList, {
			[_eQN]: `WorkloadSet`,
			[_xN]: _wS
		}],
		[() => GpuDeviceMemoryInfo$, {
			[_eQN]: `MemoryInfo`,
			[_xN]: _mIe
		}]
	]
];
var GpuDeviceMemoryInfo$ = [
	3,
	n0,
	_GDMI,
	0,
	[_SIMB],
	[[1, {
		[_eQN]: `SizeInMiB`,
		[_xN]: _sIMB
	}]]
];
var GpuInfo$ = [
	3,
	n0,
	_GIp,
	0,
	[_Gp, _TGMIMB],
	[[() => GpuDeviceInfoList, {
		[_eQN]: `Gpus`,
		[_xN]: _gp
	}], [1, {
		[_eQN]: `TotalGpuMemoryInMiB`,
		[_xN]: _tGMIMB
	}]]
];
var GroupIdentifier$ = [
	3,
	n0,
	_GIrou,
	0,
	[_GIr, _GN],
	[[0, {
		[_eQN]: `GroupId`,
		[_xN]: _gIr
	}], [0, {
		[_eQN]: `GroupName`,
		[_xN]: _gN
	}]]
];
var HibernationOptions$ = [
	3,
	n0,
	_HO,
	0,
	[_Conf],
	[[2, {
		[_eQN]: `Configured`,
		[_xN]: _conf
	}]]
];
var HibernationOptionsRequest$ = [
	3,
	n0,
	_HOR,
	0,
	[_Conf],
	[2]
];
var IamInstanceProfile$ = [
	3,
	n0,
	_IIP,
	0,
	[_Ar, _I],
	[[0, {
		[_eQN]: `Arn`,
		[_xN]: _ar
	}], [0, {
		[_eQN]: `Id`,
		[_xN]: _i
	}]]
];
var IamInstanceProfileSpecification$ = [
	3,
	n0,
	_IIPS,
	0,
	[_Ar, _N],
	[[0, {
		[_eQN]: `Arn`,
		[_xN]: _ar
	}], [0, {
		[_eQN]: `Name`,
		[_xN]: _n
	}]]
];
var Image$ = [
	3,
	n0,
	_Ima,
	0,
	[
		_PDl,
		_UO,
		_BDMl,
		_De,
		_ESna,
		_Hy,
		_IOA,
		_N,
		_RDN,
		_RDT,
		_SNS,
		_SRt,
		_T,
		_VTir,
		_BM,
		_TSp,
		_DTe,
		_ISmd,
		_SIIo,
		_DPer,
		_LLT,
		_IAm,
		_SII,
		_SIRo,
		_FTE,
		_PSPN,
		_IW,
		_SRc,
		_ITSn,
		_IIm,
		_IL,
		_St,
		_OI,
		_CDr,
		_Pu,
		_PCro,
		_Arc,
		_ITm,
		_KI,
		_RIa,
		_Pl
	],
	[
		[0, {
			[_eQN]: `PlatformDetails`,
			[_xN]: _pDl
		}],
		[0, {
			[_eQN]: `UsageOperation`,
			[_xN]: _uO
		}],
		[() => BlockDeviceMappingList, {
			[_eQN]: `BlockDeviceMapping`,
			[_xN]: _bDM
		}],
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[2, {
			[_eQN]: `EnaSupport`,
			[_xN]: _eSna
		}],
		[0, {
			[_eQN]: `Hypervisor`,
			[_xN]: _h
		}],
		[0, {
			[_eQN]: `ImageOwnerAlias`,
			[_xN]: _iOA
		}],
		[0, {
			[_eQN]: `Name`,
			[_xN]: _n
		}],
		[0, {
			[_eQN]: `RootDeviceName`,
			[_xN]: _rDN
		}],
		[0, {
			[_eQN]: `RootDeviceType`,
			[_xN]: _rDT
		}],
		[0, {
			[_eQN]: `SriovNetSupport`,
			[_xN]: _sNSr
		}],
		[() => StateReason$, {
			[_eQN]: `StateReason`,
			[_xN]: _sRt
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `VirtualizationType`,
			[_xN]: _vTi
		}],
		[0, {
			[_eQN]: `BootMode`,
			[_xN]: _bM
		}],
		[0, {
			[_eQN]: `TpmSupport`,
			[_xN]: _tSp
		}],
		[0, {
			[_eQN]: `DeprecationTime`,
			[_xN]: _dTe
		}],
		[0, {
			[_eQN]: `ImdsSupport`,
			[_xN]: _iSmd
		}],
		[0, {
			[_eQN]: `SourceInstanceId`,
			[_xN]: _sII
		}],
		[0, {
			[_eQN]: `DeregistrationProtection`,
			[_xN]: _dPe
		}],
		[0, {
			[_eQN]: `LastLaunchedTime`,
			[_xN]: _lLT
		}],
		[2, {
			[_eQN]: `ImageAllowed`,
			[_xN]: _iAm
		}],
		[0, {
			[_eQN]: `SourceImageId`,
			[_xN]: _sIIo
		}],
		[0, {
			[_eQN]: `SourceImageRegion`,
			[_xN]: _sIR
		}],
		[2, {
			[_eQN]: `FreeTierEligible`,
			[_xN]: _fTE
		}],
		[0, {
			[_eQN]: `PublicSsmParameterName`,
			[_xN]: _pSPN
		}],
		[() => ImageWatermarkList, {
			[_eQN]: `ImageWatermarkSet`,
			[_xN]: _iWS
		}],
		[() => ScanResults$, {
			[_eQN]: `ScanResults`,
			[_xN]: _sRc
		}],
		[() => InstanceTypeSpecification$, {
			[_eQN]: `InstanceTypeSpecification`,
			[_xN]: _iTSn
		}],
		[0, {
			[_eQN]: `ImageId`,
			[_xN]: _iIma
		}],
		[0, {
			[_eQN]: `ImageLocation`,
			[_xN]: _iL
		}],
		[0, {
			[_eQN]: `ImageState`,
			[_xN]: _iSmag
		}],
		[0, {
			[_eQN]: `ImageOwnerId`,
			[_xN]: _iOI
		}],
		[0, {
			[_eQN]: `CreationDate`,
			[_xN]: _cDr
		}],
		[2, {
			[_eQN]: `IsPublic`,
			[_xN]: _iPs
		}],
		[() => ProductCodeList, {
			[_eQN]: `ProductCodes`,
			[_xN]: _pC
		}],
		[0, {
			[_eQN]: `Architecture`,
			[_xN]: _arc
		}],
		[0, {
			[_eQN]: `ImageType`,
			[_xN]: _iTm
		}],
		[0, {
			[_eQN]: `KernelId`,
			[_xN]: _kI
		}],
		[0, {
			[_eQN]: `RamdiskId`,
			[_xN]: _rIa
		}],
		[0, {
			[_eQN]: `Platform`,
			[_xN]: _pl
		}]
	]
];
var ImageWatermark$ = [
	3,
	n0,
	_IWm,
	0,
	[
		_WK,
		_SIRo,
		_SII,
		_SICT,
		_WCT
	],
	[
		[0, {
			[_eQN]: `WatermarkKey`,
			[_xN]: _wK
		}],
		[0, {
			[_eQN]: `SourceImageRegion`,
			[_xN]: _sIR
		}],
		[0, {
			[_eQN]: `SourceImageId`,
			[_xN]: _sIIo
		}],
		[4, {
			[_eQN]: `SourceImageCreationTime`,
			[_xN]: _sICT
		}],
		[4, {
			[_eQN]: `WatermarkCreationTime`,
			[_xN]: _wCT
		}]
	]
];
var InferenceAcceleratorInfo$ = [
	3,
	n0,
	_IAIn,
	0,
	[_Acc, _TIMIMB],
	[[() => InferenceDeviceInfoList, {
		[_eQN]: `Accelerators`,
		[_xN]: _acc
	}], [1, {
		[_eQN]: `TotalInferenceMemoryInMiB`,
		[_xN]: _tIMIMB
	}]]
];
var InferenceDeviceInfo$ = [
	3,
	n0,
	_IDI,
	0,
	[
		_Cou,
		_N,
		_Man,
		_MIe
	],
	[
		[1, {
			[_eQN]: `Count`,
			[_xN]: _cou
		}],
		[0, {
			[_eQN]: `Name`,
			[_xN]: _n
		}],
		[0, {
			[_eQN]: `Manufacturer`,
			[_xN]: _man
		}],
		[() => InferenceDeviceMemoryInfo$, {
			[_eQN]: `MemoryInfo`,
			[_xN]: _mIe
		}]
	]
];
var InferenceDeviceMemoryInfo$ = [
	3,
	n0,
	_IDMI,
	0,
	[_SIMB],
	[[1, {
		[_eQN]: `SizeInMiB`,
		[_xN]: _sIMB
	}]]
];
var Instance$ = [
	3,
	n0,
	_In,
	0,
	[
		_Arc,
		_BDMl,
		_CT,
		_EO,
		_ESna,
		_Hy,
		_IIP,
		_ILn,
		_EGAl,
		_EIAAla,
		_NIet,
		_OA,
		_RDN,
		_RDT,
		_SGe,
		_SDC,
		_SIRI,
		_SNS,
		_SRt,
		_T,
		_VTir,
		_CO,
		_CBI,
		_CRI,
		_CRSa,
		_HO,
		_Lic,
		_MO,
		_EOn,
		_BM,
		_PDl,
		_UO,
		_UOUT,
		_PDNO,
		_IApv,
		_TSp,
		_MOa,
		_CIBM,
		_NPO,
		_Op,
		_SIec,
		_II,
		_IIm,
		_St,
		_PDN,
		_PDNub,
		_STR,
		_KN,
		_ALI,
		_PCro,
		_IT,
		_LTau,
		_Pla,
		_KI,
		_RIa,
		_Pl,
		_Mon,
		_SIu,
		_VI,
		_PIAr,
		_PIAu
	],
	[
		[0, {
			[_eQN]: `Architecture`,
			[_xN]: _arc
		}],
		[() => InstanceBlockDeviceMappingList, {
			[_eQN]: `BlockDeviceMapping`,
			[_xN]: _bDM
		}],
		[0, {
			[_eQN]: `ClientToken`,
			[_xN]: _cT
		}],
		[2, {
			[_eQN]: `EbsOptimized`,
			[_xN]: _eO
		}],
		[2, {
			[_eQN]: `EnaSupport`,
			[_xN]: _eSna
		}],
		[0, {
			[_eQN]: `Hypervisor`,
			[_xN]: _h
		}],
		[() => IamInstanceProfile$, {
			[_eQN]: `IamInstanceProfile`,
			[_xN]: _iIP
		}],
		[0, {
			[_eQN]: `InstanceLifecycle`,
			[_xN]: _iLn
		}],
		[() => ElasticGpuAssociationList, {
			[_eQN]: `ElasticGpuAssociationSet`,
			[_xN]: _eGASl
		}],
		[() => ElasticInferenceAcceleratorAssociationList, {
			[_eQN]: `ElasticInferenceAcceleratorAssociationSet`,
			[_xN]: _eIAASl
		}],
		[() => InstanceNetworkInterfaceList, {
			[_eQN]: `NetworkInterfaceSet`,
			[_xN]: _nIS
		}],
		[0, {
			[_eQN]: `OutpostArn`,
			[_xN]: _oA
		}],
		[0, {
			[_eQN]: `RootDeviceName`,
			[_xN]: _rDN
		}],
		[0, {
			[_eQN]: `RootDeviceType`,
			[_xN]: _rDT
		}],
		[() => GroupIdentifierList, {
			[_eQN]: `GroupSet`,
			[_xN]: _gSr
		}],
		[2, {
			[_eQN]: `SourceDestCheck`,
			[_xN]: _sDC
		}],
		[0, {
			[_eQN]: `SpotInstanceRequestId`,
			[_xN]: _sIRI
		}],
		[0, {
			[_eQN]: `SriovNetSupport`,
			[_xN]: _sNSr
		}],
		[() => StateReason$, {
			[_eQN]: `StateReason`,
			[_xN]: _sRt
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `VirtualizationType`,
			[_xN]: _vTi
		}],
		[() => CpuOptions$, {
			[_eQN]: `CpuOptions`,
			[_xN]: _cO
		}],
		[0, {
			[_eQN]: `CapacityBlockId`,
			[_xN]: _cBI
		}],
		[0, {
			[_eQN]: `CapacityReservationId`,
			[_xN]: _cRI
		}],
		[() => CapacityReservationSpecificationResponse$, {
			[_eQN]: `CapacityReservationSpecification`,
			[_xN]: _cRSa
		}],
		[() => HibernationOptions$, {
			[_eQN]: `HibernationOptions`,
			[_xN]: _hO
		}],
		[() => LicenseList, {
			[_eQN]: `LicenseSet`,
			[_xN]: _lSic
		}],
		[() => InstanceMetadataOptionsResponse$, {
			[_eQN]: `MetadataOptions`,
			[_xN]: _mO
		}],
		[() => EnclaveOptions$, {
			[_eQN]: `EnclaveOptions`,
			[_xN]: _eOn
		}],
		[0, {
			[_eQN]: `BootMode`,
			[_xN]: _bM
		}],
		[0, {
			[_eQN]: `PlatformDetails`,
			[_xN]: _pDl
		}],
		[0, {
			[_eQN]: `UsageOperation`,
			[_xN]: _uO
		}],
		[4, {
			[_eQN]: `UsageOperationUpdateTime`,
			[_xN]: _uOUT
		}],
		[() => PrivateDnsNameOptionsResponse$, {
			[_eQN]: `PrivateDnsNameOptions`,
			[_xN]: _pDNO
		}],
		[0, {
			[_eQN]: `Ipv6Address`,
			[_xN]: _iApv
		}],
		[0, {
			[_eQN]: `TpmSupport`,
			[_xN]: _tSp
		}],
		[() => InstanceMaintenanceOptions$, {
			[_eQN]: `MaintenanceOptions`,
			[_xN]: _mOa
		}],
		[0, {
			[_eQN]: `CurrentInstanceBootMode`,
			[_xN]: _cIBM
		}],
		[() => InstanceNetworkPerformanceOptions$, {
			[_eQN]: `NetworkPerformanceOptions`,
			[_xN]: _nPO
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}],
		[() => InstanceSecondaryInterfaceList, {
			[_eQN]: `SecondaryInterfaceSet`,
			[_xN]: _sISe
		}],
		[0, {
			[_eQN]: `InstanceId`,
			[_xN]: _iI
		}],
		[0, {
			[_eQN]: `ImageId`,
			[_xN]: _iIma
		}],
		[() => InstanceState$, {
			[_eQN]: `InstanceState`,
			[_xN]: _iSnst
		}],
		[0, {
			[_eQN]: `PrivateDnsName`,
			[_xN]: _pDNr
		}],
		[0, {
			[_eQN]: `DnsName`,
			[_xN]: _dNn
		}],
		[0, {
			[_eQN]: `Reason`,
			[_xN]: _re
		}],
		[0, {
			[_eQN]: `KeyName`,
			[_xN]: _kN
		}],
		[1, {
			[_eQN]: `AmiLaunchIndex`,
			[_xN]: _aLI
		}],
		[() => ProductCodeList, {
			[_eQN]: `ProductCodes`,
			[_xN]: _pC
		}],
		[0, {
			[_eQN]: `InstanceType`,
			[_xN]: _iT
		}],
		[4, {
			[_eQN]: `LaunchTime`,
			[_xN]: _lTau
		}],
		[() => Placement$, {
			[_eQN]: `Placement`,
			[_xN]: _pla
		}],
		[0, {
			[_eQN]: `KernelId`,
			[_xN]: _kI
		}],
		[0, {
			[_eQN]: `RamdiskId`,
			[_xN]: _rIa
		}],
		[0, {
			[_eQN]: `Platform`,
			[_xN]: _pl
		}],
		[() => Monitoring$, {
			[_eQN]: `Monitoring`,
			[_xN]: _mon
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}],
		[0, {
			[_eQN]: `IpAddress`,
			[_xN]: _iAp
		}]
	]
];
var InstanceAttachmentEnaSrdSpecification$ = [
	3,
	n0,
	_IAESS,
	0,
	[_ESE, _ESUS],
	[[2, {
		[_eQN]: `EnaSrdEnabled`,
		[_xN]: _eSE
	}], [() => InstanceAttachmentEnaSrdUdpSpecification$, {
		[_eQN]: `EnaSrdUdpSpecification`,
		[_xN]: _eSUS
	}]]
];
var InstanceAttachmentEnaSrdUdpSpecification$ = [
	3,
	n0,
	_IAESUS,
	0,
	[_ESUE],
	[[2, {
		[_eQN]: `EnaSrdUdpEnabled`,
		[_xN]: _eSUE
	}]]
];
var InstanceBlockDeviceMapping$ = [
	3,
	n0,
	_IBDM,
	0,
	[_DN, _Eb],
	[[0, {
		[_eQN]: `DeviceName`,
		[_xN]: _dN
	}], [() => EbsInstanceBlockDevice$, {
		[_eQN]: `Ebs`,
		[_xN]: _eb
	}]]
];
var InstanceIpv4Prefix$ = [
	3,
	n0,
	_IIPn,
	0,
	[_IPpvre],
	[[0, {
		[_eQN]: `Ipv4Prefix`,
		[_xN]: _iPpv
	}]]
];
var InstanceIpv6Address$ = [
	3,
	n0,
	_IIA,
	0,
	[_IApv, _IPIs],
	[[0, {
		[_eQN]: `Ipv6Address`,
		[_xN]: _iApv
	}], [2, {
		[_eQN]: `IsPrimaryIpv6`,
		[_xN]: _iPIs
	}]]
];
var InstanceIpv6AddressRequest$ = [
	3,
	n0,
	_IIAR,
	0,
	[_IApv],
	[0]
];
var InstanceIpv6Prefix$ = [
	3,
	n0,
	_IIPns,
	0,
	[_IPpv],
	[[0, {
		[_eQN]: `Ipv6Prefix`,
		[_xN]: _iPpvr
	}]]
];
var InstanceMaintenanceOptions$ = [
	3,
	n0,
	_IMO,
	0,
	[_ARuto, _RMe],
	[[0, {
		[_eQN]: `AutoRecovery`,
		[_xN]: _aRut
	}], [0, {
		[_eQN]: `RebootMigration`,
		[_xN]: _rMe
	}]]
];
var InstanceMaintenanceOptionsRequest$ = [
	3,
	n0,
	_IMOR,
	0,
	[_ARuto],
	[0]
];
var InstanceMarketOptionsRequest$ = [
	3,
	n0,
	_IMORn,
	0,
	[_MTa, _SO],
	[0, () => SpotMarketOptions$]
];
var InstanceMetadataOptionsRequest$ = [
	3,
	n0,
	_IMORns,
	0,
	[
		_HT,
		_HPRHL,
		_HE,
		_HPI,
		_IMT
	],
	[
		0,
		1,
		0,
		0,
		0
	]
];
var InstanceMetadataOptionsResponse$ = [
	3,
	n0,
	_IMORnst,
	0,
	[
		_St,
		_HT,
		_HPRHL,
		_HE,
		_HPI,
		_IMT
	],
	[
		[0, {
			[_eQN]: `State`,
			[_xN]: _st
		}],
		[0, {
			[_eQN]: `HttpTokens`,
			[_xN]: _hT
		}],
		[1, {
			[_eQN]: `HttpPutResponseHopLimit`,
			[_xN]: _hPRHL
		}],
		[0, {
			[_eQN]: `HttpEndpoint`,
			[_xN]: _hE
		}],
		[0, {
			[_eQN]: `HttpProtocolIpv6`,
			[_xN]: _hPI
		}],
		[0, {
			[_eQN]: `InstanceMetadataTags`,
			[_xN]: _iMT
		}]
	]
];
var InstanceNetworkInterface$ = [
	3,
	n0,
	_INI,
	0,
	[
		_Ass,
		_Att,
		_De,
		_G,
		_IA,
		_MAa,
		_NII,
		_OI,
		_PDN,
		_PIAr,
		_PIAri,
		_SDC,
		_Sta,
		_SIu,
		_VI,
		_ITnt,
		_IPpvr,
		_IPp,
		_CTC,
		_Op
	],
	[
		[() => InstanceNetworkInterfaceAssociation$, {
			[_eQN]: `Association`,
			[_xN]: _ass
		}],
		[() => InstanceNetworkInterfaceAttachment$, {
			[_eQN]: `Attachment`,
			[_xN]: _at
		}],
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[() => GroupIdentifierList, {
			[_eQN]: `GroupSet`,
			[_xN]: _gSr
		}],
		[() => InstanceIpv6AddressList, {
			[_eQN]: `Ipv6AddressesSet`,
			[_xN]: _iASp
		}],
		[0, {
			[_eQN]: `MacAddress`,
			[_xN]: _mAa
		}],
		[0, {
			[_eQN]: `NetworkInterfaceId`,
			[_xN]: _nII
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[0, {
			[_eQN]: `PrivateDnsName`,
			[_xN]: _pDNr
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}],
		[() => InstancePrivateIpAddressList, {
			[_eQN]: `PrivateIpAddressesSet`,
			[_xN]: _pIAS
		}],
		[2, {
			[_eQN]: `SourceDestCheck`,
			[_xN]: _sDC
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[0, {
			[_eQN]: `InterfaceType`,
			[_xN]: _iTnt
		}],
		[() => InstanceIpv4PrefixList, {
			[_eQN]: `Ipv4PrefixSet`,
			[_xN]: _iPSpvr
		}],
		[() => InstanceIpv6PrefixList, {
			[_eQN]: `Ipv6PrefixSet`,
			[_xN]: _iPSpvre
		}],
		[() => ConnectionTrackingSpecificationResponse$, {
			[_eQN]: `ConnectionTrackingConfiguration`,
			[_xN]: _cTC
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}]
	]
];
var InstanceNetworkInterfaceAssociation$ = [
	3,
	n0,
	_INIA,
	0,
	[
		_CI,
		_COI,
		_IOI,
		_PDNub,
		_PI
	],
	[
		[0, {
			[_eQN]: `CarrierIp`,
			[_xN]: _cI
		}],
		[0, {
			[_eQN]: `CustomerOwnedIp`,
			[_xN]: _cOI
		}],
		[0, {
			[_eQN]: `IpOwnerId`,
			[_xN]: _iOIp
		}],
		[0, {
			[_eQN]: `PublicDnsName`,
			[_xN]: _pDNu
		}],
		[0, {
			[_eQN]: `PublicIp`,
			[_xN]: _pI
		}]
	]
];
var InstanceNetworkInterfaceAttachment$ = [
	3,
	n0,
	_INIAn,
	0,
	[
		_ATtt,
		_AItt,
		_DOT,
		_DI,
		_Sta,
		_NCI,
		_ESS,
		_EQC
	],
	[
		[4, {
			[_eQN]: `AttachTime`,
			[_xN]: _aTt
		}],
		[0, {
			[_eQN]: `AttachmentId`,
			[_xN]: _aIt
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `DeviceIndex`,
			[_xN]: _dI
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[1, {
			[_eQN]: `NetworkCardIndex`,
			[_xN]: _nCI
		}],
		[() => InstanceAttachmentEnaSrdSpecification$, {
			[_eQN]: `EnaSrdSpecification`,
			[_xN]: _eSS
		}],
		[1, {
			[_eQN]: `EnaQueueCount`,
			[_xN]: _eQC
		}]
	]
];
var InstanceNetworkInterfaceSpecification$ = [
	3,
	n0,
	_INIS,
	0,
	[
		_APIAss,
		_DOT,
		_De,
		_DI,
		_G,
		_IAC,
		_IA,
		_NII,
		_PIAr,
		_PIAri,
		_SPIAC,
		_SIu,
		_ACIA,
		_ITnt,
		_NCI,
		_IPpvr,
		_IPCp,
		_IPp,
		_IPC,
		_PIr,
		_ESS,
		_CTS,
		_EQC
	],
	[
		[2, {
			[_eQN]: `AssociatePublicIpAddress`,
			[_xN]: _aPIA
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[1, {
			[_eQN]: `DeviceIndex`,
			[_xN]: _dI
		}],
		[() => SecurityGroupIdStringList, { [_xN]: _SGI }],
		[1, {
			[_eQN]: `Ipv6AddressCount`,
			[_xN]: _iAC
		}],
		[() => InstanceIpv6AddressList, {
			[_eQN]: `Ipv6Addresses`,
			[_xN]: _iASp
		}],
		[0, {
			[_eQN]: `NetworkInterfaceId`,
			[_xN]: _nII
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}],
		[() => PrivateIpAddressSpecificationList, {
			[_eQN]: `PrivateIpAddresses`,
			[_xN]: _pIAS
		}],
		[1, {
			[_eQN]: `SecondaryPrivateIpAddressCount`,
			[_xN]: _sPIAC
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		2,
		0,
		1,
		[() => Ipv4PrefixList, { [_xN]: _IPpvre }],
		1,
		[() => Ipv6PrefixList, { [_xN]: _IPpv }],
		1,
		2,
		() => EnaSrdSpecificationRequest$,
		() => ConnectionTrackingSpecificationRequest$,
		1
	]
];
var InstanceNetworkPerformanceOptions$ = [
	3,
	n0,
	_INPO,
	0,
	[_BW],
	[[0, {
		[_eQN]: `BandwidthWeighting`,
		[_xN]: _bW
	}]]
];
var InstanceNetworkPerformanceOptionsRequest$ = [
	3,
	n0,
	_INPOR,
	0,
	[_BW],
	[0]
];
var InstancePrivateIpAddress$ = [
	3,
	n0,
	_IPIA,
	0,
	[
		_Ass,
		_Prim,
		_PDN,
		_PIAr
	],
	[
		[() => InstanceNetworkInterfaceAssociation$, {
			[_eQN]: `Association`,
			[_xN]: _ass
		}],
		[2, {
			[_eQN]: `Primary`,
			[_xN]: _prim
		}],
		[0, {
			[_eQN]: `PrivateDnsName`,
			[_xN]: _pDNr
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}]
	]
];
var InstanceRequirements$ = [
	3,
	n0,
	_IR,
	0,
	[
		_VCC,
		_MMB,
		_CM,
		_MGBPVC,
		_EITxc,
		_IGns,
		_SMPPOLP,
		_ODMPPOLP,
		_BMa,
		_BP,
		_RHS,
		_NIC,
		_LSo,
		_LST,
		_TLSGB,
		_BEBM,
		_ATc,
		_AC,
		_AMc,
		_ANcc,
		_ATMMB,
		_NBGe,
		_AIT,
		_MSPAPOOODP,
		_BPF,
		_REIT
	],
	[
		[() => VCpuCountRange$, {
			[_eQN]: `VCpuCount`,
			[_xN]: _vCC
		}],
		[() => MemoryMiB$, {
			[_eQN]: `MemoryMiB`,
			[_xN]: _mMB
		}],
		[() => CpuManufacturerSet, {
			[_eQN]: `CpuManufacturerSet`,
			[_xN]: _cMSp
		}],
		[() => MemoryGiBPerVCpu$, {
			[_eQN]: `MemoryGiBPerVCpu`,
			[_xN]: _mGBPVC
		}],
		[() => ExcludedInstanceTypeSet, {
			[_eQN]: `ExcludedInstanceTypeSet`,
			[_xN]: _eITSx
		}],
		[() => InstanceGenerationSet, {
			[_eQN]: `InstanceGenerationSet`,
			[_xN]: _iGSn
		}],
		[1, {
			[_eQN]: `SpotMaxPricePercentageOverLowestPrice`,
			[_xN]: _sMPPOLP
		}],
		[1, {
			[_eQN]: `OnDemandMaxPricePercentageOverLowestPrice`,
			[_xN]: _oDMPPOLP
		}],
		[0, {
			[_eQN]: `BareMetal`,
			[_xN]: _bMa
		}],
		[0, {
			[_eQN]: `BurstablePerformance`,
			[_xN]: _bP
		}],
		[2, {
			[_eQN]: `RequireHibernateSupport`,
			[_xN]: _rHS
		}],
		[() => NetworkInterfaceCount$, {
			[_eQN]: `NetworkInterfaceCount`,
			[_xN]: _nIC
		}],
		[0, {
			[_eQN]: `LocalStorage`,
			[_xN]: _lSo
		}],
		[() => LocalStorageTypeSet, {
			[_eQN]: `LocalStorageTypeSet`,
			[_xN]: _lSTS
		}],
		[() => TotalLocalStorageGB$, {
			[_eQN]: `TotalLocalStorageGB`,
			[_xN]: _tLSGB
		}],
		[() => BaselineEbsBandwidthMbps$, {
			[_eQN]: `BaselineEbsBandwidthMbps`,
			[_xN]: _bEBM
		}],
		[() => AcceleratorTypeSet, {
			[_eQN]: `AcceleratorTypeSet`,
			[_xN]: _aTSc
		}],
		[() => AcceleratorCount$, {
			[_eQN]: `AcceleratorCount`,
			[_xN]: _aCc
		}],
		[() => AcceleratorManufacturerSet, {
			[_eQN]: `AcceleratorManufacturerSet`,
			[_xN]: _aMS
		}],
		[() => AcceleratorNameSet, {
			[_eQN]: `AcceleratorNameSet`,
			[_xN]: _aNS
		}],
		[() => AcceleratorTotalMemoryMiB$, {
			[_eQN]: `AcceleratorTotalMemoryMiB`,
			[_xN]: _aTMMB
		}],
		[() => NetworkBandwidthGbps$, {
			[_eQN]: `NetworkBandwidthGbps`,
			[_xN]: _nBGe
		}],
		[() => AllowedInstanceTypeSet, {
			[_eQN]: `AllowedInstanceTypeSet`,
			[_xN]: _aITS
		}],
		[1, {
			[_eQN]: `MaxSpotPriceAsPercentageOfOptimalOnDemandPrice`,
			[_xN]: _mSPAPOOODP
		}],
		[() => BaselinePerformanceFactors$, {
			[_eQN]: `BaselinePerformanceFactors`,
			[_xN]: _bPF
		}],
		[2, {
			[_eQN]: `RequireEncryptionInTransit`,
			[_xN]: _rEIT
		}]
	]
];
var InstanceRequirementsRequest$ = [
	3,
	n0,
	_IRR,
	0,
	[
		_VCC,
		_MMB,
		_CM,
		_MGBPVC,
		_EITxc,
		_IGns,
		_SMPPOLP,
		_ODMPPOLP,
		_BMa,
		_BP,
		_RHS,
		_NIC,
		_LSo,
		_LST,
		_TLSGB,
		_BEBM,
		_ATc,
		_AC,
		_AMc,
		_ANcc,
		_ATMMB,
		_NBGe,
		_AIT,
		_MSPAPOOODP,
		_BPF,
		_REIT
	],
	[
		() => VCpuCountRangeRequest$,
		() => MemoryMiBRequest$,
		[() => CpuManufacturerSet, { [_xN]: _CMp }],
		() => MemoryGiBPerVCpuRequest$,
		[() => ExcludedInstanceTypeSet, { [_xN]: _EITxcl }],
		[() => InstanceGenerationSet, { [_xN]: _IGnst }],
		1,
		1,
		0,
		0,
		2,
		() => NetworkInterfaceCountRequest$,
		0,
		[() => LocalStorageTypeSet, { [_xN]: _LSTo }],
		() => TotalLocalStorageGBRequest$,
		() => BaselineEbsBandwidthMbpsRequest$,
		[() => AcceleratorTypeSet, { [_xN]: _ATcc }],
		() => AcceleratorCountRequest$,
		[() => AcceleratorManufacturerSet, { [_xN]: _AMcc }],
		[() => AcceleratorNameSet, { [_xN]: _ANcce }],
		() => AcceleratorTotalMemoryMiBRequest$,
		() => NetworkBandwidthGbpsRequest$,
		[() => AllowedInstanceTypeSet, { [_xN]: _AITl }],
		1,
		[() => BaselinePerformanceFactorsRequest$, 0],
		2
	],
	2
];
var InstanceSecondaryInterface$ = [
	3,
	n0,
	_ISIn,
	0,
	[
		_Att,
		_MAa,
		_SIIec,
		_OI,
		_PIAri,
		_SDC,
		_Sta,
		_SSIe,
		_SNI,
		_ITnt
	],
	[
		[() => InstanceSecondaryInterfaceAttachment$, {
			[_eQN]: `Attachment`,
			[_xN]: _at
		}],
		[0, {
			[_eQN]: `MacAddress`,
			[_xN]: _mAa
		}],
		[0, {
			[_eQN]: `SecondaryInterfaceId`,
			[_xN]: _sIIe
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[() => InstanceSecondaryInterfacePrivateIpAddressList, {
			[_eQN]: `PrivateIpAddressSet`,
			[_xN]: _pIASr
		}],
		[2, {
			[_eQN]: `SourceDestCheck`,
			[_xN]: _sDC
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[0, {
			[_eQN]: `SecondarySubnetId`,
			[_xN]: _sSI
		}],
		[0, {
			[_eQN]: `SecondaryNetworkId`,
			[_xN]: _sNI
		}],
		[0, {
			[_eQN]: `InterfaceType`,
			[_xN]: _iTnt
		}]
	]
];
var InstanceSecondaryInterfaceAttachment$ = [
	3,
	n0,
	_ISIA,
	0,
	[
		_ATtt,
		_AItt,
		_DOT,
		_DI,
		_Sta,
		_NCI
	],
	[
		[4, {
			[_eQN]: `AttachTime`,
			[_xN]: _aTt
		}],
		[0, {
			[_eQN]: `AttachmentId`,
			[_xN]: _aIt
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `DeviceIndex`,
			[_xN]: _dI
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[1, {
			[_eQN]: `NetworkCardIndex`,
			[_xN]: _nCI
		}]
	]
];
var InstanceSecondaryInterfacePrivateIpAddress$ = [
	3,
	n0,
	_ISIPIA,
	0,
	[_PIAr],
	[[0, {
		[_eQN]: `PrivateIpAddress`,
		[_xN]: _pIAr
	}]]
];
var InstanceSecondaryInterfacePrivateIpAddressRequest$ = [
	3,
	n0,
	_ISIPIAR,
	0,
	[_PIAr],
	[0],
	1
];
var InstanceSecondaryInterfaceSpecificationRequest$ = [
	3,
	n0,
	_ISISR,
	0,
	[
		_DOT,
		_DI,
		_PIAri,
		_PIAC,
		_SSIe,
		_ITnt,
		_NCI
	],
	[
		2,
		1,
		[() => InstanceSecondaryInterfacePrivateIpAddressListRequest, { [_xN]: _PIAr }],
		1,
		0,
		0,
		1
	]
];
var InstanceState$ = [
	3,
	n0,
	_ISnsta,
	0,
	[_Co, _N],
	[[1, {
		[_eQN]: `Code`,
		[_xN]: _co
	}], [0, {
		[_eQN]: `Name`,
		[_xN]: _n
	}]]
];
var InstanceStateChange$ = [
	3,
	n0,
	_ISC,
	0,
	[
		_II,
		_CSu,
		_PSr
	],
	[
		[0, {
			[_eQN]: `InstanceId`,
			[_xN]: _iI
		}],
		[() => InstanceState$, {
			[_eQN]: `CurrentState`,
			[_xN]: _cSu
		}],
		[() => InstanceState$, {
			[_eQN]: `PreviousState`,
			[_xN]: _pSr
		}]
	]
];
var InstanceStorageInfo$ = [
	3,
	n0,
	_ISIns,
	0,
	[
		_TSIGB,
		_Dis,
		_NS,
		_ESn
	],
	[
		[1, {
			[_eQN]: `TotalSizeInGB`,
			[_xN]: _tSIGB
		}],
		[() => DiskInfoList, {
			[_eQN]: `Disks`,
			[_xN]: _dis
		}],
		[0, {
			[_eQN]: `NvmeSupport`,
			[_xN]: _nS
		}],
		[0, {
			[_eQN]: `EncryptionSupport`,
			[_xN]: _eSn
		}]
	]
];
var InstanceTypeInfo$ = [
	3,
	n0,
	_ITIn,
	0,
	[
		_IT,
		_CGur,
		_FTE,
		_SUC,
		_SRDT,
		_SVT,
		_BMa,
		_Hy,
		_PIro,
		_VCIpu,
		_MIe,
		_ISSn,
		_ISIns,
		_EIb,
		_NIetw,
		_GIp,
		_FIpga,
		_PGIl,
		_IAIn,
		_HS,
		_BPS,
		_DHS,
		_ARS,
		_SBM,
		_NES,
		_NTS,
		_NTI,
		_MAIe,
		_NIeu,
		_PSh,
		_RMS,
		_SIRu
	],
	[
		[0, {
			[_eQN]: `InstanceType`,
			[_xN]: _iT
		}],
		[2, {
			[_eQN]: `CurrentGeneration`,
			[_xN]: _cGur
		}],
		[2, {
			[_eQN]: `FreeTierEligible`,
			[_xN]: _fTE
		}],
		[() => UsageClassTypeList, {
			[_eQN]: `SupportedUsageClasses`,
			[_xN]: _sUC
		}],
		[() => RootDeviceTypeList, {
			[_eQN]: `SupportedRootDeviceTypes`,
			[_xN]: _sRDT
		}],
		[() => VirtualizationTypeList, {
			[_eQN]: `SupportedVirtualizationTypes`,
			[_xN]: _sVT
		}],
		[2, {
			[_eQN]: `BareMetal`,
			[_xN]: _bMa
		}],
		[0, {
			[_eQN]: `Hypervisor`,
			[_xN]: _h
		}],
		[() => ProcessorInfo$, {
			[_eQN]: `ProcessorInfo`,
			[_xN]: _pIr
		}],
		[() => VCpuInfo$, {
			[_eQN]: `VCpuInfo`,
			[_xN]: _vCIp
		}],
		[() => MemoryInfo$, {
			[_eQN]: `MemoryInfo`,
			[_xN]: _mIe
		}],
		[2, {
			[_eQN]: `InstanceStorageSupported`,
			[_xN]: _iSSn
		}],
		[() => InstanceStorageInfo$, {
			[_eQN]: `InstanceStorageInfo`,
			[_xN]: _iSI
		}],
		[() => EbsInfo$, {
			[_eQN]: `EbsInfo`,
			[_xN]: _eIb
		}],
		[() => NetworkInfo$, {
			[_eQN]: `NetworkInfo`,
			[_xN]: _nIet
		}],
		[() => GpuInfo$, {
			[_eQN]: `GpuInfo`,
			[_xN]: _gIp
		}],
		[() => FpgaInfo$, {
			[_eQN]: `FpgaInfo`,
			[_xN]: _fIp
		}],
		[() => PlacementGroupInfo$, {
			[_eQN]: `PlacementGroupInfo`,
			[_xN]: _pGI
		}],
		[() => InferenceAcceleratorInfo$, {
			[_eQN]: `InferenceAcceleratorInfo`,
			[_xN]: _iAIn
		}],
		[2, {
			[_eQN]: `HibernationSupported`,
			[_xN]: _hSi
		}],
		[2, {
			[_eQN]: `BurstablePerformanceSupported`,
			[_xN]: _bPS
		}],
		[2, {
			[_eQN]: `DedicatedHostsSupported`,
			[_xN]: _dHS
		}],
		[2, {
			[_eQN]: `AutoRecoverySupported`,
			[_xN]: _aRSu
		}],
		[() => BootModeTypeList, {
			[_eQN]: `SupportedBootModes`,
			[_xN]: _sBM
		}],
		[0, {
			[_eQN]: `NitroEnclavesSupport`,
			[_xN]: _nES
		}],
		[0, {
			[_eQN]: `NitroTpmSupport`,
			[_xN]: _nTS
		}],
		[() => NitroTpmInfo$, {
			[_eQN]: `NitroTpmInfo`,
			[_xN]: _nTI
		}],
		[() => MediaAcceleratorInfo$, {
			[_eQN]: `MediaAcceleratorInfo`,
			[_xN]: _mAIe
		}],
		[() => NeuronInfo$, {
			[_eQN]: `NeuronInfo`,
			[_xN]: _nIeu
		}],
		[0, {
			[_eQN]: `PhcSupport`,
			[_xN]: _pSh
		}],
		[0, {
			[_eQN]: `RebootMigrationSupport`,
			[_xN]: _rMS
		}],
		[2, {
			[_eQN]: `SupportedInRegion`,
			[_xN]: _sIRu
		}]
	]
];
var InstanceTypeItem$ = [
	3,
	n0,
	_ITIns,
	0,
	[_IT],
	[[0, {
		[_eQN]: `InstanceType`,
		[_xN]: _iT
	}]]
];
var InstanceTypeOffering$ = [
	3,
	n0,
	_ITOn,
	0,
	[
		_IT,
		_LTo,
		_Loc
	],
	[
		[0, {
			[_eQN]: `InstanceType`,
			[_xN]: _iT
		}],
		[0, {
			[_eQN]: `LocationType`,
			[_xN]: _lTo
		}],
		[0, {
			[_eQN]: `Location`,
			[_xN]: _lo
		}]
	]
];
var InstanceTypeSpecification$ = [
	3,
	n0,
	_ITSn,
	0,
	[_SIT, _UIT],
	[[() => SupportedInstanceTypeSet, {
		[_eQN]: `SupportedInstanceTypeSet`,
		[_xN]: _sITS
	}], [() => UnsupportedInstanceTypeSet, {
		[_eQN]: `UnsupportedInstanceTypeSet`,
		[_xN]: _uITS
	}]]
];
var IpPermission$ = [
	3,
	n0,
	_IPper,
	0,
	[
		_IPpr,
		_FP,
		_TP,
		_UIGP,
		_IRpa,
		_IRpv,
		_PLIr
	],
	[
		[0, {
			[_eQN]: `IpProtocol`,
			[_xN]: _iPp
		}],
		[1, {
			[_eQN]: `FromPort`,
			[_xN]: _fP
		}],
		[1, {
			[_eQN]: `ToPort`,
			[_xN]: _tP
		}],
		[() => UserIdGroupPairList, {
			[_eQN]: `Groups`,
			[_xN]: _gr
		}],
		[() => IpRangeList, {
			[_eQN]: `IpRanges`,
			[_xN]: _iRpa
		}],
		[() => Ipv6RangeList, {
			[_eQN]: `Ipv6Ranges`,
			[_xN]: _iRpv
		}],
		[() => PrefixListIdList, {
			[_eQN]: `PrefixListIds`,
			[_xN]: _pLIr
		}]
	]
];
var IpRange$ = [
	3,
	n0,
	_IRpan,
	0,
	[_De, _CIi],
	[[0, {
		[_eQN]: `Description`,
		[_xN]: _de
	}], [0, {
		[_eQN]: `CidrIp`,
		[_xN]: _cIi
	}]]
];
var Ipv4PrefixSpecification$ = [
	3,
	n0,
	_IPS,
	0,
	[_IPpvre],
	[[0, {
		[_eQN]: `Ipv4Prefix`,
		[_xN]: _iPpv
	}]]
];
var Ipv4PrefixSpecificationRequest$ = [
	3,
	n0,
	_IPSRp,
	0,
	[_IPpvre],
	[0]
];
var Ipv4PrefixSpecificationResponse$ = [
	3,
	n0,
	_IPSRpv,
	0,
	[_IPpvre],
	[[0, {
		[_eQN]: `Ipv4Prefix`,
		[_xN]: _iPpv
	}]]
];
var Ipv6PrefixSpecification$ = [
	3,
	n0,
	_IPSp,
	0,
	[_IPpv],
	[[0, {
		[_eQN]: `Ipv6Prefix`,
		[_xN]: _iPpvr
	}]]
];
var Ipv6PrefixSpecificationRequest$ = [
	3,
	n0,
	_IPSRpvr,
	0,
	[_IPpv],
	[0]
];
var Ipv6PrefixSpecificationResponse$ = [
	3,
	n0,
	_IPSRpvre,
	0,
	[_IPpv],
	[[0, {
		[_eQN]: `Ipv6Prefix`,
		[_xN]: _iPpvr
	}]]
];
var Ipv6Range$ = [
	3,
	n0,
	_IRpva,
	0,
	[_De, _CIid],
	[[0, {
		[_eQN]: `Description`,
		[_xN]: _de
	}], [0, {
		[_eQN]: `CidrIpv6`,
		[_xN]: _cIid
	}]]
];
var KeyPairInfo$ = [
	3,
	n0,
	_KPIey,
	0,
	[
		_KPI,
		_KT,
		_T,
		_PK,
		_CTre,
		_KN,
		_KFe
	],
	[
		[0, {
			[_eQN]: `KeyPairId`,
			[_xN]: _kPI
		}],
		[0, {
			[_eQN]: `KeyType`,
			[_xN]: _kT
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `PublicKey`,
			[_xN]: _pK
		}],
		[4, {
			[_eQN]: `CreateTime`,
			[_xN]: _cTre
		}],
		[0, {
			[_eQN]: `KeyName`,
			[_xN]: _kN
		}],
		[0, {
			[_eQN]: `KeyFingerprint`,
			[_xN]: _kFe
		}]
	]
];
var LaunchTemplateBlockDeviceMapping$ = [
	3,
	n0,
	_LTBDM,
	0,
	[
		_DN,
		_VN,
		_Eb,
		_ND
	],
	[
		[0, {
			[_eQN]: `DeviceName`,
			[_xN]: _dN
		}],
		[0, {
			[_eQN]: `VirtualName`,
			[_xN]: _vN
		}],
		[() => LaunchTemplateEbsBlockDevice$, {
			[_eQN]: `Ebs`,
			[_xN]: _eb
		}],
		[0, {
			[_eQN]: `NoDevice`,
			[_xN]: _nD
		}]
	]
];
var LaunchTemplateBlockDeviceMappingRequest$ = [
	3,
	n0,
	_LTBDMR,
	0,
	[
		_DN,
		_VN,
		_Eb,
		_ND
	],
	[
		0,
		0,
		() => LaunchTemplateEbsBlockDeviceRequest$,
		0
	]
];
var LaunchTemplateCapacityReservationSpecificationRequest$ = [
	3,
	n0,
	_LTCRSR,
	0,
	[_CRP, _CRT],
	[0, () => CapacityReservationTarget$]
];
var LaunchTemplateCapacityReservationSpecificationResponse$ = [
	3,
	n0,
	_LTCRSRa,
	0,
	[_CRP, _CRT],
	[[0, {
		[_eQN]: `CapacityReservationPreference`,
		[_xN]: _cRP
	}], [() => CapacityReservationTargetResponse$, {
		[_eQN]: `CapacityReservationTarget`,
		[_xN]: _cRT
	}]]
];
var LaunchTemplateCpuOptions$ = [
	3,
	n0,
	_LTCO,
	0,
	[
		_CCor,
		_TPC,
		_ASSm,
		_NV
	],
	[
		[1, {
			[_eQN]: `CoreCount`,
			[_xN]: _cCo
		}],
		[1, {
			[_eQN]: `ThreadsPerCore`,
			[_xN]: _tPC
		}],
		[0, {
			[_eQN]: `AmdSevSnp`,
			[_xN]: _aSS
		}],
		[0, {
			[_eQN]: `NestedVirtualization`,
			[_xN]: _nV
		}]
	]
];
var LaunchTemplateCpuOptionsRequest$ = [
	3,
	n0,
	_LTCOR,
	0,
	[
		_CCor,
		_TPC,
		_ASSm,
		_NV
	],
	[
		1,
		1,
		0,
		0
	]
];
var LaunchTemplateEbsBlockDevice$ = [
	3,
	n0,
	_LTEBD,
	0,
	[
		_Enc,
		_DOT,
		_Io,
		_KKI,
		_SIn,
		_VSo,
		_VT,
		_Th,
		_VIR,
		_ECI
	],
	[
		[2, {
			[_eQN]: `Encrypted`,
			[_xN]: _enc
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `Iops`,
			[_xN]: _io
		}],
		[0, {
			[_eQN]: `KmsKeyId`,
			[_xN]: _kKI
		}],
		[0, {
			[_eQN]: `SnapshotId`,
			[_xN]: _sIn
		}],
		[1, {
			[_eQN]: `VolumeSize`,
			[_xN]: _vSo
		}],
		[0, {
			[_eQN]: `VolumeType`,
			[_xN]: _vT
		}],
		[1, {
			[_eQN]: `Throughput`,
			[_xN]: _th
		}],
		[1, {
			[_eQN]: `VolumeInitializationRate`,
			[_xN]: _vIR
		}],
		[1, {
			[_eQN]: `EbsCardIndex`,
			[_xN]: _eCI
		}]
	]
];
var LaunchTemplateEbsBlockDeviceRequest$ = [
	3,
	n0,
	_LTEBDR,
	0,
	[
		_Enc,
		_DOT,
		_Io,
		_KKI,
		_SIn,
		_VSo,
		_VT,
		_Th,
		_VIR,
		_ECI
	],
	[
		2,
		2,
		1,
		0,
		0,
		1,
		0,
		1,
		1,
		1
	]
];
var LaunchTemplateElasticInferenceAccelerator$ = [
	3,
	n0,
	_LTEIA,
	0,
	[_Ty, _Cou],
	[0, 1],
	1
];
var LaunchTemplateElasticInferenceAcceleratorResponse$ = [
	3,
	n0,
	_LTEIAR,
	0,
	[_Ty, _Cou],
	[[0, {
		[_eQN]: `Type`,
		[_xN]: _ty
	}], [1, {
		[_eQN]: `Count`,
		[_xN]: _cou
	}]]
];
var LaunchTemplateEnaSrdSpecification$ = [
	3,
	n0,
	_LTESS,
	0,
	[_ESE, _ESUS],
	[[2, {
		[_eQN]: `EnaSrdEnabled`,
		[_xN]: _eSE
	}], [() => LaunchTemplateEnaSrdUdpSpecification$, {
		[_eQN]: `EnaSrdUdpSpecification`,
		[_xN]: _eSUS
	}]]
];
var LaunchTemplateEnaSrdUdpSpecification$ = [
	3,
	n0,
	_LTESUS,
	0,
	[_ESUE],
	[[2, {
		[_eQN]: `EnaSrdUdpEnabled`,
		[_xN]: _eSUE
	}]]
];
var LaunchTemplateEnclaveOptions$ = [
	3,
	n0,
	_LTEO,
	0,
	[_En],
	[[2, {
		[_eQN]: `Enabled`,
		[_xN]: _en
	}]]
];
var LaunchTemplateEnclaveOptionsRequest$ = [
	3,
	n0,
	_LTEOR,
	0,
	[_En],
	[2]
];
var LaunchTemplateHibernationOptions$ = [
	3,
	n0,
	_LTHO,
	0,
	[_Conf],
	[[2, {
		[_eQN]: `Configured`,
		[_xN]: _conf
	}]]
];
var LaunchTemplateHibernationOptionsRequest$ = [
	3,
	n0,
	_LTHOR,
	0,
	[_Conf],
	[2]
];
var LaunchTemplateIamInstanceProfileSpecification$ = [
	3,
	n0,
	_LTIIPS,
	0,
	[_Ar, _N],
	[[0, {
		[_eQN]: `Arn`,
		[_xN]: _ar
	}], [0, {
		[_eQN]: `Name`,
		[_xN]: _n
	}]]
];
var LaunchTemplateIamInstanceProfileSpecificationRequest$ = [
	3,
	n0,
	_LTIIPSR,
	0,
	[_Ar, _N],
	[0, 0]
];
var LaunchTemplateInstanceMaintenanceOptions$ = [
	3,
	n0,
	_LTIMO,
	0,
	[_ARuto],
	[[0, {
		[_eQN]: `AutoRecovery`,
		[_xN]: _aRut
	}]]
];
var LaunchTemplateInstanceMaintenanceOptionsRequest$ = [
	3,
	n0,
	_LTIMOR,
	0,
	[_ARuto],
	[0]
];
var LaunchTemplateInstanceMarketOptions$ = [
	3,
	n0,
	_LTIMOa,
	0,
	[_MTa, _SO],
	[[0, {
		[_eQN]: `MarketType`,
		[_xN]: _mTa
	}], [() => LaunchTemplateSpotMarketOptions$, {
		[_eQN]: `SpotOptions`,
		[_xN]: _sO
	}]]
];
var LaunchTemplateInstanceMarketOptionsRequest$ = [
	3,
	n0,
	_LTIMORa,
	0,
	[_MTa, _SO],
	[0, () => LaunchTemplateSpotMarketOptionsRequest$]
];
var LaunchTemplateInstanceMetadataOptions$ = [
	3,
	n0,
	_LTIMOau,
	0,
	[
		_St,
		_HT,
		_HPRHL,
		_HE,
		_HPI,
		_IMT
	],
	[
		[0, {
			[_eQN]: `State`,
			[_xN]: _st
		}],
		[0, {
			[_eQN]: `HttpTokens`,
			[_xN]: _hT
		}],
		[1, {
			[_eQN]: `HttpPutResponseHopLimit`,
			[_xN]: _hPRHL
		}],
		[0, {
			[_eQN]: `HttpEndpoint`,
			[_xN]: _hE
		}],
		[0, {
			[_eQN]: `HttpProtocolIpv6`,
			[_xN]: _hPI
		}],
		[0, {
			[_eQN]: `InstanceMetadataTags`,
			[_xN]: _iMT
		}]
	]
];
var LaunchTemplateInstanceMetadataOptionsRequest$ = [
	3,
	n0,
	_LTIMORau,
	0,
	[
		_HT,
		_HPRHL,
		_HE,
		_HPI,
		_IMT
	],
	[
		0,
		1,
		0,
		0,
		0
	]
];
var LaunchTemplateInstanceNetworkInterfaceSpecification$ = [
	3,
	n0,
	_LTINIS,
	0,
	[
		_ACIA,
		_APIAss,
		_DOT,
		_De,
		_DI,
		_G,
		_ITnt,
		_IAC,
		_IA,
		_NII,
		_PIAr,
		_PIAri,
		_SPIAC,
		_SIu,
		_NCI,
		_IPpvr,
		_IPCp,
		_IPp,
		_IPC,
		_PIr,
		_ESS,
		_CTS,
		_EQC
	],
	[
		[2, {
			[_eQN]: `AssociateCarrierIpAddress`,
			[_xN]: _aCIA
		}],
		[2, {
			[_eQN]: `AssociatePublicIpAddress`,
			[_xN]: _aPIA
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[1, {
			[_eQN]: `DeviceIndex`,
			[_xN]: _dI
		}],
		[() => GroupIdStringList, {
			[_eQN]: `GroupSet`,
			[_xN]: _gSr
		}],
		[0, {
			[_eQN]: `InterfaceType`,
			[_xN]: _iTnt
		}],
		[1, {
			[_eQN]: `Ipv6AddressCount`,
			[_xN]: _iAC
		}],
		[() => InstanceIpv6AddressList, {
			[_eQN]: `Ipv6AddressesSet`,
			[_xN]: _iASp
		}],
		[0, {
			[_eQN]: `NetworkInterfaceId`,
			[_xN]: _nII
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}],
		[() => PrivateIpAddressSpecificationList, {
			[_eQN]: `PrivateIpAddressesSet`,
			[_xN]: _pIAS
		}],
		[1, {
			[_eQN]: `SecondaryPrivateIpAddressCount`,
			[_xN]: _sPIAC
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		[1, {
			[_eQN]: `NetworkCardIndex`,
			[_xN]: _nCI
		}],
		[() => Ipv4PrefixListResponse, {
			[_eQN]: `Ipv4PrefixSet`,
			[_xN]: _iPSpvr
		}],
		[1, {
			[_eQN]: `Ipv4PrefixCount`,
			[_xN]: _iPCp
		}],
		[() => Ipv6PrefixListResponse, {
			[_eQN]: `Ipv6PrefixSet`,
			[_xN]: _iPSpvre
		}],
		[1, {
			[_eQN]: `Ipv6PrefixCount`,
			[_xN]: _iPCpv
		}],
		[2, {
			[_eQN]: `PrimaryIpv6`,
			[_xN]: _pIri
		}],
		[() => LaunchTemplateEnaSrdSpecification$, {
			[_eQN]: `EnaSrdSpecification`,
			[_xN]: _eSS
		}],
		[() => ConnectionTrackingSpecification$, {
			[_eQN]: `ConnectionTrackingSpecification`,
			[_xN]: _cTSo
		}],
		[1, {
			[_eQN]: `EnaQueueCount`,
			[_xN]: _eQC
		}]
	]
];
var LaunchTemplateInstanceNetworkInterfaceSpecificationRequest$ = [
	3,
	n0,
	_LTINISR,
	0,
	[
		_ACIA,
		_APIAss,
		_DOT,
		_De,
		_DI,
		_G,
		_ITnt,
		_IAC,
		_IA,
		_NII,
		_PIAr,
		_PIAri,
		_SPIAC,
		_SIu,
		_NCI,
		_IPpvr,
		_IPCp,
		_IPp,
		_IPC,
		_PIr,
		_ESS,
		_CTS,
		_EQC
	],
	[
		2,
		2,
		2,
		0,
		1,
		[() => SecurityGroupIdStringList, { [_xN]: _SGI }],
		0,
		1,
		[() => InstanceIpv6AddressListRequest, 0],
		0,
		0,
		[() => PrivateIpAddressSpecificationList, 0],
		1,
		0,
		1,
		[() => Ipv4PrefixList, { [_xN]: _IPpvre }],
		1,
		[() => Ipv6PrefixList, { [_xN]: _IPpv }],
		1,
		2,
		() => EnaSrdSpecificationRequest$,
		() => ConnectionTrackingSpecificationRequest$,
		1
	]
];
var LaunchTemplateInstanceSecondaryInterfaceSpecification$ = [
	3,
	n0,
	_LTISIS,
	0,
	[
		_DOT,
		_DI,
		_PIAri,
		_PIAC,
		_SSIe,
		_ITnt,
		_NCI
	],
	[
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `DeviceIndex`,
			[_xN]: _dI
		}],
		[() => SecondaryInterfacePrivateIpAddressSpecificationList, {
			[_eQN]: `PrivateIpAddressesSet`,
			[_xN]: _pIAS
		}],
		[1, {
			[_eQN]: `PrivateIpAddressCount`,
			[_xN]: _pIAC
		}],
		[0, {
			[_eQN]: `SecondarySubnetId`,
			[_xN]: _sSI
		}],
		[0, {
			[_eQN]: `InterfaceType`,
			[_xN]: _iTnt
		}],
		[1, {
			[_eQN]: `NetworkCardIndex`,
			[_xN]: _nCI
		}]
	]
];
var LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest$ = [
	3,
	n0,
	_LTISISR,
	0,
	[
		_DOT,
		_DI,
		_PIAri,
		_PIAC,
		_SSIe,
		_ITnt,
		_NCI
	],
	[
		2,
		1,
		[() => SecondaryInterfacePrivateIpAddressSpecificationListRequest, { [_xN]: _PIAr }],
		1,
		0,
		0,
		1
	]
];
var LaunchTemplateLicenseConfiguration$ = [
	3,
	n0,
	_LTLC,
	0,
	[_LCA],
	[[0, {
		[_eQN]: `LicenseConfigurationArn`,
		[_xN]: _lCA
	}]]
];
var LaunchTemplateLicenseConfigurationRequest$ = [
	3,
	n0,
	_LTLCR,
	0,
	[_LCA],
	[0]
];
var LaunchTemplateNetworkPerformanceOptions$ = [
	3,
	n0,
	_LTNPO,
	0,
	[_BW],
	[[0, {
		[_eQN]: `BandwidthWeighting`,
		[_xN]: _bW
	}]]
];
var LaunchTemplateNetworkPerformanceOptionsRequest$ = [
	3,
	n0,
	_LTNPOR,
	0,
	[_BW],
	[0]
];
var LaunchTemplatePlacement$ = [
	3,
	n0,
	_LTP,
	0,
	[
		_AZ,
		_AZI,
		_Af,
		_GN,
		_HIo,
		_Te,
		_SDp,
		_HRGA,
		_PN,
		_GIr
	],
	[
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}],
		[0, {
			[_eQN]: `AvailabilityZoneId`,
			[_xN]: _aZI
		}],
		[0, {
			[_eQN]: `Affinity`,
			[_xN]: _af
		}],
		[0, {
			[_eQN]: `GroupName`,
			[_xN]: _gN
		}],
		[0, {
			[_eQN]: `HostId`,
			[_xN]: _hI
		}],
		[0, {
			[_eQN]: `Tenancy`,
			[_xN]: _te
		}],
		[0, {
			[_eQN]: `SpreadDomain`,
			[_xN]: _sDp
		}],
		[0, {
			[_eQN]: `HostResourceGroupArn`,
			[_xN]: _hRGA
		}],
		[1, {
			[_eQN]: `PartitionNumber`,
			[_xN]: _pN
		}],
		[0, {
			[_eQN]: `GroupId`,
			[_xN]: _gIr
		}]
	]
];
var LaunchTemplatePlacementRequest$ = [
	3,
	n0,
	_LTPR,
	0,
	[
		_AZ,
		_AZI,
		_Af,
		_GN,
		_HIo,
		_Te,
		_SDp,
		_HRGA,
		_PN,
		_GIr
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
		0
	]
];
var LaunchTemplatePrivateDnsNameOptions$ = [
	3,
	n0,
	_LTPDNO,
	0,
	[
		_HTo,
		_ERNDAR,
		_ERNDAAAAR
	],
	[
		[0, {
			[_eQN]: `HostnameType`,
			[_xN]: _hTo
		}],
		[2, {
			[_eQN]: `EnableResourceNameDnsARecord`,
			[_xN]: _eRNDAR
		}],
		[2, {
			[_eQN]: `EnableResourceNameDnsAAAARecord`,
			[_xN]: _eRNDAAAAR
		}]
	]
];
var LaunchTemplatePrivateDnsNameOptionsRequest$ = [
	3,
	n0,
	_LTPDNOR,
	0,
	[
		_HTo,
		_ERNDAR,
		_ERNDAAAAR
	],
	[
		0,
		2,
		2
	]
];
var LaunchTemplatesMonitoring$ = [
	3,
	n0,
	_LTM,
	0,
	[_En, _MCIe],
	[[2, {
		[_eQN]: `Enabled`,
		[_xN]: _en
	}], [() => MetricCategoryIdList, {
		[_eQN]: `MetricCategoryIdSet`,
		[_xN]: _mCIS
	}]]
];
var LaunchTemplatesMonitoringRequest$ = [
	3,
	n0,
	_LTMR,
	0,
	[_En, _MCIe],
	[2, [() => MetricCategoryIdList, { [_xN]: _MCI }]]
];
var LaunchTemplateSpecification$ = [
	3,
	n0,
	_LTS,
	0,
	[
		_LTI,
		_LTN,
		_Ver
	],
	[
		0,
		0,
		0
	]
];
var LaunchTemplateSpotMarketOptions$ = [
	3,
	n0,
	_LTSMO,
	0,
	[
		_MPax,
		_SITp,
		_BDMlo,
		_VU,
		_IIB
	],
	[
		[0, {
			[_eQN]: `MaxPrice`,
			[_xN]: _mP
		}],
		[0, {
			[_eQN]: `SpotInstanceType`,
			[_xN]: _sIT
		}],
		[1, {
			[_eQN]: `BlockDurationMinutes`,
			[_xN]: _bDMl
		}],
		[4, {
			[_eQN]: `ValidUntil`,
			[_xN]: _vU
		}],
		[0, {
			[_eQN]: `InstanceInterruptionBehavior`,
			[_xN]: _iIB
		}]
	]
];
var LaunchTemplateSpotMarketOptionsRequest$ = [
	3,
	n0,
	_LTSMOR,
	0,
	[
		_MPax,
		_SITp,
		_BDMlo,
		_VU,
		_IIB
	],
	[
		0,
		0,
		1,
		4,
		0
	]
];
var LaunchTemplateTagSpecification$ = [
	3,
	n0,
	_LTTS,
	0,
	[_RTe, _T],
	[[0, {
		[_eQN]: `ResourceType`,
		[_xN]: _rTe
	}], [() => TagList, {
		[_eQN]: `TagSet`,
		[_xN]: _tS
	}]]
];
var LaunchTemplateTagSpecificationRequest$ = [
	3,
	n0,
	_LTTSR,
	0,
	[_RTe, _T],
	[0, [() => TagList, { [_xN]: _Ta }]]
];
var LaunchTemplateVersion$ = [
	3,
	n0,
	_LTV,
	0,
	[
		_LTI,
		_LTN,
		_VNe,
		_VD,
		_CTre,
		_CBr,
		_DVef,
		_LTD,
		_Op
	],
	[
		[0, {
			[_eQN]: `LaunchTemplateId`,
			[_xN]: _lTI
		}],
		[0, {
			[_eQN]: `LaunchTemplateName`,
			[_xN]: _lTN
		}],
		[1, {
			[_eQN]: `VersionNumber`,
			[_xN]: _vNe
		}],
		[0, {
			[_eQN]: `VersionDescription`,
			[_xN]: _vD
		}],
		[4, {
			[_eQN]: `CreateTime`,
			[_xN]: _cTre
		}],
		[0, {
			[_eQN]: `CreatedBy`,
			[_xN]: _cBr
		}],
		[2, {
			[_eQN]: `DefaultVersion`,
			[_xN]: _dVef
		}],
		[() => ResponseLaunchTemplateData$, {
			[_eQN]: `LaunchTemplateData`,
			[_xN]: _lTD
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}]
	]
];
var LicenseConfiguration$ = [
	3,
	n0,
	_LCi,
	0,
	[_LCA],
	[[0, {
		[_eQN]: `LicenseConfigurationArn`,
		[_xN]: _lCA
	}]]
];
var LicenseConfigurationRequest$ = [
	3,
	n0,
	_LCR,
	0,
	[_LCA],
	[0]
];
var MediaAcceleratorInfo$ = [
	3,
	n0,
	_MAIe,
	0,
	[_Acc, _TMMIMB],
	[[() => MediaDeviceInfoList, {
		[_eQN]: `Accelerators`,
		[_xN]: _acc
	}], [1, {
		[_eQN]: `TotalMediaMemoryInMiB`,
		[_xN]: _tMMIMB
	}]]
];
var MediaDeviceInfo$ = [
	3,
	n0,
	_MDI,
	0,
	[
		_Cou,
		_N,
		_Man,
		_MIe
	],
	[
		[1, {
			[_eQN]: `Count`,
			[_xN]: _cou
		}],
		[0, {
			[_eQN]: `Name`,
			[_xN]: _n
		}],
		[0, {
			[_eQN]: `Manufacturer`,
			[_xN]: _man
		}],
		[() => MediaDeviceMemoryInfo$, {
			[_eQN]: `MemoryInfo`,
			[_xN]: _mIe
		}]
	]
];
var MediaDeviceMemoryInfo$ = [
	3,
	n0,
	_MDMI,
	0,
	[_SIMB],
	[[1, {
		[_eQN]: `SizeInMiB`,
		[_xN]: _sIMB
	}]]
];
var MemoryGiBPerVCpu$ = [
	3,
	n0,
	_MGBPVC,
	0,
	[_M, _Ma],
	[[1, {
		[_eQN]: `Min`,
		[_xN]: _m
	}], [1, {
		[_eQN]: `Max`,
		[_xN]: _ma
	}]]
];
var MemoryGiBPerVCpuRequest$ = [
	3,
	n0,
	_MGBPVCR,
	0,
	[_M, _Ma],
	[1, 1]
];
var MemoryInfo$ = [
	3,
	n0,
	_MIe,
	0,
	[_SIMB],
	[[1, {
		[_eQN]: `SizeInMiB`,
		[_xN]: _sIMB
	}]]
];
var MemoryMiB$ = [
	3,
	n0,
	_MMB,
	0,
	[_M, _Ma],
	[[1, {
		[_eQN]: `Min`,
		[_xN]: _m
	}], [1, {
		[_eQN]: `Max`,
		[_xN]: _ma
	}]]
];
var MemoryMiBRequest$ = [
	3,
	n0,
	_MMBR,
	0,
	[_M, _Ma],
	[1, 1],
	1
];
var Monitoring$ = [
	3,
	n0,
	_Mon,
	0,
	[_MCIe, _St],
	[[() => MetricCategoryIdList, {
		[_eQN]: `MetricCategoryIdSet`,
		[_xN]: _mCIS
	}], [0, {
		[_eQN]: `State`,
		[_xN]: _st
	}]]
];
var NetworkBandwidthGbps$ = [
	3,
	n0,
	_NBGe,
	0,
	[_M, _Ma],
	[[1, {
		[_eQN]: `Min`,
		[_xN]: _m
	}], [1, {
		[_eQN]: `Max`,
		[_xN]: _ma
	}]]
];
var NetworkBandwidthGbpsRequest$ = [
	3,
	n0,
	_NBGR,
	0,
	[_M, _Ma],
	[1, 1]
];
var NetworkCardInfo$ = [
	3,
	n0,
	_NCIe,
	0,
	[
		_NCI,
		_NPe,
		_MNI,
		_AFNI,
		_BBIG,
		_PBIG,
		_DEQCPI,
		_MEQC,
		_MEQCPI,
		_ITnte
	],
	[
		[1, {
			[_eQN]: `NetworkCardIndex`,
			[_xN]: _nCI
		}],
		[0, {
			[_eQN]: `NetworkPerformance`,
			[_xN]: _nPe
		}],
		[1, {
			[_eQN]: `MaximumNetworkInterfaces`,
			[_xN]: _mNI
		}],
		[1, {
			[_eQN]: `AdditionalFlexibleNetworkInterfaces`,
			[_xN]: _aFNI
		}],
		[1, {
			[_eQN]: `BaselineBandwidthInGbps`,
			[_xN]: _bBIG
		}],
		[1, {
			[_eQN]: `PeakBandwidthInGbps`,
			[_xN]: _pBIG
		}],
		[1, {
			[_eQN]: `DefaultEnaQueueCountPerInterface`,
			[_xN]: _dEQCPI
		}],
		[1, {
			[_eQN]: `MaximumEnaQueueCount`,
			[_xN]: _mEQC
		}],
		[1, {
			[_eQN]: `MaximumEnaQueueCountPerInterface`,
			[_xN]: _mEQCPI
		}],
		[() => NetworkCardInterfaceTypeList, {
			[_eQN]: `InterfaceTypeSet`,
			[_xN]: _iTSnt
		}]
	]
];
var NetworkInfo$ = [
	3,
	n0,
	_NIetw,
	0,
	[
		_NPe,
		_MNI,
		_MNC,
		_DNCI,
		_NC,
		_IAPI,
		_IAPIp,
		_ISpvu,
		_ESna,
		_ESf,
		_EIf,
		_EITS,
		_ESSn,
		_BWa,
		_FEQS,
		_CTC,
		_SNSe,
		_MSNI,
		_IAPSI
	],
	[
		[0, {
			[_eQN]: `NetworkPerformance`,
			[_xN]: _nPe
		}],
		[1, {
			[_eQN]: `MaximumNetworkInterfaces`,
			[_xN]: _mNI
		}],
		[1, {
			[_eQN]: `MaximumNetworkCards`,
			[_xN]: _mNC
		}],
		[1, {
			[_eQN]: `DefaultNetworkCardIndex`,
			[_xN]: _dNCI
		}],
		[() => NetworkCardInfoList, {
			[_eQN]: `NetworkCards`,
			[_xN]: _nC
		}],
		[1, {
			[_eQN]: `Ipv4AddressesPerInterface`,
			[_xN]: _iAPI
		}],
		[1, {
			[_eQN]: `Ipv6AddressesPerInterface`,
			[_xN]: _iAPIp
		}],
		[2, {
			[_eQN]: `Ipv6Supported`,
			[_xN]: _iSpv
		}],
		[0, {
			[_eQN]: `EnaSupport`,
			[_xN]: _eSna
		}],
		[2, {
			[_eQN]: `EfaSupported`,
			[_xN]: _eSf
		}],
		[() => EfaInfo$, {
			[_eQN]: `EfaInfo`,
			[_xN]: _eIf
		}],
		[2, {
			[_eQN]: `EncryptionInTransitSupported`,
			[_xN]: _eITSn
		}],
		[2, {
			[_eQN]: `EnaSrdSupported`,
			[_xN]: _eSSn
		}],
		[() => BandwidthWeightingTypeList, {
			[_eQN]: `BandwidthWeightings`,
			[_xN]: _bWa
		}],
		[0, {
			[_eQN]: `FlexibleEnaQueuesSupport`,
			[_xN]: _fEQS
		}],
		[() => DefaultConnectionTrackingConfiguration$, {
			[_eQN]: `ConnectionTrackingConfiguration`,
			[_xN]: _cTC
		}],
		[2, {
			[_eQN]: `SecondaryNetworkSupported`,
			[_xN]: _sNSec
		}],
		[1, {
			[_eQN]: `MaximumSecondaryNetworkInterfaces`,
			[_xN]: _mSNI
		}],
		[1, {
			[_eQN]: `Ipv4AddressesPerSecondaryInterface`,
			[_xN]: _iAPSI
		}]
	]
];
var NetworkInterface$ = [
	3,
	n0,
	_NIe,
	0,
	[
		_Ass,
		_Att,
		_AZ,
		_CTC,
		_De,
		_G,
		_ITnt,
		_IA,
		_MAa,
		_NII,
		_OA,
		_OI,
		_PDN,
		_PDNub,
		_PIDNO,
		_PIAr,
		_PIAri,
		_IPpvr,
		_IPp,
		_RIeq,
		_RMeq,
		_SDC,
		_Sta,
		_SIu,
		_TSag,
		_VI,
		_DAIT,
		_IN,
		_IApv,
		_Op,
		_ASsso,
		_AZI
	],
	[
		[() => NetworkInterfaceAssociation$, {
			[_eQN]: `Association`,
			[_xN]: _ass
		}],
		[() => NetworkInterfaceAttachment$, {
			[_eQN]: `Attachment`,
			[_xN]: _at
		}],
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}],
		[() => ConnectionTrackingConfiguration$, {
			[_eQN]: `ConnectionTrackingConfiguration`,
			[_xN]: _cTC
		}],
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[() => GroupIdentifierList, {
			[_eQN]: `GroupSet`,
			[_xN]: _gSr
		}],
		[0, {
			[_eQN]: `InterfaceType`,
			[_xN]: _iTnt
		}],
		[() => NetworkInterfaceIpv6AddressesList, {
			[_eQN]: `Ipv6AddressesSet`,
			[_xN]: _iASp
		}],
		[0, {
			[_eQN]: `MacAddress`,
			[_xN]: _mAa
		}],
		[0, {
			[_eQN]: `NetworkInterfaceId`,
			[_xN]: _nII
		}],
		[0, {
			[_eQN]: `OutpostArn`,
			[_xN]: _oA
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[0, {
			[_eQN]: `PrivateDnsName`,
			[_xN]: _pDNr
		}],
		[0, {
			[_eQN]: `PublicDnsName`,
			[_xN]: _pDNu
		}],
		[() => PublicIpDnsNameOptions$, {
			[_eQN]: `PublicIpDnsNameOptions`,
			[_xN]: _pIDNO
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}],
		[() => NetworkInterfacePrivateIpAddressList, {
			[_eQN]: `PrivateIpAddressesSet`,
			[_xN]: _pIAS
		}],
		[() => Ipv4PrefixesList, {
			[_eQN]: `Ipv4PrefixSet`,
			[_xN]: _iPSpvr
		}],
		[() => Ipv6PrefixesList, {
			[_eQN]: `Ipv6PrefixSet`,
			[_xN]: _iPSpvre
		}],
		[0, {
			[_eQN]: `RequesterId`,
			[_xN]: _rIeq
		}],
		[2, {
			[_eQN]: `RequesterManaged`,
			[_xN]: _rMeq
		}],
		[2, {
			[_eQN]: `SourceDestCheck`,
			[_xN]: _sDC
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[2, {
			[_eQN]: `DenyAllIgwTraffic`,
			[_xN]: _dAIT
		}],
		[2, {
			[_eQN]: `Ipv6Native`,
			[_xN]: _iN
		}],
		[0, {
			[_eQN]: `Ipv6Address`,
			[_xN]: _iApv
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}],
		[() => AssociatedSubnetList, {
			[_eQN]: `AssociatedSubnetSet`,
			[_xN]: _aSSs
		}],
		[0, {
			[_eQN]: `AvailabilityZoneId`,
			[_xN]: _aZI
		}]
	]
];
var NetworkInterfaceAssociation$ = [
	3,
	n0,
	_NIAet,
	0,
	[
		_AIl,
		_AIs,
		_IOI,
		_PDNub,
		_PI,
		_COI,
		_CI
	],
	[
		[0, {
			[_eQN]: `AllocationId`,
			[_xN]: _aI
		}],
		[0, {
			[_eQN]: `AssociationId`,
			[_xN]: _aIs
		}],
		[0, {
			[_eQN]: `IpOwnerId`,
			[_xN]: _iOIp
		}],
		[0, {
			[_eQN]: `PublicDnsName`,
			[_xN]: _pDNu
		}],
		[0, {
			[_eQN]: `PublicIp`,
			[_xN]: _pI
		}],
		[0, {
			[_eQN]: `CustomerOwnedIp`,
			[_xN]: _cOI
		}],
		[0, {
			[_eQN]: `CarrierIp`,
			[_xN]: _cI
		}]
	]
];
var NetworkInterfaceAttachment$ = [
	3,
	n0,
	_NIAetw,
	0,
	[
		_ATtt,
		_AItt,
		_DOT,
		_DI,
		_NCI,
		_II,
		_IOIn,
		_Sta,
		_ESS,
		_EQC
	],
	[
		[4, {
			[_eQN]: `AttachTime`,
			[_xN]: _aTt
		}],
		[0, {
			[_eQN]: `AttachmentId`,
			[_xN]: _aIt
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `DeviceIndex`,
			[_xN]: _dI
		}],
		[1, {
			[_eQN]: `NetworkCardIndex`,
			[_xN]: _nCI
		}],
		[0, {
			[_eQN]: `InstanceId`,
			[_xN]: _iI
		}],
		[0, {
			[_eQN]: `InstanceOwnerId`,
			[_xN]: _iOIn
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[() => AttachmentEnaSrdSpecification$, {
			[_eQN]: `EnaSrdSpecification`,
			[_xN]: _eSS
		}],
		[1, {
			[_eQN]: `EnaQueueCount`,
			[_xN]: _eQC
		}]
	]
];
var NetworkInterfaceCount$ = [
	3,
	n0,
	_NIC,
	0,
	[_M, _Ma],
	[[1, {
		[_eQN]: `Min`,
		[_xN]: _m
	}], [1, {
		[_eQN]: `Max`,
		[_xN]: _ma
	}]]
];
var NetworkInterfaceCountRequest$ = [
	3,
	n0,
	_NICR,
	0,
	[_M, _Ma],
	[1, 1]
];
var NetworkInterfaceIpv6Address$ = [
	3,
	n0,
	_NIIA,
	0,
	[
		_IApv,
		_PIDN,
		_IPIs
	],
	[
		[0, {
			[_eQN]: `Ipv6Address`,
			[_xN]: _iApv
		}],
		[0, {
			[_eQN]: `PublicIpv6DnsName`,
			[_xN]: _pIDN
		}],
		[2, {
			[_eQN]: `IsPrimaryIpv6`,
			[_xN]: _iPIs
		}]
	]
];
var NetworkInterfacePrivateIpAddress$ = [
	3,
	n0,
	_NIPIA,
	0,
	[
		_Ass,
		_Prim,
		_PDN,
		_PIAr
	],
	[
		[() => NetworkInterfaceAssociation$, {
			[_eQN]: `Association`,
			[_xN]: _ass
		}],
		[2, {
			[_eQN]: `Primary`,
			[_xN]: _prim
		}],
		[0, {
			[_eQN]: `PrivateDnsName`,
			[_xN]: _pDNr
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}]
	]
];
var NeuronDeviceCoreInfo$ = [
	3,
	n0,
	_NDCI,
	0,
	[_Cou, _Ver],
	[[1, {
		[_eQN]: `Count`,
		[_xN]: _cou
	}], [1, {
		[_eQN]: `Version`,
		[_xN]: _ve
	}]]
];
var NeuronDeviceInfo$ = [
	3,
	n0,
	_NDI,
	0,
	[
		_Cou,
		_N,
		_CIor,
		_MIe
	],
	[
		[1, {
			[_eQN]: `Count`,
			[_xN]: _cou
		}],
		[0, {
			[_eQN]: `Name`,
			[_xN]: _n
		}],
		[() => NeuronDeviceCoreInfo$, {
			[_eQN]: `CoreInfo`,
			[_xN]: _cIor
		}],
		[() => NeuronDeviceMemoryInfo$, {
			[_eQN]: `MemoryInfo`,
			[_xN]: _mIe
		}]
	]
];
var NeuronDeviceMemoryInfo$ = [
	3,
	n0,
	_NDMI,
	0,
	[_SIMB],
	[[1, {
		[_eQN]: `SizeInMiB`,
		[_xN]: _sIMB
	}]]
];
var NeuronInfo$ = [
	3,
	n0,
	_NIeu,
	0,
	[_NDe, _TNDMIMB],
	[[() => NeuronDeviceInfoList, {
		[_eQN]: `NeuronDevices`,
		[_xN]: _nDe
	}], [1, {
		[_eQN]: `TotalNeuronDeviceMemoryInMiB`,
		[_xN]: _tNDMIMB
	}]]
];
var NitroTpmInfo$ = [
	3,
	n0,
	_NTI,
	0,
	[_SVu],
	[[() => NitroTpmSupportedVersionsList, {
		[_eQN]: `SupportedVersions`,
		[_xN]: _sVu
	}]]
];
var OperatorRequest$ = [
	3,
	n0,
	_ORpe,
	0,
	[_P],
	[0]
];
var OperatorResponse$ = [
	3,
	n0,
	_ORper,
	0,
	[
		_Mana,
		_P,
		_HBD
	],
	[
		[2, {
			[_eQN]: `Managed`,
			[_xN]: _mana
		}],
		[0, {
			[_eQN]: `Principal`,
			[_xN]: _p
		}],
		[2, {
			[_eQN]: `HiddenByDefault`,
			[_xN]: _hBD
		}]
	]
];
var PerformanceFactorReference$ = [
	3,
	n0,
	_PFR,
	0,
	[_IF],
	[[0, {
		[_eQN]: `InstanceFamily`,
		[_xN]: _iF
	}]]
];
var PerformanceFactorReferenceRequest$ = [
	3,
	n0,
	_PFRR,
	0,
	[_IF],
	[0]
];
var Placement$ = [
	3,
	n0,
	_Pla,
	0,
	[
		_AZI,
		_Af,
		_GN,
		_PN,
		_HIo,
		_Te,
		_SDp,
		_HRGA,
		_GIr,
		_AZ
	],
	[
		[0, {
			[_eQN]: `AvailabilityZoneId`,
			[_xN]: _aZI
		}],
		[0, {
			[_eQN]: `Affinity`,
			[_xN]: _af
		}],
		[0, {
			[_eQN]: `GroupName`,
			[_xN]: _gN
		}],
		[1, {
			[_eQN]: `PartitionNumber`,
			[_xN]: _pN
		}],
		[0, {
			[_eQN]: `HostId`,
			[_xN]: _hI
		}],
		[0, {
			[_eQN]: `Tenancy`,
			[_xN]: _te
		}],
		[0, {
			[_eQN]: `SpreadDomain`,
			[_xN]: _sDp
		}],
		[0, {
			[_eQN]: `HostResourceGroupArn`,
			[_xN]: _hRGA
		}],
		[0, {
			[_eQN]: `GroupId`,
			[_xN]: _gIr
		}],
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}]
	]
];
var PlacementGroupInfo$ = [
	3,
	n0,
	_PGIl,
	0,
	[_SSu],
	[[() => PlacementGroupStrategyList, {
		[_eQN]: `SupportedStrategies`,
		[_xN]: _sSup
	}]]
];
var PrefixListId$ = [
	3,
	n0,
	_PLI,
	0,
	[_De, _PLI],
	[[0, {
		[_eQN]: `Description`,
		[_xN]: _de
	}], [0, {
		[_eQN]: `PrefixListId`,
		[_xN]: _pLI
	}]]
];
var PrivateDnsNameOptionsOnLaunch$ = [
	3,
	n0,
	_PDNOOL,
	0,
	[
		_HTo,
		_ERNDAR,
		_ERNDAAAAR
	],
	[
		[0, {
			[_eQN]: `HostnameType`,
			[_xN]: _hTo
		}],
		[2, {
			[_eQN]: `EnableResourceNameDnsARecord`,
			[_xN]: _eRNDAR
		}],
		[2, {
			[_eQN]: `EnableResourceNameDnsAAAARecord`,
			[_xN]: _eRNDAAAAR
		}]
	]
];
var PrivateDnsNameOptionsRequest$ = [
	3,
	n0,
	_PDNOR,
	0,
	[
		_HTo,
		_ERNDAR,
		_ERNDAAAAR
	],
	[
		0,
		2,
		2
	]
];
var PrivateDnsNameOptionsResponse$ = [
	3,
	n0,
	_PDNORr,
	0,
	[
		_HTo,
		_ERNDAR,
		_ERNDAAAAR
	],
	[
		[0, {
			[_eQN]: `HostnameType`,
			[_xN]: _hTo
		}],
		[2, {
			[_eQN]: `EnableResourceNameDnsARecord`,
			[_xN]: _eRNDAR
		}],
		[2, {
			[_eQN]: `EnableResourceNameDnsAAAARecord`,
			[_xN]: _eRNDAAAAR
		}]
	]
];
var PrivateIpAddressSpecification$ = [
	3,
	n0,
	_PIAS,
	0,
	[_Prim, _PIAr],
	[[2, {
		[_eQN]: `Primary`,
		[_xN]: _prim
	}], [0, {
		[_eQN]: `PrivateIpAddress`,
		[_xN]: _pIAr
	}]]
];
var ProcessorInfo$ = [
	3,
	n0,
	_PIro,
	0,
	[
		_SAup,
		_SCSIG,
		_SF,
		_Man
	],
	[
		[() => ArchitectureTypeList, {
			[_eQN]: `SupportedArchitectures`,
			[_xN]: _sAu
		}],
		[1, {
			[_eQN]: `SustainedClockSpeedInGhz`,
			[_xN]: _sCSIG
		}],
		[() => SupportedAdditionalProcessorFeatureList, {
			[_eQN]: `SupportedFeatures`,
			[_xN]: _sF
		}],
		[0, {
			[_eQN]: `Manufacturer`,
			[_xN]: _man
		}]
	]
];
var ProductCode$ = [
	3,
	n0,
	_PCr,
	0,
	[_PCIr, _PCT],
	[[0, {
		[_eQN]: `ProductCode`,
		[_xN]: _pCr
	}], [0, {
		[_eQN]: `Type`,
		[_xN]: _ty
	}]]
];
var PublicIpDnsNameOptions$ = [
	3,
	n0,
	_PIDNO,
	0,
	[
		_DHT,
		_PIDNu,
		_PIDN,
		_PDSDN
	],
	[
		[0, {
			[_eQN]: `DnsHostnameType`,
			[_xN]: _dHT
		}],
		[0, {
			[_eQN]: `PublicIpv4DnsName`,
			[_xN]: _pIDNu
		}],
		[0, {
			[_eQN]: `PublicIpv6DnsName`,
			[_xN]: _pIDN
		}],
		[0, {
			[_eQN]: `PublicDualStackDnsName`,
			[_xN]: _pDSDN
		}]
	]
];
var RequestLaunchTemplateData$ = [
	3,
	n0,
	_RLTD,
	0,
	[
		_KI,
		_EO,
		_IIP,
		_BDMl,
		_NIet,
		_IIm,
		_IT,
		_KN,
		_Mon,
		_Pla,
		_RDI,
		_DAT,
		_IISB,
		_UDs,
		_TS,
		_EGSlas,
		_EIAl,
		_SGIe,
		_SGe,
		_IMOns,
		_CSr,
		_CO,
		_CRSa,
		_LSi,
		_HO,
		_MO,
		_EOn,
		_IR,
		_PDNO,
		_MOa,
		_DASi,
		_Op,
		_NPO,
		_SIec
	],
	[
		0,
		2,
		() => LaunchTemplateIamInstanceProfileSpecificationRequest$,
		[() => LaunchTemplateBlockDeviceMappingRequestList, { [_xN]: _BDM }],
		[() => LaunchTemplateInstanceNetworkInterfaceSpecificationRequestList, { [_xN]: _NIe }],
		0,
		0,
		0,
		[() => LaunchTemplatesMonitoringRequest$, 0],
		() => LaunchTemplatePlacementRequest$,
		0,
		2,
		0,
		[() => SensitiveUserData, 0],
		[() => LaunchTemplateTagSpecificationRequestList, { [_xN]: _TSa }],
		[() => ElasticGpuSpecificationList, { [_xN]: _EGSla }],
		[() => LaunchTemplateElasticInferenceAcceleratorList, { [_xN]: _EIA }],
		[() => SecurityGroupIdStringList, { [_xN]: _SGI }],
		[() => SecurityGroupStringList, { [_xN]: _SGec }],
		() => LaunchTemplateInstanceMarketOptionsRequest$,
		() => CreditSpecificationRequest$,
		() => LaunchTemplateCpuOptionsRequest$,
		() => LaunchTemplateCapacityReservationSpecificationRequest$,
		[() => LaunchTemplateLicenseSpecificationListRequest, { [_xN]: _LSic }],
		() => LaunchTemplateHibernationOptionsRequest$,
		() => LaunchTemplateInstanceMetadataOptionsRequest$,
		() => LaunchTemplateEnclaveOptionsRequest$,
		[() => InstanceRequirementsRequest$, 0],
		() => LaunchTemplatePrivateDnsNameOptionsRequest$,
		() => LaunchTemplateInstanceMaintenanceOptionsRequest$,
		2,
		() => OperatorRequest$,
		() => LaunchTemplateNetworkPerformanceOptionsRequest$,
		[() => LaunchTemplateInstanceSecondaryInterfaceSpecificationRequestList, { [_xN]: _SIeco }]
	]
];
var Reservation$ = [
	3,
	n0,
	_Reser,
	0,
	[
		_RIe,
		_OI,
		_RIeq,
		_G,
		_Ins
	],
	[
		[0, {
			[_eQN]: `ReservationId`,
			[_xN]: _rI
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[0, {
			[_eQN]: `RequesterId`,
			[_xN]: _rIeq
		}],
		[() => GroupIdentifierList, {
			[_eQN]: `GroupSet`,
			[_xN]: _gSr
		}],
		[() => InstanceList, {
			[_eQN]: `InstancesSet`,
			[_xN]: _iSns
		}]
	]
];
var ResponseLaunchTemplateData$ = [
	3,
	n0,
	_RLTDe,
	0,
	[
		_KI,
		_EO,
		_IIP,
		_BDMl,
		_NIet,
		_IIm,
		_IT,
		_KN,
		_Mon,
		_Pla,
		_RDI,
		_DAT,
		_IISB,
		_UDs,
		_TS,
		_EGSlas,
		_EIAl,
		_SGIe,
		_SGe,
		_IMOns,
		_CSr,
		_CO,
		_CRSa,
		_LSi,
		_HO,
		_MO,
		_EOn,
		_IR,
		_PDNO,
		_MOa,
		_DASi,
		_Op,
		_NPO,
		_SIec
	],
	[
		[0, {
			[_eQN]: `KernelId`,
			[_xN]: _kI
		}],
		[2, {
			[_eQN]: `EbsOptimized`,
			[_xN]: _eO
		}],
		[() => LaunchTemplateIamInstanceProfileSpecification$, {
			[_eQN]: `IamInstanceProfile`,
			[_xN]: _iIP
		}],
		[() => LaunchTemplateBlockDeviceMappingList, {
			[_eQN]: `BlockDeviceMappingSet`,
			[_xN]: _bDMS
		}],
		[() => LaunchTemplateInstanceNetworkInterfaceSpecificationList, {
			[_eQN]: `NetworkInterfaceSet`,
			[_xN]: _nIS
		}],
		[0, {
			[_eQN]: `ImageId`,
			[_xN]: _iIma
		}],
		[0, {
			[_eQN]: `InstanceType`,
			[_xN]: _iT
		}],
		[0, {
			[_eQN]: `KeyName`,
			[_xN]: _kN
		}],
		[() => LaunchTemplatesMonitoring$, {
			[_eQN]: `Monitoring`,
			[_xN]: _mon
		}],
		[() => LaunchTemplatePlacement$, {
			[_eQN]: `Placement`,
			[_xN]: _pla
		}],
		[0, {
			[_eQN]: `RamDiskId`,
			[_xN]: _rDI
		}],
		[2, {
			[_eQN]: `DisableApiTermination`,
			[_xN]: _dAT
		}],
		[0, {
			[_eQN]: `InstanceInitiatedShutdownBehavior`,
			[_xN]: _iISB
		}],
		[() => SensitiveUserData, {
			[_eQN]: `UserData`,
			[_xN]: _uDs
		}],
		[() => LaunchTemplateTagSpecificationList, {
			[_eQN]: `TagSpecificationSet`,
			[_xN]: _tSS
		}],
		[() => ElasticGpuSpecificationResponseList, {
			[_eQN]: `ElasticGpuSpecificationSet`,
			[_xN]: _eGSS
		}],
		[() => LaunchTemplateElasticInferenceAcceleratorResponseList, {
			[_eQN]: `ElasticInferenceAcceleratorSet`,
			[_xN]: _eIAS
		}],
		[() => ValueStringList, {
			[_eQN]: `SecurityGroupIdSet`,
			[_xN]: _sGIS
		}],
		[() => ValueStringList, {
			[_eQN]: `SecurityGroupSet`,
			[_xN]: _sGSe
		}],
		[() => LaunchTemplateInstanceMarketOptions$, {
			[_eQN]: `InstanceMarketOptions`,
			[_xN]: _iMOn
		}],
		[() => CreditSpecification$, {
			[_eQN]: `CreditSpecification`,
			[_xN]: _cSr
		}],
		[() => LaunchTemplateCpuOptions$, {
			[_eQN]: `CpuOptions`,
			[_xN]: _cO
		}],
		[() => LaunchTemplateCapacityReservationSpecificationResponse$, {
			[_eQN]: `CapacityReservationSpecification`,
			[_xN]: _cRSa
		}],
		[() => LaunchTemplateLicenseList, {
			[_eQN]: `LicenseSet`,
			[_xN]: _lSic
		}],
		[() => LaunchTemplateHibernationOptions$, {
			[_eQN]: `HibernationOptions`,
			[_xN]: _hO
		}],
		[() => LaunchTemplateInstanceMetadataOptions$, {
			[_eQN]: `MetadataOptions`,
			[_xN]: _mO
		}],
		[() => LaunchTemplateEnclaveOptions$, {
			[_eQN]: `EnclaveOptions`,
			[_xN]: _eOn
		}],
		[() => InstanceRequirements$, {
			[_eQN]: `InstanceRequirements`,
			[_xN]: _iR
		}],
		[() => LaunchTemplatePrivateDnsNameOptions$, {
			[_eQN]: `PrivateDnsNameOptions`,
			[_xN]: _pDNO
		}],
		[() => LaunchTemplateInstanceMaintenanceOptions$, {
			[_eQN]: `MaintenanceOptions`,
			[_xN]: _mOa
		}],
		[2, {
			[_eQN]: `DisableApiStop`,
			[_xN]: _dASi
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}],
		[() => LaunchTemplateNetworkPerformanceOptions$, {
			[_eQN]: `NetworkPerformanceOptions`,
			[_xN]: _nPO
		}],
		[() => LaunchTemplateInstanceSecondaryInterfaceSpecificationList, {
			[_eQN]: `SecondaryInterfaceSet`,
			[_xN]: _sISe
		}]
	]
];
var RunInstancesMonitoringEnabled$ = [
	3,
	n0,
	_RIME,
	0,
	[_En, _MCIe],
	[[2, {
		[_eQN]: `Enabled`,
		[_xN]: _en
	}], [() => MetricCategoryIdList, { [_xN]: _MCI }]],
	1
];
var RunInstancesRequest$ = [
	3,
	n0,
	_RIRu,
	0,
	[
		_MCa,
		_MCin,
		_BDMl,
		_IIm,
		_IT,
		_IAC,
		_IA,
		_KI,
		_KN,
		_Mon,
		_Pla,
		_RIa,
		_SGIe,
		_SGe,
		_SIu,
		_UDs,
		_EGSla,
		_EIAl,
		_TS,
		_LT,
		_IMOns,
		_CSr,
		_CO,
		_CRSa,
		_HO,
		_LSi,
		_MO,
		_EOn,
		_PDNO,
		_MOa,
		_DASi,
		_EPI,
		_NPO,
		_Op,
		_SIec,
		_DR,
		_DAT,
		_IISB,
		_PIAr,
		_CT,
		_AId,
		_NIet,
		_IIP,
		_EO
	],
	[
		1,
		1,
		[() => BlockDeviceMappingRequestList, { [_xN]: _BDM }],
		0,
		0,
		1,
		[() => InstanceIpv6AddressList, { [_xN]: _IApv }],
		0,
		0,
		[() => RunInstancesMonitoringEnabled$, 0],
		[() => Placement$, 0],
		0,
		[() => SecurityGroupIdStringList, { [_xN]: _SGI }],
		[() => SecurityGroupStringList, { [_xN]: _SGec }],
		0,
		[() => RunInstancesUserData, 0],
		[() => ElasticGpuSpecifications, 0],
		[() => ElasticInferenceAccelerators, { [_xN]: _EIA }],
		[() => TagSpecificationList, { [_xN]: _TSa }],
		() => LaunchTemplateSpecification$,
		() => InstanceMarketOptionsRequest$,
		() => CreditSpecificationRequest$,
		() => CpuOptionsRequest$,
		() => CapacityReservationSpecification$,
		() => HibernationOptionsRequest$,
		[() => LicenseSpecificationListRequest, { [_xN]: _LSic }],
		() => InstanceMetadataOptionsRequest$,
		() => EnclaveOptionsRequest$,
		() => PrivateDnsNameOptionsRequest$,
		() => InstanceMaintenanceOptionsRequest$,
		2,
		2,
		() => InstanceNetworkPerformanceOptionsRequest$,
		() => OperatorRequest$,
		[() => InstanceSecondaryInterfaceSpecificationListRequest, { [_xN]: _SIeco }],
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[2, {
			[_eQN]: `DisableApiTermination`,
			[_xN]: _dAT
		}],
		[0, {
			[_eQN]: `InstanceInitiatedShutdownBehavior`,
			[_xN]: _iISB
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}],
		[0, {
			[_eQN]: `ClientToken`,
			[_iTd]: 1,
			[_xN]: _cT
		}],
		[0, {
			[_eQN]: `AdditionalInfo`,
			[_xN]: _aId
		}],
		[() => InstanceNetworkInterfaceSpecificationList, {
			[_eQN]: `NetworkInterface`,
			[_xN]: _nIe
		}],
		[() => IamInstanceProfileSpecification$, {
			[_eQN]: `IamInstanceProfile`,
			[_xN]: _iIP
		}],
		[2, {
			[_eQN]: `EbsOptimized`,
			[_xN]: _eO
		}]
	],
	2
];
var ScanResults$ = [
	3,
	n0,
	_SRc,
	0,
	[
		_HFSL,
		_FSD,
		_IFAS,
		_LFAS,
		_MFAS,
		_HFAS,
		_CFAS
	],
	[
		[0, {
			[_eQN]: `HighestFindingSeverityLabel`,
			[_xN]: _hFSL
		}],
		[4, {
			[_eQN]: `FindingScanDate`,
			[_xN]: _fSD
		}],
		[4, {
			[_eQN]: `InformationalFixAvailableSince`,
			[_xN]: _iFAS
		}],
		[4, {
			[_eQN]: `LowFixAvailableSince`,
			[_xN]: _lFAS
		}],
		[4, {
			[_eQN]: `MediumFixAvailableSince`,
			[_xN]: _mFAS
		}],
		[4, {
			[_eQN]: `HighFixAvailableSince`,
			[_xN]: _hFAS
		}],
		[4, {
			[_eQN]: `CriticalFixAvailableSince`,
			[_xN]: _cFAS
		}]
	]
];
var SecondaryInterfacePrivateIpAddressSpecification$ = [
	3,
	n0,
	_SIPIAS,
	0,
	[_PIAr],
	[[0, {
		[_eQN]: `PrivateIpAddress`,
		[_xN]: _pIAr
	}]]
];
var SecondaryInterfacePrivateIpAddressSpecificationRequest$ = [
	3,
	n0,
	_SIPIASR,
	0,
	[_PIAr],
	[0]
];
var SecurityGroup$ = [
	3,
	n0,
	_SGec,
	0,
	[
		_GIr,
		_IPEp,
		_T,
		_VI,
		_SGA,
		_OI,
		_GN,
		_De,
		_IPpe
	],
	[
		[0, {
			[_eQN]: `GroupId`,
			[_xN]: _gIr
		}],
		[() => IpPermissionList, {
			[_eQN]: `IpPermissionsEgress`,
			[_xN]: _iPEp
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[0, {
			[_eQN]: `SecurityGroupArn`,
			[_xN]: _sGA
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[0, {
			[_eQN]: `GroupName`,
			[_xN]: _gN
		}],
		[0, {
			[_eQN]: `GroupDescription`,
			[_xN]: _gD
		}],
		[() => IpPermissionList, {
			[_eQN]: `IpPermissions`,
			[_xN]: _iPpe
		}]
	]
];
var SpotMarketOptions$ = [
	3,
	n0,
	_SMO,
	0,
	[
		_MPax,
		_SITp,
		_BDMlo,
		_VU,
		_IIB
	],
	[
		0,
		0,
		1,
		4,
		0
	]
];
var StateReason$ = [
	3,
	n0,
	_SRt,
	0,
	[_Co, _Me],
	[[0, {
		[_eQN]: `Code`,
		[_xN]: _co
	}], [0, {
		[_eQN]: `Message`,
		[_xN]: _me
	}]]
];
var StopInstancesRequest$ = [
	3,
	n0,
	_SIRto,
	0,
	[
		_IIn,
		_Hi,
		_SOS,
		_DR,
		_F
	],
	[
		[() => InstanceIdStringList, { [_xN]: _II }],
		2,
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[2, {
			[_eQN]: `Force`,
			[_xN]: _fo
		}]
	],
	1
];
var StopInstancesResult$ = [
	3,
	n0,
	_SIRtop,
	0,
	[_SIto],
	[[() => InstanceStateChangeList, {
		[_eQN]: `InstancesSet`,
		[_xN]: _iSns
	}]]
];
var Subnet$ = [
	3,
	n0,
	_Su,
	0,
	[
		_AZI,
		_ELADI,
		_MCOIOL,
		_COIP,
		_OI,
		_AIAOC,
		_ICBAS,
		_T,
		_SAub,
		_OA,
		_EDn,
		_IN,
		_PDNOOL,
		_BPAS,
		_Ty,
		_SIu,
		_St,
		_VI,
		_CB,
		_AIAC,
		_AZ,
		_DFA,
		_MPIOL
	],
	[
		[0, {
			[_eQN]: `AvailabilityZoneId`,
			[_xN]: _aZI
		}],
		[1, {
			[_eQN]: `EnableLniAtDeviceIndex`,
			[_xN]: _eLADI
		}],
		[2, {
			[_eQN]: `MapCustomerOwnedIpOnLaunch`,
			[_xN]: _mCOIOL
		}],
		[0, {
			[_eQN]: `CustomerOwnedIpv4Pool`,
			[_xN]: _cOIP
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[2, {
			[_eQN]: `AssignIpv6AddressOnCreation`,
			[_xN]: _aIAOC
		}],
		[() => SubnetIpv6CidrBlockAssociationSet, {
			[_eQN]: `Ipv6CidrBlockAssociationSet`,
			[_xN]: _iCBASp
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `SubnetArn`,
			[_xN]: _sAub
		}],
		[0, {
			[_eQN]: `OutpostArn`,
			[_xN]: _oA
		}],
		[2, {
			[_eQN]: `EnableDns64`,
			[_xN]: _eDn
		}],
		[2, {
			[_eQN]: `Ipv6Native`,
			[_xN]: _iN
		}],
		[() => PrivateDnsNameOptionsOnLaunch$, {
			[_eQN]: `PrivateDnsNameOptionsOnLaunch`,
			[_xN]: _pDNOOL
		}],
		[() => BlockPublicAccessStates$, {
			[_eQN]: `BlockPublicAccessStates`,
			[_xN]: _bPAS
		}],
		[0, {
			[_eQN]: `Type`,
			[_xN]: _ty
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		[0, {
			[_eQN]: `State`,
			[_xN]: _st
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[0, {
			[_eQN]: `CidrBlock`,
			[_xN]: _cB
		}],
		[1, {
			[_eQN]: `AvailableIpAddressCount`,
			[_xN]: _aIAC
		}],
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}],
		[2, {
			[_eQN]: `DefaultForAz`,
			[_xN]: _dFA
		}],
		[2, {
			[_eQN]: `MapPublicIpOnLaunch`,
			[_xN]: _mPIOL
		}]
	]
];
var SubnetCidrBlockState$ = [
	3,
	n0,
	_SCBS,
	0,
	[_St, _SMt],
	[[0, {
		[_eQN]: `State`,
		[_xN]: _st
	}], [0, {
		[_eQN]: `StatusMessage`,
		[_xN]: _sMt
	}]]
];
var SubnetIpv6CidrBlockAssociation$ = [
	3,
	n0,
	_SICBA,
	0,
	[
		_AIs,
		_ICB,
		_ICBS,
		_IAA,
		_ISpo
	],
	[
		[0, {
			[_eQN]: `AssociationId`,
			[_xN]: _aIs
		}],
		[0, {
			[_eQN]: `Ipv6CidrBlock`,
			[_xN]: _iCB
		}],
		[() => SubnetCidrBlockState$, {
			[_eQN]: `Ipv6CidrBlockState`,
			[_xN]: _iCBS
		}],
		[0, {
			[_eQN]: `Ipv6AddressAttribute`,
			[_xN]: _iAA
		}],
		[0, {
			[_eQN]: `IpSource`,
			[_xN]: _iSpo
		}]
	]
];
var Tag$ = [
	3,
	n0,
	_Ta,
	0,
	[_K, _V],
	[[0, {
		[_eQN]: `Key`,
		[_xN]: _k
	}], [0, {
		[_eQN]: `Value`,
		[_xN]: _v
	}]]
];
var TagSpecification$ = [
	3,
	n0,
	_TSa,
	0,
	[_RTe, _T],
	[[0, {
		[_eQN]: `ResourceType`,
		[_xN]: _rTe
	}], [() => TagList, { [_xN]: _Ta }]]
];
var TerminateInstancesRequest$ = [
	3,
	n0,
	_TIR,
	0,
	[
		_IIn,
		_F,
		_SOS,
		_DR
	],
	[
		[() => InstanceIdStringList, { [_xN]: _II }],
		2,
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}]
	],
	1
];
var TerminateInstancesResult$ = [
	3,
	n0,
	_TIRe,
	0,
	[_TIer],
	[[() => InstanceStateChangeList, {
		[_eQN]: `InstancesSet`,
		[_xN]: _iSns
	}]]
];
var TotalLocalStorageGB$ = [
	3,
	n0,
	_TLSGB,
	0,
	[_M, _Ma],
	[[1, {
		[_eQN]: `Min`,
		[_xN]: _m
	}], [1, {
		[_eQN]: `Max`,
		[_xN]: _ma
	}]]
];
var TotalLocalStorageGBRequest$ = [
	3,
	n0,
	_TLSGBR,
	0,
	[_M, _Ma],
	[1, 1]
];
var UserIdGroupPair$ = [
	3,
	n0,
	_UIGPs,
	0,
	[
		_De,
		_UI,
		_GN,
		_GIr,
		_VI,
		_VPCI,
		_PSee
	],
	[
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[0, {
			[_eQN]: `UserId`,
			[_xN]: _uI
		}],
		[0, {
			[_eQN]: `GroupName`,
			[_xN]: _gN
		}],
		[0, {
			[_eQN]: `GroupId`,
			[_xN]: _gIr
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[0, {
			[_eQN]: `VpcPeeringConnectionId`,
			[_xN]: _vPCI
		}],
		[0, {
			[_eQN]: `PeeringStatus`,
			[_xN]: _pSee
		}]
	]
];
var ValidationError$ = [
	3,
	n0,
	_VEa,
	0,
	[_Co, _Me],
	[[0, {
		[_eQN]: `Code`,
		[_xN]: _co
	}], [0, {
		[_eQN]: `Message`,
		[_xN]: _me
	}]]
];
var ValidationWarning$ = [
	3,
	n0,
	_VW,
	0,
	[_Err],
	[[() => ErrorSet, {
		[_eQN]: `ErrorSet`,
		[_xN]: _eSr
	}]]
];
var VCpuCountRange$ = [
	3,
	n0,
	_VCCR,
	0,
	[_M, _Ma],
	[[1, {
		[_eQN]: `Min`,
		[_xN]: _m
	}], [1, {
		[_eQN]: `Max`,
		[_xN]: _ma
	}]]
];
var VCpuCountRangeRequest$ = [
	3,
	n0,
	_VCCRR,
	0,
	[_M, _Ma],
	[1, 1],
	1
];
var VCpuInfo$ = [
	3,
	n0,
	_VCIpu,
	0,
	[
		_DVC,
		_DCef,
		_DTPC,
		_VCa,
		_VTPC
	],
	[
		[1, {
			[_eQN]: `DefaultVCpus`,
			[_xN]: _dVC
		}],
		[1, {
			[_eQN]: `DefaultCores`,
			[_xN]: _dCe
		}],
		[1, {
			[_eQN]: `DefaultThreadsPerCore`,
			[_xN]: _dTPC
		}],
		[() => CoreCountList, {
			[_eQN]: `ValidCores`,
			[_xN]: _vCa
		}],
		[() => ThreadsPerCoreList, {
			[_eQN]: `ValidThreadsPerCore`,
			[_xN]: _vTPC
		}]
	]
];
var __Unit = "unit";
var AcceleratorManufacturerSet = [
	1,
	n0,
	_AMSc,
	0,
	[0, { [_xN]: _it }]
];
var AcceleratorNameSet = [
	1,
	n0,
	_ANSc,
	0,
	[0, { [_xN]: _it }]
];
var AcceleratorTypeSet = [
	1,
	n0,
	_ATSc,
	0,
	[0, { [_xN]: _it }]
];
var AllowedInstanceTypeSet = [
	1,
	n0,
	_AITS,
	0,
	[0, { [_xN]: _it }]
];
var ArchitectureTypeList = [
	1,
	n0,
	_ATLr,
	0,
	[0, { [_xN]: _it }]
];
var AssociatedSubnetList = [
	1,
	n0,
	_ASL,
	0,
	[0, { [_xN]: _it }]
];
var BandwidthWeightingTypeList = [
	1,
	n0,
	_BWTL,
	0,
	[0, { [_xN]: _it }]
];
var BlockDeviceMappingList = [
	1,
	n0,
	_BDML,
	0,
	[() => BlockDeviceMapping$, { [_xN]: _it }]
];
var BlockDeviceMappingRequestList = [
	1,
	n0,
	_BDMRL,
	0,
	[() => BlockDeviceMapping$, { [_xN]: _BDM }]
];
var BootModeTypeList = [
	1,
	n0,
	_BMTL,
	0,
	[0, { [_xN]: _it }]
];
var CoreCountList = [
	1,
	n0,
	_CCL,
	0,
	[1, { [_xN]: _it }]
];
var CpuManufacturerSet = [
	1,
	n0,
	_CMSp,
	0,
	[0, { [_xN]: _it }]
];
var DiskInfoList = [
	1,
	n0,
	_DILi,
	0,
	[() => DiskInfo$, { [_xN]: _it }]
];
var EbsCardInfoList = [
	1,
	n0,
	_ECIL,
	0,
	[() => EbsCardInfo$, { [_xN]: _it }]
];
var ElasticGpuAssociationList = [
	1,
	n0,
	_EGAL,
	0,
	[() => ElasticGpuAssociation$, { [_xN]: _it }]
];
var ElasticGpuSpecificationList = [
	1,
	n0,
	_EGSL,
	0,
	[() => ElasticGpuSpecification$, { [_xN]: _EGSla }]
];
var ElasticGpuSpecificationResponseList = [
	1,
	n0,
	_EGSRL,
	0,
	[() => ElasticGpuSpecificationResponse$, { [_xN]: _it }]
];
var ElasticGpuSpecifications = [
	1,
	n0,
	_EGSlas,
	0,
	[() => ElasticGpuSpecification$, { [_xN]: _it }]
];
var ElasticInferenceAcceleratorAssociationList = [
	1,
	n0,
	_EIAAL,
	0,
	[() => ElasticInferenceAcceleratorAssociation$, { [_xN]: _it }]
];
var ElasticInferenceAccelerators = [
	1,
	n0,
	_EIAl,
	0,
	[() => ElasticInferenceAccelerator$, { [_xN]: _it }]
];
var ErrorSet = [
	1,
	n0,
	_ESr,
	0,
	[() => ValidationError$, { [_xN]: _it }]
];
var ExcludedInstanceTypeSet = [
	1,
	n0,
	_EITSx,
	0,
	[0, { [_xN]: _it }]
];
var ExecutableByStringList = [
	1,
	n0,
	_EBSL,
	0,
	[0, { [_xN]: _EBx }]
];
var FilterList = [
	1,
	n0,
	_FLi,
	0,
	[() => Filter$, { [_xN]: _Fil }]
];
var FpgaDeviceInfoList = [
	1,
	n0,
	_FDIL,
	0,
	[() => FpgaDeviceInfo$, { [_xN]: _it }]
];
var GpuDeviceInfoList = [
	1,
	n0,
	_GDIL,
	0,
	[() => GpuDeviceInfo$, { [_xN]: _it }]
];
var GroupIdentifierList = [
	1,
	n0,
	_GIL,
	0,
	[() => GroupIdentifier$, { [_xN]: _it }]
];
var GroupIdStringList = [
	1,
	n0,
	_GISL,
	0,
	[0, { [_xN]: _gIr }]
];
var GroupNameStringList = [
	1,
	n0,
	_GNSL,
	0,
	[0, { [_xN]: _GN }]
];
var ImageIdStringList = [
	1,
	n0,
	_IISL,
	0,
	[0, { [_xN]: _IIm }]
];
var ImageList = [
	1,
	n0,
	_ILm,
	0,
	[() => Image$, { [_xN]: _it }]
];
var ImageWatermarkList = [
	1,
	n0,
	_IWL,
	0,
	[() => ImageWatermark$, { [_xN]: _it }]
];
var InferenceDeviceInfoList = [
	1,
	n0,
	_IDIL,
	0,
	[() => InferenceDeviceInfo$, 0]
];
var InstanceBlockDeviceMappingList = [
	1,
	n0,
	_IBDML,
	0,
	[() => InstanceBlockDeviceMapping$, { [_xN]: _it }]
];
var InstanceGenerationSet = [
	1,
	n0,
	_IGS,
	0,
	[0, { [_xN]: _it }]
];
var InstanceIdStringList = [
	1,
	n0,
	_IISLn,
	0,
	[0, { [_xN]: _II }]
];
var InstanceIpv4PrefixList = [
	1,
	n0,
	_IIPL,
	0,
	[() => InstanceIpv4Prefix$, { [_xN]: _it }]
];
var InstanceIpv6AddressList = [
	1,
	n0,
	_IIAL,
	0,
	[() => InstanceIpv6Address$, { [_xN]: _it }]
];
var InstanceIpv6AddressListRequest = [
	1,
	n0,
	_IIALR,
	0,
	[() => InstanceIpv6AddressRequest$, { [_xN]: _IIA }]
];
var InstanceIpv6PrefixList = [
	1,
	n0,
	_IIPLn,
	0,
	[() => InstanceIpv6Prefix$, { [_xN]: _it }]
];
var InstanceList = [
	1,
	n0,
	_ILns,
	0,
	[() => Instance$, { [_xN]: _it }]
];
var InstanceNetworkInterfaceList = [
	1,
	n0,
	_INIL,
	0,
	[() => InstanceNetworkInterface$, { [_xN]: _it }]
];
var InstanceNetworkInterfaceSpecificationList = [
	1,
	n0,
	_INISL,
	0,
	[() => InstanceNetworkInterfaceSpecification$, { [_xN]: _it }]
];
var InstancePrivateIpAddressList = [
	1,
	n0,
	_IPIAL,
	0,
	[() => InstancePrivateIpAddress$, { [_xN]: _it }]
];
var InstanceSecondaryInterfaceList = [
	1,
	n0,
	_ISIL,
	0,
	[() => InstanceSecondaryInterface$, { [_xN]: _it }]
];
var InstanceSecondaryInterfacePrivateIpAddressList = [
	1,
	n0,
	_ISIPIAL,
	0,
	[() => InstanceSecondaryInterfacePrivateIpAddress$, { [_xN]: _it }]
];
var InstanceSecondaryInterfacePrivateIpAddressListRequest = [
	1,
	n0,
	_ISIPIALR,
	0,
	[() => InstanceSecondaryInterfacePrivateIpAddressRequest$, { [_xN]: _it }]
];
var InstanceSecondaryInterfaceSpecificationListRequest = [
	1,
	n0,
	_ISISLR,
	0,
	[() => InstanceSecondaryInterfaceSpecificationRequest$, { [_xN]: _it }]
];
var InstanceStateChangeList = [
	1,
	n0,
	_ISCL,
	0,
	[() => InstanceStateChange$, { [_xN]: _it }]
];
var InstanceTypeInfoList = [
	1,
	n0,
	_ITILn,
	0,
	[() => InstanceTypeInfo$, { [_xN]: _it }]
];
var InstanceTypeOfferingsList = [
	1,
	n0,
	_ITOL,
	0,
	[() => InstanceTypeOffering$, { [_xN]: _it }]
];
var IpPermissionList = [
	1,
	n0,
	_IPLp,
	0,
	[() => IpPermission$, { [_xN]: _it }]
];
var IpRangeList = [
	1,
	n0,
	_IRLp,
	0,
	[() => IpRange$, { [_xN]: _it }]
];
var Ipv4PrefixesList = [
	1,
	n0,
	_IPLpv,
	0,
	[() => Ipv4PrefixSpecification$, { [_xN]: _it }]
];
var Ipv4PrefixList = [
	1,
	n0,
	_IPLpvr,
	0,
	[() => Ipv4PrefixSpecificationRequest$, { [_xN]: _it }]
];
var Ipv4PrefixListResponse = [
	1,
	n0,
	_IPLRpv,
	0,
	[() => Ipv4PrefixSpecificationResponse$, { [_xN]: _it }]
];
var Ipv6PrefixesList = [
	1,
	n0,
	_IPLpvre,
	0,
	[() => Ipv6PrefixSpecification$, { [_xN]: _it }]
];
var Ipv6PrefixList = [
	1,
	n0,
	_IPLpvref,
	0,
	[() => Ipv6PrefixSpecificationRequest$, { [_xN]: _it }]
];
var Ipv6PrefixListResponse = [
	1,
	n0,
	_IPLRpvr,
	0,
	[() => Ipv6PrefixSpecificationResponse$, { [_xN]: _it }]
];
var Ipv6RangeList = [
	1,
	n0,
	_IRLpv,
	0,
	[() => Ipv6Range$, { [_xN]: _it }]
];
var KeyNameStringList = [
	1,
	n0,
	_KNSL,
	0,
	[0, { [_xN]: _KN }]
];
var KeyPairIdStringList = [
	1,
	n0,
	_KPISL,
	0,
	[0, { [_xN]: _KPI }]
];
var KeyPairList = [
	1,
	n0,
	_KPL,
	0,
	[() => KeyPairInfo$, { [_xN]: _it }]
];
var LaunchTemplateBlockDeviceMappingList = [
	1,
	n0,
	_LTBDML,
	0,
	[() => LaunchTemplateBlockDeviceMapping$, { [_xN]: _it }]
];
var LaunchTemplateBlockDeviceMappingRequestList = [
	1,
	n0,
	_LTBDMRL,
	0,
	[() => LaunchTemplateBlockDeviceMappingRequest$, { [_xN]: _BDM }]
];
var LaunchTemplateElasticInferenceAcceleratorList = [
	1,
	n0,
	_LTEIAL,
	0,
	[() => LaunchTemplateElasticInferenceAccelerator$, { [_xN]: _it }]
];
var LaunchTemplateElasticInferenceAcceleratorResponseList = [
	1,
	n0,
	_LTEIARL,
	0,
	[() => LaunchTemplateElasticInferenceAcceleratorResponse$, { [_xN]: _it }]
];
var LaunchTemplateInstanceNetworkInterfaceSpecificationList = [
	1,
	n0,
	_LTINISL,
	0,
	[() => LaunchTemplateInstanceNetworkInterfaceSpecification$, { [_xN]: _it }]
];
var LaunchTemplateInstanceNetworkInterfaceSpecificationRequestList = [
	1,
	n0,
	_LTINISRL,
	0,
	[() => LaunchTemplateInstanceNetworkInterfaceSpecificationRequest$, { [_xN]: _INIS }]
];
var LaunchTemplateInstanceSecondaryInterfaceSpecificationList = [
	1,
	n0,
	_LTISISL,
	0,
	[() => LaunchTemplateInstanceSecondaryInterfaceSpecification$, { [_xN]: _it }]
];
var LaunchTemplateInstanceSecondaryInterfaceSpecificationRequestList = [
	1,
	n0,
	_LTISISRL,
	0,
	[() => LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest$, { [_xN]: _ISIS }]
];
var LaunchTemplateLicenseList = [
	1,
	n0,
	_LTLL,
	0,
	[() => LaunchTemplateLicenseConfiguration$, { [_xN]: _it }]
];
var LaunchTemplateLicenseSpecificationListRequest = [
	1,
	n0,
	_LTLSLR,
	0,
	[() => LaunchTemplateLicenseConfigurationRequest$, { [_xN]: _it }]
];
var LaunchTemplateTagSpecificationList = [
	1,
	n0,
	_LTTSL,
	0,
	[() => LaunchTemplateTagSpecification$, { [_xN]: _it }]
];
var LaunchTemplateTagSpecificationRequestList = [
	1,
	n0,
	_LTTSRL,
	0,
	[() => LaunchTemplateTagSpecificationRequest$, { [_xN]: _LTTSR }]
];
var LaunchTemplateVersionSet = [
	1,
	n0,
	_LTVS,
	0,
	[() => LaunchTemplateVersion$, { [_xN]: _it }]
];
var LicenseList = [
	1,
	n0,
	_LL,
	0,
	[() => LicenseConfiguration$, { [_xN]: _it }]
];
var LicenseSpecificationListRequest = [
	1,
	n0,
	_LSLR,
	0,
	[() => LicenseConfigurationRequest$, { [_xN]: _it }]
];
var LocalStorageTypeSet = [
	1,
	n0,
	_LSTS,
	0,
	[0, { [_xN]: _it }]
];
var MediaDeviceInfoList = [
	1,
	n0,
	_MDIL,
	0,
	[() => MediaDeviceInfo$, { [_xN]: _it }]
];
var MetricCategoryIdList = [
	1,
	n0,
	_MCIL,
	0,
	[0, { [_xN]: _it }]
];
var NetworkCardInfoList = [
	1,
	n0,
	_NCIL,
	0,
	[() => NetworkCardInfo$, { [_xN]: _it }]
];
var NetworkCardInterfaceTypeList = [
	1,
	n0,
	_NCITL,
	0,
	[0, { [_xN]: _it }]
];
var NetworkInterfaceIdList = [
	1,
	n0,
	_NIIL,
	0,
	[0, { [_xN]: _it }]
];
var NetworkInterfaceIpv6AddressesList = [
	1,
	n0,
	_NIIAL,
	0,
	[() => NetworkInterfaceIpv6Address$, { [_xN]: _it }]
];
var NetworkInterfaceList = [
	1,
	n0,
	_NIL,
	0,
	[() => NetworkInterface$, { [_xN]: _it }]
];
var NetworkInterfacePrivateIpAddressList = [
	1,
	n0,
	_NIPIAL,
	0,
	[() => NetworkInterfacePrivateIpAddress$, { [_xN]: _it }]
];
var NeuronDeviceInfoList = [
	1,
	n0,
	_NDIL,
	0,
	[() => NeuronDeviceInfo$, { [_xN]: _it }]
];
var NitroTpmSupportedVersionsList = [
	1,
	n0,
	_NTSVL,
	0,
	[0, { [_xN]: _it }]
];
var OwnerStringList = [
	1,
	n0,
	_OSL,
	0,
	[0, { [_xN]: _Own }]
];
var PerformanceFactorReferenceSet = [
	1,
	n0,
	_PFRS,
	0,
	[() => PerformanceFactorReference$, { [_xN]: _it }]
];
var PerformanceFactorReferenceSetRequest = [
	1,
	n0,
	_PFRSR,
	0,
	[() => PerformanceFactorReferenceRequest$, { [_xN]: _it }]
];
var PlacementGroupStrategyList = [
	1,
	n0,
	_PGSL,
	0,
	[0, { [_xN]: _it }]
];
var PrefixListIdList = [
	1,
	n0,
	_PLIL,
	0,
	[() => PrefixListId$, { [_xN]: _it }]
];
var PrivateIpAddressSpecificationList = [
	1,
	n0,
	_PIASL,
	0,
	[() => PrivateIpAddressSpecification$, { [_xN]: _it }]
];
var ProductCodeList = [
	1,
	n0,
	_PCLr,
	0,
	[() => ProductCode$, { [_xN]: _it }]
];
var ReservationList = [
	1,
	n0,
	_RLe,
	0,
	[() => Reservation$, { [_xN]: _it }]
];
var RootDeviceTypeList = [
	1,
	n0,
	_RDTL,
	0,
	[0, { [_xN]: _it }]
];
var SecondaryInterfacePrivateIpAddressSpecificationList = [
	1,
	n0,
	_SIPIASL,
	0,
	[() => SecondaryInterfacePrivateIpAddressSpecification$, { [_xN]: _it }]
];
var SecondaryInterfacePrivateIpAddressSpecificationListRequest = [
	1,
	n0,
	_SIPIASLR,
	0,
	[() => SecondaryInterfacePrivateIpAddressSpecificationRequest$, { [_xN]: _SIPIAS }]
];
var SecurityGroupIdStringList = [
	1,
	n0,
	_SGISL,
	0,
	[0, { [_xN]: _SGI }]
];
var SecurityGroupList = [
	1,
	n0,
	_SGL,
	0,
	[() => SecurityGroup$, { [_xN]: _it }]
];
var SecurityGroupStringList = [
	1,
	n0,
	_SGSL,
	0,
	[0, { [_xN]: _SGec }]
];
var SubnetIdStringList = [
	1,
	n0,
	_SISLu,
	0,
	[0, { [_xN]: _SIu }]
];
var SubnetIpv6CidrBlockAssociationSet = [
	1,
	n0,
	_SICBAS,
	0,
	[() => SubnetIpv6CidrBlockAssociation$, { [_xN]: _it }]
];
var SubnetList = [
	1,
	n0,
	_SLu,
	0,
	[() => Subnet$, { [_xN]: _it }]
];
var SupportedAdditionalProcessorFeatureList = [
	1,
	n0,
	_SAPFL,
	0,
	[0, { [_xN]: _it }]
];
var SupportedInstanceTypeSet = [
	1,
	n0,
	_SITS,
	0,
	[() => InstanceTypeItem$, { [_xN]: _it }]
];
var TagList = [
	1,
	n0,
	_TL,
	0,
	[() => Tag$, { [_xN]: _it }]
];
var TagSpecificationList = [
	1,
	n0,
	_TSL,
	0,
	[() => TagSpecification$, { [_xN]: _it }]
];
var ThreadsPerCoreList = [
	1,
	n0,
	_TPCL,
	0,
	[1, { [_xN]: _it }]
];
var UnsupportedInstanceTypeSet = [
	1,
	n0,
	_UITS,
	0,
	[() => InstanceTypeItem$, { [_xN]: _it }]
];
var UsageClassTypeList = [
	1,
	n0,
	_UCTL,
	0,
	[0, { [_xN]: _it }]
];
var UserIdGroupPairList = [
	1,
	n0,
	_UIGPL,
	0,
	[() => UserIdGroupPair$, { [_xN]: _it }]
];
var ValueStringList = [
	1,
	n0,
	_VSL,
	0,
	[0, { [_xN]: _it }]
];
var VersionStringList = [
	1,
	n0,
	_VSLe,
	0,
	[0, { [_xN]: _it }]
];
var VirtualizationTypeList = [
	1,
	n0,
	_VTLi,
	0,
	[0, { [_xN]: _it }]
];
var WorkloadsList = [
	1,
	n0,
	_WL,
	0,
	[0, { [_xN]: _it }]
];
var CreateLaunchTemplateVersion$ = [
	9,
	n0,
	_CLTV,
	0,
	() => CreateLaunchTemplateVersionRequest$,
	() => CreateLaunchTemplateVersionResult$
];
var CreateTags$ = [
	9,
	n0,
	_CTreat,
	0,
	() => CreateTagsRequest$,
	() => __Unit
];
var DescribeImages$ = [
	9,
	n0,
	_DIes,
	0,
	() => DescribeImagesRequest$,
	() => DescribeImagesResult$
];
var DescribeInstances$ = [
	9,
	n0,
	_DIesc,
	0,
	() => DescribeInstancesRequest$,
	() => DescribeInstancesResult$
];
var DescribeInstanceTypeOfferings$ = [
	9,
	n0,
	_DITO,
	0,
	() => DescribeInstanceTypeOfferingsRequest$,
	() => DescribeInstanceTypeOfferingsResult$
];
var DescribeInstanceTypes$ = [
	9,
	n0,
	_DITe,
	0,
	() => DescribeInstanceTypesRequest$,
	() => DescribeInstanceTypesResult$
];
var DescribeKeyPairs$ = [
	9,
	n0,
	_DKPe,
	0,
	() => DescribeKeyPairsRequest$,
	() => DescribeKeyPairsResult$
];
var DescribeLaunchTemplateVersions$ = [
	9,
	n0,
	_DLTVe,
	0,
	() => DescribeLaunchTemplateVersionsRequest$,
	() => DescribeLaunchTemplateVersionsResult$
];
var DescribeNetworkInterfaces$ = [
	9,
	n0,
	_DNIe,
	0,
	() => DescribeNetworkInterfacesRequest$,
	() => DescribeNetworkInterfacesResult$
];
var DescribeSecurityGroups$ = [
	9,
	n0,
	_DSGe,
	0,
	() => DescribeSecurityGroupsRequest$,
	() => DescribeSecurityGroupsResult$
];
var DescribeSubnets$ = [
	9,
	n0,
	_DSesc,
	0,
	() => DescribeSubnetsRequest$,
	() => DescribeSubnetsResult$
];
var GetConsoleOutput$ = [
	9,
	n0,
	_GCO,
	0,
	() => GetConsoleOutputRequest$,
	() => GetConsoleOutputResult$
];
var RunInstances$ = [
	9,
	n0,
	_RIu,
	0,
	() => RunInstancesRequest$,
	() => Reservation$
];
var StopInstances$ = [
	9,
	n0,
	_SItop,
	0,
	() => StopInstancesRequest$,
	() => StopInstancesResult$
];
var TerminateInstances$ = [
	9,
	n0,
	_TI,
	0,
	() => TerminateInstancesRequest$,
	() => TerminateInstancesResult$
];

// node_modules/@aws-sdk/client-ec2/dist-es/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2016-11-15",
		base64Decoder: config?.base64Decoder ?? require_defaultProvider.fromBase64,
		base64Encoder: config?.base64Encoder ?? require_defaultProvider.toBase64,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultEC2HttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [{
			schemeId: "aws.auth#sigv4",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
			signer: new require_defaultProvider.AwsSdkSigV4Signer()
		}],
		logger: config?.logger ?? new require_defaultProvider.NoOpLogger(),
		protocol: config?.protocol ?? AwsEc2QueryProtocol,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.ec2",
			errorTypeRegistries,
			xmlNamespace: "http://ec2.amazonaws.com/doc/2016-11-15",
			version: "2016-11-15",
			serviceTarget: "AmazonEC2"
		},
		serviceId: config?.serviceId ?? "EC2",
		sha256: config?.sha256 ?? require_defaultProvider.Sha256Node,
		urlParser: config?.urlParser ?? require_defaultProvider.parseUrl,
		utf8Decoder: config?.utf8Decoder ?? require_defaultProvider.fromUtf8,
		utf8Encoder: config?.utf8Encoder ?? require_defaultProvider.toUtf8
	};
};

// node_modules/@aws-sdk/client-ec2/dist-es/runtimeConfig.js
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
		defaultSocketTimeout: require_getDefaultSocketTimeout.getDefaultSocketTimeout(config?.requestHandler, 9e5),
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

// node_modules/@aws-sdk/client-ec2/dist-es/auth/httpAuthExtensionConfiguration.js
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

// node_modules/@aws-sdk/client-ec2/dist-es/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign(require_defaultProvider.getAwsRegionExtensionConfiguration(runtimeConfig), require_defaultProvider.getDefaultExtensionConfiguration(runtimeConfig), require_defaultProvider.getHttpHandlerExtensionConfiguration(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, require_defaultProvider.resolveAwsRegionExtensionConfiguration(extensionConfiguration), require_defaultProvider.resolveDefaultRuntimeConfig(extensionConfiguration), require_defaultProvider.resolveHttpHandlerRuntimeConfig(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};

// node_modules/@aws-sdk/client-ec2/dist-es/EC2Client.js
var EC2Client = class extends require_defaultProvider.Client {
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
			httpAuthSchemeParametersProvider: defaultEC2HttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new require_defaultProvider.DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials })
		}));
		this.middlewareStack.use(require_defaultProvider.getHttpSigningPlugin(this.config));
	}
	destroy() {
		super.destroy();
	}
};

// node_modules/@aws-sdk/client-ec2/dist-es/commandBuilder.js
const command = require_defaultProvider.makeBuilder(commonParams, "AmazonEC2", "EC2Client", require_defaultProvider.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];

// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateLaunchTemplateVersionCommand.js
var CreateLaunchTemplateVersionCommand = class extends command(_ep0, _mw0, "CreateLaunchTemplateVersion", CreateLaunchTemplateVersion$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/CreateTagsCommand.js
var CreateTagsCommand = class extends command(_ep0, _mw0, "CreateTags", CreateTags$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeImagesCommand.js
var DescribeImagesCommand = class extends command(_ep0, _mw0, "DescribeImages", DescribeImages$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstancesCommand.js
var DescribeInstancesCommand = class extends command(_ep0, _mw0, "DescribeInstances", DescribeInstances$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstanceTypeOfferingsCommand.js
var DescribeInstanceTypeOfferingsCommand = class extends command(_ep0, _mw0, "DescribeInstanceTypeOfferings", DescribeInstanceTypeOfferings$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstanceTypesCommand.js
var DescribeInstanceTypesCommand = class extends command(_ep0, _mw0, "DescribeInstanceTypes", DescribeInstanceTypes$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeKeyPairsCommand.js
var DescribeKeyPairsCommand = class extends command(_ep0, _mw0, "DescribeKeyPairs", DescribeKeyPairs$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeLaunchTemplateVersionsCommand.js
var DescribeLaunchTemplateVersionsCommand = class extends command(_ep0, _mw0, "DescribeLaunchTemplateVersions", DescribeLaunchTemplateVersions$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeNetworkInterfacesCommand.js
var DescribeNetworkInterfacesCommand = class extends command(_ep0, _mw0, "DescribeNetworkInterfaces", DescribeNetworkInterfaces$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSecurityGroupsCommand.js
var DescribeSecurityGroupsCommand = class extends command(_ep0, _mw0, "DescribeSecurityGroups", DescribeSecurityGroups$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSubnetsCommand.js
var DescribeSubnetsCommand = class extends command(_ep0, _mw0, "DescribeSubnets", DescribeSubnets$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/GetConsoleOutputCommand.js
var GetConsoleOutputCommand = class extends command(_ep0, _mw0, "GetConsoleOutput", GetConsoleOutput$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/RunInstancesCommand.js
var RunInstancesCommand = class extends command(_ep0, _mw0, "RunInstances", RunInstances$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/StopInstancesCommand.js
var StopInstancesCommand = class extends command(_ep0, _mw0, "StopInstances", StopInstances$) {};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/TerminateInstancesCommand.js
var TerminateInstancesCommand = class extends command(_ep0, _mw0, "TerminateInstances", TerminateInstances$) {};

// src/aws/sdk/capacity.ts
const noCapacity = /^Insufficient(Instance|Host)?Capacity$/;
const withoutRepeats = (config) => {
	const own = config.retryStrategy;
	config.retryStrategy = async () => {
		const strategy = await own();
		if (!("acquireInitialRetryToken" in strategy)) return strategy;
		return {
			acquireInitialRetryToken: (scope) => strategy.acquireInitialRetryToken(scope),
			refreshRetryTokenForRetry: (token, info) => noCapacity.test(info.error?.name ?? "") ? Promise.reject(info.error) : strategy.refreshRetryTokenForRetry(token, info),
			recordSuccess: (token) => strategy.recordSuccess(token)
		};
	};
};

// src/aws/sdk/ec2.ts
const connectEc2 = (connection) => {
	const client = new EC2Client(connection.config);
	withoutRepeats(client.config);
	const call = require_clients.callsOf(client, connection);
	return {
		createLaunchTemplateVersion: call("CreateLaunchTemplateVersion", CreateLaunchTemplateVersionCommand),
		createTags: call("CreateTags", CreateTagsCommand),
		describeImages: call("DescribeImages", DescribeImagesCommand),
		describeInstanceTypeOfferings: call("DescribeInstanceTypeOfferings", DescribeInstanceTypeOfferingsCommand),
		describeInstanceTypes: call("DescribeInstanceTypes", DescribeInstanceTypesCommand),
		describeInstances: call("DescribeInstances", DescribeInstancesCommand),
		describeKeyPairs: call("DescribeKeyPairs", DescribeKeyPairsCommand),
		describeLaunchTemplateVersions: call("DescribeLaunchTemplateVersions", DescribeLaunchTemplateVersionsCommand),
		describeNetworkInterfaces: call("DescribeNetworkInterfaces", DescribeNetworkInterfacesCommand),
		describeSecurityGroups: call("DescribeSecurityGroups", DescribeSecurityGroupsCommand),
		describeSubnets: call("DescribeSubnets", DescribeSubnetsCommand),
		getConsoleOutput: call("GetConsoleOutput", GetConsoleOutputCommand),
		runInstances: call("RunInstances", RunInstancesCommand),
		stopInstances: call("StopInstances", StopInstancesCommand),
		terminateInstances: call("TerminateInstances", TerminateInstancesCommand)
	};
};

exports.connectEc2 = connectEc2;