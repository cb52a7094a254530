// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.database.Asking;
import fr.parvis.people.People;
import fr.parvis.people.PeopleProblems;
import fr.parvis.people.SensitiveText;
import fr.parvis.runtime.Mailer;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down how a letter went, once, among the contacts of its case; a mail is really sent, with the letter attached. The mail goes
 * outside of any transaction: what is written down before says that it is on its way, so that it never goes twice by itself.
 */
@Component
public class SendLetter {
    private static final Logger LOG = LoggerFactory.getLogger(SendLetter.class);
    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_MESSAGE = 2_000;

    /** Time after which a mail has surely ended: longer than the timeouts of its server. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * @param to tracking number, address of the mail, or a note: which portal, into whose hands
     * @param message text of the mail beside the letter
     */
    public record Command(UUID letter, String channel, LocalDate sentOn, String to, String message, boolean knowing) {}

    private final LetterTable letters;
    private final LetterMail mail;
    private final Phrases phrases;
    private final Cases cases;
    private final People people;
    private final Accounts accounts;
    private final Associations associations;
    private final Journal journal;
    private final TransactionTemplate transaction;

    @Autowired
    SendLetter(
            LetterTable letters,
            LetterMail mail,
            Phrases phrases,
            Cases cases,
            People people,
            Accounts accounts,
            Associations associations,
            Journal journal,
            PlatformTransactionManager transactions) {
        this(
                letters,
                mail,
                phrases,
                cases,
                people,
                accounts,
                associations,
                journal,
                new TransactionTemplate(transactions));
    }

    SendLetter(
            LetterTable letters,
            LetterMail mail,
            Phrases phrases,
            Cases cases,
            People people,
            Accounts accounts,
            Associations associations,
            Journal journal,
            TransactionTemplate transaction) {
        this.letters = letters;
        this.mail = mail;
        this.phrases = phrases;
        this.cases = cases;
        this.people = people;
        this.accounts = accounts;
        this.associations = associations;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** Whether a mail server is set at all. */
    public boolean canMail() {
        return mail.canMail();
    }

    public Outcome<UUID> handle(Command command) {
        return command.channel.equals("mail") ? mail(command) : in(() -> write(command, true));
    }

    private Outcome<UUID> in(java.util.function.Supplier<Outcome<UUID>> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    /** @param gone false for a mail that is about to be sent */
    private Outcome<UUID> write(Command command, boolean gone) {
        var it = letters.findLocked(command.letter, cases).orElse(null);
        if (it == null) return Outcome.refused("", "letters.problem.unknown");
        var earlier = letters.sending(it.id()).orElse(null);
        if (earlier != null)
            return earlier.gone() && earlier.channel().equals(command.channel)
                    ? new Outcome.Done<>(it.id())
                    : Outcome.refused("", earlier.gone() ? "letters.problem.over" : "letters.problem.on-its-way");
        if (it.state() != Letter.State.READY)
            return Outcome.refused(
                    "", it.state() == Letter.State.DRAFT ? "letters.problem.not-numbered" : "letters.problem.over");
        var problems = new ArrayList<>(LetterRules.unfinished(it));
        var to = to(command, it, problems);
        if (command.sentOn.isAfter(letters.today()) || command.sentOn.isBefore(it.begunOn()))
            problems.add(Problem.of("sentOn", "letters.problem.sent-on"));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var sending =
                new Sending(it.id(), command.channel, command.sentOn, LetterRules.account(), letters.now(), gone, to);
        letters.insert(sending);
        if (gone) done(it, sending);
        return new Outcome.Done<>(it.id());
    }

    private String to(Command command, Letter it, List<Problem> problems) {
        var typed = command.to.strip();
        switch (command.channel) {
            case "registered" -> {
                var number = TrackingNumber.read(typed).orElse("");
                if (number.isEmpty()) problems.add(Problem.of("to", "letters.problem.tracking"));
                return number;
            }
            case "mail" -> {
                if (!isAddress(typed)) problems.add(Problem.of("to", "letters.problem.mail"));
                if (!Gap.byHand(it.text()).isEmpty()) problems.add(Problem.of("to", "letters.problem.mail-by-hand"));
                if (command.message.length() > LONGEST_MESSAGE)
                    problems.add(PeopleProblems.tooLong("message", LONGEST_MESSAGE));
                note("message", command.message, command.knowing, problems);
                return typed;
            }
            case "post", "portal", "hand" -> {
                if (typed.length() > LONGEST_NOTE) problems.add(PeopleProblems.tooLong("to", LONGEST_NOTE));
                note("to", typed, command.knowing, problems);
                return typed;
            }
            default -> {
                problems.add(Problem.of("channel", "letters.problem.channel"));
                return typed;
            }
        }
    }

    private static void note(String field, String text, boolean knowing, List<Problem> problems) {
        problems.addAll(SensitiveText.problems(field, text, knowing));
    }

    private static boolean isAddress(String typed) {
        return typed.length() <= 200
                && typed.matches("[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]+")
                && Mailer.isAddress(typed);
    }

    /** Inside the transaction that wrote it down. */
    private void done(Letter it, Sending sending) {
        letters.state(it.id(), Letter.State.SENT, sending.sentBy());
        people.contacted(it.person(), sending.sentOn());
        var said = phrases.contact(it, sending);
        boolean among = cases.contacted(
                it.caseFile(),
                new Cases.Contact(
                        sending.sentOn(),
                        sending.contact(),
                        it.kind() == Letter.Kind.LETTER ? "body" : "person",
                        said.length() > 400 ? said.substring(0, 399) + "…" : said));
        journal.note(
                "letters.sent",
                it.id().toString(),
                Map.of("channel", sending.channel(), "contact", Boolean.toString(among)));
    }

    // --- mail

    private Outcome<UUID> mail(Command command) {
        if (!mail.canMail()) return Outcome.refused("channel", "letters.problem.no-mail");
        var claimed = new AtomicBoolean();
        var begun = in(() -> {
            // waits until another sending of the letter has finished
            letters.findLocked(command.letter, cases);
            boolean earlier = letters.sending(command.letter).isPresent();
            var written = write(command, false);
            claimed.set(!earlier && written instanceof Outcome.Done);
            return written;
        });
        if (!claimed.get()) return begun;
        try {
            hand(command);
        } catch (MailException e) {
            LOG.warn(
                    "letter {}: the mail did not go: {}",
                    command.letter,
                    e.getClass().getName());
            // the server fell silent with the letter in its hands: nobody knows, and it is not sent a second time by
            // itself
            if (Mailer.isUnheard(e)) return Outcome.refused("", "letters.problem.on-its-way");
            transaction.executeWithoutResult(_ -> letters.takeBack(command.letter));
            return Outcome.refused("to", "letters.problem.mail-failed");
        } catch (RuntimeException e) {
            transaction.executeWithoutResult(_ -> letters.takeBack(command.letter));
            throw e;
        }
        return arrived(command.letter, true);
    }

    private void hand(Command command) {
        mail.send(Objects.requireNonNull(transaction.execute(_ -> new LetterMail.About(
                letters.find(command.letter).orElseThrow(),
                command.to.strip(),
                command.message,
                accounts.find(LetterRules.account()).orElseThrow().email(),
                associations.find(Asking.association()).orElseThrow().name()))));
    }

    /** Says of a mail whose server never answered whether it went: who wrote to the addressee knows. */
    public Outcome<UUID> arrived(UUID letter, boolean gone) {
        return in(() -> {
            var it = letters.findLocked(letter, cases).orElse(null);
            var sending = letters.sending(letter).orElse(null);
            if (it == null || sending == null || sending.gone()) return Outcome.refused("", "letters.problem.unknown");
            if (gone) {
                letters.gone(letter);
                done(it, sending);
            } else letters.takeBack(letter);
            return new Outcome.Done<>(letter);
        });
    }

    /** Whether a mail has been on its way for longer than its server may take. */
    public boolean unknown(Sending sending) {
        return !sending.gone() && sending.begunAt().plus(PATIENCE).isBefore(now());
    }

    private Instant now() {
        return letters.now();
    }
}
