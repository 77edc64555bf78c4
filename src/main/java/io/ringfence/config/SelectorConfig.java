package io.ringfence.config;

import io.ringfence.flow.LabelRequirement;
import io.ringfence.schema.Key;
import io.ringfence.schema.ShortForm;
import java.util.List;
import java.util.Map;

/** A label selector as Kubernetes writes it, or its labels alone. */
@ShortForm("matchLabels")
public record SelectorConfig(
    @Key(value = "Labels with their values; all of them must match.", defaultValue = "{}")
        Map<String, Located<String>> matchLabels,
    @Key(value = "Requirements beyond that; all of them must match too.", defaultValue = "[]")
        List<Located<RequirementConfig>> matchExpressions) {

  /** What is demanded of one label. */
  public record RequirementConfig(
      @Key("The label's key.") String key,
      @Key("How the label and the values relate.") LabelRequirement.Operator operator,
      @Key(
              value = "The values, for In and NotIn alone. NotIn takes an absent label too.",
              defaultValue = "[]")
          List<Located<String>> values) {}
}
