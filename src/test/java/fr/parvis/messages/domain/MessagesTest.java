// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.discreet;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.SettableClock;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageEnded;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.Messages;
import fr.parvis.messages.Messages.Subject;
import fr.parvis.messages.PlanOutcome;
import fr.parvis.messages.Recipient;
import fr.parvis.messages.Template;
import fr.parvis.messages.domain.sms.AskProvider;
import fr.parvis.messages.domain.sms.SendDirectSms;
import fr.parvis.messages.domain.sms.SmsGateway;
import fr.parvis.messages.domain.sms.SmsQuery;
import fr.parvis.messages.papers.MessageMail;
import fr.parvis.network.DecentHours;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.MergeFiles;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.PersonFile.Said;
import fr.parvis.runtime.Mailer;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.LongDates;
import fr.parvis.values.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages from their planning to their end. They are of 2035, so that no job of the application, which has the real clock, touches them. */
@ParvisTest
class MessagesTest {
    private static final Template TEXT = new Template("messages.written", List.of("À demain, 10 h."));

    /** Ten o'clock on a Wednesday in Paris. */
    private static final Instant WEDNESDAY = Instant.parse("2035-11-21T09:00:00Z");

    private static final Random RANDOM = new Random();

    @Autowired
    MessagesFixtures fixtures;

    @Autowired
    MessageTable table;

    @Autowired
    MessageWords words;

    @Autowired
    DecentHours hours;

    @Autowired
    ConfigurableApplicationContext context;

    @Autowired
    ReceiveSms receive;

    @Autowired
    Replies replies;

    @Autowired
    Stops stops;

    @Autowired
    List<PersonalDataProvider> data;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    Consents consents;

    @Autowired
    ErasePerson erasePerson;

    @Autowired
    MergeFiles mergeFiles;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SettableClock clock = new SettableClock();
    TrialSender sms = new TrialSender(Channel.SMS);
    TrialSender mail = new TrialSender(Channel.MAIL);
    MessagesFixtures.Trial trial;
    SignedIn me;
    Subject appointment = new Subject("trial", Ids.next());
    String number = aMobile();

    @BeforeEach
    void a_wednesday_morning() {
        clock.set(WEDNESDAY.toString());
        me = network.a(Role.MEDIATOR, network.anAssociation());
        trial = fixtures.with(clock, sms, mail);
    }

    private static String aMobile() {
        return "061%07d".formatted(RANDOM.nextInt(10_000_000));
    }

    private <T> T mine(Callable<T> what) {
        return Network.as(
                me,
                () -> transaction.execute(_ -> {
                    try {
                        return what.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    private Recipient nour() {
        return new Recipient.Given("Nour", number, "nour@exemple.example", null, "69266");
    }

    private PlanOutcome ask(String occasion, Recipient to) {
        return ask(trial.messages(), occasion, to);
    }

    private PlanOutcome ask(Messages messages, String occasion, Recipient to) {
        return mine(() -> messages.ask(new Messages.Request(
                appointment,
                occasion,
                to,
                TEXT,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(2)),
                null)));
    }

    private List<PlanOutcome> remind(Recipient to, String begins) {
        return mine(() -> trial.messages().remind(appointment, to, TEXT, Instant.parse(begins)));
    }

    private List<Messages.Status> list() {
        return mine(() -> trial.messages().list(appointment));
    }

    private List<MessageState> states() {
        return list().stream().map(Messages.Status::state).toList();
    }

    private static UUID planned(PlanOutcome asked) {
        return ((PlanOutcome.Planned) asked).message();
    }

    private int sendSms() {
        return Network.as(me, () -> trial.send().here(sms));
    }

    private int sendMails() {
        return Network.as(me, () -> trial.send().here(mail));
    }

    private UUID file(Said said, boolean agreed) {
        return Network.as(me, () -> {
            var id = Ids.next();
            openFile.handle(new OpenFile.Command(id, said, "spoken", null, true, false));
            if (agreed) consents.give(id, "contact", "spoken", LocalDate.parse("2026-11-25"));
            return id;
        });
    }

    @Test
    void asked_for_twice_it_goes_once() {
        var first = ask("offer", nour());
        assertThat(ask("offer", nour())).isEqualTo(new PlanOutcome.Known(planned(first)));
        assertThat(sendSms()).isEqualTo(1);
        assertThat(ask("offer", nour())).isEqualTo(new PlanOutcome.Known(planned(first)));
        assertThat(sendSms()).isZero();
        assertThat(sms.handed).containsExactly(planned(first));
        assertThat(states()).containsExactly(MessageState.SENT);
    }

    @Test
    void asked_for_by_many_at_once_it_is_planned_once() throws Exception {
        try (var workers = Executors.newFixedThreadPool(8)) {
            int planned = 0;
            for (var done :
                    workers.invokeAll(Collections.nCopies(8, (Callable<PlanOutcome>) () -> ask("offer", nour()))))
                if (done.get() instanceof PlanOutcome.Planned) planned++;
            assertThat(planned).isEqualTo(1);
        }
        assertThat(list()).hasSize(1);
    }

    @Test
    void another_occasion_and_another_person_are_other_messages() {
        ask("offer", nour());
        ask("change", nour());
        ask("offer", new Recipient.Given("Zoé", aMobile(), null, null, null));
        assertThat(list()).hasSize(3);
    }

    @Test
    void the_same_number_however_it_is_written_is_the_same_person() {
        ask("offer", new Recipient.Given("Nour", number, null, null, null));
        var abroad = "+33 (0)" + number.substring(1, 2) + "." + number.substring(2);
        assertThat(ask("offer", new Recipient.Given("Nour", abroad, null, null, null)))
                .isInstanceOf(PlanOutcome.Known.class);
    }

    @Test
    void a_booking_that_is_taken_back_asked_for_nothing() {
        assertThatThrownBy(() -> mine(() -> {
                    trial.messages()
                            .ask(new Messages.Request(
                                    appointment, "offer", nour(), TEXT, WEDNESDAY, WEDNESDAY.plusSeconds(60), null));
                    throw new IllegalStateException("full");
                }))
                .hasStackTraceContaining("full");
        assertThat(list()).isEmpty();
    }

    @Test
    void an_sms_first_then_a_mail_then_a_call_by_what_is_set_and_known() {
        assertThat(((PlanOutcome.Planned) ask("1", nour())).by()).isEqualTo(Channel.SMS);
        assertThat(((PlanOutcome.Planned)
                                ask("2", new Recipient.Given("Nour", "0478000000", "n@exemple.example", null, null)))
                        .by())
                .isEqualTo(Channel.MAIL);
        assertThat(((PlanOutcome.Planned) ask("3", new Recipient.Given("Nour", "0478000000", null, null, null))).by())
                .isEqualTo(Channel.CALL);
        assertThat(((PlanOutcome.Planned) ask(fixtures.with(clock).messages(), "4", nour())).by())
                .isEqualTo(Channel.CALL);
        for (var nothing : List.of("", "12", "pas de téléphone"))
            assertThat(ask("5", new Recipient.Given("Nour", nothing, " ", null, null)))
                    .isEqualTo(new PlanOutcome.NotPossible(PlanOutcome.Reason.NO_WAY));
        assertThat(ask("6", new Recipient.Given("Nour", null, "pas une adresse", null, null)))
                .isEqualTo(new PlanOutcome.NotPossible(PlanOutcome.Reason.NO_WAY));
    }

    @Test
    void a_reminder_two_days_and_two_hours_before() {
        assertThat(remind(nour(), "2035-11-23T13:00:00Z")).hasSize(2);
        assertThat(list())
                .extracting(Messages.Status::sendAfter)
                .containsExactly(Instant.parse("2035-11-21T13:00:00Z"), Instant.parse("2035-11-23T11:00:00Z"));
        assertThat(remind(nour(), "2035-11-23T13:00:00Z")).allMatch(PlanOutcome.Known.class::isInstance);
    }

    @Test
    void what_would_fall_into_the_night_or_a_sunday_goes_earlier_and_two_on_one_evening_are_one() {
        // half past eight on a Monday: two days before is Saturday at half past eight, two hours before is night after
        // a Sunday
        remind(nour(), "2035-11-26T07:30:00Z");
        assertThat(list())
                .extracting(Messages.Status::sendAfter)
                .containsExactly(Instant.parse("2035-11-24T07:30:00Z"));
        // nine o'clock on a Wednesday: two hours before is seven, so the evening before
        appointment = new Subject("trial", Ids.next());
        remind(nour(), "2035-11-28T08:00:00Z");
        assertThat(list())
                .extracting(Messages.Status::sendAfter)
                .containsExactly(Instant.parse("2035-11-26T08:00:00Z"), Instant.parse("2035-11-27T18:00:00Z"));
    }

    @Test
    void what_is_written_on_a_sunday_says_that_it_goes_on_monday_morning() {
        clock.set("2035-11-25T13:00:00Z");
        ask("offer", nour());
        assertThat(list())
                .extracting(Messages.Status::sendAfter)
                .containsExactly(Instant.parse("2035-11-26T07:00:00Z"));
        assertThat(sendSms()).isZero();
        clock.set("2035-11-26T07:00:00Z");
        assertThat(sendSms()).isEqualTo(1);
    }

    @Test
    void the_night_is_that_of_the_persons_own_clock() {
        // nine o'clock in Guadeloupe, where it is four hours earlier than Greenwich
        remind(new Recipient.Given("Nour", number, null, null, "97105"), "2035-11-28T13:00:00Z");
        assertThat(list())
                .extracting(Messages.Status::sendAfter)
                .containsExactly(Instant.parse("2035-11-26T13:00:00Z"), Instant.parse("2035-11-27T23:00:00Z"));
        // at nine in Paris it is five in Guadeloupe
        clock.set("2035-11-28T08:00:00Z");
        assertThat(sendSms()).isZero();
        clock.set("2035-11-28T12:30:00Z");
        assertThat(sendSms()).isEqualTo(1);
    }

    @Test
    void two_days_are_two_days_on_the_wall_when_clocks_change() {
        clock.set("2035-10-20T09:00:00Z");
        // Monday at ten in winter time; Saturday at ten was still summer time
        remind(nour(), "2035-10-29T09:00:00Z");
        assertThat(list().getFirst().sendAfter()).isEqualTo(Instant.parse("2035-10-27T08:00:00Z"));
    }

    @Test
    void who_books_for_today_is_reminded_of_nothing_that_is_past() {
        assertThat(remind(nour(), "2035-11-21T15:00:00Z")).hasSize(1);
        appointment = new Subject("trial", Ids.next());
        assertThat(remind(nour(), "2035-11-21T10:00:00Z"))
                .containsExactly(new PlanOutcome.NotPossible(PlanOutcome.Reason.PAST));
    }

    @Test
    void moved_to_another_hour_the_former_reminders_are_withdrawn() {
        remind(nour(), "2035-11-23T13:00:00Z");
        remind(nour(), "2035-11-29T13:00:00Z");
        assertThat(list().stream().filter(it -> it.state() == MessageState.DUE))
                .extracting(Messages.Status::sendAfter)
                .containsExactly(Instant.parse("2035-11-27T13:00:00Z"), Instant.parse("2035-11-29T11:00:00Z"));
        assertThat(states()).contains(MessageState.WITHDRAWN);
        // and back
        remind(nour(), "2035-11-23T13:00:00Z");
        assertThat(list().stream().filter(it -> it.state() == MessageState.DUE)).hasSize(2);
    }

    @Test
    void what_is_off_does_not_go_and_may_be_asked_for_again() {
        ask("offer", nour());
        mine(() -> {
            trial.messages().withdraw(appointment);
            return null;
        });
        assertThat(sendSms()).isZero();
        assertThat(ask("offer", nour())).isInstanceOf(PlanOutcome.Planned.class);
        assertThat(sendSms()).isEqualTo(1);
    }

    @Test
    void at_night_nothing_goes_and_in_the_morning_what_still_helps() {
        ask("offer", nour());
        clock.set("2035-11-21T22:00:00Z");
        assertThat(sendSms()).isZero();
        clock.set("2035-11-22T08:00:00Z");
        assertThat(sendSms()).isEqualTo(1);
        ask("late", nour());
        clock.set("2035-11-24T10:00:00Z");
        assertThat(sendSms()).isZero();
        Network.as(me, () -> trial.send().tooLate());
        assertThat(states()).containsExactlyInAnyOrder(MessageState.SENT, MessageState.TOO_LATE);
    }

    @Test
    void an_sms_after_a_crash_is_uncertain_is_not_sent_again_and_becomes_a_call() {
        ask("offer", nour());
        crash(sms);
        assertThat(states()).containsExactly(MessageState.CLAIMED);
        assertThat(sendSms()).as("somebody may still have it").isZero();
        assertThat(states()).containsExactly(MessageState.CLAIMED);
        clock.forward(4);
        assertThat(sendSms()).isZero();
        assertThat(list())
                .extracting(Messages.Status::by, Messages.Status::state)
                .containsExactly(tuple(Channel.SMS, MessageState.UNCERTAIN), tuple(Channel.CALL, MessageState.DUE));
        assertThat(sms.handed).hasSize(1);
    }

    /** The sender is gone between handing over and noting it. */
    private void crash(TrialSender sender) {
        var before = sender.answer;
        sender.answer = _ -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> Network.as(me, () -> trial.send().here(sender)))
                .hasMessageContaining("killed");
        sender.answer = before;
    }

    @Test
    void a_mail_after_a_crash_goes_again() {
        var to = new Recipient.Given("Nour", null, "nour@exemple.example", null, null);
        var id = planned(ask("offer", to));
        crash(mail);
        assertThat(sendMails()).isZero();
        clock.forward(4);
        assertThat(sendMails()).isEqualTo(1);
        assertThat(mail.handed).containsExactly(id, id);
        assertThat(states()).containsExactly(MessageState.SENT);
    }

    @Test
    void an_answer_that_says_nothing_is_uncertain_too() {
        ask("offer", nour());
        sms.answer = _ -> new Delivery.Unknown();
        sendSms();
        assertThat(states()).containsExactlyInAnyOrder(MessageState.UNCERTAIN, MessageState.DUE);
    }

    @Test
    void refused_it_goes_by_the_next_way_and_away_it_is_tried_again() {
        ask("offer", nour());
        sms.answer = _ -> new Delivery.Later();
        sendSms();
        assertThat(states()).containsExactly(MessageState.DUE);
        assertThat(sendSms()).as("not at once").isZero();
        assertThat(sms.handed).hasSize(1);
        clock.forward(3);
        sms.answer = _ -> new Delivery.Refused();
        sendSms();
        assertThat(list())
                .extracting(Messages.Status::by, Messages.Status::state)
                .containsExactlyInAnyOrder(
                        tuple(Channel.SMS, MessageState.FAILED), tuple(Channel.MAIL, MessageState.DUE));
        mail.answer = _ -> new Delivery.Refused();
        sendMails();
        assertThat(list()).extracting(Messages.Status::by).contains(Channel.CALL);
    }

    @Test
    void a_provider_that_is_away_to_the_end_is_not_waited_for() {
        mine(() -> trial.messages()
                .ask(new Messages.Request(
                        appointment, "offer", nour(), TEXT, WEDNESDAY, WEDNESDAY.plus(Duration.ofMinutes(9)), null)));
        sms.answer = _ -> new Delivery.Later();
        sendSms();
        clock.forward(3);
        sendSms();
        clock.forward(5);
        sendSms();
        assertThat(list())
                .extracting(Messages.Status::by, Messages.Status::state)
                .containsExactlyInAnyOrder(
                        tuple(Channel.SMS, MessageState.FAILED), tuple(Channel.MAIL, MessageState.DUE));
    }

    @Test
    void a_provider_that_is_away_is_not_asked_for_each_of_many() {
        for (int i = 0; i < 10; i++) ask("offer " + i, nour());
        sms.answer = _ -> new Delivery.Later();
        sendSms();
        assertThat(sms.handed).hasSize(3);
    }

    @Test
    void many_senders_at_once_send_each_once() throws Exception {
        for (int i = 0; i < 60; i++) ask("offer " + i, nour());
        try (var workers = Executors.newFixedThreadPool(4)) {
            for (var done : workers.invokeAll(Collections.nCopies(4, (Callable<Integer>) this::sendSms))) done.get();
        }
        assertThat(sms.handed).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void withdrawn_while_it_is_being_sent_it_says_that_it_went() {
        var id = planned(ask("offer", nour()));
        sms.answer = it -> {
            mine(() -> {
                trial.messages().withdraw(appointment);
                return null;
            });
            return new Delivery.Taken("ref");
        };
        sendSms();
        var it = mine(() -> table.find(id)).orElseThrow();
        assertThat(it.state()).isEqualTo(MessageState.WITHDRAWN);
        assertThat(it.why()).isEqualTo(Why.OFF_BUT_GONE);
    }

    @Test
    void what_arrived_is_noted_and_what_did_not_goes_by_the_next_way() {
        var arrived = planned(ask("1", nour()));
        var lost = planned(ask("2", nour()));
        sendSms();
        assertThat(receive.report("ref-" + arrived, true)).isTrue();
        assertThat(receive.report("ref-" + lost, false)).isTrue();
        assertThat(receive.report("ref-" + lost, false)).as("twice is once").isTrue();
        assertThat(receive.report("ref-" + Ids.next(), true)).isFalse();
        assertThat(mine(() -> table.find(arrived)).orElseThrow().state()).isEqualTo(MessageState.DELIVERED);
        assertThat(mine(() -> table.find(lost)).orElseThrow().state()).isEqualTo(MessageState.FAILED);
        assertThat(receive.report("ref-" + lost, true)).isTrue();
        assertThat(mine(() -> table.find(lost)).orElseThrow().state())
                .as("out of order")
                .isEqualTo(MessageState.FAILED);
    }

    private void lost(UUID message) {
        assertThat(trial.receive().report("ref-" + message, false)).isTrue();
    }

    @Test
    void nothing_stands_in_for_what_did_not_arrive_once_it_is_off() {
        lost(sent("kept"));
        assertThat(list())
                .extracting(Messages.Status::by, Messages.Status::state)
                .containsExactlyInAnyOrder(
                        tuple(Channel.SMS, MessageState.FAILED), tuple(Channel.MAIL, MessageState.DUE));
        var off = sent("off");
        mine(() -> {
            trial.messages().withdraw(appointment);
            return null;
        });
        lost(off);
        assertThat(states())
                .containsExactlyInAnyOrder(MessageState.FAILED, MessageState.WITHDRAWN, MessageState.FAILED);
    }

    @Test
    void nothing_stands_in_for_a_reminder_of_a_former_hour() {
        remind(nour(), "2035-11-23T13:00:00Z");
        clock.set("2035-11-21T13:00:30Z");
        assertThat(sendSms()).isEqualTo(1);
        var former = sms.handed.getLast();
        remind(nour(), "2035-11-29T13:00:00Z");
        lost(former);
        assertThat(list().stream().filter(it -> it.state() == MessageState.DUE))
                .extracting(Messages.Status::by)
                .containsOnly(Channel.SMS);
    }

    @Test
    void an_uncertain_sms_that_turns_out_to_be_lost_has_one_stand_in() {
        var id = planned(ask("offer", nour()));
        sms.answer = _ -> new Delivery.Unknown();
        sendSms();
        // what the sender learned later
        mine(() -> db.sql("update messages.message set provider_ref = 'ref-' || id where id = :id")
                .param("id", id)
                .update());
        lost(id);
        assertThat(list())
                .extracting(Messages.Status::by, Messages.Status::state)
                .containsExactlyInAnyOrder(
                        tuple(Channel.SMS, MessageState.FAILED), tuple(Channel.CALL, MessageState.DUE));
    }

    private UUID sent(String occasion) {
        var id = planned(ask(occasion, nour()));
        assertThat(sendSms()).isEqualTo(1);
        return id;
    }

    @Test
    void stop_holds_for_all_associations_and_for_what_was_planned() {
        ask("offer", nour());
        receive.answer("+33" + number.substring(1), "« Stop » svp");
        assertThat(sendSms()).isZero();
        assertThat(sms.handed).isEmpty();
        assertThat(list())
                .extracting(Messages.Status::by, Messages.Status::state)
                .containsExactlyInAnyOrder(
                        tuple(Channel.SMS, MessageState.WITHDRAWN), tuple(Channel.MAIL, MessageState.DUE));
        me = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(((PlanOutcome.Planned) ask("other", nour())).by()).isEqualTo(Channel.MAIL);
        assertThat(((PlanOutcome.Planned) ask("none", new Recipient.Given("Nour", number, null, null, null))).by())
                .isEqualTo(Channel.CALL);
    }

    @Test
    void stop_from_a_number_of_two_persons_holds_for_both() {
        ask("offer", new Recipient.Given("Nour", number, null, null, null));
        appointment = new Subject("trial", Ids.next());
        ask("offer", new Recipient.Given("Zoé", number, null, null, null));
        receive.answer(number, "STOP");
        assertThat(sendSms()).isZero();
        assertThat(sms.handed).isEmpty();
        assertThat(list())
                .extracting(Messages.Status::by, Messages.Status::state)
                .containsExactlyInAnyOrder(
                        tuple(Channel.SMS, MessageState.WITHDRAWN), tuple(Channel.CALL, MessageState.DUE));
    }

    private int asks(SmsQuery.Known known) {
        return Network.as(
                me,
                () -> new AskProvider(
                                new ObjectProvider<>() {},
                                table,
                                receive,
                                clock,
                                Objects.requireNonNull(transaction.getTransactionManager()))
                        .here((_, _) -> known));
    }

    @Test
    void a_provider_that_can_tell_is_asked_about_an_uncertain_sms() {
        ask("offer", nour());
        sms.answer = _ -> new Delivery.Unknown();
        sendSms();
        assertThat(asks(SmsQuery.Known.ARRIVED)).as("a report comes by itself").isZero();
        clock.forward(Duration.ofMinutes(6));
        assertThat(asks(SmsQuery.Known.NOTHING)).isZero();
        assertThat(asks(SmsQuery.Known.ARRIVED)).as("not again at once").isZero();
        clock.forward(Duration.ofMinutes(31));
        assertThat(asks(SmsQuery.Known.UNDERWAY)).isOne();
        assertThat(states()).containsExactlyInAnyOrder(MessageState.SENT, MessageState.DUE);
        clock.forward(Duration.ofMinutes(31));
        assertThat(asks(SmsQuery.Known.ARRIVED)).isOne();
        assertThat(list())
                .extracting(Messages.Status::by, Messages.Status::state)
                .containsExactlyInAnyOrder(
                        tuple(Channel.SMS, MessageState.DELIVERED), tuple(Channel.CALL, MessageState.WITHDRAWN));
        assertThat(asks(SmsQuery.Known.LOST)).as("nothing is asked any more").isZero();
    }

    @Test
    void the_end_of_a_message_is_published_with_what_it_was_about() {
        var ended = new ArrayList<MessageEnded>();
        ApplicationListener<ApplicationEvent> listener = event -> {
            if (event instanceof PayloadApplicationEvent<?> it
                    && it.getPayload() instanceof MessageEnded one
                    && one.association().equals(me.association())) ended.add(one);
        };
        context.addApplicationListener(listener);
        try {
            sms.answer = _ -> new Delivery.Refused();
            var refused = planned(ask("refused", nour()));
            sendSms();
            sms.answer = it -> new Delivery.Taken("ref-" + it.id());
            var arrived = planned(ask("arrived", nour()));
            sendSms();
            receive.report("ref-" + arrived, true);
            receive.report("ref-" + arrived, true);
            clock.forward(Duration.ofDays(3));
            Network.as(me, () -> trial.send().tooLate());
            assertThat(ended)
                    .extracting(MessageEnded::occasion, MessageEnded::by, MessageEnded::state)
                    .containsExactly(
                            tuple("refused", Channel.SMS, MessageState.FAILED),
                            tuple("arrived", Channel.SMS, MessageState.DELIVERED),
                            tuple("refused", Channel.MAIL, MessageState.TOO_LATE));
            assertThat(ended.getFirst().message()).isEqualTo(refused);
            assertThat(ended).extracting(MessageEnded::about).containsOnly(appointment);
        } finally {
            context.removeApplicationListener(listener);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Bonjour Nour., STOP pour ne plus recevoir de SMS.",
        "en, Hello Nour., STOP",
        "es, 'Hola, Nour.', STOP",
        "pt, 'Olá, Nour.', STOP",
        "ro, 'Bună ziua, Nour.', STOP",
        "tr, Merhaba Nour., STOP",
        "uk, 'Добрий день, Nour.', STOP",
        "ar, مرحبًا, STOP",
        "ku, Bonjour Nour., STOP pour ne plus recevoir de SMS."
    })
    void a_reminder_is_in_the_language_of_the_person_and_else_in_french(String language, String hello, String stop) {
        var to = new Recipient.Given("Nour", number, null, language, null);
        mine(() -> trial.messages()
                .ask(new Messages.Request(
                        appointment,
                        "reminder",
                        to,
                        new Template(
                                "appointments.reminder",
                                List.of(new LongDates(List.of(LocalDate.of(2035, 11, 23))), "10", "00", "Armes")),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(2)),
                        null)));
        sendSms();
        var said = sms.said.getFirst();
        assertThat(said.text()).startsWith(hello).contains("Armes").doesNotContain("{");
        assertThat(words.sms(said)).contains(stop);
    }

    @Test
    void a_direct_sms_goes_by_day_to_a_mobile_that_said_no_stop_under_the_networks_name() {
        var sent = new ArrayList<String>();
        SmsGateway gateway = (_, to, text) -> {
            sent.add(to + " " + text.text());
            return new Delivery.Taken(null);
        };
        var direct = new SendDirectSms(
                new ObjectProvider<>() {
                    @Override
                    public SmsGateway getIfAvailable() {
                        return gateway;
                    }
                },
                words,
                stops,
                hours,
                clock);
        var told =
                new Template("hotline.told", List.of(new LongDates(List.of(LocalDate.of(2035, 11, 22))), "11", "00"));
        Predicate<String> send = to -> Asking.as(Scope.network()).call(() -> direct.send(Ids.next(), to, "pt", told));
        assertThat(direct.isTime(null)).isTrue();
        assertThat(send.test(number)).isTrue();
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst())
                .startsWith("+")
                .contains(number.substring(1) + " Olá. Ninguém")
                .contains("antes das 11:00")
                .contains("STOP");
        assertThat(send.test("0478000000")).as("no mobile").isFalse();
        receive.answer(number, "Arrêt");
        assertThat(send.test(number)).as("said STOP").isFalse();
        clock.set("2035-11-21T22:00:00Z");
        assertThat(direct.isTime(null)).as("at night").isFalse();
        assertThat(sent).hasSize(1);
    }

    @Test
    void stop_is_kept_as_a_hash_alone() throws Exception {
        receive.answer(number, "STOP");
        receive.answer(number, "STOP");
        try (var owner = RawDatabase.asSuperuser()) {
            assertThat(RawDatabase.list(owner, "select to_jsonb(s)::text from messages.stopped s"))
                    .isNotEmpty()
                    .noneMatch(row -> row.contains(number.substring(1)));
        }
        assertThat(mine(() -> stops.isStopped(number))).isTrue();
        assertThat(mine(() -> stops.isStopped(aMobile()))).isFalse();
    }

    @Test
    void another_answer_waits_for_the_association_that_wrote_last() {
        ask("offer", nour());
        sendSms();
        var first = me;
        receive.answer(number, "Je viendrai, merci");
        me = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(Network.as(me, replies::count)).isZero();
        assertThat(Network.as(me, replies::read)).isEmpty();
        me = first;
        var read = Network.as(me, replies::read);
        assertThat(read).extracting(Replies.Reply::text).containsExactly("Je viendrai, merci");
        Network.as(me, () -> replies.seen(read.getFirst().id()));
        assertThat(Network.as(me, replies::count)).isZero();
        // from a number that nobody wrote to: nobody's
        receive.answer(aMobile(), "Allô ?");
    }

    @Test
    void the_person_of_a_file_is_reached_as_it_says_once_they_agreed() {
        var without = file(reachedBy(aPerson("Nour", "Haddad", 1990), number), false);
        assertThat(ask("offer", new Recipient.OfFile(without)))
                .isEqualTo(new PlanOutcome.NotPossible(PlanOutcome.Reason.NO_AGREEMENT));
        var with = file(reachedBy(aPerson("Zoé", "Martin", 1980), aMobile()), true);
        assertThat(ask("offer", new Recipient.OfFile(with))).isInstanceOf(PlanOutcome.Planned.class);
        sendSms();
        assertThat(sms.said.getFirst().text()).startsWith("Bonjour Zoé. À demain, 10 h. – Association ");
        assertThat(ask("offer", new Recipient.OfFile(file(aPerson("Sans", "Téléphone", 1970), true))))
                .isEqualTo(new PlanOutcome.NotPossible(PlanOutcome.Reason.NO_WAY));
    }

    @Test
    void whoever_is_in_danger_at_home_gets_no_message_but_a_call() {
        var nour = file(discreet(reachedBy(aPerson("Nour", "Haddad", 1990), number), "le matin"), true);
        assertThat(((PlanOutcome.Planned) ask("offer", new Recipient.OfFile(nour))).by())
                .isEqualTo(Channel.CALL);
        assertThat(sendSms()).isZero();
    }

    @Test
    void so_does_whoever_is_in_danger_since_it_was_planned() {
        var nour = file(reachedBy(aPerson("Nour", "Haddad", 1990), number), true);
        ask("offer", new Recipient.OfFile(nour));
        mine(() -> db.sql("update people.person set discreet = true where id = :id")
                .param("id", nour)
                .update());
        assertThat(sendSms()).isZero();
        assertThat(sms.handed).isEmpty();
        assertThat(list())
                .extracting(Messages.Status::by, Messages.Status::state)
                .containsExactlyInAnyOrder(
                        tuple(Channel.SMS, MessageState.WITHDRAWN), tuple(Channel.CALL, MessageState.DUE));
    }

    @Test
    void an_agreement_taken_back_withdraws_what_waits() {
        var nour = file(reachedBy(aPerson("Nour", "Haddad", 1990), number), true);
        ask("offer", new Recipient.OfFile(nour));
        Network.as(
                me,
                () -> consents.list(nour).stream()
                        .filter(one -> one.purpose().equals("contact"))
                        .forEach(one -> consents.withdraw(nour, one.id())));
        assertThat(sendSms()).isZero();
        assertThat(states()).containsExactly(MessageState.WITHDRAWN);
    }

    @Test
    void messages_follow_a_merge_of_files_and_go_with_an_erasure() {
        var kept = file(reachedBy(aPerson("Nour", "Haddad", 1990), aMobile()), true);
        var dropped = file(reachedBy(aPerson("Nour", "Hadad", 1990), number), true);
        var id = planned(ask("offer", new Recipient.OfFile(dropped)));
        sendSms();
        var merged = Network.as(me, () -> mergeFiles.handle(new MergeFiles.Command(kept, dropped, Set.of(), 0, 0)));
        assertThat(merged).isInstanceOf(Outcome.Done.class);
        assertThat(mine(() -> table.find(id)).orElseThrow().person()).isEqualTo(kept);
        var merge = Network.as(me, () -> mergeFiles.list(kept)).getFirst().id();
        assertThat(Network.as(me, () -> mergeFiles.undo(merge))).isInstanceOf(Outcome.Done.class);
        assertThat(mine(() -> table.find(id)).orElseThrow().person()).isEqualTo(dropped);
        Network.as(network.a(Role.SITE_LEAD, me.association()), () -> erasePerson.handle(dropped));
        assertThat(mine(() -> table.find(id))).isEmpty();
    }

    @Test
    void the_text_is_forgotten_after_seven_days_and_the_result_after_six_months() {
        var id = planned(ask("offer", nour()));
        sendSms();
        clock.forward(Duration.ofDays(6));
        forget();
        assertThat(mine(() -> table.said(id))).isPresent();
        clock.forward(Duration.ofDays(2));
        forget();
        assertThat(mine(() -> table.said(id))).isEmpty();
        assertThat(mine(() -> table.find(id)).orElseThrow().state()).isEqualTo(MessageState.SENT);
        clock.forward(Duration.ofDays(180));
        forget();
        assertThat(mine(() -> table.find(id))).isEmpty();
    }

    private void forget() {
        mine(() -> trial.forget().here());
    }

    @Test
    void an_answer_is_told_to_its_person_and_forgotten_seven_days_after_it_was_read() {
        var person = file(reachedBy(aPerson("Nour", "Haddad", 1990), number), true);
        ask("offer", new Recipient.OfFile(person));
        sendSms();
        receive.answer(number, "Je viendrai, merci");
        clock.forward(Duration.ofDays(30));
        forget();
        mine(() -> {
            for (var one : trial.replies().read()) trial.replies().seen(one.id());
            return null;
        });
        clock.forward(Duration.ofDays(6));
        forget();
        assertThat(mine(() -> data.stream()
                        .flatMap(one -> one.tell(person).stream())
                        .flatMap(told -> told.lines().stream())
                        .toList()))
                .extracting(PersonalDataProvider.Line::text)
                .contains(Words.t("messages.tell.reply", "Je viendrai, merci"));
        clock.forward(Duration.ofDays(2));
        forget();
        assertThat(mine(() -> trial.replies().of(person))).isEmpty();
    }

    @Test
    void what_waits_is_not_forgotten_however_long_ago_it_was_planned() {
        var id = planned(mine(() -> trial.messages()
                .ask(new Messages.Request(
                        appointment,
                        "far",
                        nour(),
                        TEXT,
                        WEDNESDAY.plus(Duration.ofDays(300)),
                        WEDNESDAY.plus(Duration.ofDays(301)),
                        null))));
        clock.forward(Duration.ofDays(290));
        forget();
        assertThat(mine(() -> table.said(id))).isPresent();
    }

    @Test
    void nothing_of_whom_and_what_lies_open_in_the_table() throws Exception {
        ask("offer", nour());
        try (var owner = RawDatabase.asSuperuser()) {
            assertThat(RawDatabase.list(
                            owner,
                            "select to_jsonb(m)::text from messages.message m where about = ?",
                            appointment.id()))
                    .hasSize(1)
                    .noneMatch(row -> row.contains("Nour")
                            || row.contains("demain")
                            || row.contains("exemple")
                            || row.contains(number.substring(1)));
        }
    }

    @Test
    void what_came_of_a_call_is_noted_once() {
        var id = planned(ask("offer", new Recipient.Given("Nour", "0478000000", null, null, "69266")));
        assertThat(called(id, "shouted")).isInstanceOf(Outcome.Refused.class);
        assertThat(called(id, MakeCalls.NO_ANSWER)).isInstanceOf(Outcome.Done.class);
        var again = mine(() -> table.find(id)).orElseThrow();
        assertThat(again.state()).isEqualTo(MessageState.DUE);
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.sendAfter()).isEqualTo(WEDNESDAY.plus(Duration.ofHours(3)));
        assertThat(called(id, Why.REACHED)).isInstanceOf(Outcome.Done.class);
        assertThat(called(id, Why.VOICEMAIL)).isInstanceOf(Outcome.Changed.class);
        assertThat(states()).containsExactly(MessageState.SENT);
    }

    @Test
    void who_says_in_a_call_that_they_want_no_messages_gets_no_sms() {
        var noSms = fixtures.with(clock);
        var id = planned(ask(noSms.messages(), "offer", nour()));
        assertThat(called(id, Why.UNWANTED)).isInstanceOf(Outcome.Done.class);
        assertThat(mine(() -> stops.isStopped(number))).isTrue();
    }

    private Outcome<UUID> called(UUID id, String end) {
        return mine(() -> trial.calls().handle(id, end));
    }

    @Test
    void an_sms_that_arrived_after_all_needs_no_call() {
        var id = planned(ask("offer", nour()));
        sms.answer = _ -> new Delivery.Unknown();
        sendSms();
        assertThat(states()).containsExactlyInAnyOrder(MessageState.UNCERTAIN, MessageState.DUE);
        // what the sender learned later
        mine(() -> db.sql("update messages.message set provider_ref = 'late-' || id where id = :id")
                .param("id", id)
                .update());
        assertThat(receive.report("late-" + id, true)).isTrue();
        assertThat(states()).containsExactlyInAnyOrder(MessageState.DELIVERED, MessageState.WITHDRAWN);
    }

    @Test
    void mails_go_through_a_real_server_under_an_identifier_of_their_own() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var through = new JavaMailSenderImpl();
            through.setHost("127.0.0.1");
            through.setPort(server.getSmtp().getPort());
            var real = new MessageMail(new Mailer(through, "parvis@parvis.example"));
            trial = fixtures.with(clock, real);
            var id = planned(ask("offer", nour()));
            assertThat(Network.as(me, () -> trial.send().here(Channel.MAIL))).isEqualTo(1);
            assertThat(Network.as(me, () -> trial.send().here(Channel.MAIL))).isZero();
            var mails = server.getReceivedMessages();
            assertThat(mails).hasSize(1);
            assertThat(mails[0].getMessageID()).isEqualTo("<message-" + id + "@parvis>");
            assertThat(mails[0].getSubject()).startsWith("Un message de Association");
            assertThat(mails[0].getAllRecipients()[0].toString()).isEqualTo("nour@exemple.example");
            assertThat(mails[0].getContent().toString()).contains("Bonjour Nour. À demain, 10 h.");
        } finally {
            server.stop();
        }
    }

    @Test
    void messages_are_the_associations_alone() {
        var ours = planned(ask("offer", nour()));
        me = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(mine(() -> table.find(ours))).isEmpty();
        assertThat(list()).isEmpty();
        assertThat(ask("offer", nour())).isInstanceOf(PlanOutcome.Planned.class);
    }
}
