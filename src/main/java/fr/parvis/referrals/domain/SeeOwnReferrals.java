// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Referrals to a partner, as its own account sees them, in the partner's scope: states and days, never a person. */
@Component
@Transactional(readOnly = true)
public class SeeOwnReferrals {

    /**
     * A referral without its person.
     *
     * @param byLink whether it came by mail with a link, else on paper
     * @param expiresOn last day on which the link opens
     */
    public record Line(
            UUID id,
            boolean byLink,
            ReferralState state,
            LocalDate sentOn,
            @Nullable LocalDate answeredOn,
            LocalDate waitingSince,
            LocalDate expiresOn) {
        /** From sending to the first answer; null before it. */
        public @Nullable Long days() {
            return answeredOn == null ? null : answeredOn.toEpochDay() - sentOn.toEpochDay();
        }

        /** Whether the partner has the next move. */
        public boolean waits() {
            return state == ReferralState.SENT || state == ReferralState.RECEIVED;
        }
    }

    /**
     * Referrals of the last twelve months.
     *
     * @param days on average from sending to the first answer; null without an answer
     */
    public record Sums(
            int sent, int answered, int waiting, @Nullable Double days) {}

    private final JdbcClient database;
    private final LocalDays localDays;

    SeeOwnReferrals(JdbcClient database, LocalDays localDays) {
        this.database = database;
        this.localDays = localDays;
    }

    public LocalDate today() {
        return localDays.today();
    }

    private LocalDate yearAgo() {
        return today().minusYears(1);
    }

    /** Of the last twelve months: those that wait for the partner first, the oldest first; then the latest. */
    public List<Line> list(UUID partner, int most, int offset) {
        return database.sql("""
                        select * from referrals.partner_line where partner = :partner and sent_on >= :since
                        order by state not in ('sent', 'received'), case when state in ('sent', 'received') then waiting_since end, sent_on desc, referral
                        limit :most offset :offset""")
                .param("partner", partner)
                .param("since", yearAgo())
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(row -> new Line(
                        row.uuid("referral"),
                        row.flag("by_link"),
                        ReferralState.of(row.text("state")),
                        row.day("sent_on"),
                        row.dayOrNull("answered_on"),
                        row.day("waiting_since"),
                        row.day("expires_on"))))
                .list();
    }

    public Sums sums(UUID partner) {
        return database.sql("""
                        select count(*)::int as sent, count(answered_on)::int as answered,
                            (count(*) filter (where state in ('sent', 'received')))::int as waiting,
                            avg(answered_on - sent_on)::double precision as days
                        from referrals.partner_line where partner = :partner and sent_on >= :since""")
                .param("partner", partner)
                .param("since", yearAgo())
                .query(ResultRow.map(row -> new Sums(
                        row.integer("sent"), row.integer("answered"), row.integer("waiting"), row.realOrNull("days"))))
                .single();
    }
}
