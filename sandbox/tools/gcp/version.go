package main

import (
	_ "embed"
	"strings"
)

//go:embed VERSION
var versionFile string

// version is the official plugin's release that carries the same Terraform resource code, with build metadata that
// tells the two apart. The engine ignores build metadata when it looks for a version, as semver.org §10 has it.
func version() string {
	return strings.TrimSpace(versionFile)
}
