// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import fr.parvis.cases.CasePanel;
import fr.parvis.cases.Cases;
import fr.parvis.mandates.domain.Mandate;
import fr.parvis.mandates.domain.ReadMandate;
import fr.parvis.mandates.papers.PaperText;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Panels of mandates. On a person's page: what they gave authority for, and what was done without; on a case's page: whether we may act. */
@Component
class MandatesPanel implements PersonPanel, CasePanel {
    private static final int SHOWN = 10;

    private final ReadMandate mandates;
    private final ShowMandate show;

    MandatesPanel(ReadMandate mandates, ShowMandate show) {
        this.mandates = mandates;
        this.show = show;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Content of(UUID person) {
        var lines = new ArrayList<Line>();
        for (var act : mandates.irregularOf(person, SHOWN))
            lines.add(new Line(
                    show.what(act),
                    null,
                    Words.t(
                            "mandates.panel.irregular",
                            act.day(),
                            Words.t("mandates.irregular."
                                    + Objects.requireNonNull(act.irregular()).key())),
                    Words.t("mandates.irregular"),
                    "danger"));
        mandates.of(person, SHOWN).forEach(it -> lines.add(line(it)));
        return new Content(
                Words.t("mandates.panel"),
                "file-earmark-text",
                lines,
                Words.t("mandates.panel.none"),
                List.of(
                        new Link(
                                Words.t("mandates.new"),
                                ShowMandate.ADDRESS + "/nouveau?personne=" + person,
                                "plus-lg"),
                        new Link(Words.t("mandates.act"), ActController.ACT + "?personne=" + person, "pencil")),
                null);
    }

    @Override
    public Content of(Cases.Named it) {
        return new Content(
                Words.t("mandates.panel.case"),
                "file-earmark-text",
                mandates.inForce(it.person()).stream().map(this::line).toList(),
                Words.t("mandates.panel.case.none"),
                it.open()
                        ? List.of(new Link(
                                Words.t("mandates.act"),
                                ActController.ACT + "?personne=" + it.person() + "&suivi=" + it.id(),
                                "pencil"))
                        : List.of(),
                null);
    }

    private Line line(Mandate it) {
        return new Line(
                PaperText.fields(it),
                ShowMandate.address(it.id()),
                show.endsSoon(it)
                        ? Words.t("mandates.panel.soon", Objects.requireNonNull(it.endsOn()))
                        : ShowMandate.duration(it.days()),
                show.state(it),
                show.kind(it));
    }
}
