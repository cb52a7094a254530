// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.SentCommand;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Loans and returns recorded on a device, sent late and once. */
@ParvisTest
class LoanCommandsTest extends EquipmentFixture {
    @Autowired
    LoanCommands commands;

    @Autowired
    JsonMapper json;

    private SentCommand fromDevice(String type, Instant at, Map<String, ?> payload) {
        return new SentCommand(Ids.next(), type, 2, json.valueToTree(payload), Ids.next(), 1, at, Duration.ZERO);
    }

    private CommandHandler.Outcome sends(String type, Map<String, ?> payload) {
        return as(() -> transaction.execute(status -> commands.handle(fromDevice(type, Instant.now(), payload))));
    }

    private static List<String> codes(CommandHandler.Outcome outcome) {
        assertThat(outcome).isInstanceOf(CommandHandler.Outcome.Rejected.class);
        return ((CommandHandler.Outcome.Rejected) outcome)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void a_loan_and_its_return_recorded_on_a_device_stand_once_with_both_signatures() {
        var it = ready();
        var loan = Ids.next();
        var lend = Map.of(
                "handover",
                loan,
                "label",
                it.label().signs(),
                "person",
                person,
                "manner",
                "typed",
                "typed",
                "Nour Haddad");
        assertThat(sends("equipment.lend", lend)).isInstanceOf(CommandHandler.Outcome.Accepted.class);
        assertThat(sends("equipment.lend", lend)).isInstanceOf(CommandHandler.Outcome.Accepted.class);
        assertThat(as(() -> equipment.handovers(it.id()))).hasSize(1);
        assertThat(as(() -> equipment.signature(loan, Moment.OUT))).isEqualTo("Nour Haddad");
        var back = Map.of(
                "handover",
                loan,
                "label",
                it.label().signs(),
                "state",
                "good",
                "manner",
                "typed",
                "typed",
                "Nour Haddad");
        assertThat(sends("equipment.return", back)).isInstanceOf(CommandHandler.Outcome.Accepted.class);
        assertThat(sends("equipment.return", back)).isInstanceOf(CommandHandler.Outcome.Accepted.class);
        assertThat(again(it).state()).isEqualTo(State.RECEIVED);
        assertThat(as(() -> equipment.signature(loan, Moment.BACK))).isEqualTo("Nour Haddad");
        assertThat(moves(me, it.id())).containsExactly("received", "wiped", "readied", "lent", "returned");
    }

    @Test
    void a_device_that_was_late_is_told_who_may_be_asked_and_changes_nothing() {
        var it = ready();
        lent(it);
        var late = Map.of(
                "handover",
                Ids.next(),
                "label",
                it.label().signs(),
                "person",
                person,
                "manner",
                "typed",
                "typed",
                "Nour");
        assertThat(codes(sends("equipment.lend", late))).containsExactly("equipment.problem.is-lent");
        var loan = as(() -> equipment.current(it.id()).orElseThrow());
        as(() -> handOver.takeBack(loan.id(), "worn", TYPED, false));
        var back = Map.of("handover", loan.id(), "label", it.label().signs(), "state", "good", "manner", "none");
        assertThat(codes(sends("equipment.return", back))).containsExactly("equipment.problem.back-already");
        assertThat(codes(sends(
                        "equipment.return",
                        Map.of(
                                "handover",
                                Ids.next(),
                                "label",
                                it.label().signs(),
                                "state",
                                "good",
                                "manner",
                                "none"))))
                .containsExactly("equipment.problem.never-lent");
        assertThat(as(() -> equipment.handovers(it.id()))).hasSize(1);
    }

    @Test
    void what_a_device_says_wrongly_about_a_loan_is_refused_field_by_field() {
        var it = ready();
        var label = it.label().signs();
        assertThat(codes(sends("equipment.lend", Map.of("label", label)))).containsExactly("sync.problem.missing");
        assertThat(codes(sends("equipment.lend", Map.of("handover", Ids.next(), "label", "AAAAAAAAAA"))))
                .containsExactly("equipment.problem.label");
        assertThat(codes(sends("equipment.lend", Map.of("handover", Ids.next(), "label", label, "manner", "paper"))))
                .containsExactly("equipment.problem.borrower");
        assertThat(codes(sends(
                        "equipment.lend",
                        Map.of("handover", Ids.next(), "label", label, "person", person, "manner", "screen"))))
                .containsExactly("equipment.problem.drawn");
        var theirs = neighbour();
        assertThat(codes(Network.as(
                        theirs.who(),
                        () -> transaction.execute(status -> commands.handle(fromDevice(
                                "equipment.lend",
                                Instant.now(),
                                Map.of(
                                        "handover",
                                        Ids.next(),
                                        "label",
                                        label,
                                        "person",
                                        person,
                                        "manner",
                                        "paper")))))))
                .containsExactly("equipment.problem.label-not-ours");
        assertThat(again(it).state()).isEqualTo(State.READY);
        var kept = commands.toKeep(fromDevice(
                "equipment.lend",
                Instant.now(),
                Map.of("label", label, "card", "X", "drawn", "data:", "typed", "Nour")));
        assertThat(kept.propertyNames()).containsExactly("label");
    }

    @Test
    void a_loan_of_yesterday_counts_for_yesterday_and_one_of_tomorrow_for_today() {
        var yesterday = ready();
        var tomorrow = ready();
        var now = Instant.now();
        for (var one : Map.of(yesterday, -1, tomorrow, 1).entrySet()) {
            var command = fromDevice(
                    "equipment.lend",
                    now.plus(Duration.ofDays(one.getValue())),
                    Map.of(
                            "handover",
                            Ids.next(),
                            "label",
                            one.getKey().label().signs(),
                            "person",
                            person,
                            "manner",
                            "paper"));
            CommandHandler.Outcome outcome = as(() -> transaction.execute(status -> commands.handle(command)));
            assertThat(outcome).isInstanceOf(CommandHandler.Outcome.Accepted.class);
        }
        assertThat(as(() -> equipment.current(yesterday.id()).orElseThrow()).outOn())
                .isEqualTo(LocalDate.ofInstant(now.minus(Duration.ofDays(1)), NetworkTime.ZONE));
        assertThat(as(() -> equipment.current(tomorrow.id()).orElseThrow()).outOn())
                .isEqualTo(today());
    }
}
