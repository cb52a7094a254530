// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.AgentsPresent;
import fr.parvis.network.FranceServicesSettings;
import fr.parvis.network.domain.hours.LabelDuties;
import fr.parvis.network.domain.hours.LabelDuties.Assessment;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Measures a point against the duties of the France Services label; the figures are settings. */
@Component
public class FranceServicesDuties {
    private final LabelDuties duties;
    private final Openings openings;
    private final ObjectProvider<AgentsPresent> agentsPresent;

    FranceServicesDuties(
            FranceServicesSettings settings, Openings openings, ObjectProvider<AgentsPresent> agentsPresent) {
        this.duties = LabelDuties.requiring(new LabelDuties.Settings(
                Duration.ofHours(settings.hoursPerWeek()), settings.daysPerWeek(), settings.agents()));
        this.openings = openings;
        this.agentsPresent = agentsPresent;
    }

    /** The duties in order, for a point that bears the label; agents stay unknown until the point has a rota. */
    public List<Assessment> of(PointView point) {
        return of(List.of(point)).getOrDefault(point.sheet().id(), List.of());
    }

    /** The duties of those of many points that bear the label, by point. */
    public Map<UUID, List<Assessment>> of(Collection<PointView> points) {
        var labelled = points.stream()
                .filter(point -> point.sheet().labels().contains(PointSheet.FRANCE_SERVICES))
                .toList();
        var ids = labelled.stream().map(point -> point.sheet().id()).toList();
        var present = ids.isEmpty()
                ? Map.<UUID, Integer>of()
                : agentsPresent.stream()
                        .map(rota -> rota.atOnce(ids))
                        .findFirst()
                        .orElse(Map.of());
        return labelled.stream().collect(Collectors.toMap(point -> point.sheet().id(), point -> {
            var agents = present.get(point.sheet().id());
            return duties.assess(
                    Openings.hours(point),
                    Openings.holidays(point),
                    openings.today(point.sheet()),
                    agents == null ? OptionalInt.empty() : OptionalInt.of(agents));
        }));
    }
}
