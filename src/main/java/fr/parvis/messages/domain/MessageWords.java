// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import fr.parvis.messages.Template;
import org.jspecify.annotations.Nullable;

/** The words of a message. */
public interface MessageWords {

    /** @param text the greeting, what is said, who writes */
    record Written(String subject, String text) {}

    /** @param language ISO 639 code of the person's language; French where we have no words in it */
    Written write(Template template, String name, @Nullable String language);

    /** The text of the SMS: with how to stop them, in signs that telephones know where there is such a sign. */
    String sms(MessageContent said);
}
