// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Extents as an address says them: {@code moi}, {@code equipe:Nom}, {@code point:…}, {@code association:…}, {@code reseau}. */
@Component
public class Extents {
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

    /** Extent of somebody who asks for nothing in particular. */
    public String usual(SignedIn who) {
        if (who.association() == null) return "reseau";
        return who.may(Right.READ_TEAM_DAY) ? "association:" + who.association() : "moi";
    }

    /** Nothing for what does not exist or is not theirs to see. */
    public Optional<Extent> find(SignedIn who, String asked) {
        var own = who.association();
        int colon = asked.indexOf(':');
        var kind = colon < 0 ? asked : asked.substring(0, colon);
        var name = colon < 0 ? "" : asked.substring(colon + 1);
        var id = FormFields.id(name);
        @Nullable
        Extent extent = switch (kind) {
            case "moi" -> own == null ? null : new Extent.Own(who.account(), own);
            case "reseau" -> new Extent.WholeNetwork();
            case "equipe" -> own == null || name.isBlank() ? null : new Extent.OfTeam(name, own);
            case "association" -> id == null ? null : new Extent.OfAssociation(id);
            case "point" ->
                id == null
                        ? null
                        : points.find(id)
                                .map(point -> new Extent.OfPoint(point.id(), point.association()))
                                .orElse(null);
            default -> null;
        };
        return Optional.ofNullable(extent)
                .filter(found -> found.mayBeReadBy(who))
                .filter(found -> !(found instanceof Extent.OfAssociation of)
                        || associations.find(of.association()).isPresent());
    }

    /** @throws NotFound for what does not exist or is not theirs to see */
    public Extent of(SignedIn who, String asked) {
        return find(who, asked).orElseThrow(() -> new NotFound("no such extent for this account"));
    }

    public List<Option> options(SignedIn who) {
        var options = new ArrayList<Option>();
        var association = who.association();
        if (association == null) {
            options.addAll(ofTheNetwork());
            associations.list().forEach(one -> options.add(new Option("association:" + one.id(), one.name())));
            return options;
        }
        options.add(new Option("moi", t("network.extent.own")));
        options.add(new Option("association:" + association, who.place()));
        for (Point point : points.list(association)) options.add(new Option("point:" + point.id(), point.name()));
        if (who.may(Right.READ_TEAM_DAY))
            for (var team : teams(association))
                options.add(new Option("equipe:" + team, t("network.extent.team", team)));
        return options;
    }

    public List<Option> ofTheNetwork() {
        return List.of(new Option("reseau", t("network.extent.network")));
    }

    /** Names of the teams of an association, in order. */
    public List<String> teams(UUID association) {
        return accounts.list(association).stream()
                .flatMap(account -> Stream.ofNullable(account.team()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Name of whose work it is, on a screen or a sheet of paper. */
    public String name(SignedIn who, Extent extent) {
        return switch (extent) {
            case Extent.Own own -> who.name();
            case Extent.OfPoint point -> points.name(point.point()).orElse("") + ", " + who.place();
            case Extent.OfTeam team -> t("network.extent.team", team.team()) + ", " + who.place();
            case Extent.OfAssociation of ->
                associations.find(of.association()).map(Association::name).orElse("");
            case Extent.WholeNetwork network -> associations.networkName().orElse("");
        };
    }

    /** The latest local day among the points counted: in New Caledonia the morning's visits are of a day that Paris has not begun. */
    public LocalDate today(SignedIn who, Extent extent) {
        var own = who.association();
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
