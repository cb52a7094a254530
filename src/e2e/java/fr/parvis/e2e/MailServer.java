// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.parvis.runtime.Mailer;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.util.ReflectionTestUtils;

/** A mail server that the application of all journeys has during a test: a setting would start an application of its own. */
final class MailServer implements BeforeEachCallback, AfterEachCallback {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Override
    public void beforeEach(ExtensionContext test) {
        server.start();
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        ReflectionTestUtils.setField(mailer(test), "server", sender);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        ReflectionTestUtils.setField(mailer(test), "server", null);
        server.stop();
    }

    /** Mails to this address; what others had left to be sent goes too. */
    MimeMessage[] sentTo(String address) {
        return server.getReceivedMessagesForDomain(address);
    }

    private static Mailer mailer(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test).getBean(Mailer.class);
    }
}
