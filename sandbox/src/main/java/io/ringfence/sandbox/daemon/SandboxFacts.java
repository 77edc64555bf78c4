package io.ringfence.sandbox.daemon;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.ringfence.sandbox.process.ProcessRecord;
import java.time.Instant;
import java.util.List;

/**
 * What programs need to know about a running sandbox: the content of {@code sandbox.json} in its
 * state directory, which is there exactly while the sandbox is ready. Every path is absolute.
 *
 * <pre>{@code
 * {
 *   "startedAt": "2026-05-04T10:11:12.345Z",
 *   "directory": "/home/me/acme/.sandbox",
 *   "tools": "/home/me/acme/sandbox/tools/bin",
 *   "googleApi": {
 *     "baseUrl": "http://127.0.0.1:21000/",
 *     "sqlEndpoint": "http://127.0.0.1:21000/sql/v1beta4/",
 *     "computeEndpoint": "http://127.0.0.1:21000/compute/v1/",
 *     "serviceNetworkingEndpoint": "http://127.0.0.1:21000/servicenetworking/v1/",
 *     "resourceManagerEndpoint": "http://127.0.0.1:21000/cloudresourcemanager/v1/",
 *     "containerEndpoint": "http://127.0.0.1:21000/container/v1/",
 *     "tokenFile": "/home/me/acme/.sandbox/token"
 *   },
 *   "kubernetes": {
 *     "server": "https://127.0.0.1:21001",
 *     "context": "ringfence-sandbox",
 *     "kubeconfig": "/home/me/acme/.sandbox/kubeconfig"
 *   },
 *   "pulumi": {
 *     "home": "/home/me/acme/sandbox/tools/home",
 *     "backendUrl": "file:///home/me/acme/.sandbox/pulumi-state"
 *   },
 *   "processes": [
 *     {
 *       "name": "etcd",
 *       "state": "RUNNING",
 *       "process": {"pid": 4711, "startedAt": "2026-05-04T10:11:10.120Z"},
 *       "stopSignal": "TERMINATE",
 *       "address": "https://127.0.0.1:21002"
 *     }
 *   ],
 *   "failedInstances": ["projects/acme/instances/main: ..."]
 * }
 * }</pre>
 *
 * @param startedAt when all of it was ready
 * @param directory the state directory
 * @param tools where the Go programs are
 * @param processes the daemon itself, the parts of the cluster, and {@code postgres-NAME} for each
 *     instance NAME; written anew at each change
 * @param failedInstances the paths of the instances whose server did not come back at the start,
 *     each with the reason
 */
public record SandboxFacts(
    Instant startedAt,
    String directory,
    String tools,
    GoogleApi googleApi,
    Kubernetes kubernetes,
    Pulumi pulumi,
    List<ProcessRecord> processes,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> failedInstances) {

  public SandboxFacts {
    processes = List.copyOf(processes);
    failedInstances = List.copyOf(failedInstances);
  }

  SandboxFacts with(List<ProcessRecord> now, List<String> failed) {
    return new SandboxFacts(
        startedAt, directory, tools, googleApi, kubernetes, pulumi, now, failed);
  }

  /**
   * Google's APIs. Each endpoint ends with a slash and is what the provider's argument {@code
   * <product>CustomEndpoint} takes.
   *
   * @param baseUrl what Google's own clients call the root URL
   * @param tokenFile the file with the bearer token that every request must carry
   */
  public record GoogleApi(
      String baseUrl,
      String sqlEndpoint,
      String computeEndpoint,
      String serviceNetworkingEndpoint,
      String resourceManagerEndpoint,
      String containerEndpoint,
      String tokenFile) {}

  /**
   * The cluster.
   *
   * @param context of the kubeconfig
   */
  public record Kubernetes(String server, String context, String kubeconfig) {}

  /** What the Pulumi engine needs to work against this sandbox. */
  public record Pulumi(String home, String backendUrl) {}
}
