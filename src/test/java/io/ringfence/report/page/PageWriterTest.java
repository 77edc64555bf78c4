package io.ringfence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page of the shop is in the file beside it. After a change, {@code -Dgoldens=rewrite} writes
 * it anew, for a person to open in a browser.
 */
class PageWriterTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/ringfence/report/page/shop.html");

  @Test
  void the_page_of_the_shop_is_that_in_the_file() throws IOException {
    String written = written(ExamplePages.shop());
    if ("rewrite".equals(System.getProperty("goldens"))) {
      Files.writeString(GOLDEN, written);
    }
    assertThat(written).isEqualTo(Files.readString(GOLDEN));
  }

  static List<Page> pages() {
    return List.of(
        ExamplePages.shop(),
        ExamplePages.single(),
        ExamplePages.hostile(),
        ExamplePages.generated(20, 45, 10),
        new Page("Nothing", "", List.of(), Optional.empty(), List.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_refers_to_nothing_outside_of_itself(Page page) throws IOException {
    String written = written(page);
    assertThat(written).doesNotContainPattern("(?i)https?://|url\\(|@import|<iframe|<object");
    assertThat(attributes(written, "src")).isEmpty();
    assertThat(attributes(written, "href"))
        .allMatch(value -> value.startsWith("#") || value.equals("data:,"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void the_security_policy_allows_one_style_and_one_script(Page page) throws IOException {
    String written = written(page);
    assertThat(written)
        .containsPattern(
            "http-equiv=\"Content-Security-Policy\" content=\"default-src &#x27;none&#x27;; img-src"
                + " data:; style-src &#x27;sha256-[^ ;]+&#x27;; script-src"
                + " &#x27;sha256-[^ ;]+&#x27;; base-uri &#x27;none&#x27;; form-action"
                + " &#x27;none&#x27;\"")
        .doesNotContain("unsafe");
    assertThat(tags(written, "script")).isEqualTo(1);
    assertThat(tags(written, "style")).isEqualTo(1);
    assertThat(written).doesNotContainPattern("<[^>]* style=");
  }

  @Test
  void hostile_names_stay_text() throws IOException {
    String written = written(ExamplePages.hostile());
    assertThat(tags(written, "img")).isZero();
    assertThat(written)
        .doesNotContain("<script>alert")
        .doesNotContain("\"><img")
        .doesNotContain("<svg onload")
        .contains("aria-label=\"&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("data-text=\"&quot;&gt;&lt;img src=x onerror=alert(2)&gt;&#x27;&amp;amp;");
  }

  @Test
  void the_same_page_gives_the_same_text() throws IOException {
    assertThat(written(ExamplePages.generated(53, 300, 20)))
        .isEqualTo(written(ExamplePages.generated(53, 300, 20)));
  }

  @Test
  void a_page_without_a_comparison_has_no_before_and_no_after() throws IOException {
    assertThat(written(ExamplePages.single()))
        .doesNotContain("name=\"view\"")
        .doesNotContain("<dt>Before")
        .contains("3 connections");
  }

  @Test
  void tables_of_thousands_of_connections_have_all_of_them_and_are_folded() throws IOException {
    String written = written(ExamplePages.generated(1000, 3000, 30));
    assertThat(count("<tr data-change=", written)).isEqualTo(3000);
    assertThat(written)
        .containsPattern("<details><summary>Unchanged connections \\(2970\\)")
        .containsPattern("<details open=\"\"><summary>Changes \\(30\\)");
  }

  private static String written(Page page) throws IOException {
    StringBuilder out = new StringBuilder();
    new PageWriter().write(page, out);
    return out.toString();
  }

  private static List<String> attributes(String html, String name) {
    return Pattern.compile("<[^>]*\\s" + name + "=\"([^\"]*)\"")
        .matcher(html)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static long tags(String html, String name) {
    return count("<" + name + "[\\s>]", html);
  }

  private static long count(String pattern, String html) {
    return Pattern.compile(pattern).matcher(html).results().count();
  }
}
