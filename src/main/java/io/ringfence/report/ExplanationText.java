package io.ringfence.report;

import io.ringfence.connectivity.Explanation;
import java.io.IOException;

/** An explanation for a person at a terminal. */
final class ExplanationText implements FormatWriter<Explanation> {
  private static final int INDENT = 2;

  @Override
  public void write(Explanation explanation, Appendable out) throws IOException {
    var text = new TextOutput(out);
    var sentences = new ExplanationSentences(explanation);
    text.line(
        0,
        sentences.answer(
            VertexNames.describe(explanation.from()), VertexNames.describe(explanation.to())));
    for (String reason : sentences.reasons()) {
      text.line(INDENT, reason);
    }
  }
}
