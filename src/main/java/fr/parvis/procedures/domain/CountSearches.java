// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.people.Sealing;
import fr.parvis.people.SensitiveText;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts searches of an association, and notices words that find nothing. Until {@link #POINTS} points have typed the same words in vain, only keyed
 * hashes of the words and of the point are kept, and {@link #KEEP_DAYS} days at most; then the words are proposed to the network, without who typed
 * them. Words that look like something of a person are never kept.
 */
@Component
@Transactional
public class CountSearches {
    static final int POINTS = 5;
    static final int KEEP_DAYS = 183;
    private static final int MOST_WORDS = 5;

    private final JdbcClient database;
    private final Sealing sealing;
    private final LocalDays localDays;

    CountSearches(JdbcClient database, Sealing sealing, LocalDays localDays) {
        this.database = database;
        this.sealing = sealing;
        this.localDays = localDays;
    }

    /** @param point point where it was typed */
    public void count(String typed, boolean answered, @Nullable UUID point) {
        if (Asking.scope().association() == null) return;
        var today = localDays.today();
        database.sql("""
                        insert into procedures.search_count as c (association, month, searches, unanswered)
                        values (:association, :month, 1, :unanswered)
                        on conflict (association, month) do update set searches = c.searches + 1, unanswered = c.unanswered + excluded.unanswered""")
                .param("association", Asking.association())
                .param("month", today.withDayOfMonth(1))
                .param("unanswered", answered ? 0 : 1)
                .update();
        if (!answered && point != null) inVain(typed, point, today);
    }

    private void inVain(String typed, UUID point, LocalDate today) {
        var words = words(typed);
        if (words.isEmpty()) return;
        database.sql(
                        "insert into procedures.unfound (words, point, day) values (:words, :point, :day) on conflict do nothing")
                .param("words", sealing.hash("guide words " + words))
                .param("point", sealing.hash("guide point " + words + " " + point))
                .param("day", today)
                .update();
        int points = database.sql("select count(distinct point) from procedures.unfound where words = :words")
                .param("words", sealing.hash("guide words " + words))
                .query(Integer.class)
                .single();
        if (points < POINTS) return;
        database.sql("insert into procedures.proposed_word (said, since) values (:said, :day) on conflict do nothing")
                .param("said", words)
                .param("day", today)
                .update();
        database.sql("delete from procedures.unfound where words = :words")
                .param("words", sealing.hash("guide words " + words))
                .update();
    }

    /** Part of a search that may be kept: a few words without a digit, in their order; empty for nothing. */
    static String words(String typed) {
        if (!SensitiveText.find(typed).isEmpty() || typed.codePoints().anyMatch(Character::isDigit)) return "";
        List<GuideWords.Word> said = GuideWords.said(typed).stream()
                .filter(word -> !GuideWords.tellsNothing(word.folded()))
                .toList();
        if (said.isEmpty() || said.size() > MOST_WORDS) return "";
        var words = said.stream().map(GuideWords.Word::folded).collect(Collectors.joining(" "));
        return words.length() < 2 || words.length() > PlainWord.LONGEST_SAID ? "" : words;
    }

    /** Forgets what too few points have typed. */
    public int forget() {
        return database.sql("delete from procedures.unfound where day < :before")
                .param("before", localDays.todayOfNetwork().minusDays(KEEP_DAYS))
                .update();
    }
}
