package io.ringfence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

class ConnectionUrlTest {

  @Test
  void isAConnectionUriOfPostgres() {
    assertThat(new ConnectionUrl("10.77.0.3", 5432, "shop", "alice", "secret", Optional.empty()))
        .hasToString("postgresql://alice:secret@10.77.0.3:5432/shop");
  }

  @Test
  void encodesWhatHasAMeaningInAUri() {
    assertThat(
            new ConnectionUrl(
                "10.77.0.3", 5432, "a/b?c", "u:s@r", "p@ss:w/rd%#+ é", Optional.empty()))
        .hasToString(
            "postgresql://u%3As%40r:p%40ss%3Aw%2Frd%25%23%2B%20%C3%A9@10.77.0.3:5432/a%2Fb%3Fc");
  }

  @Test
  void anyUriParserFindsTheParts() {
    URI uri =
        URI.create(
            new ConnectionUrl("10.77.0.3", 5433, "a b", "user", "a+b c&d=e", Optional.empty())
                .toString());

    assertThat(uri.getUserInfo()).isEqualTo("user:a+b c&d=e");
    assertThat(uri.getHost()).isEqualTo("10.77.0.3");
    assertThat(uri.getPort()).isEqualTo(5433);
    assertThat(uri.getPath()).isEqualTo("/a b");
  }

  @Test
  void putsAnIpv6AddressInBrackets() {
    assertThat(new ConnectionUrl("fd00::3", 5432, "shop", "shop", "x", Optional.empty()))
        .hasToString("postgresql://shop:x@[fd00::3]:5432/shop");
  }

  @Test
  void theJdbcDriverReadsTheSameHostAndDatabase() {
    String url =
        new ConnectionUrl("fd00::3", 5433, "a b", "user", "x", Optional.empty()).toString();

    Properties read = Driver.parseURL("jdbc:" + url.replace("user:x@", ""), new Properties());

    assertThat(read)
        .containsEntry("PGHOST", "[fd00::3]")
        .containsEntry("PGPORT", "5433")
        .containsEntry("PGDBNAME", "a b");
  }
}
