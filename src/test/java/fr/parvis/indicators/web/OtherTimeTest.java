// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.web.AskedQuestion.Comparison;
import fr.parvis.indicators.web.AskedQuestion.Share;
import fr.parvis.network.Extent;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pieces of time beside each other: as much of the one as of the other, or none. */
class OtherTimeTest {
    private static AskedQuestion asked(Dimension rows, Comparison comparison, String from, String to) {
        return new AskedQuestion(
                List.of(),
                rows,
                null,
                Map.of(),
                "",
                new Extent.WholeNetwork(),
                new Period(LocalDate.parse(from), LocalDate.parse(to)),
                comparison,
                Share.NONE,
                false);
    }

    private static @Nullable String before(Dimension rows, String from, String to, String code) {
        return OtherTime.of(asked(rows, Comparison.AVANT, from, to), code);
    }

    @Test
    void a_quarter_stands_beside_one_of_as_many_of_its_months() {
        assertThat(before(Dimension.QUARTER, "2026-01-01", "2026-06-30", "20261"))
                .isEqualTo("20253");
        assertThat(before(Dimension.QUARTER, "2026-01-01", "2026-06-30", "20262"))
                .isEqualTo("20254");
        // two of its months beside the last two of the year
        assertThat(before(Dimension.QUARTER, "2026-01-01", "2026-02-28", "20261"))
                .isEqualTo("20254");
        // February and March beside November and December, April beside January
        assertThat(before(Dimension.QUARTER, "2026-02-01", "2026-04-30", "20261"))
                .isEqualTo("20254");
        assertThat(before(Dimension.QUARTER, "2026-02-01", "2026-04-30", "20262"))
                .isEqualTo("20261");
    }

    @Test
    void quarters_and_years_of_a_period_that_is_not_made_of_them_have_none_beside_them() {
        // before it September alone, then a whole quarter
        assertThat(before(Dimension.QUARTER, "2026-01-01", "2026-04-30", "20261"))
                .isNull();
        assertThat(before(Dimension.QUARTER, "2026-01-01", "2026-04-30", "20262"))
                .isNull();
        assertThat(before(Dimension.QUARTER, "2026-03-01", "2026-04-30", "20261"))
                .isNull();
        assertThat(before(Dimension.QUARTER, "2026-01-01", "2026-08-31", "20262"))
                .as("April to June would be August to October")
                .isNull();
        assertThat(before(Dimension.YEAR, "2025-01-01", "2026-06-30", "2025")).isNull();
        assertThat(before(Dimension.YEAR, "2025-01-01", "2026-06-30", "2026")).isNull();
        assertThat(before(Dimension.YEAR, "2025-01-01", "2026-12-31", "2026")).isEqualTo("2024");
    }

    @Test
    void a_month_that_one_period_has_in_part_stands_beside_no_whole_one() {
        // twelve months so far: before them as many days, from 31 January on
        assertThat(before(Dimension.MONTH, "2026-01-01", "2026-12-01", "202602"))
                .isEqualTo("202502");
        assertThat(before(Dimension.MONTH, "2026-01-01", "2026-12-01", "202601"))
                .isNull();
        assertThat(before(Dimension.MONTH, "2026-01-01", "2026-12-01", "202612"))
                .isNull();
        // fifteen days beside the fifteen before
        assertThat(before(Dimension.MONTH, "2026-12-01", "2026-12-15", "202612"))
                .isEqualTo("202611");
        // eleven days, of which two are of February and nine of the same month
        assertThat(before(Dimension.MONTH, "2026-03-10", "2026-03-20", "202603"))
                .isNull();
        assertThat(before(Dimension.MONTH, "2026-01-01", "2026-04-30", "202604"))
                .isEqualTo("202512");
    }

    @Test
    void the_last_days_of_a_month_have_none_beside_them_in_a_shorter_one() {
        assertThat(before(Dimension.DAY, "2026-03-01", "2026-03-31", "2026-03-28"))
                .isEqualTo("2026-02-28");
        assertThat(before(Dimension.DAY, "2026-03-01", "2026-03-31", "2026-03-29"))
                .isNull();
    }

    @Test
    void a_year_earlier_the_same_piece_stands_beside_each() {
        assertThat(OtherTime.of(asked(Dimension.MONTH, Comparison.ANNEE, "2025-02-01", "2025-12-01"), "202502"))
                .isEqualTo("202402");
        assertThat(OtherTime.of(asked(Dimension.QUARTER, Comparison.ANNEE, "2026-01-01", "2026-04-30"), "20262"))
                .isEqualTo("20252");
        assertThat(OtherTime.of(asked(Dimension.DAY, Comparison.ANNEE, "2024-02-29", "2024-02-29"), "2024-02-29"))
                .isEqualTo("2023-02-28");
    }
}
