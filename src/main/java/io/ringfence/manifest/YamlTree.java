package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
  /** How many values aliases may stand for. */
  private static final long MOST_REPEATED = 1_000_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<Node, Anchored> anchored = new HashMap<>();
  private final Set<Node> begun = new HashSet<>();
  private long values;
  private long repeated;

  private YamlTree() {}

  /** What an alias can stand for, with the number of values in it. */
  private record Anchored(JsonNode json, long values) {}

  /**
   * Converts a document.
   *
   * @throws YamlTreeException where it is something that JSON cannot have
   */
  static JsonNode of(Node document) {
    return new YamlTree().convert(document);
  }

  private JsonNode convert(Node node) {
    if (node.getAnchor() == null) {
      return json(node);
    }
    Anchored known = anchored.get(node);
    if (known != null) {
      return again(known, node);
    }
    if (!begun.add(node)) {
      throw new YamlTreeException(node.getStartMark(), "an alias stands for what it is part of");
    }
    long before = values;
    JsonNode json = json(node);
    anchored.put(node, new Anchored(json, values - before));
    return json;
  }

  private JsonNode again(Anchored known, Node node) {
    values += known.values();
    repeated += known.values();
    if (repeated > MOST_REPEATED) {
      throw new YamlTreeException(node.getStartMark(), "its aliases stand for too much");
    }
    return known.json();
  }

  private JsonNode json(Node node) {
    values++;
    if (node instanceof ScalarNode scalar) {
      return YamlScalar.of(scalar);
    }
    return node instanceof SequenceNode list ? list(list) : object((MappingNode) node);
  }

  private ArrayNode list(SequenceNode node) {
    ArrayNode list = JSON.arrayNode(node.getValue().size());
    node.getValue().forEach(item -> list.add(convert(item)));
    return list;
  }

  private ObjectNode object(MappingNode node) {
    ObjectNode own = JSON.objectNode();
    ObjectNode merged = JSON.objectNode();
    for (NodeTuple entry : node.getValue()) {
      if (entry.getKeyNode().getTag().equals(Tag.MERGE)) {
        merge(entry.getValueNode(), merged);
      } else {
        String key = key(entry.getKeyNode());
        if (own.replace(key, convert(entry.getValueNode())) != null) {
          throw new YamlTreeException(
              entry.getKeyNode().getStartMark(), "the same key stands there already");
        }
      }
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
