package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

func instance() resource.PropertyMap {
	return resource.PropertyMap{
		"databaseVersion": resource.NewProperty("POSTGRES_17"),
		"rootPassword":    resource.NewProperty("correct horse"),
		"settings": resource.NewProperty(resource.PropertyMap{
			"tier":    resource.NewProperty("db-f1-micro"),
			"edition": resource.NewProperty("ENTERPRISE"),
			"ipConfiguration": resource.NewProperty(resource.PropertyMap{
				"ipv4Enabled":    resource.NewProperty(false),
				"privateNetwork": resource.NewProperty("projects/acme/global/networks/main"),
				"sslMode":        resource.NewProperty("ENCRYPTED_ONLY"),
			}),
		}),
	}
}

func TestResourcesWithoutANameGetTheirOwnAndSevenRandomHexDigits(t *testing.T) {
	provider := serve(t)
	for name, inputs := range map[string]resource.PropertyMap{
		"google_sql_database_instance":  instance(),
		"google_sql_database":           {"instance": resource.NewProperty("main-0000000")},
		"google_sql_user":               {"instance": resource.NewProperty("main-0000000")},
		"google_compute_network":        {},
		"google_compute_global_address": {},
	} {
		checked, failures := provider.check(urnOf(name, "main"), inputs)
		if len(failures) > 0 {
			t.Errorf("%s: %v", name, failures)
		}
		if given := checked["name"]; !given.IsString() ||
			!regexp.MustCompile(`^main-[0-9a-f]{7}$`).MatchString(given.StringValue()) {
			t.Errorf("%s is named %v", name, given)
		}
	}
}

func TestNetworksAreNamedInLowerCaseAndShort(t *testing.T) {
	checked, _ := serve(t).check(urnOf("google_compute_network", "Main"+strings.Repeat("n", 50)), resource.PropertyMap{})
	if given := checked["name"].StringValue(); given != strings.ToLower(given) || len(given) > 63 {
		t.Errorf("the network is named %s", given)
	}
}

func TestANameThatIsGivenStays(t *testing.T) {
	checked, _ := serve(t).check(urnOf("google_sql_database", "main"), resource.PropertyMap{
		"name": resource.NewProperty("shop"), "instance": resource.NewProperty("main-0000000"),
	})
	if given := checked["name"]; given.StringValue() != "shop" {
		t.Errorf("the database is named %v", given)
	}
}

func TestConnectionsAndServicesAreNotNamed(t *testing.T) {
	resources := providerInfo().Resources
	for _, name := range []string{"google_service_networking_connection", "google_project_service"} {
		if _, named := resources[name].Fields["name"]; named {
			t.Errorf("%s gets a name", name)
		}
	}
}

func TestPasswordsAndLabelsAreSecretInWhatIsStored(t *testing.T) {
	provider := configured(t, nil)
	user := provider.preview(urnOf("google_sql_user", "shop"), resource.PropertyMap{
		"instance": resource.NewProperty("main-0000000"), "password": resource.NewProperty("correct horse"),
	})
	if !user["password"].IsSecret() {
		t.Errorf("the user's password is stored as %v", user["password"].TypeString())
	}
	database := provider.preview(urnOf("google_sql_database_instance", "main"), instance())
	for _, property := range []resource.PropertyKey{"rootPassword", "serverCaCerts"} {
		if !database[property].IsSecret() {
			t.Errorf("the instance's %s is stored as %s", property, database[property].TypeString())
		}
	}
	address := provider.preview(urnOf("google_compute_global_address", "range"), resource.PropertyMap{
		"labels": resource.NewProperty(resource.PropertyMap{"team": resource.NewProperty("data")}),
	})
	for _, property := range []resource.PropertyKey{"pulumiLabels", "effectiveLabels"} {
		if !address[property].IsSecret() {
			t.Errorf("the address's %s are stored as %s", property, address[property].TypeString())
		}
	}
}

func TestLabelsSayWhatProvisionedAResource(t *testing.T) {
	for name, test := range map[string]struct {
		configuration resource.PropertyMap
		inputs        resource.PropertyMap
		want          map[string]string
	}{
		"by default": {
			inputs: resource.PropertyMap{
				"labels": resource.NewProperty(resource.PropertyMap{"team": resource.NewProperty("")}),
			},
			want: map[string]string{"goog-pulumi-provisioned": "true", "team": ""},
		},
		"with the provider's default labels": {
			configuration: resource.PropertyMap{
				"defaultLabels": resource.NewProperty(resource.PropertyMap{"stage": resource.NewProperty("prod")}),
			},
			want: map[string]string{"goog-pulumi-provisioned": "true", "stage": "prod"},
		},
		"unless it is turned off": {
			configuration: resource.PropertyMap{"addPulumiAttributionLabel": resource.NewProperty(false)},
			inputs: resource.PropertyMap{
				"labels": resource.NewProperty(resource.PropertyMap{"team": resource.NewProperty("data")}),
			},
			want: map[string]string{"team": "data"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			provider := configured(t, test.configuration)
			address := provider.preview(urnOf("google_compute_global_address", "range"), test.inputs)
			got := map[string]string{}
			for key, value := range address["pulumiLabels"].SecretValue().Element.ObjectValue() {
				if !value.IsString() {
					t.Fatalf("the label %s is %s", key, value.TypeString())
				}
				got[string(key)] = value.StringValue()
			}
			if len(got) != len(test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
			for key, value := range test.want {
				if got[key] != value {
					t.Errorf("got %v, want %v", got, test.want)
				}
			}
		})
	}
}

func TestAnInstancesNestedSettingsHaveTheOfficialNamesAndShapes(t *testing.T) {
	database := configured(t, nil).preview(urnOf("google_sql_database_instance", "main"), instance())
	settings := database["settings"]
	if !settings.IsObject() {
		t.Fatalf("settings are %s, not one object", settings.TypeString())
	}
	network := settings.ObjectValue()["ipConfiguration"]
	if !network.IsObject() || network.ObjectValue()["sslMode"].StringValue() != "ENCRYPTED_ONLY" {
		t.Errorf("settings.ipConfiguration is %v", network)
	}
	for _, property := range []resource.PropertyKey{"privateIpAddress", "firstIpAddress", "connectionName", "ipAddresses"} {
		if _, shown := database[property]; !shown {
			t.Errorf("%s is missing", property)
		}
	}
}
