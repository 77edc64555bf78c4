package io.ringfence.report;

import io.ringfence.connectivity.Explanation;
import java.io.IOException;

/** An explanation for a comment. */
final class ExplanationMarkdown implements FormatWriter<Explanation> {
  @Override
  public void write(Explanation explanation, Appendable out) throws IOException {
    var sentences = new ExplanationSentences(explanation);
    String answer =
        sentences.answer(
            VertexNames.describe(explanation.from()), VertexNames.describe(explanation.to()));
    out.append("**").append(Markdown.escape(answer)).append("**\n\n");
    for (String reason : sentences.reasons()) {
      out.append("- ").append(Markdown.escape(reason)).append('\n');
    }
  }
}
