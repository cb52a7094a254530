// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.domain;

import fr.parvis.cases.Cases;
import fr.parvis.cases.SamplePapers;
import fr.parvis.partners.Partners;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Referrals of the demonstration: one just sent, one that was answered, one that waits for too long, one on paper. */
@Component
class SampleReferrals implements SamplePapers {
    private static final int LATE = 12;

    private final SendReferral send;
    private final FollowLink follow;
    private final ReferralTable referrals;
    private final Partners partners;
    private final JdbcClient database;

    SampleReferrals(
            SendReferral send, FollowLink follow, ReferralTable referrals, Partners partners, JdbcClient database) {
        this.send = send;
        this.follow = follow;
        this.referrals = referrals;
        this.partners = partners;
        this.database = database;
    }

    @Override
    @Transactional
    public void write(Cases.Named it, int rank) {
        // the supplier first, whose account one may try
        var to = Stream.of("électricité demo", "exemple")
                .flatMap(words -> partners.search(words, 30).stream())
                .filter(one ->
                        one.name().contains("(exemple)") && !one.service().isEmpty())
                .distinct()
                .skip(rank % 3)
                .findFirst()
                .orElse(null);
        if (to == null) return;
        var id = Ids.next();
        boolean paper = rank % 4 == 3;
        var outcome = send.handle(new SendReferral.Command(
                id,
                it.person(),
                it.id(),
                to.id(),
                paper ? "paper" : "link",
                paper ? null : "phone",
                "Aide pour une facture de 240 € (exemple inventé)",
                Map.of("reference", "EXEMPLE-" + rank),
                "spoken",
                it.openedOn(),
                true));
        if (!(outcome instanceof Outcome.Done(SendReferral.Sending.Sent _)))
            throw new IllegalStateException("a sample referral: " + outcome);
        if (rank % 4 == 1) {
            earlier(id, LATE / 2);
            var sent = referrals.findLocked(id).orElseThrow();
            follow.said(sent, "answer", "Aide de 150 € accordée (exemple inventé).", null);
        }
        if (rank % 4 == 2) earlier(id, LATE);
    }

    private void earlier(UUID id, int days) {
        database.sql("""
                        update referrals.referral set sent_on = sent_on - :days, sent_at = sent_at - make_interval(days => :days),
                            waiting_since = waiting_since - :days where id = :id""").param("days", days).param("id", id).update();
    }
}
