package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.SmallCounts;
import fr.parvis.shell.Spreadsheet;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.BlockerRanking;
import fr.parvis.statistics.domain.BlockerRanking.Row;
import fr.parvis.statistics.domain.Extent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The walls that requests met, by portal and operator, the months of a year in a row. */
@Controller
class WallListController {
    static final String ADDRESS = "/bureau/chiffres/murs";
    private static final int FIRST_YEAR = 2000;
    private static final String NOTHING = "–";

    private final BlockerRanking walls;
    private final Extents extents;
    private final SmallCounts smallCounts;
    private final Nomenclature nomenclature;

    WallListController(BlockerRanking walls, Extents extents, SmallCounts smallCounts, Nomenclature nomenclature) {
        this.walls = walls;
        this.extents = extents;
        this.smallCounts = smallCounts;
        this.nomenclature = nomenclature;
    }

    @Requires(Right.READ_FIGURES)
    @GetMapping(ADDRESS)
    String show(
            @RequestParam(defaultValue = "") String etendue,
            @RequestParam(required = false) @Nullable Integer annee,
            SignedIn who,
            Model model) {
        model.addAttribute("page", page(who, etendue, annee));
        return "statistics/walls";
    }

    private WallsPage page(SignedIn who, String etendue, @Nullable Integer annee) {
        var asked = etendue.isBlank() ? extents.usual(who) : etendue;
        var extent = extents.of(who, asked);
        var today = extents.today(who, extent);
        int year = year(annee, today);
        boolean hiding = who.association() == null;
        return new WallsPage(
                asked,
                extents.name(who, extent),
                extents.options(who),
                year,
                year == FIRST_YEAR ? null : address(asked, year - 1),
                year == today.getYear() ? null : address(asked, year + 1),
                AskedPeriod.extentQuery(asked) + "&annee=" + year,
                months(),
                hiding ? t("statistics.walls.hiding", smallCounts.threshold()) : null,
                t("statistics.made-on", Words.date(today)),
                !(extent instanceof Extent.Own || extent instanceof Extent.OfTeam),
                rows(extent, year, hiding, today));
    }

    /** This year's, as somebody sees them who asks for nothing in particular. */
    List<WallsPage.Row> rows(SignedIn who) {
        return page(who, "", null).rows();
    }

    private static int year(@Nullable Integer asked, LocalDate today) {
        return asked == null || asked < FIRST_YEAR || asked > today.getYear() ? today.getYear() : asked;
    }

    private static String address(String extent, int year) {
        return ADDRESS + "?" + AskedPeriod.extentQuery(extent) + "&annee=" + year;
    }

    private static List<String> months() {
        return Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.SHORT_STANDALONE, Words.locale()))
                .toList();
    }

    private List<WallsPage.Row> rows(Extent extent, int year, boolean hiding, LocalDate today) {
        var found = hiding ? walls.outside(extent, year) : walls.of(extent, year);
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

    @Requires(Right.READ_FIGURES)
    @GetMapping("/bureau/chiffres/murs.csv")
    void csv(
            @RequestParam(defaultValue = "") String etendue,
            @RequestParam(required = false) @Nullable Integer annee,
            SignedIn who,
            HttpServletResponse response)
            throws IOException {
        var extent = extents.of(who, etendue.isBlank() ? extents.usual(who) : etendue);
        var today = extents.today(who, extent);
        int year = year(annee, today);

        var table = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of(
                t("statistics.walls.operator"),
                t("statistics.walls.blocker"),
                t("statistics.walls.total"),
                t("statistics.walls.points")));
        months().forEach(month -> head.add(month + " " + year));
        table.add(head);
        for (var row : rows(extent, year, who.association() == null, today)) {
            var line = new ArrayList<>(List.of(row.operator(), row.blocker(), row.total(), row.points()));
            row.months().forEach(count -> line.add(count.equals(NOTHING) ? "0" : count));
            table.add(line);
        }

        Spreadsheet.send(response, "murs-" + year + ".csv", table);
    }
}
