package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.database.CloudSqlSettings;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import org.junit.jupiter.api.Test;

class CloudSqlDefaultsTest {
  private static final String FILE =
      """
      config:
        gcp:project: acme
        gcp:region: europe-west1
        ringfence:cluster: {context: test}
        ringfence:databases:
          main:
            cloudSql: {tier: db-custom-1-3840}
            network: {existing: acme}
      """;

  @Test
  void a_program_and_a_stack_file_that_say_nothing_but_the_tier_mean_the_same() {
    assertThat(StackFiles.parse(FILE).read().databases())
        .singleElement()
        .extracting(database -> ((CloudSql) database).settings())
        .isEqualTo(CloudSqlSettings.of("db-custom-1-3840"));
  }
}
