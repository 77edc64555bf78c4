package main

import (
	"context"

	"github.com/hashicorp/go-cty/cty"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

const (
	attributionLabel = "goog-pulumi-provisioned"
	effectiveLabels  = "effective_labels"
	terraformLabels  = "terraform_labels"
)

// hideLabels makes both computed maps of labels secret: they hold the provider's default labels, which may be secrets.
func hideLabels(resource *schema.Resource) *schema.Resource {
	for _, name := range []string{effectiveLabels, terraformLabels} {
		if labels, has := resource.Schema[name]; has {
			labels.Sensitive = true
		}
	}
	return resource
}

// nameLabels shows terraform_labels as pulumiLabels.
func nameLabels(resource *schema.Resource, fields map[string]*tfbridge.SchemaInfo) {
	if _, has := resource.Schema[terraformLabels]; has {
		fields[terraformLabels] = &tfbridge.SchemaInfo{Name: "pulumiLabels"}
	}
}

// keepKnownLabels puts the value back of every label that the plan calls unknown although the program gives it, which
// the Terraform SDK does to empty values (pulumi/pulumi-gcp issue 2372). Labels that the cloud alone knows stay as
// they are.
func keepKnownLabels(_ context.Context, request shimv2.PlanStateEditRequest) (cty.Value, error) {
	given := map[string]string{}
	addLabels(given, request.ProviderConfig["defaultLabels"])
	addLabels(given, request.NewInputs["labels"])

	planned := request.PlanState.AsValueMap()
	for _, name := range []string{effectiveLabels, terraformLabels} {
		if labels, has := planned[name]; has {
			planned[name] = withKnown(labels, given)
		}
	}
	return cty.ObjectVal(planned), nil
}

func addLabels(given map[string]string, labels resource.PropertyValue) {
	for labels.IsSecret() || labels.IsOutput() {
		if labels.IsSecret() {
			labels = labels.SecretValue().Element
		} else {
			labels = labels.OutputValue().Element
		}
	}
	if !labels.IsObject() {
		return
	}
	for key, value := range labels.ObjectValue() {
		if value.IsString() {
			given[string(key)] = value.StringValue()
		}
	}
}

func withKnown(labels cty.Value, given map[string]string) cty.Value {
	if labels.IsNull() || !labels.IsKnown() || labels.LengthInt() == 0 {
		return labels
	}
	values := labels.AsValueMap()
	for key, value := range values {
		if known, has := given[key]; has && !value.IsKnown() {
			values[key] = cty.StringVal(known)
		}
	}
	return cty.MapVal(values)
}
