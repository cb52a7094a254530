// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.papers;

import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.Moment;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loans, gifts and sales of a person, for the answer to their access request. */
@Component
class EquipmentPersonalData implements PersonalDataProvider {
    private final ReadEquipment equipment;

    EquipmentPersonalData(ReadEquipment equipment) {
        this.equipment = equipment;
    }

    @Override
    public int order() {
        return 24;
    }

    @Override
    public String title() {
        return Words.t("equipment.panel");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        return equipment.ofPerson(person).stream().map(this::told).toList();
    }

    private Told told(Handover it) {
        var lines = new ArrayList<Line>();
        var item = equipment.find(it.item()).orElseThrow();
        line(lines, "equipment.field.model", item.model());
        line(lines, "equipment.field.label", item.label().text());
        line(lines, "equipment.field.out", Words.date(it.outOn()));
        if (it.due() != null) line(lines, "equipment.field.due", Words.date(it.due()));
        if (it.condition() != null)
            line(lines, "equipment.field.condition", Words.t("equipment.condition." + it.condition()));
        if (it.cents() != null) line(lines, "equipment.field.price", Words.euros(it.cents()));
        if (it.backOn() != null) line(lines, "equipment.field.back", Words.date(it.backOn()));
        if (it.backState() != null)
            line(lines, "equipment.field.state", Words.t("equipment.back-state." + it.backState()));
        signature(lines, it.id(), Moment.OUT, "equipment.field.signed-out");
        signature(lines, it.id(), Moment.BACK, "equipment.field.signed-back");
        return new Told(Words.t("equipment.told." + it.kind().code(), it.outOn()), lines);
    }

    private void signature(List<Line> lines, UUID handover, Moment moment, String name) {
        var kept = equipment.signature(handover, moment);
        if (!kept.isEmpty()) line(lines, name, kept.startsWith("data:") ? Words.t("equipment.tell.drawn") : kept);
    }

    private static void line(List<Line> lines, String name, String text) {
        lines.add(new Line(Words.t(name), text));
    }
}
