// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.referrals.Referrals;
import fr.parvis.referrals.ReferralsSettings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The referrals of the association: what waits, what is late, what was answered, and how long partners take. */
@Component
@Transactional(readOnly = true)
public class SeeReferrals implements Referrals {
    /** Filters of the list. */
    public static final List<String> SHOWN = List.of("waiting", "late", "ours", "answered", "all");

    private static final String LINES = """
            select id, person, addressee, state, sent_on, waiting_since,
                ended_on is null and state <> 'asked' and waiting_since < :late as late
            """;

    private static final String SHOWN_HERE = """
            from referrals.referral where association = :association
              and case :shown when 'waiting' then ended_on is null
                  when 'late' then ended_on is null and state <> 'asked' and waiting_since < :late
                  when 'ours' then state = 'asked'
                  when 'answered' then state in ('accepted', 'refused', 'answered')
                  else true end
            """;

    private static final String SENT_BY = SHOWN_HERE + " and (:by::uuid is null or sent_by = :by)";

    private static final String FOLLOWED_BY = SHOWN_HERE
            + " and coalesce((select c.responsible from cases.followed_case c where c.id = referral.case_file), sent_by) = :by";

    /** As lists show it: nothing of what was passed. */
    public record Line(
            UUID id,
            UUID person,
            UUID addressee,
            ReferralState state,
            LocalDate sentOn,
            LocalDate waitingSince,
            boolean late) {}

    /** @param days on average from sending to the first answer; null when there is none yet */
    public record OfPartner(
            UUID partner, int sent, int answered, @Nullable Double days) {}

    private final ReferralTable referrals;
    private final JdbcClient database;
    private final int remindDays;

    SeeReferrals(ReferralTable referrals, JdbcClient database, ReferralsSettings settings) {
        this.referrals = referrals;
        this.database = database;
        this.remindDays = settings.remindDays();
    }

    /** Day before which a referral must have moved last to be late. */
    private LocalDate late() {
        return referrals.today().minusDays(remindDays);
    }

    public int patience() {
        return remindDays;
    }

    private JdbcClient.StatementSpec asking(String sql, String shown, @Nullable UUID by) {
        return database.sql(sql)
                .param("association", Asking.association())
                .param("shown", shown)
                .param("by", by)
                .param("late", late());
    }

    /** Waiting ones by the longest wait, others by day, the latest first. @param by sender, or null for everybody */
    public List<Line> list(String shown, @Nullable UUID by, int most, int offset) {
        var order = shown.matches("waiting|late|ours") ? "waiting_since, id" : "sent_on desc, id";
        return asking(LINES + SENT_BY + " order by " + order + " limit :most offset :offset", shown, by)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(SeeReferrals::line))
                .list();
    }

    /** Those of cases that an account follows, also after a hand-over, and those without a case that it sent; the longest wait first. */
    public List<Line> waitingFor(UUID account, String shown, int most) {
        return asking(LINES + FOLLOWED_BY + " order by waiting_since, id limit :most", shown, account)
                .param("most", most)
                .query(ResultRow.map(SeeReferrals::line))
                .list();
    }

    private static Line line(ResultRow row) {
        return new Line(
                row.uuid("id"),
                row.uuid("person"),
                row.uuid("addressee"),
                ReferralState.of(row.text("state")),
                row.day("sent_on"),
                row.day("waiting_since"),
                row.flag("late"));
    }

    public int count(String shown, @Nullable UUID by) {
        return asking("select count(*)::int " + SENT_BY, shown, by)
                .query(Integer.class)
                .single();
    }

    /** Of the referrals sent since that day, by partner, those with most first. */
    public List<OfPartner> answerTimes(LocalDate since, int most) {
        return database.sql("""
                        select partner, count(*)::int as sent, count(answered_at)::int as answered,
                            (extract(epoch from avg(answered_at - sent_at)) / 86400)::double precision as days
                        from referrals.referral where association = :association and sent_on >= :since
                        group by partner order by 2 desc, 1 limit :most""")
                .param("association", Asking.association())
                .param("since", since)
                .param("most", most)
                .query(ResultRow.map(row -> new OfPartner(
                        row.uuid("partner"), row.integer("sent"), row.integer("answered"), row.realOrNull("days"))))
                .list();
    }

    @Override
    public Map<UUID, AnswerTime> answerTimes(Collection<UUID> partners) {
        if (partners.isEmpty()) return Map.of();
        return database
                .sql("""
                        select partner, count(*)::int as sent, count(answered_at)::int as answered,
                            (extract(epoch from avg(answered_at - sent_at)) / 86400)::double precision as days
                        from referrals.referral where association = :association and sent_on >= :since and partner in (:partners)
                        group by partner""")
                .param("association", Asking.association())
                .param("since", yearAgo())
                .param("partners", partners)
                .query(ResultRow.map(row -> Map.entry(
                        row.uuid("partner"),
                        new AnswerTime(
                                row.integer("sent"),
                                row.integer("answered"),
                                row.integer("answered") < FEWEST ? null : row.realOrNull("days")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public LocalDate yearAgo() {
        return referrals.today().minusYears(1);
    }

    /** Of a case, the latest first. */
    public List<Referral> ofCase(UUID caseFile) {
        return referrals.ofCase(caseFile);
    }

    public List<Referral> ofPerson(UUID person, int most) {
        return referrals.ofPerson(person, most);
    }
}
