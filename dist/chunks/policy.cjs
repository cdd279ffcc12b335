const require_goal = require("./goal.cjs");
const require_statements = require("./statements.cjs");

// src/aws/rights/policy.ts
const permissionsFor = (services) => ({
	Version: "2012-10-17",
	Statement: [...Map.groupBy(services.flatMap(require_statements.statementsOf), ({ Sid }) => Sid).values()].flatMap(merged)
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
	const { partition, account } = require_statements.place(service);
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