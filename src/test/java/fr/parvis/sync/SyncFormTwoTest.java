// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.Role;
import fr.parvis.database.Asking;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Label;
import fr.parvis.nomenclature.domain.AddCode;
import fr.parvis.nomenclature.domain.Meaning;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.VisitsFixtures;
import fr.parvis.visits.VisitsFixtures.Desk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Form 2 of the contract between devices and the server: what the road does to commands, and what stands afterwards. */
@ParvisTest
class SyncFormTwoTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AddCode addCode;

    @Autowired
    VisitsFixtures fixtures;

    Desk desk;
    Tablet tablet;

    @BeforeEach
    void a_tablet() {
        desk = fixtures.aDesk();
        tablet = new Tablet(mvc, desk.mediator(), desk.point());
    }

    @Test
    void a_recorded_morning_of_form_2_is_applied_in_the_order_of_the_counter_and_once() throws Exception {
        var sample = sample("morning");
        var before = Instant.now();
        var first = Tablet.body(tablet.post(sample));
        assertThat(Instant.parse(first.path("now").asString())).isBetween(before, Instant.now());
        assertThat(first.at("/device/revoked").asBoolean(true)).isFalse();
        assertThat(outcomes(first))
                .containsExactly("accepted", "accepted", "accepted", "accepted", "accepted", "accepted", "accepted");
        assertThat(first.at("/answers/0/visit/version").asInt())
                .as("the correction came first in the batch, and second by its counter")
                .isEqualTo(1);
        assertThat(first.at("/answers/5/content/title").asString()).isEqualTo("Comité local");
        assertThat(first.at("/answers/6/content/version").asInt()).isEqualTo(1);
        assertThat(first.at("/changes/visits")).hasSize(2);
        assertThat(first.path("cursor").asString()).isNotBlank();

        var again = Tablet.body(tablet.post(sample));
        assertThat(outcomes(again)).hasSize(7).containsOnly("already-known");
        assertThat(again.at("/answers/6/content/minutes").asInt()).isEqualTo(60);
        assertThat(count("visits.visit")).isEqualTo(3);
        assertThat(count("activities.activity")).isEqualTo(1);
    }

    @Test
    void commands_that_come_twice_and_in_any_order_are_decided_once_and_end_in_the_order_of_the_device() {
        var random = new Random(20261125);
        for (int round = 0; round < 6; round++) {
            var recorded = tablet.record();
            var commands = new ArrayList<ObjectNode>();
            commands.add(recorded);
            var persons = tablet.correct(recorded, 0);
            Tablet.payload(persons).put("persons", 4);
            var language = tablet.correct(recorded, 0);
            Tablet.payload(language).put("language", "ar");
            var taken = tablet.record();
            commands.addAll(List.of(persons, language, taken, tablet.cancel(taken, 0)));
            var road = new ArrayList<>(commands);
            road.addAll(commands);
            Collections.shuffle(road, random);
            for (var command : road) tablet.send(command);
            // the device asks again until nothing is held
            var last = tablet.answers(commands.toArray(JsonNode[]::new));
            assertThat(last).extracting(a -> a.path("outcome").asString()).containsOnly("already-known");
            assertThat(last).extracting(a -> a.path("first").asString()).containsOnly("accepted");
            var stands = last.getFirst().path("visit");
            assertThat(stands.path("persons").asInt() + stands.path("language").asString())
                    .as("seed 20261125, round " + round)
                    .isEqualTo("4ar");
            assertThat(last.getLast().has("visit")).as("it was taken back").isFalse();
        }
        assertThat(count("visits.visit")).isEqualTo(12);
        assertThat(count("sync.held_command")).isZero();
    }

    @Test
    void corrections_of_other_fields_by_two_devices_are_joined_and_marked() {
        var other = new Tablet(mvc, network.a(Role.SITE_LEAD, desk.association()), desk.point());
        var recorded = tablet.record();
        tablet.send(recorded);
        var theirs = other.correct(recorded, 0);
        Tablet.payload(theirs).put("persons", 3);
        assertThat(other.outcomes(theirs)).containsExactly("accepted");
        var mine = tablet.correct(recorded, 0);
        Tablet.request(mine, 0).put("result", "follow-up").put("note", "rappeler");
        var answer = tablet.answers(mine).getFirst();
        assertThat(answer.path("outcome").asString()).isEqualTo("accepted");
        assertThat(answer.at("/merged/over").asInt()).isEqualTo(1);
        assertThat(answer.at("/merged/fields/0").asString()).isEqualTo("persons");
        assertThat(answer.at("/visit/persons").asInt()).isEqualTo(3);
        assertThat(answer.at("/visit/requests/0/result").asString()).isEqualTo("follow-up");
        assertThat(answer.at("/visit/version").asInt()).isEqualTo(2);
        var history = pages.as(desk.mediator())
                .get("/bureau/passages/" + recorded.at("/payload/visit").asString() + "/historique");
        assertThat(history).hasStatusOk().bodyText().contains("et réuni avec ce que d’autres avaient changé");
    }

    @Test
    void corrections_of_the_same_field_are_a_conflict_that_names_the_field_and_writes_nothing() {
        var other = new Tablet(mvc, network.a(Role.SITE_LEAD, desk.association()), desk.point());
        var recorded = tablet.record();
        tablet.send(recorded);
        var theirs = other.correct(recorded, 0);
        Tablet.payload(theirs).put("persons", 3);
        Tablet.request(theirs, 0).put("result", "blocked");
        other.send(theirs);
        var mine = tablet.correct(recorded, 0);
        Tablet.payload(mine).put("language", "ar");
        Tablet.request(mine, 0).put("result", "follow-up");
        var answer = tablet.answers(mine).getFirst();
        assertThat(answer.path("outcome").asString()).isEqualTo("conflict");
        assertThat(texts(answer.path("clash"))).containsExactly("requests[0].result");
        assertThat(answer.at("/visit/requests/0/result").asString()).isEqualTo("blocked");
        assertThat(answer.at("/visit/language").isMissingNode()).isTrue();
        var again = tablet.answers(mine).getFirst();
        assertThat(again.path("first").asString()).isEqualTo("conflict");
        assertThat(texts(again.path("clash"))).containsExactly("requests[0].result");
        // decided by a person: said anew on what stands
        var decided = tablet.correct(mine, 1);
        decided.put("replaces", mine.path("id").asString());
        assertThat(tablet.outcomes(decided)).containsExactly("accepted");
        assertThat(open()).isZero();
    }

    @Test
    void what_was_made_on_top_of_an_unanswered_command_never_turns_back_what_others_said_meanwhile() {
        var lead = new Tablet(mvc, network.a(Role.SITE_LEAD, desk.association()), desk.point());
        var recorded = tablet.record();
        tablet.send(recorded); // the answer is lost on the way
        var theirs = lead.correct(recorded, 0);
        Tablet.payload(theirs).put("language", "ar");
        lead.send(theirs);
        var known = tablet.answers(recorded).getFirst();
        assertThat(known.path("version").asInt()).as("what the command made").isZero();
        assertThat(known.at("/visit/version").asInt()).as("how it stands").isEqualTo(1);
        // made on top of the record and of each other, before any answer, as sealed envelopes are: "expects" 0, then 1
        var second = tablet.correct(recorded, 0);
        Tablet.payload(second).put("persons", 2);
        second.put("after", recorded.path("id").asString());
        var third = tablet.correct(second, 1);
        Tablet.payload(third).put("ageBand", "25-39");
        third.put("after", second.path("id").asString());
        var answers = tablet.answers(second, third);
        assertThat(answers).extracting(a -> a.path("outcome").asString()).containsExactly("accepted", "accepted");
        var stands = answers.getLast().path("visit");
        assertThat(stands.path("language").asString())
                .as("the colleague's word")
                .isEqualTo("ar");
        assertThat(stands.path("persons").asInt()).isEqualTo(2);
        assertThat(stands.path("ageBand").asString()).isEqualTo("25-39");
        // the same on the way of one command after the other
        var fourth = tablet.correct(recorded, 7);
        Tablet.payload(fourth).put("persons", 2).put("ageBand", "25-39").put("gender", "male");
        fourth.put("after", third.path("id").asString());
        var last = tablet.answers(fourth).getFirst();
        assertThat(last.path("outcome").asString()).isEqualTo("accepted");
        assertThat(last.at("/visit/language").asString()).isEqualTo("ar");
        assertThat(last.at("/visit/gender").asString()).isEqualTo("male");
    }

    @Test
    void what_was_joined_without_changing_anything_is_still_based_on_what_was_seen() {
        var lead = new Tablet(mvc, network.a(Role.SITE_LEAD, desk.association()), desk.point());
        var recorded = tablet.record();
        tablet.send(recorded);
        var seen = tablet.correct(recorded, 0);
        Tablet.payload(seen).put("persons", 2);
        tablet.send(seen);
        // both make two of it an Arabic-speaking visit; the answer to mine is lost, and then I take the second person
        // back
        var theirs = lead.correct(seen, 1);
        Tablet.payload(theirs).put("language", "ar");
        lead.send(theirs);
        var same = tablet.correct(seen, 1);
        Tablet.payload(same).put("language", "ar");
        var joined = tablet.answers(same).getFirst();
        assertThat(joined.path("outcome").asString()).isEqualTo("accepted");
        assertThat(joined.at("/merged/from").asInt()).isEqualTo(1);
        var back = tablet.correct(same, 2);
        Tablet.payload(back).put("persons", 1);
        back.put("after", same.path("id").asString());
        var last = tablet.answers(back).getFirst();
        assertThat(last.path("outcome").asString()).isEqualTo("accepted");
        assertThat(last.at("/visit/persons").asInt()).isEqualTo(1);
        assertThat(last.at("/visit/language").asString()).isEqualTo("ar");
    }

    @Test
    void a_clock_outside_any_calendar_and_a_time_outside_any_calendar_are_no_fault_of_a_batch() {
        var good = tablet.record();
        good.putNull("offset");
        var far = tablet.record();
        Tablet.payload(far).put("startedAt", "+1000000000-12-31T23:59:59Z");
        far.putNull("offset");
        for (var clock : List.of("+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z")) {
            var batch = tablet.batch(good, far).put("clock", clock);
            assertThat(Tablet.body(tablet.post(batch.toString())).path("answers"))
                    .hasSize(2);
        }
        assertThat(tablet.outcomes(good, far)).containsExactly("already-known", "already-known");
        assertThat(tablet.answers(far).getFirst().path("first").asString()).isEqualTo("rejected");
    }

    @Test
    void requests_are_joined_by_their_identifier_whatever_their_place() {
        var other = new Tablet(mvc, network.a(Role.SITE_LEAD, desk.association()), desk.point());
        var recorded = tablet.record();
        Tablet.payload(recorded).withArray("requests").add(aRequest());
        tablet.send(recorded);
        var theirs = other.correct(recorded, 0);
        Tablet.payload(theirs).withArray("requests").add(aRequest());
        Tablet.request(theirs, 0).put("minutes", 40);
        other.send(theirs);
        // mine turns the two round, changes the second, and adds one
        var mine = tablet.correct(recorded, 0);
        var requests = Tablet.payload(mine).withArray("requests");
        var first = requests.get(0);
        requests.remove(0);
        requests.add(first).add(aRequest());
        Tablet.request(mine, 0).put("level", "information");
        var answer = tablet.answers(mine).getFirst();
        assertThat(answer.path("outcome").asString()).isEqualTo("accepted");
        assertThat(answer.at("/visit/requests")).hasSize(4);
        assertThat(answer.at("/visit/requests/0/level").asString()).isEqualTo("information");
        assertThat(answer.at("/visit/requests/1/minutes").asInt()).isEqualTo(40);
        // one takes out what the other changes
        var out = tablet.correct(mine, 2);
        Tablet.payload(out).withArray("requests").remove(1);
        Tablet.payload(out).withArray("requests").removeAll();
        Tablet.payload(out).withArray("requests").add(aRequest());
        var third = other.correct(mine, 2);
        Tablet.request(third, 0).put("minutes", 5);
        other.send(third);
        var clash = tablet.answers(out).getFirst();
        assertThat(clash.path("outcome").asString()).isEqualTo("conflict");
        assertThat(texts(clash.path("clash"))).contains("requests");
    }

    @Test
    void a_correction_that_overtakes_its_visit_is_held_and_applied_in_the_visits_own_transaction() throws Exception {
        var overtaken = sample("overtaken");
        assertThat(outcomes(Tablet.body(tablet.post(overtaken)))).containsExactly("held", "held");
        assertThat(outcomes(Tablet.body(tablet.post(overtaken))))
                .as("asked again, it still waits")
                .containsExactly("held", "held");
        var correction = Tablet.JSON.readTree(overtaken).at("/commands/0");
        var recorded = tablet.record();
        recorded.put("seq", 21);
        var payload = ((ObjectNode) correction.get("payload")).deepCopy();
        payload.remove("basedOn");
        payload.put("persons", 1);
        recorded.set("payload", payload);
        assertThat(tablet.outcomes(recorded)).containsExactly("accepted");
        var now = tablet.answers(correction).getFirst();
        assertThat(now.path("outcome").asString()).isEqualTo("already-known");
        assertThat(now.path("first").asString()).isEqualTo("accepted");
        assertThat(now.at("/visit/persons").asInt()).isEqualTo(3);
        assertThat(count("sync.held_command")).as("the other still waits").isEqualTo(1);
    }

    @Test
    void of_one_account_five_hundred_refused_commands_are_kept_for_a_person() throws Exception {
        var first = tablet.record();
        ((ObjectNode) first.get("payload")).put("persons", 0);
        assertThat(tablet.outcomes(first)).containsExactly("rejected");
        try (var database = RawDatabase.asSuperuser()) {
            RawDatabase.run(database, """
                    insert into sync.rejected_command (id, association, account, device, seq, type, form, subject, made_at, shift_ms,
                        payload, why, problems, received_at)
                    select gen_random_uuid(), association, account, device, seq + n, type, form, gen_random_uuid(), made_at, 0, payload,
                        why, problems, received_at
                    from sync.rejected_command, generate_series(1, 499) n where id = ?""", UUID.fromString(first.path("id").asString()));
        }
        var next = tablet.record();
        ((ObjectNode) next.get("payload")).put("persons", 0);
        var answer = tablet.answers(next).getFirst();
        assertThat(answer.path("outcome").asString()).isEqualTo("rejected");
        assertThat(answer.path("problems")).as("the device is told why").isNotEmpty();
        assertThat(count("sync.rejected_command")).isEqualTo(500);
    }

    @Test
    void of_one_account_five_hundred_commands_wait_and_the_next_one_is_refused_with_advice() throws Exception {
        var first = tablet.cancel(tablet.record(), 0);
        assertThat(tablet.outcomes(first)).containsExactly("held");
        try (var database = RawDatabase.asSuperuser()) {
            RawDatabase.run(database, """
                    insert into sync.held_command (id, association, account, device, seq, type, form, subject, made_at, shift_ms, payload, held_at)
                    select gen_random_uuid(), association, account, device, seq + n, type, form, gen_random_uuid(), made_at, 0, payload, held_at
                    from sync.held_command, generate_series(1, 499) n where id = ?""", UUID.fromString(first.path("id").asString()));
        }
        var answers = tablet.answers(first, tablet.cancel(tablet.record(), 0));
        assertThat(answers.getFirst().path("outcome").asString())
                .as("asked again, it still waits")
                .isEqualTo("held");
        assertThat(answers.getLast().path("outcome").asString()).isEqualTo("rejected");
        assertThat(answers.getLast().at("/problems/0/message").asString()).contains("500 au plus");
        var colleague = new Tablet(mvc, network.a(Role.MEDIATOR, desk.association()), desk.point());
        assertThat(colleague.outcomes(colleague.cancel(colleague.record(), 0)))
                .as("others go on")
                .containsExactly("held");
    }

    @Test
    void a_visit_and_its_correction_at_the_same_instant_never_miss_each_other() throws Exception {
        for (int i = 0; i < 12; i++) {
            var recorded = tablet.record();
            var correction = tablet.correct(recorded, 0);
            Tablet.payload(correction).put("persons", 7);
            together(() -> tablet.send(recorded), () -> tablet.send(correction));
            var visit = tablet.answers(correction).getFirst();
            assertThat(visit.path("outcome").asString()).isEqualTo("already-known");
            assertThat(visit.at("/visit/persons").asInt()).isEqualTo(7);
        }
        assertThat(count("sync.held_command")).isZero();
    }

    @Test
    void what_waited_is_decided_as_who_made_it_and_a_refusal_of_it_does_not_hold_the_visit_back() {
        var recorded = tablet.record();
        var colleague = new Tablet(mvc, network.a(Role.MEDIATOR, desk.association()), desk.point());
        var notTheirs = colleague.correct(recorded, 0);
        Tablet.payload(notTheirs).put("persons", 9);
        assertThat(colleague.outcomes(notTheirs)).containsExactly("held");
        var answer = tablet.answers(recorded).getFirst();
        assertThat(answer.path("outcome").asString()).isEqualTo("accepted");
        var refused = colleague.answers(notTheirs).getFirst();
        assertThat(refused.path("first").asString()).isEqualTo("rejected");
        assertThat(refused.at("/problems/0/field").asString()).isEqualTo("visit");
        assertThat(tablet.answers(recorded).getFirst().at("/visit/persons").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_clock_that_is_wrong_by_days_gives_true_times() {
        var wrong = Duration.ofDays(40);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var never = tablet.record(now.minus(wrong).minusSeconds(600));
        never.put("at", now.minus(wrong).toString()).putNull("offset");
        var measured = tablet.record(now.minusSeconds(300));
        measured.put("at", now.toString()).put("offset", wrong.toMillis());
        var batch = tablet.batch(never, measured)
                .put("clock", Instant.now().minus(wrong).toString());
        var answers = Tablet.body(tablet.post(batch.toString()));
        assertThat(outcomes(answers)).containsExactly("accepted", "accepted");
        assertThat(Instant.parse(answers.at("/answers/0/visit/startedAt").asString()))
                .isBetween(now.minusSeconds(605), now.minusSeconds(590));
        assertThat(Instant.parse(answers.at("/answers/1/visit/startedAt").asString()))
                .isEqualTo(now.minusSeconds(300));
        // a clock that runs ahead by years is as good
        var ahead = tablet.record(now.plus(Duration.ofDays(900)));
        ahead.put("at", now.plus(Duration.ofDays(900)).toString()).putNull("offset");
        var later = tablet.batch(ahead)
                .put("clock", Instant.now().plus(Duration.ofDays(900)).toString());
        assertThat(outcomes(Tablet.body(tablet.post(later.toString())))).containsExactly("accepted");
        // a correction that says the time the server had told is not shifted a second time
        var correction = tablet.correct(never, 0);
        Tablet.payload(correction)
                .put("startedAt", answers.at("/answers/0/visit/startedAt").asString())
                .put("persons", 2);
        correction.putNull("offset");
        var third =
                tablet.batch(correction).put("clock", Instant.now().minus(wrong).toString());
        var kept = Tablet.body(tablet.post(third.toString()));
        assertThat(outcomes(kept)).containsExactly("accepted");
        assertThat(kept.at("/answers/0/visit/startedAt")).isEqualTo(answers.at("/answers/0/visit/startedAt"));
        // one made on top of it says the wrong time again, as it was typed, though the clock has been measured since
        var onTop = tablet.correct(never, 1);
        Tablet.payload(onTop).put("persons", 3);
        onTop.put("after", correction.path("id").asString()).put("offset", wrong.toMillis());
        var last = tablet.answers(onTop).getFirst();
        assertThat(last.path("outcome").asString()).isEqualTo("accepted");
        assertThat(last.at("/visit/startedAt")).isEqualTo(answers.at("/answers/0/visit/startedAt"));
    }

    @Test
    void the_nomenclature_of_the_visits_day_counts_whatever_was_changed_meanwhile() throws Exception {
        // the day of the network, which begins before that of the machine
        var today = LocalDate.now(NetworkTime.ZONE);
        var code = ("theme-" + Ids.next()).substring(0, 38).replaceAll("-$", "");
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        Network.as(head, () -> addCode.handle(new AddCode.Command(CodeList.THEME, code, today, meaning())));
        var old = tablet.record(Instant.now().minus(Duration.ofDays(3)));
        Tablet.request(old, 0).put("theme", code);
        var fresh = tablet.record();
        Tablet.request(fresh, 0).put("theme", code);
        var refused = tablet.answers(old, fresh);
        assertThat(refused.get(0).at("/problems/0/field").asString()).isEqualTo("requests[0].theme");
        assertThat(refused.get(1).path("outcome").asString()).isEqualTo("accepted");
        // the code was closed while the device was away: what it recorded before stands, what it records now does not
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(
                    owner,
                    "update nomenclature.code_version set valid = daterange(current_date - 10, current_date) where code = ?",
                    code);
        }
        Network.as(
                head,
                () -> addCode.handle(new AddCode.Command(
                        CodeList.THEME, ("t-" + Ids.next()).substring(0, 30).replaceAll("-$", ""), today, meaning())));
        var before = tablet.record(Instant.now().minus(Duration.ofDays(3)));
        Tablet.request(before, 0).put("theme", code);
        var after = tablet.record();
        Tablet.request(after, 0).put("theme", code);
        assertThat(tablet.outcomes(before, after)).containsExactly("accepted", "rejected");
        assertThat(open()).isEqualTo(2);
    }

    @Test
    void a_point_closed_meanwhile_takes_what_was_done_while_it_was_open() {
        var yesterday = LocalDate.now(NetworkTime.ZONE).minusDays(1);
        tablet.point = fixtures.aPoint(desk.association(), "Europe/Paris", yesterday);
        var before = tablet.record(Instant.now().minus(Duration.ofDays(3)));
        var after = tablet.record();
        var answers = tablet.answers(before, after);
        assertThat(answers.get(0).path("outcome").asString()).isEqualTo("accepted");
        assertThat(answers.get(1).path("outcome").asString()).isEqualTo("rejected");
        assertThat(answers.get(1).at("/problems/0/field").asString()).isEqualTo("point");
    }

    @Test
    void what_was_refused_is_kept_with_what_it_says_until_it_is_said_anew() {
        var bad = tablet.record();
        Tablet.request(bad, 0).put("theme", "no-such-theme").put("note", "à garder");
        assertThat(tablet.outcomes(bad)).containsExactly("rejected");
        assertThat(tablet.outcomes(bad)).containsExactly("already-known");
        assertThat(open()).isEqualTo(1);
        var kept = ask("select payload::text from sync.rejected_command", String.class);
        assertThat(kept).contains("à garder");
        var good = tablet.record();
        good.put("replaces", bad.path("id").asString());
        assertThat(tablet.outcomes(good)).containsExactly("accepted");
        assertThat(open()).isZero();
        assertThat(ask("select state from sync.rejected_command", String.class)).isEqualTo("put-right");
    }

    @Test
    void one_bad_command_blocks_none_behind_it() {
        var bad = tablet.record();
        Tablet.payload(bad).put("persons", 0);
        var odd = tablet.command("make-coffee", Tablet.JSON.createObjectNode());
        assertThat(tablet.outcomes(tablet.record(), bad, tablet.record(), odd, tablet.record()))
                .containsExactly("accepted", "rejected", "accepted", "rejected", "accepted");
    }

    @Test
    void a_batch_may_be_gzipped_up_to_a_limit() {
        var batch = tablet.batch(tablet.record()).toString().getBytes(StandardCharsets.UTF_8);
        assertThat(outcomes(Tablet.body(tablet.post(Tablet.gzip(batch), "gzip"))))
                .containsExactly("accepted");
        var bomb = Tablet.gzip(new byte[200_000_000]);
        assertThat(bomb.length).isLessThan(300_000);
        assertThat(tablet.post(bomb, "gzip")).hasStatus(413);
        var cut = Tablet.gzip(batch);
        assertThat(tablet.post(java.util.Arrays.copyOf(cut, cut.length / 2), "gzip"))
                .hasStatus(400);
        assertThat(tablet.post("no archive".getBytes(StandardCharsets.UTF_8), "gzip"))
                .hasStatus(400);
        assertThat(tablet.post(batch, "br")).hasStatus(415);
        assertThat(count("visits.visit")).isEqualTo(1);
    }

    @Test
    void two_hundred_and_one_commands_are_too_many_and_none_is_applied() {
        var commands = new ObjectNode[201];
        for (int i = 0; i < commands.length; i++) commands[i] = tablet.record();
        assertThat(tablet.post(tablet.batch(commands).toString())).hasStatus(413);
        assertThat(count("visits.visit")).isZero();
    }

    @Test
    void changes_since_a_cursor_are_told_once_and_what_is_gone_too() {
        tablet.cursor = "";
        var first = tablet.record();
        var second = tablet.record();
        var begun = tablet.send(first, second);
        assertThat(begun.at("/changes/visits")).hasSize(2);
        tablet.cursor = begun.path("cursor").asString();
        var quiet = tablet.send();
        assertThat(quiet.at("/changes/visits")).isEmpty();
        assertThat(quiet.at("/changes/gone")).isEmpty();

        var lead = new Tablet(mvc, network.a(Role.SITE_LEAD, desk.association()), desk.point());
        var corrected = lead.correct(first, 0);
        Tablet.payload(corrected).put("persons", 4);
        lead.send(corrected, lead.cancel(second, 0), lead.record());
        var news = tablet.send();
        assertThat(news.at("/changes/visits")).hasSize(1);
        assertThat(news.at("/changes/visits/0/persons").asInt()).isEqualTo(4);
        assertThat(texts(news.at("/changes/gone")))
                .containsExactly(second.at("/payload/visit").asString());
        tablet.cursor = news.path("cursor").asString();
        assertThat(tablet.send().at("/changes/visits")).isEmpty();

        // said to be another's: gone from mine, and among theirs
        var handed = lead.correct(first, 1);
        Tablet.payload(handed)
                .put("persons", 4)
                .putArray("mediators")
                .add(lead.who.account().toString());
        lead.cursor = lead.send(handed).path("cursor").asString(null);
        assertThat(texts(tablet.send().at("/changes/gone"))).isEmpty();
        lead.cursor = "";
        assertThat(lead.send().at("/changes/visits")).hasSize(2);
    }

    @Test
    void a_visit_that_becomes_anothers_is_gone_from_the_second_mediator() {
        var second = network.a(Role.MEDIATOR, desk.association());
        var theirs = new Tablet(mvc, second, desk.point());
        var recorded = tablet.record();
        Tablet.payload(recorded).withArray("mediators").add(second.account().toString());
        tablet.send(recorded);
        theirs.cursor = "";
        var begun = theirs.send();
        assertThat(begun.at("/changes/visits")).hasSize(1);
        theirs.cursor = begun.path("cursor").asString();
        var alone = tablet.correct(recorded, 0);
        Tablet.payload(alone).putArray("mediators").add(tablet.who.account().toString());
        tablet.send(alone);
        assertThat(texts(theirs.send().at("/changes/gone")))
                .containsExactly(recorded.at("/payload/visit").asString());
    }

    @Test
    void a_change_whose_transaction_began_before_the_cursor_and_ended_after_is_not_missed() throws Exception {
        var recorded = tablet.record();
        tablet.cursor = "";
        tablet.cursor = tablet.send(recorded).path("cursor").asString();
        try (var slow = RawDatabase.asApplication()) {
            slow.setAutoCommit(false);
            RawDatabase.scope(slow, "association", desk.association());
            RawDatabase.run(
                    slow,
                    "update visits.visit set persons = 6, changed = pg_current_xact_id() where id = ?",
                    UUID.fromString(recorded.at("/payload/visit").asString()));
            // meanwhile others write and this device asks: its cursor is past the slow transaction's number
            var between = tablet.send(tablet.record());
            assertThat(between.at("/changes/visits")).hasSize(1);
            tablet.cursor = between.path("cursor").asString();
            slow.commit();
        }
        var after = tablet.send();
        assertThat(after.at("/changes/visits")).hasSize(1);
        assertThat(after.at("/changes/visits/0/persons").asInt()).isEqualTo(6);
    }

    @Test
    void many_changes_come_in_parts_and_none_is_left_out() {
        var mine = new HashSet<String>();
        for (int batch = 0; batch < 3; batch++) {
            var commands = new ObjectNode[150];
            for (int i = 0; i < commands.length; i++) {
                commands[i] = tablet.record();
                mine.add(commands[i].at("/payload/visit").asString());
            }
            tablet.send(commands);
        }
        tablet.cursor = "";
        var told = new HashSet<String>();
        JsonNode part;
        do {
            part = tablet.send();
            part.at("/changes/visits").forEach(v -> told.add(v.path("visit").asString()));
            tablet.cursor = part.path("cursor").asString();
        } while (part.path("more").asBoolean());
        assertThat(told).isEqualTo(mine);
        assertThat(tablet.send().at("/changes/visits")).isEmpty();
    }

    @Test
    void a_cursor_that_is_none_begins_anew() {
        tablet.send(tablet.record());
        for (var odd :
                List.of("x", "~~~", "1~5:3:~~", "1~9:9:~~", "7~1:5:9~~", "~1:99999999999999999999:~~", "a~b~c~d")) {
            tablet.cursor = odd;
            assertThat(tablet.send().at("/changes/visits")).as(odd).hasSize(1);
        }
    }

    @Test
    void another_associations_visits_are_never_among_the_changes() {
        tablet.send(tablet.record());
        var elsewhere = fixtures.aDesk();
        var theirs = new Tablet(mvc, elsewhere.mediator(), elsewhere.point());
        theirs.cursor = "";
        assertThat(theirs.send().at("/changes/visits")).isEmpty();
    }

    // ---

    private static Meaning meaning() {
        return new Meaning(
                "energy", 10, Map.of("fr", new Label("Essai", "Essai")), Map.of("icon", "tag", "family", "1"));
    }

    private ObjectNode aRequest() {
        return (ObjectNode) Tablet.JSON.readTree("""
                {"request": "%s", "theme": "family-benefits", "operator": "caf", "level": "accompaniment", "result": "settled",
                 "minutes": 10}""".formatted(Ids.next()));
    }

    private String sample(String name) throws Exception {
        try (var file = getClass().getResourceAsStream("/sync/v2/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@point", desk.point().toString())
                    .replace("@account", desk.mediator().account().toString())
                    .replace(
                            "@now", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                    // identifiers of its own at each run of the test
                    .replace("0193f0a2-", UUID.randomUUID().toString().substring(0, 9));
        }
    }

    private static List<String> outcomes(JsonNode body) {
        return StreamSupport.stream(body.path("answers").spliterator(), false)
                .map(a -> a.path("outcome").asString())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private long open() {
        return ask("select count(*) from sync.rejected_command where state = 'open'", Long.class);
    }

    private long count(String table) {
        return ask("select count(*) from " + table, Long.class);
    }

    private <T> T ask(String sql, Class<T> type) {
        return Asking.as(desk.association())
                .call(() -> transaction.execute(s -> db.sql(sql).query(type).single()));
    }

    @SafeVarargs
    private static <T> List<T> together(Callable<T>... acts) throws Exception {
        var barrier = new CyclicBarrier(acts.length);
        try (var threads = Executors.newFixedThreadPool(acts.length)) {
            var running = new ArrayList<Future<T>>();
            for (var act : acts)
                running.add(threads.submit(() -> {
                    barrier.await();
                    return act.call();
                }));
            var results = new ArrayList<T>();
            for (var one : running) results.add(one.get());
            return results;
        }
    }
}
