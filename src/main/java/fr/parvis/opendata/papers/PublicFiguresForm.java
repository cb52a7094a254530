// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import fr.parvis.statistics.PublicFigures;
import fr.parvis.statistics.PublicFigures.Line;
import fr.parvis.statistics.PublicFigures.Release;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Monthly figures as data: one object for each line of each month, or one row. Numbers that are hidden are left out, and said to be. */
public final class PublicFiguresForm {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NO_FAMILY = "autre";
    private static final String[] COLUMNS = {
        "mois",
        "version",
        "publie_le",
        "niveau",
        "code",
        "nom",
        "rattachement",
        "famille",
        "famille_nom",
        "masque",
        "passages",
        "personnes",
        "demandes"
    };

    private PublicFiguresForm() {}

    public static byte[] json(List<Release> releases, PublicFigures names) {
        return JSON.writeValueAsBytes(releases.stream()
                .map(release -> new JsonItem()
                        .with("mois", release.month().toString())
                        .with("version", release.version())
                        .with("publie_le", release.releasedAt().toString())
                        .with("seuil", release.threshold())
                        .with(
                                "lignes",
                                release.lines().stream()
                                        .map(line -> object(release, line, names))
                                        .toList())
                        .done())
                .toList());
    }

    private static Map<String, Object> object(Release release, Line line, PublicFigures names) {
        return new JsonItem()
                .with("niveau", level(line))
                .with("code", line.code())
                .with("nom", names.placeName(line.level(), line.code()))
                .with("rattachement", line.upper())
                .with("famille", code(line))
                .with("famille_nom", family(release, line, names))
                .with("masque", line.hidden())
                .with("passages", line.visits())
                .with("personnes", line.persons())
                .with("demandes", line.requests())
                .done();
    }

    public static byte[] table(List<Release> releases, PublicFigures names) {
        var text = new StringWriter();
        try (var printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setHeader(COLUMNS).get())) {
            for (var release : releases)
                for (var line : release.lines())
                    printer.printRecord(
                            release.month(),
                            release.version(),
                            release.releasedAt(),
                            level(line),
                            line.code(),
                            names.placeName(line.level(), line.code()),
                            line.upper(),
                            code(line),
                            family(release, line, names),
                            line.hidden() ? "oui" : "non",
                            line.visits(),
                            line.persons(),
                            line.requests());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String level(Line line) {
        return switch (line.level()) {
            case NETWORK -> "reseau";
            case REGION -> "region";
            case DEPARTMENT -> "departement";
            case COMMUNE -> "commune";
        };
    }

    private static @Nullable String code(Line line) {
        var family = line.family();
        return family != null && family.isEmpty() ? NO_FAMILY : family;
    }

    private static @Nullable String family(Release release, Line line, PublicFigures names) {
        return line.family() == null
                ? null
                : names.familyName(
                        Objects.requireNonNull(line.family()), release.month().atEndOfMonth(), Locale.FRENCH);
    }
}
