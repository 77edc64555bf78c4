// Command pulumi-resource-gcp is a Pulumi provider for the few Google Cloud resources that Ringfence uses. It runs
// the Google Terraform provider's own resource code, behind the configuration, the names and the property names of
// the official Pulumi plugin, so that a program that runs on one runs on the other.
//
// The official plugin holds every Google service and takes far longer to compile than a first set-up should.
package main

import (
	"encoding/json"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
)

func main() {
	tfbridge.Main(packageName, version(), providerInfo(), packageSchema())
}

// packageSchema is what GetSchema answers. It names the package and nothing in it: the program's resource types come
// from its own SDK, and the engine needs no schema to run it.
func packageSchema() []byte {
	schema, err := json.Marshal(map[string]string{"name": packageName, "version": version()})
	if err != nil {
		panic(err) // two strings always marshal
	}
	return schema
}
