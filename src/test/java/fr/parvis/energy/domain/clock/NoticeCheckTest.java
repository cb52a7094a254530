// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import static fr.parvis.energy.domain.clock.NoticeCheck.Point.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a supplier's notice is compared with. */
class NoticeCheckTest {
    private static final String ELECTRICITY = "électricité, Linky, 9 kVA, principale, ";

    private static Notice cut(String dated, String announcedFor) {
        return notice(true, dated, announcedFor, null);
    }

    private static Notice reduction(String dated, String announcedFor, Integer kva) {
        return notice(false, dated, announcedFor, kva);
    }

    private static Notice notice(boolean cut, String dated, String announcedFor, Integer kva) {
        return new Notice(
                cut,
                dated == null ? null : FactsInWords.day(dated),
                announcedFor == null ? null : FactsInWords.day(announcedFor),
                kva,
                Answer.UNKNOWN,
                Answer.UNKNOWN);
    }

    private static List<NoticeCheck.Finding> findings(String facts, Notice notice, LocalDate today) {
        return NoticeCheck.of(Shipped.CLOCK, FactsInWords.read(facts), notice, today);
    }

    private static List<NoticeCheck.Point> points(String facts, Notice notice, LocalDate today) {
        return findings(facts, notice, today).stream()
                .map(NoticeCheck.Finding::point)
                .toList();
    }

    @Test
    void a_notice_that_keeps_the_delays_gives_no_point() {
        assertThat(points(
                        "gaz, principale, facture 02/03/2026, lettre 1 16/03/2026",
                        cut("31/03/2026", "20/04/2026"),
                        LocalDate.of(2026, 4, 1)))
                .isEmpty();
    }

    @Test
    void a_day_that_has_passed_is_compared_with_what_was_allowed_then() {
        var facts = "gaz, principale, facture 01/09/2026, lettre 1 15/09/2026";
        var inTheTruce = LocalDate.of(2026, 11, 10);
        assertThat(points(facts, cut("30/09/2026", "20/10/2026"), inTheTruce)).isEmpty();
        assertThat(findings(facts, cut("30/09/2026", "19/10/2026"), inTheTruce))
                .extracting(NoticeCheck.Finding::point, NoticeCheck.Finding::earliest)
                .containsExactly(
                        tuple(LESS_THAN_TWENTY_DAYS, LocalDate.of(2026, 10, 20)),
                        tuple(EARLIER_THAN_LAW, LocalDate.of(2026, 10, 20)));
    }

    @Test
    void a_day_before_the_twenty_days_is_a_point_with_its_rule_and_day() {
        var found = findings(
                "gaz, principale, facture 02/03/2026, lettre 1 16/03/2026",
                cut("31/03/2026", "19/04/2026"),
                LocalDate.of(2026, 4, 1));
        assertThat(found)
                .extracting(NoticeCheck.Finding::point)
                .containsExactly(LESS_THAN_TWENTY_DAYS, EARLIER_THAN_LAW);
        assertThat(found).allMatch(finding -> finding.earliest().equals(LocalDate.of(2026, 4, 20)));
        assertThat(found.getFirst().rule().source()).contains("2008-780");
    }

    @Test
    void a_cut_in_the_truce() {
        assertThat(points(
                        "gaz, principale, facture 01/10/2026, lettre 1 15/10/2026",
                        cut("10/11/2026", "02/12/2026"),
                        LocalDate.of(2026, 11, 20)))
                .contains(CUT_IN_TRUCE);
    }

    @Test
    void a_reduction_in_the_truce_of_who_holds_a_known_cheque() {
        var facts = ELECTRICITY + "facture 01/10/2026, lettre 1 15/10/2026";
        var notice = reduction("14/11/2026", "10/12/2026", 3);
        assertThat(points(facts + ", chèque 2026 connu 02/05/2026", notice, LocalDate.of(2026, 11, 20)))
                .contains(REDUCTION_IN_TRUCE);
        assertThat(points(facts, notice, LocalDate.of(2026, 11, 20))).isEmpty();
    }

    @Test
    void a_power_below_what_the_truce_leaves() {
        assertThat(points(
                        ELECTRICITY + "facture 01/10/2026, lettre 1 15/10/2026",
                        reduction("14/11/2026", "10/12/2026", 1),
                        LocalDate.of(2026, 11, 20)))
                .containsExactly(POWER_TOO_LOW);
    }

    @Test
    void water_of_the_main_home_is_never_cut() {
        assertThat(points(
                        "eau, principale, facture 02/03/2026, lettre 1 16/03/2026",
                        cut("31/03/2026", "20/04/2026"),
                        LocalDate.of(2026, 4, 1)))
                .containsExactly(WATER_CUT);
        assertThat(points(
                        "eau, principale, facture 02/03/2026, lettre 1 16/03/2026",
                        reduction("31/03/2026", "20/04/2026", null),
                        LocalDate.of(2026, 4, 1)))
                .containsExactly(REDUCTION_OF_OTHER_SUPPLY);
    }

    @Test
    void a_cut_of_electricity_without_a_reduction_before_is_a_point_for_a_protected_household_only() {
        assertThat(points(
                        ELECTRICITY + "facture 02/03/2026, lettre 1 16/03/2026, aide FSL 10/01/2026",
                        cut("15/04/2026", "05/05/2026"),
                        LocalDate.of(2026, 4, 16)))
                .containsExactly(EARLIER_THAN_LAW, NO_REDUCTION_BEFORE_CUT);
        assertThat(points(
                        ELECTRICITY + "facture 02/03/2026, lettre 1 16/03/2026",
                        cut("31/03/2026", "20/04/2026"),
                        LocalDate.of(2026, 4, 1)))
                .isEmpty();
    }

    @Test
    void a_cut_after_the_60_days_asks_for_the_two_contacts() {
        assertThat(points(
                        ELECTRICITY
                                + "facture 01/04/2026, lettre 1 15/04/2026, lettre 2 15/05/2026, aide FSL 10/01/2026, réduite 04/06/2026",
                        cut("10/07/2026", "03/08/2026"),
                        LocalDate.of(2026, 7, 15)))
                .contains(CONTACTS_IN_REDUCED_DAYS);
    }

    @Test
    void a_file_at_the_fund_an_agreement_and_a_paid_bill_stand_against_it() {
        var facts = "gaz, principale, montant 300, facture 02/03/2026, lettre 1 16/03/2026, ";
        var notice = cut("31/03/2026", "20/04/2026");
        var today = LocalDate.of(2026, 4, 12);
        assertThat(points(facts + "FSL 10/04/2026", notice, today)).contains(FUND_FILE_RUNS, EARLIER_THAN_LAW);
        assertThat(points(facts + "accord 10/04/2026", notice, today)).containsExactly(AGREEMENT_RUNS);
        assertThat(points(facts + "payé 10/04/2026 300", notice, today)).containsExactly(BILL_PAID);
    }

    @Test
    void letters_that_never_came_or_came_too_early() {
        var notice = cut("31/03/2026", "30/04/2026");
        var today = LocalDate.of(2026, 4, 1);
        assertThat(points("gaz, principale, facture 02/03/2026", notice, today)).containsExactly(NO_FIRST_LETTER);
        assertThat(points("gaz, principale, facture 02/03/2026, lettre 1 15/03/2026", notice, today))
                .containsExactly(FIRST_LETTER_EARLY);
        assertThat(points(
                        "gaz, principale, facture 02/03/2026, lettre 1 16/03/2026, lettre 2 30/03/2026", notice, today))
                .containsExactly(SECOND_LETTER_EARLY);
    }

    @Test
    void a_supplier_that_says_it_does_not_cut() {
        assertThat(points(
                        ELECTRICITY + "fournisseur edf, facture 02/03/2026, lettre 1 16/03/2026",
                        cut("31/03/2026", "20/05/2026"),
                        LocalDate.of(2026, 4, 1)))
                .containsExactly(SUPPLIER_SAYS_NO_CUT);
    }

    @Test
    void what_the_letter_must_say_and_does_not() {
        var silent = new Notice(false, LocalDate.of(2026, 11, 14), LocalDate.of(2026, 12, 10), 3, Answer.NO, Answer.NO);
        assertThat(points(ELECTRICITY + "facture 01/10/2026, lettre 1 15/10/2026", silent, LocalDate.of(2026, 11, 20)))
                .containsExactly(TRUCE_NOT_TOLD, SERVICES_NOT_TOLD);
    }
}
