package io.ringfence.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in a cluster after something has been applied. */
class ObjectKeyTest {
  private static final String CLUSTER =
      """
      apiVersion: v1
      kind: List
      items:
        - apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web, namespace: default}
          spec: {template: {metadata: {labels: {app: web}}}}
        - apiVersion: apps/v1
          kind: ReplicaSet
          metadata:
            name: web-1
            namespace: default
            ownerReferences: [{kind: Deployment, name: web, controller: true}]
        - apiVersion: v1
          kind: Pod
          metadata:
            name: web-1-a
            namespace: default
            ownerReferences: [{kind: ReplicaSet, name: web-1, controller: true}]
        - {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: other}}
      """;

  @Test
  void an_object_of_the_same_key_is_replaced_and_the_others_stay() {
    assertThat(
            applied(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {metadata: {labels: {app: web}}, spec: {containers: []}}}
                """))
        .containsExactly("ReplicaSet web-1", "Pod web-1-a", "Pod web", "Deployment web");
  }

  @Test
  void pods_whose_labels_are_changed_are_there_no_more() {
    assertThat(
            applied(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {metadata: {labels: {app: web, tier: front}}}}
                """))
        .containsExactly("Pod web", "Deployment web");
  }

  @Test
  void an_object_of_another_namespace_is_another_object() {
    assertThat(applied("{apiVersion: v1, kind: Pod, metadata: {name: web-1-a, namespace: third}}"))
        .hasSize(5);
  }

  private static List<String> applied(String yaml) {
    return ObjectKey.apply(manifests(CLUSTER), manifests(yaml), "default").stream()
        .map(Manifest::content)
        .map(object -> object.path("kind").asText() + " " + object.at("/metadata/name").asText())
        .toList();
  }

  private static List<Manifest> manifests(String yaml) {
    return ManifestFiles.parse("test.yaml", yaml).manifests();
  }
}
