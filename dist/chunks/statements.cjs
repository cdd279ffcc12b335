const require_identity = require("./identity.cjs");
const require_preview_priorities = require("./preview-priorities.cjs");
const require_goal = require("./goal.cjs");
const require_settings = require("./settings.cjs");
const require_counted = require("./counted.cjs");

// src/aws/chunks.ts
const chunks = (list, most) => Array.from({ length: Math.ceil(list.length / most) }, (_, index) => list.slice(index * most, (index + 1) * most));

// src/aws/scope.ts
const keys = {
	owner: "switchover:owner",
	rule: "switchover:rule",
	attempt: "switchover:attempt",
	previewOf: "switchover:preview-of",
	color: "switchover:color",
	release: "switchover:release",
	record: "switchover:record",
	leaving: "switchover:leaving",
	live: "switchover-live",
	frozen: "switchover:frozen",
	protected: "switchover:protected"
};
const tagList = (tags) => Object.entries(tags).map(([Key, Value]) => ({
	Key,
	Value
}));
const tagRecord = (tags) => Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? "", Value ?? ""]));

// src/aws/fleet/auto-scaling/groups.ts
const readGroups = async (scope, { groups }, signal) => {
	const autoScaling = await scope.clients.autoScaling();
	const names = [.../* @__PURE__ */ new Set([groups.blue, groups.green])];
	const found = await autoScaling.describeAutoScalingGroups({ AutoScalingGroupNames: names }, signal);
	const named = (color) => found.AutoScalingGroups?.find(({ AutoScalingGroupName }) => AutoScalingGroupName === groups[color]);
	return {
		blue: named("blue"),
		green: named("green")
	};
};
const groupOf = (groups, color, { groups: names }) => {
	const group = groups[color];
	if (group !== void 0) return group;
	throw new require_goal.SwitchoverError("bad-world", `the Auto Scaling group ${names[color]} of ${color} does not exist`, "Name a group of this account and Region, or make this one again.");
};
const membersOf = (group) => (group.Instances ?? []).filter(({ LifecycleState }) => !LifecycleState?.startsWith("Terminat")).map(({ InstanceId }) => InstanceId ?? "");
const inService = (group) => (group.Instances ?? []).filter(({ LifecycleState }) => LifecycleState === "InService");
const holding = (groups, machines) => require_counted.colors.filter((color) => {
	const group = groups[color];
	return group !== void 0 && membersOf(group).some((id) => machines.includes(id));
});
const tagsOfGroup = (group) => Object.fromEntries((group.Tags ?? []).map(({ Key, Value }) => [Key ?? "", Value ?? ""]));
const untagGroup = async (scope, name, names, signal) => {
	const autoScaling = await scope.clients.autoScaling();
	const Tags = names.map((Key) => ({
		ResourceId: name,
		ResourceType: "auto-scaling-group",
		Key
	}));
	await autoScaling.deleteTags({ Tags }, signal);
};
const tagGroup = async (scope, name, tags, propagates, signal) => {
	const autoScaling = await scope.clients.autoScaling();
	const Tags = Object.entries(tags).map(([Key, Value]) => ({
		ResourceId: name,
		ResourceType: "auto-scaling-group",
		Key,
		Value,
		PropagateAtLaunch: propagates
	}));
	await autoScaling.createOrUpdateTags({ Tags }, signal);
};

// src/aws/traffic/reading.ts
const rulesOf = async (elbv2, listener, signal) => {
	const rules = [];
	let marker;
	do {
		const page = await elbv2.describeRules({
			ListenerArn: listener,
			Marker: marker
		}, signal);
		rules.push(...page.Rules ?? []);
		marker = page.NextMarker;
	} while (marker);
	return rules;
};
const rulesByArn = async (elbv2, arns, signal) => arns.length === 0 ? [] : (await elbv2.describeRules({ RuleArns: [...arns] }, signal)).Rules ?? [];
const listenersOf = async (elbv2, loadBalancer, signal) => {
	const listeners = [];
	let marker;
	do {
		const page = await elbv2.describeListeners({
			LoadBalancerArn: loadBalancer,
			Marker: marker
		}, signal);
		listeners.push(...page.Listeners ?? []);
		marker = page.NextMarker;
	} while (marker);
	return listeners;
};
const tagsACall = 20;
const tagsOf = async (elbv2, arns, signal) => {
	const all = (await Promise.all(chunks(arns, tagsACall).map((some) => elbv2.describeTags({ ResourceArns: some }, signal)))).flatMap(({ TagDescriptions }) => TagDescriptions ?? []);
	return new Map(all.map(({ ResourceArn, Tags }) => [ResourceArn ?? "", tagRecord(Tags)]));
};

// src/aws/traffic/reserved.ts
const leaseHeader = "X-Switchover-Lease";
const firstListener = (scope) => require_identity.listenerOf(scope.settings.routes[0]?.arn ?? "");
const previewPlaces = ({ settings }) => {
	const { routes, pairs, preview } = settings;
	const listeners = pairs.map((_, pair) => require_identity.listenerOf(routes.find((route) => route.pair === pair)?.arn ?? ""));
	const priorities = require_preview_priorities.previewPriorities(listeners, preview.priority);
	return listeners.map((listener, pair) => ({
		pair,
		listener,
		priority: priorities[pair] ?? preview.priority,
		rank: listeners.slice(0, pair).filter((one) => one === listener).length
	}));
};
const ownListeners = (scope) => [.../* @__PURE__ */ new Set([firstListener(scope), ...previewPlaces(scope).map(({ listener }) => listener)])];
const readAllReserved = (scope, signal) => Promise.all(ownListeners(scope).map((listener) => readReserved(scope, signal, listener)));
const previewsOn = (reserved) => reserved.flatMap(({ previews }) => previews).sort((one, another) => one.place.pair - another.place.pair);
const readReserved = async (scope, signal, listener = firstListener(scope)) => {
	const elbv2 = await scope.clients.elbv2();
	const ours = prioritiesOn(scope, listener);
	for (let tries = 1;; tries += 1) {
		const rules = await rulesOf(elbv2, listener, signal);
		const standing = rules.filter((rule) => ours.includes(Number(rule.Priority)));
		try {
			const tags = await tagsOf(elbv2, standing.map((rule) => rule.RuleArn ?? "").filter((arn) => !scope.wrote.has(arn)), signal);
			return sorted(scope, listener, rules, standing, tags);
		} catch (error) {
			if (require_identity.awsCode(error) !== "RuleNotFound" || tries === 3) throw error;
		}
	}
};
const leasePriority = ({ settings }) => settings.preview.priority + 1;
const prioritiesOn = (scope, listener) => [...previewPlaces(scope).flatMap((place) => place.listener === listener ? [place.priority] : []), ...listener === firstListener(scope) ? [leasePriority(scope)] : []].sort((one, another) => one - another);
const taken = (scope, strangers, listener = firstListener(scope)) => new require_goal.SwitchoverError("bad-world", takenSaid(scope, strangers, listener), "Give that rule another priority (aws elbv2 set-rule-priorities). Where nothing is held, preview.priority may be set to another number that is free on the listener, together with the one after it.");
const takenSaid = (scope, strangers, listener) => {
	const ours = prioritiesOn(scope, listener);
	return `${ours.length === 1 ? `priority ${ours[0]} is` : `priorities ${ours.join(" and ")} are`} taken by ${strangers.map(ruleSaid).join(" and ")}`;
};
const ruleSaid = (rule) => {
	const conditions = (rule.Conditions ?? []).map((condition) => `${condition.Field} ${(condition.Values ?? condition.PathPatternConfig?.Values ?? condition.HostHeaderConfig?.Values ?? condition.HttpHeaderConfig?.Values ?? []).join(" or ")}`);
	return `${rule.RuleArn} (priority ${rule.Priority}: ${conditions.join(", ")})`;
};
const sorted = (scope, listener, rules, standing, tags) => {
	const own = standing.map((rule) => {
		const arn = rule.RuleArn ?? "";
		return {
			arn,
			rule,
			tags: {
				...tags.get(arn),
				...scope.wrote.get(arn)
			}
		};
	});
	const find = (kind, priority) => own.find(({ rule, tags }) => Number(rule.Priority) === priority && tags[keys.owner] === scope.owner && tags[keys.rule] === kind);
	const previews = previewPlaces(scope).filter((place) => place.listener === listener).flatMap((place) => {
		const preview = find("preview", place.priority);
		return preview === void 0 ? [] : [{
			...preview,
			place
		}];
	});
	const lease = listener === firstListener(scope) ? find("lease", leasePriority(scope)) : void 0;
	const ours = [...previews, ...lease === void 0 ? [] : [lease]].map(({ rule }) => rule);
	return {
		listener,
		rules,
		previews,
		lease,
		strangers: standing.filter((rule) => !ours.includes(rule))
	};
};

// src/aws/rights/needs.ts
const needsOf = async (scope, { launches, switches }, signal) => {
	const { settings } = scope;
	return [
		...ofBalancers(scope),
		...switches ? ofRoutes(settings) : [],
		...launches ? await ofFleet$1(scope, signal) : [],
		...launches ? ofNames$1(settings) : [],
		...ofCommands(settings, {
			launches,
			switches
		}).map((need) => alsoOn(settings, need)),
		...switches ? ofGate(settings) : []
	].filter(({ resources }) => resources.length > 0);
};
const elb = (...calls) => calls.map((call) => `elasticloadbalancing:${call}`);
const ofBalancers = (scope) => {
	const { settings } = scope;
	const listeners = ownListeners(scope);
	const rules = listeners.map((arn) => `${arn.replace(":listener/", ":listener-rule/")}/*`);
	const groups = unique(require_identity.groupsOf(settings));
	return [
		{
			actions: elb("CreateRule"),
			resources: listeners
		},
		{
			actions: elb("DeleteRule", "ModifyRule"),
			resources: rules
		},
		{
			actions: elb("AddTags"),
			resources: [...groups, ...rules]
		},
		...settings.fleet.kind === "auto-scaling" ? [] : [{
			actions: elb("DeregisterTargets", "RegisterTargets"),
			resources: groups
		}]
	];
};
const ofRoutes = ({ routes }) => {
	const arns = (kind) => routes.flatMap((route) => route.kind === kind ? [route.arn] : []);
	return [{
		actions: elb("ModifyListener"),
		resources: arns("listener")
	}, {
		actions: elb("ModifyRule"),
		resources: arns("rule")
	}];
};
const ofFleet$1 = async (scope, signal) => {
	const { fleet } = scope.settings;
	if (fleet.kind === "existing") return [];
	if (fleet.kind === "ec2") return [{
		actions: ["ec2:CreateTags", "ec2:TerminateInstances"],
		resources: [here(scope.settings, "ec2", "instance/*")]
	}];
	const groups = Object.values(await readGroups(scope, fleet, signal));
	const calls = [...[
		"AttachLoadBalancerTargetGroups",
		"CreateOrUpdateTags",
		"DeleteTags",
		"DetachLoadBalancerTargetGroups"
	], ...[
		"ResumeProcesses",
		"SetInstanceProtection",
		"SuspendProcesses",
		"UpdateAutoScalingGroup"
	]];
	const templates = groups.map((group) => group?.LaunchTemplate?.LaunchTemplateId);
	return [{
		actions: calls.map((call) => `autoscaling:${call}`),
		resources: groups.flatMap((group) => group?.AutoScalingGroupARN ?? [])
	}, {
		actions: fleet.launchTemplate.kind === "make" ? ["ec2:CreateLaunchTemplateVersion"] : [],
		resources: unique(templates.flatMap((id) => id ?? [])).map((id) => here(scope.settings, "ec2", `launch-template/${id}`))
	}].filter(({ actions }) => actions.length > 0);
};
const ofNames$1 = (settings) => {
	const { dns } = settings;
	if (dns === void 0) return [];
	if (dns.role !== void 0) return [{
		actions: ["sts:AssumeRole"],
		resources: [dns.role]
	}];
	return [{
		actions: ["route53:ChangeResourceRecordSets"],
		resources: [`arn:${place(settings).partition}:route53:::hostedzone/${dns.zone}`]
	}];
};
const ofCommands = (settings, { launches, switches }) => {
	const { setUp, migrate, releaseTests, switch: hooks, proof, busy, beforeRetire } = settings;
	const tests = require_settings.everyTest(releaseTests).flatMap((test) => "command" in test ? [test.command] : []);
	const remote = [...[
		...launches ? [...setUp, ...migrate ? [migrate] : []] : [],
		...launches && !switches ? [] : tests,
		...switches ? [
			...hooks.before,
			...hooks.after,
			...beforeRetire
		] : [],
		...switches && busy?.kind === "ssm" ? [busy] : []
	].flatMap((command) => command.kind === "ssm" ? [command.document] : []), ...switches && proof?.from === "ssm" ? ["AWS-RunShellScript"] : []];
	return [{
		actions: ["ssm:SendCommand"],
		resources: unique(remote).map((name) => name.startsWith("AWS-") ? here(settings, "ssm", `document/${name}`, "") : here(settings, "ssm", `document/${name}`))
	}];
};
const alsoOn = (settings, { actions, resources }) => ({
	actions,
	resources: resources.length === 0 ? [] : [...resources, here(settings, "ec2", "instance/*")]
});
const ofGate = (settings) => {
	const parameter = settings.gate?.parameter;
	if (parameter === void 0) return [];
	return [{
		actions: ["ssm:PutParameter"],
		resources: [here(settings, "ssm", `parameter/${parameter.replace(/^\//, "")}`)]
	}];
};
const place = ({ routes }) => require_identity.partsOf(require_identity.listenerOf(routes[0]?.arn ?? ""));
const here = (settings, service, resource, owner) => {
	const { partition, region, account } = place(settings);
	return `arn:${partition}:${service}:${region}:${owner ?? account}:${resource}`;
};
const unique = (texts) => [...new Set(texts)];

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
const isOurs = (prefix) => ({ Null: { [`${prefix}/${keys.owner}`]: "false" } });

// src/aws/rights/fleet-statements.ts
const ofFleet = (settings) => {
	const { fleet } = settings;
	switch (fleet.kind) {
		case "ec2": return [...ofLaunches(settings, fleet), ...ofOwn(settings, "CreateTags StopInstances TerminateInstances")];
		case "auto-scaling": return [...ofGroups(settings, fleet), ...ofOwn(settings, "CreateTags")];
		case "existing": return settings.gate === void 0 ? [] : [allow("TellThem", ["ec2:CreateTags"], [here(settings, "ec2", "instance/*")], { "ForAllValues:StringEquals": { "aws:TagKeys": keys.live } })];
	}
};
const ofOwn = (settings, names) => [allow("NameStopAndEndOwn", calls("ec2", names), [here(settings, "ec2", "instance/*")], isOurs("aws:ResourceTag"))];
const ofLaunches = (settings, fleet) => {
	const ec2 = (resource, owner) => here(settings, "ec2", resource, owner);
	const made = madeAtLaunch(settings);
	const named = (kind, ids) => (ids.length === 0 ? ["*"] : ids).map((id) => ec2(`${kind}/${id}`));
	const image = fleet.image !== void 0 && "id" in fleet.image ? fleet.image.id : "*";
	const { partition, account } = place(settings);
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
		tagAtLaunch(settings),
		...fleet.instanceProfile === void 0 ? [] : [allow("HandOverTheProfile", ["iam:PassRole"], [`arn:${partition}:iam::${account}:role/${fleet.instanceProfile}`], { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } })]
	];
};
const madeAtLaunch = (settings) => [
	"instance/*",
	"spot-instances-request/*",
	"volume/*"
].map((resource) => here(settings, "ec2", resource));
const tagAtLaunch = (settings) => allow("TagAtLaunch", ["ec2:CreateTags"], madeAtLaunch(settings), { StringEquals: { "ec2:CreateAction": "RunInstances" } });
const ofGroups = (settings, { groups, launchTemplate }) => {
	const templates = [here(settings, "ec2", "launch-template/*")];
	return [
		allow("LookAtGroups", calls("autoscaling", "DescribeAutoScalingGroups DescribePolicies DescribeScalingActivities"), everything),
		allow("ScaleTheGroups", calls("autoscaling", `AttachLoadBalancerTargetGroups CreateOrUpdateTags DeleteTags DetachLoadBalancerTargetGroups
         DetachTrafficSources ResumeProcesses SetInstanceProtection SuspendProcesses UpdateAutoScalingGroup`), [groups.blue, groups.green].map((name) => here(settings, "autoscaling", `autoScalingGroup:*:autoScalingGroupName/${name}`))),
		...launchTemplate.kind === "make" ? [allow("NewTemplateVersion", ["ec2:CreateLaunchTemplateVersion"], templates)] : [],
		allow("LaunchByTheGroup", ["ec2:RunInstances"], everything, { ArnLike: { "ec2:LaunchTemplate": templates } }),
		tagAtLaunch(settings)
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
	const { partition, account } = place(settings);
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
	const listeners = ownListeners({ settings });
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
	const { partition } = place(settings);
	return [allow("NameInTheZone", calls("route53", "ChangeResourceRecordSets GetHostedZone ListResourceRecordSets"), [`arn:${partition}:route53:::hostedzone/${dns.zone}`]), allow("AwaitTheNames", ["route53:GetChange"], [`arn:${partition}:route53:::change/*`])];
};
const ofParameters = (settings) => {
	const { fleet, gate } = settings;
	const image = fleet.kind === "ec2" ? fleet.image : fleet.kind === "auto-scaling" && fleet.launchTemplate.kind === "make" ? fleet.launchTemplate.image : void 0;
	const arn = (name) => here(settings, "ssm", `parameter/${name.replace(/^\//, "")}`);
	const live = gate?.parameter === void 0 ? [] : [arn(gate.parameter)];
	const named = image !== void 0 && "ssm" in image ? [arn(image.ssm)] : [];
	return [allow("ReadParameters", ["ssm:GetParameter"], [...named, ...live]), allow("SayWhoIsLive", ["ssm:PutParameter"], live)];
};
const ofMachines = (settings) => {
	const documents = ofCommands(settings, {
		launches: true,
		switches: true
	}).flatMap(({ resources }) => resources);
	const asksAgents = settings.ready !== void 0 && "ssm" in settings.ready.probe;
	if (documents.length === 0 && !asksAgents) return [];
	const instances = documents.length === 0 ? [] : [here(settings, "ec2", "instance/*")];
	const own = settings.fleet.kind !== "existing";
	return [
		allow("LookAtCommands", calls("ssm", `CancelCommand DescribeDocument DescribeInstanceInformation GetCommandInvocation
         ListCommandInvocations ListCommands`), everything),
		allow("RunScripts", ["ssm:SendCommand"], documents),
		own ? allow("RunOnOwn", ["ssm:SendCommand"], instances, isOurs("ssm:resourceTag")) : allow("RunOnThose", ["ssm:SendCommand"], instances)
	];
};

Object.defineProperty(exports, "chunks", {
  enumerable: true,
  get: function () {
    return chunks;
  }
});
Object.defineProperty(exports, "everything", {
  enumerable: true,
  get: function () {
    return everything;
  }
});
Object.defineProperty(exports, "firstListener", {
  enumerable: true,
  get: function () {
    return firstListener;
  }
});
Object.defineProperty(exports, "groupOf", {
  enumerable: true,
  get: function () {
    return groupOf;
  }
});
Object.defineProperty(exports, "holding", {
  enumerable: true,
  get: function () {
    return holding;
  }
});
Object.defineProperty(exports, "inService", {
  enumerable: true,
  get: function () {
    return inService;
  }
});
Object.defineProperty(exports, "keys", {
  enumerable: true,
  get: function () {
    return keys;
  }
});
Object.defineProperty(exports, "leaseHeader", {
  enumerable: true,
  get: function () {
    return leaseHeader;
  }
});
Object.defineProperty(exports, "leasePriority", {
  enumerable: true,
  get: function () {
    return leasePriority;
  }
});
Object.defineProperty(exports, "listenersOf", {
  enumerable: true,
  get: function () {
    return listenersOf;
  }
});
Object.defineProperty(exports, "membersOf", {
  enumerable: true,
  get: function () {
    return membersOf;
  }
});
Object.defineProperty(exports, "needsOf", {
  enumerable: true,
  get: function () {
    return needsOf;
  }
});
Object.defineProperty(exports, "ownListeners", {
  enumerable: true,
  get: function () {
    return ownListeners;
  }
});
Object.defineProperty(exports, "place", {
  enumerable: true,
  get: function () {
    return place;
  }
});
Object.defineProperty(exports, "previewPlaces", {
  enumerable: true,
  get: function () {
    return previewPlaces;
  }
});
Object.defineProperty(exports, "previewsOn", {
  enumerable: true,
  get: function () {
    return previewsOn;
  }
});
Object.defineProperty(exports, "readAllReserved", {
  enumerable: true,
  get: function () {
    return readAllReserved;
  }
});
Object.defineProperty(exports, "readGroups", {
  enumerable: true,
  get: function () {
    return readGroups;
  }
});
Object.defineProperty(exports, "readReserved", {
  enumerable: true,
  get: function () {
    return readReserved;
  }
});
Object.defineProperty(exports, "ruleSaid", {
  enumerable: true,
  get: function () {
    return ruleSaid;
  }
});
Object.defineProperty(exports, "rulesByArn", {
  enumerable: true,
  get: function () {
    return rulesByArn;
  }
});
Object.defineProperty(exports, "rulesOf", {
  enumerable: true,
  get: function () {
    return rulesOf;
  }
});
Object.defineProperty(exports, "statementsOf", {
  enumerable: true,
  get: function () {
    return statementsOf;
  }
});
Object.defineProperty(exports, "tagGroup", {
  enumerable: true,
  get: function () {
    return tagGroup;
  }
});
Object.defineProperty(exports, "tagList", {
  enumerable: true,
  get: function () {
    return tagList;
  }
});
Object.defineProperty(exports, "tagRecord", {
  enumerable: true,
  get: function () {
    return tagRecord;
  }
});
Object.defineProperty(exports, "tagsOf", {
  enumerable: true,
  get: function () {
    return tagsOf;
  }
});
Object.defineProperty(exports, "tagsOfGroup", {
  enumerable: true,
  get: function () {
    return tagsOfGroup;
  }
});
Object.defineProperty(exports, "taken", {
  enumerable: true,
  get: function () {
    return taken;
  }
});
Object.defineProperty(exports, "takenSaid", {
  enumerable: true,
  get: function () {
    return takenSaid;
  }
});
Object.defineProperty(exports, "untagGroup", {
  enumerable: true,
  get: function () {
    return untagGroup;
  }
});