package fr.parvis.shell;

import jakarta.mail.SendFailedException;
import java.util.stream.Stream;
import org.springframework.mail.MailSendException;

/** Why a mail did not go. */
public final class MailRefusal {
    private MailRefusal() {}

    /** Whether the server said of the one recipient that there is no such mailbox, or that it takes nothing: trying again does not help. */
    public static boolean is(Exception failed) {
        return failed instanceof MailSendException sending
                && Stream.of(sending.getMessageExceptions())
                        .anyMatch(one -> one instanceof SendFailedException said
                                && said.getInvalidAddresses() != null
                                && said.getInvalidAddresses().length > 0);
    }
}
