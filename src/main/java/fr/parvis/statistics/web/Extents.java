package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.statistics.domain.Extent;
import fr.parvis.statistics.domain.Figures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose work is looked at, as an address says it: {@code moi}, {@code equipe:Nom}, {@code point:…}, {@code association:…}, {@code reseau}. */
@Component
class Extents {
    private final Points points;
    private final Associations associations;
    private final Accounts accounts;
    private final LocalDays localDays;

    Extents(Points points, Associations associations, Accounts accounts, LocalDays localDays) {
        this.points = points;
        this.associations = associations;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    /** What somebody sees who asks for nothing in particular. */
    String usual(SignedIn who) {
        if (who.association() == null) return "reseau";
        return who.may(Right.READ_TEAM_DAY) ? "association:" + who.association() : "moi";
    }

    /** @throws NotFound for what does not exist or is not theirs to see */
    Extent of(SignedIn who, String asked) {
        Extent extent = null;
        try {
            var parts = asked.split(":", 2);
            switch (parts[0]) {
                case "moi" -> extent = new Extent.Own(who.account());
                case "reseau" -> extent = new Extent.WholeNetwork();
                case "equipe" -> {
                    if (who.association() != null) extent = new Extent.OfTeam(parts[1], who.association());
                }
                case "association" -> extent = new Extent.OfAssociation(UUID.fromString(parts[1]));
                case "point" -> {
                    var point = points.find(UUID.fromString(parts[1])).orElseThrow(() -> new NotFound("point"));
                    extent = new Extent.OfPoint(point.id(), point.association());
                }
                default -> {}
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new NotFound("no such extent");
        }
        if (extent == null || !Figures.mayRead(who, extent)) throw new NotFound("no such extent for this account");
        return extent;
    }

    List<Option> options(SignedIn who) {
        var options = new ArrayList<Option>();
        var association = who.association();
        if (association == null) {
            options.addAll(ofTheNetwork());
            associations.list().forEach(a -> options.add(new Option("association:" + a.id(), a.name())));
            return options;
        }
        options.add(new Option("moi", t("statistics.extent.own")));
        options.add(new Option("association:" + association, who.place()));
        for (Point point : points.list(association)) options.add(new Option("point:" + point.id(), point.name()));
        if (who.may(Right.READ_TEAM_DAY))
            for (var team : teams(association))
                options.add(new Option("equipe:" + team, t("statistics.extent.team", team)));
        return options;
    }

    List<Option> ofTheNetwork() {
        return List.of(new Option("reseau", t("statistics.extent.network")));
    }

    private List<String> teams(UUID association) {
        return accounts.list(association).stream()
                .flatMap(account -> Stream.ofNullable(account.team()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Who did what is shown, for a sheet of paper. */
    String name(SignedIn who, Extent extent) {
        return switch (extent) {
            case Extent.Own own -> who.name();
            case Extent.OfPoint point ->
                points.find(point.point()).map(Point::name).orElse("") + ", " + who.place();
            case Extent.OfTeam team -> t("statistics.extent.team", team.team()) + ", " + who.place();
            case Extent.OfAssociation of ->
                associations.find(of.association()).map(Association::name).orElse("");
            case Extent.WholeNetwork network -> associations.networkName().orElse("");
        };
    }

    /** The latest local day among the points counted: in New Caledonia the morning's visits are of a day that Paris has not begun. */
    LocalDate today(SignedIn who, Extent extent) {
        @Nullable UUID own = who.association();
        var counted = switch (extent) {
            case Extent.OfPoint point -> points.find(point.point()).stream().toList();
            case Extent.OfAssociation of -> points.list(of.association());
            case Extent.OfTeam of -> points.list(of.association());
            case Extent.Own mine -> own == null ? List.<Point>of() : points.list(own);
            case Extent.WholeNetwork network -> points.list();
        };
        return counted.stream().map(localDays::today).max(LocalDate::compareTo).orElseGet(localDays::today);
    }
}
