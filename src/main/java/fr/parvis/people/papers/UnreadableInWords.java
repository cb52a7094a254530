// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.papers;

import fr.parvis.people.domain.UnreadableText;
import fr.parvis.shell.Words;
import org.springframework.stereotype.Component;

/** The words that stand for a text whose key is lost, on every screen and paper. */
@Component
public class UnreadableInWords implements UnreadableText {

    @Override
    public String text() {
        return Words.t("people.key-lost");
    }
}
