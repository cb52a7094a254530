// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.papers;

import fr.parvis.mandates.domain.Act;
import fr.parvis.mandates.domain.ActTable;
import fr.parvis.mandates.domain.Mandate;
import fr.parvis.mandates.domain.MandateTable;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mandates of a person and what was done for them in their place, for the answer to their access request. */
@Component
class MandatesPersonalData implements PersonalDataProvider {
    private static final int ALL = Integer.MAX_VALUE;

    private final MandateTable mandates;
    private final ActTable acts;

    MandatesPersonalData(MandateTable mandates, ActTable acts) {
        this.mandates = mandates;
        this.acts = acts;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String title() {
        return Words.t("mandates.panel");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        var told = new ArrayList<Told>();
        for (var it : mandates.of(person, ALL)) told.add(told(it));
        var without = acts.of(person, ALL).stream()
                .filter(act -> act.mandate() == null)
                .map(MandatesPersonalData::line)
                .toList();
        if (!without.isEmpty()) told.add(new Told(Words.t("mandates.tell.without"), without));
        return told;
    }

    private Told told(Mandate it) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(Words.t("mandates.field.scopes"), PaperText.fields(it)));
        var signed = it.signed();
        var end = it.endsOn();
        if (signed != null && end != null) {
            lines.add(new Line(
                    Words.t("mandates.tell.signed"),
                    Words.t("mandates.signed-" + EnumCode.of(signed.with()), signed.on())));
            lines.add(new Line(Words.t("mandates.tell.until"), Words.date(end)));
            mandates.signature(it.id())
                    .ifPresent(mark -> lines.add(new Line(
                            Words.t("mandates.tell.signature"),
                            mark.startsWith("data:") ? Words.t("mandates.tell.drawn") : mark)));
        } else lines.add(new Line(Words.t("mandates.tell.signed"), Words.t("mandates.state.to-sign")));
        var revoked = it.revoked();
        if (revoked != null)
            lines.add(new Line(
                    Words.t("mandates.tell.revoked"),
                    Words.date(revoked.on()) + ", " + Words.t("mandates.how." + revoked.how())));
        for (var act : acts.under(it.id(), ALL, 0)) lines.add(line(act));
        return new Told(Words.t("mandates.tell.one", Words.date(it.preparedOn())), lines);
    }

    private static Line line(Act act) {
        var text = new StringBuilder(Words.t("mandates.scope." + act.scope().key()));
        var said = act.said();
        if (said != null) text.append(" ; ").append(said);
        if (act.payment()) text.append(" ; ").append(ActWords.payment(act));
        var irregular = act.irregular();
        if (irregular != null) text.append(" ; ").append(Words.t("mandates.irregular." + irregular.key()));
        var withdrawn = act.withdrawnOn();
        if (withdrawn != null) text.append(" ; ").append(Words.t("mandates.act.withdrawn", withdrawn));
        return new Line(Words.date(act.day()), text.toString());
    }
}
