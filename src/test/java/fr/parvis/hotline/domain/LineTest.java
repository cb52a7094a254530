// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.domain;

import static fr.parvis.hotline.domain.HotlineFixtures.aNumber;
import static fr.parvis.hotline.domain.HotlineFixtures.aWish;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Locks;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.SettableClock;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.hotline.domain.AskCall.Promised;
import fr.parvis.hotline.domain.AskCall.Wish;
import fr.parvis.hotline.domain.HotlineFixtures.Line;
import fr.parvis.hotline.domain.HotlineFixtures.Sms;
import fr.parvis.hotline.domain.LineHours.When;
import fr.parvis.hotline.domain.MissedCalls.Event;
import fr.parvis.hotline.domain.MissedCalls.Kind;
import fr.parvis.messages.Template;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.Holds;
import fr.parvis.shell.Language;
import fr.parvis.shell.Words;
import fr.parvis.values.LongDates;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import fr.parvis.visits.VisitsFixtures;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Promises from their making to their end. They are of 2035, so that no job of the application, which has the real clock, touches them. */
@ParvisTest
class LineTest {
    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Holds holds;

    @Autowired
    LocalDays localDays;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SettableClock clock = new SettableClock();
    Line line;
    SignedIn zoe;
    SignedIn ali;

    @BeforeEach
    void two_mediators_of_two_associations() throws SQLException {
        HotlineFixtures.empty();
        // ten o'clock on a Wednesday in Paris
        clock.set("2035-11-21T09:00:00Z");
        line = HotlineFixtures.of(beans).with(clock);
        zoe = network.a(Role.DIRECTOR, network.anAssociation());
        ali = network.a(Role.DIRECTOR, network.anAssociation());
    }

    private Call row(UUID id) {
        return Asking.as(Scope.network())
                .call(() -> line.see().open("1").calls().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    private static String value(String sql, Object... args) {
        try (var superuser = RawDatabase.asSuperuser()) {
            return RawDatabase.value(superuser, sql, args);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String state(UUID call) {
        return value("select state from hotline.call where id = ?", call);
    }

    private boolean begin(SignedIn who, UUID call) {
        return Network.as(who, () -> line.answer().begin(call));
    }

    private Outcome<UUID> end(SignedIn who, UUID call, String result, String led, String when) {
        return Network.as(who, () -> line.answer().end(call, result, led, when));
    }

    /** Offers, and answers who has the call now. */
    private SignedIn offered(UUID call) {
        line.offers().all();
        var who = row(call).account();
        return zoe.account().equals(who) ? zoe : ali.account().equals(who) ? ali : null;
    }

    private void waits(Duration time, SignedIn... heard) {
        clock.forward(time);
        for (var who : heard) Network.as(who, () -> line.go().heard());
    }

    @Test
    void a_promise_goes_from_asking_to_its_end() {
        line.isOn(zoe, "fr");
        var call = line.asks("fr");
        assertThat(offered(call)).isEqualTo(zoe);
        assertThat(begin(zoe, call)).isTrue();
        clock.forward(7);
        assertThat(end(zoe, call, "reached", "visit", "")).isInstanceOf(Outcome.Done.class);
        assertThat(state(call)).isEqualTo("done");
        assertThat(value("select ended_why from hotline.call where id = ?", call))
                .isEqualTo("visit");
        var duty = Network.as(zoe, () -> line.go().find()).orElseThrow();
        assertThat(duty.talked()).hasMinutes(7);
        assertThat(duty.present()).hasMinutes(7);
        assertThat(duty.calls()).isOne();
    }

    @Test
    void an_offer_that_nobody_answers_goes_to_the_next_one_of_another_association() {
        line.isOn(zoe, "fr");
        var call = line.asks("fr");
        assertThat(offered(call)).isEqualTo(zoe);
        line.isOn(ali, "fr");
        waits(Duration.ofSeconds(21), zoe, ali);
        line.keep().handle();
        assertThat(begin(zoe, call)).as("the offer is over").isFalse();
        assertThat(offered(call)).isEqualTo(ali);
        assertThat(Network.as(ali, () -> line.answer().pass(call))).isTrue();
        waits(Duration.ofMinutes(1), zoe, ali);
        assertThat(offered(call)).as("both let it pass: it comes again").isNotNull();
    }

    @Test
    void who_speaks_the_language_is_asked_until_the_promise_is_about_to_break() {
        line.isOn(zoe, "fr");
        var call = line.asks("ar");
        assertThat(offered(call)).isNull();
        waits(Duration.ofMinutes(91), zoe);
        assertThat(offered(call)).as("with an interpreter").isEqualTo(zoe);
    }

    @Test
    void who_knows_the_subject_is_asked_first() {
        line.isOn(zoe, "fr");
        Network.as(
                ali,
                () -> line.members()
                        .give(new Member(ali.account(), List.of("fr"), List.of("digital"), LocalDate.of(2036, 1, 1))));
        Network.as(ali, () -> line.go().begin(LocalTime.of(23, 0), ZoneOffset.UTC));
        var health = line.promised(new Wish(aNumber(), When.SOON, "health", "fr", "", CallChannel.WEB))
                .call();
        assertThat(offered(health)).isEqualTo(zoe);
        var more = line.promised(new Wish(aNumber(), When.SOON, "health", "fr", "", CallChannel.WEB))
                .call();
        assertThat(offered(more)).as("ali does not know it").isNull();
        var digital = line.promised(new Wish(aNumber(), When.SOON, "digital", "fr", "", CallChannel.WEB))
                .call();
        assertThat(offered(digital)).isEqualTo(ali);
    }

    @Test
    void least_time_on_calls_comes_first_then_who_waited_longest() {
        line.isOn(zoe, "fr");
        line.isOn(ali, "fr");
        var first = line.asks("fr");
        var one = offered(first);
        begin(one, first);
        clock.forward(20);
        end(one, first, "reached", "advice", "");
        waits(Duration.ofMinutes(5), zoe, ali);
        var other = one == zoe ? ali : zoe;
        for (int i = 0; i < 2; i++) {
            var next = line.asks("fr");
            assertThat(offered(next)).isEqualTo(other);
            begin(other, next);
            clock.forward(3);
            end(other, next, "reached", "advice", "");
            waits(Duration.ofMinutes(3), zoe, ali);
        }
    }

    @Test
    void nobody_on_the_line_moves_the_promise_to_the_next_hours_and_its_page_tells_it() {
        var asked = line.promised(aWish("fr"));
        var before = row(asked.call()).promised();
        clock.set("2035-11-21T18:30:00Z");
        line.keep().handle();
        var after = row(asked.call());
        assertThat(after.moved()).isOne();
        assertThat(after.promised().from()).isEqualTo("2035-11-22T08:00:00Z").isAfter(before.until());
        assertThat(line.ask().find(asked.code()).orElseThrow().promised()).isEqualTo(after.promised());
    }

    @Test
    void who_waits_is_told_once_by_sms_of_each_move_and_not_why_they_are_called() {
        var sent = new ArrayList<Sms>();
        var night = new AtomicBoolean();
        var tell = HotlineFixtures.of(beans).telling(sent, () -> !night.get());
        var promised = line.promised(new Wish("06 39 98 10 20", When.SOON, "bills", "es", "", CallChannel.WEB));
        assertThat(tell.handle()).as("nothing was moved").isZero();
        clock.set("2035-11-21T18:30:00Z");
        line.keep().handle();
        night.set(true);
        assertThat(tell.handle()).as("at night nobody is disturbed").isZero();
        night.set(false);
        assertThat(tell.handle()).isOne();
        assertThat(tell.handle()).as("the job runs again").isZero();
        var thursday = new LongDates(List.of(LocalDate.of(2035, 11, 22)));
        assertThat(sent)
                .containsExactly(
                        new Sms("0639981020", "es", new Template("hotline.told", List.of(thursday, "11", "00"))));
        assertThat(Words.in(Language.SPANISH.locale()).call(() -> Words.t("hotline.told.text", thursday, "11", "00")))
                .isEqualTo(
                        "Nadie está libre por ahora. Le llamamos el jueves 22 de noviembre de 2035 antes de las 11:00.");
        for (int move = 0; move < SendMovedPromiseSms.MOST; move++) {
            clock.forward(24 * 60);
            line.keep().handle();
            tell.handle();
        }
        assertThat(sent).as("after some its page alone tells").hasSize(SendMovedPromiseSms.MOST);
        assertThat(value(
                        "select count(*) from audit.entry where action = 'hotline.number-used' and subject = ?",
                        promised.call().toString()))
                .as("each reading is in the journal")
                .isEqualTo(String.valueOf(SendMovedPromiseSms.MOST));
    }

    @Test
    void a_moved_promise_is_told_by_one_of_many_workers() throws Exception {
        var sent = Collections.synchronizedList(new ArrayList<Sms>());
        for (int i = 0; i < 5; i++) line.asks("fr");
        clock.set("2035-11-21T18:30:00Z");
        line.keep().handle();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++)
                pool.submit(() ->
                        HotlineFixtures.of(beans).telling(sent, () -> true).handle());
        }
        assertThat(sent).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void a_call_is_counted_in_the_figures_with_its_end() {
        line.isOn(zoe, "fr");
        var call = line.asks("fr");
        assertThat(offered(call)).isEqualTo(zoe);
        begin(zoe, call);
        clock.forward(7);
        end(zoe, call, "reached", "advice", "");
        assertThat(value(
                        "select string_agg(cells, ' ') from statistics.pending where association = ?",
                        zoe.association()))
                .contains("\"CALLED\":{\"reached\":[1,0,0,420]}");
    }

    @Test
    void a_forgotten_page_does_not_keep_a_broken_promise_where_it_is() {
        line.isOn(zoe, "fr");
        var call = line.asks("fr");
        waits(Duration.ofMinutes(119), zoe);
        waits(Duration.ofMinutes(14));
        line.keep().handle();
        assertThat(row(call).moved()).as("away for a moment").isZero();
        waits(Duration.ofMinutes(2));
        line.keep().handle();
        assertThat(row(call).moved()).isOne();
    }

    @Test
    void a_promise_breaks_red_and_is_not_moved_while_somebody_is_on_the_line() {
        line.isOn(zoe, "fr");
        var busy = line.asks("fr");
        begin(offered(busy), busy);
        var call = line.asks("fr");
        waits(Duration.ofMinutes(95), zoe);
        var counts = Asking.as(Scope.network()).call(() -> line.see().counts());
        assertThat(counts.red()).as("red before it breaks").isOne();
        assertThat(counts.broken()).isZero();
        waits(Duration.ofMinutes(20), zoe);
        line.keep().handle();
        waits(Duration.ofMinutes(20), zoe);
        line.keep().handle();
        assertThat(row(call).moved()).isZero();
        assertThat(Asking.as(Scope.network()).call(() -> line.see().counts()).broken())
                .isPositive();
    }

    @Test
    void a_call_that_was_never_ended_comes_back_first_and_marked() {
        line.isOn(zoe, "fr");
        var lost = line.asks("fr");
        begin(offered(lost), lost);
        line.asks("fr");
        waits(Duration.ofMinutes(121));
        line.keep().handle();
        assertThat(row(lost).state()).isEqualTo(CallState.WAITING);
        assertThat(row(lost).lost()).isTrue();
        assertThat(duty(zoe).present())
                .as("nobody knows how long that call was: its time counts neither as talked nor as free")
                .isLessThan(Duration.ofMinutes(2));
        assertThat(duty(zoe).talked()).isZero();
        assertThat(end(zoe, lost, "reached", "advice", "")).isInstanceOf(Outcome.Changed.class);
        line.isOn(ali, "fr");
        assertThat(offered(lost)).isEqualTo(ali);
    }

    @Test
    void two_who_supervise_take_a_call_back_once_and_who_had_it_notes_nothing_any_more() {
        var taking = HotlineFixtures.of(beans).taking(clock);
        var other = network.a(Role.SITE_LEAD, zoe.association());
        line.isOn(zoe, "fr");
        var call = line.asks("fr");
        assertThat(offered(call)).isEqualTo(zoe);
        assertThat(Network.as(other, () -> taking.handle(call, zoe.account())))
                .as("only offered")
                .isFalse();
        begin(zoe, call);
        assertThat(Network.as(ali, () -> taking.handle(call, zoe.account())))
                .as("of another association")
                .isFalse();
        assertThat(Network.as(other, () -> taking.handle(call, zoe.account()))).isTrue();
        assertThat(Network.as(zoe, () -> taking.handle(call, zoe.account())))
                .as("the second one's page shows it still")
                .isFalse();
        assertThat(end(zoe, call, "reached", "advice", "")).isInstanceOf(Outcome.Changed.class);
        assertThat(Network.as(zoe, () -> line.answer().number(call))).isEmpty();
        assertThat(row(call).lost()).isTrue();
        assertThat(state(call)).isEqualTo("waiting");
        line.isOn(ali, "fr");
        assertThat(offered(call)).as("it goes to the next one").isEqualTo(ali);
    }

    @Test
    void a_silent_page_is_paused_but_never_during_a_call() {
        line.isOn(zoe, "fr");
        line.isOn(ali, "fr");
        var call = line.asks("fr");
        var caller = offered(call);
        var other = caller == zoe ? ali : zoe;
        begin(caller, call);
        clock.forward(3);
        line.keep().handle();
        assertThat(duty(other).state()).isEqualTo(Duty.State.PAUSE);
        assertThat(duty(caller).state()).isEqualTo(Duty.State.IN_CALL);
    }

    @Test
    void signs_of_a_page_within_a_moment_are_written_once() {
        line.isOn(zoe, "fr");
        var heard = duty(zoe).heardAt();
        waits(Duration.ofSeconds(10), zoe);
        assertThat(duty(zoe).heardAt()).isEqualTo(heard);
        waits(Duration.ofSeconds(10), zoe);
        assertThat(duty(zoe).heardAt()).isEqualTo(clock.instant());
    }

    private Duty duty(SignedIn who) {
        return Network.as(who, () -> line.go().find()).orElseThrow();
    }

    @Test
    void who_is_on_the_line_is_seen_after_midnight_of_the_network() {
        clock.set("2035-11-21T22:30:00Z");
        line.joins(zoe, "fr");
        var martinique = ZoneOffset.ofHours(-4);
        Network.as(zoe, () -> line.go().begin(LocalTime.of(20, 0), martinique));
        waits(Duration.ofHours(1), zoe);
        assertThat(Network.as(zoe, () -> line.see().today())).hasSize(1);
        Network.as(zoe, () -> line.go().end());
        assertThat(Network.as(zoe, () -> line.see().today())).isEmpty();
    }

    @Test
    void in_noumea_a_duty_that_is_prolonged_at_midnight_of_the_network_keeps_its_hours() {
        clock.set("2035-11-21T22:00:00Z"); // nine in the morning of the 22nd there
        var lou = overseas("Pacific/Noumea");
        var noumea = Network.as(lou, () -> localDays.zone());
        line.joins(lou, "fr");
        Network.as(lou, () -> line.go().begin(LocalTime.of(12, 0), noumea));
        waits(Duration.ofHours(2), lou);
        Network.as(lou, () -> line.go().begin(LocalTime.of(16, 0), noumea));
        assertThat(duty(lou).present()).isEqualTo(Duration.ofHours(2));
        Network.as(lou, () -> line.go().end());
        assertThat(Network.as(lou, () -> line.see().today()))
                .as("who ended today is seen until this evening")
                .hasSize(1);
    }

    @Test
    void in_guadeloupe_the_last_day_of_a_member_lasts_until_midnight_there() {
        clock.set("2035-11-21T23:30:00Z"); // half past seven in the evening there, the 22nd in Paris
        var lou = overseas("America/Guadeloupe");
        var guadeloupe = Network.as(lou, () -> localDays.zone());
        var today = new Member(lou.account(), List.of("fr"), List.of(), LocalDate.of(2035, 11, 21));
        assertThat(Network.as(lou, () -> line.members().give(today))).isInstanceOf(Outcome.Done.class);
        assertThat(Network.as(lou, () -> line.go().begin(LocalTime.of(21, 0), guadeloupe)))
                .isInstanceOf(Outcome.Done.class);
        clock.set("2035-11-22T04:30:00Z");
        assertThat(Network.as(lou, () -> line.go().begin(LocalTime.of(21, 0), guadeloupe)))
                .as("half an hour past midnight there")
                .isInstanceOf(Outcome.Refused.class);
    }

    private SignedIn overseas(String zone) {
        var association = visitsFixtures.aDesk(zone).association();
        return network.a(Role.DIRECTOR, association);
    }

    @Test
    void the_line_ends_by_itself_at_the_hour_that_was_said() {
        line.joins(zoe, "fr");
        assertThat(Network.as(zoe, () -> line.go().begin(LocalTime.of(9, 30), ZoneOffset.UTC)))
                .isInstanceOf(Outcome.Done.class);
        waits(Duration.ofMinutes(31), zoe);
        var call = line.asks("fr");
        assertThat(offered(call)).isNull();
        line.keep().handle();
        assertThat(duty(zoe).isOn()).isFalse();
        assertThat(duty(zoe).present()).as("until the hour that was said").hasMinutes(30);
        assertThat(Network.as(zoe, () -> line.go().begin(LocalTime.of(9, 0), ZoneOffset.UTC)))
                .as("an hour that is past")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Network.as(ali, () -> line.go().begin(LocalTime.of(23, 0), ZoneOffset.UTC)))
                .as("who was not given the line")
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void no_answer_is_tried_three_times_at_hours_of_the_line_then_given_up() {
        line.isOn(zoe, "fr");
        var call = line.asks("fr");
        for (int n = 1; n <= 3; n++) {
            assertThat(offered(call)).isEqualTo(zoe);
            begin(zoe, call);
            end(zoe, call, "no-answer", "", "");
            if (n == 3) break;
            assertThat(state(call)).isEqualTo("later");
            assertThat(row(call).tries()).isEqualTo(n);
            assertThat(row(call).promised().until()).isAfter(row(call).nextTry());
            waits(Duration.ofMinutes(5), zoe);
            assertThat(offered(call)).as("not at once again").isNull();
            waits(Duration.ofMinutes(116), zoe);
        }
        assertThat(state(call)).isEqualTo("gave-up");
        assertThat(value("select count(*) from hotline.attempt where call = ?", call))
                .isEqualTo("3");
    }

    @Test
    void another_time_is_promised_anew() {
        line.isOn(zoe, "fr");
        var call = line.asks("fr");
        begin(offered(call), call);
        assertThat(end(zoe, call, "asked-later", "", "")).isInstanceOf(Outcome.Refused.class);
        assertThat(end(zoe, call, "reached", "", "")).as("done needs a reason").isInstanceOf(Outcome.Refused.class);
        assertThat(end(zoe, call, "asked-later", "", "afternoon")).isInstanceOf(Outcome.Done.class);
        assertThat(row(call).promised().from()).isEqualTo("2035-11-21T13:00:00Z");
        assertThat(row(call).tries()).isZero();
    }

    @Test
    void a_number_has_three_open_promises_at_most_however_it_is_written_and_whoever_asks_at_once() throws Exception {
        var written = List.of("06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678", "+33(0)612345678", "0612345678");
        var tasks = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(n ->
                        () -> line.ask().handle(new Wish(written.get(n % 5), When.SOON, "", "fr", "", CallChannel.WEB))
                                instanceof Outcome.Done(Promised _))
                .toList();
        int promised = 0;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : pool.invokeAll(tasks)) if (one.get()) promised++;
        }
        assertThat(promised).isEqualTo(AskCall.MOST_OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "'', hotline.problem.phone-missing",
        "mon numéro, hotline.problem.phone",
        "06 12 34, hotline.problem.phone",
        "06 12 34 56 7A, hotline.problem.phone",
        "O6 12 34 56 78, hotline.problem.phone",
        "+33 899 70 12 34, hotline.problem.phone-special",
        "0810 12 34 56, hotline.problem.phone-special",
        "3939, hotline.problem.phone",
        "06 12 34 56 78 <script>, hotline.problem.phone",
        "0899 70 12 34, hotline.problem.phone-special",
        "+44 20 7946 0958, hotline.problem.phone-abroad",
        "0044 20 7946 0958, hotline.problem.phone-abroad"
    })
    void a_number_that_cannot_be_called_back_is_refused_with_a_word(String phone, String problem) {
        var asked = line.ask().handle(new Wish(phone, When.SOON, "", "fr", "", CallChannel.WEB));
        assertThat(asked).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<?>) asked).problems().stream().map(Problem::code))
                .containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "+33(0)6 39 98 00 01, 0639980001",
        "0033 6 39 98 00 01, 0639980001",
        "00 33 (0)6.39.98.00.01, 0639980001",
        "00 262 692 12 34 56, 0692123456",
        "+262 692 12 34 56, 0692123456",
        "0590 20 12 34, 0590201234"
    })
    void a_number_however_it_is_written_is_the_one_that_is_dialed(String typed, String dialed) {
        line.isOn(zoe, "fr");
        var call = line.promised(new Wish(typed, When.SOON, "", "fr", "", CallChannel.WEB))
                .call();
        assertThat(offered(call)).isEqualTo(zoe);
        begin(zoe, call);
        assertThat(Network.as(zoe, () -> line.answer().number(call))).contains(dialed);
    }

    @Test
    void a_number_overseas_is_called_by_its_own_clock() {
        assertThat(AskCall.phone("+262 692 12 34 56")).isNull();
        // four in the morning in Paris is seven in Saint-Denis of La Réunion
        clock.set("2035-11-21T03:00:00Z");
        var call = line.promised(new Wish("0692 12 34 56", When.SOON, "", "fr", "97411", CallChannel.WEB))
                .call();
        assertThat(row(call).promised().from()).isEqualTo("2035-11-21T05:00:00Z");
    }

    @Test
    void the_three_times_that_one_can_choose_are_hours_of_the_line() {
        assertThat(window(When.SOON, "2035-11-21T16:00:00Z")).isEqualTo("21T16:00 22T09:00");
        assertThat(window(When.SOON, "2035-11-24T19:00:00Z"))
                .as("Saturday evening")
                .isEqualTo("26T08:00 26T10:00");
        assertThat(window(When.MORNING, "2035-11-21T07:00:00Z")).isEqualTo("21T08:00 21T11:00");
        assertThat(window(When.MORNING, "2035-11-21T10:30:00Z"))
                .as("too late today")
                .isEqualTo("22T08:00 22T11:00");
        assertThat(window(When.AFTERNOON, "2035-11-21T14:00:00Z")).isEqualTo("21T14:00 21T17:00");
        assertThat(window(When.AFTERNOON, "2035-11-10T18:00:00Z"))
                .as("after a Sunday that is a public holiday")
                .isEqualTo("12T13:00 12T17:00");
    }

    private String window(When when, String at) {
        clock.set(at);
        var call = line.promised(new Wish(aNumber(), when, "", "fr", "", CallChannel.WEB))
                .call();
        var promised = row(call).promised();
        return promised.from().toString().substring(8, 16) + " "
                + promised.until().toString().substring(8, 16);
    }

    @Test
    void a_person_takes_a_promise_back_unless_somebody_is_calling() {
        line.isOn(zoe, "fr");
        var asked = line.promised(aWish("fr"));
        begin(offered(asked.call()), asked.call());
        assertThat(line.ask().withdraw(asked.code())).isFalse();
        end(zoe, asked.call(), "busy", "", "");
        assertThat(line.ask().withdraw(asked.code())).isTrue();
        assertThat(line.ask().withdraw(asked.code())).isFalse();
        assertThat(line.ask().find(asked.code()).orElseThrow().state()).isEqualTo(CallState.WITHDRAWN);
        assertThat(line.ask().find("of-nobody")).isEmpty();
    }

    @Test
    void many_workers_and_mediators_never_meet_at_the_same_call() throws Exception {
        var association = network.anAssociation();
        var mediators = IntStream.range(0, 12)
                .mapToObj(_ -> network.a(Role.DIRECTOR, association))
                .toList();
        for (var mediator : mediators) line.isOn(mediator, "fr");
        var asked = IntStream.range(0, 60).mapToObj(_ -> line.asks("fr")).toList();
        var ended = Collections.synchronizedList(new ArrayList<UUID>());
        var crashed = Collections.synchronizedSet(new HashSet<UUID>());
        for (int round = 0; round < 30 && ended.size() < asked.size(); round++) {
            waits(Duration.ofMinutes(3), mediators.toArray(SignedIn[]::new));
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int worker = 0; worker < 8; worker++)
                    pool.submit(() -> line.offers().all());
            }
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var mediator : mediators)
                    pool.submit(() -> {
                        var held =
                                Network.as(mediator, () -> line.answer().held()).orElse(null);
                        if (held == null) return;
                        if (held.state() == CallState.OFFERED && !begin(mediator, held.id())) return;
                        // one in ten is gone in the middle
                        if (crashed.size() < 6 && crashed.add(held.id())) return;
                        if (end(mediator, held.id(), "reached", "advice", "") instanceof Outcome.Done)
                            ended.add(held.id());
                    });
            }
            line.keep().handle();
        }
        assertThat(ended).as("none twice, none forgotten").containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void a_crash_between_offer_and_commit_leaves_the_promise_waiting() throws Exception {
        line.isOn(zoe, "fr");
        var call = line.asks("fr");
        try (var application = RawDatabase.asApplication()) {
            application.setAutoCommit(false);
            RawDatabase.scope(application, "network", null);
            RawDatabase.run(application, "update hotline.duty set state = 'offered', call = ?", call);
            RawDatabase.run(
                    application,
                    "update hotline.call set state = 'offered', taken_by = ?, taken_association = ?, lease_until = now()",
                    zoe.account(),
                    zoe.association());
            // the process is gone: its connection ends without a commit
        }
        // the database notices in its own time
        for (int n = 0; n < 600 && offered(call) == null; n++) Thread.sleep(50);
        assertThat(row(call).account()).isEqualTo(zoe.account());
    }

    @Test
    void a_missed_call_becomes_a_promise_once_whatever_the_order_of_its_events() {
        var number = "0" + aNumber().replace(" ", "").substring(1);
        event(Kind.NEW_CALL, "a", number);
        event(Kind.HANGUP, "a", number);
        event(Kind.HANGUP, "a", number);
        assertThat(open()).isEqualTo(1);
        event(Kind.NEW_CALL, "b", number);
        event(Kind.HANGUP, "b", null);
        assertThat(open()).as("the same number is the same promise").isEqualTo(1);
        assertThat(value("select need from hotline.call")).isEqualTo("1");

        event(Kind.HANGUP, "c", null);
        assertThat(open()).isEqualTo(1);
        event(Kind.NEW_CALL, "c", aNumber());
        assertThat(open()).as("hangup before newCall").isEqualTo(2);
        event(Kind.ANSWER, "c", null);
        assertThat(open()).as("it was answered after all").isEqualTo(1);

        event(Kind.NEW_CALL, "d", aNumber());
        event(Kind.ANSWER, "d", null);
        event(Kind.HANGUP, "d", null);
        assertThat(open()).isEqualTo(1);
        line.missed().handle(new Event(Kind.HANGUP, "e", aNumber(), false));
        assertThat(open()).as("a call of ours").isEqualTo(1);

        for (var hidden : List.of("", "anonymous", "0899701234", "+44 20 7946 0958"))
            event(Kind.HANGUP, "hidden " + hidden, hidden);
        assertThat(open()).isEqualTo(1);
        event(Kind.NEW_CALL, "left out", null);
        event(Kind.HANGUP, "left out", null);
        assertThat(open()).isEqualTo(1);
        assertThat(value("select calls from hotline.hidden_call")).isEqualTo("5");
        event(Kind.HANGUP, "without a plus", "33612345678");
        event(Kind.HANGUP, "overseas", "262692123456");
        assertThat(open()).isEqualTo(3);
    }

    @Test
    void a_call_that_was_answered_and_lasts_is_no_missed_one() {
        var number = aNumber();
        event(Kind.NEW_CALL, "long", number);
        event(Kind.ANSWER, "long", number);
        clock.forward(Duration.ofMinutes(65));
        event(Kind.HANGUP, "long", number);
        assertThat(open()).isZero();
        event(Kind.HANGUP, "long", number);
        assertThat(open()).as("twice is once").isZero();
    }

    private void event(Kind kind, String call, String from) {
        line.missed().handle(new Event(kind, call, from, true));
    }

    private int open() {
        return Asking.as(Scope.network()).call(() -> line.see().counts()).open();
    }

    @Test
    void what_is_over_is_forgotten_after_its_months_and_a_number_after_its_days() {
        var asked = line.promised(aWish("fr"));
        line.ask().withdraw(asked.code());
        var old = line.asks("fr");
        clock.forward(Duration.ofDays(15));
        line.keep().handle();
        assertThat(state(old)).isEqualTo("gave-up");
        assertThat(value("select count(*) from hotline.contact")).isEqualTo("0");
        clock.forward(Duration.ofDays(360));
        assertThat(line.forget().handle()).isEqualTo(1);
        clock.forward(Duration.ofDays(30));
        assertThat(line.forget().handle()).isEqualTo(1);
    }

    @Test
    void the_line_is_given_by_who_leads_to_colleagues_and_taken_back() {
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        var wanted = new Member(stranger.account(), List.of("fr", "xx"), List.of("magic"), LocalDate.of(2030, 1, 1));
        var refused = Network.as(zoe, () -> line.members().give(wanted));
        assertThat(((Outcome.Refused<?>) refused).problems().stream().map(Problem::field))
                .containsExactly("account", "languages", "subjects", "until");
        line.isOn(zoe, "fr", "ar");
        assertThat(Asking.as(Scope.network()).call(() -> line.members().isAnybody()))
                .isTrue();
        Network.as(zoe, () -> line.members().take(zoe.account()));
        clock.forward(1);
        line.keep().handle();
        assertThat(duty(zoe).isOn()).isFalse();
        assertThat(Network.as(zoe, () -> line.members().take(zoe.account()))).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void whose_line_is_taken_while_they_go_on_it_does_not_go_on_it() throws Exception {
        line.joins(zoe, "fr");
        Callable<Outcome<UUID>> going =
                () -> Network.as(zoe, () -> line.go().begin(LocalTime.of(18, 0), ZoneOffset.UTC));
        var gone = new AtomicReference<Future<Outcome<UUID>>>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Network.as(
                    zoe,
                    () -> transaction.executeWithoutResult(status -> {
                        line.members().take(zoe.account());
                        gone.set(pool.submit(going));
                        Locks.awaitWaiting(db);
                    }));
            assertThat(gone.get().get()).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(Network.as(zoe, () -> line.go().find())).isEmpty();
        assertThat(Network.as(zoe, () -> holds.of(zoe.account()))).isEmpty();
    }
}
