// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.arrangements.ArrangementsWords;
import fr.parvis.intake.StoredReason;
import fr.parvis.returns.domain.PartnerDashboard;
import fr.parvis.shell.Words;
import fr.parvis.values.RowProblem;
import java.util.List;

/** View of one list for its partner: what was taken of it, how far it is, which lines were not taken and why. */
public record HandedListPage(
        String fileName,
        String on,
        List<PartnerDashboardPage.Step> counts,
        List<PartnerDashboardPage.Step> steps,
        List<Line> refused) {

    /**
     * A line that was not taken.
     *
     * @param line as a spreadsheet counts it
     */
    public record Line(String line, String field, String reason) {}

    static HandedListPage of(PartnerDashboard.HandedList list, List<RowProblem> refused) {
        return new HandedListPage(
                list.fileName(),
                Words.date(list.on()),
                List.of(
                        new PartnerDashboardPage.Step(t("returns.room.lines"), Words.number(list.lines())),
                        new PartnerDashboardPage.Step(t("returns.room.taken"), Words.number(list.taken())),
                        new PartnerDashboardPage.Step(t("returns.room.renewed"), Words.number(list.renewed())),
                        new PartnerDashboardPage.Step(t("returns.room.refused"), Words.number(list.refused()))),
                PartnerDashboardPage.steps(list),
                refused.stream().map(HandedListPage::line).toList());
    }

    private static Line line(RowProblem refused) {
        var problem = refused.problem();
        var field = !refused.column().isEmpty()
                ? refused.column()
                : problem.field().isEmpty() ? t("returns.room.whole-line") : ArrangementsWords.field(problem.field());
        return new Line(
                Integer.toString(refused.line()),
                field,
                Words.has(problem.code()) ? t(problem) : t("returns.room.wrong", StoredReason.of(problem)));
    }
}
