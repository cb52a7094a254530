// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.procedures.SampleGuide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Takes the sheets of the fixture in, which bear their date and their source. */
@Component
class LoadSampleGuide implements SampleGuide {
    private final ImportGuide importGuide;
    private final FindSheets find;

    LoadSampleGuide(ImportGuide importGuide, FindSheets find) {
        this.importGuide = importGuide;
        this.find = find;
    }

    @Override
    public void load() {
        if (find.isThere()) return;
        try (var zip = Objects.requireNonNull(LoadSampleGuide.class.getResourceAsStream("/procedures/sheets.zip"))) {
            importGuide.handle(zip, "service-public.fr, novembre 2020 (extrait, Licence Ouverte 2.0)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
