// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.papers;

import fr.parvis.letters.domain.LetterMail;
import fr.parvis.runtime.Mail;
import fr.parvis.runtime.Mail.Attachment;
import fr.parvis.runtime.Mailer;
import fr.parvis.shell.Words;
import org.springframework.stereotype.Component;

/** Mails a letter as a PDF. */
@Component
public class MailLetter implements LetterMail {
    private final DrawLetter draw;
    private final Mailer mailer;

    public MailLetter(DrawLetter draw, Mailer mailer) {
        this.draw = draw;
        this.mailer = mailer;
    }

    @Override
    public boolean canMail() {
        return mailer.isSet();
    }

    @Override
    public void send(About about) {
        var it = about.letter();
        mailer.send(new Mail(
                "letter-" + it.id(),
                about.to(),
                it.text().subject(),
                (about.message().isBlank()
                                ? Words.t(
                                        Layout.LANGUAGE,
                                        "letters.mail.text",
                                        it.text().signature())
                                : about.message().strip())
                        + "\n\n" + Words.t(Layout.LANGUAGE, "letters.mail.from", about.place(), it.shownNumber()),
                null,
                about.writer(),
                new Attachment(
                        "courrier-" + it.shownNumber() + ".pdf", "application/pdf", draw.pdf(it, about.place()))));
    }
}
