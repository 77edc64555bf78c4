package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shim "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
	"github.com/pulumi/pulumi/pkg/v3/resource/provider"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

const (
	disableProjectWarning = "disableGlobalProjectWarning"
	skipRegionValidation  = "skipRegionValidation"
)

// extraConfigurationInfo is the configuration that Pulumi's plugin has and Terraform's provider has not. The check of
// the region that skipRegionValidation turns off does not exist here: the official plugin makes it against Google's
// public address, whatever the custom endpoint.
func extraConfigurationInfo() map[string]*tfbridge.ConfigInfo {
	return map[string]*tfbridge.ConfigInfo{
		disableProjectWarning: extraFlag("PULUMI_GCP_DISABLE_GLOBAL_PROJECT_WARNING"),
		skipRegionValidation:  extraFlag("PULUMI_GCP_SKIP_REGION_VALIDATION"),
	}
}

func extraFlag(variable string) *tfbridge.ConfigInfo {
	return &tfbridge.ConfigInfo{
		Schema: shimv2.NewSchema(&schema.Schema{Type: schema.TypeBool, Optional: true}),
		Info: &tfbridge.SchemaInfo{
			Default: &tfbridge.DefaultInfo{Value: false, EnvVars: []string{variable}},
		},
	}
}

// warnWithoutProject tells that every resource must name its project, unless the warning was turned off.
func warnWithoutProject(
	ctx context.Context, _ *provider.HostClient, config resource.PropertyMap, _ shim.ResourceConfig,
) error {
	if tfbridge.ConfigStringValue(config, "project", projectVariables) != "" || warningDisabled(config) {
		return nil
	}
	tfbridge.GetLogger(ctx).Warn("No project is configured, so each resource must name its own. Set one with" +
		" `pulumi config set gcp:project PROJECT`, or silence this with" +
		" `pulumi config set gcp:disableGlobalProjectWarning true`.")
	return nil
}

func warningDisabled(config resource.PropertyMap) bool {
	variables := []string{"PULUMI_GCP_DISABLE_GLOBAL_PROJECT_WARNING"}
	// The engine may hand over a boolean of the stack's file as text.
	return tfbridge.ConfigBoolValue(config, disableProjectWarning, variables) ||
		tfbridge.StringValue(config, disableProjectWarning) == "true"
}
