package main

// The environment variables that stand for configuration which is not set, in the order in which they are tried:
// https://www.pulumi.com/registry/packages/gcp/installation-configuration/
var (
	projectVariables = []string{
		"GOOGLE_PROJECT", "GOOGLE_CLOUD_PROJECT", "GCLOUD_PROJECT", "CLOUDSDK_CORE_PROJECT",
	}
	regionVariables      = []string{"GOOGLE_REGION", "GCLOUD_REGION", "CLOUDSDK_COMPUTE_REGION"}
	zoneVariables        = []string{"GOOGLE_ZONE", "GCLOUD_ZONE", "CLOUDSDK_COMPUTE_ZONE"}
	credentialsVariables = []string{"GOOGLE_CREDENTIALS", "GOOGLE_CLOUD_KEYFILE_JSON", "GCLOUD_KEYFILE_JSON"}
	accessTokenVariables = []string{"GOOGLE_OAUTH_ACCESS_TOKEN"}
)
