package main

import (
	"context"
	"fmt"
	"os"
	"sync"

	"github.com/go-logr/logr/funcr"
	"sigs.k8s.io/aws-load-balancer-controller/pkg/aws/services"
	"sigs.k8s.io/aws-load-balancer-controller/pkg/config"
	"sigs.k8s.io/aws-load-balancer-controller/pkg/deploy/elbv2"
	"sigs.k8s.io/aws-load-balancer-controller/pkg/deploy/tracking"
	"sigs.k8s.io/aws-load-balancer-controller/pkg/model/core"
)

// Each brings one kind of resource to where the stack wants it; what nothing wants any more goes in the second round.
type synthesizer interface {
	Synthesize(ctx context.Context) error
	PostSynthesize(ctx context.Context) error
}

// The controller's own deployer without what this stack has none of (security groups, the load balancer itself, WAF,
// Shield, bindings in a cluster): the same parts, in the same order.
func deploy(ctx context.Context, client services.ELBV2, vpc string, stack core.Stack) error {
	log := funcr.New(func(prefix, args string) { fmt.Fprintln(os.Stderr, prefix, args) }, funcr.Options{})
	gates := config.NewFeatureGates()
	owner := tracking.NewDefaultProvider("ingress.k8s.aws", "referee")
	tags := elbv2.NewDefaultTaggingManager(client, vpc, gates, nil, log)
	standing := sync.OnceValue(func() elbv2.TargetGroupsResult {
		groups, err := tags.ListTargetGroups(ctx, tracking.TagsAsTagFilter(owner.StackTags(stack)))
		return elbv2.TargetGroupsResult{TargetGroups: groups, Err: err}
	})

	groups := elbv2.NewDefaultTargetGroupManager(client, owner, tags, vpc, nil, log)
	listeners := elbv2.NewDefaultListenerManager(client, owner, tags, nil, gates, false, log)
	rules := elbv2.NewDefaultListenerRuleManager(client, owner, tags, nil, gates, log)
	parts := []synthesizer{
		elbv2.NewTargetGroupSynthesizer(client, owner, tags, groups, log, gates, stack, standing),
		elbv2.NewListenerSynthesizer(client, tags, listeners, log, stack),
		elbv2.NewListenerRuleSynthesizer(client, tags, rules, log, gates, stack),
	}
	for _, part := range parts {
		if err := part.Synthesize(ctx); err != nil {
			return fmt.Errorf("%T: %w", part, err)
		}
	}
	for index := len(parts) - 1; index >= 0; index-- {
		if err := parts[index].PostSynthesize(ctx); err != nil {
			return fmt.Errorf("%T: %w", parts[index], err)
		}
	}
	return nil
}
