// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.SettableClock;
import fr.parvis.access.Role;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages;
import fr.parvis.messages.PlanOutcome;
import fr.parvis.messages.Recipient;
import fr.parvis.messages.SmsSettings;
import fr.parvis.messages.Template;
import fr.parvis.messages.domain.MessagesFixtures;
import fr.parvis.messages.domain.ReceiveSms;
import fr.parvis.messages.domain.Replies;
import fr.parvis.messages.domain.Stops;
import fr.parvis.messages.domain.TrialSender;
import fr.parvis.runtime.SettingRefused;
import fr.parvis.shell.NotFound;
import fr.parvis.values.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Callbacks of a provider with an HTTP interface: reports and answers. */
@ParvisTest
class SmsWebhookControllerTest {
    private static final String SECRET = "0123456789abcdef01234567";

    @Autowired
    MessagesFixtures fixtures;

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

    private SmsWebhookController door(String secret) {
        return new SmsWebhookController(
                GivenSettings.of(SmsSettings.class, "door-secret", secret, "arrived", "delivered", "lost", "failed"),
                receive);
    }

    @Test
    void a_report_and_an_answer_find_the_association_that_wrote() {
        var clock = new SettableClock();
        clock.set("2035-11-21T09:00:00Z");
        var trial = fixtures.with(clock, new TrialSender(Channel.SMS));
        var me = network.a(Role.MEDIATOR, network.anAssociation());
        var number = "061%07d".formatted(new Random().nextInt(10_000_000));
        var about = new Messages.Subject("trial", Ids.next());
        var asked = Network.as(
                me,
                () -> transaction.execute(_ -> trial.messages()
                        .ask(new Messages.Request(
                                about,
                                "offer",
                                new Recipient.Given("Nour", number, null, null, null),
                                new Template("messages.written", List.of("À demain.")),
                                clock.instant(),
                                clock.instant().plus(Duration.ofDays(1)),
                                null))));
        Network.as(me, () -> trial.send().here(Channel.SMS));
        var reference = "ref-" + ((PlanOutcome.Planned) asked).message();

        var door = door(SECRET);
        assertThat(door.report(SECRET, reference, "queued").getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(door.report(SECRET, "unknown-" + Ids.next(), "delivered").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(door.report(SECRET, reference, "delivered").getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        List<Messages.Status> found =
                Network.as(me, () -> transaction.execute(_ -> trial.messages().list(about)));
        assertThat(found).extracting(Messages.Status::state).containsExactly(MessageState.DELIVERED);
        door.answer(SECRET, "+33" + number.substring(1), "J’arrive");
        door.answer(SECRET, " 33" + number.substring(1), "dans dix minutes");
        door.answer(SECRET, "", "de personne");
        assertThat(Network.as(me, replies::count)).isEqualTo(2);
        door.answer(SECRET, "33" + number.substring(1), "STOP");
        assertThat(Network.as(me, () -> stops.isStopped(number))).isTrue();
    }

    @Test
    void with_another_secret_or_without_the_setting_there_is_no_door() {
        assertThatThrownBy(() -> door(SECRET).report("0123456789abcdef01234568", "1", "delivered"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> door("").report("", "1", "delivered")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> door("").answer("", "+33612345678", "STOP")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> door("court"))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_SMS_DOOR_SECRET");
    }
}
