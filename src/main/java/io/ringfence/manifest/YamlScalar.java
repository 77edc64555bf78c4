package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Values as kubectl's parser takes them, which follows YAML 1.1 in the main: {@code yes} and {@code
 * off} are booleans and {@code 010} is eight, but there are no dates and no numbers to the base 60.
 *
 * @see <a href="https://yaml.org/type/">Language-independent types for YAML 1.1</a>
 * @see <a href="https://github.com/kubernetes-sigs/yaml">sigs.k8s.io/yaml</a>
 */
final class YamlScalar {
  private static final Set<String> TRUE = Set.of("true", "yes", "on");
  private static final Set<Tag> TEXT = Set.of(Tag.STR, Tag.TIMESTAMP, Tag.BINARY);

  private YamlScalar() {}

  static JsonNode of(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (TEXT.contains(tag)) {
      return TextNode.valueOf(text);
    }
    if (tag.equals(Tag.NULL)) {
      return NullNode.getInstance();
    }
    if (tag.equals(Tag.BOOL)) {
      return BooleanNode.valueOf(TRUE.contains(text.toLowerCase(Locale.ROOT)));
    }
    try {
      return number(scalar, text);
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }

  private static JsonNode number(ScalarNode scalar, String text) {
    if (text.indexOf(':') >= 0) {
      return TextNode.valueOf(text);
    }
    if (scalar.getTag().equals(Tag.INT)) {
      BigInteger number = integer(text.replace("_", ""));
      return number.bitLength() < Long.SIZE
          ? JsonNodeFactory.instance.numberNode(number.longValue())
          : JsonNodeFactory.instance.numberNode(number);
    }
    if (scalar.getTag().equals(Tag.FLOAT)) {
      return DoubleNode.valueOf(Double.parseDouble(text.replace("_", "")));
    }
    throw new YamlTreeException(scalar.getStartMark(), "a tag that means nothing in a manifest");
  }

  private static BigInteger integer(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    BigInteger number = natural(digits);
    return negative ? number.negate() : number;
  }

  private static BigInteger natural(String digits) {
    if (digits.startsWith("0x")) {
      return new BigInteger(digits.substring(2), 16);
    }
    if (digits.startsWith("0b")) {
      return new BigInteger(digits.substring(2), 2);
    }
    return digits.length() > 1 && digits.startsWith("0")
        ? new BigInteger(digits, 8)
        : new BigInteger(digits);
  }
}
