// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.cases.Cases;
import fr.parvis.loadcurves.Curves;
import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Home visits as they stand. */
@Component
@Transactional(readOnly = true)
public class ReadHomes {

    /**
     * A visit, all that was kept of it, and the case it was made for.
     *
     * @param ordinal 1 for the first of its case
     */
    public record Found(HomeVisit visit, int ordinal, Map<Section, Part> parts, Cases.Named caseFile) {
        public Part part(Section section) {
            return parts.getOrDefault(section, Part.nothing(section));
        }

        /** Equipment and gestures that this visit left. */
        public MeasuresInPlace left() {
            return MeasuresInPlace.of(List.of(parts));
        }

        public Expected expected() {
            return Expected.in(parts);
        }

        public List<Danger> dangers() {
            return Danger.of(parts);
        }
    }

    /** A home of a closed case to ask again. */
    public record Due(Cases.Named caseFile, int months, LocalDate due) {}

    private final HomeTable table;
    private final LocalDays localDays;
    private final Cases cases;
    private final Curves curves;

    ReadHomes(HomeTable table, LocalDays localDays, Cases cases, Curves curves) {
        this.table = table;
        this.localDays = localDays;
        this.cases = cases;
        this.curves = curves;
    }

    public LocalDate today() {
        return localDays.today();
    }

    public LocalDate today(UUID point) {
        return localDays.todayAt(point);
    }

    public Optional<Found> find(UUID visit) {
        return table.find(visit)
                .flatMap(known -> cases.find(known.caseFile())
                        .map(it -> new Found(known, ordinal(known), table.parts(visit), it)));
    }

    private int ordinal(HomeVisit visit) {
        return table.of(visit.caseFile()).stream().map(HomeVisit::id).toList().indexOf(visit.id()) + 1;
    }

    /** Home visits of a case, the first one first. */
    public List<HomeVisit> of(UUID caseFile) {
        return table.of(caseFile);
    }

    /** Those that an account began, on a day. */
    public List<HomeVisit> madeBy(UUID account, LocalDate day) {
        return table.between(day, day).stream()
                .filter(visit -> visit.madeBy().equals(account))
                .toList();
    }

    public List<FollowUp> followUps(UUID caseFile) {
        return table.followUps(caseFile);
    }

    /** The visits of a case in which there was danger. */
    public Set<UUID> inDanger(UUID caseFile) {
        return table.dangerous(caseFile).entrySet().stream()
                .filter(visit -> !Danger.of(visit.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    public Optional<Sharing> sharing(UUID visit) {
        return table.sharing(visit);
    }

    /** Equipment and gestures that all visits of a case left. */
    public MeasuresInPlace left(UUID caseFile) {
        return MeasuresInPlace.of(answers(caseFile));
    }

    /** Savings expected in a home, from the answers of all its visits. */
    public Expected expected(UUID caseFile) {
        var together = new HashMap<Section, Part>();
        answers(caseFile).forEach(together::putAll);
        return Expected.in(together);
    }

    /** The answers of each visit, the first one first. */
    private List<Map<Section, Part>> answers(UUID caseFile) {
        var visits = table.of(caseFile).stream().map(HomeVisit::id).toList();
        var answers = table.answers(visits);
        return visits.stream()
                .map(visit -> answers.getOrDefault(visit, Map.of()))
                .toList();
    }

    /** Saving that load curves before and after the first visit prove; nothing without both. */
    public Optional<Curves.Saved> measured(UUID caseFile) {
        return table.of(caseFile).stream()
                .findFirst()
                .flatMap(first -> Optional.ofNullable(
                        curves.saved(Map.of(caseFile, first.day())).get(caseFile)));
    }

    /** Homes of an account's closed cases that are to be asked again. */
    public List<Due> due(UUID account, int most) {
        var all = table.due(account, localDays.today(), most);
        var known = cases.all(all.stream().map(HomeTable.Due::caseFile).toList()).stream()
                .collect(Collectors.toMap(Cases.Named::id, Function.identity()));
        return all.stream()
                .flatMap(due -> Stream.ofNullable(known.get(due.caseFile()))
                        .map(it -> new Due(it, due.months(), due.lastVisit().plusMonths(due.months()))))
                .toList();
    }
}
