import { expect, test } from 'vitest'
import { onlyType } from './trim.ts'

const source = `package provider

import (
	"context"

	"example.com/sdk/service/ec2"
	elbv2 "example.com/sdk/service/elasticloadbalancingv2"
	"example.com/sdk/service/sts"
)

type other struct {
	client *sts.Client
}

type Clients interface {
	// EC2 is for machines.
	GetEC2Client(ctx context.Context) (*ec2.Client, error)

	GetELBv2Client(ctx context.Context) (*elasticloadbalancingv2.Client, error)
}

func New() Clients { return nil }
`

test('of a file one type stays, without what it says of services that nothing asks, and with the imports it needs', () => {
  expect(onlyType(source, 'Clients')).toBe(`package provider

import "context"

import elbv2 "example.com/sdk/service/elasticloadbalancingv2"

type Clients interface {

	GetELBv2Client(ctx context.Context) (*elasticloadbalancingv2.Client, error)
}
`)
})

test('a type that imports nothing stands alone', () => {
  expect(
    onlyType('package list\n\nimport "context"\n\ntype Result struct {\n\tErr error\n}\n', 'Result'),
  ).toBe('package list\n\ntype Result struct {\n\tErr error\n}\n')
})

test('a type that has gone from a newer version is told by its name', () => {
  expect(() => onlyType(source, 'Gone')).toThrow('No type Gone is declared here.')
})
