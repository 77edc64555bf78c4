package io.ringfence.config;

import com.fasterxml.jackson.databind.JsonNode;
import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.flow.Host;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.suggestion.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reads the values that are no groups of keys: texts, numbers, switches, choices, addresses, ports.
 */
final class Scalars {
  /** Records of which each is one value in the file. */
  private static final Set<Class<?>> RECORDS =
      Set.of(Block.class, Host.Name.class, Host.Matching.class);

  boolean reads(Class<?> type) {
    return !type.isRecord() || RECORDS.contains(type);
  }

  Optional<Object> read(Class<?> type, Place place, Problems problems) {
    if (type == Ports.class) {
      return ports(place, problems);
    }
    if (place.node().isContainerNode()) {
      problems.add(
          place,
          "a single value is wanted here, not a %s"
              .formatted(place.node().isArray() ? "list" : "group of keys"),
          "write one value");
      return Optional.empty();
    }
    if (place.node().isNull()) {
      problems.add(place, "a value is wanted here", "write one, or take this out");
      return Optional.empty();
    }
    if (type.isEnum()) {
      return choice(type, place, problems);
    }
    if (type == int.class) {
      return checked(
              place,
              problems,
              place.node().isIntegralNumber() && place.node().canConvertToInt(),
              "a whole number is wanted here",
              "write digits alone, without quotes")
          .map(node -> (Object) node.intValue());
    }
    if (type == boolean.class || type == Boolean.class) {
      return checked(
              place,
              problems,
              place.node().isBoolean(),
              "true or false is wanted here",
              "write true or false, without quotes")
          .map(node -> (Object) node.booleanValue());
    }
    if (type == IPAddress.class) {
      return parsed(
          place,
          problems,
          node -> Addresses.address(node.asText()),
          "write one address, for example 10.10.10.10");
    }
    if (type == Block.class) {
      return parsed(
          place,
          problems,
          node -> new Block(Addresses.block(node.asText())),
          "write a block such as 10.77.0.0/16");
    }
    if (type == Host.Name.class) {
      return parsed(
          place,
          problems,
          node -> new Host.Name(node.asText()),
          "write a name such as api.stripe.com");
    }
    if (type == Host.Matching.class) {
      return parsed(
          place,
          problems,
          node -> new Host.Matching(node.asText()),
          "write a pattern such as *.stripe.com, in quotes");
    }
    return checked(
            place,
            problems,
            !place.node().isFloatingPointNumber(),
            "a number with a fraction may lose its zeros",
            "write it in quotes, for example \"1.10\"")
        .map(JsonNode::asText);
  }

  private static Optional<JsonNode> checked(
      Place place, Problems problems, boolean fits, String message, String fix) {
    if (fits) {
      return Optional.of(place.node());
    }
    problems.add(place, message, fix);
    return Optional.empty();
  }

  private static <T> Optional<T> parsed(
      Place place, Problems problems, Function<JsonNode, T> parser, String fix) {
    try {
      return Optional.of(parser.apply(place.node()));
    } catch (IllegalArgumentException e) {
      problems.add(place, e.getMessage() == null ? "not understood" : e.getMessage(), fix);
      return Optional.empty();
    }
  }

  private static Optional<Object> choice(Class<?> type, Place place, Problems problems) {
    Optional<Object> chosen =
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> normal(choiceName(constant)).equals(normal(place.node().asText())))
            .map(Object.class::cast)
            .findFirst();
    if (chosen.isEmpty()) {
      List<String> choices =
          Arrays.stream(type.getEnumConstants()).map(Scalars::choiceName).toList();
      problems.add(
          place, "not one of the choices", Suggestions.instead(place.node().asText(), choices));
    }
    return chosen;
  }

  /**
   * How the file writes a choice: {@code GKE_V2} is {@code gke-v2}. A term of somebody else's, as
   * {@code DoesNotExist} is Kubernetes', stays as it is: the constant's {@code toString} says it.
   */
  static String choiceName(Object constant) {
    String name = ((Enum<?>) constant).name();
    return constant.toString().equals(name) ? normal(name) : constant.toString();
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Each port of a list has a place, and so perhaps a problem, of its own. */
  private static Optional<Object> ports(Place place, Problems problems) {
    JsonNode node = place.node();
    if (node.isTextual() && node.asText().equals("any")) {
      return Optional.of(Ports.any());
    }
    if (!node.isArray()) {
      return port(place, problems).map(Ports::of);
    }
    if (node.isEmpty()) {
      problems.add(place, "an empty list would not say which ports", "name at least one, or any");
      return Optional.empty();
    }
    List<Port> ports =
        IntStream.range(0, node.size())
            .mapToObj(i -> port(place.index(i), problems))
            .flatMap(Optional::stream)
            .toList();
    return ports.size() == node.size() ? Optional.of(new Ports.Listed(ports)) : Optional.empty();
  }

  private static Optional<Port> port(Place place, Problems problems) {
    return parsed(
        place, problems, Scalars::port, "write 8080, 8000-8100, http, 53/UDP, or ports: any");
  }

  private static Port port(JsonNode node) {
    if (!node.isTextual() && !node.isIntegralNumber()) {
      throw new IllegalArgumentException("not a port number, a range or a name");
    }
    return Port.parse(node.asText());
  }
}
