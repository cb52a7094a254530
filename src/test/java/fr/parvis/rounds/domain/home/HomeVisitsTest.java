// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.rounds.RoundsFixtures;
import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.papers.AlarmInWords;
import fr.parvis.runtime.Mailer;
import fr.parvis.values.Ids;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class HomeVisitsTest {
    @Autowired
    HomeVisitTable table;

    @Autowired
    Team team;

    @Autowired
    AlarmRule rule;

    @Autowired
    KeepHomeVisit keep;

    @Autowired
    SeeHomeVisits see;

    @Autowired
    RaiseAlarms raise;

    @Autowired
    ForgetPrivateNotes forget;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    UUID association;
    SignedIn mediator;
    SignedIn lead;
    SignedIn director;

    @BeforeEach
    void a_team() {
        association = network.anAssociation();
        mediator = network.a(Role.MEDIATOR, association);
        lead = network.a(Role.SITE_LEAD, association);
        director = network.a(Role.DIRECTOR, association);
    }

    private static <T> T as(SignedIn who, Callable<T> what) {
        return Network.as(who, what);
    }

    private KeepHomeVisit.Asked asked(UUID id, Duration in) {
        return new KeepHomeVisit.Asked(
                id,
                "69266",
                "3e étage, porte gauche",
                "Nadia au bureau",
                null,
                List.of(),
                Instant.now(),
                Instant.now().plus(in),
                null);
    }

    private HomeVisit armed() {
        return as(mediator, () -> RoundsFixtures.kept(keep.arm(asked(Ids.next(), Duration.ofMinutes(60)))));
    }

    /** As if it should have ended so many minutes ago. */
    private void late(HomeVisit visit, int minutes) {
        as(
                mediator,
                () -> transaction.execute(s -> db.sql("""
                        update rounds.home_visit set started_at = now() - interval '3 days',
                            expected_end = now() - make_interval(mins => :minutes) where id = :id""")
                        .param("minutes", minutes)
                        .param("id", visit.id())
                        .update()));
    }

    private List<String> alarms(HomeVisit visit) {
        return as(
                mediator,
                () -> transaction.execute(
                        s -> db.sql("select step from rounds.alarm where home_visit = :id order by step desc")
                                .param("id", visit.id())
                                .query(String.class)
                                .list()));
    }

    @Test
    void armed_once_however_often_it_is_asked_and_the_private_note_goes_at_the_end() {
        var given = asked(Ids.next(), Duration.ofMinutes(60));
        var visit = as(mediator, () -> RoundsFixtures.kept(keep.arm(given)));
        assertThat(as(mediator, () -> RoundsFixtures.kept(keep.arm(given)))).isEqualTo(visit);
        assertThat(visit.privateNote()).contains("3e étage");
        var ended = as(mediator, () -> RoundsFixtures.kept(keep.end(visit.id(), Instant.now())));
        assertThat(ended.privateNote()).isNull();
        assertThat(ended.toCall()).isNull();
        // twice: the first hour stands
        assertThat(as(
                                mediator,
                                () -> RoundsFixtures.kept(
                                        keep.end(visit.id(), Instant.now().plusSeconds(60))))
                        .endedAt())
                .isEqualTo(ended.endedAt());
    }

    @Test
    void one_that_is_over_is_not_armed_anew_under_its_identifier() {
        var given = asked(Ids.next(), Duration.ofMinutes(60));
        as(mediator, () -> RoundsFixtures.kept(keep.arm(given)));
        as(mediator, () -> keep.end(given.id(), Instant.now()));
        assertThat(RoundsFixtures.refused(as(mediator, () -> keep.arm(given)))).containsExactly("home-visit-over");
        var undone = armed();
        as(mediator, () -> keep.cancel(undone.id()));
        assertThat(RoundsFixtures.refused(as(mediator, () -> keep.arm(asked(undone.id(), Duration.ofMinutes(60))))))
                .containsExactly("home-visit-over");
    }

    @Test
    void a_prolongation_that_was_long_on_its_way_silences_no_alarm() {
        var visit = armed();
        late(visit, 240);
        var said = Instant.now().minus(Duration.ofMinutes(235));
        as(mediator, () -> RoundsFixtures.kept(keep.prolong(visit.id(), Duration.ofMinutes(30), said)));
        assertThat(as(lead, see::standing)).hasSize(1);
        RoundsFixtures.kept(as(lead, () -> keep.acknowledge(visit.id(), "Jointe au téléphone")));
        var again = as(mediator, () -> RoundsFixtures.kept(keep.prolong(visit.id(), Duration.ofMinutes(30), said)));
        assertThat(again.acknowledgedAt()).isNotNull();
        assertThat(again.expectedEnd()).isBefore(Instant.now());
    }

    @Test
    void pressed_twice_it_is_prolonged_once_and_never_beyond_the_longest() {
        var visit = armed();
        var by = Duration.ofMinutes(30);
        for (int i = 0; i < 2; i++)
            assertThat(as(
                                    mediator,
                                    () -> RoundsFixtures.kept(
                                            keep.prolong(visit.id(), by, Instant.now(), visit.expectedEnd())))
                            .expectedEnd())
                    .isEqualTo(visit.expectedEnd().plus(by));
        assertThat(RoundsFixtures.refused(
                        as(mediator, () -> keep.prolong(visit.id(), Duration.ofHours(11), Instant.now()))))
                .containsExactly("minutes end-late");
    }

    @Test
    void an_alarm_is_not_answered_before_it_is_due_nor_after_the_end() {
        var visit = armed();
        assertThat(RoundsFixtures.refused(as(lead, () -> keep.acknowledge(visit.id(), "Tout va bien"))))
                .containsExactly("no-alarm");
        late(visit, 5);
        assertThat(RoundsFixtures.refused(as(lead, () -> keep.acknowledge(visit.id(), "Tout va bien"))))
                .containsExactly("no-alarm");
        late(visit, 20);
        as(mediator, () -> keep.end(visit.id(), Instant.now()));
        assertThat(RoundsFixtures.refused(as(lead, () -> keep.acknowledge(visit.id(), "Tout va bien"))))
                .containsExactly("home-visit-over");
    }

    @Test
    void what_a_device_takes_along_is_ones_own_visits_and_reads_nobodys_private_words() {
        var visit = armed();
        late(visit, 20);
        assertThat(as(lead, see::mine)).isEmpty();
        var mine = as(mediator, see::mine);
        assertThat(mine).extracting(HomeVisit::id).containsExactly(visit.id());
        assertThat(mine.getFirst().privateNote()).isNull();
    }

    @Test
    void each_rule_says_where_and_what() {
        assertThat(RoundsFixtures.refused(as(mediator, () -> keep.arm(asked(Ids.next(), Duration.ofMinutes(1))))))
                .containsExactly("expectedEnd end-soon");
        assertThat(RoundsFixtures.refused(as(mediator, () -> keep.arm(asked(Ids.next(), Duration.ofHours(13))))))
                .containsExactly("expectedEnd end-late");
        assertThat(RoundsFixtures.refused(as(
                        mediator,
                        () -> keep.arm(new KeepHomeVisit.Asked(
                                Ids.next(),
                                "00000",
                                "x".repeat(301),
                                null,
                                null,
                                List.of(mediator.account()),
                                Instant.now(),
                                Instant.now().plusSeconds(3600),
                                null)))))
                .containsExactly("commune commune-unknown", "privateNote too-long", "colleagues twice");
    }

    @Test
    void without_news_the_lead_is_alarmed_then_the_director_each_once() {
        var visit = armed();
        late(visit, 10);
        as(lead, raise::here);
        assertThat(alarms(visit)).isEmpty();
        late(visit, 16);
        as(lead, raise::here);
        as(lead, raise::here);
        assertThat(alarms(visit)).containsExactly("LEAD");
        assertThat(as(lead, see::standing)).hasSize(1);
        late(visit, 46);
        as(lead, raise::here);
        assertThat(alarms(visit)).contains("DIRECTOR");
        as(mediator, () -> keep.end(visit.id(), Instant.now()));
        assertThat(as(lead, see::standing)).isEmpty();
    }

    @Test
    void an_alarm_raised_by_many_at_once_is_raised_once() throws Exception {
        var visit = armed();
        late(visit, 20);
        try (var workers = java.util.concurrent.Executors.newFixedThreadPool(8)) {
            int raised = 0;
            for (var done : workers.invokeAll(
                    java.util.Collections.nCopies(8, (Callable<Integer>) () -> as(lead, raise::here))))
                raised += done.get();
            assertThat(raised).isEqualTo(1);
        }
    }

    @Test
    void prolonged_in_time_alarms_nobody_and_prolonged_afterwards_ends_the_alarm() {
        var visit = armed();
        late(visit, 20);
        as(lead, raise::here);
        var longer = as(
                mediator, () -> RoundsFixtures.kept(keep.prolong(visit.id(), Duration.ofMinutes(30), Instant.now())));
        assertThat(longer.expectedEnd()).isAfter(Instant.now().plusSeconds(1700));
        assertThat(as(lead, see::standing)).isEmpty();
        // and it may be alarmed anew for its new hour
        late(visit, 17);
        assertThat(as(lead, raise::here)).isEqualTo(1);
    }

    @Test
    void who_answers_says_what_they_found_and_the_alarm_goes_no_further() {
        var visit = armed();
        late(visit, 20);
        as(lead, raise::here);
        assertThat(RoundsFixtures.refused(as(lead, () -> keep.acknowledge(visit.id(), " "))))
                .containsExactly("found found-missing");
        assertThat(RoundsFixtures.refused(
                        as(network.a(Role.MEDIATOR, association), () -> keep.acknowledge(visit.id(), "vue"))))
                .containsExactly("home-visit-unknown");
        RoundsFixtures.kept(as(lead, () -> keep.acknowledge(visit.id(), "Jointe au téléphone")));
        assertThat(as(lead, see::standing)).isEmpty();
        as(lead, raise::here);
        assertThat(alarms(visit)).containsExactly("LEAD");
    }

    @Test
    void the_lead_reads_the_private_note_only_once_alarmed_and_colleagues_never() {
        var visit = armed();
        assertThat(as(lead, see::running).getFirst().visit().privateNote()).isNull();
        assertThat(as(network.a(Role.MEDIATOR, association), see::running)).isEmpty();
        late(visit, 20);
        assertThat(as(lead, see::running).getFirst().visit().privateNote()).contains("3e étage");
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(as(other, see::running)).isEmpty();
    }

    @Test
    void what_was_said_in_private_goes_a_day_later_even_when_nobody_ended_it() {
        var visit = armed();
        late(visit, 25 * 60);
        assertThat(as(lead, forget::here)).isEqualTo(1);
        assertThat(as(mediator, see::running).getFirst().visit().privateNote()).isNull();
    }

    @Test
    void one_recorded_afterwards_was_not_armed_and_alarms_nobody() {
        var visit = as(
                mediator,
                () -> RoundsFixtures.kept(keep.recordAfterwards(new KeepHomeVisit.Asked(
                        Ids.next(),
                        "69266",
                        "secret",
                        "secret",
                        null,
                        List.of(),
                        Instant.now().minusSeconds(7200),
                        null,
                        Instant.now().minusSeconds(3600)))));
        assertThat(visit.armed()).isFalse();
        assertThat(visit.privateNote()).isNull();
        as(lead, raise::here);
        assertThat(alarms(visit)).isEmpty();
    }

    @Test
    void one_that_was_armed_unheard_by_its_device_is_over_once_it_is_recorded() {
        var visit = armed();
        var recorded = new KeepHomeVisit.Asked(
                visit.id(), "69266", null, null, null, List.of(), visit.startedAt(), null, Instant.now());
        var over = as(mediator, () -> RoundsFixtures.kept(keep.recordAfterwards(recorded)));
        assertThat(over.running()).isFalse();
        assertThat(over.privateNote()).isNull();
        assertThat(as(mediator, () -> RoundsFixtures.kept(keep.recordAfterwards(recorded))))
                .isEqualTo(over);
        var another = armed();
        assertThat(RoundsFixtures.refused(as(
                        lead,
                        () -> keep.recordAfterwards(new KeepHomeVisit.Asked(
                                another.id(),
                                "69266",
                                null,
                                null,
                                null,
                                List.of(),
                                another.startedAt(),
                                null,
                                Instant.now())))))
                .containsExactly("identifier-taken");
        assertThat(as(mediator, see::mine)).extracting(HomeVisit::id).containsExactly(another.id());
    }

    @Test
    void the_mail_goes_through_a_real_server_once_to_the_leads_then_to_the_director() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());
            var mail = new MailAlarms(
                    table,
                    team,
                    new Mailer(sender, "parvis@parvis.example"),
                    new AlarmInWords(GivenSettings.address("https://parvis.example")),
                    java.time.Clock.systemUTC(),
                    transaction);
            var visit = armed();
            late(visit, 20);
            as(lead, raise::here);
            assertThat(as(lead, mail::here)).isEqualTo(1);
            assertThat(as(lead, mail::here)).isZero();
            var first = server.getReceivedMessages();
            assertThat(first).hasSize(1);
            assertThat(first[0].getAllRecipients()[0].toString())
                    .isEqualTo(accounts.find(lead.account()).orElseThrow().email());
            var text = first[0].getContent().toString();
            assertThat(text)
                    .contains("Villeurbanne")
                    .contains("https://parvis.example/bureau/tournees/visites-a-domicile");
            assertThat(text).doesNotContain("3e étage").doesNotContain("Nadia au bureau");
            assertThat(first[0].getMessageID()).contains(visit.id().toString());
            transaction.executeWithoutResult(s -> {});
            as(
                    mediator,
                    () -> transaction.execute(
                            s -> db.sql("""
                    update rounds.home_visit set expected_end = expected_end - interval '40 minutes' where id = :id""").param("id", visit.id()).update()));
            as(lead, raise::here);
            as(lead, mail::here);
            assertThat(List.of(server.getReceivedMessages()))
                    .extracting(message -> message.getAllRecipients()[0].toString())
                    .contains(accounts.find(director.account()).orElseThrow().email());
        } finally {
            server.stop();
        }
    }

    private List<String> mailed(GreenMail server, HomeVisit visit) {
        return java.util.Arrays.stream(server.getReceivedMessages())
                .map(message -> {
                    try {
                        assertThat(message.getAllRecipients()).hasSize(1);
                        assertThat(message.getMessageID()).contains(visit.id().toString());
                        return message.getAllRecipients()[0].toString();
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private MailAlarms through(GreenMail server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return new MailAlarms(
                table,
                team,
                new Mailer(sender, "parvis@parvis.example"),
                new AlarmInWords(GivenSettings.address("")),
                java.time.Clock.systemUTC(),
                transaction);
    }

    private String address(SignedIn who) {
        return accounts.find(who.account()).orElseThrow().email();
    }

    @Test
    void who_is_out_is_not_the_one_who_is_written_to() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var mail = through(server);
            var visit = as(lead, () -> RoundsFixtures.kept(keep.arm(asked(Ids.next(), Duration.ofMinutes(60)))));
            late(visit, 20);
            as(director, raise::here);
            assertThat(as(director, mail::here)).isEqualTo(1);
            assertThat(mailed(server, visit)).containsExactly(address(director));
        } finally {
            server.stop();
        }
    }

    @Test
    void an_address_that_is_wrong_stops_nobody_elses_mail_and_what_is_looked_after_is_not_mailed() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var mail = through(server);
            var second = network.a(Role.SITE_LEAD, association);
            as(
                    lead,
                    () -> transaction.execute(
                            s -> db.sql("update access.account set email = 'a b@@' || id where id = :id")
                                    .param("id", lead.account())
                                    .update()));
            var visit = armed();
            late(visit, 20);
            as(director, raise::here);
            assertThat(as(director, mail::here)).isEqualTo(1);
            assertThat(mailed(server, visit)).containsExactly(address(second));
            var looked = armed();
            late(looked, 20);
            as(director, raise::here);
            RoundsFixtures.kept(as(director, () -> keep.acknowledge(looked.id(), "Jointe au téléphone")));
            assertThat(as(director, mail::here)).isZero();
        } finally {
            server.stop();
        }
    }

    @Test
    void a_mail_server_that_is_away_makes_it_go_later_and_loses_nothing() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(1);
        var mail = new MailAlarms(
                table,
                team,
                new Mailer(sender, "parvis@parvis.example"),
                new AlarmInWords(GivenSettings.address("")),
                java.time.Clock.systemUTC(),
                transaction);
        var visit = armed();
        late(visit, 20);
        as(lead, raise::here);
        assertThat(as(lead, mail::here)).isZero();
        assertThat(as(mediator, () -> see.wasMailed(visit.id()))).isFalse();
        boolean later = as(
                mediator,
                () -> transaction.execute(
                        s -> db.sql("select next_attempt > now() from rounds.alarm where home_visit = :id")
                                .param("id", visit.id())
                                .query(Boolean.class)
                                .single()));
        assertThat(later).isTrue();
    }

    private static GreenMail aMailServer() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private MailAlarms through(JavaMailSenderImpl sender, GreenMail server, Duration later) {
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return new MailAlarms(
                table,
                team,
                new Mailer(sender, "parvis@parvis.example"),
                new AlarmInWords(GivenSettings.address("")),
                java.time.Clock.offset(java.time.Clock.systemUTC(), later),
                transaction);
    }

    @Test
    void a_mail_server_that_drops_after_the_first_of_three_leads_reaches_the_two_others_later() {
        var second = network.a(Role.SITE_LEAD, association);
        var third = network.a(Role.SITE_LEAD, association);
        var visit = armed();
        late(visit, 20);
        as(director, raise::here);
        var drops = aMailServer();
        var reached = new java.util.ArrayList<String>();
        var once = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage message) {
                super.send(message);
                reached.addAll(mailed(drops, visit));
                drops.stop();
            }
        };
        assertThat(as(director, through(once, drops, Duration.ZERO)::here)).isZero();
        assertThat(reached).hasSize(1);
        assertThat(as(director, () -> see.wasMailed(visit.id()))).isTrue();
        var works = aMailServer();
        try {
            var mail = through(new JavaMailSenderImpl(), works, Duration.ofMinutes(2));
            assertThat(as(director, mail::here)).isEqualTo(1);
            reached.addAll(mailed(works, visit));
            assertThat(reached).containsExactlyInAnyOrder(address(lead), address(second), address(third));
            assertThat(as(director, through(new JavaMailSenderImpl(), works, Duration.ofHours(1))::here))
                    .isZero();
            assertThat(mailed(works, visit)).hasSize(2);
        } finally {
            works.stop();
        }
    }

    @Test
    void an_address_that_is_wrong_does_not_count_as_somebody_who_was_reached() {
        as(
                lead,
                () -> transaction.execute(s -> db.sql("update access.account set email = 'a b@@' || id where id = :id")
                        .param("id", lead.account())
                        .update()));
        var visit = armed();
        late(visit, 20);
        as(director, raise::here);
        var server = aMailServer();
        try {
            assertThat(as(director, through(server)::here)).isZero();
            assertThat(as(director, () -> see.wasMailed(visit.id()))).isFalse();
        } finally {
            server.stop();
        }
    }

    @Test
    void two_rounds_at_once_mail_each_lead_once_and_what_a_stopped_server_had_taken_goes_later() throws Exception {
        network.a(Role.SITE_LEAD, association);
        network.a(Role.SITE_LEAD, association);
        var visit = armed();
        late(visit, 20);
        as(director, raise::here);
        var server = aMailServer();
        var slow = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage message) {
                java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
                super.send(message);
            }
        };
        try (var workers = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            as(
                    director,
                    () -> transaction.execute(
                            s -> db.sql("""
                    update rounds.alarm set claimed_until = now() + interval '3 minutes' where home_visit = :id""").param("id", visit.id()).update()));
            assertThat(as(director, through(slow, server, Duration.ZERO)::here)).isZero();
            var mail = through(slow, server, Duration.ofMinutes(4));
            for (var done : workers.invokeAll(
                    java.util.Collections.nCopies(4, (Callable<Integer>) () -> as(director, mail::here)))) done.get();
            assertThat(mailed(server, visit)).hasSize(3).doesNotHaveDuplicates();
        } finally {
            server.stop();
        }
    }

    @Test
    void a_mail_is_sent_outside_of_any_transaction_and_who_answers_meanwhile_spares_the_others_theirs() {
        network.a(Role.SITE_LEAD, association);
        var visit = armed();
        late(visit, 20);
        as(director, raise::here);
        var server = aMailServer();
        var answered = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage message) {
                assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                        .isFalse();
                super.send(message);
                RoundsFixtures.kept(as(director, () -> keep.acknowledge(visit.id(), "Jointe au téléphone")));
            }
        };
        try {
            assertThat(as(director, through(answered, server, Duration.ZERO)::here))
                    .isZero();
            assertThat(mailed(server, visit)).hasSize(1);
        } finally {
            server.stop();
        }
    }
}
