package io.ringfence.sandbox.googleapi.addressing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.googleapi.compute.AddressRanges;
import io.ringfence.sandbox.googleapi.compute.NetworkName;
import io.ringfence.sandbox.googleapi.state.Codec;
import java.io.UncheckedIOException;

/**
 * A /24 that a service has taken out of a network's reserved range for one region.
 *
 * @param last the host number that was given out last, 1 if none has been
 */
record ProducerSubnet(IPAddress block, NetworkName network, String region, int last) {

  String key() {
    return block.toCanonicalString();
  }

  ProducerSubnet withLast(int newLast) {
    return new ProducerSubnet(block, network, region, newLast);
  }

  IPAddress host(int number) {
    return block.getLower().withoutPrefixLength().increment(number);
  }

  /** Subnets as the files that they are kept in. */
  static final class SubnetCodec implements Codec<ProducerSubnet> {
    private static final ObjectMapper TREES = new ObjectMapper();

    @Override
    public String write(ProducerSubnet subnet) {
      return TREES
          .createObjectNode()
          .put("block", subnet.block().toCanonicalString())
          .put("project", subnet.network().project())
          .put("network", subnet.network().name())
          .put("region", subnet.region())
          .put("last", subnet.last())
          .toString();
    }

    @Override
    public ProducerSubnet read(String text) {
      try {
        JsonNode json = TREES.readTree(text);
        return new ProducerSubnet(
            AddressRanges.block(json.path("block").asText()),
            new NetworkName(json.path("project").asText(), json.path("network").asText()),
            json.path("region").asText(),
            json.path("last").asInt());
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
