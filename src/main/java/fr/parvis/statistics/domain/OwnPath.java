// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Translation;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Record of what a mediator did, by skill: for oneself, to have one's experience recognised (validation des acquis de l'expérience). Read from the
 * acts: it counts each act in the list of its own day, which no sum of a month tells.
 */
@Component
public class OwnPath {

    /**
     * The acts of some time, in sums of visits and requests.
     *
     * @param days on how many days
     * @param first day of the first act; the whole record is empty when there is none
     * @param modes requests and activities by mode of intervention of NF X60-600; under the empty code what has none
     * @param unconfirmed of them, how many stand on a row of the crosswalk that nobody has confirmed
     * @param by the same in our own lists
     */
    public record Path(
            Sum total,
            int days,
            LocalDate first,
            LocalDate last,
            Map<String, Sum> modes,
            long unconfirmed,
            Map<Dimension, Map<String, Sum>> by) {}

    private final ReadActs acts;
    private final Nomenclature nomenclature;

    OwnPath(ReadActs acts, Nomenclature nomenclature) {
        this.acts = acts;
        this.nomenclature = nomenclature;
    }

    /** Work of an account of the association in scope from one day to another, both included. */
    @Transactional(readOnly = true)
    public Optional<Path> of(UUID mediator, LocalDate from, LocalDate to) {
        var gathered = new Gathered();
        acts.ofMediator(mediator, from, to, act -> gathered.add(act, nomenclature));
        acts.othersOfMediator(mediator, from, to, (place, cells) -> gathered.add(place.day(), cells, nomenclature));
        return gathered.path();
    }

    private static final class Gathered {
        private final Cells cells = new Cells();
        private final Map<String, Sum> modes = new HashMap<>();
        private final HashSet<LocalDate> days = new HashSet<>();
        private long unconfirmed;

        void add(CountedAct act, Nomenclature nomenclature) {
            var catalogue = nomenclature.on(act.day());
            var own = act.cells();
            cells.add(own);
            days.add(act.day());
            own.of(Dimension.THEME)
                    .forEach((theme, sum) -> cells.add(Dimension.FAMILY, Figures.familyOf(theme, catalogue), sum));
            for (var need : act.needs()) {
                var operator = need.operator();
                var translation = catalogue.translate(
                        OutsideList.NF_X60_600,
                        new Act(need.theme(), operator == null ? "" : operator, act.presence(), need.level()));
                note(translation, new Sum(0, 0, 1, need.minutes()));
            }
        }

        /** An activity is work of its day too, and counts in the mode that its kind stands for. */
        void add(LocalDate day, Cells activity, Nomenclature nomenclature) {
            var catalogue = nomenclature.on(day);
            cells.add(activity);
            days.add(day);
            activity.of(Dimension.ACTIVITY).forEach((kind, sum) -> {
                var one = new Sum(0, 0, sum.visits(), sum.minutes());
                note(catalogue.translate(OutsideList.NF_ACTIVITY, kind), one);
            });
        }

        private void note(Optional<Translation> translation, Sum one) {
            var targets = translation.map(Translation::targets).orElse(List.of());
            if (targets.isEmpty()) modes.merge("", one, Sum::plus);
            for (var target : targets) modes.merge(target, one, Sum::plus);
            if (translation.isPresent() && !translation.get().confirmed()) unconfirmed += one.requests();
        }

        Optional<Path> path() {
            if (days.isEmpty()) return Optional.empty();
            var by = new EnumMap<Dimension, Map<String, Sum>>(Dimension.class);
            for (var dimension : Dimension.values()) by.put(dimension, cells.of(dimension));
            return Optional.of(new Path(
                    cells.total(),
                    days.size(),
                    Collections.min(days),
                    Collections.max(days),
                    Map.copyOf(modes),
                    unconfirmed,
                    by));
        }
    }
}
