package io.ringfence.cluster.live;

import java.util.Optional;

/**
 * A cluster as it answered.
 *
 * @param name the cluster's name in the kubeconfig
 * @param uid the UID of its namespace {@code kube-system}, which no other cluster has and which
 *     stays as long as the cluster; empty where the caller may not read it
 * @param enforcement whether it enforces policies, as far as its agents show
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/resource/k8s/#cluster">OpenTelemetry's
 *     k8s.cluster.uid</a>
 */
public record LiveCluster(String name, Optional<String> uid, Enforcement enforcement) {}
