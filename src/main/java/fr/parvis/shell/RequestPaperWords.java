// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.files.PaperWords;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Words of papers in the language of the request. */
@Component
public class RequestPaperWords implements PaperWords {
    @Override
    public Locale locale() {
        return Words.locale();
    }

    @Override
    public String undrawn() {
        return Words.t("shell.undrawn");
    }
}
