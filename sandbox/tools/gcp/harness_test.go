package main

import (
	"context"
	"io"
	"log"
	"os"
	"testing"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/structpb"
)

func TestMain(m *testing.M) {
	log.SetOutput(io.Discard) // the Terraform provider logs every step
	os.Exit(m.Run())
}

// served is the provider behind the protocol that the engine speaks to it.
type served struct {
	t      *testing.T
	server pulumirpc.ResourceProviderServer
}

// serve starts the provider in this process, without any Google setting of the machine's.
func serve(t *testing.T) served {
	t.Helper()
	for _, variables := range [][]string{
		projectVariables, regionVariables, zoneVariables, credentialsVariables, accessTokenVariables,
	} {
		for _, variable := range variables {
			t.Setenv(variable, "")
		}
	}
	info := providerInfo()
	server := tfbridge.NewProvider(context.Background(), nil, packageName, version(), info.P, info, packageSchema())
	return served{t, server}
}

// configured starts the provider as the engine does, with these values and a project and an access token.
func configured(t *testing.T, values resource.PropertyMap) served {
	t.Helper()
	provider := serve(t)
	all := resource.PropertyMap{
		"project":     resource.NewProperty("acme"),
		"accessToken": resource.MakeSecret(resource.NewProperty("token")),
	}
	for key, value := range values {
		all[key] = value
	}
	provider.configure(all)
	return provider
}

func (s served) configure(values resource.PropertyMap) {
	s.t.Helper()
	checked, failures := s.checkConfig(values)
	if len(failures) > 0 {
		s.t.Fatalf("the configuration is refused: %v", failures)
	}
	_, err := s.server.Configure(context.Background(), &pulumirpc.ConfigureRequest{
		Args: s.marshal(checked), AcceptSecrets: true, AcceptResources: true,
	})
	if err != nil {
		s.t.Fatalf("Configure: %v", err)
	}
}

func (s served) checkConfig(values resource.PropertyMap) (resource.PropertyMap, []string) {
	s.t.Helper()
	response, err := s.server.CheckConfig(context.Background(), &pulumirpc.CheckRequest{
		Urn:  "urn:pulumi:dev::test::pulumi:providers:gcp::google",
		News: s.marshal(values),
	})
	if err != nil {
		s.t.Fatalf("CheckConfig: %v", err)
	}
	return s.unmarshal(response.GetInputs()), reasons(response.GetFailures())
}

func (s served) check(urn resource.URN, values resource.PropertyMap) (resource.PropertyMap, []string) {
	s.t.Helper()
	response, err := s.server.Check(context.Background(), &pulumirpc.CheckRequest{
		Urn: string(urn), News: s.marshal(values), RandomSeed: make([]byte, 32),
	})
	if err != nil {
		s.t.Fatalf("Check: %v", err)
	}
	return s.unmarshal(response.GetInputs()), reasons(response.GetFailures())
}

// preview checks a resource and asks what creating it would give.
func (s served) preview(urn resource.URN, values resource.PropertyMap) resource.PropertyMap {
	s.t.Helper()
	inputs, failures := s.check(urn, values)
	if len(failures) > 0 {
		s.t.Fatalf("%s is refused: %v", urn, failures)
	}
	response, err := s.server.Create(context.Background(), &pulumirpc.CreateRequest{
		Urn: string(urn), Properties: s.marshal(inputs), Preview: true,
	})
	if err != nil {
		s.t.Fatalf("Create in a preview: %v", err)
	}
	return s.unmarshal(response.GetProperties())
}

var withSecrets = plugin.MarshalOptions{KeepSecrets: true, KeepUnknowns: true, KeepResources: true}

func (s served) marshal(values resource.PropertyMap) *structpb.Struct {
	s.t.Helper()
	marshalled, err := plugin.MarshalProperties(values, withSecrets)
	if err != nil {
		s.t.Fatal(err)
	}
	return marshalled
}

func (s served) unmarshal(values *structpb.Struct) resource.PropertyMap {
	s.t.Helper()
	unmarshalled, err := plugin.UnmarshalProperties(values, withSecrets)
	if err != nil {
		s.t.Fatal(err)
	}
	return unmarshalled
}

func reasons(failures []*pulumirpc.CheckFailure) []string {
	var all []string
	for _, failure := range failures {
		all = append(all, failure.GetProperty()+": "+failure.GetReason())
	}
	return all
}

func urnOf(tfName, name string) resource.URN {
	return resource.NewURN("dev", "test", "", resourceTokens[tfName], name)
}
