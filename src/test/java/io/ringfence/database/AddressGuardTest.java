package io.ringfence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private final AddressGuard reserved =
      new AddressGuard("main", Optional.of(Addresses.block("10.77.0.0/16")));
  private final AddressGuard unreserved = new AddressGuard("main", Optional.empty());

  @ParameterizedTest
  @ValueSource(strings = {"10.77.0.3", "10.77.0.0", "10.77.255.255"})
  void letsAnAddressOfTheReservedRangeThrough(String reported) {
    assertThat(reserved.check(reported)).isEqualTo(Addresses.address(reported));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.78.0.0", "10.76.255.255", "8.8.8.8", "fd00::1", "0.0.0.0"})
  void stopsAnAddressOutsideOfTheReservedRange(String reported) {
    assertThatExceptionOfType(UnusableAddressException.class)
        .isThrownBy(() -> reserved.check(reported))
        .withMessage(message("it is outside of the private service range 10.77.0.0/16"), reported);
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "127.77.0.2", "fd00::1"})
  void letsAnyPrivateAddressThroughWhereNothingWasReserved(String reported) {
    IPAddress address = unreserved.check(reported);

    assertThat(address.isMultiple()).isFalse();
    assertThat(address).isEqualTo(Addresses.address(reported));
  }

  @ParameterizedTest
  @ValueSource(strings = {"34.76.1.2", "169.254.169.254", "0.0.0.0", "2600:1901::1"})
  void stopsAnAddressThatIsNotPrivate(String reported) {
    assertThatExceptionOfType(UnusableAddressException.class)
        .isThrownBy(() -> unreserved.check(reported))
        .withMessage(message("it is not a private address"), reported);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "null", "10.77", "10.77.0.0/16", "0.0.0.0/0", "10.77.0.*", "10.77.0.03"})
  void stopsWhatIsNoSingleAddress(String reported) {
    for (AddressGuard guard : new AddressGuard[] {reserved, unreserved}) {
      assertThatExceptionOfType(UnusableAddressException.class)
          .isThrownBy(() -> guard.check(reported))
          .withMessage(message("it is not a single IP address"), reported);
    }
  }

  private static String message(String reason) {
    return """
    ringfence:databases.main = "%s"
        this is the address that the database got, but REASON; no policy was changed
        fix: give the database a private address, within the range of its network\
    """
        .replace("REASON", reason);
  }
}
