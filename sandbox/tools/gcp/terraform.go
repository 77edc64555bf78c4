package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-provider-google/google/registry"

	// Each service registers its resources, its data sources and its API's address when it is imported. The Terraform
	// provider's own main package imports all of them, which is what would take so long to compile.
	_ "github.com/hashicorp/terraform-provider-google/google/services/compute"
	_ "github.com/hashicorp/terraform-provider-google/google/services/container"
	_ "github.com/hashicorp/terraform-provider-google/google/services/resourcemanager"
	_ "github.com/hashicorp/terraform-provider-google/google/services/servicenetworking"
	_ "github.com/hashicorp/terraform-provider-google/google/services/sql"
)

// terraformProvider is the Terraform provider with the resources and data sources that are mapped, and no others.
func terraformProvider() *schema.Provider {
	provider := &schema.Provider{
		Schema:         configurationSchema(),
		ResourcesMap:   make(map[string]*schema.Resource, len(resourceTokens)),
		DataSourcesMap: make(map[string]*schema.Resource, len(dataSourceTokens)),
	}
	for name := range resourceTokens {
		provider.ResourcesMap[name] = hideLabels(registry.Resource(name))
	}
	for name := range dataSourceTokens {
		provider.DataSourcesMap[name] = hideLabels(registry.DataSource(name))
	}
	provider.ConfigureContextFunc = func(ctx context.Context, data *schema.ResourceData) (any, diag.Diagnostics) {
		config, err := clientConfig(ctx, data, provider.UserAgent("ringfence-sandbox-gcp", version()))
		if err != nil {
			return nil, diag.FromErr(err)
		}
		return config, nil
	}
	return provider
}
