// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.papers;

import fr.parvis.cases.domain.Case;
import fr.parvis.cases.domain.CaseTable;
import fr.parvis.cases.domain.CaseTemplates;
import fr.parvis.cases.domain.Step;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cases of a person, for the answer to their access request. */
@Component
class CasesPersonalData implements PersonalDataProvider {
    private static final int ALL = Integer.MAX_VALUE;

    private final CaseTable cases;
    private final CaseTemplates templates;
    private final Nomenclature nomenclature;
    private final BillChangeText billChanges;

    CasesPersonalData(CaseTable cases, CaseTemplates templates, Nomenclature nomenclature, BillChangeText billChanges) {
        this.cases = cases;
        this.templates = templates;
        this.nomenclature = nomenclature;
        this.billChanges = billChanges;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String title() {
        return Words.t("cases.panel");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        return cases.of(person, ALL, 0).stream().map(this::told).toList();
    }

    private Told told(Case it) {
        var lines = new ArrayList<>(about(it));
        for (var step : cases.steps(List.of(it.id()))) lines.add(told(step));
        for (var contact : cases.contacts(it.id(), ALL, 0))
            lines.add(new Line(
                    Words.date(contact.day()) + ", " + Words.t("cases.channel." + contact.channel()) + ", "
                            + Words.t("cases.party." + contact.party()),
                    contact.said()));
        for (var change : cases.billChanges(it.id()))
            lines.add(new Line(Words.date(change.on()), billChanges.of(change)));
        for (var closing : cases.closings(it.id()))
            lines.add(new Line(Words.t("cases.close.outcome"), ClosingText.of(closing)));
        return new Told(it.asked(), lines);
    }

    private List<Line> about(Case it) {
        var lines = new ArrayList<Line>();
        var catalogue = nomenclature.on(it.openedOn());
        var code = it.template();
        var template = code == null ? null : templates.find(code).orElse(null);
        if (template != null) lines.add(new Line(Words.t("cases.tell.kind"), template.label()));
        lines.add(new Line(Words.t("cases.field.theme"), catalogue.label(CodeList.THEME, it.theme())));
        var operator = it.operator();
        if (operator != null)
            lines.add(new Line(Words.t("cases.field.operator"), catalogue.label(CodeList.OPERATOR, operator)));
        lines.add(new Line(Words.t("cases.tell.opened"), Words.date(it.openedOn())));
        var from = it.countedFrom();
        if (from != null)
            lines.add(new Line(
                    template == null || template.dateAsked().isEmpty()
                            ? Words.t("cases.field.countedFrom")
                            : template.dateAsked(),
                    Words.date(from)));
        lines.addAll(bill(it));
        if (it.open())
            lines.add(new Line(
                    Words.t("cases.turn.label"),
                    Words.t("cases.waiting." + it.waitingOn()) + ", "
                            + Words.t("cases.waiting-since", it.waitingSince())));
        return lines;
    }

    /** Facts of the bill, without the day and the supplier that the case itself has. */
    private List<Line> bill(Case it) {
        var lines = new ArrayList<Line>();
        var bill = cases.bill(it.id());
        var issued = bill.issuedOn();
        if (issued != null && !it.ofBill()) lines.add(new Line(Words.t("cases.field.issued"), Words.date(issued)));
        var supplier = bill.supplier();
        if (supplier != null && !supplier.equals(it.operator()))
            lines.add(new Line(Words.t("cases.field.supplier"), billChanges.name(supplier, it.openedOn())));
        var payable = bill.payableBy();
        if (payable != null) lines.add(new Line(Words.t("cases.field.payable"), Words.date(payable)));
        var cents = bill.cents();
        if (cents != null) lines.add(new Line(Words.t("cases.field.amount"), Words.euros(cents)));
        var reference = bill.reference();
        if (reference != null) lines.add(new Line(Words.t("cases.field.reference"), reference));
        return lines;
    }

    private static Line told(Step step) {
        var due = step.due();
        var done = step.doneOn();
        var text = new StringBuilder(step.text());
        if (due != null) text.append(", ").append(Words.t("cases.step.due", Words.date(due)));
        if (done != null) text.append(", ").append(Words.t("cases.tell.done", done));
        var because = step.dueChosen() ? Words.t("cases.because.chosen") : step.because();
        if (!because.isEmpty()) text.append(". ").append(because);
        return new Line(
                Words.t(step.kind() == Step.Kind.STEP ? "cases.step.text" : "cases.tell.paper"), text.toString());
    }
}
