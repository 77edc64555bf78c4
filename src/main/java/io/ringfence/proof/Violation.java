package io.ringfence.proof;

import java.util.List;

/**
 * Something that the policies do not hold.
 *
 * @param where what demands it: a place of the stack's file, or a rule of the house
 * @param what what they do instead, as a sentence
 * @param reasons the rules that decide, each as a line; or the missing one
 * @param fix what to do about it
 */
public record Violation(String where, String what, List<String> reasons, String fix) {
  public Violation {
    reasons = List.copyOf(reasons);
  }

  /** Lines like those of a problem in the stack's file: the place, what is wrong, the fix. */
  @Override
  public String toString() {
    var text = new StringBuilder(where).append("\n    ").append(what);
    reasons.forEach(reason -> text.append("\n      ").append(reason));
    return text.append("\n    fix: ").append(fix).toString();
  }
}
