// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.database.Asking;
import fr.parvis.network.Communes;
import fr.parvis.outreach.domain.PartnerFixtures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Counts of lists: right after each change, kept when entries are gone, hidden from others where they are small. */
@ParvisTest
class ProgressTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Autowired
    Network network;

    @Autowired
    PartnerFixtures fixtures;

    @Autowired
    CountProgress count;

    @Autowired
    Funnel funnel;

    @Autowired
    PartnerDashboard room;

    @Autowired
    OutreachReport report;

    @Autowired
    Communes communes;

    UUID association;
    UUID partner;
    UUID arrangement;

    @BeforeEach
    void an_arrangement() {
        association = network.anAssociation();
        partner = fixtures.aPartner(association, "Fournisseur");
        arrangement = fixtures.anArrangement(association, partner);
    }

    private Funnel.Seen seen(Funnel.By by) {
        return Asking.as(association)
                .call(() -> funnel.see(new Funnel.Asked(
                        DAY.withDayOfMonth(1), DAY.plusMonths(3).minusDays(2), arrangement, by)));
    }

    private List<UUID> entries(UUID list, int how, String commune) {
        var entries = new ArrayList<UUID>();
        for (int i = 0; i < how; i++) entries.add(fixtures.anEntry(association, list, "R" + i, commune, null));
        return entries;
    }

    @Test
    void each_household_counts_once_at_each_step_and_only_what_was_confirmed_counts_as_avoided() {
        var list = fixtures.aList(association, partner, arrangement, DAY, 6);
        var it = entries(list, 6, "69266");
        fixtures.tried(association, it.get(0), DAY.plusDays(1), "call", "no-answer");
        fixtures.tried(association, it.get(0), DAY.plusDays(3), "door", "reached");
        fixtures.solved(association, it.get(0), DAY.plusDays(3), "instalments", 12_000L, "cut", "avoided");
        fixtures.solved(association, it.get(0), DAY.plusDays(4), "fund", 5_000L, null, "waiting");
        fixtures.tried(association, it.get(1), DAY.plusDays(2), "call", "reached");
        fixtures.solved(association, it.get(1), DAY.plusDays(2), "delay", 3_000L, "reduction", "waiting");
        fixtures.tried(association, it.get(2), DAY.plusDays(10), "sms", "sent");
        fixtures.closedEntry(association, it.get(3), DAY.plusDays(5), "wrong-data");
        fixtures.tried(association, it.get(4), DAY.plusDays(2), "call", "reached");
        fixtures.solved(association, it.get(4), DAY.plusDays(2), "oriented", null, null, "waiting");
        count.handleDue();

        var seen = seen(Funnel.By.LIST);
        var sums = seen.sums();
        assertThat(List.of(
                        sums.listed(),
                        sums.attempted(),
                        sums.reached(),
                        sums.solved(),
                        sums.avoided(),
                        sums.oriented()))
                .containsExactly(6L, 4L, 3L, 2L, 1L, 1L);
        assertThat(sums.cuts()).isEqualTo(1);
        assertThat(sums.spread()).isEqualTo(15_000);
        assertThat(sums.gained()).isEqualTo(5_000);
        assertThat(seen.channels()).isEqualTo(Map.of("call", 3L, "door", 1L, "sms", 1L));
        assertThat(seen.kinds()).isEqualTo(Map.of("instalments", 1L, "fund", 1L, "delay", 1L, "oriented", 1L));
        assertThat(seen.outcomes()).isEqualTo(Map.of("in-progress", 3L, "tried", 1L, "waiting", 1L, "wrong-data", 1L));
        assertThat(seen.medianDays()).isEqualTo(2);
        assertThat(seen.ninetiethDays()).isEqualTo(10);
        assertThat(seen.rows()).hasSize(1);
        assertThat(seen.rows().getFirst().label()).contains("liste.csv");
        for (var by : Funnel.By.values())
            assertThat(seen(by).rows().stream()
                            .mapToLong(row -> row.sums().listed())
                            .sum())
                    .as(by.name())
                    .isEqualTo(6);

        fixtures.closedEntry(association, it.get(5), DAY.plusDays(6), "objected");
        count.handleDue();
        assertThat(seen(Funnel.By.POINT).outcomes())
                .containsEntry("objected", 1L)
                .doesNotContainKey("waiting");
    }

    @Test
    void counts_stay_when_the_entries_are_gone() {
        var list = fixtures.aList(association, partner, arrangement, DAY, 3);
        var it = entries(list, 3, "69266");
        fixtures.tried(association, it.get(0), DAY.plusDays(1), "call", "reached");
        fixtures.solved(association, it.get(0), DAY.plusDays(1), "delay", 700L, "cut", "avoided");
        fixtures.tried(association, it.get(1), DAY.plusDays(4), "door", "no-answer");
        count.handleDue();
        var before = seen(Funnel.By.MONTH);
        fixtures.deleted(association, it.get(0));
        fixtures.deleted(association, it.get(1));
        Asking.as(association).run(() -> count.keep(list));
        assertThat(seen(Funnel.By.MONTH)).isEqualTo(before);
        // what is left goes on to be counted
        fixtures.tried(association, it.get(2), DAY.plusDays(5), "call", "reached");
        count.handleAll();
        assertThat(seen(Funnel.By.MONTH).sums().reached()).isEqualTo(2);
        fixtures.deleted(association, it.get(2));
        count.handleDue();
        count.handleAll();
        assertThat(seen(Funnel.By.MONTH).sums().reached()).isEqualTo(2);
        assertThat(seen(Funnel.By.MONTH).sums().listed()).isEqualTo(3);
    }

    @Test
    void a_list_pulled_back_out_takes_its_counts_along() throws Exception {
        var list = fixtures.aList(association, partner, arrangement, DAY, 1);
        entries(list, 1, "69266").forEach(entry -> fixtures.deleted(association, entry));
        count.handleDue();
        assertThat(seen(Funnel.By.LIST).sums().listed()).isEqualTo(1);
        try (var owner = RawDatabase.asSuperuser()) {
            RawDatabase.run(owner, "delete from outreach.list where id = ?", list);
        }
        Asking.as(association).run(() -> count.keep(list));
        assertThat(seen(Funnel.By.LIST).rows()).isEmpty();
    }

    @Test
    void a_partner_sees_counts_of_its_lists_and_none_that_is_small_or_would_tell_one() {
        var big = fixtures.aList(association, partner, arrangement, DAY, 12);
        var small = fixtures.aList(association, partner, arrangement, DAY.plusDays(7), 9);
        var other = fixtures.aList(association, partner, arrangement, DAY.plusDays(14), 30);
        reached(entries(big, 12, "69266"), 12);
        reached(entries(small, 9, "69266"), 2);
        reached(entries(other, 30, "69266"), 20);
        count.handleDue();
        var who = network.aPartner(association, partner);
        var lists =
                Network.as(who, () -> room.see(partner)).arranged().getFirst().lists();
        assertThat(lists).extracting(PartnerDashboard.HandedList::id).containsExactly(other, small, big);
        var reached = lists.stream().map(list -> list.steps().get("reached")).toList();
        assertThat(reached.get(1)).as("the small one").isNull();
        assertThat(reached)
                .as("and one of the others, so that no sum tells it")
                .isIn(Arrays.asList(null, null, 12L), Arrays.asList(20L, null, null));
        assertThat(lists).extracting(list -> list.steps().get("solved")).containsExactly(0L, 0L, 0L);
    }

    @Test
    void a_small_count_of_a_list_is_not_told_by_the_lists_of_another_arrangement() {
        var beside = fixtures.anArrangement(association, partner);
        var small = fixtures.aList(association, partner, arrangement, DAY, 9);
        var large = fixtures.aList(association, partner, beside, DAY.plusDays(7), 30);
        reached(entries(small, 9, "69266"), 2);
        reached(entries(large, 30, "69266"), 20);
        count.handleDue();
        assertThat(told("2026-T1", OutreachReport.By.DEPARTMENT)
                        .total()
                        .counts()
                        .get(OutreachReport.Column.REACHED))
                .as("the sum that the partner is told")
                .isEqualTo(22L);
        var who = network.aPartner(association, partner);
        var lists = Network.as(who, () -> room.see(partner)).arranged().stream()
                .flatMap(one -> one.lists().stream())
                .toList();
        assertThat(lists).extracting(PartnerDashboard.HandedList::id).containsExactlyInAnyOrder(small, large);
        assertThat(lists).extracting(list -> list.steps().get("reached")).containsOnlyNulls();
        assertThat(Network.as(who, () -> room.get(large)).steps().get("reached"))
                .as("nor on the page of the other list")
                .isNull();
    }

    private void reached(List<UUID> entries, int how) {
        entries.stream()
                .limit(how)
                .forEach(entry -> fixtures.tried(association, entry, DAY.plusDays(20), "call", "reached"));
    }

    private OutreachReport.Told told(String period, OutreachReport.By by) {
        return Asking.as(association)
                .call(() -> report.tell(OutreachReport.Period.read(period).orElseThrow(), partner, by));
    }

    private static Map<String, Long> column(OutreachReport.Told told, OutreachReport.Column column) {
        var counts = new java.util.HashMap<String, Long>();
        told.rows().forEach(row -> counts.put(row.label(), row.counts().get(column)));
        return counts;
    }

    @Test
    void a_report_hides_a_small_count_with_company_so_that_no_sum_tells_it() {
        var list = fixtures.aList(association, partner, arrangement, DAY, 40);
        entries(list, 3, "69266");
        entries(list, 8, "69123");
        entries(list, 20, "69034");
        entries(list, 9, "38185");
        count.handleDue();
        var told = told("2026-T1", OutreachReport.By.COMMUNE);
        assertThat(told.total().counts().get(OutreachReport.Column.LISTED)).isEqualTo(40L);
        var listed = column(told, OutreachReport.Column.LISTED);
        assertThat(listed.values()).filteredOn(Objects::isNull).hasSize(2);
        assertThat(listed.values()).filteredOn(Objects::nonNull).hasSize(2).isSubsetOf(8L, 20L, 9L);
        assertThat(column(told("2026-T1", OutreachReport.By.DEPARTMENT), OutreachReport.Column.LISTED)
                        .values())
                .containsExactlyInAnyOrder(31L, 9L);
        // a commune that is told nothing of tells no money either
        assertThat(told.rows())
                .filteredOn(row -> row.counts().get(OutreachReport.Column.LISTED) == null)
                .allSatisfy(row -> assertThat(row.counts().values()).containsOnlyNulls())
                .allSatisfy(row -> assertThat(row.spread()).isNull());
    }

    @Test
    void kwh_that_are_expected_and_those_that_were_measured_are_two_sums_told_where_their_homes_are_enough() {
        var list = fixtures.aList(association, partner, arrangement, DAY, 40);
        var here = entries(list, 20, "69266");
        var there = entries(list, 20, "38185");
        for (int i = 0; i < 8; i++) fixtures.saved(association, here.get(i), 100L, 50L, 3.0);
        for (int i = 0; i < 6; i++)
            fixtures.saved(association, there.get(i), 200L, i < 2 ? -40L : null, i < 2 ? 4.0 : null);
        count.handleDue();
        var told = told("2026-T1", OutreachReport.By.DEPARTMENT);
        assertThat(told.total().expected()).isEqualTo(8 * 100 + 6 * 200);
        assertThat(told.total().measured())
                .as("two homes used more; margins add up by their squares")
                .isEqualTo(new OutreachReport.Measured(8 * 50 - 2 * 40, Math.sqrt(8 * 9 + 2 * 16)));
        assertThat(column(told, OutreachReport.Column.WITH_EXPECTED).values()).containsExactlyInAnyOrder(8L, 6L);
        assertThat(told.rows()).extracting(OutreachReport.Row::expected).containsExactlyInAnyOrder(800L, 1200L);
        assertThat(told.rows())
                .as("two homes are too few, and the eight would tell of them")
                .extracting(OutreachReport.Row::measured)
                .containsOnlyNulls();
        for (var entry : here) fixtures.deleted(association, entry);
        count.handleDue();
        assertThat(told("2026-T1", OutreachReport.By.DEPARTMENT).total())
                .as("it stays when the households are forgotten")
                .isEqualTo(told.total());
    }

    @Test
    void a_year_does_not_tell_what_one_of_its_quarters_hides() {
        var first = fixtures.aList(association, partner, arrangement, DAY, 3);
        var second = fixtures.aList(association, partner, arrangement, DAY.plusMonths(3), 30);
        entries(first, 3, "69266");
        entries(second, 30, "69266");
        count.handleDue();
        assertThat(told("2026-T1", OutreachReport.By.DEPARTMENT)
                        .total()
                        .counts()
                        .get(OutreachReport.Column.LISTED))
                .isNull();
        assertThat(told("2026-T2", OutreachReport.By.DEPARTMENT)
                        .total()
                        .counts()
                        .get(OutreachReport.Column.LISTED))
                .isEqualTo(30L);
        var year = told("2026", OutreachReport.By.DEPARTMENT);
        assertThat(year.total().counts().get(OutreachReport.Column.LISTED)).isNull();
        assertThat(column(year, OutreachReport.Column.LISTED).values()).containsOnlyNulls();
    }

    @Test
    void the_network_reads_sums_by_association_and_no_entry() {
        var list = fixtures.aList(association, partner, arrangement, DAY.plusYears(20), 7);
        entries(list, 7, "69266");
        count.handleDue();
        var head = network.ofTheNetwork(fr.parvis.access.Role.NETWORK_HEAD);
        var told = Network.as(
                head,
                () -> report.tell(
                        OutreachReport.Period.read("2046-T1").orElseThrow(), null, OutreachReport.By.ASSOCIATION));
        assertThat(column(told, OutreachReport.Column.LISTED)).containsEntry("Association " + association, 7L);
    }

    @Test
    void what_takes_so_many_days_is_the_least_number_that_enough_waited() {
        assertThat(Funnel.within(Map.of(), 50)).isNull();
        assertThat(Funnel.within(Map.of("3", 1L), 90)).isEqualTo(3);
        assertThat(Funnel.within(Map.of("0", 5L, "10", 5L), 50)).isZero();
        assertThat(Funnel.within(Map.of("2", 9L, "10", 1L), 90)).isEqualTo(2);
        assertThat(Funnel.within(Map.of("2", 89L, "10", 11L), 90)).isEqualTo(10);
    }
}
