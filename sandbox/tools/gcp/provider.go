package main

import (
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
)

const packageName = "gcp"

// providerInfo maps the Terraform provider to Pulumi with the settings of the official plugin (pulumi/pulumi-gcp,
// provider/resources.go): they decide how names, previews and replacements come out.
func providerInfo() tfbridge.ProviderInfo {
	terraform := terraformProvider()
	info := tfbridge.ProviderInfo{
		P:                              shimv2.NewProvider(terraform, shimv2.WithPlanStateEdit(keepKnownLabels)),
		Name:                           "google",
		ResourcePrefix:                 "google",
		DisplayName:                    "Google Cloud",
		Version:                        version(),
		MetadataInfo:                   tfbridge.NewProviderMetadata([]byte("{}")),
		Config:                         configurationInfo(),
		ExtraConfig:                    extraConfigurationInfo(),
		PreConfigureCallbackWithLogger: warnWithoutProject,
		Resources:                      resourceInfos(),
		DataSources:                    dataSourceInfos(),
		EnableZeroDefaultSchemaVersion: true,
		EnableAccurateBridgePreview:    true,
		EnableRawStateDelta:            true,
	}
	info.SetAutonaming(longestName, nameSeparator)
	for name, resource := range info.Resources {
		nameLabels(terraform.ResourcesMap[name], resource.Fields)
	}
	for name, dataSource := range info.DataSources {
		nameLabels(terraform.DataSourcesMap[name], dataSource.Fields)
	}
	return info
}
