// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.Extent;
import fr.parvis.network.Extents;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.shell.Words;
import fr.parvis.statistics.domain.Dimension;
import fr.parvis.statistics.domain.OwnPath;
import fr.parvis.statistics.domain.OwnPath.Path;
import fr.parvis.statistics.domain.Sum;
import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A mediator's own record by skill; whose it is comes from the session, so nobody can ask for another's. */
@Controller
class OwnPathController {
    static final String ADDRESS = "/bureau/mon-parcours";
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final OwnPath path;
    private final Extents extents;
    private final Nomenclature nomenclature;

    OwnPathController(OwnPath path, Extents extents, Nomenclature nomenclature) {
        this.path = path;
        this.extents = extents;
        this.nomenclature = nomenclature;
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @GetMapping(ADDRESS)
    String show(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate du,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate au,
            SignedIn who,
            Model model) {
        model.addAttribute("page", page(who, du, au));
        return "statistics/own-path";
    }

    private OwnPathPage page(SignedIn who, @Nullable LocalDate du, @Nullable LocalDate au) {
        var today = extents.today(who, new Extent.Own(who.account(), Objects.requireNonNull(who.association())));
        var to = au == null || au.isAfter(today) ? today : au;
        var from = du == null ? EARLIEST : du.isBefore(EARLIEST) ? EARLIEST : du;
        String problem = null;
        String swap = null;
        if (to.isBefore(from)) {
            problem = t("shell.period.reversed", Words.date(from), Words.date(to)) + " " + t("statistics.path.instead");
            swap = ADDRESS + "?du=" + to + "&au=" + from;
            from = EARLIEST;
            to = today;
        }
        var found = path.of(who.account(), from, to);
        return new OwnPathPage(
                who.name(),
                who.place(),
                du == null ? null : problem == null ? from : du,
                au == null ? null : problem == null ? to : au,
                today,
                problem,
                swap,
                t("statistics.made-on", Words.date(today)),
                found.map(p -> shown(p)).orElse(null));
    }

    private OwnPathPage.Sheet shown(Path path) {
        var catalogue = nomenclature.on(path.last());
        var parts = new ArrayList<OwnPathPage.Part>();
        parts.add(modes(path));
        parts.add(part(path, Dimension.FAMILY, CodeList.THEME, catalogue));
        parts.add(part(path, Dimension.LEVEL, CodeList.LEVEL, catalogue));
        parts.add(part(path, Dimension.PRESENCE, CodeList.PRESENCE, catalogue));
        parts.add(part(path, Dimension.SUPPORT, CodeList.SUPPORT, catalogue));
        parts.add(part(path, Dimension.LANGUAGE, CodeList.LANGUAGE, catalogue));
        parts.add(part(path, Dimension.ACTIVITY, CodeList.ACTIVITY, catalogue));
        parts.removeIf(part -> part.rows().isEmpty());
        return new OwnPathPage.Sheet(
                Words.date(path.first()),
                Words.date(path.last()),
                Words.number(path.days()),
                Words.number(path.total().visits()),
                Words.number(path.total().persons()),
                Words.number(path.total().requests()),
                Words.duration(path.total().minutes()),
                path.unconfirmed() == 0 ? null : t("statistics.path.unconfirmed"),
                parts);
    }

    private OwnPathPage.Part modes(Path path) {
        var labels = nomenclature.outside(OutsideList.NF_X60_600);
        return new OwnPathPage.Part(
                "modes",
                t("statistics.path.modes"),
                t("statistics.measure.requests"),
                rows(
                        path.modes(),
                        false,
                        code -> labels.stream()
                                .filter(label -> label.code().equals(code))
                                .map(label -> label.label())
                                .findAny()
                                .orElse(code.isEmpty() ? t("statistics.codes.without") : code)));
    }

    private static OwnPathPage.Part part(Path path, Dimension dimension, CodeList list, Catalogue catalogue) {
        var key = EnumCode.of(dimension);
        boolean said = dimension != Dimension.LANGUAGE;
        var sums = path.by().getOrDefault(dimension, Map.of());
        return new OwnPathPage.Part(
                key,
                t("statistics.dimension." + key),
                ShowFigures.unit(dimension),
                rows(
                                sums,
                                dimension.of() != Dimension.Of.REQUESTS,
                                code -> code.isEmpty() ? said ? t("statistics.none") : "" : catalogue.label(list, code))
                        .stream()
                        .filter(row -> !row.label().isEmpty())
                        .toList());
    }

    private static List<OwnPathPage.Row> rows(Map<String, Sum> sums, boolean visits, Function<String, String> label) {
        return sums.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Sum> entry) -> -(visits
                                ? entry.getValue().visits()
                                : entry.getValue().requests()))
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new OwnPathPage.Row(
                        label.apply(entry.getKey()),
                        Words.number(
                                visits
                                        ? entry.getValue().visits()
                                        : entry.getValue().requests()),
                        Words.duration(entry.getValue().minutes())))
                .toList();
    }
}
