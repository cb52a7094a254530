// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.web;

import fr.parvis.cases.CasePanel;
import fr.parvis.cases.Cases;
import fr.parvis.loadcurves.LoadcurvesAddresses;
import fr.parvis.loadcurves.domain.Readings;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Panel on a case's page: the load curves that were read for it. */
@Component
class CurvesPanel implements CasePanel {
    private static final int SHOWN = 5;

    private final Readings readings;

    CurvesPanel(Readings readings) {
        this.readings = readings;
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public PersonPanel.Content of(Cases.Named it) {
        return new PersonPanel.Content(
                Words.t("loadcurves.panel"),
                "bar-chart",
                readings.latest(it.id(), SHOWN).stream()
                        .map(reading -> new PersonPanel.Line(
                                Words.t("loadcurves.read-on", reading.readOn()),
                                ShowCurve.address(reading.id()),
                                ShowCurve.period(reading.indicators()),
                                null,
                                "",
                                reading.readOn()))
                        .toList(),
                Words.t("loadcurves.panel.none"),
                it.open()
                        ? List.of(new PersonPanel.Link(
                                Words.t("loadcurves.new"), LoadcurvesAddresses.ofCase(it.id()), "plus-lg"))
                        : List.of(),
                null);
    }
}
