package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.SignedIn;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.SmallCounts;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.BlockerRanking;
import fr.parvis.statistics.domain.BlockerRanking.Row;
import fr.parvis.statistics.domain.Extent;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts what kept requests from an end into words, for its page, its file and the home page. */
@Component
class ShowBlockers {
    static final String NOTHING = "–";

    private final BlockerRanking ranking;
    private final SmallCounts smallCounts;
    private final Nomenclature nomenclature;

    ShowBlockers(BlockerRanking ranking, SmallCounts smallCounts, Nomenclature nomenclature) {
        this.ranking = ranking;
        this.smallCounts = smallCounts;
        this.nomenclature = nomenclature;
    }

    /** The most first; outside an association without what is small. */
    List<WallsPage.Row> rows(SignedIn who, Extent extent, int year, LocalDate today) {
        boolean hiding = who.association() == null;
        var found = hiding ? ranking.outside(extent, year) : ranking.of(extent, year);
        var catalogue = nomenclature.on(year == today.getYear() ? today : LocalDate.of(year, Month.DECEMBER, 31));
        return found.stream()
                .map(row -> new WallsPage.Row(
                        row.operator().isEmpty()
                                ? t("statistics.none.operator")
                                : catalogue.brief(CodeList.OPERATOR, row.operator(), Words.locale()),
                        catalogue.brief(CodeList.BLOCKER, row.blocker(), Words.locale()),
                        ShowFigures.amount(row.total(), isHidden(row, row.total(), hiding)),
                        ShowFigures.amount(row.points(), isHidden(row, row.total(), hiding)),
                        months(row, hiding)))
                .toList();
    }

    private boolean isHidden(Row row, long total, boolean hiding) {
        return hiding && (row.isHidden() || smallCounts.isSmall(total));
    }

    private List<String> months(Row row, boolean hiding) {
        var months = new ArrayList<String>();
        for (int m = 0; m < row.months().size(); m++) {
            long count = row.months().get(m);
            months.add(
                    row.hidden().contains(m) || hiding && smallCounts.isSmall(count)
                            ? t("statistics.hidden")
                            : count == 0 ? NOTHING : Words.number(count));
        }
        return months;
    }
}
