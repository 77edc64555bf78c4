package main

import (
	"context"
	"fmt"
	"os"
	"regexp"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/validation"
	"github.com/hashicorp/terraform-provider-google/google/registry"
	"github.com/hashicorp/terraform-provider-google/google/verify"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"golang.org/x/oauth2/google"
)

var endsWithPath = regexp.MustCompile(`.*/[^/]+/$`)

// configurationSchema is the provider's configuration in Terraform's names: the keys of the Google provider, with one
// `<product>_custom_endpoint` for each product whose code is compiled in.
func configurationSchema() map[string]*schema.Schema {
	keys := map[string]*schema.Schema{
		"credentials":                           exclusive(text(validateCredentials), "access_token"),
		"access_token":                          exclusive(text(notEmpty), "credentials"),
		"impersonate_service_account":           text(notEmpty),
		"impersonate_service_account_delegates": texts(),
		"project":                               text(notEmpty),
		"billing_project":                       text(notEmpty),
		"region":                                text(notEmpty),
		"zone":                                  text(notEmpty),
		"scopes":                                texts(),
		"universe_domain":                       text(nil),
		"batching":                              batchingSchema(),
		"user_project_override":                 flag(),
		"request_timeout":                       text(nil),
		"poll_interval":                         text(nil),
		"deletion_policy":                       text(nil),
		"request_reason":                        text(nil),
		"default_labels":                        {Type: schema.TypeMap, Optional: true, Elem: textElement()},
		"add_terraform_attribution_label":       {Type: schema.TypeBool, Optional: true, Default: true},
		"terraform_attribution_label_addition_strategy": text(nil),
		"prefer_global_endpoints":                       flag(),
		"prefer_regional_endpoints":                     flag(),
	}
	for _, product := range registry.ListProducts() {
		keys[product.CustomEndpointField] = text(validation.StringMatch(endsWithPath,
			"must be a URL with a path that ends with a slash"))
	}
	return keys
}

// configurationInfo is what Pulumi adds to the keys: other names, environment variables that count as configuration
// already in a preview, and secrecy.
func configurationInfo() map[string]*tfbridge.SchemaInfo {
	return map[string]*tfbridge.SchemaInfo{
		"project":      {Default: &tfbridge.DefaultInfo{EnvVars: projectVariables}},
		"region":       {Default: &tfbridge.DefaultInfo{EnvVars: regionVariables}},
		"zone":         {Default: &tfbridge.DefaultInfo{EnvVars: zoneVariables}},
		"credentials":  {Secret: tfbridge.True()},
		"access_token": {Secret: tfbridge.True()},
		"add_terraform_attribution_label": {
			Name: "addPulumiAttributionLabel",
		},
		"terraform_attribution_label_addition_strategy": {
			Name: "pulumiAttributionLabelAdditionStrategy",
		},
	}
}

func text(validate schema.SchemaValidateFunc) *schema.Schema {
	return &schema.Schema{Type: schema.TypeString, Optional: true, ValidateFunc: validate}
}

func texts() *schema.Schema {
	return &schema.Schema{Type: schema.TypeList, Optional: true, Elem: textElement()}
}

func textElement() *schema.Schema {
	return &schema.Schema{Type: schema.TypeString}
}

func flag() *schema.Schema {
	return &schema.Schema{Type: schema.TypeBool, Optional: true}
}

func exclusive(key *schema.Schema, other string) *schema.Schema {
	key.ConflictsWith = []string{other}
	return key
}

func batchingSchema() *schema.Schema {
	return &schema.Schema{
		Type:     schema.TypeList,
		Optional: true,
		MaxItems: 1,
		Elem: &schema.Resource{Schema: map[string]*schema.Schema{
			"send_after":      text(verify.ValidateNonNegativeDuration()),
			"enable_batching": flag(),
		}},
	}
}

var notEmpty = validation.StringIsNotEmpty

// validateCredentials accepts the path of a credentials file or the file's content. Its error never repeats the value.
func validateCredentials(value any, key string) ([]string, []error) {
	credentials, ok := value.(string)
	if !ok || credentials == "" {
		return nil, []error{fmt.Errorf("%s must not be empty", key)}
	}
	if _, err := os.Stat(credentials); err == nil {
		return nil, nil
	}
	if _, err := google.CredentialsFromJSON(context.Background(), []byte(credentials)); err != nil {
		return nil, []error{fmt.Errorf("%s is neither a file nor valid JSON credentials", key)}
	}
	return nil, nil
}
