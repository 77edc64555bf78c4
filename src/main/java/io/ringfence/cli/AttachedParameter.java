package io.ringfence.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets an option have a parameter only after an equals sign, so that a file's name may follow the
 * option.
 */
final class AttachedParameter implements IParameterPreprocessor {
  private static final String SEPARATOR = "separator";

  @Override
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    if (!"=".equals(info.get(SEPARATOR))) {
      arguments.push(((OptionSpec) option).fallbackValue());
    }
    return false;
  }
}
