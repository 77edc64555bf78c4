package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-provider-google/google/registry"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

func TestTakesTheOfficialConfigurationKeys(t *testing.T) {
	shown := map[string]bool{}
	info := providerInfo()
	for key := range configurationSchema() {
		shown[tfbridge.TerraformToPulumiNameV2(key, info.P.Schema(), info.Config)] = true
	}
	for key := range info.ExtraConfig {
		shown[key] = true
	}
	for _, key := range []string{
		"accessToken", "addPulumiAttributionLabel", "batching", "billingProject", "credentials", "defaultLabels",
		"deletionPolicy", "disableGlobalProjectWarning", "impersonateServiceAccount",
		"impersonateServiceAccountDelegates", "pollInterval", "preferGlobalEndpoints", "preferRegionalEndpoints",
		"project", "pulumiAttributionLabelAdditionStrategy", "region", "requestReason", "requestTimeout", "scopes",
		"skipRegionValidation", "universeDomain", "userProjectOverride", "zone",
		"computeCustomEndpoint", "resourceManagerCustomEndpoint", "serviceNetworkingCustomEndpoint",
		"serviceUsageCustomEndpoint", "sqlCustomEndpoint",
	} {
		if !shown[key] {
			t.Errorf("gcp:%s is missing", key)
		}
	}
}

func TestEachProductHasACustomEndpoint(t *testing.T) {
	keys := configurationSchema()
	for _, product := range registry.ListProducts() {
		if keys[product.CustomEndpointField] == nil {
			t.Errorf("%s has no %s", product.Name, product.CustomEndpointField)
		}
	}
}

func TestCredentialsAreSecretWhateverTheProgramSays(t *testing.T) {
	for _, key := range []string{"access_token", "credentials"} {
		if info := configurationInfo()[key]; info == nil || info.Secret == nil || !*info.Secret {
			t.Errorf("%s is not secret", key)
		}
	}
}

func TestRefusesConfigurationThatTheTerraformProviderRefuses(t *testing.T) {
	for name, values := range map[string]resource.PropertyMap{
		"two ways to authenticate": {
			"accessToken": resource.NewProperty("token"), "credentials": resource.NewProperty("credentials.go"),
		},
		"credentials that are neither a file nor JSON": {"credentials": resource.NewProperty("hunter2")},
		"an endpoint without a path":                   {"sqlCustomEndpoint": resource.NewProperty("http://127.0.0.1:1")},
		"a key that does not exist":                    {"prject": resource.NewProperty("acme")},
	} {
		t.Run(name, func(t *testing.T) {
			_, failures := serve(t).checkConfig(values)
			if len(failures) == 0 {
				t.Fatal("accepted")
			}
			if strings.Contains(strings.Join(failures, " "), "hunter2") {
				t.Errorf("the message repeats the credentials: %v", failures)
			}
		})
	}
}

func TestEndpointsOfTheConfigurationAndOfTheEnvironmentAreUsedWithTheToken(t *testing.T) {
	for name, set := range map[string]func(t *testing.T, url string) resource.PropertyMap{
		"configuration": func(_ *testing.T, url string) resource.PropertyMap {
			return resource.PropertyMap{"computeCustomEndpoint": resource.NewProperty(url)}
		},
		"environment": func(t *testing.T, url string) resource.PropertyMap {
			t.Setenv("GOOGLE_COMPUTE_CUSTOM_ENDPOINT", url)
			return resource.PropertyMap{}
		},
	} {
		t.Run(name, func(t *testing.T) {
			google, requests := googleWithoutNetworks(t)
			provider := configured(t, set(t, google+"/compute/v1/"))
			request := requestForNetwork(t, provider, "projects/acme/global/networks/main", requests)
			if want := "/compute/v1/projects/acme/global/networks/main"; request.URL.Path != want {
				t.Errorf("asked for %s, want %s", request.URL.Path, want)
			}
			if got := request.Header.Get("Authorization"); got != "Bearer token" {
				t.Errorf("the request's authorization is %q", got)
			}
		})
	}
}

func TestProjectAndTokenComeFromTheEnvironmentWhereTheConfigurationHasNone(t *testing.T) {
	google, requests := googleWithoutNetworks(t)
	provider := serve(t)
	t.Setenv("GOOGLE_CLOUD_PROJECT", "of-the-environment")
	t.Setenv("GOOGLE_OAUTH_ACCESS_TOKEN", "token-of-the-environment")
	provider.configure(resource.PropertyMap{"computeCustomEndpoint": resource.NewProperty(google + "/compute/v1/")})
	request := requestForNetwork(t, provider, "main", requests)
	if want := "/compute/v1/projects/of-the-environment/global/networks/main"; request.URL.Path != want {
		t.Errorf("asked for %s, want %s", request.URL.Path, want)
	}
	if got := request.Header.Get("Authorization"); got != "Bearer token-of-the-environment" {
		t.Errorf("the request's authorization is %q", got)
	}
}

// googleWithoutNetworks is a server that keeps what it is asked for and finds nothing.
func googleWithoutNetworks(t *testing.T) (string, <-chan *http.Request) {
	t.Helper()
	requests := make(chan *http.Request, 10)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests <- r
		http.Error(w, `{"error": {"code": 404, "message": "no such network"}}`, http.StatusNotFound)
	}))
	t.Cleanup(server.Close)
	return server.URL, requests
}

// requestForNetwork is what the provider asks Google for when it reads a network, which must not be found.
func requestForNetwork(t *testing.T, provider served, id string, requests <-chan *http.Request) *http.Request {
	t.Helper()
	read, err := provider.server.Read(context.Background(), &pulumirpc.ReadRequest{
		Urn: string(urnOf("google_compute_network", "main")), Id: id,
	})
	if err != nil {
		t.Fatal(err)
	}
	if read.GetId() != "" {
		t.Errorf("a network that does not exist has the id %s", read.GetId())
	}
	select {
	case request := <-requests:
		return request
	default:
		t.Fatal("Google was not asked for the network")
		return nil
	}
}

func TestUniversesMustAgree(t *testing.T) {
	if err := checkUniverse("", "googleapis.com"); err != nil {
		t.Error(err)
	}
	if err := checkUniverse("googleapis.com", ""); err != nil {
		t.Error(err)
	}
	if checkUniverse("example.com", "") == nil || checkUniverse("", "example.com") == nil {
		t.Error("credentials of another universe are accepted")
	}
}
