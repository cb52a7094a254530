// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.papers.export;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionSetting;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import fr.parvis.visits.domain.Matching;
import fr.parvis.visits.domain.PointsAndTeam;
import fr.parvis.visits.domain.VisitFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The requests that a filter asks for, one a line, as they stood at one moment; handed on as they come, a thousand at a time. Names of
 * columns and labels are French, whoever asks. Nothing tells who the person was, nor which mediator.
 */
@Component
class ExportLines {
    private static final int ROWS_AT_ONCE = 1000;

    /** Lines between two words on how far it is. */
    private static final int STEP = 2000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private static final List<String> HEAD = List.of(
            "date",
            "heure",
            "point",
            "presence_code",
            "presence",
            "sens",
            "equipe",
            "mediateurs",
            "personnes",
            "age_code",
            "age",
            "genre_code",
            "genre",
            "situation_code",
            "situation",
            "commune_insee",
            "commune",
            "langue_code",
            "langue",
            "premiere_venue",
            "partenaire_code",
            "partenaire",
            "passage",
            "demande",
            "famille_code",
            "famille",
            "theme_code",
            "theme",
            "operateur_code",
            "operateur",
            "niveau_code",
            "niveau",
            "resultat_code",
            "resultat",
            "blocage_code",
            "blocage",
            "minutes",
            "facon_code",
            "facon",
            "autonomie_code",
            "autonomie",
            "materiel_code",
            "materiel",
            "corrections");

    private static final String FROM = """
            from visits.visit v join visits.request r on r.visit = v.id
            """;

    private final JdbcClient database;
    private final Nomenclature nomenclature;
    private final PointsAndTeam places;
    private final Communes communes;
    private final LocalDays localDays;

    ExportLines(
            JdbcClient database,
            Nomenclature nomenclature,
            PointsAndTeam places,
            Communes communes,
            LocalDays localDays) {
        this.database = database;
        this.nomenclature = nomenclature;
        this.places = places;
        this.communes = communes;
        this.localDays = localDays;
    }

    /** The names of the columns. */
    static List<String> head(boolean notes) {
        if (!notes) return HEAD;
        var head = new ArrayList<>(HEAD);
        head.add("note");
        return head;
    }

    /** How many lines the filter asks for in the current association, counted no further than {@code most}. */
    @Transactional(readOnly = true)
    long count(VisitFilter filter, long most) {
        var matching = matching(filter);
        TransactionSetting.planForValues(database);
        return database.sql("select count(*) from (select 1 " + FROM + where(matching) + " limit :most) as found")
                .params(matching.values())
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /**
     * Writes the lines into a table.
     *
     * @param progress is told how many lines are written, now and then
     * @return number of lines in all
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    long write(VisitFilter filter, boolean notes, WrittenTable table, LongConsumer progress) throws IOException {
        var matching = matching(filter);
        TransactionSetting.planForValues(database);
        var reading = new Reading(notes);
        var lines = new long[1];
        try {
            database.sql("""
                            select v.day, v.started_at, v.point, v.presence, v.direction, v.team, cardinality(v.mediators) as mediators,
                                v.persons, v.age_band, v.gender, v.situation, v.commune, v.language, v.first_visit, v.partner,
                                v.id, r.position, r.theme, r.operator, r.level, r.result, r.blocker, r.minutes, r.support, r.autonomy,
                                r.device,""" + Matching.CORRECTIONS + (notes ? ", n.text as note " : " ")
                            + FROM + (notes ? "left join visits.note n on n.request = r.id " : "") + where(matching)
                            + " order by v.day, v.started_at, v.id, r.position")
                    .withFetchSize(ROWS_AT_ONCE)
                    .params(matching.values())
                    .query(ResultRow.each(row -> {
                        try {
                            table.line(reading.cells(row));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        if (++lines[0] % STEP == 0) progress.accept(lines[0]);
                    }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return lines[0];
    }

    private Matching matching(VisitFilter filter) {
        return Matching.of(Asking.association(), filter, nomenclature, localDays.today());
    }

    private static String where(Matching matching) {
        return " where " + matching.ofVisit() + " and " + matching.ofMediator() + " and " + matching.ofRequestOfVisit();
    }

    /** Facts known while the lines go by: the words of a day, the points, the communes met so far. */
    private final class Reading {
        private final boolean notes;
        private final UUID association = Asking.association();
        private final ZoneId zone = localDays.zone();
        private final Map<UUID, Point> points = new HashMap<>();
        private final Map<String, String> communeNames = new HashMap<>();
        private @Nullable LocalDate day;
        private @Nullable Catalogue catalogue;

        Reading(boolean notes) {
            this.notes = notes;
            places.points(association).forEach(point -> points.put(point.id(), point));
        }

        List<@Nullable Object> cells(ResultRow row) {
            var of = row.day("day");
            var words = catalogue;
            if (words == null || !of.equals(day)) {
                words = nomenclature.on(of);
                catalogue = words;
                day = of;
            }
            var point = points.get(row.uuidOrNull("point"));
            var cells = new ArrayList<@Nullable Object>(HEAD.size() + 1);
            cells.add(of);
            cells.add(TIME.format(row.instant("started_at").atZone(point == null ? zone : point.zone())));
            cells.add(point == null ? null : point.name());
            code(cells, words, CodeList.PRESENCE, row.textOrNull("presence"));
            cells.add("OUTGOING".equals(row.textOrNull("direction")) ? "sortante" : "entrante");
            cells.add(row.textOrNull("team"));
            cells.add(row.integer("mediators"));
            cells.add(row.integer("persons"));
            code(cells, words, CodeList.AGE_BAND, row.textOrNull("age_band"));
            code(cells, words, CodeList.GENDER, row.textOrNull("gender"));
            code(cells, words, CodeList.SITUATION, row.textOrNull("situation"));
            var insee = row.textOrNull("commune");
            cells.add(insee);
            cells.add(insee == null ? null : communeNames.computeIfAbsent(insee, this::communeName));
            code(cells, words, CodeList.LANGUAGE, row.textOrNull("language"));
            var first = row.flagOrNull("first_visit");
            cells.add(first == null ? null : first ? "oui" : "non");
            code(cells, words, CodeList.OPERATOR, row.textOrNull("partner"));
            cells.add(row.textOrNull("id"));
            cells.add(row.integer("position"));
            var theme = row.text("theme");
            var family = words.find(CodeList.THEME, theme).map(Code::parent).orElse(null);
            code(cells, words, CodeList.THEME, family);
            code(cells, words, CodeList.THEME, theme);
            code(cells, words, CodeList.OPERATOR, row.textOrNull("operator"));
            code(cells, words, CodeList.LEVEL, row.textOrNull("level"));
            code(cells, words, CodeList.RESULT, row.textOrNull("result"));
            code(cells, words, CodeList.BLOCKER, row.textOrNull("blocker"));
            cells.add(row.integer("minutes"));
            code(cells, words, CodeList.SUPPORT, row.textOrNull("support"));
            code(cells, words, CodeList.AUTONOMY, row.textOrNull("autonomy"));
            code(cells, words, CodeList.DEVICE, row.textOrNull("device"));
            cells.add(row.integer("corrections"));
            if (notes) cells.add(row.textOrNull("note"));
            return cells;
        }

        private void code(List<@Nullable Object> cells, Catalogue words, CodeList list, @Nullable String code) {
            cells.add(code);
            cells.add(code == null ? null : words.brief(list, code, Words.FRENCH));
        }

        private String communeName(String insee) {
            return communes.find(insee).map(Commune::name).orElse(insee);
        }
    }
}
