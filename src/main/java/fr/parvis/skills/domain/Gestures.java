// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The gestures: read by all, written by the network's head. A change is a new version; what was seen keeps its own. */
@Component
@Transactional
public class Gestures {
    static final int MOST = 12;
    private static final int MOST_PLACE = 1_000;
    private static final String CODE = "[a-z0-9][a-z0-9-]{1,39}";

    private final JdbcClient database;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final Journal journal;
    private final Clock clock;

    Gestures(JdbcClient database, Nomenclature nomenclature, LocalDays localDays, Journal journal, Clock clock) {
        this.database = database;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those seen in assessments of a day, in order. */
    @Transactional(readOnly = true)
    public List<Gesture> on(LocalDate day) {
        return standing(day).stream().filter(Gesture::proposed).toList();
    }

    /** The latest version of each, those no longer proposed too. */
    @Transactional(readOnly = true)
    public List<Gesture> list() {
        return standing(LocalDate.of(9999, 12, 31));
    }

    /** Those of a day that can be seen in requests of these themes, in order. */
    @Transactional(readOnly = true)
    public List<Gesture> inThemes(LocalDate day, Collection<String> themes) {
        var catalogue = nomenclature.on(day);
        return on(day).stream()
                .filter(gesture -> themes.stream().anyMatch(theme -> {
                    var family = catalogue
                            .find(CodeList.THEME, theme)
                            .map(code -> code.parent())
                            .orElse(null);
                    return gesture.themes().contains(theme)
                            || (family != null && gesture.themes().contains(family));
                }))
                .toList();
    }

    /** Counterparts of the latest versions in other frameworks. */
    @Transactional(readOnly = true)
    public List<Alignment> alignments() {
        return database.sql("""
                        select a.code, a.framework, a.outside, a.checked, a.source from skills.gesture_alignment a
                        where a.version = (select max(g.version) from skills.gesture g where g.code = a.code)
                        order by a.code, a.framework, a.outside""")
                .query(ResultRow.map(row -> new Alignment(
                        row.text("code"),
                        row.text("framework"),
                        row.text("outside"),
                        row.flag("checked"),
                        row.textOrNull("source"))))
                .list();
    }

    /**
     * Adds a gesture, or a version of one that is known. Its number is found, not said.
     *
     * @param alignments of the new version; one with a source was compared today, one without keeps what was said of it before
     */
    public Outcome<UUID> keep(Gesture said, List<Alignment> alignments) {
        var problems = problems(said, alignments);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        // two at once would take the same number
        TransactionLock.take(database, "skills.gesture " + said.code());
        int version = database.sql("""
                        insert into skills.gesture (code, version, label, label_en, watch_for, watch_for_en, picture, themes, place, proposed,
                            valid_from, changed_by, changed_at)
                        values (:code, coalesce((select max(g.version) from skills.gesture g where g.code = :code), 0) + 1, :label, :labelEn,
                            :watchFor, :watchForEn, :picture, :themes::text[], :place, :proposed, :from, :by, :at)
                        returning version""")
                .param("code", said.code())
                .param("label", said.label())
                .param("labelEn", said.labelEn())
                .param("watchFor", said.watchFor())
                .param("watchForEn", said.watchForEn())
                .param("picture", said.picture())
                .param("themes", said.themes().toArray(String[]::new))
                .param("place", said.place())
                .param("proposed", said.proposed())
                .param("from", said.validFrom())
                .param("by", Actor.account())
                .param("at", clock.instant())
                .query(Integer.class)
                .single();
        for (var one : alignments)
            database.sql("""
                            insert into skills.gesture_alignment (code, version, framework, outside, checked, source, checked_on)
                            select :code, :version, :framework, :outside, :checked, coalesce(cast(:source as text), b.source),
                                case when cast(:source as text) is null then b.checked_on else cast(:today as date) end
                            from (select) one left join lateral (select a.source, a.checked_on from skills.gesture_alignment a
                                where a.code = :code and a.framework = :framework and a.outside = :outside and a.checked and :checked
                                order by a.version desc limit 1) b on true
                            on conflict do nothing""")
                    .param("code", said.code())
                    .param("version", version)
                    .param("framework", one.framework())
                    .param("outside", one.outside())
                    .param("checked", one.checked())
                    .param("source", one.source())
                    .param("today", localDays.todayOfNetwork())
                    .update();
        journal.note(
                "skills.gesture-kept",
                said.code(),
                Map.of("from", said.validFrom().toString()));
        return new Outcome.Done<>(new UUID(0, version));
    }

    private List<Problem> problems(Gesture said, List<Alignment> alignments) {
        var problems = new ArrayList<Problem>();
        if (!said.code().matches(CODE)) problems.add(Problem.of("code", "skills.problem.code"));
        text("nom", said.label(), 3, 60).ifPresent(problems::add);
        text("nomAnglais", said.labelEn(), 0, 60).ifPresent(problems::add);
        text("voir", said.watchFor(), 3, 120).ifPresent(problems::add);
        text("voirAnglais", said.watchForEn(), 0, 120).ifPresent(problems::add);
        if (!Gesture.PICTURES.contains(said.picture())) problems.add(Problem.of("image", "skills.problem.picture"));
        if (said.place() < 0 || said.place() > MOST_PLACE)
            problems.add(Problem.of("place", "skills.problem.place", MOST_PLACE));
        // observations before today keep the version of their day
        if (said.validFrom().isBefore(localDays.todayOfNetwork()))
            problems.add(Problem.of("valable", "skills.problem.past"));
        var catalogue = nomenclature.on(said.validFrom());
        for (var theme : said.themes())
            if (catalogue.find(CodeList.THEME, theme).isEmpty())
                problems.add(Problem.of("themes", "skills.problem.theme", theme));
        for (var one : alignments)
            if (one.outside().length() > 60) problems.add(Problem.of(one.framework(), "skills.problem.text", 60));
        for (var framework : Alignment.FRAMEWORKS)
            if (alignments.stream().anyMatch(one -> one.framework().equals(framework) && isLong(one.source())))
                problems.add(Problem.of("source-" + framework, "skills.problem.text", Alignment.LONGEST_SOURCE));
        long others = standing(said.validFrom()).stream()
                .filter(one -> one.proposed() && !one.code().equals(said.code()))
                .count();
        if (said.proposed() && others >= MOST) problems.add(Problem.of("", "skills.problem.many-gestures", MOST));
        return problems;
    }

    private static boolean isLong(@Nullable String source) {
        return source != null && source.length() > Alignment.LONGEST_SOURCE;
    }

    private static Optional<Problem> text(String field, String text, int least, int most) {
        return text.length() < least || text.length() > most
                ? Optional.of(Problem.of(field, "skills.problem.text", most))
                : Optional.empty();
    }

    private List<Gesture> standing(LocalDate day) {
        return database.sql("""
                        select * from (
                            select distinct on (code) * from skills.gesture where valid_from <= :day order by code, version desc) latest
                        order by place, code""")
                .param("day", day)
                .query(ResultRow.map(Gestures::read))
                .list();
    }

    private static Gesture read(ResultRow row) {
        return new Gesture(
                row.text("code"),
                row.integer("version"),
                row.text("label"),
                row.text("label_en"),
                row.text("watch_for"),
                row.text("watch_for_en"),
                row.text("picture"),
                row.texts("themes"),
                row.integer("place"),
                row.flag("proposed"),
                row.day("valid_from"));
    }
}
