package main

import (
	"fmt"

	"k8s.io/apimachinery/pkg/util/intstr"
	"sigs.k8s.io/aws-load-balancer-controller/pkg/model/core"
	"sigs.k8s.io/aws-load-balancer-controller/pkg/model/elbv2"
)

// Ingress is what a user of Kubernetes would have written: services by their weights, on one port.
type Ingress struct {
	LoadBalancer string `json:"loadBalancer"`
	VPC          string `json:"vpc"`
	Port         int32  `json:"port"`
	// Every service that stands, and so keeps its target group.
	Services []string `json:"services"`
	// Those that get requests; none is the answer 404, as the controller gives it.
	Weights []Weight `json:"weights"`
}

// Weight is one service's share.
type Weight struct {
	Service string `json:"service"`
	Weight  int32  `json:"weight"`
}

// What the controller makes of an Ingress: its target groups, a listener, and the rules on it.
func model(wish Ingress) (core.Stack, map[string]*elbv2.TargetGroup) {
	stack := core.NewDefaultStack(core.StackID{Namespace: "referee", Name: "web"})
	groups := map[string]*elbv2.TargetGroup{}
	for _, service := range wish.Services {
		groups[service] = elbv2.NewTargetGroup(stack, "referee/web-"+service+":http", groupSpec(service))
	}
	first, specs := notFound(), []elbv2.ListenerRuleSpec{}
	if len(wish.Weights) > 0 {
		first = forwardTo(wish.Weights, groups)
		specs = rules(first)
	}
	listener := elbv2.NewListener(stack, fmt.Sprint(wish.Port), elbv2.ListenerSpec{
		LoadBalancerARN: core.LiteralStringToken(wish.LoadBalancer),
		Port:            wish.Port,
		Protocol:        elbv2.ProtocolHTTP,
		DefaultActions:  []elbv2.Action{first},
	})
	for index, spec := range specs {
		spec.ListenerARN, spec.Priority = listener.ListenerARN(), int32(index+1)
		elbv2.NewListenerRule(stack, fmt.Sprint(wish.Port, ":", index+1), spec)
	}
	return stack, groups
}

func groupSpec(service string) elbv2.TargetGroupSpec {
	port := intstr.FromString("traffic-port")
	return elbv2.TargetGroupSpec{
		Name:       "k8s-referee-web-" + service,
		TargetType: elbv2.TargetTypeInstance,
		Port:       of[int32](8080),
		Protocol:   elbv2.ProtocolHTTP,
		HealthCheckConfig: &elbv2.TargetGroupHealthCheckConfig{
			Port:                    &port,
			Protocol:                elbv2.ProtocolHTTP,
			Path:                    of("/healthz"),
			Matcher:                 &elbv2.HealthCheckMatcher{HTTPCode: of("200-299")},
			IntervalSeconds:         of[int32](5),
			TimeoutSeconds:          of[int32](2),
			HealthyThresholdCount:   of[int32](2),
			UnhealthyThresholdCount: of[int32](2),
		},
		TargetGroupAttributes: []elbv2.TargetGroupAttribute{{Key: "deregistration_delay.timeout_seconds", Value: "7"}},
	}
}

func forwardTo(weights []Weight, groups map[string]*elbv2.TargetGroup) elbv2.Action {
	tuples := []elbv2.TargetGroupTuple{}
	for _, one := range weights {
		arn := groups[one.Service].TargetGroupARN()
		tuples = append(tuples, elbv2.TargetGroupTuple{TargetGroupARN: arn, Weight: of(one.Weight)})
	}
	return elbv2.Action{Type: elbv2.ActionTypeForward, ForwardConfig: &elbv2.ForwardActionConfig{TargetGroups: tuples}}
}

func of[T any](value T) *T { return &value }
