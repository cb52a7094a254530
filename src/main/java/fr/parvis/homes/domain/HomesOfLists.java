// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.loadcurves.Curves;
import fr.parvis.outreach.SavedAtHome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Implements {@link SavedAtHome}: work done in the homes of households that a partner's list named. */
@Component
@Transactional(readOnly = true)
class HomesOfLists implements SavedAtHome {
    private final HomeTable table;
    private final Measures measures;
    private final Curves curves;

    HomesOfLists(HomeTable table, Measures measures, Curves curves) {
        this.table = table;
        this.measures = measures;
        this.curves = curves;
    }

    @Override
    public Map<UUID, Saved> saved(Map<UUID, LocalDate> since) {
        Map<UUID, List<HomeVisit>> homes = new LinkedHashMap<>();
        for (var visit : table.of(since.keySet()))
            if (!visit.day().isBefore(since.get(visit.caseFile())))
                homes.computeIfAbsent(visit.caseFile(), home -> new ArrayList<>())
                        .add(visit);
        var answers = table.answers(
                homes.values().stream().flatMap(List::stream).map(HomeVisit::id).toList());
        var firstDays = new HashMap<UUID, LocalDate>();
        homes.forEach((home, visits) -> firstDays.put(home, visits.getFirst().day()));
        var measured = curves.saved(firstDays);
        Map<LocalDate, List<Measure>> known = new HashMap<>();
        Map<UUID, Saved> all = new HashMap<>();
        homes.forEach((home, visits) -> {
            var expected = ExpectedAtHome.of(
                    visits.stream()
                            .map(visit -> answers.getOrDefault(visit.id(), Map.of()))
                            .toList(),
                    known.computeIfAbsent(visits.getLast().day(), measures::on));
            long kWh = expected.equipment() + expected.gestures();
            var proven = measured.get(home);
            all.put(
                    home,
                    new Saved(
                            kWh == 0 ? null : kWh,
                            proven == null ? null : new Measured(Math.round(proven.kWh()), proven.margin())));
        });
        return all;
    }
}
