// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import static fr.parvis.outreach.domain.OutreachFixtures.aHousehold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.GivenSettings;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Associations;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.network.Addresses;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.LocalDaysBy;
import fr.parvis.network.Timetables;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.outreach.OutreachSettings;
import fr.parvis.outreach.Urgency;
import fr.parvis.runtime.SettingRefused;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Outcomes;
import fr.parvis.values.Problem;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The work on a partner's list, on a Thursday morning that stands still. */
@ParvisTest
class WorkTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Instant NOON = Instant.parse("2026-11-26T10:00:00Z");

    @Autowired
    LocalDays localDays;

    @Autowired
    Network network;

    @Autowired
    ListsFixtures listsFixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    Households households;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Journal journal;

    @Autowired
    ContactHours hours;

    @Autowired
    NextTime next;

    @Autowired
    List<Urgency> urgencies;

    @Autowired
    Associations associations;

    @Autowired
    Objections objections;

    @Autowired
    ReadPayload read;

    @Autowired
    Timetables timetables;

    @Autowired
    Communes communes;

    @Autowired
    Visits visits;

    @Autowired
    Nomenclature nomenclature;

    Instant now = NOON;

    @Autowired
    OutreachFixtures fixtures;

    SignedIn nadia;
    SignedIn yanis;
    OutreachFixtures.Arranged list;
    UUID amina;
    EntryTable entries;
    CallsInProgress claims;
    NoteAttempt note;
    FindSolution solutions;
    ConfirmAvoided confirm;
    WorkList work;
    RankEntries ranking;
    RoundOfDoors rounds;
    CloseEntry closing;
    OpenCard cards;
    RecordTalk talks;

    @BeforeEach
    void a_list_came_in() {
        var association = network.anAssociation();
        nadia = network.a(Role.MEDIATOR, association);
        yanis = network.a(Role.MEDIATOR, association);
        list = fixtures.anArrangement(nadia, TODAY.minusDays(3));
        amina = fixtures.anEntry(list, aHousehold("Amina", "Ferrand"));
        var clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        var by = new LocalDaysBy(clock, localDays);
        entries = new EntryTable(database, households, by, clock);
        claims = new CallsInProgress(database, entries);
        note = new NoteAttempt(entries, claims, next, hours, objections, journal);
        solutions = new FindSolution(database, entries, journal);
        confirm = new ConfirmAvoided(database, entries, journal);
        work = new WorkList(database, entries, claims, hours);
        ranking = new RankEntries(entries, urgencies, associations, transactions, by);
        rounds = new RoundOfDoors(database, entries, hours, communes, journal);
        closing = new CloseEntry(entries, objections, journal);
        cards = new OpenCard(database, entries, ranking, solutions, claims, next, hours, journal);
        talks = new RecordTalk(entries, visits, nomenclature, journal, by);
    }

    private <T> T as(SignedIn who, Callable<T> what) {
        return Network.as(
                who,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    try {
                        return what.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    private ListedHousehold entry(UUID id) {
        return as(nadia, () -> entries.find(id).orElseThrow());
    }

    private Outcome<NoteAttempt.Noting> tries(SignedIn who, UUID id, String channel, String outcome) {
        return tries(who, id, channel, outcome, null, entry(id).version());
    }

    private Outcome<NoteAttempt.Noting> tries(
            SignedIn who, UUID id, String channel, String outcome, Instant back, int basedOn) {
        return as(
                who, () -> note.handle(new NoteAttempt.Command(Ids.next(), id, null, channel, outcome, back, basedOn)));
    }

    private static void refused(Outcome<?> outcome, String key) {
        assertThat(Outcomes.refused(outcome)).extracting(Problem::code).contains("outreach.work.problem." + key);
    }

    private WorkList.Filter all() {
        return new WorkList.Filter(null, null, false, null, ListedHousehold.State.WAITING);
    }

    // --- attempts

    @Test
    void an_attempt_without_an_answer_waits_for_the_next_half_day_and_then_for_another_one() {
        assertThat(Outcomes.done(tries(nadia, amina, "call", "no-answer")))
                .isInstanceOf(NoteAttempt.Noting.Noted.class);
        var after = entry(amina);
        assertThat(after.attempts()).isEqualTo(1);
        assertThat(after.lastOutcome()).isEqualTo("no-answer");
        assertThat(after.notBefore()).as("noon in Paris").isEqualTo(Instant.parse("2026-11-26T11:00:00Z"));
        var best = as(nadia, () -> next.best(entries.attempts(amina), List.of(), after.notBefore(), "69266"));
        assertThat(best.band()).isEqualTo(HourBand.EVENING);
        assertThat(best.at()).isEqualTo(Instant.parse("2026-11-26T17:00:00Z"));
    }

    @Test
    void the_best_hour_is_the_measured_one_once_the_association_tried_thirty_times() {
        var rates = List.of(new HourBand.Rate(HourBand.MORNING, 20, 12), new HourBand.Rate(HourBand.EVENING, 15, 3));
        var best = next.best(List.of(), rates, NOON, "69266");
        assertThat(best.measured()).isTrue();
        assertThat(best.band()).isEqualTo(HourBand.MORNING);
        assertThat(best.at()).as("it is morning now").isEqualTo(NOON);
    }

    @Test
    void one_press_is_undone_within_a_minute_and_not_after() {
        var call = Ids.next();
        as(nadia, () -> note.handle(new NoteAttempt.Command(call, amina, null, "call", "reached", null, 0)));
        assertThat(entry(amina).state()).isEqualTo(ListedHousehold.State.REACHED);
        assertThat(as(yanis, () -> note.undo(call))).as("somebody else's").isFalse();
        assertThat(as(nadia, () -> note.undo(call))).isTrue();
        assertThat(entry(amina).state()).isEqualTo(ListedHousehold.State.WAITING);
        assertThat(entry(amina).attempts()).isZero();
        as(nadia, () -> note.handle(new NoteAttempt.Command(call, amina, null, "call", "reached", null, 9)));
        now = NOON.plusSeconds(61);
        assertThat(as(nadia, () -> note.undo(call))).isFalse();
        assertThat(entry(amina).reachedOn()).isEqualTo(TODAY);
    }

    @Test
    void taking_back_what_closed_the_entry_opens_it_again() {
        var door = Ids.next();
        as(nadia, () -> note.handle(new NoteAttempt.Command(door, amina, null, "door", "moved-away", null, 0)));
        assertThat(entry(amina).closedWhy()).isEqualTo("wrong-data");
        assertThat(as(nadia, () -> note.undo(door))).isTrue();
        assertThat(entry(amina).open()).isTrue();
    }

    @Test
    void refuses_what_cannot_be() {
        refused(tries(nadia, amina, "call", "flew-away"), "outcome");
        refused(tries(nadia, amina, "pigeon", "sent"), "channel");
        refused(tries(nadia, amina, "sms", "unsafe"), "outcome");
        refused(tries(nadia, amina, "call", "call-back"), "back-missing");
        refused(tries(nadia, amina, "call", "call-back", NOON.minusSeconds(60), 0), "back-past");
        refused(tries(nadia, amina, "call", "call-back", Instant.parse("2026-11-29T10:00:00Z"), 0), "back-hours");
        refused(tries(nadia, Ids.next(), "call", "no-answer", null, 0), "unknown");
        refused(
                as(
                        nadia,
                        () -> note.handle(new NoteAttempt.Command(
                                Ids.next(), amina, NOON.plus(Duration.ofHours(1)), "call", "no-answer", null, 0))),
                "future");
        refused(
                as(
                        nadia,
                        () -> note.handle(new NoteAttempt.Command(
                                Ids.next(), amina, NOON.minus(Duration.ofDays(9)), "call", "no-answer", null, 0))),
                "before-list");
        assertThat(entry(amina).attempts()).isZero();
    }

    @Test
    void nobody_is_called_at_night_nor_on_a_sunday_but_who_calls_us_is_answered() {
        now = Instant.parse("2026-11-26T21:00:00Z");
        refused(tries(nadia, amina, "call", "no-answer"), "hours");
        now = Instant.parse("2026-11-29T10:00:00Z");
        refused(tries(nadia, amina, "door", "notice-left"), "hours");
        assertThat(as(nadia, () -> work.next(all()))).isEmpty();
        assertThat(Outcomes.done(tries(nadia, amina, "letter", "sent"))).isInstanceOf(NoteAttempt.Noting.Noted.class);
        assertThat(Outcomes.done(tries(nadia, amina, "call", "reached"))).isInstanceOf(NoteAttempt.Noting.Noted.class);
    }

    @Test
    void a_household_overseas_is_judged_by_its_own_clock() {
        var zelie = fixtures.in(list, fixtures.anEntry(list, aHousehold("Zélie", "Loin")), "97105");
        var ravi = fixtures.in(list, fixtures.anEntry(list, aHousehold("Ravi", "Avant")), "97411");
        refused(tries(nadia, zelie, "call", "no-answer"), "hours");
        now = Instant.parse("2026-11-26T05:00:00Z");
        assertThat(Outcomes.done(tries(nadia, ravi, "call", "no-answer")))
                .as("nine in La Réunion, six in Paris")
                .isInstanceOf(NoteAttempt.Noting.Noted.class);
        assertThat(entry(ravi).notBefore()).as("noon there").isEqualTo(Instant.parse("2026-11-26T08:00:00Z"));
        now = Instant.parse("2026-11-26T23:00:00Z");
        assertThat(as(nadia, () -> work.next(all())))
                .as("seven in the evening in Guadeloupe, midnight in Villeurbanne")
                .contains(zelie);
        assertThat(as(nadia, () -> work.decentNow(Set.of("69", "974")))).isFalse();
        assertThat(as(nadia, () -> work.decentNow(Set.of("69", "971")))).isTrue();
        assertThat(Outcomes.done(tries(nadia, zelie, "call", "reached"))).isInstanceOf(NoteAttempt.Noting.Noted.class);
        assertThat(entry(zelie).reachedOn()).as("it is Thursday there still").isEqualTo(TODAY);
        assertThat(as(
                        nadia,
                        () -> database.sql("select day from outreach.attempt where entry = :id")
                                .param("id", zelie)
                                .query(LocalDate.class)
                                .single()))
                .isEqualTo(TODAY);
        refused(tries(nadia, amina, "call", "no-answer"), "hours");
    }

    @Test
    void hours_that_end_before_they_begin_are_refused_by_the_name_of_their_settings() {
        assertThatThrownBy(() -> new ContactHours(
                        timetables, communes, GivenSettings.of(OutreachSettings.class, "from-hour", 16, "to-hour", 11)))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("PARVIS_OUTREACH_FROM_HOUR");
    }

    @Test
    void other_hours_than_eight_to_twenty_are_kept_proposed_and_told() {
        var narrow = new ContactHours(
                timetables, communes, GivenSettings.of(OutreachSettings.class, "from-hour", 11, "to-hour", 16));
        var noting = new NoteAttempt(entries, claims, new NextTime(narrow), narrow, objections, journal);
        now = Instant.parse("2026-11-26T16:00:00Z");
        var outcome = as(
                nadia,
                () -> noting.handle(new NoteAttempt.Command(Ids.next(), amina, null, "call", "no-answer", null, 0)));
        assertThat(Outcomes.refused(outcome))
                .singleElement()
                .satisfies(problem -> assertThat(Words.t(
                                Words.FRENCH, problem.code(), problem.args().toArray()))
                        .contains("de 11 h à 16 h"));
        for (var band : HourBand.values())
            assertThat(band.within(11, 16)).as("%s", band).isEqualTo(band != HourBand.EVENING);
        var best = new NextTime(narrow).best(List.of(), List.of(), now, "69266");
        assertThat(best.band()).as("the evening is over at four").isEqualTo(HourBand.SATURDAY);
        assertThat(best.at()).as("eleven on Saturday").isEqualTo(Instant.parse("2026-11-28T10:00:00Z"));
    }

    @Test
    void after_all_attempts_only_a_last_letter_is_left_and_then_the_end() {
        assertThat(as(
                        nadia,
                        () -> closing.handle(
                                amina, "never-reached", entry(amina).version())))
                .isEqualTo(CloseEntry.Outcome.REFUSED);
        for (int i = 0; i < 3; i++) tries(nadia, amina, "call", "no-answer");
        refused(tries(nadia, amina, "call", "no-answer"), "tired");
        assertThat(as(nadia, () -> work.next(all()))).as("nobody proposes it").isEmpty();
        assertThat(Outcomes.done(tries(nadia, amina, "letter", "sent"))).isInstanceOf(NoteAttempt.Noting.Noted.class);
        refused(tries(nadia, amina, "letter", "sent"), "tired");
        assertThat(as(
                        nadia,
                        () -> closing.handle(
                                amina, "never-reached", entry(amina).version())))
                .isEqualTo(CloseEntry.Outcome.CLOSED);
        refused(tries(nadia, amina, "call", "no-answer"), "closed");
    }

    @Test
    void who_said_no_is_contacted_no_more() {
        tries(nadia, amina, "call", "objected");
        assertThat(entry(amina).closedWhy()).isEqualTo("objected");
        refused(tries(yanis, amina, "call", "no-answer"), "objected");
        assertThat(as(nadia, () -> closing.reopen(amina))).isFalse();
    }

    @Test
    void two_who_note_at_once_are_both_kept_and_the_second_learns_of_the_closing() {
        int shown = entry(amina).version();
        tries(nadia, amina, "call", "no-help-wanted", null, shown);
        var second = tries(yanis, amina, "call", "no-answer", null, shown);
        assertThat(Outcomes.done(second))
                .isInstanceOfSatisfying(
                        NoteAttempt.Noting.ClosedMeanwhile.class,
                        it -> assertThat(it.entry().closedWhy()).isEqualTo("no-help-wanted"));
        assertThat(as(nadia, () -> entries.attempts(amina))).hasSize(2);
    }

    @Test
    void an_attempt_from_a_device_is_one_however_often_it_arrives() {
        var commands = new AttemptCommands(note, entries, read);
        var attempt = Ids.next();
        var payload = JsonMapper.builder().build().readTree("""
                {"attempt": "%s", "entry": "%s", "channel": "door", "outcome": "notice-left", "basedOn": 0, "more": true}""".formatted(attempt, amina));
        var command = new SentCommand(Ids.next(), "outreach.attempt", 1, payload, Ids.next(), 1, NOON, Duration.ZERO);
        for (int i = 0; i < 2; i++)
            assertThat(as(nadia, () -> commands.handle(command)))
                    .isInstanceOf(fr.parvis.sync.CommandHandler.Outcome.Accepted.class);
        assertThat(as(nadia, () -> entries.attempts(amina))).hasSize(1);
        var without = JsonMapper.builder().build().readTree("{\"attempt\": \"%s\"}".formatted(Ids.next()));
        assertThat(as(
                        nadia,
                        () -> commands.handle(new SentCommand(
                                Ids.next(), "outreach.attempt", 1, without, Ids.next(), 2, NOON, Duration.ZERO))))
                .isInstanceOf(fr.parvis.sync.CommandHandler.Outcome.Rejected.class);
    }

    // --- whom first

    @Test
    void the_days_that_the_law_leaves_come_first_unknown_last_and_visible() {
        var soon = fixtures.anEntry(list, aHousehold("Soraya", "Un").billed(TODAY.minusDays(60)));
        var later = fixtures.anEntry(list, aHousehold("Karim", "Deux").billed(TODAY.minusDays(10)));
        assertThat(Network.as(nadia, () -> ranking.rank(list.list()))).isEqualTo(3);
        assertThat(as(nadia, () -> work.page(all(), null)).entries())
                .extracting(ListedHousehold::id)
                .containsExactly(soon, later, amina);
        assertThat(entry(soon).urgentWhat()).as("a meter that can be reduced").isEqualTo("reduction");
        assertThat(entry(soon).urgentWhy()).contains("R1", "R3");
        assertThat(entry(soon).weight())
                .as("what protects and what is needed")
                .isEqualTo(WeightRule.of(entry(soon)))
                .isPositive();
        assertThat(entry(later).urgentOn()).isAfter(TODAY);
        assertThat(entry(amina).urgentOn()).isNull();
        assertThat(entry(amina).doubtful()).isTrue();
    }

    @Test
    void of_those_to_whom_the_law_leaves_the_same_day_the_weightier_come_first_then_always_the_same() {
        var same = TODAY.minusDays(60);
        var little =
                fixtures.anEntry(list, aHousehold("Anouk", "Peu").billed(same).owing(1_000));
        var one = fixtures.anEntry(
                list, aHousehold("Basile", "Premier").billed(same).owing(50_000));
        var other = fixtures.anEntry(
                list, aHousehold("Chloé", "Seconde").billed(same).owing(60_000));
        var much = fixtures.anEntry(
                list, aHousehold("Denis", "Beaucoup").billed(same).owing(200_000));
        Network.as(nadia, () -> ranking.rank(list.list()));
        var order = as(nadia, () -> work.page(all(), null)).entries();
        var alike = java.util.stream.Stream.of(one, other)
                .sorted(java.util.Comparator.comparing(UUID::toString))
                .toList();
        assertThat(order)
                .extracting(ListedHousehold::id)
                .as("alike in all that counts: by identifier")
                .containsExactly(much, alike.getFirst(), alike.getLast(), little, amina);
        assertThat(order.subList(0, 4))
                .extracting(ListedHousehold::urgentOn)
                .containsOnly(order.getFirst().urgentOn());
        assertThat(order.get(1).weight()).as("alike").isEqualTo(order.get(2).weight());
        assertThat(as(nadia, () -> work.next(all()))).contains(much);
    }

    @Test
    void nights_that_were_missed_change_nothing() {
        var one = fixtures.anEntry(list, aHousehold("Soraya", "Un").billed(TODAY.minusDays(10)));
        Network.as(nadia, () -> ranking.rank(list.list()));
        now = NOON.plus(Duration.ofDays(3));
        Network.as(nadia, () -> ranking.rank(list.list()));
        var missed = entry(one);
        now = NOON;
        for (int day = 0; day <= 3; day++) {
            now = NOON.plus(Duration.ofDays(day));
            Network.as(nadia, () -> ranking.rank(list.list()));
        }
        assertThat(entry(one)).isEqualTo(missed);
    }

    @Test
    void a_matter_that_no_rule_knows_keeps_the_day_that_was_planned() {
        var rent = fixtures.anArrangement(nadia, TODAY, "rent", 3);
        var one = fixtures.anEntry(rent, aHousehold("Inès", "Loyer").planned(TODAY.plusDays(12)));
        Network.as(nadia, () -> ranking.rank(rent.list()));
        assertThat(entry(one).urgentOn()).isEqualTo(TODAY.plusDays(12));
        assertThat(entry(one).doubtful()).isTrue();
    }

    @Test
    void water_in_the_main_home_is_never_cut() {
        var water = fixtures.anArrangement(nadia, TODAY, "water", 3);
        var one = fixtures.anEntry(water, aHousehold("Léo", "Source").billed(TODAY.minusDays(90)));
        Network.as(nadia, () -> ranking.rank(water.list()));
        assertThat(entry(one).urgentOn()).isNull();
        assertThat(entry(one).doubtful()).isFalse();
        assertThat(entry(one).urgentWhy()).contains("R10");
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        for (int i = 0; i < 60; i++)
            fixtures.anEntry(list, aHousehold("Personne", "N" + i).billed(i % 3 == 0 ? null : TODAY.minusDays(i)));
        Network.as(nadia, () -> ranking.rank(list.list()));
        var seen = new java.util.ArrayList<UUID>();
        WorkList.From from = null;
        do {
            var after = from;
            var page = as(nadia, () -> work.page(all(), after));
            page.entries().forEach(entry -> seen.add(entry.id()));
            from = page.next() == null
                    ? null
                    : WorkList.From.read(page.next().text()).orElseThrow();
        } while (from != null);
        assertThat(seen).hasSize(61).doesNotHaveDuplicates();
        assertThat(WorkList.From.read("n'importe quoi")).isEmpty();
    }

    @Test
    void the_next_household_is_one_that_nobody_else_is_at() {
        var other = fixtures.anEntry(list, aHousehold("Soraya", "Un").billed(TODAY.minusDays(60)));
        Network.as(nadia, () -> ranking.rank(list.list()));
        assertThat(as(nadia, () -> work.next(all()))).contains(other);
        assertThat(as(yanis, () -> work.next(all()))).contains(amina);
        assertThat(as(yanis, () -> claims.others(List.of(other)))).containsKey(other);
        now = NOON.plus(Duration.ofMinutes(21));
        assertThat(as(yanis, () -> work.next(all())))
                .as("twenty minutes are over")
                .contains(other);
        assertThat(as(nadia, () -> claims.take(other))).isPresent();
    }

    @Test
    void another_association_sees_nothing() {
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        tries(nadia, amina, "call", "reached");
        assertThat(as(stranger, () -> work.page(all(), null)).entries()).isEmpty();
        assertThat(as(stranger, () -> entries.find(amina))).isEmpty();
        assertThat(as(stranger, () -> entries.attempts(amina))).isEmpty();
        assertThat(as(stranger, () -> entries.rates("call"))).isEmpty();
        refused(tries(stranger, amina, "call", "no-answer", null, 0), "unknown");
        assertThat(as(stranger, () -> claims.others(List.of(amina)))).isEmpty();
        assertThatThrownBy(() -> as(stranger, () -> rounds.doors(Ids.next()))).isInstanceOf(NotFound.class);
    }

    private static ListedHousehold.Debt debt(
            String cheque, String mainHome, @Nullable String planned, @Nullable Long cents) {
        return new ListedHousehold.Debt(cents, null, null, null, planned, null, "unknown", null, mainHome, cheque);
    }

    @Test
    void what_weighs_is_a_table() {
        assertThat(WeightRule.of(debt("no", "no", null, null), "fr", true)).isZero();
        assertThat(WeightRule.of(debt("yes", "no", null, null), null, true)).isEqualTo(25);
        assertThat(WeightRule.of(debt("no", "yes", null, null), null, true)).isEqualTo(20);
        assertThat(WeightRule.of(debt("no", "unknown", null, null), null, true)).isEqualTo(10);
        assertThat(WeightRule.of(debt("no", "no", "cut", null), null, true)).isEqualTo(15);
        assertThat(WeightRule.of(debt("no", "no", "reduction", null), null, true))
                .isEqualTo(5);
        assertThat(WeightRule.of(debt("no", "no", null, 15_000L), null, true)).isEqualTo(5);
        assertThat(WeightRule.of(debt("no", "no", null, 40_000L), null, true)).isEqualTo(10);
        assertThat(WeightRule.of(debt("no", "no", null, 100_000L), null, true)).isEqualTo(15);
        assertThat(WeightRule.of(debt("no", "no", null, null), "ar", true)).isEqualTo(10);
        assertThat(WeightRule.of(debt("no", "no", null, null), null, false)).isEqualTo(15);
        assertThat(WeightRule.of(debt("yes", "yes", "cut", 200_000L), "ar", false))
                .isEqualTo(100);
    }

    // --- the card, the talk

    @Test
    void opening_a_card_is_noted_with_who_did_and_looking_at_the_list_is_not() {
        as(nadia, () -> work.page(all(), null));
        as(nadia, () -> cards.find(amina));
        assertThat(opened()).isEmpty();
        assertThat(as(yanis, () -> cards.handle(amina)).household().name()).isEqualTo("Amina Ferrand");
        assertThat(opened()).containsExactly(yanis.account());
        as(nadia, () -> cards.handle(amina));
        assertThat(opened()).as("each time").containsExactly(yanis.account(), nadia.account());
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThatThrownBy(() -> as(stranger, () -> cards.handle(amina))).isInstanceOf(NotFound.class);
        assertThat(opened()).hasSize(2);
    }

    private List<UUID> opened() {
        return noted("outreach.opened");
    }

    /** Account that did it with the first household. */
    private List<UUID> noted(String action) {
        return as(
                nadia,
                () -> database.sql(
                                "select account from audit.entry where action = :action and subject = :id order by id")
                        .param("action", action)
                        .param("id", amina.toString())
                        .query(UUID.class)
                        .list());
    }

    @Test
    void the_talk_with_who_was_reached_is_one_act_of_outgoing_mediation() {
        // an act has happened: at an hour of the day before this one runs, not of the morning that stands still
        now = Instant.now().minus(Duration.ofDays(1)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        var here = fixtures.anArrangement(
                nadia, LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(3));
        var zoe = fixtures.anEntry(here, aHousehold("Zoé", "Jointe"));
        var point = listsFixtures.aPoint(network.a(Role.DIRECTOR, nadia.association()), "Maison de Bron");
        var visit = Ids.next();
        var command = new RecordTalk.Command(zoe, visit, point, "mediation", "follow-up", 15);
        assertThat(as(nadia, () -> talks.handle(command)))
                .extracting(Problem::code)
                .containsExactly("outreach.work.problem.not-reached");
        tries(nadia, zoe, "door", "reached");
        var wrong = as(nadia, () -> talks.handle(new RecordTalk.Command(zoe, Ids.next(), point, "flight", "none", 15)));
        assertThat(wrong).extracting(Problem::field).containsExactlyInAnyOrder("level", "result");
        for (int i = 0; i < 2; i++)
            assertThat(as(nadia, () -> talks.handle(command)))
                    .as("twice is once")
                    .isEmpty();
        assertThat(as(
                        nadia,
                        () -> talks.handle(
                                new RecordTalk.Command(zoe, Ids.next(), point, "mediation", "follow-up", 15))))
                .as("nor by another form")
                .isEmpty();
        var act = as(nadia, () -> visits.find(List.of(visit))).getFirst();
        assertThat(act.direction()).isEqualTo(Direction.OUTGOING);
        assertThat(act.presence()).isEqualTo("door-to-door");
        assertThat(act.point()).isEqualTo(point);
        assertThat(act.mediators()).containsExactly(nadia.account());
        assertThat(act.commune()).isEqualTo("69266");
        assertThat(act.partner()).isEqualTo("edf");
        assertThat(act.startedAt()).as("it was noted at its end").isEqualTo(now.minus(Duration.ofMinutes(15)));
        assertThat(act.requests())
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .extracting(
                                Visit.Request::theme,
                                Visit.Request::level,
                                Visit.Request::result,
                                Visit.Request::minutes)
                        .containsExactly("energy-unpaid-bill", "mediation", "follow-up", 15));
        assertThat(entry(zoe).visit()).isEqualTo(visit);
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(as(stranger, () -> talks.handle(command)))
                .extracting(Problem::code)
                .containsExactly("outreach.work.problem.unknown");
    }

    // --- what was found

    @Test
    void a_cut_counts_as_avoided_only_once_somebody_asked_after_its_day() {
        tries(nadia, amina, "call", "reached");
        var id = Ids.next();
        var command = new FindSolution.Command(
                id,
                amina,
                "instalments",
                24_000L,
                "cut",
                TODAY.plusDays(5),
                entry(amina).version());
        assertThat(Outcomes.done(as(nadia, () -> solutions.handle(command))))
                .isEqualTo(new FindSolution.Finding.Found(id, TODAY.plusDays(35)));
        assertThat(Outcomes.done(as(nadia, () -> solutions.handle(command))))
                .as("twice is once")
                .isInstanceOf(FindSolution.Finding.Found.class);
        assertThat(entry(amina).closedWhy()).isEqualTo("solution");
        assertThat(as(nadia, () -> confirm.due())).isEmpty();
        assertThat(as(nadia, () -> confirm.handle(id, "avoided"))).isEqualTo(ConfirmAvoided.Outcome.TOO_SOON);
        now = NOON.plus(Duration.ofDays(36));
        assertThat(as(nadia, () -> confirm.due())).hasSize(1);
        assertThat(as(nadia, () -> confirm.handle(id, "perhaps"))).isEqualTo(ConfirmAvoided.Outcome.UNKNOWN);
        assertThat(as(nadia, () -> confirm.handle(id, "avoided"))).isEqualTo(ConfirmAvoided.Outcome.CONFIRMED);
        assertThat(as(yanis, () -> confirm.handle(id, "not-avoided"))).isEqualTo(ConfirmAvoided.Outcome.SAID_ALREADY);
        assertThat(as(nadia, () -> confirm.due())).isEmpty();
        assertThat(as(yanis, () -> confirm.undo(id))).as("somebody else's").isFalse();
        assertThat(as(nadia, () -> confirm.undo(id))).isTrue();
        assertThat(as(nadia, () -> confirm.undo(id))).as("twice is once").isFalse();
        assertThat(as(nadia, () -> confirm.due())).hasSize(1);
        assertThat(noted("outreach.confirmation-undone")).containsExactly(nadia.account());
    }

    @Test
    void a_solution_needs_somebody_who_was_reached_and_facts_that_can_be() {
        assertThat(Outcomes.refused(as(
                        nadia,
                        () -> solutions.handle(
                                new FindSolution.Command(Ids.next(), amina, "magic", -5L, "cut", null, 0)))))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("", "kind", "amount", "plannedOn");
    }

    // --- doors

    @Test
    void doors_without_a_place_go_up_the_odd_side_and_down_the_even_one() {
        var order = DoorOrder.of(List.of(
                door("8 rue Verte"),
                door("3 rue Verte"),
                door("2 rue Verte"),
                door("11 rue Verte"),
                door("1 allée Bleue")));
        assertThat(order).containsExactly("1 allée Bleue", "3 rue Verte", "11 rue Verte", "8 rue Verte", "2 rue Verte");
    }

    @Test
    void one_commune_is_finished_before_the_next_one_which_is_the_nearest() {
        var bron = new DoorOrder.Commune("69029", 45.733, 4.911);
        var villeurbanne = new DoorOrder.Commune("69266", 45.771, 4.889);
        var macon = new DoorOrder.Commune("71270", 46.306, 4.828);
        assertThat(DoorOrder.of(List.of(
                        in(bron, "2 rue Verte", false),
                        in(macon, "5 rue Rose", false),
                        in(null, "9 rue Nulle Part", false),
                        in(villeurbanne, "7 rue Noire", false),
                        in(bron, "1 rue Verte", true),
                        in(villeurbanne, "3 rue Noire", false))))
                .as("from the west; a known door before the others of its commune; who knows where, last")
                .containsExactly(
                        "5 rue Rose", "3 rue Noire", "7 rue Noire", "1 rue Verte", "2 rue Verte", "9 rue Nulle Part");
    }

    private static DoorOrder.Door<String> in(DoorOrder.Commune commune, String street, boolean located) {
        return located
                ? new DoorOrder.Door<>(street, street, commune.latitude(), commune.longitude(), commune)
                : new DoorOrder.Door<>(street, street, null, null, commune);
    }

    @Test
    void where_a_door_is_is_asked_only_where_it_is_allowed_and_without_a_name() {
        var asked = new java.util.ArrayList<String>();
        Addresses service = text -> {
            asked.add(text);
            return Optional.of(new Addresses.Located(45.77, 4.88, text, "69266", true));
        };
        var forbidden = new LocateDoors(
                database,
                entries,
                households,
                service,
                associations,
                transactions,
                GivenSettings.of(OutreachSettings.class, "locate-doors", false));
        Network.as(nadia, forbidden::here);
        assertThat(asked).isEmpty();
        var allowed = new LocateDoors(
                database,
                entries,
                households,
                service,
                associations,
                transactions,
                GivenSettings.of(OutreachSettings.class, "locate-doors", true));
        assertThat(Network.as(nadia, allowed::here)).isEqualTo(1);
        assertThat(asked).as("the address, and nobody").containsExactly("12 rue des Essais, 69100 Villeurbanne");
        var amina = as(nadia, () -> entries.household(this.amina).orElseThrow());
        assertThat(amina.latitude()).isEqualTo(45.77);
        assertThat(amina.longitude()).isEqualTo(4.88);
        assertThat(amina.name()).isEqualTo("Amina Ferrand");
        asked.clear();
        now = NOON.plus(Duration.ofDays(1));
        Network.as(nadia, allowed::here);
        assertThat(asked).as("what is known is not asked again").isEmpty();
    }

    @Test
    void a_door_that_nobody_finds_is_asked_for_on_three_days_and_a_service_that_is_away_is_left_alone() {
        var asked = new java.util.ArrayList<String>();
        Addresses away = text -> {
            asked.add(text);
            return Optional.of(new Addresses.Located(45.77, 4.88, "Villeurbanne", "69266", false));
        };
        for (int i = 0; i < 5; i++)
            fixtures.anEntry(list, aHousehold("Zoé", "N" + i).at(i + " rue Seule", null, null));
        var locate = new LocateDoors(
                database,
                entries,
                households,
                away,
                associations,
                transactions,
                GivenSettings.of(OutreachSettings.class, "locate-doors", true));
        assertThat(Network.as(nadia, locate::here))
                .as("the middle of a commune is no door")
                .isZero();
        assertThat(asked).hasSize(LocateDoors.GIVES_UP_AFTER);
        for (int day = 0; day < 12; day++) {
            now = NOON.plus(Duration.ofDays(day));
            Network.as(nadia, locate::here);
        }
        assertThat(asked).hasSize(6 * LocateDoors.TIMES);
    }

    private static DoorOrder.Door<String> door(String street) {
        return new DoorOrder.Door<>(street, street, null, null);
    }

    @Test
    void doors_whose_place_is_known_make_a_short_walk() {
        var doors = new java.util.ArrayList<DoorOrder.Door<Integer>>();
        for (int i = 0; i < 12; i++) doors.add(new DoorOrder.Door<>(i, null, 45.76, 4.88 + i * 0.001));
        java.util.Collections.shuffle(doors, new java.util.Random(7));
        assertThat(DoorOrder.of(doors)).isSorted();
    }

    @Test
    void a_round_takes_those_whom_only_their_door_reaches() {
        var behind = fixtures.anEntry(list, aHousehold("Zoé", "Sans").by(null));
        assertThat(as(nadia, () -> rounds.candidates(null, TODAY)))
                .extracting(ListedHousehold::id)
                .containsExactly(behind);
        var round = Ids.next();
        assertThat(as(nadia, () -> rounds.plan(round, TODAY.minusDays(1), null, List.of(behind))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(as(nadia, () -> rounds.plan(round, LocalDate.of(2026, 11, 29), null, List.of(behind))))
                .as("a Sunday")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(as(nadia, () -> rounds.plan(round, TODAY, null, List.of()))).isInstanceOf(Outcome.Refused.class);
        for (int i = 0; i < 2; i++)
            assertThat(as(nadia, () -> rounds.plan(round, TODAY, null, List.of(behind))))
                    .isEqualTo(new Outcome.Done<>(round));
        assertThat(as(nadia, () -> rounds.doors(round))).hasSize(1);
        assertThat(as(nadia, () -> rounds.candidates(null, TODAY))).isEmpty();
        assertThat(as(nadia, () -> rounds.mineToday())).hasSize(1);
        assertThat(as(yanis, () -> rounds.mineToday())).isEmpty();
    }

    @Test
    void a_door_is_in_no_round_before_its_household_may_be_contacted_again() {
        var behind = fixtures.anEntry(list, aHousehold("Zoé", "Sans").by(null));
        tries(nadia, behind, "door", "notice-left");
        var again = TODAY.plusDays(2);
        for (var day : List.of(TODAY, TODAY.plusDays(1))) {
            assertThat(as(nadia, () -> rounds.candidates(null, day)))
                    .as("a round may be planned for later")
                    .extracting(ListedHousehold::id)
                    .containsExactly(behind);
            assertThat(as(nadia, () -> rounds.plan(Ids.next(), day, null, List.of(behind))))
                    .isEqualTo(new Outcome.Refused<>(List.of(Problem.of("entries", "outreach.work.problem.too-soon"))));
        }
        assertThat(as(nadia, () -> rounds.plan(Ids.next(), again, null, List.of(behind))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_door_is_in_one_round_of_a_day() {
        var behind = fixtures.anEntry(list, aHousehold("Zoé", "Sans").by(null));
        as(nadia, () -> rounds.plan(Ids.next(), TODAY.plusDays(1), null, List.of(behind)));
        // chosen among those of today, and then planned for another day
        assertThat(as(yanis, () -> rounds.candidates(null, TODAY)))
                .extracting(ListedHousehold::id)
                .containsExactly(behind);
        assertThat(as(yanis, () -> rounds.plan(Ids.next(), TODAY.plusDays(1), null, List.of(behind))))
                .isEqualTo(new Outcome.Refused<>(List.of(Problem.of("entries", "outreach.work.problem.in-round"))));
        assertThat(as(yanis, () -> rounds.plan(Ids.next(), TODAY, null, List.of(behind))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_said_no_at_a_door_is_left_in_peace_though_somebody_closed_the_entry_meanwhile() {
        int shown = entry(amina).version();
        tries(nadia, amina, "call", "no-help-wanted", null, shown);
        tries(yanis, amina, "door", "objected", null, shown);
        assertThat(entry(amina).closedWhy()).isEqualTo("objected");
        assertThat(as(nadia, () -> closing.reopen(amina))).isFalse();
    }

    @Test
    void a_no_counts_also_where_the_screen_showed_the_entry_closed() {
        tries(nadia, amina, "door", "moved-away");
        assertThat(Outcomes.done(tries(yanis, amina, "call", "objected"))).isInstanceOf(NoteAttempt.Noting.Noted.class);
        assertThat(entry(amina).closedWhy()).isEqualTo("objected");
    }

    @Test
    void what_was_tried_before_the_list_came_anew_is_not_lost_when_a_device_tells_it_later() {
        fixtures.in(
                nadia,
                () -> database.sql("update outreach.entry set received_on = :today where id = :id")
                        .param("today", TODAY)
                        .param("id", amina)
                        .update());
        var yesterday = NOON.minus(Duration.ofDays(1));
        assertThat(Outcomes.done(as(
                        nadia,
                        () -> note.handle(new NoteAttempt.Command(
                                Ids.next(), amina, yesterday, "door", "notice-left", null, 0)))))
                .isInstanceOf(NoteAttempt.Noting.Noted.class);
    }

    @Test
    void an_entry_past_its_term_of_whom_nothing_is_known_any_more_is_not_opened_again() {
        fixtures.in(
                nadia,
                () -> database.sql("""
                        update outreach.entry set state = 'closed', closed_why = 'past-term', closed_on = :today, emptied_on = :today
                        where id = :id""").param("today", TODAY).param("id", amina).update());
        assertThat(as(nadia, () -> closing.reopen(amina))).isFalse();
        assertThat(entry(amina).open()).isFalse();
    }

    @Test
    void an_association_that_cannot_be_ranked_keeps_no_other_waiting() {
        var before = fixtures.anEntry(list, aHousehold("Soraya", "Un").billed(TODAY.minusDays(60)));
        var elsewhere = network.a(Role.MEDIATOR, network.anAssociation());
        var theirs = fixtures.anEntry(
                fixtures.anArrangement(elsewhere, TODAY.minusDays(3)),
                aHousehold("Karim", "Deux").billed(TODAY.minusDays(60)));
        var broken = new Urgency() {
            @Override
            public boolean knows(String matter) {
                return true;
            }

            @Override
            public Left of(Facts facts, LocalDate today) {
                boolean mine = nadia.association()
                        .equals(fr.parvis.database.Asking.scope().association());
                return new Left(mine ? "explosion" : "cut", today, List.of(), false, java.util.Set.of());
            }
        };
        new RankEntries(entries, List.of(broken), associations, transactions, localDays).handle();
        assertThat(as(elsewhere, () -> entries.find(theirs).orElseThrow()).urgentWhat())
                .isEqualTo("cut");
        assertThat(entry(before).urgentWhat()).isNull();
    }

    @Test
    void a_way_is_as_long_back_as_it_is_there() {
        var there = List.of(
                new DoorOrder.Door<>(1, null, 42.6, 2.2),
                new DoorOrder.Door<>(2, null, 43.2, 3.1),
                new DoorOrder.Door<>(3, null, 42.5, 3.0));
        assertThat(DoorOrder.length(there)).isEqualTo(DoorOrder.length(there.reversed()));
    }

    @Test
    void the_round_of_today_goes_along_however_many_others_walked_this_week() {
        var behind = fixtures.anEntry(list, aHousehold("Zoé", "Sans").by(null));
        fixtures.in(
                nadia,
                () -> database.sql("""
                        insert into outreach.door_round (id, association, day, by, planned_at)
                        select gen_random_uuid(), :association, :day, gen_random_uuid(), now() from generate_series(1, 101)""")
                        .param("association", nadia.association())
                        .param("day", TODAY.minusDays(1))
                        .update());
        as(nadia, () -> rounds.plan(Ids.next(), TODAY, null, List.of(behind)));
        assertThat(as(nadia, () -> rounds.mineToday())).hasSize(1);
        assertThat(as(nadia, () -> rounds.rounds())).hasSize(1);
    }
}
