// A referee: the AWS Load Balancer Controller's own code brings a load balancer to where an Ingress wants it.
//
// One run is one reconciliation, as the controller makes it when an Ingress changes: read what stands, compare it with
// what is wanted, and call AWS only for the difference. What is wanted is JSON on the standard input; which AWS is asked
// is in the environment (AWS_ENDPOINT_URL and the usual credentials). A second run with the same wish has nothing to
// change, if the AWS that answers keeps to what it was told: that is what the referee is for.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/aws-sdk-go-v2/config"
	elbv2sdk "github.com/aws/aws-sdk-go-v2/service/elasticloadbalancingv2"
	"sigs.k8s.io/aws-load-balancer-controller/pkg/aws/provider"
	"sigs.k8s.io/aws-load-balancer-controller/pkg/aws/services"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	var wish Ingress
	if err := json.NewDecoder(os.Stdin).Decode(&wish); err != nil {
		return fmt.Errorf("the standard input is no Ingress: %w", err)
	}
	account, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return err
	}
	stack, groups := model(wish)
	elbv2 := services.NewELBV2(clients{elbv2: elbv2sdk.NewFromConfig(account)}, nil, 0)
	if err := deploy(ctx, elbv2, wish.VPC, stack); err != nil {
		return err
	}
	arns := map[string]string{}
	for name, group := range groups {
		arns[name] = group.Status.TargetGroupARN
	}
	return json.NewEncoder(os.Stdout).Encode(arns)
}

// Of the clients that the controller asks for, the only one that is needed here.
type clients struct {
	provider.AWSClientsProvider
	elbv2 *elbv2sdk.Client
}

func (all clients) GetELBv2Client(context.Context, string) (*elbv2sdk.Client, error) {
	return all.elbv2, nil
}
