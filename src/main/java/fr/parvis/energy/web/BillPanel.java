// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.cases.CasePanel;
import fr.parvis.cases.Cases;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.clock.Milestone;
import fr.parvis.energy.domain.clock.Timeline;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** On the page of a case of energy or water: where its unpaid bill stands. */
@Component
class BillPanel implements CasePanel {
    private final ReadBill bills;

    BillPanel(ReadBill bills) {
        this.bills = bills;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public PersonPanel.Content of(Cases.Named it) {
        var bill = bills.find(it.id()).orElse(null);
        var lines = new ArrayList<PersonPanel.Line>();
        if (bill != null) {
            var timeline = bills.timeline(bill.facts());
            lines.add(new PersonPanel.Line(
                    ShowBill.lead(timeline),
                    BillController.address(it.id()),
                    days(timeline),
                    ShowBill.status(timeline.status()),
                    ShowBill.kind(timeline.status())));
        }
        boolean about = it.theme().startsWith("energy-") || it.theme().startsWith("water-");
        return new PersonPanel.Content(
                Words.t("energy.bill"),
                "clock-history",
                lines,
                about ? Words.t("energy.panel.none") : "",
                links(it, bill == null && it.open(), bill != null || about),
                null);
    }

    private static List<PersonPanel.Link> links(Cases.Named it, boolean begins, boolean about) {
        var links = new ArrayList<PersonPanel.Link>();
        if (begins)
            links.add(new PersonPanel.Link(Words.t("energy.panel.begin"), BillController.address(it.id()), "plus-lg"));
        if (about)
            links.add(new PersonPanel.Link(Words.t("energy.rights"), RightsController.address(it.id()), "calculator"));
        return links;
    }

    private static String days(Timeline timeline) {
        return timeline.milestones().stream()
                .filter(milestone ->
                        milestone.kind() == Milestone.Kind.REDUCTION || milestone.kind() == Milestone.Kind.CUT)
                .map(milestone -> Words.labelled(
                                Words.t("energy.milestone." + EnumCode.of(milestone.kind())),
                                ShowBill.day(milestone.when()))
                        + (milestone.toCheck() ? " (" + Words.t("energy.check") + ")" : ""))
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }
}
