package io.ringfence.report.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
class PageIT {
  private static final String FRONTEND_TO_BACKEND =
      ".edge[aria-label='frontend to backend, TCP 8080']";
  private static final String GAINED =
      ".edge[aria-label='backend to anywhere, gained: gained TCP 5432']";
  private static final String LOST = ".edge[aria-label='legacy to main, lost: lost TCP 5432']";
  private static final String FILE = "page.html";
  private static final Pattern LIT = Pattern.compile("(^| )lit( |$)");

  private static Playwright playwright;
  private static Browser browser;

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private BrowserContext context;
  private com.microsoft.playwright.Page tab;

  @BeforeAll
  static void startTheBrowser() throws IOException, InterruptedException {
    Path chromium = TestBrowser.provide();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(TestBrowser.ARGUMENTS));
  }

  @AfterAll
  static void stopTheBrowser() {
    // Closes the browser too; neither is there when the start failed.
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void openATab() {
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    tab = watched(context.newPage());
  }

  private com.microsoft.playwright.Page watched(com.microsoft.playwright.Page opened) {
    opened.onConsoleMessage(message -> complaints.add(message.text()));
    opened.onPageError(complaints::add);
    opened.onDialog(
        dialog -> {
          complaints.add(dialog.message());
          dialog.dismiss();
        });
    opened.onRequest(request -> requests.add(request.url()));
    return opened;
  }

  @AfterEach
  void nothingWasComplainedOfOrRequested() {
    context.close();
    assertThat(complaints).isEmpty();
    assertThat(requests)
        .filteredOn(url -> !url.startsWith("data:"))
        .containsOnly(folder.resolve(FILE).toUri().toString());
  }

  @Test
  void a_filter_hides_lines_nodes_and_rows_that_do_not_match() throws IOException {
    open(ExamplePages.shop());
    tab.locator("#filter").fill("legacy 5432");

    assertThat(visible(".edge")).hasCount(1);
    assertThat(tab.locator(LOST)).isVisible();
    assertThat(visible(".node .name")).hasText(new String[] {"legacy", "main"});
    assertThat(visible("#connections tbody tr")).hasCount(1);
    assertThat(tab.locator("#shown")).hasText("1 of 9 connections");

    tab.keyboard().press("Escape");
    assertThat(visible(".edge")).hasCount(9);
    assertThat(tab.locator("#filter")).hasValue("");
  }

  @Test
  void a_namespace_and_a_port_are_found_as_well() throws IOException {
    open(ExamplePages.shop());
    tab.locator("#filter").fill("KUBE-SYSTEM");
    assertThat(visible(".edge")).hasCount(2);
    tab.locator("#filter").fill("8443");
    assertThat(visible(".edge")).hasCount(1);
  }

  @Test
  void before_after_and_changes_show_what_they_say() throws IOException {
    open(ExamplePages.shop());
    Locator widened = tab.locator(".label.widened");

    show("before");
    assertThat(tab.locator(LOST)).isVisible();
    assertThat(tab.locator(GAINED)).isHidden();
    assertThat(widened.locator("text:visible")).hasText("TCP 443");

    show("after");
    assertThat(tab.locator(LOST)).isHidden();
    assertThat(tab.locator(GAINED)).isVisible();
    assertThat(widened.locator("text:visible")).hasText("TCP 443,8443");

    show("changes");
    assertThat(visible(".edge")).hasCount(3);
    assertThat(visible("#connections tbody tr")).hasCount(3);
    assertThat(tab.locator(".node[aria-label^=dns]")).isHidden();
    assertThat(widened.locator("text:visible")).hasText("+ TCP 8443");
  }

  @Test
  void the_views_are_changed_by_keyboard() throws IOException {
    open(ExamplePages.shop());
    tab.locator("#filter").focus();
    tab.keyboard().press("Tab");
    tab.keyboard().press("ArrowRight");
    assertThat(tab.locator("input[value=before]")).isChecked();
    assertThat(tab.locator(GAINED)).isHidden();
  }

  @Test
  void a_pointer_on_a_line_shows_its_deciding_rules() throws IOException {
    open(ExamplePages.shop());
    pointTo(FRONTEND_TO_BACKEND);

    assertThat(tab.locator("#details h3")).hasText("frontend \u2192 backend");
    assertThat(tab.locator("#details .rules li"))
        .hasText(
            new String[] {
              "shop/frontend egress[0]: to pods app=backend",
              "shop/backend ingress[0]: from pods app=frontend"
            });
    assertThat(tab.locator(".edge.lit")).hasCount(1);
    assertThat(tab.locator(".node.lit")).hasCount(2);

    tab.mouse().move(2, 2);
    assertThat(tab.locator("#details")).isEmpty();
  }

  @Test
  void a_pointer_on_a_node_shows_its_neighbours() throws IOException {
    open(ExamplePages.shop());
    tab.locator(".node[aria-label^=backend]").hover();

    assertThat(tab.locator("#details h3")).hasText("backend");
    assertThat(tab.locator("#details li"))
        .hasText(
            new String[] {
              "https TCP 443",
              "anywhere + TCP 5432",
              "dns TCP 53,UDP 53",
              "main TCP 5432",
              "frontend TCP 8080"
            });
    assertThat(tab.locator(FRONTEND_TO_BACKEND)).hasClass(LIT);
    assertThat(tab.locator(LOST)).not().hasClass(LIT);
  }

  @Test
  void the_keyboard_goes_through_nodes_and_their_lines_and_shows_the_rules() throws IOException {
    open(ExamplePages.shop());
    tab.locator(".node").first().focus();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      names.add(tab.locator(":focus").getAttribute("aria-label"));
      tab.keyboard().press("Tab");
    }
    assertThat(names)
        .containsExactly(
            "anywhere, outside",
            "anywhere to frontend, TCP 8080",
            "frontend, workload in shop, open to the outside",
            "frontend to backend, TCP 8080",
            "frontend to https, widened: gained TCP 8443");
    tab.keyboard().press("Shift+Tab");
    assertThat(tab.locator("#details .rules")).hasText("shop/frontend egress[2]: to 0.0.0.0/0");
    assertThat(tab.locator(":focus .reach")).not().hasCSS("stroke", "rgba(0, 0, 0, 0)");
  }

  @Test
  void what_is_pinned_stays_until_escape() throws IOException {
    open(ExamplePages.shop());
    tab.locator(LOST).focus();
    tab.keyboard().press("Enter");
    assertThat(tab.locator(LOST)).hasAttribute("aria-pressed", "true");
    tab.locator(".node[aria-label^=backend]").hover();
    assertThat(tab.locator("#details h3")).hasText("legacy \u2192 main");

    tab.mouse().move(2, 2);
    tab.keyboard().press("Escape");
    assertThat(tab.locator("#details")).isEmpty();
    assertThat(tab.locator(LOST)).hasAttribute("aria-pressed", "false");

    tab.locator(".node[aria-label^=backend]").click();
    tab.mouse().move(2, 2);
    assertThat(tab.locator("#details h3")).hasText("backend");
    tab.locator("#picture").click(new Locator.ClickOptions().setPosition(2, 2));
    assertThat(tab.locator("#details")).isEmpty();
  }

  @Test
  void everything_that_can_be_focused_has_a_role_and_a_name() throws IOException {
    open(ExamplePages.shop());
    assertThat(tab.locator("#picture [tabindex]")).hasCount(17);
    assertThat(tab.locator("#picture [tabindex]:not([role=button])")).hasCount(0);
    assertThat(tab.locator("#picture [tabindex]:not([aria-label])")).hasCount(0);
    tab.locator("body").focus();
    tab.keyboard().press("Tab");
    assertThat(tab.locator(":focus")).hasText("Skip the picture");
  }

  @Test
  void dark_colours_follow_the_reader() throws IOException {
    open(ExamplePages.shop());
    assertThat(tab.locator("body")).hasCSS("background-color", "rgb(244, 246, 249)");
    tab.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(tab.locator("body")).hasCSS("background-color", "rgb(14, 19, 26)");
    assertThat(tab.locator(".edge.gained .line").first()).hasCSS("stroke", "rgb(92, 213, 143)");
  }

  @Test
  void nothing_moves_for_a_reader_who_wants_none() throws IOException {
    open(ExamplePages.shop());
    tab.emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    assertThat(tab.locator(".node").first()).hasCSS("transition-duration", "0s");
  }

  @Test
  void print_has_the_picture_and_the_tables_on_white_and_no_controls() throws IOException {
    open(ExamplePages.shop());
    tab.emulateMedia(
        new EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
    assertThat(tab.locator(".controls")).isHidden();
    assertThat(tab.locator(".panel")).isHidden();
    assertThat(tab.locator("#picture")).isVisible();
    assertThat(tab.locator(".legend")).isVisible();
    assertThat(visible("#connections tbody tr")).hasCount(9);
    assertThat(tab.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
    assertThat(tab.locator("body")).hasCSS("color", "rgb(23, 32, 44)");
  }

  @Test
  void hostile_names_run_no_script() throws IOException {
    open(ExamplePages.hostile());
    assertThat(tab.locator("h1")).hasText("<script>alert(1)</script>");
    tab.locator(".edge").focus();
    assertThat(tab.locator("#details .rules li").last())
        .hasText("</template><svg onload=alert(4)>");
    assertThat(tab.locator("img")).hasCount(0);
  }

  @Test
  void without_scripts_the_picture_and_the_tables_are_there() throws IOException {
    try (BrowserContext plain =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      tab = watched(plain.newPage());
      open(ExamplePages.shop());
      assertThat(visible(".edge")).hasCount(9);
      assertThat(visible("#connections tbody tr")).hasCount(9);
      assertThat(tab.locator(".controls")).isHidden();
      assertThat(tab.locator(".panel")).isHidden();
    }
  }

  @Test
  void no_text_of_sixty_nodes_leaves_its_box() throws IOException {
    open(ExamplePages.generated(53, 300, 20));
    assertThat(visible(".edge")).hasCount(300);
    Object outside =
        tab.evaluate(
            """
            () => [...document.querySelectorAll(".node, .label:not(.on-demand)")].filter((group) => {
              const box = group.querySelector(".box, .pill").getBoundingClientRect();
              return [...group.querySelectorAll("text")].some((text) => {
                const own = text.getBoundingClientRect();
                return own.width > 0 && (own.left < box.left || own.right > box.right);
              });
            }).map((group) => group.textContent)
            """);
    assertThat(outside).isEqualTo(List.of());
  }

  @Test
  void thousands_of_connections_are_filtered_too() throws IOException {
    open(ExamplePages.generated(1000, 3000, 30));
    assertThat(tab.locator(".notice")).containsText("It shows only what changes");
    tab.locator("#filter").fill("web-444");
    assertThat(tab.locator("#shown")).hasText(Pattern.compile("^\\d+ of 3000 connections$"));
    assertThat(visible(".edge")).hasCount(1);
  }

  private void open(Page page) throws IOException {
    Path file = folder.resolve(FILE);
    try (var out = Files.newBufferedWriter(file)) {
      new PageWriter().write(page, out);
    }
    tab.navigate(file.toUri().toString());
  }

  private Locator visible(String selector) {
    return tab.locator(selector + ":visible");
  }

  private void show(String view) {
    tab.locator("label:has(input[value=" + view + "])").click();
  }

  /** A line's box has its middle beside the line, so it is pointed to at its arrow. */
  private void pointTo(String line) {
    var arrow = tab.locator(line + " .arrow").boundingBox();
    tab.mouse().move(arrow.x + arrow.width / 2, arrow.y + arrow.height / 2);
  }
}
