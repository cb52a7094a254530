// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.values.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The nomenclature that the application brings with it, from the files of {@code resources/nomenclature}. */
final class ShippedContent {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    /** The columns that are not attributes. */
    private static final Set<String> OWN_COLUMNS =
            Set.of("code", "parent", "label_fr", "short_fr", "label_en", "short_en");

    record ShippedCode(
            String list,
            String code,
            @Nullable String parent,
            int position,
            Map<String, Map<String, String>> labels,
            Map<String, String> attributes) {}

    record ShippedOutsideList(
            String list, String maps, boolean several, int position, Map<String, String> labels, String source) {}

    record ShippedOutsideCode(String list, String code, int position, Map<String, String> labels) {}

    record ShippedTranslation(
            String list,
            String theme,
            String operator,
            String presence,
            String level,
            String trait,
            List<String> targets,
            boolean confirmed,
            String note) {}

    private final List<ShippedCode> codes = new ArrayList<>();
    private final List<ShippedOutsideList> outsideLists = new ArrayList<>();
    private final List<ShippedOutsideCode> outsideCodes = new ArrayList<>();
    private final List<ShippedTranslation> translations = new ArrayList<>();
    private final String digest;

    private ShippedContent(Map<String, String> files) {
        for (var list : CodeList.values())
            for (var row : rows(files, "codes/" + list.key()))
                codes.add(new ShippedCode(
                        list.key(),
                        row.get("code"),
                        orNull(row, "parent"),
                        (int) row.getRecordNumber() * 10,
                        Map.of(
                                "fr", Map.of("label", row.get("label_fr"), "short", row.get("short_fr")),
                                "en", Map.of("label", row.get("label_en"), "short", row.get("short_en"))),
                        attributes(row)));
        for (var row : rows(files, "outside/lists"))
            outsideLists.add(new ShippedOutsideList(
                    row.get("list"),
                    row.get("maps"),
                    row.get("several").equals("yes"),
                    (int) row.getRecordNumber(),
                    labels(row),
                    row.get("source")));
        for (var row : rows(files, "outside/codes"))
            outsideCodes.add(
                    new ShippedOutsideCode(row.get("list"), row.get("code"), (int) row.getRecordNumber(), labels(row)));
        for (var list : OutsideList.values())
            for (var row : rows(files, "crosswalks/" + list.key()))
                translations.add(new ShippedTranslation(
                        list.key(),
                        orEmpty(row, "theme"),
                        orEmpty(row, "operator"),
                        orEmpty(row, "presence"),
                        orEmpty(row, "level"),
                        orEmpty(row, "code"),
                        row.get("targets").isEmpty()
                                ? List.of()
                                : List.of(row.get("targets").split("\\|")),
                        row.get("confirmed").equals("yes"),
                        row.get("note")));
        digest = digest(files);
    }

    static ShippedContent read() {
        var files = new HashMap<String, String>();
        for (var list : CodeList.values()) read(files, "codes/" + list.key());
        read(files, "outside/lists");
        read(files, "outside/codes");
        for (var list : OutsideList.values()) read(files, "crosswalks/" + list.key());
        return new ShippedContent(files);
    }

    private static void read(Map<String, String> files, String name) {
        try (var in = new ClassPathResource("nomenclature/" + name + ".csv").getInputStream()) {
            files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the nomenclature file " + name + " cannot be read", e);
        }
    }

    private static List<CSVRecord> rows(Map<String, String> files, String name) {
        try (var parser = FORMAT.parse(new StringReader(files.getOrDefault(name, "")))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("the nomenclature file " + name + " cannot be read", e);
        }
    }

    private static Map<String, String> labels(CSVRecord row) {
        return Map.of("fr", row.get("label_fr"), "en", row.get("label_en"));
    }

    private static Map<String, String> attributes(CSVRecord row) {
        var attributes = new HashMap<String, String>();
        row.toMap().forEach((column, value) -> {
            if (!OWN_COLUMNS.contains(column) && !value.isEmpty()) attributes.put(column, value);
        });
        return attributes;
    }

    private static String orEmpty(CSVRecord row, String column) {
        return row.isMapped(column) ? row.get(column) : "";
    }

    private static @Nullable String orNull(CSVRecord row, String column) {
        var value = orEmpty(row, column);
        return value.isEmpty() ? null : value;
    }

    private static String digest(Map<String, String> files) {
        var sha = Sha256.newDigest();
        files.keySet().stream().sorted().forEach(name -> {
            sha.update(name.getBytes(StandardCharsets.UTF_8));
            sha.update(files.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
        });
        return Sha256.hex(sha);
    }

    List<ShippedCode> codes() {
        return codes;
    }

    List<ShippedOutsideList> outsideLists() {
        return outsideLists;
    }

    List<ShippedOutsideCode> outsideCodes() {
        return outsideCodes;
    }

    List<ShippedTranslation> translations() {
        return translations;
    }

    String digest() {
        return digest;
    }
}
