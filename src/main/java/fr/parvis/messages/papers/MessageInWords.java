// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.papers;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.messages.Template;
import fr.parvis.messages.domain.MessageContent;
import fr.parvis.messages.domain.MessageWords;
import fr.parvis.messages.domain.sms.SmsText;
import fr.parvis.shell.Words;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes messages: a greeting with the first name, what the asking module says, the name of the association. */
@Component
public class MessageInWords implements MessageWords {
    private final Associations associations;

    MessageInWords(Associations associations) {
        this.associations = associations;
    }

    @Override
    public Written write(Template template, String name, @Nullable String language) {
        var args = template.args().toArray();
        return Words.in(locale(language, template.key() + ".text"))
                .call(() -> new Written(
                        bare(
                                Words.has(template.key() + ".subject")
                                        ? t(template.key() + ".subject", args)
                                        : t("messages.subject", place())),
                        bare(t(
                                "messages.frame",
                                name.isEmpty() ? t("messages.hello.nobody") : t("messages.hello", name),
                                t(template.key() + ".text", args),
                                place()))));
    }

    @Override
    public String sms(MessageContent said) {
        return SmsText.plain(Words.in(locale(said.language(), "messages.sms"))
                        .call(() -> bare(t("messages.sms", said.text()))))
                .text();
    }

    /** Without the signs that keep names apart in Arabic on a page: telephones draw or count them. */
    private static String bare(String text) {
        return text.replaceAll("[\\u2066-\\u2069]", "");
    }

    /** The person's language where we have these words in it; what the team writes itself is in French. */
    static Locale locale(@Nullable String language, String key) {
        if (language == null) return Words.FRENCH;
        var locale = Locale.forLanguageTag(language);
        return Words.isSaid(locale, key) ? locale : Words.FRENCH;
    }

    /** Name of the sender: the association, or the network where it is no association's. */
    private String place() {
        var association = Asking.scope().association();
        return (association == null
                        ? associations.networkName()
                        : associations.find(association).map(Association::name))
                .orElse("Parvis");
    }
}
