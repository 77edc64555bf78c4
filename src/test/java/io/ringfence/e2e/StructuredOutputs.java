package io.ringfence.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandResult;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.LocalPulumiCommand;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.Version;
import java.util.List;

/**
 * The {@code pulumi} command, with each stack output as JSON text: the Automation API takes all
 * outputs for text, and fails after the update when one is a list or a map.
 */
final class StructuredOutputs implements PulumiCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PulumiCommand command;

  StructuredOutputs() throws AutomationException {
    this.command = LocalPulumiCommand.create();
  }

  @Override
  public Version version() {
    return command.version();
  }

  @Override
  public CommandResult run(List<String> arguments, CommandRunOptions options)
      throws AutomationException {
    CommandResult result = command.run(arguments, options);
    if (!arguments.subList(0, 2).equals(List.of("stack", "output"))) {
      return result;
    }
    return new CommandResult(
        result.code(), asText(result.standardOutput()), result.standardError());
  }

  private static String asText(String outputs) {
    try {
      ObjectNode text = JSON.createObjectNode();
      for (var output : JSON.readTree(outputs).properties()) {
        text.put(output.getKey(), JSON.writeValueAsString(output.getValue()));
      }
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
