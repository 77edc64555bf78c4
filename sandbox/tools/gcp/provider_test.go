package main

import (
	"context"
	"regexp"
	"testing"

	"github.com/blang/semver"
	shim "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"
)

func TestTerraformSchemasAreConsistent(t *testing.T) {
	if err := terraformProvider().InternalValidate(); err != nil {
		t.Fatal(err)
	}
}

func TestEverythingMappedExistsAndEverythingHeldIsMapped(t *testing.T) {
	info := providerInfo()
	info.P.ResourcesMap().Range(func(name string, _ shim.Resource) bool {
		if info.Resources[name] == nil {
			t.Errorf("resource %s has no Pulumi type", name)
		}
		return true
	})
	for name := range info.Resources {
		if _, ok := info.P.ResourcesMap().GetOk(name); !ok {
			t.Errorf("%s is not a resource of the Terraform provider", name)
		}
	}
	for name := range info.DataSources {
		if _, ok := info.P.DataSourcesMap().GetOk(name); !ok {
			t.Errorf("%s is not a data source of the Terraform provider", name)
		}
	}
}

func TestTokensHaveTheShapeOfTheOfficialOnes(t *testing.T) {
	shape := regexp.MustCompile(`^gcp:[a-z]+/([a-z])(\w*):([A-Za-z])(\w*)$`)
	for name, token := range resourceTokens {
		parts := shape.FindStringSubmatch(string(token))
		if parts == nil || parts[2] != parts[4] {
			t.Errorf("%s: %s is not gcp:module/name:Name", name, token)
		}
	}
	for name, token := range dataSourceTokens {
		parts := shape.FindStringSubmatch(string(token))
		if parts == nil || parts[1]+parts[2] != parts[3]+parts[4] {
			t.Errorf("%s: %s is not gcp:module/getName:getName", name, token)
		}
	}
}

func TestReportsAReleaseThatIsNotTheOfficialBuild(t *testing.T) {
	info, err := serve(t).server.GetPluginInfo(context.Background(), &emptypb.Empty{})
	if err != nil {
		t.Fatal(err)
	}
	reported, err := semver.Parse(info.GetVersion())
	if err != nil {
		t.Fatalf("%q: %v", info.GetVersion(), err)
	}
	if len(reported.Pre) != 0 || len(reported.Build) == 0 {
		t.Errorf("%s is not a release with build metadata", reported)
	}
	official := reported
	official.Build = nil
	if !reported.EQ(official) {
		t.Errorf("the engine, asked for %s, would not take %s", official, reported)
	}
}

func TestSchemaNamesThePackage(t *testing.T) {
	response, err := serve(t).server.GetSchema(context.Background(), &pulumirpc.GetSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"name":"gcp","version":"` + version() + `"}`; response.GetSchema() != want {
		t.Errorf("got %s, want %s", response.GetSchema(), want)
	}
}

func TestSettingsThatDecideOnPreviewsAreTheOfficialOnes(t *testing.T) {
	info := providerInfo()
	if !info.EnableAccurateBridgePreview || !info.EnableRawStateDelta || !info.EnableZeroDefaultSchemaVersion {
		t.Error("previews or states would differ from the official plugin's")
	}
	for name, resource := range info.Resources {
		if resource.DeleteBeforeReplace {
			t.Errorf("%s: the official plugin does not set deleteBeforeReplace", name)
		}
	}
}
