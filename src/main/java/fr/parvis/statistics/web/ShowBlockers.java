// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.SignedIn;
import fr.parvis.network.Extent;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.protection.SmallCounts;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.BlockerRanking;
import fr.parvis.statistics.domain.BlockerRanking.Row;
import fr.parvis.statistics.domain.HiddenMonths;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Puts blockers into words, for its page, its file and the home page. */
@Component
class ShowBlockers {
    private static final String NOTHING = "–";

    private final BlockerRanking ranking;
    private final HiddenMonths hiddenMonths;
    private final SmallCounts smallCounts;
    private final Nomenclature nomenclature;

    ShowBlockers(
            BlockerRanking ranking, HiddenMonths hiddenMonths, SmallCounts smallCounts, Nomenclature nomenclature) {
        this.ranking = ranking;
        this.hiddenMonths = hiddenMonths;
        this.smallCounts = smallCounts;
        this.nomenclature = nomenclature;
    }

    /** The latest year that is told: outside an association one that has a month that is over. */
    int latestYear(SignedIn who, LocalDate today) {
        return who.association() == null ? hiddenMonths.last().getYear() : today.getYear();
    }

    /** Days of a year that are counted until today; outside an association those of months that are over. */
    private Period counted(int year, LocalDate today, boolean hiding) {
        var whole = Period.ofYear(year);
        var last = hiding ? hiddenMonths.last().atEndOfMonth() : today;
        return whole.contains(last) ? new Period(whole.from(), last) : whole;
    }

    /** Outside an association without what is small; with the names of the end of the year. */
    Found find(SignedIn who, Extent extent, int year, LocalDate today) {
        boolean hiding = who.association() == null;
        return new Found(
                extent,
                counted(year, today, hiding),
                hiding ? ranking.outside(extent, year) : ranking.of(extent, year),
                hiding,
                nomenclature.on(year == today.getYear() ? today : LocalDate.of(year, Month.DECEMBER, 31)));
    }

    static List<String> months() {
        return Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.SHORT_STANDALONE, Words.locale()))
                .toList();
    }

    /** The blockers of a year, the most met first. */
    final class Found {
        private final Extent extent;
        private final Period period;
        private final List<Row> rows;
        private final boolean hiding;
        private final Catalogue catalogue;

        private Found(Extent extent, Period period, List<Row> rows, boolean hiding, Catalogue catalogue) {
            this.extent = extent;
            this.period = period;
            this.rows = rows;
            this.hiding = hiding;
            this.catalogue = catalogue;
        }

        List<Row> rows() {
            return rows;
        }

        /** Days of the year that are counted. */
        Period period() {
            return period;
        }

        BlockerGrid grid() {
            return BlockerGrid.of(rows, this::isHidden, this::operator, this::blocker);
        }

        /** Of these rows, in words. At how many points each was met takes the sheets of all of them. */
        List<BlockersPage.Row> say(List<Row> some, ShowFigures.Amount amount) {
            int year = period.from().getYear();
            var points = hiding ? ranking.pointsOutside(extent, year) : ranking.points(extent, year);
            return some.stream()
                    .map(row -> new BlockersPage.Row(
                            operator(row.operator()),
                            blocker(row.blocker()),
                            amount.of(row.total(), isHidden(row)),
                            amount.of(points.getOrDefault(row.code(), 0), isHidden(row)),
                            months(row, amount)))
                    .toList();
        }

        String name(Row row) {
            return operator(row.operator()) + ", " + blocker(row.blocker());
        }

        String total(Row row) {
            return ShowFigures.amount(row.total(), isHidden(row));
        }

        private String operator(String code) {
            return code.isEmpty() ? t("statistics.none.operator") : catalogue.brief(CodeList.OPERATOR, code);
        }

        private String blocker(String code) {
            return catalogue.brief(CodeList.BLOCKER, code);
        }

        private boolean isHidden(Row row) {
            return hiding && (row.isHidden() || smallCounts.isSmall(row.total()));
        }

        private List<BlockersPage.Month> months(Row row, ShowFigures.Amount amount) {
            var names = ShowBlockers.months();
            var counts = row.months();
            var hidden = IntStream.range(0, counts.size())
                    .mapToObj(m -> row.hidden().contains(m) || hiding && smallCounts.isSmall(counts.get(m)))
                    .toList();
            long top = IntStream.range(0, counts.size())
                    .filter(m -> !hidden.get(m))
                    .mapToLong(counts::get)
                    .max()
                    .orElse(0);
            return IntStream.range(0, counts.size())
                    .mapToObj(m -> {
                        long count = counts.get(m);
                        boolean zero = !hidden.get(m) && count == 0;
                        return new BlockersPage.Month(
                                names.get(m),
                                zero ? NOTHING : amount.of(count, hidden.get(m)),
                                zero,
                                hidden.get(m) || zero ? 0 : Math.round(100.0 * count / top));
                    })
                    .toList();
        }
    }
}
