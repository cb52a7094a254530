// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.papers;

import fr.parvis.cases.Cases;
import fr.parvis.loadcurves.domain.CurveReading;
import fr.parvis.loadcurves.domain.ReadingTable;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Results kept of a person's curves, for the answer to their access request. */
@Component
class CurvesPersonalData implements PersonalDataProvider {
    private final Cases cases;
    private final ReadingTable table;

    CurvesPersonalData(Cases cases, ReadingTable table) {
        this.cases = cases;
        this.table = table;
    }

    @Override
    public int order() {
        return 18;
    }

    @Override
    public String title() {
        return Words.t("loadcurves.panel");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        return cases.of(person, Integer.MAX_VALUE).stream()
                .flatMap(it -> table.of(it.id(), Integer.MAX_VALUE).stream())
                .map(CurvesPersonalData::told)
                .toList();
    }

    private static Told told(CurveReading it) {
        var said = it.indicators();
        return new Told(
                Words.longDate(it.readOn()),
                List.of(
                        new Line(
                                Words.t("loadcurves.purpose"),
                                Words.t("loadcurves.purpose."
                                        + it.agreement().purpose().key())),
                        new Line(
                                Words.t("loadcurves.until"),
                                Words.date(it.agreement().until())),
                        new Line(
                                Words.t("loadcurves.period"),
                                Words.date(LocalDate.ofEpochDay(said.from())) + " – "
                                        + Words.date(LocalDate.ofEpochDay(said.to()))),
                        new Line(
                                Words.t("loadcurves.figure.year"),
                                Words.number(Math.round(said.kWhAYear())) + " kWh")));
    }
}
