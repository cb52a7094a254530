package fr.parvis.mandates.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells who prepared a mandate that it ends soon, once: by mail where a mail server is set. The mail names nobody. One that could not go
 * is tried again the next day.
 */
@Component
public class WarnOfEnd {
    private static final Logger LOG = LoggerFactory.getLogger(WarnOfEnd.class);
    private static final int AT_ONCE = 500;

    private final MandateTable mandates;
    private final Accounts accounts;
    private final Associations associations;
    private final Journal journal;
    private final @Nullable JavaMailSender sender;
    private final String from;
    private final String address;
    private final int warnDays;
    private final TransactionTemplate transaction;

    @Autowired
    WarnOfEnd(
            MandateTable mandates,
            Accounts accounts,
            Associations associations,
            Journal journal,
            ObjectProvider<JavaMailSender> sender,
            @Value("${parvis.mail.from:parvis@localhost}") String from,
            @Value("${parvis.address:}") String address,
            @Value("${parvis.mandates.warn-days:15}") int warnDays,
            PlatformTransactionManager transactions) {
        this(
                mandates,
                accounts,
                associations,
                journal,
                sender.getIfAvailable(),
                from,
                address,
                warnDays,
                new TransactionTemplate(transactions));
    }

    WarnOfEnd(
            MandateTable mandates,
            Accounts accounts,
            Associations associations,
            Journal journal,
            @Nullable JavaMailSender sender,
            String from,
            String address,
            int warnDays,
            TransactionTemplate transaction) {
        this.mandates = mandates;
        this.accounts = accounts;
        this.associations = associations;
        this.journal = journal;
        this.sender = sender;
        this.from = from;
        this.address = address;
        this.warnDays = warnDays;
        this.transaction = transaction;
    }

    /** In every association. @return how many were told of */
    public int handle() {
        int warned = 0;
        for (var association : associations.list())
            warned += Asking.as(association.id()).call(this::here);
        return warned;
    }

    private int here() {
        int warned = 0;
        for (var it : toWarnOf())
            // outside of any transaction: a mail server may take its time
            if (mailed(it)
                    && Boolean.TRUE.equals(transaction.execute(status -> {
                        boolean first = mandates.warned(it.id());
                        if (first) journal.note("mandates.warned", it.id().toString(), Map.of());
                        return first;
                    }))) warned++;
        return warned;
    }

    private List<Mandate> toWarnOf() {
        return Objects.requireNonNull(
                transaction.execute(status -> mandates.toWarnOf(mandates.today().plusDays(warnDays), AT_ONCE)));
    }

    /** @return false when it is to be tried again */
    private boolean mailed(Mandate it) {
        var mail = sender;
        var to = accounts.find(it.preparedBy()).filter(Accounts.Account::active).orElse(null);
        if (mail == null || to == null) return true;
        LocalDate end = Objects.requireNonNull(it.endsOn());
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to.email());
        message.setSubject(Words.t("mandates.mail.subject", end));
        message.setText(Words.t("mandates.mail.text", end, address + "/bureau/mandats/" + it.id()));
        try {
            mail.send(message);
            return true;
        } catch (MailException e) {
            LOG.error(
                    "mandate {}: the warning of its end did not go to account {}: {}",
                    it.id(),
                    to.id(),
                    e.getClass().getName());
            return false;
        }
    }
}
