// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.cases.Cases;
import fr.parvis.cases.SamplePapers;
import fr.parvis.database.Asking;
import fr.parvis.network.Points;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sheets of the demonstration that were taken along, two with a card. */
@Component
class SampleSheets implements SamplePapers {
    private static final List<String> LANGUAGES = List.of("fr", "ar", "es");

    private final PrintSheet print;
    private final Points points;

    SampleSheets(PrintSheet print, Points points) {
        this.print = print;
        this.points = points;
    }

    @Override
    public void write(Cases.Named it, int rank) {
        if (rank >= LANGUAGES.size()) return;
        var point = points.list(Asking.association()).stream().findFirst().orElse(null);
        if (point == null) return;
        var outcome = print.handle(new PrintSheet.Command(
                Ids.next(),
                null,
                it.id(),
                point.id(),
                LANGUAGES.get(rank),
                List.of("Apporter la facture (exemple)"),
                "",
                "",
                null,
                rank == 2 ? new PrintSheet.Carried.None() : new PrintSheet.Carried.New(),
                "https://demo.example"));
        if (outcome instanceof Outcome.Refused(var refused))
            throw new IllegalStateException("a sample sheet: " + refused);
    }
}
