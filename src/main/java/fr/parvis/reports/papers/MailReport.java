// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.papers;

import fr.parvis.reports.domain.ReportMail;
import fr.parvis.runtime.Mail;
import fr.parvis.runtime.Mailer;
import fr.parvis.shell.Words;
import fr.parvis.values.FoldedText;
import org.springframework.stereotype.Component;

/** Mails a report as a PDF, in French. */
@Component
class MailReport implements ReportMail {
    private final Mailer mailer;

    MailReport(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public boolean canMail() {
        return mailer.isSet();
    }

    @Override
    public void send(Letter letter) {
        var report = letter.report();
        mailer.send(new Mail(
                "report-" + letter.id(),
                letter.to(),
                report.title(),
                letter.message().isBlank()
                        ? Words.t(Words.FRENCH, "reports.mail.text", report.title(), report.association())
                        : letter.message().strip(),
                null,
                letter.writer().isBlank() ? null : letter.writer(),
                new Mail.Attachment(FoldedText.slug(report.title()) + ".pdf", "application/pdf", letter.pdf())));
    }
}
