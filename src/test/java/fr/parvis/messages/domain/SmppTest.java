// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages;
import fr.parvis.messages.Messages.Subject;
import fr.parvis.messages.PlanOutcome;
import fr.parvis.messages.Recipient;
import fr.parvis.messages.SmsSettings;
import fr.parvis.messages.Template;
import fr.parvis.messages.domain.sms.SmppGateway;
import fr.parvis.messages.domain.sms.SmppServer;
import fr.parvis.messages.domain.sms.SmsQuery;
import fr.parvis.messages.domain.sms.SmsSender;
import fr.parvis.values.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** SMS through a real SMPP server, there and back. */
@ParvisTest
class SmppTest {
    @Autowired
    MessagesFixtures fixtures;

    @Autowired
    MessageTable table;

    @Autowired
    MessageWords words;

    @Autowired
    ReceiveSms receive;

    @Autowired
    Replies replies;

    @Autowired
    Stops stops;

    @Autowired
    Network network;

    @Autowired
    TransactionTemplate transaction;

    SettableClock clock = new SettableClock();
    SmppServer server;
    SmppGateway gateway;
    MessagesFixtures.Trial trial;
    SignedIn me;
    String number = "061%07d".formatted(new Random().nextInt(10_000_000));

    @BeforeEach
    void an_operator() throws Exception {
        // ten o'clock on a Wednesday, long after any job of the application
        clock.set("2035-11-21T09:00:00Z");
        me = network.a(Role.MEDIATOR, network.anAssociation());
        server = new SmppServer();
        gateway = gateway(server.port(), "secret");
        trial = fixtures.with(clock, new SmsSender(gateway, words));
    }

    private SmppGateway gateway(int port, String password) {
        return new SmppGateway(
                GivenSettings.of(
                        SmsSettings.class,
                        "smpp-host",
                        "127.0.0.1",
                        "smpp-port",
                        port,
                        "smpp-user",
                        "parvis",
                        "smpp-password",
                        password,
                        "from",
                        "Parvis"),
                receive);
    }

    @AfterEach
    void the_end() throws Exception {
        gateway.destroy();
        server.close();
    }

    private UUID planned(String text) {
        return Network.as(
                me,
                () -> transaction.execute(_ -> ((PlanOutcome.Planned) trial.messages()
                                .ask(new Messages.Request(
                                        new Subject("trial", Ids.next()),
                                        "offer",
                                        new Recipient.Given("Nour", number, null, null, null),
                                        new Template("messages.written", List.of(text)),
                                        clock.instant(),
                                        clock.instant().plus(Duration.ofDays(1)),
                                        null)))
                        .message()));
    }

    private int send() {
        return Network.as(me, () -> trial.send().here(Channel.SMS));
    }

    private Message message(UUID id) {
        return Network.as(me, () -> transaction.execute(_ -> table.find(id).orElseThrow()));
    }

    @Test
    void one_is_taken_and_reported_as_arrived() throws Exception {
        var id = planned("Demain à 10 h, place d’Armes.");
        assertThat(send()).isEqualTo(1);
        assertThat(server.taken).hasSize(1);
        var taken = server.taken.getFirst();
        assertThat(taken.to()).isEqualTo("33" + number.substring(1));
        assertThat(taken.text()).startsWith("Bonjour Nour. Demain à 10 h, place d'Armes. - Association");
        assertThat(taken.text()).endsWith("STOP pour ne plus recevoir de SMS.");
        assertThat(message(id).state()).isEqualTo(MessageState.SENT);
        server.report(taken.id(), "ACCEPTD");
        assertThat(message(id).state()).isEqualTo(MessageState.SENT);
        server.report(taken.id(), "DELIVRD");
        await().untilAsserted(() -> assertThat(message(id).state()).isEqualTo(MessageState.DELIVERED));
    }

    @Test
    void an_operator_is_asked_by_its_reference_and_its_clock_counts_for_nothing() throws Exception {
        var id = planned("Demain à 10 h.");
        send();
        var reference = server.taken.getFirst().id();
        assertThat(gateway.ask(id, null)).isEqualTo(SmsQuery.Known.NOTHING);
        assertThat(gateway.ask(id, reference)).isEqualTo(SmsQuery.Known.UNDERWAY);
        var before = Instant.now();
        server.report(reference, "DELIVRD");
        await().untilAsserted(() -> assertThat(message(id).state()).isEqualTo(MessageState.DELIVERED));
        assertThat(message(id).since())
                .as("by our clock, whatever the operator's says")
                .isBetween(before.minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void letters_outside_the_alphabet_arrive_as_they_are_in_several_parts() {
        planned("Ça sera bientôt prêt : مرحبا. Venez quand vous voulez, nous sommes là le matin.");
        assertThat(send()).isEqualTo(1);
        assertThat(server.taken).hasSizeGreaterThan(1).noneMatch(SmppServer.Taken::known);
        assertThat(server.taken).extracting(SmppServer.Taken::part).startsWith(1, 2);
        assertThat(server.taken.stream().map(SmppServer.Taken::text).collect(Collectors.joining()))
                .contains("Ça sera bientôt prêt : مرحبا. Venez");
    }

    @Test
    void what_could_not_be_delivered_becomes_a_call() throws Exception {
        var id = planned("À demain.");
        send();
        server.report(server.taken.getLast().id(), "UNDELIV");
        await().untilAsserted(() -> assertThat(message(id).state()).isEqualTo(MessageState.FAILED));
    }

    @Test
    void taken_without_an_answer_is_uncertain_and_never_sent_again() {
        var id = planned("À demain.");
        server.silent = true;
        send();
        assertThat(message(id).state()).isEqualTo(MessageState.UNCERTAIN);
        server.silent = false;
        send();
        assertThat(server.taken).hasSize(1);
    }

    @Test
    void a_server_that_is_away_or_busy_is_tried_again_and_a_refusal_is_one() throws Exception {
        var id = planned("À demain.");
        var away = new SmsSender(gateway(1, "secret"), words);
        Network.as(me, () -> trial.send().here(away));
        assertThat(message(id).state()).isEqualTo(MessageState.DUE);
        server.status = SMPPConstant.STAT_ESME_RTHROTTLED;
        clock.forward(10);
        send();
        assertThat(message(id).state()).isEqualTo(MessageState.DUE);
        server.status = SMPPConstant.STAT_ESME_RINVDSTADR;
        clock.forward(10);
        send();
        assertThat(message(id).state()).isEqualTo(MessageState.FAILED);
        var wrong = gateway(server.port(), "wrong");
        var other = planned("À demain.");
        Network.as(me, () -> trial.send().here(new SmsSender(wrong, words)));
        assertThat(message(other).state()).isEqualTo(MessageState.DUE);
    }

    @Test
    void after_a_broken_connection_it_connects_again() {
        planned("Un.");
        send();
        server.hangUp();
        await().untilAsserted(() -> {
            planned("Deux.");
            send();
            assertThat(server.taken.size()).isGreaterThan(1);
        });
    }

    @Test
    void answers_come_back_and_stop_is_a_no() throws Exception {
        planned("À demain.");
        send();
        var international = "33" + number.substring(1);
        server.answer(international, "D’accord, j’y serai 👍");
        await().untilAsserted(() -> assertThat(Network.as(me, replies::count)).isEqualTo(1));
        assertThat(Network.as(me, replies::read))
                .extracting(Replies.Reply::text)
                .containsExactly("D’accord, j’y serai 👍");
        server.answer(international, "Arrêt !");
        await().untilAsserted(() ->
                assertThat(Network.as(me, () -> stops.isStopped(number))).isTrue());
    }
}
