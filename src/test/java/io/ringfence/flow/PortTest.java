package io.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortTest {

  @ParameterizedTest
  @CsvSource({
    "1, TCP 1",
    "5432, TCP 5432",
    "65535, TCP 65535",
    "8000-8100, TCP 8000-8100",
    "1-65535, TCP 1-65535",
    "8080-8080, TCP 8080",
    "http, TCP http",
    "http-alt, TCP http-alt",
    "8080-a, TCP 8080-a",
    "1a, TCP 1a",
    "a23456789012345, TCP a23456789012345",
    "53/UDP, UDP 53",
    "53/udp, UDP 53",
    "53/tcp, TCP 53",
    "8000-8100/SCTP, SCTP 8000-8100",
    "dns/UDP, UDP dns",
    "' 8080 ', TCP 8080",
  })
  void readsNumbersRangesAndNamesWithAnOptionalProtocol(String text, String port) {
    assertThat(Port.parse(text)).hasToString(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/TCP",
        "80/",
        "80/TCP/UDP",
        "-80",
        "80-",
        "80 - 90",
        "80,443",
        "80-90-100",
        "*",
        "80:80",
        "80.5",
        "https?",
        "my port",
        "-http",
      })
  void refusesWhatIsNoPort(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Port.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "99999999999", "0-10", "80-65536", "0/UDP"})
  void refusesNumbersOutOfRange(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Port.parse(text))
        .withMessage("a port lies between 1 and 65535");
  }

  @ParameterizedTest
  @ValueSource(strings = {"90-80", "65535-1/UDP"})
  void refusesARangeWrittenBackwards(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Port.parse(text))
        .withMessage("a range's last port is not below its first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80/ICMP", "80/any", "http/TLS"})
  void refusesAProtocolThatPoliciesDoNotKnow(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Port.parse(text))
        .withMessage("a protocol is TCP, UDP or SCTP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP", "a234567890123456", "http--alt", "http-", "1-a-"})
  void refusesNamesThatAreNoServiceNames(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Port.parse(text))
        .withMessage("a port's name has at most 15 lowercase letters, digits and single hyphens");
  }
}
