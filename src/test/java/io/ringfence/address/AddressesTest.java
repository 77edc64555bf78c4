package io.ringfence.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "10.77.0.3, 10.77.0.3/32",
    "0.0.0.0, 0.0.0.0/32",
    "255.255.255.255, 255.255.255.255/32",
    "fd00:10:77::3, fd00:10:77::3/128",
    "FD00:0010:0077:0:0:0:0:3, fd00:10:77::3/128",
    "::1, ::1/128",
  })
  void readsAnAddressAndGivesItABlockOfItsOwn(String text, String block) {
    assertThat(Addresses.hostBlock(Addresses.address(text))).isEqualTo(block);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "all",
        "localhost",
        "10",
        "10.1",
        "10.1.2",
        "10.0.0.0.1",
        "167772161",
        "0x0a000001",
        "0xa.0.0.1",
        "012.0.0.1",
        "010.0.0.1",
        "10.0.0.01",
        "10.0.0.256",
        "10.0.0.-1",
        "10.0.0.",
        ".10.0.0",
        "10.0.0.*",
        "10.0.*.*",
        "10.*",
        "10.0.0.%",
        "10.0.0._",
        "10.0.0.1-5",
        "10.0.0.1-10.0.0.5",
        "10.0.0.1,2",
        "10.0.0.1,10.0.0.2",
        "10.0.0.1 10.0.0.2",
        " 10.0.0.1",
        "10.0.0.1 ",
        "10.0.0.1\n",
        "10.0.0.1:5432",
        "10.0.0.1/32",
        "10.0.0.0/8",
        "0.0.0.0/0",
        "10.0.0.1/255.255.255.255",
        "10.0.0.1/",
        "/8",
        "10.0.0.1%eth0",
        "fe80::1%eth0",
        "fe80::1%1",
        "[fd00::1]",
        "fd00::1/128",
        "fd00::/8",
        "::/0",
        "fd00::*",
        "fd00::1-5",
        "fd00:::1",
        "fd00::12345",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "::ffff:10.0.0.1",
        "fd00000000000000000000000000000001",
        "0xfd000000000000000000000000000001",
        "4)+k&C#VzJ4br>0wv%Yp",
        "1.0.0.10.in-addr.arpa",
        "fd00--1.ipv6-literal.net",
        "١٠.0.0.1",
      })
  void refusesWhatIsNotASingleAddressInItsPlainForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Addresses.address(text))
        .withMessage("not a single IP address");
  }

  @ParameterizedTest
  @CsvSource({
    "10.77.0.0/16, 10.77.0.0/16",
    "10.0.0.0/8, 10.0.0.0/8",
    "0.0.0.0/0, 0.0.0.0/0",
    "10.77.0.3/32, 10.77.0.3/32",
    "10.77.0.2/31, 10.77.0.2/31",
    "FD00:0010::/32, fd00:10::/32",
    "::/0, ::/0",
    "fd00::1/128, fd00::1/128",
  })
  void readsABlockInCidrNotation(String text, String canonical) {
    assertThat(Addresses.block(text).toPrefixLengthString()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.77.0.0",
        "fd00::",
        "/16",
        "10.77/16",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/08",
        "10.0.0.0/8.0",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/0.255.255.255",
        "010.0.0.0/8",
        "10.*.*.*/8",
        "10.0.0.0-5/32",
        " 10.0.0.0/8",
        "10.0.0.0/8 ",
        "10.0.0.0 /8",
        "fd00::/129",
        "fd00::/ffff::",
        "fe80::%eth0/64",
        "::ffff:10.0.0.0/104",
        "*/8",
        "fd00::/8%eth0",
      })
  void refusesWhatIsNotABlockInCidrNotation(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Addresses.block(text))
        .withMessage("not a block of addresses in CIDR notation");
  }

  @ParameterizedTest
  @CsvSource({
    "10.77.0.1/16, 10.77.0.0/16",
    "10.0.0.1/0, 0.0.0.0/0",
    "10.77.0.3/31, 10.77.0.2/31",
    "fd00::1/64, fd00::/64",
  })
  void refusesABlockWithHostBitsAndNamesTheBlockThatWasMeant(String text, String meant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Addresses.block(text))
        .withMessage("bits behind the prefix are set; the block is " + meant);
  }

  @ParameterizedTest
  @CsvSource({
    "9.255.255.255, false",
    "10.0.0.0, true",
    "10.255.255.255, true",
    "11.0.0.0, false",
    "100.63.255.255, false",
    "100.64.0.0, true",
    "100.127.255.255, true",
    "100.128.0.0, false",
    "127.0.0.1, false",
    "169.254.169.254, false",
    "172.15.255.255, false",
    "172.16.0.0, true",
    "172.31.255.255, true",
    "172.32.0.0, false",
    "192.167.255.255, false",
    "192.168.0.0, true",
    "192.168.255.255, true",
    "192.169.0.0, false",
    "8.8.8.8, false",
    "0.0.0.0, false",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "fc00::1, true",
    "fdff:ffff::1, true",
    "fbff::1, false",
    "fe00::1, false",
    "fe80::1, false",
    "::1, false",
    "::, false",
    "2001:db8::1, false",
    "2600:1901::1, false",
    "::a00:1, false",
    "64:ff9b::a00:1, false",
  })
  void tellsPrivateAddressesFromOthers(String text, boolean isPrivate) {
    assertThat(Addresses.isPrivate(Addresses.address(text))).isEqualTo(isPrivate);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, true",
    "10.77.0.0/16, true",
    "100.64.0.0/10, true",
    "172.16.0.0/12, true",
    "192.168.0.0/16, true",
    "fc00::/7, true",
    "fd00::/8, true",
    "0.0.0.0/0, false",
    "8.0.0.0/6, false",
    "10.0.0.0/7, false",
    "100.0.0.0/9, false",
    "100.0.0.0/8, false",
    "172.0.0.0/11, false",
    "172.0.0.0/8, false",
    "192.168.0.0/15, false",
    "192.0.0.0/8, false",
    "fc00::/6, false",
    "::/0, false",
  })
  void callsABlockPrivateOnlyWhenAllOfItIs(String text, boolean isPrivate) {
    assertThat(Addresses.isPrivate(Addresses.block(text))).isEqualTo(isPrivate);
  }

  @Test
  void theBlockOfAnAddressNeverKeepsAWiderPrefix() {
    assertThat(Addresses.hostBlock(Addresses.block("10.77.0.0/16").getLower()))
        .isEqualTo("10.77.0.0/32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"34.76.1.2", "8.8.8.8", "2a00:1450::1"})
  void whatIsReachedInTheInternetIsPublic(String address) {
    assertThat(Addresses.isPublic(Addresses.address(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1", "100.64.0.1", "fd00::1", "127.0.0.1", "::1", "169.254.169.254", "fe80::1",
        "224.0.0.1", "ff02::1", "0.0.0.0", "::", "255.255.255.255", "203.0.113.1", "2001:db8::1"
      })
  void whatIsPrivateOrNoPlaceOfAServerIsNotPublic(String address) {
    assertThat(Addresses.isPublic(Addresses.address(address))).isFalse();
  }

  @Test
  void theBlockOfABlockIsItself() {
    assertThat(Addresses.hostBlock(Addresses.block("10.10.10.0/28"))).isEqualTo("10.10.10.0/28");
    assertThat(Addresses.text(Addresses.block("fd00::/64"))).isEqualTo("fd00::/64");
    assertThat(Addresses.text(Addresses.address("10.10.10.10"))).isEqualTo("10.10.10.10");
  }
}
