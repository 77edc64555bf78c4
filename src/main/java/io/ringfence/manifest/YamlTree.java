package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Makes of one YAML document what the same object is in JSON. Aliases stand for what they name, and
 * merge keys bring what they name.
 *
 * @see <a href="https://yaml.org/type/merge.html">Merge key language-independent type</a>
 */
final class YamlTree {
  /** How many values aliases may stand for beyond those that are written. */
  private static final long MOST_REPEATED = 1_000_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A node equals itself alone. */
  private final Map<Node, JsonNode> done = new HashMap<>();

  private final Map<Node, Long> sizes = new HashMap<>();
  private long written;

  private YamlTree() {}

  /**
   * Converts a document.
   *
   * @throws YamlTreeException where it is something that JSON cannot have
   */
  static JsonNode of(Node document) {
    var tree = new YamlTree();
    JsonNode json = tree.convert(document);
    if (tree.size(document) - tree.written > MOST_REPEATED) {
      throw new YamlTreeException(document.getStartMark(), "its aliases stand for too much");
    }
    return json;
  }

  private JsonNode convert(Node node) {
    if (node instanceof ScalarNode scalar) {
      sizes.put(node, 1L);
      written++;
      return YamlScalar.of(scalar);
    }
    JsonNode known = done.get(node);
    if (known != null) {
      return known;
    }
    if (sizes.containsKey(node)) {
      throw new YamlTreeException(node.getStartMark(), "an alias stands for what it is part of");
    }
    sizes.put(node, 1L);
    written++;
    JsonNode json = node instanceof SequenceNode list ? list(list) : object((MappingNode) node);
    done.put(node, json);
    return json;
  }

  private ArrayNode list(SequenceNode node) {
    ArrayNode list = JSON.arrayNode(node.getValue().size());
    for (Node item : node.getValue()) {
      list.add(convert(item));
      grow(node, item);
    }
    return list;
  }

  private void grow(Node node, Node part) {
    sizes.put(node, Math.min(size(node) + size(part), Long.MAX_VALUE / 4));
  }

  private long size(Node node) {
    return sizes.getOrDefault(node, 1L);
  }

  private ObjectNode object(MappingNode node) {
    ObjectNode own = JSON.objectNode();
    ObjectNode merged = JSON.objectNode();
    var marks = new HashMap<String, Mark>();
    for (NodeTuple entry : node.getValue()) {
      if (entry.getKeyNode().getTag().equals(Tag.MERGE)) {
        merge(entry.getValueNode(), merged);
      } else {
        String key = key(entry.getKeyNode());
        Mark before = marks.put(key, entry.getKeyNode().getStartMark());
        if (before != null) {
          throw new YamlTreeException(
              entry.getKeyNode().getStartMark(),
              "the same key stands there already, in line %d".formatted(before.getLine() + 1));
        }
        own.set(key, convert(entry.getValueNode()));
      }
      grow(node, entry.getValueNode());
    }
    merged.properties().forEach(entry -> own.putIfAbsent(entry.getKey(), entry.getValue()));
    return own;
  }

  /** A key is text in JSON, whatever YAML takes it for. */
  private static String key(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new YamlTreeException(node.getStartMark(), "a key is no text");
  }

  /** What is named first counts. */
  private void merge(Node value, ObjectNode merged) {
    if (value instanceof SequenceNode list) {
      list.getValue().forEach(item -> merge(item, merged));
    } else if (value instanceof MappingNode) {
      convert(value)
          .properties()
          .forEach(entry -> merged.putIfAbsent(entry.getKey(), entry.getValue()));
    } else {
      throw new YamlTreeException(value.getStartMark(), "there is nothing to merge");
    }
  }
}
