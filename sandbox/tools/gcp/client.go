package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-provider-google/google/envvar"
	"github.com/hashicorp/terraform-provider-google/google/registry"
	"github.com/hashicorp/terraform-provider-google/google/transport"
)

const defaultUniverse = "googleapis.com"

// clientConfig makes the Google client's configuration from the provider's, with the environment variables of the
// Terraform provider for what is not set.
func clientConfig(ctx context.Context, data *schema.ResourceData, userAgent string) (*transport.Config, error) {
	if err := transport.HandleSDKDefaults(data); err != nil {
		return nil, err
	}
	config := &transport.Config{
		Project:                            data.Get("project").(string),
		Region:                             data.Get("region").(string),
		Zone:                               data.Get("zone").(string),
		BillingProject:                     data.Get("billing_project").(string),
		UserProjectOverride:                data.Get("user_project_override").(bool),
		RequestReason:                      data.Get("request_reason").(string),
		DeletionPolicy:                     data.Get("deletion_policy").(string),
		UniverseDomain:                     data.Get("universe_domain").(string),
		ImpersonateServiceAccount:          data.Get("impersonate_service_account").(string),
		ImpersonateServiceAccountDelegates: stringList(data, "impersonate_service_account_delegates"),
		Scopes:                             stringList(data, "scopes"),
		PreferGlobalEndpoints:              data.Get("prefer_global_endpoints").(bool),
		PreferRegionalEndpoints:            data.Get("prefer_regional_endpoints").(bool),
		CustomEndpoints:                    customEndpoints(data),
		IsMtls:                             transport.IsMtls(),
		UserAgent:                          userAgent,
		PollInterval:                       pollInterval,
	}
	setCredentials(config, data)
	if err := errors.Join(setDurations(config, data), setBatching(config, data), setLabels(config, data)); err != nil {
		return nil, err
	}
	if config.PreferGlobalEndpoints && config.PreferRegionalEndpoints {
		return nil, errors.New("preferGlobalEndpoints and preferRegionalEndpoints exclude each other")
	}
	stopContext, ok := schema.StopContext(ctx)
	if !ok {
		stopContext = ctx
	}
	universe := config.UniverseDomain
	if err := config.LoadAndValidate(anonymous(stopContext)); err != nil {
		return nil, fmt.Errorf("cannot authenticate to Google Cloud (set gcp:accessToken or gcp:credentials, or run"+
			" `gcloud auth application-default login`): %w", err)
	}
	return config, checkUniverse(universe, config.UniverseDomain)
}

// pollInterval is how often a running operation is asked after. The default of 10 s suits operations of minutes; those
// of the sandbox take seconds.
const pollInterval = 500 * time.Millisecond

// setCredentials takes an access token or credentials from the configuration, and only where it has neither from the
// environment. Where there is none at all, Google's application default credentials are used.
func setCredentials(config *transport.Config, data *schema.ResourceData) {
	config.AccessToken = data.Get("access_token").(string)
	config.Credentials = data.Get("credentials").(string)
	if config.AccessToken == "" && config.Credentials == "" {
		config.Credentials = envvar.MultiEnvSearch(credentialsVariables)
		config.AccessToken = envvar.MultiEnvSearch(accessTokenVariables)
	}
}

func customEndpoints(data *schema.ResourceData) map[string]string {
	endpoints := map[string]string{}
	for _, product := range registry.ListProducts() {
		endpoint := data.Get(product.CustomEndpointField).(string)
		if endpoint == "" {
			endpoint = envvar.MultiEnvSearch([]string{product.CustomEndpointEnvVar})
		}
		if endpoint != "" {
			endpoints[product.CustomEndpointField] = endpoint
		}
	}
	return endpoints
}

func setDurations(config *transport.Config, data *schema.ResourceData) error {
	for key, target := range map[string]*time.Duration{
		"request_timeout": &config.RequestTimeout,
		"poll_interval":   &config.PollInterval,
	} {
		value := data.Get(key).(string)
		if value == "" {
			continue
		}
		duration, err := time.ParseDuration(value)
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		*target = duration
	}
	return nil
}

func setBatching(config *transport.Config, data *schema.ResourceData) error {
	batching, err := transport.ExpandProviderBatchingConfig(data.Get("batching"))
	config.BatchingConfig = batching
	return err
}

// setLabels makes the label that tells what provisioned a resource a default label: its key is fixed in the Terraform
// provider's code and names Terraform.
func setLabels(config *transport.Config, data *schema.ResourceData) error {
	config.DefaultLabels = map[string]string{}
	if data.Get("add_terraform_attribution_label").(bool) {
		strategy := data.Get("terraform_attribution_label_addition_strategy").(string)
		switch strategy {
		case "", transport.CreateOnlyAttributionStrategy, transport.ProactiveAttributionStrategy:
			config.DefaultLabels[attributionLabel] = transport.AttributionValue
		default:
			return fmt.Errorf("pulumiAttributionLabelAdditionStrategy %q is neither %s nor %s",
				strategy, transport.CreateOnlyAttributionStrategy, transport.ProactiveAttributionStrategy)
		}
	}
	labels := map[string]string{}
	for key, value := range data.Get("default_labels").(map[string]any) {
		labels[key] = value.(string)
	}
	maps.Copy(config.DefaultLabels, labels)
	return nil
}

// checkUniverse refuses credentials of one universe with a configuration for another, as the Terraform provider does.
func checkUniverse(configured, ofCredentials string) error {
	if orDefault(configured) != orDefault(ofCredentials) {
		return fmt.Errorf("gcp:universeDomain is %s, but the credentials are for %s",
			orDefault(configured), orDefault(ofCredentials))
	}
	return nil
}

func orDefault(universe string) string {
	if universe == "" {
		return defaultUniverse
	}
	return universe
}

func stringList(data *schema.ResourceData, key string) []string {
	var list []string
	for _, element := range data.Get(key).([]any) {
		list = append(list, element.(string))
	}
	return list
}
