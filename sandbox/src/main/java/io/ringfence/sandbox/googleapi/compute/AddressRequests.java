package io.ringfence.sandbox.googleapi.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.services.compute.model.Address;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.FieldRules;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.json.MergePatch;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** What a request for a global address asks for, checked as Google checks it. */
final class AddressRequests {
  private static final FieldRules RULES =
      new FieldRules("global address")
          .settable("name", "description", "address", "prefixLength", "network", "labels")
          .only("addressType", "INTERNAL")
          .only("purpose", "VPC_PEERING")
          .only("ipVersion", "IPV4")
          .outputOnly("kind", "id", "selfLink", "creationTimestamp", "status", "users")
          .outputOnly("labelFingerprint");
  private static final int SHORTEST_PREFIX = 8;
  private static final int LONGEST_PREFIX = 29;

  private final NetworkStore networks;

  AddressRequests(NetworkStore networks) {
    this.networks = networks;
  }

  Address read(String project, ObjectNode body) {
    RULES.check(body);
    Address address =
        GoogleJson.readRequest(
            MergePatch.withoutNulls(RULES.withoutOutputOnly(body)), Address.class);
    ComputeLinks.checkName(Optional.ofNullable(address.getName()).orElse(""));
    checkPurpose(address);
    address.setNetwork(network(project, address).selfLink());
    checkRange(address);
    address.setKind("compute#address");
    address.setStatus("RESERVED");
    return withLabels(address, Optional.ofNullable(address.getLabels()).orElseGet(Map::of));
  }

  static Address withLabels(Address address, Map<String, String> labels) {
    address.setLabels(labels.isEmpty() ? null : new TreeMap<>(labels));
    address.setLabelFingerprint(fingerprint(labels));
    return address;
  }

  private static void checkPurpose(Address address) {
    if (!"INTERNAL".equals(address.getAddressType())) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support external addresses; set 'addressType' to INTERNAL.");
    }
    if (address.getPurpose() == null) {
      throw GoogleApiException.invalid(
          "Invalid value for field 'resource.purpose': ''. A global internal address must have a"
              + " purpose.");
    }
  }

  private NetworkName network(String project, Address address) {
    String link = Optional.ofNullable(address.getNetwork()).orElse("");
    if (link.isEmpty()) {
      throw GoogleApiException.badRequest(
          "required", "Required field 'resource.network' not specified");
    }
    String full = link.startsWith("global/") ? "projects/" + project + "/" + link : link;
    NetworkName name =
        NetworkName.parse(full)
            .orElseThrow(
                () ->
                    GoogleApiException.invalid(
                        "Invalid value for field 'resource.network': '"
                            + link
                            + "'. The URL is malformed."));
    if (networks.get(name).isEmpty()) {
      throw ComputeLinks.notFound(name.path());
    }
    return name;
  }

  private static void checkRange(Address address) {
    int length =
        Optional.ofNullable(address.getPrefixLength())
            .orElseThrow(
                () ->
                    GoogleApiException.badRequest(
                        "required", "Required field 'resource.prefixLength' not specified"));
    if (length < SHORTEST_PREFIX || length > LONGEST_PREFIX) {
      throw GoogleApiException.invalid(
          "Invalid value for field 'resource.prefixLength': '"
              + length
              + "'. Must be between 8 and 29.");
    }
    String text = Optional.ofNullable(address.getAddress()).orElse("");
    if (text.isEmpty()) {
      address.setAddress(null);
      return;
    }
    IPAddress ip = new IPAddressString(text).getAddress();
    if (ip == null || !ip.isIPv4() || ip.isPrefixed() || ip.isMultiple()) {
      throw GoogleApiException.invalid(
          "Invalid value for field 'resource.address': '" + text + "'. Must be an IPv4 address.");
    }
    if (!ip.toPrefixBlock(length).getLower().withoutPrefixLength().equals(ip)) {
      throw GoogleApiException.invalid(
          "Invalid value for field 'resource.address': '"
              + text
              + "'. Must be the first address of a /"
              + length
              + ".");
    }
  }

  private static String fingerprint(Map<String, String> labels) {
    CRC32 sum = new CRC32();
    sum.update(new TreeMap<>(labels).toString().getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder()
        .encodeToString(Long.toHexString(sum.getValue()).getBytes(StandardCharsets.UTF_8));
  }
}
