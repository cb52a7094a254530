// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.network.Communes;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Extent of a report, whose acts it counts: {@code association}, {@code label:pand}, {@code departement:69}, {@code commune:69029}, {@code point:…}. */
@Component
public class ReportExtents {
    public static final String ASSOCIATION = "association";

    /** Labels of points that somebody pays for. */
    private static final List<String> LABELS = List.of("france-services", "pand");

    /**
     * An extent that somebody may choose.
     *
     * @param name of the part, or the label that its points bear; empty for the whole association
     * @param points null for all acts, those beside points too
     */
    public record Chosen(
            String key, Kind kind, String name, @Nullable Set<UUID> points) {}

    public enum Kind {
        ASSOCIATION,
        LABEL,
        DEPARTMENT,
        COMMUNE,
        POINT
    }

    private final Points points;
    private final Communes communes;
    private final Associations associations;

    ReportExtents(Points points, Communes communes, Associations associations) {
        this.points = points;
        this.communes = communes;
        this.associations = associations;
    }

    /** The association, then its points by label, its departments, communes and points by name. */
    public List<Chosen> list() {
        var ours = points.ours();
        var all = new ArrayList<Chosen>();
        all.add(new Chosen(ASSOCIATION, Kind.ASSOCIATION, "", null));
        for (var label : LABELS)
            if (ours.stream().anyMatch(point -> point.labels().contains(label)))
                all.add(new Chosen(
                        "label:" + label,
                        Kind.LABEL,
                        label,
                        ids(ours, point -> point.labels().contains(label))));
        var departments = communes.departments().stream()
                .collect(Collectors.toMap(Communes.Department::code, Communes.Department::name));
        var byDepartment = new TreeMap<String, String>();
        var byCommune = new LinkedHashMap<String, String>();
        for (var point : ours) {
            byDepartment.put(point.department(), departments.getOrDefault(point.department(), point.department()));
            byCommune.put(point.insee(), point.commune());
        }
        byDepartment.forEach((code, name) -> all.add(new Chosen(
                "departement:" + code,
                Kind.DEPARTMENT,
                name,
                ids(ours, point -> point.department().equals(code)))));
        byCommune.entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByValue())
                .forEach(one -> all.add(new Chosen(
                        "commune:" + one.getKey(),
                        Kind.COMMUNE,
                        one.getValue(),
                        ids(ours, point -> point.insee().equals(one.getKey())))));
        for (var point : ours) all.add(new Chosen("point:" + point.id(), Kind.POINT, point.name(), Set.of(point.id())));
        return all;
    }

    private static Set<UUID> ids(List<Point> ours, Predicate<Point> which) {
        return ours.stream().filter(which).map(Point::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Nothing for one that is not of the association in scope. */
    public Optional<Chosen> find(String key) {
        return list().stream().filter(one -> one.key().equals(key)).findAny();
    }

    String association() {
        return associations.find(Asking.association()).map(Association::name).orElse("");
    }

    /** The association, and which part of it. */
    String place(Chosen extent, ReportWords words) {
        return switch (extent.kind()) {
            case ASSOCIATION -> association();
            case LABEL -> association() + ", " + words.label(extent.name());
            case DEPARTMENT, COMMUNE, POINT -> association() + ", " + extent.name();
        };
    }
}
