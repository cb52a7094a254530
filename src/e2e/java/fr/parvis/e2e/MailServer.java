// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parvis.shell.Mailer;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.util.ReflectionTestUtils;

/** A mail server that the application of all journeys has for a while: a setting would start an application of its own. */
final class MailServer implements AutoCloseable {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Mailer mailer;

    private MailServer(Mailer mailer) {
        this.mailer = mailer;
    }

    /** Until it is closed, mails go through it. */
    static MailServer of(Mailer mailer) {
        var it = new MailServer(mailer);
        it.server.start();
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(it.server.getSmtp().getPort());
        ReflectionTestUtils.setField(mailer, "server", sender);
        return it;
    }

    /** Mails to this address; what others had left to be sent goes too. */
    MimeMessage[] sentTo(String address) {
        return server.getReceivedMessagesForDomain(address);
    }

    @Override
    public void close() {
        ReflectionTestUtils.setField(mailer, "server", null);
        server.stop();
    }
}
