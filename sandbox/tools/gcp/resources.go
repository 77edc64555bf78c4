package main

import (
	"strings"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
)

const (
	longestName        = 255
	longestNetworkName = 63
	randomDigits       = 7
	nameSeparator      = "-"
)

// resourceTokens names each resource that this provider holds as the official plugin does.
var resourceTokens = map[string]tokens.Type{
	"google_compute_global_address":                "gcp:compute/globalAddress:GlobalAddress",
	"google_compute_network":                       "gcp:compute/network:Network",
	"google_compute_network_peering_routes_config": "gcp:compute/networkPeeringRoutesConfig:NetworkPeeringRoutesConfig",
	"google_compute_subnetwork":                    "gcp:compute/subnetwork:Subnetwork",
	"google_project_service":                       "gcp:projects/service:Service",
	"google_service_networking_connection":         "gcp:servicenetworking/connection:Connection",
	"google_sql_database":                          "gcp:sql/database:Database",
	"google_sql_database_instance":                 "gcp:sql/databaseInstance:DatabaseInstance",
	"google_sql_ssl_cert":                          "gcp:sql/sslCert:SslCert",
	"google_sql_user":                              "gcp:sql/user:User",
}

// dataSourceTokens does the same for the functions that read what exists already.
var dataSourceTokens = map[string]tokens.ModuleMember{
	"google_compute_global_address": "gcp:compute/getGlobalAddress:getGlobalAddress",
	"google_compute_network":        "gcp:compute/getNetwork:getNetwork",
	"google_compute_subnetwork":     "gcp:compute/getSubnetwork:getSubnetwork",
	"google_container_cluster":      "gcp:container/getCluster:getCluster",
	"google_project":                "gcp:organizations/getProject:getProject",
	"google_sql_ca_certs":           "gcp:sql/getCaCerts:getCaCerts",
	"google_sql_database":           "gcp:sql/getDatabase:getDatabase",
	"google_sql_database_instance":  "gcp:sql/getDatabaseInstance:getDatabaseInstance",
}

// lowercaseNamed are the resources whose generated names the official plugin keeps short and in lower case, as
// Compute Engine demands of them (RFC 1035 labels).
var lowercaseNamed = []string{"google_compute_network", "google_compute_subnetwork"}

func resourceInfos() map[string]*tfbridge.ResourceInfo {
	infos := make(map[string]*tfbridge.ResourceInfo, len(resourceTokens))
	for name, token := range resourceTokens {
		infos[name] = &tfbridge.ResourceInfo{Tok: token, Fields: map[string]*tfbridge.SchemaInfo{}}
	}
	for _, name := range lowercaseNamed {
		infos[name].Fields["name"] = tfbridge.AutoNameWithCustomOptions("name", tfbridge.AutoNameOptions{
			Separator: nameSeparator,
			Maxlen:    longestNetworkName,
			Randlen:   randomDigits,
			Transform: strings.ToLower,
		})
	}
	return infos
}

func dataSourceInfos() map[string]*tfbridge.DataSourceInfo {
	infos := make(map[string]*tfbridge.DataSourceInfo, len(dataSourceTokens))
	for name, token := range dataSourceTokens {
		infos[name] = &tfbridge.DataSourceInfo{Tok: token, Fields: map[string]*tfbridge.SchemaInfo{}}
	}
	return infos
}
