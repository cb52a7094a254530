// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Each rule alone, on its border days. */
class LawTest {
    private final Law law = of("2026-03-02");

    private static Law of(String bill) {
        return new Law(Shipped.BOOK, LocalDate.parse(bill));
    }

    private static LocalDate on(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void R1_a_bill_is_due_after_14_days_or_on_its_limit_date_when_that_is_later() {
        assertThat(law.due(on("2026-03-02"), null)).isEqualTo("2026-03-16");
        assertThat(law.due(on("2026-03-02"), on("2026-03-10"))).isEqualTo("2026-03-16");
        assertThat(law.due(on("2026-03-02"), on("2026-03-17"))).isEqualTo("2026-03-17");
        assertThat(law.due(on("2028-02-20"), null)).isEqualTo("2028-03-05");
    }

    @Test
    void R2_the_first_letter_leaves_15_days_and_30_to_a_protected_household() {
        assertThat(law.firstDelayEnds(on("2026-03-16"), false)).isEqualTo("2026-03-31");
        assertThat(law.firstDelayEnds(on("2026-03-16"), true)).isEqualTo("2026-04-15");
    }

    @Test
    void R3_what_the_second_letter_announces_comes_20_days_later() {
        assertThat(law.announcedFrom(on("2026-03-31"))).isEqualTo("2026-04-20");
    }

    @Test
    void R4_a_protected_household_has_8_days_to_object() {
        assertThat(law.objectionUntil(on("2026-03-16"))).isEqualTo("2026-03-24");
    }

    @Test
    void R5_a_file_at_the_fund_keeps_the_supply_until_its_decision_and_two_months_at_most() {
        var lodged = FundRequest.lodged(on("2027-12-31"));
        assertThat(law.fundHoldEnds(lodged)).isEqualTo("2028-02-29");
        assertThat(law.fundHoldEnds(FundRequest.lodged(on("2026-12-31")))).isEqualTo("2027-02-28");
        assertThat(law.fundHoldEnds(lodged.refused(on("2028-01-10")))).isEqualTo("2028-01-10");
        assertThat(law.fundHoldEnds(lodged.refused(on("2028-03-10")))).isEqualTo("2028-02-29");
        assertThat(law.announcedAfterFund(on("2028-02-29"))).isEqualTo("2028-03-20");
    }

    @Test
    void R6_social_services_are_told_on_the_working_day_after_five_days() {
        assertThat(law.socialServicesTold(on("2026-04-20")))
                .as("five days later is a Saturday, told on Monday")
                .isEqualTo("2026-04-27");
        assertThat(law.socialServicesTold(on("2026-04-15"))).isEqualTo("2026-04-21");
        assertThat(law.socialServicesTold(on("2026-04-25")))
                .as("Thursday 30 April, then a holiday, then a week-end")
                .isEqualTo("2026-05-04");
    }

    @Test
    void R7_the_truce_goes_from_1_November_to_31_March_both_included() {
        assertThat(law.inTruce(on("2026-10-31"))).isFalse();
        assertThat(law.inTruce(on("2026-11-01"))).isTrue();
        assertThat(law.inTruce(on("2028-02-29"))).isTrue();
        assertThat(law.inTruce(on("2027-03-31"))).isTrue();
        assertThat(law.inTruce(on("2027-04-01"))).isFalse();
        assertThat(law.outsideTruce(on("2026-11-01"))).isEqualTo("2027-04-01");
        assertThat(law.outsideTruce(on("2027-03-31"))).isEqualTo("2027-04-01");
        assertThat(law.outsideTruce(on("2027-04-01"))).isEqualTo("2027-04-01");
        assertThat(law.truceStart(on("2026-11-01"))).isEqualTo("2026-11-01");
        assertThat(law.truceStart(on("2026-11-02"))).isEqualTo("2027-11-01");
    }

    @Test
    void R7_in_the_truce_three_kVA_stay_of_six_and_two_of_three() {
        assertThat(law.truceFloor(6, on("2026-12-01")).number()).isEqualTo(3);
        assertThat(law.truceFloor(12, on("2026-12-01")).number()).isEqualTo(3);
        assertThat(law.truceFloor(3, on("2026-12-01")).number()).isEqualTo(2);
        assertThat(law.truceFloor(4, on("2026-12-01")))
                .as("the text names no other power")
                .isNull();
        assertThat(law.truceFloor(6, on("2026-12-01")).toCheck()).isTrue();
    }

    @Test
    void R8_sixty_days_stand_still_in_the_truce_and_go_on_for_what_remains() {
        var days = law.get(Rule.REDUCED_DAYS, null);
        assertThat(law.reducedDaysEnd(on("2026-06-04"), days)).isEqualTo("2026-08-03");
        assertThat(law.reducedDaysEnd(on("2026-09-01"), days)).isEqualTo("2026-10-31");
        assertThat(law.reducedDaysEnd(on("2026-09-02"), days)).isEqualTo("2027-04-01");
        assertThat(law.reducedDaysEnd(on("2026-10-01"), days)).isEqualTo("2027-04-30");
        assertThat(law.reducedDaysEnd(on("2026-10-31"), days)).isEqualTo("2027-05-30");
        assertThat(law.reducedDaysEnd(on("2027-01-15"), days)).isEqualTo("2027-05-30");
        assertThat(law.reducedDaysEnd(on("2027-04-01"), days)).isEqualTo("2027-05-31");
    }

    @Test
    void a_rule_holds_for_what_happens_in_its_time_whatever_the_day_of_the_bill() {
        var old = of("2022-08-17");
        assertThat(old.find(Rule.REDUCED_DAYS, on("2023-03-31"))).isEmpty();
        assertThat(old.find(Rule.REDUCED_DAYS, on("2023-04-01"))).isPresent();
    }

    @Test
    void a_changed_decree_holds_for_the_letters_that_leave_after_it() {
        var rules = Shipped.text("/energy/rules.csv")
                .replace(
                        "SECOND_LETTER;2018-01-01;;20;",
                        "SECOND_LETTER;2027-01-01;;25;un décret de demain;2026-11-26;UNSURE\nSECOND_LETTER;2018-01-01;2026-12-31;20;");
        var before = new Law(Rulebook.read(rules, Shipped.text("/energy/practices.csv")), on("2026-11-15"));
        assertThat(before.announcedFrom(on("2026-12-31"))).as("left before it").isEqualTo("2027-01-20");
        assertThat(before.announcedFrom(on("2027-01-01")))
                .as("a bill of before, a letter of after")
                .isEqualTo("2027-01-26");
    }

    @Test
    void a_cheque_protects_from_when_the_supplier_knows_and_within_its_rights() {
        var known = Cheque.told(2026, on("2026-03-25"));
        assertThat(law.chequeProtects(known, on("2026-03-31"))).isFalse();
        assertThat(law.chequeProtects(known, on("2026-04-01"))).isTrue();
        assertThat(law.chequeProtects(known, on("2027-04-30"))).isTrue();
        assertThat(law.chequeProtects(known, on("2027-05-01"))).isFalse();
        assertThat(law.chequeProtects(Cheque.told(2026, on("2026-07-01")), on("2026-06-30")))
                .isFalse();
        assertThat(law.chequeProtects(Cheque.held(2026), on("2026-06-30"))).isFalse();
    }

    @Test
    void easter_moves_three_holidays() {
        assertThat(WorkingDays.easter(2026)).isEqualTo("2026-04-05");
        assertThat(WorkingDays.easter(2028)).isEqualTo("2028-04-16");
        assertThat(WorkingDays.worked(on("2026-04-06"))).isFalse();
        assertThat(WorkingDays.worked(on("2026-05-14"))).as("Ascension Day").isFalse();
        assertThat(WorkingDays.worked(on("2026-05-25"))).as("Whit Monday").isFalse();
        assertThat(WorkingDays.worked(on("2026-05-26"))).isTrue();
    }
}
