package io.ringfence.sandbox.googleapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import java.util.concurrent.Callable;

/** What Google's clients make of a refusal. */
public final class ConditionsOfRefusal {
  private ConditionsOfRefusal() {}

  /** Asserts the status code, the reason and words of the message, all as the client reads them. */
  public static void assertRefused(Callable<?> call, int code, String reason, String words)
      throws Exception {
    GoogleJsonResponseException refusal = ApiUnderTest.refused(call);
    GoogleJsonError details = refusal.getDetails();
    assertThat(refusal.getStatusCode()).as(refusal.getMessage()).isEqualTo(code);
    assertThat(details.getCode()).isEqualTo(code);
    assertThat(details.getMessage()).contains(words);
    assertThat(details.getErrors()).hasSize(1);
    assertThat(details.getErrors().get(0).getReason()).isEqualTo(reason);
    assertThat(details.getErrors().get(0).getDomain()).isEqualTo("global");
    assertThat(details.getErrors().get(0).getMessage()).isEqualTo(details.getMessage());
  }
}
