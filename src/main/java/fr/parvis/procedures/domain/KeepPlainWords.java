// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.people.SensitiveText;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The plain words that the network keeps; each is added or ended, never changed. */
@Component
@Transactional
public class KeepPlainWords {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Read read;

    /** A word that is no longer in use. */
    record Ended(UUID id) {}

    private record Read(PlainWords words, Instant at) {}

    KeepPlainWords(JdbcClient database, Journal journal, Clock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
    }

    /** Plain words in use, by what is said. @param part words that are in what is said or meant; nothing for all */
    @Transactional(readOnly = true)
    public List<PlainWord> list(String part, int most, int from) {
        return database.sql("""
                        select id, said, means, source, added_at from procedures.plain_word
                        where ended_at is null and (:part = '' or unaccent(lower(said || ' ' || means)) like '%' || unaccent(lower(:part)) || '%')
                        order by lower(said), lower(means) limit :most offset :from""")
                .param("part", like(part))
                .param("most", most)
                .param("from", from)
                .query(ResultRow.map(KeepPlainWords::word))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(String part) {
        return database.sql("""
                        select count(*) from procedures.plain_word
                        where ended_at is null and (:part = '' or unaccent(lower(said || ' ' || means)) like '%' || unaccent(lower(:part)) || '%')""").param("part", like(part)).query(Integer.class).single();
    }

    private static String like(String part) {
        return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Adds words, in the network's scope. Idempotent. */
    public Outcome<UUID> add(String said, String means) {
        var problems = problems(said, means);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var id = Ids.next();
        int written = database.sql("""
                        insert into procedures.plain_word (id, said, means, source, added_by, added_at)
                        values (:id, :said, :means, 'network', :by, :at) on conflict do nothing""")
                .param("id", id)
                .param("said", said)
                .param("means", means)
                .param("by", Actor.account())
                .param("at", clock.instant())
                .update();
        decided(said);
        if (written > 0) journal.note("procedures.word-added", id.toString(), Map.of());
        read = null;
        return new Outcome.Done<>(id);
    }

    public void end(UUID id) {
        int ended = database.sql("""
                        update procedures.plain_word set ended_at = :at, ended_by = :by where id = :id and ended_at is null""")
                .param("id", id)
                .param("by", Actor.account())
                .param("at", clock.instant())
                .update();
        if (ended > 0) {
            journal.note("procedures.word-ended", id.toString(), Map.of());
            events.publishEvent(new Ended(id));
        }
        read = null;
    }

    /** Words searched for in vain at enough points, which nobody has decided on yet. */
    @Transactional(readOnly = true)
    public List<String> proposed() {
        return database.sql(
                        "select said from procedures.proposed_word where decided_at is null order by since desc, said limit 50")
                .query(String.class)
                .list();
    }

    /** A proposal that means nothing for the guide is not shown again. */
    public void decided(String said) {
        database.sql(
                        "update procedures.proposed_word set decided_at = :at where lower(said) = lower(:said) and decided_at is null")
                .param("said", said)
                .param("at", clock.instant())
                .update();
    }

    /** Those that came with the product and are in use. */
    @Transactional(readOnly = true)
    List<PlainWord> shipped() {
        return list("", Integer.MAX_VALUE, 0).stream()
                .filter(PlainWord::shipped)
                .toList();
    }

    /** As searches read them; a minute old at most. */
    @Transactional(readOnly = true)
    PlainWords words() {
        var now = read;
        if (now != null && now.at.plus(FRESH).isAfter(clock.instant())) return now.words;
        var words = new PlainWords(list("", Integer.MAX_VALUE, 0));
        read = new Read(words, clock.instant());
        return words;
    }

    private static List<Problem> problems(String said, String means) {
        var problems = new ArrayList<Problem>();
        if (GuideWords.said(said).isEmpty() || said.length() < 2)
            problems.add(Problem.of("said", "procedures.problem.said"));
        if (said.length() > PlainWord.LONGEST_SAID)
            problems.add(Problem.of("said", "procedures.problem.long", PlainWord.LONGEST_SAID));
        if (GuideWords.stems(means).isEmpty() || means.length() < 2)
            problems.add(Problem.of("means", "procedures.problem.means"));
        if (means.length() > PlainWord.LONGEST_MEANS)
            problems.add(Problem.of("means", "procedures.problem.long", PlainWord.LONGEST_MEANS));
        SensitiveText.find(said).stream()
                .filter(found -> found.kind().refused())
                .forEach(found -> problems.add(found.refusal("said")));
        return problems;
    }

    private static PlainWord word(ResultRow row) {
        return new PlainWord(
                row.uuid("id"),
                row.text("said"),
                row.text("means"),
                row.text("source").equals("shipped"),
                row.instant("added_at"));
    }
}
