package fr.parvis.messages.papers;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.messages.Template;
import fr.parvis.messages.domain.MessageWords;
import fr.parvis.messages.domain.Said;
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
        return Words.in(locale(language))
                .call(() -> new Written(
                        Words.has(template.key() + ".subject")
                                ? t(template.key() + ".subject", args)
                                : t("messages.subject", place()),
                        t(
                                "messages.frame",
                                name.isEmpty() ? t("messages.hello.nobody") : t("messages.hello", name),
                                t(template.key() + ".text", args),
                                place())));
    }

    @Override
    public String sms(Said said) {
        return SmsText.plain(Words.in(locale(said.language())).call(() -> t("messages.sms", said.text())))
                .text();
    }

    /** Of the languages that we have these words in. */
    static Locale locale(@Nullable String language) {
        return "en".equals(language) ? Words.ENGLISH : Words.FRENCH;
    }

    private String place() {
        return associations.find(Asking.association()).map(Association::name).orElse("Parvis");
    }
}
