package fr.parvis.network.domain;

import fr.parvis.network.domain.hours.LabelDuties;
import fr.parvis.network.domain.hours.LabelDuties.Assessment;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Measures a point against the duties of the France Services label; the figures are settings. */
@Component
public class FranceServicesDuties {
    private final LabelDuties duties;
    private final Openings openings;

    FranceServicesDuties(
            @Value("${parvis.france-services.hours-per-week:24}") int hours,
            @Value("${parvis.france-services.days-per-week:5}") int days,
            @Value("${parvis.france-services.agents:2}") int agents,
            Openings openings) {
        this.duties = LabelDuties.requiring(new LabelDuties.Settings(Duration.ofHours(hours), days, agents));
        this.openings = openings;
    }

    /** The duties in order, for a point that bears the label; agents stay unknown until there is a rota. */
    public List<Assessment> of(PointView point) {
        if (!point.sheet().labels().contains(PointSheet.FRANCE_SERVICES)) return List.of();
        return duties.assess(
                Openings.hours(point), Openings.holidays(point), openings.today(point.sheet()), OptionalInt.empty());
    }
}
