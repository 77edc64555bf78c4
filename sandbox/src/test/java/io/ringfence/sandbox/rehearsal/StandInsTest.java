package io.ringfence.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What of a real stack's file is another in a rehearsal. */
class StandInsTest {
  private final StandIns standIns = new StandIns("/sandbox/kubeconfig", "sandbox");

  @Test
  void whatever_leads_to_real_things_is_replaced_and_said() {
    StandIns.Result result =
        apply(
            """
            secretsprovider: gcpkms://projects/acme/key
            encryptedkey: AAAA
            config:
              gcp:project: acme
              gcp:region: europe-west1
              gcp:credentials: {secure: AAAA}
              gcp:sqlCustomEndpoint: https://example.com/
              kubernetes:kubeconfig: ~/.kube/config
              ringfence:cluster:
                gke: {name: prod, location: europe-west1}
                expect: prod
                podRanges: [10.8.0.0/14]
                requireEnforcement: true
                dataplane: gke-v2
              ringfence:render: /srv/manifests
            """);

    assertThat(result.file())
        .isEqualTo(
            Trees.read(
                """
                config:
                  gcp:project: acme
                  gcp:region: europe-west1
                  ringfence:cluster:
                    podRanges: [10.8.0.0/14]
                    dataplane: gke-v2
                    kubeconfig: /sandbox/kubeconfig
                    context: sandbox
                  ringfence:render: rendered
                """,
                "expected"));
    assertThat(result.changed())
        .containsExactly(
            "gcp:credentials",
            "gcp:sqlCustomEndpoint",
            "kubernetes:kubeconfig",
            "ringfence:cluster.context",
            "ringfence:cluster.expect",
            "ringfence:cluster.gke",
            "ringfence:cluster.kubeconfig",
            "ringfence:cluster.requireEnforcement",
            "ringfence:render");
  }

  @Test
  void the_dataplane_that_would_be_read_from_google_is_the_one_that_has_everything() {
    StandIns.Result result =
        apply("config: {'ringfence:cluster': {gke: {name: prod, location: europe-west1}}}");

    assertThat(result.file().at("/config/ringfence:cluster/dataplane").asText())
        .isEqualTo("gke-v2");
    assertThat(result.changed()).contains("ringfence:cluster.dataplane");
  }

  @Test
  void manifests_are_sealed_for_a_certificate_of_the_rehearsals_own() {
    StandIns.Result result =
        apply("config: {'ringfence:render': {directory: ../gitops, sealingCertificate: prod.pem}}");

    assertThat(result.file().at("/config/ringfence:render"))
        .isEqualTo(
            Trees.read("{directory: rendered, sealingCertificate: sealing-certificate.pem}", "it"));
    assertThat(result.changed())
        .contains("ringfence:render.directory", "ringfence:render.sealingCertificate");
  }

  @Test
  void a_secret_is_made_up_the_same_for_the_same_encrypted_text() {
    StandIns.Result before = apply(withPassword("AAAA"));
    StandIns.Result same = apply(withPassword("AAAA"));
    StandIns.Result after = apply(withPassword("BBBB"));

    String path = "ringfence:databases.legacy.existing.passwords[1][\"a.b\"]";
    assertThat(before.secrets()).containsOnlyKeys(path);
    assertThat(before.secrets().get(path)).matches("[0-9a-f]{24}");
    assertThat(same.secrets()).isEqualTo(before.secrets());
    assertThat(after.secrets().get(path)).isNotEqualTo(before.secrets().get(path));
    assertThat(before.file().toString()).doesNotContain("AAAA", "secure");
  }

  @Test
  void a_key_that_is_encrypted_as_a_whole_cannot_be_made_up() {
    assertThatThrownBy(() -> apply("config: {'ringfence:databases': {secure: AAAA}}"))
        .isInstanceOf(RehearsalException.class)
        .hasMessageStartingWith("ringfence:databases is encrypted as a whole");
  }

  @Test
  void what_a_reader_of_yaml_might_take_for_something_else_survives() {
    StandIns.Result result =
        apply("config: {'ringfence:x': {time: \"02:00\", text: \"1\", flag: \"on\", number: 1}}");

    assertThat(Trees.read(Trees.write(result.file()), "written")).isEqualTo(result.file());
    assertThat(Trees.write(result.file())).contains("\"02:00\"", "\"1\"", "\"on\"", "number: 1");
  }

  private StandIns.Result apply(String yaml) {
    return standIns.apply(new Version("a version", yaml));
  }

  private static String withPassword(String encrypted) {
    return """
    config:
      ringfence:databases:
        legacy: {existing: {passwords: [x, {a.b: {secure: %s}}]}}
    """
        .formatted(encrypted);
  }
}
