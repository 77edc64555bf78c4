package io.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.Endpoint;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.dot.DOTImporter;
import org.junit.jupiter.api.Test;

/** Names come from files of others: in every format they are only names. */
class HostileNamesTest {
  private static final String MARKUP = "a\"]|`*_\\<b>@team#1[x](http://evil)\n\u001b[31m";
  private static final String FORMULA = "=HYPERLINK(\"http://evil\")";

  @Test
  void text_has_no_control_characters_but_its_own_line_ends() throws IOException {
    assertThat(write(Format.TEXT)).doesNotContain("\u001b").contains("evil)\uFFFD\uFFFD[31m");
  }

  @Test
  void json_gives_names_back_as_they_were() throws IOException {
    JsonNode rows = JsonMapper.builder().build().readTree(write(Format.JSON));

    assertThat(rows.findValuesAsText("to")).contains(MARKUP, FORMULA);
  }

  @Test
  void csv_has_one_cell_for_a_name_and_no_formula() throws IOException {
    List<CSVRecord> records =
        CSVFormat.RFC4180.parse(new StringReader(write(Format.CSV))).getRecords();

    assertThat(records).allMatch(row -> row.size() == 4);
    assertThat(records).extracting(row -> row.get(1)).contains(MARKUP, "'" + FORMULA);
  }

  @Test
  void markdown_has_neither_markup_nor_mentions_nor_other_cells() throws IOException {
    String markdown = write(Format.MARKDOWN);

    assertThat(markdown).doesNotContain("<b>", "@team", "\u001b", "`*", "|`", "](http");
    assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
        .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(4));
  }

  @Test
  void markdown_in_sentences_is_escaped_too() {
    assertThat(Markdown.escape("@team <b> a|b `c` *d* #1 https://evil"))
        .isEqualTo(
            "&#64;<!-- -->team &#60;b&#62; a\\|b \\`c\\` \\*d\\* &#35;<!-- -->1"
                + " https:<!-- -->//evil");
  }

  @Test
  void dot_is_a_graph_whose_labels_are_the_names() throws IOException {
    var graph = new DirectedPseudograph<String, DefaultEdge>(DefaultEdge.class);
    var labels = new HashMap<String, String>();
    var importer = new DOTImporter<String, DefaultEdge>();
    importer.setVertexFactory(id -> id);
    importer.addVertexAttributeConsumer(
        (attribute, value) -> label(labels, attribute.getFirst(), attribute.getSecond(), value));

    importer.importGraph(graph, new StringReader(write(Format.DOT)));

    assertThat(graph.vertexSet()).hasSize(4);
    assertThat(graph.edgeSet()).hasSize(5);
    assertThat(labels.values()).contains(FORMULA, TextOutput.clean(MARKUP));
  }

  private static void label(
      Map<String, String> labels, String vertex, String attribute, Attribute value) {
    if (attribute.equals("label")) {
      labels.put(vertex, value.getValue());
    }
  }

  @Test
  void mermaid_has_nothing_in_a_label_that_could_end_it() throws IOException {
    assertThat(write(Format.MERMAID).lines().filter(line -> line.contains("evil")))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.chars().filter(c -> c == '"')).hasSize(2);
              assertThat(line).doesNotContain("<", "`", "\\", "@");
            });
  }

  @Test
  void html_has_no_markup_of_names() throws IOException {
    assertThat(write(Format.HTML)).doesNotContain("<b>@team");
  }

  private static String write(Format format) throws IOException {
    var state =
        Connectivity.of(
            new Snapshot(
                new TreeMap<>(),
                List.of(Shop.FRONTEND),
                List.of(),
                List.of(endpoint(MARKUP), endpoint(FORMULA))),
            Shop.SEMANTICS);
    return Goldens.write(format, new ConnectivityReport(state, Shop.SEMANTICS, List.of())::write);
  }

  private static Endpoint endpoint(String name) {
    return new Endpoint(name, Endpoint.Kind.HOST, AddressSet.ALL, false);
  }
}
