// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain;

import fr.parvis.loadcurves.Curves;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Readings as other modules see them: what they prove of a day on which something was done. */
@Component
@Transactional(readOnly = true)
class ProvenCurves implements Curves {
    private final ReadingTable table;
    private final Tariffs tariffs;

    ProvenCurves(ReadingTable table, Tariffs tariffs) {
        this.table = table;
        this.tariffs = tariffs;
    }

    @Override
    public Map<UUID, Saved> saved(Map<UUID, LocalDate> changedOn) {
        Map<UUID, Saved> all = new HashMap<>();
        table.of(changedOn.keySet())
                .forEach((caseFile, readings) -> proven(readings, Objects.requireNonNull(changedOn.get(caseFile)))
                        .ifPresent(saved -> all.put(caseFile, saved)));
        return all;
    }

    private static Optional<Saved> proven(List<CurveReading> readings, LocalDate changedOn) {
        int day = (int) changedOn.toEpochDay();
        return readings.stream()
                .filter(one -> one.indicators().from() >= day && comparedWithBefore(one, readings, day))
                .max(Comparator.comparingInt(
                                (CurveReading one) -> one.indicators().to())
                        .thenComparing(CurveReading::readOn)
                        .thenComparing(CurveReading::id))
                .flatMap(ProvenCurves::saved);
    }

    /** A model of after the change, which is what a later reading is compared with when there is one, would hide it. */
    private static boolean comparedWithBefore(CurveReading one, List<CurveReading> readings, int day) {
        return one.indicators().savings() != null
                && readings.stream()
                        .map(CurveReading::indicators)
                        .filter(said -> said.model() != null
                                && said.to() < one.indicators().from())
                        .mapToInt(said -> said.to())
                        .max()
                        .stream()
                        .anyMatch(to -> to < day);
    }

    private static Optional<Saved> saved(CurveReading it) {
        var said = it.indicators();
        return Optional.ofNullable(said.savings())
                .map(saved -> new Saved(
                        it.id(),
                        LocalDate.ofEpochDay(said.from()),
                        LocalDate.ofEpochDay(said.to()),
                        saved.kWh(),
                        saved.margin(),
                        saved.days(),
                        saved.share(),
                        saved.shown()));
    }

    @Override
    public Price price(LocalDate day) {
        var tariff = tariffs.on(day);
        return new Price(tariff.kWh(), tariff.label(), tariff.source(), tariff.checked());
    }
}
