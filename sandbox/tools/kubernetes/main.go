// Command pulumi-resource-kubernetes is the Pulumi Kubernetes provider, built from its published Go module.
package main

import (
	_ "embed"
	"encoding/json"
	"strings"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
)

const packageName = "kubernetes"

// The module's commit is the one that its release of this version was made from. The release's tag cannot be had from
// the Go proxy, so the module has a pseudo-version.
//
//go:embed VERSION
var versionFile string

func main() {
	version := strings.TrimSpace(versionFile)
	schema, err := json.Marshal(map[string]string{"name": packageName, "version": version})
	if err != nil {
		panic(err) // two strings always marshal
	}
	// The schema is read by GetSchema alone, which a program with its own SDK never asks for, and the mapping by
	// converters from Terraform.
	provider.Serve(packageName, version, schema, []byte("{}"))
}
