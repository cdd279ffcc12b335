const require_goal = require("./goal.cjs");
const require_needs = require("./needs.cjs");
const require_identity = require("./identity.cjs");

// src/aws/rights/statement.ts
const allow = (Sid, Action, Resource, Condition) => ({
	Sid,
	Effect: "Allow",
	Action,
	Resource,
	...Condition && { Condition }
});
const calls = (service, names) => names.trim().split(/\s+/).map((name) => `${service}:${name}`);
const everything = ["*"];
const isOurs = (prefix) => ({ Null: { [`${prefix}/${require_needs.keys.owner}`]: "false" } });

// src/aws/rights/fleet-statements.ts
const ofFleet = (settings) => {
	const { fleet } = settings;
	switch (fleet.kind) {
		case "ec2": return [...ofLaunches(settings, fleet), ...ofOwn(settings, "CreateTags StopInstances TerminateInstances")];
		case "auto-scaling": return [...ofGroups(settings, fleet), ...ofOwn(settings, "CreateTags")];
		case "existing": return settings.gate === void 0 ? [] : [allow("TellThem", ["ec2:CreateTags"], [require_needs.here(settings, "ec2", "instance/*")], { "ForAllValues:StringEquals": { "aws:TagKeys": require_needs.keys.live } })];
	}
};
const ofOwn = (settings, names) => [allow("NameStopAndEndOwn", calls("ec2", names), [require_needs.here(settings, "ec2", "instance/*")], isOurs("aws:ResourceTag"))];
const ofLaunches = (settings, fleet) => {
	const ec2 = (resource, owner) => require_needs.here(settings, "ec2", resource, owner);
	const made = [
		"instance/*",
		"spot-instances-request/*",
		"volume/*"
	].map((resource) => ec2(resource));
	const named = (kind, ids) => (ids.length === 0 ? ["*"] : ids).map((id) => ec2(`${kind}/${id}`));
	const image = fleet.image !== void 0 && "id" in fleet.image ? fleet.image.id : "*";
	const { partition, account } = require_needs.place(settings);
	return [
		allow("LaunchTagged", ["ec2:RunInstances"], made, isOurs("aws:RequestTag")),
		allow("LaunchFrom", ["ec2:RunInstances"], [
			ec2(`image/${image}`, ""),
			...named("key-pair", fleet.keyName === void 0 ? [] : [fleet.keyName]),
			...fleet.launchTemplate === void 0 ? [] : [ec2(`launch-template/${fleet.launchTemplate.id}`)],
			ec2("network-interface/*"),
			...named("security-group", fleet.securityGroups),
			...named("subnet", fleet.subnets)
		]),
		allow("TagAtLaunch", ["ec2:CreateTags"], made, { StringEquals: { "ec2:CreateAction": "RunInstances" } }),
		...fleet.instanceProfile === void 0 ? [] : [allow("HandOverTheProfile", ["iam:PassRole"], [`arn:${partition}:iam::${account}:role/${fleet.instanceProfile}`], { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } })]
	];
};
const ofGroups = (settings, { groups, launchTemplate }) => {
	const templates = [require_needs.here(settings, "ec2", "launch-template/*")];
	return [
		allow("LookAtGroups", calls("autoscaling", "DescribeAutoScalingGroups DescribePolicies DescribeScalingActivities"), everything),
		allow("ScaleTheGroups", calls("autoscaling", `AttachLoadBalancerTargetGroups CreateOrUpdateTags DeleteTags DetachLoadBalancerTargetGroups
         DetachTrafficSources ResumeProcesses SetInstanceProtection SuspendProcesses UpdateAutoScalingGroup`), [groups.blue, groups.green].map((name) => require_needs.here(settings, "autoscaling", `autoScalingGroup:*:autoScalingGroupName/${name}`))),
		...launchTemplate.kind === "make" ? [allow("NewTemplateVersion", ["ec2:CreateLaunchTemplateVersion"], templates)] : [],
		allow("LaunchByTheGroup", ["ec2:RunInstances"], everything, { ArnLike: { "ec2:LaunchTemplate": templates } })
	];
};

// src/aws/rights/statements.ts
const statementsOf = (settings) => [
	...ofLooking(settings),
	...ofTraffic(settings),
	...ofFleet(settings),
	...ofNames(settings),
	...ofParameters(settings),
	...ofMachines(settings)
].filter(({ Resource }) => Resource.length > 0);
const ofLooking = (settings) => {
	const { partition, account } = require_needs.place(settings);
	return [
		allow("Look", [
			...calls("ec2", `DescribeImages DescribeInstances DescribeInstanceTypeOfferings DescribeInstanceTypes DescribeKeyPairs
           DescribeLaunchTemplateVersions DescribeNetworkInterfaces DescribeSecurityGroups DescribeSubnets GetConsoleOutput`),
			...calls("elasticloadbalancing", `DescribeAccountLimits DescribeListeners DescribeLoadBalancers DescribeRules DescribeTags
           DescribeTargetGroupAttributes DescribeTargetGroups DescribeTargetHealth`),
			"sts:DecodeAuthorizationMessage"
		], everything),
		allow("AskBeforehand", ["iam:SimulatePrincipalPolicy"], [`arn:${partition}:iam::${account}:role/ROLE`]),
		allow("LookAtAlarms", calls("cloudwatch", "DescribeAlarms GetMetricData"), everything)
	];
};
const ofTraffic = (settings) => {
	const elb = (names) => calls("elasticloadbalancing", names);
	const listeners = require_needs.ownListeners({ settings });
	const ownRules = listeners.map((arn) => `${arn.replace(":listener/", ":listener-rule/")}/*`);
	const groups = [...new Set(require_identity.groupsOf(settings))];
	const routes = (kind) => settings.routes.flatMap((route) => route.kind === kind ? [route.arn] : []);
	const registers = settings.fleet.kind === "auto-scaling" ? [] : groups;
	return [
		allow("MakeRules", elb("CreateRule"), listeners),
		allow("MoveListeners", elb("ModifyListener"), routes("listener")),
		allow("MoveRules", elb("ModifyRule"), [...routes("rule"), ...ownRules]),
		allow("RemoveOwnRules", elb("DeleteRule"), ownRules, isOurs("aws:ResourceTag")),
		allow("KeepTheRecord", elb("AddTags"), [...ownRules, ...groups], {
			"ForAllValues:StringLike": { "aws:TagKeys": "switchover:*" },
			Null: { "aws:TagKeys": "false" }
		}),
		allow("RegisterTargets", elb("DeregisterTargets RegisterTargets"), registers)
	];
};
const ofNames = (settings) => {
	const { dns } = settings;
	if (dns === void 0) return [];
	if (dns.role !== void 0) return [allow("ZoneOfAnotherAccount", ["sts:AssumeRole"], [dns.role])];
	const { partition } = require_needs.place(settings);
	return [allow("NameInTheZone", calls("route53", "ChangeResourceRecordSets GetHostedZone ListResourceRecordSets"), [`arn:${partition}:route53:::hostedzone/${dns.zone}`]), allow("AwaitTheNames", ["route53:GetChange"], [`arn:${partition}:route53:::change/*`])];
};
const ofParameters = (settings) => {
	const { fleet, gate } = settings;
	const image = fleet.kind === "ec2" ? fleet.image : fleet.kind === "auto-scaling" && fleet.launchTemplate.kind === "make" ? fleet.launchTemplate.image : void 0;
	const arn = (name) => require_needs.here(settings, "ssm", `parameter/${name.replace(/^\//, "")}`);
	const live = gate?.parameter === void 0 ? [] : [arn(gate.parameter)];
	const named = image !== void 0 && "ssm" in image ? [arn(image.ssm)] : [];
	return [allow("ReadParameters", ["ssm:GetParameter"], [...named, ...live]), allow("SayWhoIsLive", ["ssm:PutParameter"], live)];
};
const ofMachines = (settings) => {
	const documents = require_needs.ofCommands(settings, {
		launches: true,
		switches: true
	}).flatMap(({ resources }) => resources);
	const asksAgents = settings.ready !== void 0 && "ssm" in settings.ready.probe;
	if (documents.length === 0 && !asksAgents) return [];
	const instances = documents.length === 0 ? [] : [require_needs.here(settings, "ec2", "instance/*")];
	const own = settings.fleet.kind !== "existing";
	return [
		allow("LookAtCommands", calls("ssm", `CancelCommand DescribeDocument DescribeInstanceInformation GetCommandInvocation
         ListCommandInvocations ListCommands`), everything),
		allow("RunScripts", ["ssm:SendCommand"], documents),
		own ? allow("RunOnOwn", ["ssm:SendCommand"], instances, isOurs("ssm:resourceTag")) : allow("RunOnThose", ["ssm:SendCommand"], instances)
	];
};

// src/aws/rights/policy.ts
const permissionsFor = (services) => ({
	Version: "2012-10-17",
	Statement: [...Map.groupBy(services.flatMap(statementsOf), ({ Sid }) => Sid).values()].flatMap(merged)
});
const merged = (same) => {
	const [first] = same;
	if (first === void 0) return [];
	const all = (of) => [...new Set(same.flatMap(of))].sort();
	return [{
		...first,
		Action: all(({ Action }) => Action),
		Resource: all(({ Resource }) => Resource)
	}];
};
const issuer = "token.actions.githubusercontent.com";
const trustFor = (service, subject) => {
	const { partition, account } = require_needs.place(service);
	return {
		Version: "2012-10-17",
		Statement: [{
			Effect: "Allow",
			Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
			Action: "sts:AssumeRoleWithWebIdentity",
			Condition: { StringEquals: {
				[`${issuer}:aud`]: "sts.amazonaws.com",
				[`${issuer}:sub`]: subject
			} }
		}]
	};
};

// src/policy.ts
async function policiesOf(config, workspace, asked) {
	const read = await require_goal.readConfig(config, workspace);
	if (read.mistakes.length > 0) return read;
	const { names, mistakes } = require_goal.chooseServices(asked, read);
	const services = names.flatMap((name) => read.services[name]?.settings ?? []);
	const [first] = services;
	if (mistakes.length > 0 || first === void 0) return { mistakes };
	return {
		permissions: permissionsFor(services),
		trust: {
			numbered: trustFor(first, "repo:ORG@ORG_ID/REPO@REPO_ID:environment:production"),
			named: trustFor(first, "repo:ORG/REPO:environment:production")
		}
	};
}

exports.policiesOf = policiesOf;