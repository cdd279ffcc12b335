package main

import (
	"sigs.k8s.io/aws-load-balancer-controller/pkg/model/elbv2"
)

// What stands on the listener of an Ingress: the rule that moves the weights, and one for each other kind of action,
// condition and transform that its annotations can ask for. Whatever AWS forgets or turns round is a difference next time.
func rules(forward elbv2.Action) []elbv2.ListenerRuleSpec {
	sticky := forward
	config := *forward.ForwardConfig
	config.TargetGroupStickinessConfig = &elbv2.TargetGroupStickinessConfig{Enabled: of(true), DurationSeconds: of[int32](60)}
	sticky.ForwardConfig = &config
	return []elbv2.ListenerRuleSpec{
		{Actions: []elbv2.Action{forward}, Conditions: []elbv2.RuleCondition{hosts("api.example.com"), paths("/version", "/api/*"), header("X-Tenant", "*")}},
		{Actions: []elbv2.Action{sticky}, Conditions: []elbv2.RuleCondition{paths("/sticky")}, Transforms: []elbv2.Transform{withoutPrefix("/sticky")}},
		{Actions: []elbv2.Action{toHTTPS()}, Conditions: []elbv2.RuleCondition{query("old", "yes")}},
		{Actions: []elbv2.Action{maintenance()}, Conditions: []elbv2.RuleCondition{methods("POST", "PUT"), sources("192.0.2.0/24")}},
	}
}

func toHTTPS() elbv2.Action {
	to := &elbv2.RedirectActionConfig{Protocol: of("HTTPS"), Port: of("443"), StatusCode: "HTTP_301"}
	return elbv2.Action{Type: elbv2.ActionTypeRedirect, RedirectConfig: to}
}

func maintenance() elbv2.Action {
	answer := &elbv2.FixedResponseActionConfig{ContentType: of("text/plain"), MessageBody: of("Back soon"), StatusCode: "503"}
	return elbv2.Action{Type: elbv2.ActionTypeFixedResponse, FixedResponseConfig: answer}
}

func notFound() elbv2.Action {
	answer := &elbv2.FixedResponseActionConfig{ContentType: of("text/plain"), StatusCode: "404"}
	return elbv2.Action{Type: elbv2.ActionTypeFixedResponse, FixedResponseConfig: answer}
}

func withoutPrefix(prefix string) elbv2.Transform {
	rewrite := elbv2.RewriteConfig{Regex: "^" + prefix + "/(.*)$", Replace: "/$1"}
	return elbv2.Transform{
		Type:             elbv2.TransformTypeUrlRewrite,
		UrlRewriteConfig: &elbv2.RewriteConfigObject{Rewrites: []elbv2.RewriteConfig{rewrite}},
	}
}

func hosts(values ...string) elbv2.RuleCondition {
	return elbv2.RuleCondition{Field: elbv2.RuleConditionFieldHostHeader, HostHeaderConfig: &elbv2.HostHeaderConditionConfig{Values: values}}
}

func paths(values ...string) elbv2.RuleCondition {
	return elbv2.RuleCondition{Field: elbv2.RuleConditionFieldPathPattern, PathPatternConfig: &elbv2.PathPatternConditionConfig{Values: values}}
}

func header(name string, values ...string) elbv2.RuleCondition {
	config := &elbv2.HTTPHeaderConditionConfig{HTTPHeaderName: name, Values: values}
	return elbv2.RuleCondition{Field: elbv2.RuleConditionFieldHTTPHeader, HTTPHeaderConfig: config}
}

func query(key, value string) elbv2.RuleCondition {
	pairs := []elbv2.QueryStringKeyValuePair{{Key: of(key), Value: value}, {Value: "any=*"}}
	return elbv2.RuleCondition{Field: elbv2.RuleConditionFieldQueryString, QueryStringConfig: &elbv2.QueryStringConditionConfig{Values: pairs}}
}

func methods(values ...string) elbv2.RuleCondition {
	config := &elbv2.HTTPRequestMethodConditionConfig{Values: values}
	return elbv2.RuleCondition{Field: elbv2.RuleConditionFieldHTTPRequestMethod, HTTPRequestMethodConfig: config}
}

func sources(values ...string) elbv2.RuleCondition {
	return elbv2.RuleCondition{Field: elbv2.RuleConditionFieldSourceIP, SourceIPConfig: &elbv2.SourceIPConditionConfig{Values: values}}
}
