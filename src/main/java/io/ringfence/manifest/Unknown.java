package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A value that is known only after an update of a stack. */
public final class Unknown {
  /**
   * What the Pulumi engine writes for it.
   *
   * @see <a
   *     href="https://github.com/pulumi/pulumi/blob/v3.230.0/sdk/go/common/resource/plugin/rpc.go">UnknownStringValue</a>
   */
  private static final String TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  /** It, as a manifest has it. */
  public static final JsonNode VALUE = TextNode.valueOf(TEXT);

  private Unknown() {}

  /** Whether it is this. */
  public static boolean is(JsonNode node) {
    return node.isTextual() && node.textValue().equals(TEXT);
  }
}
