package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserException;
import org.yaml.snakeyaml.scanner.ScannerException;

/** Reads YAML with any number of documents. Large texts are read in pieces at the same time. */
final class YamlDocuments {
  private static final String FIX =
      "mend the YAML; a template has to be rendered first, with `helm template` for example";

  /** Large enough that starting to parse does not count. */
  private static final int PIECE = 1 << 18;

  private static final String SEPARATOR = "\n---";

  private final String source;

  YamlDocuments(String source) {
    this.source = source;
  }

  /** A part of the text that begins at a document, with the number of lines before it. */
  private record Piece(String text, int line) {}

  /** What a piece holds. */
  private record Parsed(List<JsonNode> documents, Optional<ManifestProblem> problem) {}

  /** The documents that are not empty; after a problem in the syntax, nothing more is read. */
  List<Manifest> read(String text, Problems problems) {
    List<Parsed> pieces = pieces(text).parallelStream().map(this::parse).toList();
    var manifests = new ArrayList<Manifest>();
    int number = 0;
    for (Parsed piece : pieces) {
      for (JsonNode document : piece.documents()) {
        number++;
        if (!document.isNull()) {
          manifests.add(new Manifest(source + ", document " + number, document));
        }
      }
      piece.problem().ifPresent(problems::add);
    }
    return manifests;
  }

  /** A line of three hyphens always begins a document; only directives stand before it. */
  private static List<Piece> pieces(String text) {
    if (text.startsWith("%") || text.contains("\n%")) {
      return List.of(new Piece(text, 0));
    }
    var pieces = new ArrayList<Piece>();
    int line = 0;
    int begin = 0;
    int end = text.indexOf(SEPARATOR, PIECE);
    while (end >= 0) {
      String piece = text.substring(begin, end + 1);
      pieces.add(new Piece(piece, line));
      line += (int) piece.chars().filter(c -> c == '\n').count();
      begin = end + 1;
      end = text.indexOf(SEPARATOR, begin + PIECE);
    }
    pieces.add(new Piece(text.substring(begin), line));
    return pieces;
  }

  private Parsed parse(Piece piece) {
    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    var documents = new ArrayList<JsonNode>();
    try {
      for (Node document : new Yaml(options).composeAll(new StringReader(piece.text()))) {
        documents.add(YamlTree.of(document));
      }
      return new Parsed(documents, Optional.empty());
    } catch (MarkedYAMLException e) {
      return new Parsed(documents, Optional.of(problem(reason(e), e.getProblemMark(), piece)));
    } catch (YamlTreeException e) {
      return new Parsed(documents, Optional.of(problem(e.getMessage(), e.mark(), piece)));
    } catch (YAMLException e) {
      return new Parsed(
          documents,
          Optional.of(
              problem(
                  "it is nested too deeply, or has a character that no text has", null, piece)));
    }
  }

  /** The parser's own message has words of the text in it, which may be a secret. */
  private static String reason(MarkedYAMLException e) {
    if (e instanceof ScannerException) {
      return "a character, an indentation or a quotation is not as it has to be here";
    }
    return e instanceof ParserException
        ? "a key with its value, an entry, or the end of a list or an object is expected here"
        : "an alias stands for nothing before it";
  }

  private ManifestProblem problem(@Nullable String message, @Nullable Mark mark, Piece piece) {
    String place =
        mark == null
            ? source
            : "%s, line %d, column %d"
                .formatted(source, piece.line() + mark.getLine() + 1, mark.getColumn() + 1);
    return new ManifestProblem(place, "", "this is no YAML: " + message, FIX);
  }
}
